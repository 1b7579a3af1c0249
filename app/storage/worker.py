"""The one thread that owns the database; everybody else hands it functions. Knows no Qt and no recorder."""

from __future__ import annotations

import atexit
import heapq
import itertools
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from app.storage.connecting import may_pass
from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.integrity import DELAY, BackgroundCheck, mark_suspect
from app.storage.salvage import Rebuilt, finish_rebuilding, rebuild
from inference.errors import StorageDamaged, StorageError, StorageFull

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

SPACE_HINT = "Free some space on the disk, then try again."
KEPT_HINT = "Free some space. The answer is kept in memory and saved as soon as there is space."
RETRY_AFTER = 1.0  # seconds between attempts to write what the disk did not take


@dataclass(eq=False)
class Job(Generic[_T]):
    """Something to do with the conversations.

    Attributes:
        function: What to do.
        keep: Whether it is tried again until the disk takes it.
        closed: Whether the file is to be closed meanwhile; the conversations it gets then are no good.
        future: Its result or error.
    """

    function: Callable[[Conversations], _T]
    keep: bool = False
    closed: bool = False
    future: Future[_T] = field(default_factory=Future)

    def run(self, conversations: Conversations) -> None:
        """Do it. Raises only ``StorageError``, and only where it must be tried again."""
        try:
            result = self.function(conversations)
        except BaseException as error:
            if self.keep and isinstance(error, StorageError) and may_pass(error):
                raise
            self.future.set_exception(error)
        else:
            self.future.set_result(result)


