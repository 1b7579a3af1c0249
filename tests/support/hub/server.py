"""The stand-in hub: two origins on 127.0.0.1 that serve files the way the real hub does, and can go wrong.

Files go ``/{repo}/resolve/{revision}/{path}``: large ones redirect to the second origin with a signed link that
expires, whose ETag is not the hash and which answers 400 when the token arrives there; small ones redirect within
the hub. The JSON API is another module's: it hangs itself in with ``route``.
"""

from __future__ import annotations

import contextlib
import hashlib
import socket
import socketserver
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, quote, unquote

from tests.support.hub.content import GeneratedFile, StoredFile, StoredRepository
from tests.support.hub.exchange import Exchange
from tests.support.hub.faults import Fault, Kind, Script

Content = bytes | GeneratedFile


@dataclass
class Seen:
    """A request that came, and what became of it.

    Attributes:
        origin: ``hub`` or ``cdn``.
        method: Such as ``GET``.
        path: Without the query.
        query: In order, repeated keys included.
        headers: Names in lower case.
        body: What was sent along.
        status: Of the answer, 0 when none was given.
        sent: Bytes of the answer's body handed to the socket.
    """

    origin: str
    method: str
    path: str
    query: list[tuple[str, str]]
    headers: Mapping[str, str]
    body: bytes = b""
    status: int = 0
    sent: int = 0

    @property
    def start(self) -> int | None:
        """Where the range asked for begins."""
        text = self.headers.get("range", "")
        return int(text.removeprefix("bytes=").partition("-")[0]) if text else None


