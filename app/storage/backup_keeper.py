"""The thread that makes, reads and prepares backups, one thing at a time; nobody waits for it. Knows no Qt.

Once a day, when something has changed, it makes one by itself: not at once, not while an answer is being written, and
in small steps with long breaks, so that neither the disk nor anybody who uses it notices.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from app.storage.backup_file import Backup, Pace
from app.storage.backups import Backups
from inference.errors import Cancelled, StorageError

FIRST = 30.0  # seconds after the start before it is looked whether a backup is due
EVERY = 600.0  # seconds between two such looks: the program may be running when a day begins
SHARE = 0.25  # of the time in which a daily backup works; else it rests
REST = 0.25  # seconds, the longest single rest
MOST_BUSY = 300.0  # seconds of waiting for others after which a copy is given up, to be begun anew later

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

Work = Callable[[Backups, Pace], _T]


class BackupKeeper:
    """Owns the backups of one database.

    Attributes:
        busy: Whether something goes on that must not be slowed down. May be set from any thread.
    """

    def __init__(
        self,
        database: Path,
        *,
        wanted: Callable[[], bool] = lambda: True,
        on_made: Callable[[Backup], None] | None = None,
        on_skipped: Callable[[StorageError], None] | None = None,
        first: float = FIRST,
        every: float = EVERY,
    ) -> None:
        """Start the thread.

        Args:
            database: What is backed up.
            wanted: Whether a daily backup is; called on the thread.
            on_made: Told of each daily backup, on the thread.
            on_skipped: Told once in a row why none could be made, on the thread.
            first: Seconds until it is first looked whether one is due.
            every: Seconds between two such looks.
        """
        self.busy = False
        self._backups = Backups(database)
        self._wanted = wanted
        self._on_made = on_made
        self._on_skipped = on_skipped
        self._skipped = ""  # code of what was told last
        self._every = every
        self._next = time.monotonic() + first
        self._wake = threading.Condition()
        self._closing = threading.Event()
        self._jobs: deque[tuple[Work[Any], Future[Any]]] = deque()
        self._thread = threading.Thread(target=self._run, name="backups", daemon=True)
        self._thread.start()

    def submit(self, work: Work[_T]) -> Future[_T]:
        """Have something done with the backups, after what was handed over before. May be called from any thread.

        Whoever takes long asks the pace it is given; it raises ``Cancelled`` when the program ends.
        """
        future: Future[_T] = Future()
        with self._wake:
            if self._closing.is_set():
                future.set_exception(Cancelled("Hearth is closing."))
            else:
                self._jobs.append((work, future))
                self._wake.notify()
        return future

    def close(self) -> None:
        """Give up what is under way, leaving no half copy, and end the thread. May be called twice."""
        with self._wake:
            self._closing.set()
            self._wake.notify()
        self._thread.join()

    # ------------------------------------------------------------------------------ on the thread

    def _run(self) -> None:
        while not self._closing.is_set():
            job = self._wait()
            if job is not None:
                self._do(*job)
            elif not self._closing.is_set():
                self._next = time.monotonic() + self._every
                self._make_daily()
        for _, future in self._jobs:
            future.set_exception(Cancelled("Hearth is closing."))

    def _wait(self) -> tuple[Work[Any], Future[Any]] | None:
        """What is to be done, or ``None`` when it is time for a look, or to end."""
        with self._wake:
            while not self._jobs and not self._closing.is_set():
                left = self._next - time.monotonic()
                if left <= 0:
                    return None
                self._wake.wait(left)
            return self._jobs.popleft() if self._jobs and not self._closing.is_set() else None

    def _do(self, work: Work[Any], future: Future[Any]) -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = work(self._backups, _Stoppable(self._closing))
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    def _make_daily(self) -> None:
        try:
            if self.busy or not self._wanted() or not self._backups.is_due():
                return
            made = self._backups.create("daily", _Calm(self._closing, lambda: self.busy, self._waiting))
        except Cancelled as error:
            _log.info("No backup yet: %s", error)
        except StorageError as error:
            _log.info("No backup: %s (%s)", error, error.detail)
            if error.code != self._skipped and self._on_skipped is not None:
                self._skipped = error.code
                self._on_skipped(error)
        except Exception:
            _log.exception("The daily backup failed")
        else:
            self._skipped = ""
            if self._on_made is not None:
                self._on_made(made)

    def _waiting(self) -> bool:
        """Whether somebody waits for the thread."""
        with self._wake:
            return bool(self._jobs)


class _Stoppable(Pace):
    """At once, unless the program ends."""

    def __init__(self, closing: threading.Event) -> None:
        self._closing = closing

    def step(self) -> None:
        if self._closing.is_set():
            raise Cancelled("Hearth is closing.")

    def stopped(self) -> bool:
        return self._closing.is_set()


class _Calm(_Stoppable):
    """Works a quarter of the time, and not at all while others are busy; gives way to who waits for the thread."""

    def __init__(self, closing: threading.Event, busy: Callable[[], bool], awaited: Callable[[], bool]) -> None:
        super().__init__(closing)
        self._busy = busy
        self._awaited = awaited
        self._since = time.monotonic()
        self._waited = 0.0

    def step(self) -> None:
        worked = time.monotonic() - self._since
        self._closing.wait(min(REST, worked * (1 / SHARE - 1)))
        while self._busy() and not self.stopped():
            self._closing.wait(REST)
            self._waited += REST
            if self._waited > MOST_BUSY:
                raise Cancelled("Others were busy for too long.")
        if self.stopped():
            raise Cancelled("Something else goes first.")
        self._since = time.monotonic()

    def stopped(self) -> bool:
        return super().stopped() or self._awaited()
