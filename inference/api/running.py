"""The endpoint from its start to its end: with the engines of a host, at an address, until it is to stop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from typing import Protocol

from inference.api.app import create_app
from inference.api.server import Server
from inference.api.settings import ApiSettings
from inference.errors import EngineUnavailable
from inference.hosting.remote import gone
from inference.hosting.values import Call, Engines, HostEvent, Offered, Wish


class Reached(Engines, Protocol):
    """Engines of a host, in this process or another one."""

    async def open(self) -> None:
        """Reach it now. Raises ``EngineUnavailable``."""

    def end(self) -> None:
        """Whoever waits is told that nobody is answered any more."""

    async def close(self) -> None:
        """Leave. May be called twice."""


class _Watched:
    """Engines of a host; what is put into its log is told here, too."""

    def __init__(self, engines: Engines, told: Callable[[Call], object]) -> None:
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
    reach: Callable[[Callable[[], None]], Reached],
    settings: ApiSettings,
    started: Callable[[Server], object],
    told: Callable[[Call], object] = lambda _call: None,
) -> None:
    """Answer other programs until ``stop`` is set.

    Args:
        stop: Of this loop.
        reach: Makes the engines; handed what is to be called on the loop when the host is gone.
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

    engines = reach(on_lost)
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
