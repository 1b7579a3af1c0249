"""The two pipes of the engine process: takes standard output over, reads commands, answers what cannot wait.

Cancel, ping and quit are acted upon on the reader thread, while llama.cpp computes on another; everything
else goes into the inbox. Knows no llama.cpp.
"""

from __future__ import annotations

import logging
import os
import select
import sys
import threading
from collections.abc import Callable

import msgspec
import psutil

from inference.engine.inbox import OTHER_PROGRAMS, Inbox
from inference.engine.outbox import Outbox
from inference.errors import Cancelled, UsageError
from inference.protocol import (
    Cancel,
    Command,
    Done,
    Event,
    Failed,
    Finished,
    FrameSplitter,
    Generate,
    Log,
    Ping,
    Pong,
    Prepare,
    Prepared,
    Quit,
    decode_command,
)

EXIT_BROKEN_STREAM = 4  # exit status: what came in were not our frames
QUIT_GRACE = 5.0  # seconds the work may take to end after that
_READ_SIZE = 65_536

_log = logging.getLogger(__name__)


def take_over_standard_output() -> int:
    """Keep the pipe to the client for frames; whatever prints goes to standard error from now on.

    Native code prints to file descriptor 1, so it has to move below Python. Returns the new descriptor.
    """
    if sys.platform == "win32":
        import msvcrt  # only there

        for descriptor in (0, 1):
            msvcrt.setmode(descriptor, os.O_BINARY)
    frames = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return frames


def write_all(descriptor: int, data: bytes) -> None:
    """Write everything, waiting as long as the reader needs."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def room_in(descriptor: int) -> Callable[[], bool] | None:
    """A function that says whether a pipe takes ``_POSIX_PIPE_BUF`` bytes at once; ``None`` on Windows."""
    if sys.platform == "win32":
        return None
    poll = select.poll()
    poll.register(descriptor, select.POLLOUT)
    return lambda: poll.poll(0) == [(descriptor, select.POLLOUT)]  # nothing about errors is added


def cancelled_event(command: Command) -> Event:
    """The terminal event of a request that was cancelled before it had begun."""
    if isinstance(command, Generate):
        return Finished(id=command.id, reason="cancelled")
    if isinstance(command, Prepare):
        return Prepared(id=command.id)
    return Failed.of(Cancelled("The request was cancelled."), command.id)


class Reader:
    """The thread that reads commands until the pipe ends, ``Quit`` comes, or the stream makes no sense.

    Attributes:
        status: Exit status the process should end with.
        quit_id: Id of the ``Quit`` that ended it, to be answered last; ``None`` when none came.
        finished: To be set when all work has ended; a process that goes on too long is ended by force.
    """

    def __init__(self, descriptor: int, inbox: Inbox, outbox: Outbox, now: Callable[[], float]) -> None:
        self.status = 0
        self.quit_id: int | None = None
        self.finished = threading.Event()
        self._descriptor = descriptor
        self._inbox = inbox
        self._outbox = outbox
        self._now = now
        self._arrivals: dict[int, float] = {}
        self._process = psutil.Process()
        self._thread = threading.Thread(target=self._run, name="reader", daemon=True)

    def start(self) -> None:
        """Begin reading."""
        self._thread.start()

    def arrival(self, id: int) -> float:
        """When the command with this id came in; forgotten by asking."""
        return self._arrivals.pop(id, self._now())

    def _run(self) -> None:
        try:
            self._read()
        except (ValueError, msgspec.MsgspecError) as error:
            self.status = EXIT_BROKEN_STREAM
            _log.error("the commands make no sense, the engine ends: %s", error)
            self._outbox.send(Log(level="error", line=f"the commands make no sense, the engine ends: {error}"))
        except OSError as error:
            _log.error("the commands cannot be read, the engine ends: %s", error)
        for command in self._inbox.quit():
            self._outbox.send(cancelled_event(command))
        # Without a client nobody else could end a computation that does not listen (a driver that hangs).
        if not self.finished.wait(QUIT_GRACE):
            os._exit(self.status or 1)

    def _read(self) -> None:
        splitter = FrameSplitter()
        while data := os.read(self._descriptor, _READ_SIZE):
            for payload in splitter.feed(data):
                command = self._decode(payload)
                if command is not None:
                    self._dispatch(command)
                if self.quit_id is not None:
                    return

    def _decode(self, payload: bytes) -> Command | None:
        """A command, or ``None`` when it was answered as one the engine does not know."""
        try:
            return decode_command(payload)
        except msgspec.MsgspecError as error:
            raw = msgspec.msgpack.decode(payload)  # not even msgpack: the stream is broken
            key = raw.get("id", 0) if isinstance(raw, dict) else None
            if not isinstance(key, int):
                raise
            self._outbox.reject(
                key,
                UsageError(
                    "The engine does not understand this command.",
                    "Use the same version of Hearth for both sides.",
                    str(error),
                ),
            )
            return None

    def _dispatch(self, command: Command) -> None:
        elsewhere = isinstance(command, Generate) and command.priority >= OTHER_PROGRAMS
        if not self._outbox.open(command.id, elsewhere=elsewhere):
            self._outbox.reject(
                command.id,
                UsageError(f"The id {command.id} is in use.", "Give each command an id of its own."),
            )
            return
        match command:
            case Ping():
                self._outbox.send(Pong(id=command.id, busy=self._inbox.busy, resident=self._process.memory_info().rss))
            case Cancel():
                waiting = self._inbox.cancel(command.target)
                if waiting is not None:
                    self._arrivals.pop(waiting.id, None)
                    self._outbox.send(cancelled_event(waiting))
                self._outbox.send(Done(id=command.id))
            case Quit():
                self.quit_id = command.id
            case _:
                self._arrivals[command.id] = self._now()
                self._inbox.put(command)
