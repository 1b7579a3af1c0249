"""One answer of the stand-in hub, byte by byte, with whatever goes wrong in it; knows no repositories."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
import time
from typing import TYPE_CHECKING

from tests.support.hub.content import StoredFile
from tests.support.hub.faults import Fault

if TYPE_CHECKING:
    from tests.support.hub.server import Seen

LOGIN_PAGE = b"<!DOCTYPE html><html><title>Hotel WiFi</title><body>Please accept our terms.</body></html>"
_REASONS = {200: "OK", 206: "Partial Content", 302: "Found", 307: "Temporary Redirect"}


class Exchange:
    """A request and the connection its answer goes to.

    Attributes:
        seen: The request.
        over: Whether the connection cannot be used again.
    """

    def __init__(self, seen: Seen, connection: socket.socket, closing: threading.Event) -> None:
        self.seen = seen
        self.over = seen.headers.get("connection", "").lower() == "close"
        self._connection = connection
        self._closing = closing

    def simple(self, status: int, headers: dict[str, str], body: bytes) -> None:
        """An answer that fits into memory."""
        self._head(status, {"Content-Length": str(len(body)), **headers})
        self._send(body)

    def whole_answer(self, fault: Fault, elsewhere: str) -> bool:
        """Answer with nothing but the fault, when it is of that kind."""
        html = {"Content-Type": "text/html; charset=utf-8"}
        match fault.kind:
            case "hang":
                self._until_gone()
            case "login":
                self.simple(200, html, LOGIN_PAGE)
            case "login_redirect":
                self.simple(302, {"Location": f"{elsewhere}/login?next=me"}, b"")
            case "status":
                optional = {
                    "Retry-After": fault.retry_after,
                    "X-Error-Code": fault.code,
                    "X-Error-Message": fault.message,
                }
                self.simple(fault.status, {name: value for name, value in optional.items() if value}, b"no")
            case _:
                return False
        return True

    def file(self, file: StoredFile, headers: dict[str, str], fault: Fault | None) -> None:
        """A file, or the range of it that was asked for."""
        kind = fault.kind if fault is not None else ""
        start, end = self._range(file.size)
        if start >= file.size and file.size and start:
            self.simple(416, {"Content-Range": f"bytes */{file.size}"}, b"")
            return
        if kind == "ignore_range":
            start, end = 0, file.size
        elif kind == "shift" and fault is not None:
            start = min(start + fault.amount, end)
        elif kind == "short" and fault is not None:
            end = max(start, end - fault.amount)
        partial = "range" in self.seen.headers and kind != "ignore_range"
        total = file.size + (fault.amount if fault is not None and kind == "wrong_size" else 0)
        shown = {"Content-Length": str(end - start), "Content-Type": "application/octet-stream", **headers}
        if partial:
            shown["Content-Range"] = f"bytes {start}-{end - 1}/{total}"
        elif kind == "wrong_size":
            shown["Content-Length"] = str(total)
        self._body(file, start, end, shown, 206 if partial else 200, fault)

    # ----------------------------------------------------------------------------------------- bytes

    def _body(
        self, file: StoredFile, start: int, end: int, headers: dict[str, str], status: int, fault: Fault | None
    ) -> None:
        kind = fault.kind if fault is not None else ""
        if kind == "gzip":
            packed = gzip.compress(b"".join(file.pieces(start, end)), 1)
            self.simple(status, headers | {"Content-Length": str(len(packed)), "Content-Encoding": "gzip"}, packed)
            return
        if kind == "long":
            del headers["Content-Length"]
            headers["Connection"] = "close"
            self.over = True
        self._head(status, headers)
        position = start
        for piece in file.pieces(start, end):
            if fault is not None and self._goes_wrong(fault, piece, position, start):
                return
            if fault is None or kind not in ("wrong", "slow"):
                self._send(piece)
            position += len(piece)
        if fault is not None and kind == "long":
            self._send(b"\0" * fault.amount)
        if kind in ("drop", "reset", "stall") or (kind == "wrong_size" and status == 200):
            self._break(kind)

    def _goes_wrong(self, fault: Fault, piece: bytes | memoryview, position: int, start: int) -> bool:
        """Send ``piece`` in the way of the fault; whether the answer ends with that."""
        match fault.kind:
            case "wrong":
                changed = bytearray(piece)
                if position <= fault.at < position + len(piece):
                    changed[fault.at - position] ^= 0xFF
                self._send(changed)
            case "slow":
                self._slowly(piece, fault.rate)
            case "drop" | "reset" | "stall":
                left = fault.at - (position - start)
                if left < len(piece):
                    self._send(piece[: max(0, left)])
                    self._break(fault.kind)
                    return True
        return False

    def _break(self, kind: str) -> None:
        self.over = True
        if kind == "stall":
            self._until_gone()
        elif kind == "reset":
            self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _slowly(self, piece: bytes | memoryview, rate: int) -> None:
        step = max(1, rate // 50)
        for position in range(0, len(piece), step):
            began = time.monotonic()
            self._send(piece[position : position + step])
            if self._closing.wait(max(0.0, step / rate - (time.monotonic() - began))):
                return

    def _until_gone(self) -> None:
        """Keep the connection and say nothing until the other side leaves, or the hub closes."""
        self.over = True
        while self._connection.recv(65_536):
            pass

    def _range(self, size: int) -> tuple[int, int]:
        text = self.seen.headers.get("range", "")
        if not text.startswith("bytes="):
            return 0, size
        first, _, last = text.removeprefix("bytes=").partition("-")
        return int(first), min(size, int(last) + 1) if last else size

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.seen.status = status
        lines = [f"HTTP/1.1 {status} {_REASONS.get(status, 'Status')}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        self._connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))

    def _send(self, data: bytes | bytearray | memoryview) -> None:
        if self.seen.method == "HEAD":
            return
        view = memoryview(data)
        while view:
            count = self._connection.send(view)
            self.seen.sent += count
            view = view[count:]
