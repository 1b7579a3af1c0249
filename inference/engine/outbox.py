"""Events on their way out: a queue that merges what a slow reader has not taken, and the thread that writes it.

Sending never waits for the reader. Knows pipes only as a function that writes bytes.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from inference.errors import HearthError
from inference.protocol import (
    TERMINAL,
    Channel,
    Delta,
    Event,
    Failed,
    Likelihood,
    LoadProgress,
    Log,
    PromptProgress,
    encode_frame,
)

# Seconds between two frames of text; the first one goes at once. Quicker than anybody reads: each frame wakes
# threads of two processes, and where all cores compute, the model waits for them.
PACE = 1 / 15
PACE_ELSEWHERE = 1 / 8  # the same where all cores compute and another program is told: a third process wakes up, too
STALL = 0.2  # seconds of its pace that text may be late by when no more comes to push it
AT_ONCE = 512  # bytes: what POSIX lets a pipe with room take whole (``_POSIX_PIPE_BUF``)
MAX_WAITING = 4096  # events a reader may be behind before no more commands are taken
MAX_LOGS = 200  # log lines that wait at most


class _Text:
    """Text of one answer and channel that has not been written yet; later text is added to it."""

    __slots__ = ("channel", "id", "likely", "parts", "tokens")

    def __init__(self, id: int, channel: Channel) -> None:
        self.id = id
        self.channel = channel
        self.parts: list[str] = []
        self.likely: tuple[Likelihood, ...] = ()
        self.tokens = 0

    def event(self) -> Delta:
        text = "".join(self.parts)
        return Delta(id=self.id, channel=self.channel, text=text, tokens=self.tokens, likely=self.likely)


class Outbox:
    """Keeps the promise that each id gets exactly one terminal event and nothing after it.

    However long the reader does not read, what waits is bounded: text of one answer is merged, progress is
    replaced by later progress, log lines are counted, and ``open`` holds back the thread that takes commands.

    Text in its stream is written by the thread that brings it, wherever that cannot wait: one thread less to wake up
    beside those that compute. Everything else is written by a thread of the outbox.

    Args:
        write: Writes all bytes it is given, waiting as long as it must; raises ``OSError`` when nobody
            listens any more. Never called twice at a time.
        on_broken: Called once, on the outbox's own thread, when ``write`` has failed.
        has_room: Whether ``write`` takes ``AT_ONCE`` bytes without waiting; ``None`` where nobody can tell.

    Attributes:
        crowded: Whether the model computes on every core of this machine.
    """

    def __init__(
        self,
        write: Callable[[bytes], None],
        on_broken: Callable[[], object],
        has_room: Callable[[], bool] | None = None,
    ) -> None:
        self.crowded = True
        self._write = write
        self._on_broken = on_broken
        self._has_room = has_room
        # A plain lock beside its condition: `text` takes it often, and this way without a call into Python.
        self._lock = threading.Lock()
        self._state = threading.Condition(self._lock)  # guards everything below
        self._open: dict[int, float] = {}  # id to the pace of its text
        self._waiting: list[Event | _Text] = []
        self._last: dict[int, int] = {}  # id to the index of its newest entry in `_waiting`
        self._logs = 0
        self._lost_logs = 0
        self._wrote = 0.0  # when text may have been written last
        self._idle = False  # the writer waits without an end
        self._writing = False  # the writer has taken something and is not back
        self._urgent = False
        self._closing = False
        self._broken = False
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)

    def start(self) -> None:
        """Begin writing."""
        self._thread.start()

    def close(self, timeout: float | None = None) -> None:
        """Write what waits, then end; give up after ``timeout`` seconds."""
        with self._state:
            self._closing = True
            self._state.notify_all()
        self._thread.join(timeout)

    # ------------------------------------------------------------------------------ requests

    def open(self, id: int, *, elsewhere: bool = False) -> bool:
        """A command has come: ``False`` when its id is in use. Waits while the reader is far behind.

        Args:
            id: Of the command.
            elsewhere: Whether another program than Hearth itself is told of it.
        """
        with self._state:
            self._state.wait_for(lambda: len(self._waiting) < MAX_WAITING or self._broken or self._closing)
            if id in self._open:
                return False
            self._open[id] = PACE_ELSEWHERE if elsewhere and self.crowded else PACE
            return True

    def reject(self, id: int, error: HearthError) -> None:
        """Answer a command that was never opened."""
        with self._state:
            self._append(Failed.of(error, id))
            self._hurry()

    def send(self, event: Event) -> None:
        """Send an event; one for an id that has had its terminal event is dropped."""
        with self._state:
            if event.id in self._open:
                if isinstance(event, TERMINAL):
                    del self._open[event.id]
            elif event.id or isinstance(event, TERMINAL):
                return
            if isinstance(event, Log) and not self._admit_log():
                return
            last = self._last.get(event.id)
            if last is not None and _supersedes(event, self._waiting[last]):
                self._waiting[last] = event
            else:
                self._append(event)
            self._hurry()

    def text(
        self,
        id: int,
        channel: Channel,
        text: str,
        tokens: int,
        *,
        first: bool = False,
        likely: tuple[Likelihood, ...] = (),
    ) -> float:
        """Send more of an answer; the first text does not wait for company.

        Returns when text of this answer is written again, by the monotonic clock; until then it is only kept.
        """
        with self._lock:
            pace = self._open.get(id)
            if self._broken or pace is None:
                return 0.0
            last = self._last.get(id)
            entry = self._waiting[last] if last is not None else None
            if type(entry) is not _Text or entry.channel != channel:
                entry = _Text(id, channel)
                self._append(entry)
            entry.parts.append(text)
            entry.tokens = tokens
            if likely:
                entry.likely += likely
            if (first or time.monotonic() >= self._wrote + pace) and self._write_at_once():
                first = False
            if first:
                self._hurry()
            elif self._idle:
                self._state.notify_all()  # it goes on to watch over what comes too late to push
            return self._wrote + pace

    def _write_at_once(self) -> bool:
        """Under the lock: write what waits on this thread, unless that could wait; whether it was done."""
        if self._has_room is None or self._writing or self._urgent or self._closing or len(self._waiting) > 2:
            return False
        if self._lost_logs or not self._has_room():
            return False
        data = b"".join(map(_frame, self._waiting))
        if len(data) > AT_ONCE:
            return False
        try:
            self._write(data)
        except (OSError, ValueError):
            return False  # the writer meets the same, and says so
        self._waiting.clear()
        self._last.clear()
        self._logs = 0
        self._wrote = time.monotonic()
        return True

    def _append(self, entry: Event | _Text) -> None:
        if not self._broken:
            self._last[entry.id] = len(self._waiting)
            self._waiting.append(entry)

    def _hurry(self) -> None:
        self._urgent = True
        self._state.notify_all()

    def _admit_log(self) -> bool:
        self._logs += 1
        if self._logs <= MAX_LOGS:
            return True
        self._lost_logs += 1
        return False

    # -------------------------------------------------------------------------------- writer

    def _run(self) -> None:
        while (batch := self._take()) is not None:
            try:
                self._write(b"".join(map(_frame, batch)))
            except (OSError, ValueError):
                self._break()
                return

    def _take(self) -> list[Event | _Text] | None:
        """Everything that waits, once there is something and its time has come; ``None`` at the end."""
        late = 0.0 if self._has_room is None else STALL
        with self._state:
            if self._writing:
                self._writing, self._wrote = False, time.monotonic()
            while not (self._urgent or self._closing):
                pause = self._wrote + min(self._open.values(), default=PACE) + late - time.monotonic()
                if pause <= 0 and self._waiting:
                    break
                self._idle = pause <= 0
                self._state.wait(pause if pause > 0 else None)
                self._idle = False
            if self._closing and not self._waiting:
                return None
            batch, self._waiting = self._waiting, []
            if self._lost_logs:
                batch.append(Log(level="warning", line=f"{self._lost_logs} log lines left out"))
            self._logs = self._lost_logs = 0
            self._last.clear()
            self._urgent = False
            self._writing = True
            self._state.notify_all()  # `open` may go on
            return batch

    def _break(self) -> None:
        with self._state:
            self._broken = True
            self._waiting.clear()
            self._last.clear()
            self._state.notify_all()
        self._on_broken()


def _supersedes(event: Event, earlier: Event | _Text) -> bool:
    """Whether nobody misses ``earlier``: later progress of the same stage."""
    if isinstance(event, LoadProgress):
        return isinstance(earlier, LoadProgress) and (event.stage, event.attempt) == (earlier.stage, earlier.attempt)
    return isinstance(event, PromptProgress) and isinstance(earlier, PromptProgress)


def _frame(entry: Event | _Text) -> bytes:
    return encode_frame(entry.event() if isinstance(entry, _Text) else entry)