@dataclass
class Answer:
    """What a route answers."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


Route = Callable[[Seen], Answer | None]


@dataclass
class _Page:
    file: StoredFile
    headers: dict[str, str]


class LoopbackHub:
    """Use it in a ``with`` block; at its end no thread and no socket is left.

    Attributes:
        endpoint: What to set as the hub's address.
        cdn: The second origin.
        requests: All that came, in order.
        leaks: Requests that brought a token to the second origin.
        repositories: By id.
        link_seconds: How long a signed link is good.
        fault_script: What goes wrong.
    """

    def __init__(self) -> None:
        self.requests: list[Seen] = []
        self.leaks: list[Seen] = []
        self.repositories: dict[str, StoredRepository] = {}
        self.link_seconds = 300.0
        self.fault_script = Script()
        self.closing = threading.Event()
        self._pages: dict[tuple[str, str], _Page] = {}
        self._routes: list[Route] = []
        self._servers = {"hub": _Server(self, "hub"), "cdn": _Server(self, "cdn")}
        self.endpoint, self.cdn = (f"http://127.0.0.1:{server.server_address[1]}" for server in self._servers.values())
        for server in self._servers.values():
            server.start()

    # -------------------------------------------------------------------------------------- content

    def add(self, repository: str, files: Mapping[str, Content], **facts: Any) -> StoredRepository:
        """Publish a repository; again: a new commit of it. ``facts`` are the fields of ``StoredRepository``."""
        stored = {path: StoredFile(path, content) for path, content in files.items()}
        if facts.get("card"):
            stored["README.md"] = StoredFile("README.md", facts["card"].encode())
        self.repositories[repository] = StoredRepository(repository, stored, **facts)
        return self.repositories[repository]

    def put(self, path: str, content: Content, *, origin: str = "cdn", **headers: str) -> str:
        """Publish a plain file; returns its URL. Headers: ``etag=``, ``last_modified=`` and so on."""
        named = {name.replace("_", "-").title(): value for name, value in headers.items()}
        self._pages[origin, path] = _Page(StoredFile(path, content), named)
        return (self.endpoint if origin == "hub" else self.cdn) + quote(path)

    def route(self, route: Route) -> None:
        """Ask ``route`` first about every request to the hub's own origin; ``None``: it is not its."""
        self._routes.append(route)

    def fault(self, kind: Kind, **details: Any) -> Fault:
        """Let something go wrong: see ``tests.support.hub.faults``."""
        fault = Fault(kind, **details)
        self.fault_script.add(fault)
        return fault

    def sent(self, part: str = "") -> int:
        """Bytes of bodies sent for paths that contain ``part``, from the second origin."""
        return sum(seen.sent for seen in list(self.requests) if seen.origin == "cdn" and part in seen.path)

    # --------------------------------------------------------------------------------------- serving

    def answer(self, exchange: Exchange) -> None:
        """Serve one request."""
        seen = exchange.seen
        fault = self.fault_script.next(seen.origin, seen.method, seen.path)
        if fault is not None and exchange.whole_answer(fault, self.cdn):
            return
        page = self._pages.get((seen.origin, seen.path))
        if page is not None:
            exchange.file(page.file, page.headers, fault)
        elif seen.origin == "cdn":
            self._from_cdn(exchange, fault)
        else:
            self._from_hub(exchange, fault)

    def _from_cdn(self, exchange: Exchange, fault: Fault | None) -> None:
        seen = exchange.seen
        if "authorization" in seen.headers:
            self.leaks.append(seen)
            exchange.simple(400, {}, b"<Error><Code>InvalidArgument</Code></Error>")
            return
        query = dict(seen.query)
        good = query.get("Signature") == _signature(seen.path, query.get("Expires", ""))
        if not good or float(query["Expires"]) < time.time() or (fault is not None and fault.kind == "expired"):
            exchange.simple(403, {"Content-Type": "application/xml"}, b"<Error><Code>AccessDenied</Code></Error>")
            return
        file = self._by_hash(seen.path.rpartition("/")[2])
        if file is None:
            exchange.simple(404, {}, b"")
            return
        exchange.file(file, {"ETag": f'"{hashlib.md5(file.sha256.encode()).hexdigest()}"'}, fault)

    def _from_hub(self, exchange: Exchange, fault: Fault | None) -> None:
        for route in self._routes:
            answer = route(exchange.seen)
            if answer is not None:
                exchange.simple(answer.status, answer.headers, answer.body)
                return
        path = exchange.seen.path
        if path.startswith("/api/resolve-cache/models/"):
            owner, name, _, file = path.removeprefix("/api/resolve-cache/models/").split("/", 3)
            stored = self.repositories[f"{owner}/{name}"]
            headers = {"ETag": f'"{stored.files[file].git_id}"', "X-Repo-Commit": stored.commit}
            exchange.file(stored.files[file], headers, fault)
        elif "/resolve/" in path:
            repository, _, rest = path.lstrip("/").partition("/resolve/")
            revision, _, file = rest.partition("/")
            self._resolve(exchange, repository, revision, file, fault)
        else:
            exchange.simple(404, {}, b"Not Found")

    def _resolve(self, exchange: Exchange, repository: str, revision: str, path: str, fault: Fault | None) -> None:
        stored = self.repositories.get(repository)
        refusal = self.refusal(exchange.seen, stored)
        if refusal is not None:
            exchange.simple(refusal.status, refusal.headers, refusal.body)
            return
        assert stored is not None
        commit = stored.commit
        if revision not in ("main", commit):
            exchange.simple(404, {"X-Error-Code": "RevisionNotFound"}, b"")
            return
        file = stored.files.get(path)
        if file is None:
            exchange.simple(404, {"X-Error-Code": "EntryNotFound", "X-Repo-Commit": commit}, b"Entry not found")
            return
        if not file.large:
            location = f"/api/resolve-cache/models/{repository}/{commit}/{quote(path)}"
            exchange.simple(307, {"Location": location, "X-Repo-Commit": commit, "ETag": f'"{file.git_id}"'}, b"")
            return
        size = file.size + (fault.amount if fault is not None and fault.kind == "wrong_size" else 0)
        headers = {
            "Location": self.cdn + self._signed(f"/repos/{repository}/{file.sha256}"),
            "X-Repo-Commit": commit,
            "X-Linked-Etag": f'"{file.sha256}"',
            "X-Linked-Size": str(size),
            "ETag": f'"{file.git_id}"',
            "Accept-Ranges": "bytes",
        }
        bare = fault is not None and fault.kind == "bare"
        exchange.simple(302, {"Location": headers["Location"]} if bare else headers, b"Found. Redirecting")

    def refusal(self, seen: Seen, stored: StoredRepository | None) -> Answer | None:
        """Why a file may not be had: missing, private, gated, a token nobody knows."""
        token = seen.headers.get("authorization", "").removeprefix("Bearer ")
        if token.startswith("hf_bad"):
            return Answer(401, {"X-Error-Message": "Invalid credentials in Authorization header"}, b"{}")
        if stored is None or (stored.private and token not in stored.allowed):
            return Answer(401 if not token else 404, {"X-Error-Code": "RepoNotFound"}, b"{}")
        if stored.gated and token not in stored.allowed:
            message = f"Access to model {stored.id} is restricted."
            return Answer(403 if token else 401, {"X-Error-Code": "GatedRepo", "X-Error-Message": message}, b"{}")
        return None

    def _signed(self, path: str) -> str:
        expires = f"{time.time() + self.link_seconds:.3f}"
        return f"{path}?Expires={expires}&Signature={_signature(path, expires)}"

    def _by_hash(self, sha256: str) -> StoredFile | None:
        files = (file for stored in self.repositories.values() for file in stored.files.values())
        return next((file for file in files if file.sha256 == sha256), None)

    # ------------------------------------------------------------------------------------------- end

    def close(self) -> None:
        """End every connection and every thread."""
        self.closing.set()
        for server in self._servers.values():
            server.stop()

    def __enter__(self) -> LoopbackHub:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _signature(path: str, expires: str) -> str:
    return hashlib.sha1(f"secret of the hub {path} {expires}".encode()).hexdigest()


