"""One download in the queue: its state, guarded by one lock; does no work itself."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from inference.download.journal import Journal
from inference.download.speedometer import Speedometer
from inference.download.values import ACTIVE, Download, Source, State, Wanted, WantedFile
from inference.errors import HearthError
from inference.net.cancel import CancelToken

if TYPE_CHECKING:
    from inference.download.transfer import Transfer

IN_VAIN = 2  # waits in a row without a byte between them, after which a download counts as stuck
LONG_WAIT = 10.0  # seconds; at least as long a wait counts so at once


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
        """Bytes still to come, as far as known: at least one while nobody has said how many."""
        if self.complete:
            return 0
        return 1 if self.size is None else max(0, self.size - max(self.done, self.kept))

    def of(self, file: WantedFile) -> FileProgress:
        """The same for a file with the same content from elsewhere."""
        progress = FileProgress(file.size, complete=self.complete, fetched=self.fetched)
        progress.done, progress.kept = self.done, self.kept
        return progress


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
        self._waited_at = -1  # what had come when it last waited
        self._in_vain = 0  # waits in a row with nothing between them

    def take(self, wanted: Wanted) -> None:
        """Fetch this instead, to the same targets; of what is the same in it nothing is lost."""
        files = zip(self.wanted.files, wanted.files, self.files, strict=True)
        self.files = [
            progress if old == new else progress.of(new) if same_content(old, new) else FileProgress(new.size)
            for old, new, progress in files
        ]
        self.wanted = wanted

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
        if state == "waiting":
            self._in_vain = self._in_vain + 1 if self.came == self._waited_at else 0
            self._waited_at = self.came
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

    @property
    def stuck(self) -> bool:
        """Whether it waits and may do so for long: then it is no reason to hold up others."""
        long = self._in_vain >= IN_VAIN or self.retry_at - time.monotonic() >= LONG_WAIT
        return self.state == "waiting" and long

    @property
    def server(self) -> str:
        """Who is asked for what it needs next; empty: the hub."""
        files = zip(self.wanted.files, self.files, strict=True)
        return next((host_of(wanted.source) for wanted, progress in files if not progress.complete), "")


def same_content(one: WantedFile, other: WantedFile) -> bool:
    """Whether the same bytes are meant: by their hash, else by where they come from."""
    if one.sha256 and other.sha256:
        return one.sha256.lower() == other.sha256.lower()
    return one.source == other.source


def host_of(source: Source) -> str:
    """The server of a plain address; empty for the hub, and for an address that is none."""
    try:
        return urlsplit(source.url).hostname or ""
    except ValueError:
        return ""
