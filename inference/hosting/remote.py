"""The engines of a host in another process, for asyncio: ``Engines`` through its door; knows no HTTP.

One thread reads what comes and hands it to the loop. When the host is gone, whoever waits is told, and the next wish
knocks again.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
import threading
from collections.abc import AsyncGenerator, Callable
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection
from pathlib import Path

import msgspec

from inference.errors import EngineUnavailable, HearthError
from inference.hosting.door import hang_up
from inference.hosting.frames import MAX_COMMAND, MAX_EVENTS, decode_events, encode
from inference.hosting.place import read_plate
from inference.hosting.under_way import Inbox, Sending, on_this_loop, stopped_answering
from inference.hosting.values import (
    Ask,
    Call,
    Fetch,
    HostCommand,
    HostEvent,
    ListModels,
    Models,
    Note,
    Offered,
    Wish,
)
from inference.protocol import TERMINAL, Failed

_log = logging.getLogger(__name__)


def gone() -> EngineUnavailable:
    """What to say when there is no host."""
    return EngineUnavailable("Hearth, which runs the models, is not there any more.", "Start it and try again.")


def connect(file: Path) -> Connection:
    """Come through the door that ``file`` names.

    Raises:
        EngineUnavailable: There is none, or it is not the one the file means.
    """
    plate = read_plate(file)
    if plate is None:
        raise gone()
    try:
        return Client(plate.address, authkey=plate.secret)
    except (OSError, EOFError, AuthenticationError, ValueError) as error:
        unavailable = gone()
        unavailable.detail = str(error)
        raise unavailable from error


class Line:
    """A connection to a host, and the thread that reads it.

    Args:
        file: Names the door.
        told: Called with all that comes, on the thread of the line.
        lost: Called once when nothing comes any more, there, too.

    Raises:
        EngineUnavailable: There is no host.
    """

    def __init__(self, file: Path, told: Callable[[list[HostEvent]], None], lost: Callable[[], None]) -> None:
        self._connection = connect(file)
        self._told = told
        self._lost = lost
        self._sending = threading.Lock()
        self._thread = threading.Thread(target=self._read, name="host-line", daemon=True)
        self._thread.start()

    def send(self, command: HostCommand) -> None:
        """Send a command. Raises ``EngineUnavailable``, or ``OverflowError`` for a number of more than 64 bits."""
        payload = encode(command)
        if len(payload) > MAX_COMMAND:
            raise OverflowError(f"{len(payload)} bytes")
        try:
            with self._sending:
                self._connection.send_bytes(payload)
        except (OSError, ValueError) as error:
            raise gone() from error

    def close(self) -> None:
        """Hang up; the thread ends. May be called twice."""
        hang_up(self._connection)
        self._thread.join()
        self._connection.close()

    def _read(self) -> None:
        with contextlib.suppress(OSError, EOFError):
            while True:
                try:
                    events = decode_events(self._connection.recv_bytes(MAX_EVENTS))
                except msgspec.MsgspecError as error:
                    _log.error("the host's answers make no sense: %s", error)
                    break
                self._told(events)
        self._lost()


class RemoteEngines:
    """``Engines`` of ``inference.hosting.values``. Belongs to the loop it is first used on.

    Args:
        file: Names the door.
        on_lost: Called on the loop when the host is gone.
    """

    def __init__(self, file: Path, on_lost: Callable[[], None] = lambda: None) -> None:
        self._file = file
        self._on_lost = on_lost
        self._ids = itertools.count(1)
        self._line: Line | None = None
        self._line_id: object | None = None
        self._open: dict[int, Inbox] = {}
        self._connecting = asyncio.Lock()

    async def ask(self, wish: Wish | Fetch) -> AsyncGenerator[HostEvent, None]:
        """The events of a wish, the terminal one last. Closing it early stops the work at once."""
        number = next(self._ids)
        command = Ask(id=number, wish=wish) if isinstance(wish, Wish) else msgspec.structs.replace(wish, id=number)
        inbox = self._open[number] = Inbox()
        over = False
        try:
            try:
                sending = Sending(await self._reached(), command)
                inbox.stop = sending.take_back
                await _sent(sending.run)
            except HearthError as error:
                over = True
                yield Failed.of(error, number)
                return
            while not over:
                event = await inbox.take()
                over = isinstance(event, TERMINAL)
                yield event
        finally:
            self._open.pop(number, None)
            if inbox.stop is not None and not over:
                inbox.stop()

    async def models(self) -> tuple[Offered, ...]:
        """All that can be asked for. Raises ``EngineUnavailable``."""
        number = next(self._ids)
        inbox = self._open[number] = Inbox()
        try:
            line = await self._reached()
            await _sent(lambda: line.send(ListModels(id=number)))
            event = await inbox.take()
        finally:
            self._open.pop(number, None)
        if isinstance(event, Failed):
            raise event.error()
        return event.models if isinstance(event, Models) else ()

    def note(self, call: Call) -> None:
        """Put a line into the log; without a host nobody reads it."""
        if self._line is not None:
            with contextlib.suppress(HearthError):
                self._line.send(Note(call=call))

    async def open(self) -> None:
        """Come through the door now. Raises ``EngineUnavailable``."""
        async with self._connecting:
            if self._line is not None:
                return
            line_id = self._line_id = object()
            told, lost = on_this_loop(self._take), on_this_loop(self._lost)
            made = asyncio.ensure_future(asyncio.to_thread(Line, self._file, told, lambda: lost(line_id)))
            try:
                line = await asyncio.shield(made)
            except asyncio.CancelledError:
                made.add_done_callback(_close)  # nobody would
                raise
            if self._line_id is not line_id:  # lost before anybody knew it
                line.close()
                raise gone()
            self._line = line

    def end(self) -> None:
        """Whoever waits is told that nobody is answered any more."""
        for number, inbox in self._open.items():
            inbox.put(stopped_answering(number))

    async def close(self) -> None:
        """Hang up. May be called twice."""
        line, self._line, self._line_id = self._line, None, None
        if line is not None:
            await asyncio.to_thread(line.close)

    async def _reached(self) -> Line:
        await self.open()
        if self._line is None:
            raise gone()
        return self._line

    def _take(self, events: list[HostEvent]) -> None:
        for event in events:
            if (inbox := self._open.get(event.id)) is not None:
                inbox.put(event)

    def _lost(self, line_id: object) -> None:
        if line_id is not self._line_id:
            return
        line, self._line, self._line_id = self._line, None, None
        if line is None:
            return  # it is being made, and seen to there
        line.close()  # its thread is ending
        for number, inbox in self._open.items():
            inbox.put(Failed.of(gone(), number))
        self._on_lost()


async def _sent(send: Callable[[], None]) -> None:
    """Send on a thread: pictures are large, and the host may be busy; the loop goes on meanwhile."""
    try:
        await asyncio.to_thread(send)
    except OverflowError as error:
        raise EngineUnavailable("The request is too large.", "", str(error)) from error


def _close(made: asyncio.Future[Line]) -> None:
    """A line that nobody waits for any more."""
    if not made.cancelled() and made.exception() is None:
        threading.Thread(target=made.result().close, name="host-line-end", daemon=True).start()
