"""Sockets whose every wait can be ended from another thread: look-up, connecting, TLS, reading, writing.

They stand below httpcore2 as its network backend. Each wait watches a second socket beside the real one, on which
the token rings: nothing is closed under a thread that uses it, and it works the same on all systems. Knows no HTTP.
"""

from __future__ import annotations

import contextlib
import ipaddress
import os
import queue
import select
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

import httpcore2

from inference.net.cancel import CancelToken

HEAD_START = 0.25  # seconds an address has for itself before the next one is tried beside it (RFC 8305)
TLS_READ = 65_536  # bytes read at once from the line below TLS
T = TypeVar("T")
Address = tuple[socket.AddressFamily, tuple[Any, ...]]


class Bell:
    """Rings when the token is cancelled; everything that waits for the network listens to it too."""

    def __init__(self, cancel: CancelToken) -> None:
        self.cancel = cancel
        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)
        self._forget = cancel.on_cancel(self._ring)

    def wait(self, sock: socket.socket, timeout: float | None, *, write: bool = False) -> bool:
        """Wait until ``sock`` can be read (or written); ``False`` when ``timeout`` seconds are over.

        Raises:
            Cancelled: Somebody asked to stop.
        """
        ready = bool(self.wait_any([sock], timeout, write=write))
        self.cancel.check()
        return ready

    def wait_any(
        self, socks: list[socket.socket], timeout: float | None, *, write: bool = False
    ) -> list[socket.socket]:
        """Those of ``socks`` that can be read (or written, or failed), waiting for the first of them.

        Raises:
            Cancelled: Somebody asked to stop.
        """
        if hasattr(select, "poll"):
            found = self._poll(socks, timeout, write)
        else:  # Windows; its select has no limit on the number of a descriptor, and reports failures apart
            reading = [self._near, *([] if write else socks)]
            read, wrote, failed = select.select(reading, socks if write else [], socks, timeout)
            found = [sock for sock in socks if sock in read or sock in wrote or sock in failed]
        self.cancel.check()
        return found

    def _poll(self, socks: list[socket.socket], timeout: float | None, write: bool) -> list[socket.socket]:
        poll = select.poll()
        poll.register(self._near, select.POLLIN)
        for sock in socks:
            poll.register(sock, select.POLLOUT if write else select.POLLIN)
        numbers = {number for number, _ in poll.poll(None if timeout is None else max(0.0, timeout) * 1000)}
        return [sock for sock in socks if sock.fileno() in numbers]

    def close(self) -> None:
        """No wait may be under way."""
        self._forget()
        self._near.close()
        self._far.close()

    def _ring(self) -> None:
        with contextlib.suppress(OSError):
            self._far.send(b"!")


class SocketStream(httpcore2.NetworkStream):
    """A connection. The socket never blocks; ``Bell.wait`` does."""

    def __init__(self, sock: socket.socket, bell: Bell) -> None:
        self._sock = sock
        self._bell = bell

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._when_there(lambda: self._sock.recv(max_bytes), timeout)

    def read_into(self, buffer: bytearray | memoryview, timeout: float | None = None) -> int:
        """Read what is there into ``buffer``, waiting for the first byte of it; 0 at the end."""
        return self._when_there(lambda: self._sock.recv_into(buffer), timeout)

    def _when_there(self, receive: Callable[[], T], timeout: float | None) -> T:
        while True:
            self._bell.cancel.check()
            try:
                return receive()
            except BlockingIOError:
                if not self._bell.wait(self._sock, timeout):
                    raise httpcore2.ReadTimeout(f"nothing came for {timeout:g} s") from None
            except OSError as error:
                raise httpcore2.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        view = memoryview(buffer)
        while view:
            self._bell.cancel.check()
            try:
                view = view[self._sock.send(view) :]
            except BlockingIOError:
                if not self._bell.wait(self._sock, timeout, write=True):
                    raise httpcore2.WriteTimeout(f"nothing was taken for {timeout:g} s") from None
            except OSError as error:
                raise httpcore2.WriteError(str(error)) from error

    def close(self) -> None:
        self._sock.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return TlsStream(self, ssl_context, server_hostname, timeout)

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":  # asked of an idle connection: the other side has closed it, or talks unasked
            return self._sock.fileno() < 0 or _readable(self._sock)
        names = {"socket": lambda: self._sock, "client_addr": self._sock.getsockname}
        names["server_addr"] = self._sock.getpeername
        return names[info]() if info in names else None


