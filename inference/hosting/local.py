"""The engines of a host in this process, for asyncio: ``Engines`` without a door; knows no HTTP.

What comes through a door is written into a socket and read again by a thread on either side. Where the host is in the
same process, events go straight from the thread of their engine to the loop: while a model computes, each thread that
wakes up takes a core from it.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncGenerator

from inference.hosting.host import EngineHost
from inference.hosting.taming import tamed
from inference.hosting.under_way import Inbox, on_this_loop, stopped_answering
from inference.hosting.values import Call, HostEvent, Offered, Wish
from inference.protocol import TERMINAL


class LocalEngines:
    """``Engines`` of ``inference.hosting.values``. Belongs to the loop it is first used on.

    Args:
        host: Who answers. It is ended by whoever made it, after this.
    """

    def __init__(self, host: EngineHost) -> None:
        self._host = host
        self._ids = itertools.count(1)
        self._open: dict[int, Inbox] = {}
        self._ended = False

    async def ask(self, wish: Wish) -> AsyncGenerator[HostEvent, None]:
        """The events of a wish, the terminal one last. Closing it early stops the work at once."""
        number = next(self._ids)
        if self._ended:
            yield stopped_answering(number)
            return
        inbox = self._open[number] = Inbox()
        ticket = self._host.ask(tamed(wish), on_this_loop(inbox.put), number)
        inbox.stop = lambda: self._host.stop(ticket)
        over = False
        try:
            while not over:
                event = await inbox.take()
                over = isinstance(event, TERMINAL)
                yield event
        finally:
            del self._open[number]
            if not ticket.over:
                self._host.stop(ticket)

    async def models(self) -> tuple[Offered, ...]:
        """All that can be asked for."""
        told: asyncio.Future[tuple[Offered, ...]] = asyncio.get_running_loop().create_future()

        def tell(models: tuple[Offered, ...]) -> None:
            if not told.done():  # nobody waits any more
                told.set_result(models)

        self._host.models(on_this_loop(tell))
        return await told

    def note(self, call: Call) -> None:
        """Put a line into the log."""
        self._host.note(call)

    async def open(self) -> None:
        """It is there already."""

    def end(self) -> None:
        """Whoever waits is told, and nobody is answered any more."""
        self._ended = True
        for number, inbox in self._open.items():
            inbox.put(stopped_answering(number))

    async def close(self) -> None:
        """Nothing of it is open: the host is somebody else's."""
