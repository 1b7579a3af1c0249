"""Asks for a file, from some byte on, and makes sure that what answers is that file; writes nothing.

The hub is asked first and names commit, size and SHA-256; its redirect leads to a signed link on another origin,
which is kept until it is refused. A plain URL is named by its ``ETag`` or date. Whatever does not fit (another range,
another size, a page, a compressed body) is an error and not one byte of it is used.

Imported by the thread that downloads, not before: it loads httpx2.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import quote

import httpcore2
import httpx2

from inference.download.hasher import LAG
from inference.download.journal import Origin
from inference.download.values import Source
from inference.errors import AccessNeeded, DownloadDamaged, HearthError, HubBusy, NotOnHub, WrongAnswer
from inference.hub.refusals import Asked, refusal, retry_after
from inference.hub.session import home_of
from inference.net.network import Network
from inference.net.sockets import SocketStream, TlsStream
from inference.net.transport import home_url, same_origin

MAX_HOPS = 8
PIECE = 262_144  # bytes read at a time: larger ones are not faster
SMALL = 65_536  # bytes of an answer that are read to use its connection again
_SHA256 = re.compile(r"[0-9a-f]{64}")
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
_EXPIRED = (400, 401, 403, 404, 410)  # what a signed link may answer when its time is over
_PASSING = (408, 425, 429)


class LinkExpired(Exception):
    """The signed link is no longer good; ask again."""


@dataclass
class Body:
    """An answer that carries the file, or a range of it. Use it in a ``with`` block.

    Attributes:
        origin: What the server says the file is.
        start: Position of the first byte in the file.
        end: Position behind the last one; ``None`` when the server does not say.
    """

    origin: Origin
    start: int
    end: int | None
    response: httpx2.Response
    timeout: float
    piece: int

    def pieces(self) -> Iterator[memoryview]:
        """The bytes as they come; a piece is overwritten when ``LAG`` + 2 further ones have come.

        Raises:
            httpx2.HTTPError: The line failed, or the body ended too soon.
            Cancelled: Somebody asked to stop.
        """
        rest = _number(self.response.headers.get("content-length"))
        stream = self.response.extensions.get("network_stream")
        for piece in self.response.iter_raw():
            yield memoryview(piece)
            # httpcore2 has handed out all it had read. When the length is known the rest is nothing but the file, and
            # past the layers between it comes twice as fast (make bench).
            if rest is not None and isinstance(stream, (SocketStream, TlsStream)):
                yield from self._straight(stream, rest - len(piece))
                return

    def _straight(self, stream: SocketStream | TlsStream, rest: int) -> Iterator[memoryview]:
        ring = [memoryview(bytearray(self.piece)) for _ in range(LAG + 2)]
        for buffer in itertools.cycle(ring):
            if rest <= 0:
                return
            try:
                count = stream.read_into(buffer[: min(self.piece, rest)], self.timeout)
            except httpcore2.TimeoutException as error:
                raise httpx2.ReadTimeout(str(error)) from error
            except httpcore2.NetworkError as error:
                raise httpx2.ReadError(str(error)) from error
            if not count:
                raise httpx2.RemoteProtocolError(f"the connection was closed with {rest} bytes to come")
            rest -= count
            yield buffer[:count]

    def __enter__(self) -> Body:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.response.close()


class Remote:
    """One file on some server.

    Args:
        source: Where.
        network: What to obey.
        expected: What is known of it beforehand; whatever contradicts it is refused.
        timeout: Seconds without a byte after which the connection counts as dead.
        piece: Bytes read at a time.
    """

    def __init__(self, source: Source, network: Network, expected: Origin, timeout: float, piece: int = PIECE) -> None:
        self._source = source
        self._timeout = timeout
        self._piece = piece
        self._home = home_url(network) if source.url else home_of(network)
        self._with_token = bool(network.token)
        self._endpoint = network.endpoint.rstrip("/")
        self._expected = expected
        self._commit = expected.commit
        self._told = Origin()
        self._link = ""

    @property
    def host(self) -> str:
        """Who is asked, as shown to people."""
        return httpx2.URL(self._source.url).host if self._source.url else self._home.host

    @property
    def address(self) -> str:
        """What is asked for, at the commit that was pinned."""
        if not self._source.repository:
            return self._source.url
        revision = quote(self._commit or self._source.revision, safe="")
        return f"{self._endpoint}/{self._source.repository}/resolve/{revision}/{quote(self._source.path)}"

    def open(self, client: httpx2.Client, start: int, end: int | None = None, validator: str = "") -> Body:
        """Ask for the file from ``start`` on, up to ``end`` when that is given.

        Args:
            client: That does not follow redirects.
            start: First byte.
            end: Behind the last byte.
            validator: What the bytes before ``start`` were named by; of a plain URL.

        Raises:
            HubError, NetworkError: With a sentence.
            DownloadDamaged: The answer contradicts what is known.
            httpx2.HTTPError: Nothing came.
        """
        headers = _wanted_range(start, end, validator if not self._source.repository else "")
        try:
            if self._link:
                try:
                    return self._ask(client, self._link, headers, start, end)
                except LinkExpired:
                    self._link = ""
            self._told = Origin()
            return self._ask(client, self.address, headers, start, end)
        except LinkExpired as error:
            self._link = ""
            raise HubBusy(
                f"{self.host} gave a link that is not accepted.", "Check the date of this computer.", str(error)
            ) from error
        except (WrongAnswer, DownloadDamaged):
            self._link = ""  # whoever that was: it is not asked again
            raise

    def _ask(self, client: httpx2.Client, url: str, headers: Mapping[str, str], start: int, end: int | None) -> Body:
        target, before = httpx2.URL(url), httpx2.URL(url)
        for _ in range(MAX_HOPS):
            response = client.send(client.build_request("GET", target, headers=headers), stream=True)
            try:
                self._learn(response)
                if not response.has_redirect_location:
                    self._refuse(response)
                    return self._body(response, start, end)
                _drain(response)
                before, target = target, response.url.join(response.headers["location"])
                if target.scheme not in ("http", "https") or (before.scheme, target.scheme) == ("https", "http"):
                    raise _stranger(response, f"it leads to {target.scheme}://{target.host}")
                if not same_origin(target, before) and self._at_home(before):
                    self._must_be_the_hub(response)
                    self._link = str(target)
            except BaseException:
                response.close()
                raise
            response.close()
        raise WrongAnswer(f"{self.host} sends from one address to the next without end.", "Try again later.")

    # ------------------------------------------------------------------------------ what it says

    def _at_home(self, url: httpx2.URL) -> bool:
        return bool(self._source.repository) and same_origin(url, self._home)

    def _learn(self, response: httpx2.Response) -> None:
        """Take what the hub says about the file from any of its answers on the way."""
        if not self._at_home(response.url) or response.status_code >= 400:
            return
        headers = response.headers
        tag = headers.get("x-linked-etag", "")
        size = _number(headers.get("x-linked-size"))
        if not response.has_redirect_location:
            tag = tag or headers.get("etag", "")
        tag = tag.removeprefix("W/").strip('"').lower()
        told = self._told
        self._told = Origin(
            commit=headers.get("x-repo-commit", "") or told.commit,
            size=told.size if size is None else size,
            sha256=tag if _SHA256.fullmatch(tag) else told.sha256,
            validator=tag or told.validator,
        )
        self._agree(self._told)
        self._commit = self._commit or self._told.commit

    def _agree(self, told: Origin) -> None:
        expected = self._expected
        if expected.sha256 and told.sha256 and expected.sha256 != told.sha256:
            raise NotOnHub(
                "The hub has another version of this file by now.",
                "Open the model's page again and choose there.",
                f"{self.address}: {told.sha256}, not {expected.sha256}",
            )
        if expected.size is not None and told.size is not None and expected.size != told.size:
            raise _contradiction(self.host, f"{told.size} bytes, not {expected.size}")

    def _must_be_the_hub(self, response: httpx2.Response) -> None:
        """A redirect that says nothing about the file is a hotel's, unless we know ourselves what should come."""
        if not self._told.commit and self._expected.size is None:
            raise _stranger(response, "a redirect without the hub's headers")

    def _refuse(self, response: httpx2.Response) -> None:
        status = response.status_code
        if status < 400:
            return
        if self._at_home(response.url):
            asked = Asked(
                repository=self._source.repository,
                path=self._source.path,
                revision=self._commit or self._source.revision,
                with_token=self._with_token,
            )
            # A time-out is the server's (408, 425), not a mistake of ours.
            error = refusal(503 if status in _PASSING[:2] else status, response.headers, asked)
            raise _with_delay(error, response)
        if status in _EXPIRED and self._source.repository:
            raise LinkExpired(f"HTTP {status} from {response.url.host}")
        if status == 416:
            raise _contradiction(response.url.host, f"HTTP 416 {response.headers.get('content-range', '')}")
        raise _with_delay(_refused_elsewhere(status, response.url.host), response)

    # --------------------------------------------------------------------------------- what it has

    def _body(self, response: httpx2.Response, start: int, end: int | None) -> Body:
        host, headers = response.url.host, response.headers
        if headers.get("content-type", "").startswith("text/html") and not _is_page(self.address):
            raise _stranger(response, "a page instead of a file")
        encoding = headers.get("content-encoding", "identity").lower()
        if encoding not in ("", "identity"):
            raise _contradiction(host, f"a body in {encoding}")
        first, last, size = self._extent(response, start, end)
        origin = self._describe(headers, size)
        if self._source.repository and not origin.commit and self._expected.size is None:
            raise _stranger(response, "a file without the hub's headers")
        self._agree(origin)
        return Body(origin, first, last, response, self._timeout, self._piece)

    def _extent(self, response: httpx2.Response, start: int, end: int | None) -> tuple[int, int | None, int | None]:
        """First byte, behind the last byte, and size of the whole file."""
        host, length = response.url.host, _number(response.headers.get("content-length"))
        if response.status_code == 200:
            return 0, length, length
        if response.status_code != 206:
            raise _contradiction(host, f"HTTP {response.status_code}")
        text = response.headers.get("content-range", "")
        match = _RANGE.fullmatch(text)
        if match is None:
            raise _contradiction(host, f"the range “{text[:80]}”")
        first, behind, size = int(match[1]), int(match[2]) + 1, _number(match[3])
        too_far = behind <= first or (end is not None and behind > end) or (size is not None and behind > size)
        if first != start or too_far or (length is not None and length != behind - first):
            raise _contradiction(host, f"the range “{text[:80]}” where {start}-{end or ''} was asked for")
        return first, behind, size

    def _describe(self, headers: httpx2.Headers, size: int | None) -> Origin:
        told = self._told
        if self._source.repository:
            if told.size is not None and size is not None and told.size != size:
                raise _contradiction(self.host, f"{size} bytes, not {told.size}")
            return Origin(
                address=self.address,
                commit=told.commit,
                size=next((each for each in (told.size, size) if each is not None), self._expected.size),
                sha256=self._expected.sha256 or told.sha256,
                validator=told.validator,
            )
        validator = headers.get("etag", "") or headers.get("last-modified", "")
        return Origin(address=self.address, size=size, sha256=self._expected.sha256, validator=validator)


