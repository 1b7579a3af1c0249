"""Listens, and stops listening, on the loop it is started on; knows neither signals nor threads nor processes."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import socket
import sys

from starlette.applications import Starlette
from uvicorn.server import ServerState

from inference.api.connections import Connection, configured
from inference.api.ration import Ration
from inference.api.settings import ApiSettings
from inference.errors import PortTaken, ServingError

BACKLOG = 256
GRACE_S = 2.0  # seconds requests get to end once their connections are closed; the window waits for 3
LAST_WORDS_S = 0.5  # seconds before that, for those who are to say how it ended
_TAKEN = {errno.EADDRINUSE, 10048, 10013}  # the others are Windows'


class Server:
    """The endpoint at an address.

    Args:
        app: Of ``inference.api.app.create_app``.
        settings: The same as the app's.
    """

    def __init__(self, app: Starlette, settings: ApiSettings) -> None:
        self._app = app
        self._settings = settings
        self._state = ServerState()
        self._server: asyncio.Server | None = None
        self.port = 0

    @property
    def host(self) -> str:
        """Where it listens."""
        return self._settings.host

    @property
    def url(self) -> str:
        """The address for clients."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    async def start(self) -> None:
        """Listen from now on.

        Raises:
            PortTaken: Another program has the port.
            ServingError: The address is none of this computer's, or not allowed.
        """
        loop = asyncio.get_running_loop()
        listener = _listen(self._settings.host, self._settings.port)
        self.port = listener.getsockname()[1]
        config = configured(self._app, self._settings)
        ration = Ration(self._settings.strangers, self._settings.outside_s)
        self._server = await loop.create_server(
            lambda: Connection(self._settings, ration, config, self._state, loop), sock=listener, backlog=BACKLOG
        )

    async def finish(self) -> None:
        """Take nobody else, and give those who were told of the end a moment to tell it to their clients."""
        if self._server is not None:
            await _accept_no_more(self._server)
        if self._state.tasks:
            await asyncio.wait(set(self._state.tasks), timeout=LAST_WORDS_S)

    async def stop(self) -> None:
        """Hang up on everybody and stop; what was being written for them stops too. May be called twice."""
        server, self._server = self._server, None
        if server is None:
            return
        await _accept_no_more(server)
        server.close()
        for connection in list(self._state.connections):
            if isinstance(connection, Connection) and connection.under_way:
                connection.transport.abort()
            else:
                connection.shutdown()
        await self._end_requests()
        for connection in list(self._state.connections):
            connection.transport.abort()
        await server.wait_closed()
        await _some_turns()  # for the last ``connection_lost``

    async def _end_requests(self) -> None:
        if not self._state.tasks:
            return
        _, late = await asyncio.wait(set(self._state.tasks), timeout=GRACE_S)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def __aenter__(self) -> Server:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()


async def _accept_no_more(server: asyncio.Server) -> None:
    """Take nobody else, and let those in who are at the door.

    WORKAROUND asyncio leaves a connection open for ever that is being accepted while its server is closed.
    """
    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError):  # Windows' loop has no readers, nor this fault
        for listener in server.sockets:
            loop.remove_reader(listener.fileno())
    await _some_turns()


async def _some_turns() -> None:
    """Let the loop finish what it does in several steps: a connection is accepted in three, and lost in one."""
    for _ in range(5):
        await asyncio.sleep(0)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        elif sys.platform == "win32":  # there it would let another program share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        if family == socket.AF_INET6:
            with contextlib.suppress(OSError):
                listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listener.bind((host, port))
        listener.setblocking(False)
    except (OSError, OverflowError) as error:
        listener.close()
        raise _explain(error, host, port) from error
    return listener


def _explain(error: Exception, host: str, port: int) -> ServingError:
    if isinstance(error, OSError) and error.errno in _TAKEN:
        return PortTaken(
            f"Another program on this computer uses port {port} already.", "Choose another port.", str(error)
        )
    return ServingError(
        f"This computer cannot listen at {host}, port {port}.", "Check the address and the port.", str(error)
    )
