"""A server on this computer alone, for one file: it knows ranges, and hangs up once in the middle. No Qt."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST = "127.0.0.1"
SIZE = 3_000_000  # bytes
_PIECE = 64 * 1024  # bytes sent at once
_PATIENCE = 10.0  # seconds for a client that says nothing more


def content() -> bytes:
    """What is served: it begins like a model, and is the same each time."""
    return b"GGUF\x03\x00\x00\x00" + random.Random(SIZE).randbytes(SIZE - 8)


class FileServer(ThreadingHTTPServer):
    """Serves ``body`` whatever is asked for.

    Attributes:
        ranges: Where the answers began, in order.
        hangs_up_at: The byte before which the connection is dropped once.
    """

    def __init__(self, body: bytes) -> None:
        super().__init__((HOST, 0), _Handler)
        self.body = body
        self.ranges: list[int] = []
        self.hangs_up_at: int | None = len(body) // 2

    @property
    def url(self) -> str:
        """Where the file is."""
        return f"http://{HOST}:{self.server_address[1]}/self-test.gguf"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that is gone is no fault of the server."""


@contextmanager
def serving(body: bytes) -> Iterator[FileServer]:
    """A server for the block; its threads are ended with it."""
    with FileServer(body) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="self-test-server", daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = _PATIENCE

    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, FileServer)
        asked = self.headers.get("Range", "")
        start = int(asked.removeprefix("bytes=").partition("-")[0]) if asked.startswith("bytes=") else 0
        server.ranges.append(start)
        rest = server.body[start:]
        self.send_response(206 if asked else 200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(len(rest)))
        self.send_header("ETag", '"self-test"')
        self.send_header("Accept-Ranges", "bytes")
        if asked:
            self.send_header("Content-Range", f"bytes {start}-{len(server.body) - 1}/{len(server.body)}")
        self.end_headers()
        end = server.hangs_up_at
        if end is not None and start < end:
            server.hangs_up_at = None
            self.wfile.write(rest[: end - start])
            self.close_connection = True
            return
        for begin in range(0, len(rest), _PIECE):
            self.wfile.write(rest[begin : begin + _PIECE])

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what matters is what arrives."""
