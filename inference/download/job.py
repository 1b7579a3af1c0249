"""One download in the queue: its state, guarded by one lock; does no work itself."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from inference.download.journal import Journal
from inference.download.speedometer import Speedometer
from inference.download.values import ACTIVE, Download, State, Wanted
from inference.errors import HearthError
from inference.net.cancel import CancelToken

if TYPE_CHECKING:
    from inference.download.transfer import Transfer


class FileProgress:
    """How far one file of a download has come.

    Attributes:
        done: Bytes that count.
        kept: Bytes from an earlier run, also while they are still being hashed.
        size: Bytes altogether, ``None`` while unknown.
        complete: Whether it is in its place.
        fetched: Whether this download put it there, so that cancelling may take it away.
        transfer: What fetches it; kept through a pause, because it remembers what it has hashed.
    """

    def __init__(self, size: int | None, *, complete: bool = False, fetched: bool = False) -> None:
        self.done = self.kept = 0
        self.size = size
        self.complete = complete
        self.fetched = fetched
        self.transfer: Transfer | None = None

    @property
    def rest(self) -> int:
        """Bytes still to come, as far as known."""
        return 0 if self.complete or self.size is None else max(0, self.size - max(self.done, self.kept))


class Job:
    """A download. Everything here is read and written under the queue's lock, but for the counts of bytes."""

    def __init__(self, id: int, wanted: Wanted, added: float) -> None:
        self.id = id
        self.wanted = wanted
        self.added = added
        self.state: State = "queued"
        self.error: HearthError | None = None
        self.files = [FileProgress(file.size) for file in wanted.files]
        self.retry_at = 0.0  # on the monotonic clock
        self.cancel: CancelToken | None = None  # of the run in progress
        self.wake = threading.Event()  # ends a wait before the next try
        self.thread: threading.Thread | None = None
        self.removed = False
        self.keep_files = False
        self.came = 0  # bytes over the network, ever
        self.speedometer = Speedometer()
        self._measured = 0

    @property
    def targets(self) -> tuple[Path, ...]:
        """Where its files go."""
        return tuple(file.target for file in self.wanted.files)

    @property
    def done(self) -> int:
        """Bytes that count."""
        return sum(file.done for file in self.files)

    @property
    def total(self) -> int | None:
        """Bytes altogether; ``None`` while a size is unknown."""
        sizes = [file.size for file in self.files]
        return None if None in sizes else sum(size or 0 for size in sizes)

    def look_at_disk(self) -> None:
        """Learn from journals and files how far earlier runs came."""
        for wanted, progress in zip(self.wanted.files, self.files, strict=True):
            if progress.complete:
                progress.done = progress.size or 0
                continue
            part = wanted.target.with_name(wanted.target.name + ".part")
            journal = Journal(part.with_name(part.name + ".json"))
            try:
                progress.done = progress.kept = min(journal.position, part.stat().st_size)
            except OSError:
                progress.done = progress.kept = 0
            if progress.size is None and journal.origin is not None:
                progress.size = journal.origin.size

    def measure(self) -> None:
        """Feed the speedometer; called regularly."""
        came = self.came
        self.speedometer.came(came - self._measured)
        self._measured = came

    def enter(self, state: State, error: HearthError | None = None, retry_in: float = 0.0) -> None:
        """Change the state."""
        if state == "running" and self.state != "running" and self.error is None:
            self.speedometer.restart()
        self.state, self.error = state, error
        self.retry_at = time.monotonic() + retry_in

    def value(self) -> Download:
        """What it is at this moment."""
        total, done, error = self.total, self.done, self.error
        running = self.state == "running"
        left = self.speedometer.seconds_left(total - done) if running and total is not None else None
        return Download(
            id=self.id,
            wanted=self.wanted,
            state=self.state,
            done=done if total is None else min(done, total),
            total=total,
            speed=self.speedometer.speed if running else 0.0,
            seconds_left=left,
            retry_in=max(0.0, self.retry_at - time.monotonic()) if self.state == "waiting" else 0.0,
            code=error.code if error else "",
            message=error.message if error else "",
            hint=error.hint if error else "",
            detail=error.detail if error else "",
            added=self.added,
        )

    @property
    def active(self) -> bool:
        """Whether it has, or is about to have, a thread of its own."""
        return self.state in ACTIVE