class TlsStream(httpcore2.NetworkStream):
    """TLS over another stream, in memory: so the handshake can be ended too, and TLS can run inside TLS.

    truststore (Windows, macOS) checks certificates inside the handshake of these objects.
    """

    def __init__(
        self,
        below: httpcore2.NetworkStream,
        context: ssl.SSLContext,
        server_hostname: str | None,
        timeout: float | None,
    ) -> None:
        self._below = below
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=server_hostname)
        try:
            self._shake_hands(timeout)
        except BaseException:
            self.close()
            raise

    def _shake_hands(self, timeout: float | None) -> None:
        try:
            while True:
                try:
                    self._tls.do_handshake()
                    self._flush(timeout)
                    return
                except ssl.SSLWantReadError:
                    self._flush(timeout)
                    self._fill(timeout)
        except (httpcore2.ReadTimeout, httpcore2.WriteTimeout) as error:
            raise httpcore2.ConnectTimeout(f"TLS: {error}") from error
        except (OSError, httpcore2.ReadError, httpcore2.WriteError) as error:  # ssl.SSLError is an OSError
            with contextlib.suppress(httpcore2.WriteError, httpcore2.WriteTimeout):
                self._flush(timeout)  # tell the other side what we did not like
            raise httpcore2.ConnectError(f"TLS: {error}") from error

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        buffer = bytearray(max_bytes)
        return bytes(memoryview(buffer)[: self.read_into(buffer, timeout)])

    def read_into(self, buffer: bytearray | memoryview, timeout: float | None = None) -> int:
        """As ``SocketStream.read_into``."""
        while True:
            try:
                return cast(int, self._tls.read(len(buffer), buffer))
            except ssl.SSLWantReadError:
                self._flush(timeout)
                self._fill(timeout)
            except ssl.SSLZeroReturnError:
                return 0
            except ssl.SSLError as error:
                # An end without farewell is common; whether the body was complete is for HTTP to say.
                if isinstance(error, ssl.SSLEOFError):
                    return 0
                raise httpcore2.ReadError(f"TLS: {error}") from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        view = memoryview(buffer)
        while view:
            try:
                view = view[self._tls.write(view) :]
            except ssl.SSLWantReadError:
                self._flush(timeout)
                self._fill(timeout)
            except ssl.SSLError as error:
                raise httpcore2.WriteError(f"TLS: {error}") from error
        self._flush(timeout)

    def close(self) -> None:
        self._below.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return TlsStream(self, ssl_context, server_hostname, timeout)

    def get_extra_info(self, info: str) -> Any:
        return self._tls if info == "ssl_object" else self._below.get_extra_info(info)

    def _flush(self, timeout: float | None) -> None:
        if self._outgoing.pending:
            self._below.write(self._outgoing.read(), timeout)

    def _fill(self, timeout: float | None) -> None:
        data = self._below.read(TLS_READ, timeout)
        if data:
            self._incoming.write(data)
        else:
            self._incoming.write_eof()


