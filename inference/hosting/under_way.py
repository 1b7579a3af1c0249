"""One wish under way, for asyncio: how it is sent through a door and taken back, and its events; knows no door.

Everything but ``Sending.run``, and what ``on_this_loop`` makes, belongs to the loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol

from inference.errors import Busy, EngineUnavailable, HearthError
from inference.hosting.mailbox import MOST_EVENTS, MOST_TEXT, length, merged
from inference.hosting.values import HostCommand, HostEvent, Stop
from inference.protocol import Failed

_log = logging.getLogger(__name__)


class Sends(Protocol):
    """A line to a host."""

    def send(self, command: HostCommand) -> None:
        """Send a command. Raises ``EngineUnavailable``, or ``OverflowError``."""


class Sending:
    """A command on its way, on a thread: when it is taken back meanwhile, that must not come before it."""

    def __init__(self, line: Sends, command: HostCommand) -> None:
        self._line = line
        self._command = command
        self._sent = self._taken_back = False

    def run(self) -> None:
        """Send it. Raises as ``Sends.send``."""
        self._line.send(self._command)
        self._sent = True
        if self._taken_back:
            self._stop()

    def take_back(self) -> None:
        """Nobody wants it any more. May be called twice, from any thread."""
        self._taken_back = True
        if self._sent:  # else whoever sends it sees to that
            self._stop()

    def _stop(self) -> None:
        with contextlib.suppress(HearthError):
            self._line.send(Stop(target=self._command.id))


class Inbox:
    """Events of one wish; merged while nobody takes them, and not without a limit.

    Attributes:
        stop: Has the work stopped; set once it is on its way.
    """

    def __init__(self) -> None:
        self.stop: Callable[[], None] | None = None
        self._waiting: deque[HostEvent] = deque()
        self._text = 0
        self._there = asyncio.Event()
        self._given_up = False

    def put(self, event: HostEvent) -> None:
        """One more. When it is one too many, the work stops, and that is all that can still be taken."""
        if self._given_up:
            return
        one = merged(self._waiting[-1], event) if self._waiting else None
        if one is not None:
            self._waiting[-1] = one
        else:
            self._waiting.append(event)
        self._text += length(event)
        if self._text > MOST_TEXT or len(self._waiting) > MOST_EVENTS:
            self._give_up(event.id)
        self._there.set()

    async def take(self) -> HostEvent:
        """The next one, once there is one."""
        while not self._waiting:
            self._there.clear()
            await self._there.wait()
        event = self._waiting.popleft()
        self._text = self._text - length(event) if self._waiting else 0
        return event

    def _give_up(self, id: int) -> None:
        _log.warning("a program is too far behind with taking its answer, which ends here")
        self._given_up = True
        self._waiting.clear()
        self._waiting.append(Failed.of(Busy("The answer was not taken as fast as it was written.", "Ask again."), id))
        if self.stop is not None:
            self.stop()


def stopped_answering(id: int) -> Failed:
    """What whoever waits is told: Hearth closes, answers nobody any more, or begins again with other settings."""
    error = EngineUnavailable("Hearth stopped answering other programs.", "Ask again once it answers again.")
    return Failed.of(error, id)


def on_this_loop(take: Callable[[Any], None]) -> Callable[[Any], None]:
    """``take`` for other threads: called on the loop that runs now, as long as that does."""
    loop = asyncio.get_running_loop()

    def told(value: Any) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(take, value)

    return told
