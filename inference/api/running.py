"""The endpoint from its start to its end: through the door of a host, at an address, until it is to stop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

from inference.api.app import create_app
from inference.api.server import Server
from inference.api.settings import ApiSettings
from inference.errors import EngineUnavailable
from inference.hosting.remote import RemoteEngines, gone
from inference.hosting.values import Call, HostEvent, Offered, Wish


class _Watched:
    """Engines of a host; what is put into its log is told here, too."""

    def __init__(self, engines: RemoteEngines, told: Callable[[Call], object]) -> None:
        self._engines = engines
        self._told = told

    def ask(self, wish: Wish) -> AsyncGenerator[HostEvent, None]:
        return self._engines.ask(wish)

    async def models(self) -> tuple[Offered, ...]:
        return await self._engines.models()

    def note(self, call: Call) -> None:
        self._engines.note(call)
        self._told(call)


async def serve_until(
    stop: asyncio.Event,
    door: Path,
    settings: ApiSettings,
    started: Callable[[Server], object],
    told: Callable[[Call], object] = lambda _call: None,
) -> None:
    """Answer other programs until ``stop`` is set.

    Args:
        stop: Of this loop.
        door: The file that names the door of the host.
        settings: Where, and for whom.
        started: Called once it listens.
        told: Called with each line for the log.

    Raises:
        PortTaken: Another program has the port.
        ServingError: The address is none of this computer's, or not allowed.
        EngineUnavailable: There is no host, or it has gone.
    """
    lost = False

    def on_lost() -> None:
        nonlocal lost
        lost = True
        stop.set()

    engines = RemoteEngines(door, on_lost)
    server = Server(create_app(_Watched(engines, told), settings), settings)
    try:
        await engines.open()
        await server.start()
        started(server)
        await stop.wait()
    finally:
        engines.end()
        await server.finish()
        await server.stop()
        await engines.close()
    if lost:
        error: EngineUnavailable = gone()
        raise error