class Backend(httpcore2.NetworkBackend):
    """Makes connections; every step of it ends when the token is cancelled."""

    def __init__(self, cancel: CancelToken) -> None:
        self._bell = Bell(cancel)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        self._bell.cancel.check()
        deadline = None if timeout is None else time.monotonic() + timeout
        addresses = _interleaved(self._look_up(host, port, timeout))
        sock = _first_connected(addresses, deadline, self._bell)
        for option in (*(socket_options or ()), (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)):
            with contextlib.suppress(OSError):
                sock.setsockopt(*option)
        return SocketStream(sock, self._bell)

    def close(self) -> None:
        """After the last connection was closed."""
        self._bell.close()

    def _look_up(self, host: str, port: int, timeout: float | None) -> list[Address]:
        """Addresses of a name.

        No system call can end a look-up: it runs on a thread of its own, which is left to itself when nobody
        wants its answer any more. It holds nothing, and ends when the system's resolver gives up (some 30 s).
        """
        if _is_address(host):  # no name: the system asks nobody
            try:
                return _addresses(host, port)
            except OSError as error:  # of an interface that is not there, for instance
                raise httpcore2.ConnectError(str(error)) from error
        answers: queue.SimpleQueue[list[Address] | OSError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(_addresses(host, port))
            except (OSError, UnicodeError) as error:
                answers.put(error if isinstance(error, OSError) else OSError(str(error)))
            with contextlib.suppress(OSError):
                theirs.send(b"!")
            theirs.close()

        ours, theirs = socket.socketpair()
        with ours:
            thread = threading.Thread(target=ask, name="name-look-up", daemon=True)
            thread.start()
            if not self._bell.wait(ours, timeout):
                raise httpcore2.ConnectTimeout(f"no answer to the look-up of {host} within {timeout:g} s")
        thread.join(1.0)
        answer = answers.get()
        if isinstance(answer, OSError):
            # Raised and caught: httpcore2's pool drops the cause of an error (``from None``), but not its context.
            try:
                raise answer
            except OSError as error:
                raise httpcore2.ConnectError(str(error)) from error
        return answer


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def _addresses(host: str, port: int) -> list[Address]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(socket.AddressFamily(family), address) for family, _, _, _, address in found]


def _interleaved(addresses: list[Address]) -> list[Address]:
    """The families taking turns, the system's favourite first: a broken IPv6 must not cost a time-out."""
    first = [each for each in addresses if each[0] == addresses[0][0]]
    other = [each for each in addresses if each[0] != addresses[0][0]]
    mixed: list[Address] = []
    while first or other:
        mixed += first[:1] + other[:1]
        first, other = first[1:], other[1:]
    return mixed


def _first_connected(addresses: list[Address], deadline: float | None, bell: Bell) -> socket.socket:
    """The first of several connections tried shortly after each other; the rest is closed."""
    trying: list[socket.socket] = []
    error: OSError = OSError("the name has no address")
    waiting = list(addresses)
    try:
        while waiting or trying:
            if waiting:
                try:
                    trying.append(_begin(*waiting.pop(0)))
                except OSError as failure:
                    error = failure
                    continue
            for sock in bell.wait_any(trying, _patience(bool(waiting), deadline), write=True):
                trying.remove(sock)
                number = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                if not number:
                    return sock
                sock.close()
                error = OSError(number, os.strerror(number))
            if deadline is not None and time.monotonic() >= deadline:
                raise httpcore2.ConnectTimeout("no answer")
        raise httpcore2.ConnectError(str(error)) from error
    finally:
        for sock in trying:
            sock.close()


def _patience(more: bool, deadline: float | None) -> float | None:
    left = None if deadline is None else max(0.0, deadline - time.monotonic())
    if not more:
        return left
    return HEAD_START if left is None else min(HEAD_START, left)


def _begin(family: socket.AddressFamily, address: tuple[Any, ...]) -> socket.socket:
    """A socket that is connecting."""
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            sock.connect(address)
    except BaseException:
        sock.close()
        raise
    return sock


def _readable(sock: socket.socket) -> bool:
    if hasattr(select, "poll"):
        poll = select.poll()
        poll.register(sock, select.POLLIN)
        return bool(poll.poll(0))
    return bool(select.select([sock], [], [], 0)[0])