class _Server(socketserver.ThreadingTCPServer):
    """One origin."""

    allow_reuse_address = True
    daemon_threads = False  # so that closing waits for each of them
    request_queue_size = 64

    def __init__(self, hub: LoopbackHub, origin: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hub = hub
        self.origin = origin
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), name=f"loopback-{origin}")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.shutdown()
        self._thread.join()
        with self._lock:
            for connection in self._open:
                _end(connection)
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def close_request(self, request: Any) -> None:
        with self._lock:
            self._open.discard(request)
        super().close_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Connections that break are what this server is for; anything else is a mistake in it."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def _end(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):  # it may be over already
        connection.shutdown(socket.SHUT_RDWR)


class _Handler(socketserver.StreamRequestHandler):
    """One connection, with as many requests as the other side likes."""

    disable_nagle_algorithm = True

    def handle(self) -> None:
        server = self.server
        assert isinstance(server, _Server)
        while not server.hub.closing.is_set():
            seen = self._read(server.origin)
            if seen is None:
                return
            server.hub.requests.append(seen)
            exchange = Exchange(seen, self.connection, server.hub.closing)
            server.hub.answer(exchange)
            if exchange.over:
                return

    def _read(self, origin: str) -> Seen | None:
        words = self.rfile.readline(65_536).decode("latin-1").split()
        if len(words) < 3:
            return None
        headers: dict[str, str] = {}
        while line := self.rfile.readline(65_536).decode("latin-1").strip():
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
        body = self.rfile.read(int(headers.get("content-length", "0")))
        target = words[1]
        if "://" in target:  # asked for as from a proxy
            target = "/" + target.split("://", 1)[1].partition("/")[2]
        path, _, query = target.partition("?")
        return Seen(origin, words[0], unquote(path), parse_qsl(query, keep_blank_values=True), headers, body)
