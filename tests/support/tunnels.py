"""Servers between: a TLS front for a server on this computer, and a SOCKS proxy; they pass bytes on and count them."""

from __future__ import annotations

import contextlib
import select
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

CERTIFICATE = Path(__file__).with_name("localhost.pem")  # of localhost and 127.0.0.1, signed by itself

Serve = Callable[[socket.socket], None]


@contextmanager
def _listening(serve: Serve) -> Iterator[int]:
    """Have ``serve`` called with each connection; yields the port. All threads have ended afterwards."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    closing = threading.Event()
    threads: list[threading.Thread] = []
    connections: list[socket.socket] = []

    def run(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            serve(connection)

    def accept() -> None:
        while not closing.is_set():
            with contextlib.suppress(TimeoutError):
                connection, _ = listener.accept()
                connection.setblocking(True)
                connections.append(connection)
                threads.append(threading.Thread(target=run, args=(connection,), name="tunnel"))
                threads[-1].start()

    acceptor = threading.Thread(target=accept, name="tunnel-accept")
    acceptor.start()
    try:
        yield listener.getsockname()[1]
    finally:
        closing.set()
        acceptor.join()
        listener.close()
        for connection in connections:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
        for thread in threads:
            thread.join()


@contextmanager
def tls_front(port: int, *, silent: bool = False) -> Iterator[int]:
    """TLS before the server at ``port``; ``silent``: connections are accepted, but no hand is shaken."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)

    def serve(connection: socket.socket) -> None:
        if silent:
            while connection.recv(65_536):
                pass
            return
        with (
            context.wrap_socket(connection, server_side=True) as safe,
            socket.create_connection(("127.0.0.1", port)) as behind,
        ):
            _join(safe, behind)

    with _listening(serve) as number:
        yield number


@contextmanager
def socks_proxy(asked: list[tuple[str, int]]) -> Iterator[int]:
    """A SOCKS5 proxy that notes what it was asked for; every address leads to this computer."""

    def serve(connection: socket.socket) -> None:
        _, count = connection.recv(2)
        connection.recv(count)
        connection.sendall(b"\x05\x00")
        _, _, _, kind = connection.recv(4)
        length = connection.recv(1)[0] if kind == 3 else 4
        name = connection.recv(length)
        (port,) = struct.unpack("!H", connection.recv(2))
        asked.append((name.decode() if kind == 3 else socket.inet_ntoa(name), port))
        with socket.create_connection(("127.0.0.1", port)) as behind:
            connection.sendall(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
            _join(connection, behind)

    with _listening(serve) as number:
        yield number


def _join(one: socket.socket, other: socket.socket) -> None:
    """Pass bytes on both ways until one side ends."""
    while True:
        waiting = isinstance(one, ssl.SSLSocket) and one.pending()
        ready = [one] if waiting else select.select([one, other], [], [])[0]
        for sock in ready:
            data = sock.recv(65_536)
            if not data:
                return
            (other if sock is one else one).sendall(data)
