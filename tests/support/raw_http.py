"""HTTP spoken by hand, as no client library would: bytes out, bytes in; knows nothing of what is asked."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator, Sequence

from tests.support.api import KEY, Serving

PATIENCE = 20.0  # seconds
CHAT = "/v1/chat/completions"
HELLO = b'{"model":"m","messages":[{"role":"user","content":"Hello"}]}'


@contextlib.contextmanager
def line(served: Serving) -> Iterator[socket.socket]:
    """A connection, and its end."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as made:
        yield made


def head(served: Serving, first: str = f"POST {CHAT} HTTP/1.1", *more: str, host: str | None = None) -> bytes:
    """The head of a request of somebody with the right key; ``host`` empty: without a ``Host``."""
    lines = [first, f"Authorization: Bearer {served.key}", "Content-Type: application/json", *more]
    host = f"localhost:{served.port}" if host is None else host
    return "\r\n".join([*lines, *([f"Host: {host}"] if host else []), "", ""]).encode("latin-1")


def everything(made: socket.socket) -> bytes:
    """What comes until the other side closes; it may reset the connection where it has not read all that was sent."""
    got = b""
    with contextlib.suppress(ConnectionError):
        while piece := made.recv(65_536):
            got += piece
    return got


def exchange(served: Serving, *pieces: bytes, closing: bool = True) -> bytes:
    """Send, say perhaps that nothing more comes, and take what is said."""
    with line(served) as made:
        with contextlib.suppress(OSError):
            for piece in pieces:
                made.sendall(piece)
            if closing:
                made.shutdown(socket.SHUT_WR)
        return everything(made)


def ask(served: Serving, first: str = f"POST {CHAT} HTTP/1.1", *more: str, body: bytes = HELLO, host: str = "") -> int:
    """The status of a request that is whole. Waits for its answer, since whoever closes a half has hung up."""
    sent = head(served, first, *more, f"Content-Length: {len(body)}", "Connection: close", host=host or None)
    return status(exchange(served, sent + body, closing=False))


def status(got: bytes) -> int:
    """Of an answer; 0: there is none."""
    return int(got.split(b" ", 2)[1]) if got.startswith(b"HTTP/1.1 ") else 0


def told_nothing(got: bytes) -> bool:
    """Whether an answer says nothing about the inside, nor the key."""
    return not any(word in got for word in SECRETS)


SECRETS: Sequence[bytes] = (b"Traceback", b'File "', b".py", b"site-packages", b"uvicorn", b"starlette", KEY.encode())