class StorageWorker:
    """Runs functions on the conversations, in the order in which they were handed over, on its own thread.

    The file is opened on that thread too. A damaged one is set aside, and what can be read of it goes into a new
    one; what else keeps it from being opened is the error of every function until an opening succeeds. When the disk
    is full, or another program holds the file, functions that were handed over with ``keep`` wait in memory and are
    tried again every second; the others fail. Either way the worker notices by itself when there is space again.

    Attributes:
        opened: Done when the first opening has succeeded, or failed with a typed error.
    """

    def __init__(
        self,
        path: Path,
        *,
        on_problem: Callable[[StorageError], None] | None = None,
        on_recovered: Callable[[], None] | None = None,
        retry_after: float = RETRY_AFTER,
        check_after: float = DELAY,
        recover: bool = False,
        on_rebuilt: Callable[[Rebuilt], None] | None = None,
    ) -> None:
        """Start the thread.

        Args:
            path: The database.
            on_problem: Told of damage, and once when the disk begins to take nothing. On a thread of the storage.
            on_recovered: Told when everything that waited for space has been written, and more can be. On the
                worker's thread.
            retry_after: Seconds between two attempts.
            check_after: Seconds until a large file is read for damage in the background.
            recover: Whether answers that were streaming when the file is opened get an end.
            on_rebuilt: Told of a damaged file that was replaced, after ``on_problem``. On the worker's thread.
        """
        self._path = path
        self._on_problem = on_problem
        self._on_recovered = on_recovered
        self._retry_after = retry_after
        self._check_after = check_after
        self._recover = recover
        self._on_rebuilt = on_rebuilt
        self._wake = threading.Condition()
        self._jobs: deque[Job[Any]] = deque()
        self._later: list[tuple[float, int, Job[Any]]] = []  # heap: when (monotonic), order, what
        self._order = itertools.count()
        self._closing = False
        self._full = False  # the disk took something not; whether it takes more is tried again
        self._kept: deque[Job[Any]] = deque()  # of the thread alone, from here on
        self._retry_at = 0.0
        self._database: Database | None = None
        self._conversations: Conversations | None = None
        self._check: BackgroundCheck | None = None
        self._failure: StorageError = StorageError("The conversations are not open.")
        self.opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, name="storage", daemon=True)
        self._thread.start()
        # A program that ends without `close` (an exception at start, say) neither hangs nor loses a word.
        atexit.register(self.close)

    def submit(
        self,
        function: Callable[[Conversations], _T],
        callback: Callable[[Future[_T]], None] | None = None,
        *,
        keep: bool = False,
        delay: float = 0.0,
    ) -> Future[_T]:
        """Hand a function over. May be called from any thread, the worker's own too.

        Args:
            function: Called on the worker's thread.
            callback: Called there with the finished future.
            keep: Try again, for as long as it takes, when the disk is full or the file is held.
            delay: Seconds to wait first; a waiting function can be cancelled through its future, and on ``close``
                it runs at once.
        """
        job = Job(function, keep)
        if callback is not None:
            job.future.add_done_callback(callback)
        return self._hand_over(job, delay)

    def _hand_over(self, job: Job[_T], delay: float = 0.0) -> Future[_T]:
        with self._wake:
            if self._closing:
                job.future.set_exception(StorageError("Hearth is closing; this is no longer saved."))
            elif delay > 0:
                heapq.heappush(self._later, (time.monotonic() + delay, next(self._order), job))
            else:
                self._jobs.append(job)
            self._wake.notify()
        return job.future

    def exchange(self, files: Callable[[], _T]) -> Future[_T]:
        """Close the file, call ``files`` on the thread, which may put another one in its place, and open that.

        Everything that was handed over before has been done with the old file, or this fails with ``StorageFull``.
        May be called from any thread.
        """
        return self._hand_over(Job(lambda _: files(), closed=True))

    def watch_for_space(self) -> None:
        """Find out when the disk takes something again, and say so. May be called from any thread."""
        with self._wake:
            self._full = True
            self._wake.notify()

    def close(self) -> None:
        """Do everything that was handed over, close the file and end the thread. May be called twice.

        What the disk still does not take then fails with ``StorageFull``.
        """
        with self._wake:
            self._closing = True
            self._wake.notify()
        self._thread.join()
        atexit.unregister(self.close)

    # ------------------------------------------------------------------------------ on the thread

    def _run(self) -> None:
        self._open(first=True)
        while (job := self._next()) is not None:
            self._retry()
            if job.future.set_running_or_notify_cancel():
                self._do(job)
        self._write_kept()
        self._give_up()
        self._close_file()

    def _next(self) -> Job[Any] | None:
        """The next job that is due; an empty one when it is time to retry; ``None`` when all is done."""
        with self._wake:
            while True:
                now = time.monotonic()
                if self._jobs and not (self._later and self._later[0][0] <= now):
                    return self._jobs.popleft()
                if self._later and (self._closing or self._later[0][0] <= now):
                    return heapq.heappop(self._later)[2]
                if self._closing:
                    return None
                waiting = bool(self._kept) or self._full
                if waiting and self._retry_at <= now:
                    return Job(lambda _: None)
                due = [at for at, _, _ in self._later[:1]] + ([self._retry_at] if waiting else [])
                self._wake.wait(min(due) - now if due else None)

    def _do(self, job: Job[Any]) -> None:
        if job.closed:
            self._do_closed(job)
            return
        if self._conversations is None:
            self._open()
        if self._conversations is None:
            self._refuse(job)
            return
        try:
            job.run(self._conversations)
        except StorageError as error:
            self._keep(job, error)
            return
        error_or_none = job.future.exception()
        if isinstance(error_or_none, StorageDamaged):
            mark_suspect(self._path)
        if isinstance(error_or_none, StorageFull):
            self._note_full()
        if isinstance(error_or_none, StorageError) and job.keep:
            # Nobody may be waiting for the future of a kept job; its loss must not be silent.
            self._report(error_or_none)

    def _do_closed(self, job: Job[Any]) -> None:
        if self._kept:
            job.future.set_exception(StorageFull("The disk is full, and something was not saved yet.", SPACE_HINT))
            return
        self._close_file()
        try:
            result = job.function(None)  # type: ignore[arg-type] # nothing is open: it is not looked at
        except BaseException as error:
            self._open()
            job.future.set_exception(error)
            return
        self._open()
        if self._conversations is None:
            job.future.set_exception(self._failure)
        else:
            job.future.set_result(result)

    def _close_file(self) -> None:
        if self._check is not None:
            self._check.close()
        database, self._database, self._conversations, self._check = self._database, None, None, None
        if database is not None:
            try:
                database.close()
            except StorageError as error:
                self._report(error)

    def _keep(self, job: Job[Any], error: StorageError) -> None:
        first = not self._kept
        self._kept.append(job)
        self._retry_at = time.monotonic() + self._retry_after
        if isinstance(error, StorageFull):
            self._note_full()
            error = StorageFull(error.message, KEPT_HINT, error.detail)
        if first:
            self._report(error)

    def _note_full(self) -> None:
        with self._wake:
            self._full = True
        self._retry_at = time.monotonic() + self._retry_after

    def _retry(self) -> None:
        """When it is time, try what the disk did not take, in order, before anything that came later."""
        if not (self._kept or self._full) or self._retry_at > time.monotonic():
            return
        self._retry_at = time.monotonic() + self._retry_after
        if self._conversations is None:
            self._open()
        if self._write_kept() and self._has_space():
            with self._wake:
                self._full = False
            if self._on_recovered is not None:
                self._tell(self._on_recovered)

    def _write_kept(self) -> bool:
        """Whether nothing waits any more."""
        while self._kept and self._conversations is not None:
            try:
                self._kept[0].run(self._conversations)
            except StorageError:
                return False
            self._kept.popleft()
        return not self._kept

    def _has_space(self) -> bool:
        if self._database is None or self._conversations is None:
            return False
        try:
            self._database.probe()
        except StorageError:
            return False
        return True

    def _give_up(self) -> None:
        for job in self._kept:
            job.future.set_exception(
                StorageFull("The disk was still full when Hearth closed; the end of an answer was not saved.")
            )

    def _open(self, first: bool = False) -> None:
        try:
            self._database = self._open_or_begin_anew()
            self._conversations = Conversations(self._database)
            self._end_what_was_cut_off(self._conversations)
            if not self._database.checked:
                self._check = BackgroundCheck(self._database.reader, self._note_damage, delay=self._check_after)
        except Exception as error:
            # Whatever it is: it is the error of every question, and the thread stays to say so.
            self._failure = _as_storage_error(error)
            if isinstance(self._failure, StorageFull):
                self._note_full()
            if first:
                self.opened.set_exception(self._failure)
                self._report(self._failure)
        else:
            if first:
                self.opened.set_result(None)

    def _end_what_was_cut_off(self, conversations: Conversations) -> None:
        """Before anything is asked: what streams now was streaming when a program ended."""
        if self._recover and (cut_off := conversations.streaming()):
            with self._wake:
                self._jobs.appendleft(Job(lambda conversations: conversations.recover(cut_off), keep=True))
        self._recover = False

    def _open_or_begin_anew(self) -> Database:
        finish_rebuilding(self._path)
        try:
            return Database(self._path)
        except StorageDamaged as error:
            rebuilt = rebuild(self._path)
            self._report(
                StorageDamaged(
                    error.message,
                    f"{rebuilt.conversations} conversations with {rebuilt.messages} messages could be read and are "
                    f"here again. The damaged file was kept as {rebuilt.aside.name}.",
                    error.detail,
                )
            )
            if self._on_rebuilt is not None:
                self._tell(partial(self._on_rebuilt, rebuilt))
            return Database(self._path)

    def _note_damage(self, detail: str) -> None:
        """On the thread of the check."""
        mark_suspect(self._path)
        self._report(
            StorageDamaged(
                f"The file {self._path.name} with your conversations is damaged.",
                "Start Hearth again: it then saves what can be read.",
                detail,
            )
        )

    def _refuse(self, job: Job[Any]) -> None:
        job.future.set_exception(self._failure)

    def _report(self, error: StorageError) -> None:
        _log.info("Storage: %s (%s)", error, error.detail)
        if self._on_problem is not None:
            self._tell(partial(self._on_problem, error))

    def _tell(self, call: Callable[[], None]) -> None:
        try:
            call()
        except Exception:
            _log.exception("Whoever listens to the storage failed")


def _as_storage_error(error: Exception) -> StorageError:
    if isinstance(error, StorageError):
        return error
    _log.error("The conversations could not be opened", exc_info=error)
    return StorageError("The conversations could not be opened.", "Please report this.", repr(error))