def _wanted_range(start: int, end: int | None, validator: str) -> dict[str, str]:
    headers = {"Accept-Encoding": "identity"}
    if start or end is not None:
        headers["Range"] = f"bytes={start}-{'' if end is None else end - 1}"
        if validator and not validator.startswith("W/"):
            headers["If-Range"] = validator
    return headers


def _refused_elsewhere(status: int, host: str) -> HubBusy | AccessNeeded | NotOnHub:
    detail = f"HTTP {status} from {host}"
    if status in _PASSING or status >= 500:
        return HubBusy(f"{host} is busy, or has a problem of its own (error {status}).", "It is tried again.", detail)
    if status in (401, 403, 407):
        return AccessNeeded(f"{host} does not give this file to everybody.", "Download it in a web browser.", detail)
    return NotOnHub(f"{host} has no such file.", "Check the address.", detail)


def _with_delay(error: HearthError, response: httpx2.Response) -> HearthError:
    """The error, knowing how long the server asks to wait."""
    seconds = retry_after(response.headers)
    if isinstance(error, HubBusy) and seconds is not None:
        error.retry_after = seconds
    return error


def _stranger(response: httpx2.Response, detail: str) -> WrongAnswer:
    return WrongAnswer(
        "Something else than the hub answered, perhaps the login page of this network.",
        "Open any page in a web browser, log in if it asks you to; the download then goes on by itself.",
        f"HTTP {response.status_code} from {response.url.host}: {detail}",
    )


def _contradiction(host: str, detail: str) -> DownloadDamaged:
    return DownloadDamaged(
        f"{host} sent something else than the file that was asked for.", "Try again later, or from elsewhere.", detail
    )


def _drain(response: httpx2.Response) -> None:
    """Read the little there is, so that the connection can be used again."""
    length = _number(response.headers.get("content-length"))
    if length is not None and length <= SMALL:
        response.read()


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 18 else None


def _is_page(address: str) -> bool:
    return address.partition("?")[0].lower().endswith((".html", ".htm"))
