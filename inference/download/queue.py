"""The queue of downloads: order, limits, pause, resume, cancel; survives the end of the program in any form.

Every method returns at once. One thread keeps order, tells how things go and writes the queue's file; each running
download has another (``worker``). Importing this loads no HTTP library: those threads do.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType

from inference.download.bucket import Bucket
from inference.download.job import Job, same_content
from inference.download.means import Means
from inference.download.names import remove_empty_folders
from inference.download.part import SEGMENT, Part
from inference.download.patience import Patience
from inference.download.space import Free, check_file_size, check_space, free_bytes
from inference.download.store import Store
from inference.download.values import Download, Limits, State, Wanted
from inference.errors import DownloadTaken, HearthError, UsageError
from inference.net.cancel import CancelToken
from inference.net.client import READ_TIMEOUT
from inference.net.network import Network

TICK = 0.2  # seconds between two looks at what runs
CLOSE_TIME = 1.0  # seconds; a system call that lasts longer is left behind, the parts are safe in any case
_RETRY_WITH_NETWORK = ("offline", "access_needed", "token_refused", "unreachable")

_log = logging.getLogger(__name__)


def _nothing(_: object) -> None:
    """Nobody wants to know."""


class Downloads:
    """All downloads of one data folder, in order. Use it in a ``with`` block, or ``close`` it.

    Args:
        file: Where the queue is kept; ``None``: nowhere.
        network: What to obey, asked before every try.
        version: Of Hearth, for the ``User-Agent``.
        limits: How much of the line to take.
        on_change: Called with a download that is new or has changed, about five times a second while it runs, on the
            queue's thread.
        on_removed: Called with the id of a download that is gone, likewise.
        start: Whether to begin at once; else ``start`` does.
        patience: How long to wait between tries.
        free: How to learn how much room a folder has.
        segment: Bytes between two marks of a journal: the most that is fetched twice when something goes wrong.
        timeout: Seconds without a byte after which a connection counts as dead.
    """

    def __init__(
        self,
        file: Path | None,
        network: Callable[[], Network],
        *,
        version: str,
        limits: Limits | None = None,
        on_change: Callable[[Download], None] = _nothing,
        on_removed: Callable[[int], None] = _nothing,
        start: bool = True,
        patience: Patience | None = None,
        free: Free = free_bytes,
        segment: int = SEGMENT,
        timeout: float = READ_TIMEOUT,
    ) -> None:
        self._limits = limits or Limits()
        self._on_change, self._on_removed = on_change, on_removed
        self._free = free
        self._bucket = Bucket(self._limits.bytes_per_second)
        self._means = Means(
            network=network,
            version=version,
            bucket=self._bucket,
            patience=patience or Patience(),
            segment=segment,
            timeout=timeout,
        )
        self._store = Store(file)
        self._state = threading.Condition()  # guards everything below
        self._jobs, self._following = self._store.read()
        self._leaving: list[Job] = []  # removed, but their thread has not ended yet
        self._changed: set[int] = {job.id for job in self._jobs}
        self._removed: list[int] = []
        self._dirty = False
        self._closing = False
        self._manager: threading.Thread | None = None
        if start:
            self.start()

    def start(self) -> None:
        """Begin to work; what was not done last time goes on."""
        with self._state:
            if self._manager is None and not self._closing:
                self._manager = threading.Thread(target=self._manage, name="downloads", daemon=True)
                self._manager.start()

    # --------------------------------------------------------------------------------- wishes

    def add(self, wanted: Wanted) -> int:
        """Put a download at the end; the one with the same targets goes on instead when there is one. Its id.

        If other content is wanted for these targets than before (a new version, another address), that is fetched.
        """
        if not wanted.files:
            raise UsageError("There is nothing to download.")
        with self._state:
            targets = tuple(file.target for file in wanted.files)
            job = next((job for job in self._jobs if job.targets == targets), None)
            if job is None:
                job = Job(self._following, wanted, time.time())
                self._following += 1
                self._jobs.append(job)
            elif job.state in ("paused", "failed", "done") or not _same(job.wanted, wanted):
                self._stop(job)
                job.take(wanted)
                for progress in job.files:
                    progress.complete = progress.complete and job.state != "done"  # done: look whether it still is
                job.enter("queued")
            self._note(job)
            return job.id

    def pause(self, id: int) -> None:
        """Stop fetching, at once; what has arrived stays."""
        with self._state:
            self._pause(self._find(id))

    def resume(self, id: int) -> None:
        """Go on with what was paused or has failed; what waits for its next try tries now."""
        with self._state:
            self._resume(self._find(id))

    def pause_all(self) -> None:
        """Pause whatever is not done."""
        with self._state:
            for job in self._jobs:
                self._pause(job)

    def resume_all(self) -> None:
        """Resume whatever is paused."""
        with self._state:
            for job in self._jobs:
                if job.state in ("paused", "waiting"):
                    self._resume(job)

    def cancel(self, id: int, *, keep_files: bool = False) -> None:
        """Take a download out of the queue, and what it has fetched off the disk.

        Args:
            id: Of the download.
            keep_files: Leave everything, so that the same download goes on from there some day.
        """
        with self._state:
            job = self._find(id)
            if job is None:
                return
            job.removed, job.keep_files = True, keep_files or job.state == "done"
            self._stop(job)
            self._jobs.remove(job)
            self._leaving.append(job)
            self._removed.append(id)
            self._dirty = True
            self._state.notify_all()

    def forget(self, id: int) -> None:
        """Take a download off the list that is done or has failed; files stay."""
        job = self._find(id)
        if job is not None and job.state in ("done", "failed"):
            self.cancel(id, keep_files=True)

    def move(self, id: int, position: int) -> None:
        """Put a download at another place, counted from 0. What runs goes on."""
        with self._state:
            job = self._find(id)
            if job is not None:
                self._jobs.remove(job)
                self._jobs.insert(max(0, position), job)
                self._note(*self._jobs)

    def set_limits(self, limits: Limits) -> None:
        """New limits, in force at once; what runs already is not stopped for them."""
        with self._state:
            self._limits = limits
            self._bucket.set_rate(limits.bytes_per_second)
            self._state.notify_all()

    def network_changed(self) -> None:
        """The settings, the token or the network have changed: from now on only the new ones are obeyed.

        Whatever the old ones held up tries again, and what runs goes on with them from where it is.
        """
        with self._state:
            for job in self._jobs:
                held = job.error is not None and job.error.code in _RETRY_WITH_NETWORK
                if job.state == "waiting" or (held and job.state in ("paused", "failed")):
                    self._resume(job)
                elif job.active:
                    self._stop(job)
                    job.enter("queued")
                    self._note(job)

    def snapshot(self) -> tuple[Download, ...]:
        """All downloads in order."""
        with self._state:
            return tuple(job.value() for job in self._jobs)

    def close(self) -> None:
        """Stop everything and keep the queue; what was running goes on with the next start. May be called twice."""
        with self._state:
            self._closing = True
            threads = [job.thread for job in (*self._jobs, *self._leaving) if job.thread is not None]
            for job in (*self._jobs, *self._leaving):
                self._stop(job)
            manager, self._manager = self._manager, None
            self._state.notify_all()
        deadline = time.monotonic() + CLOSE_TIME
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        if manager is not None and manager is not threading.current_thread():
            manager.join()
        leaving, self._leaving = self._leaving, []
        for job in leaving:
            if job.thread is None:
                self._clear_away(job)

    def __enter__(self) -> Downloads:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------------- under the lock

    def _find(self, id: int) -> Job | None:
        return next((job for job in self._jobs if job.id == id), None)

    def _note(self, *jobs: Job) -> None:
        """Let the queue's thread tell about them, and keep the queue."""
        self._changed.update(job.id for job in jobs)
        self._dirty = True
        self._state.notify_all()

    def _pause(self, job: Job | None) -> None:
        if job is not None and (job.active or job.state == "queued"):
            job.enter("paused")
            self._stop(job)
            self._note(job)

    def _resume(self, job: Job | None) -> None:
        if job is None:
            return
        if job.state == "waiting":
            job.wake.set()
        elif job.state in ("paused", "failed"):
            job.enter("queued")
            self._note(job)

    def _stop(self, job: Job) -> None:
        if job.cancel is not None:
            job.cancel.cancel()

    # ------------------------------------------------------------------- the queue's thread

    def _manage(self) -> None:
        for job in list(self._jobs):
            job.look_at_disk()
        while True:
            with self._state:
                if self._closing:
                    break
                self._begin_what_may()
                busy = self._measure()
                changed = [job.value() for job in self._jobs if job.id in self._changed]
                removed, leaving = self._removed, [job for job in self._leaving if job.thread is None]
                self._leaving = [job for job in self._leaving if job.thread is not None]
                dirty, jobs, following = self._dirty, list(self._jobs), self._following
                self._changed, self._removed, self._dirty = set(), [], False
            if dirty:
                self._store.write(jobs, following)
            self._tell(changed, removed)
            for job in leaving:
                self._clear_away(job)
            with self._state:
                if not (self._closing or self._dirty or self._changed or self._removed):
                    self._state.wait(TICK if busy else None)
        self._store.write(self._jobs, self._following)

    def _begin_what_may(self) -> None:
        at_work = [job for job in (*self._jobs, *self._leaving) if job.thread is not None]
        stuck = [job for job in at_work if job.stuck]
        running = len(at_work) - len(stuck)
        # Whom one download waits for in vain, another one need not ask, too. Another Hearth is nobody's server.
        silent = {job.server for job in stuck if not isinstance(job.error, DownloadTaken)}
        for job in self._jobs:
            if running >= max(1, self._limits.at_a_time):
                return
            if job.state == "queued" and job.thread is None and job.server not in silent:
                running += 1
                job.enter("running")
                job.cancel = CancelToken()
                job.thread = threading.Thread(
                    target=self._work, args=(job, job.cancel), name=f"download-{job.id}", daemon=True
                )
                self._note(job)
                job.thread.start()

    def _measure(self) -> bool:
        """Look at what runs; whether there is anything to look at again soon."""
        busy = False
        for job in self._jobs:
            if job.active:
                job.measure()
                self._changed.add(job.id)
                busy = True
        return busy

    def _tell(self, changed: Iterable[Download], removed: Iterable[int]) -> None:
        try:
            for download in changed:
                self._on_change(download)
            for gone in removed:
                self._on_removed(gone)
        except Exception:
            _log.exception("a listener to downloads failed")

    def _clear_away(self, job: Job) -> None:
        """Delete what a cancelled download has fetched, unless another wants it."""
        if job.keep_files:
            return
        with self._state:
            wanted = {target for other in self._jobs for target in other.targets}
        for file, progress in zip(job.wanted.files, job.files, strict=True):
            if file.target in wanted:
                continue
            try:
                if progress.complete and progress.fetched:
                    file.target.unlink(missing_ok=True)
                Part(file.target).discard()
            except (HearthError, OSError) as error:
                _log.info("what was fetched of a download stays: %s", error)
            if job.wanted.repository:
                remove_empty_folders(file.target, file.source.path)

    # ------------------------------------------------------------------- threads of downloads

    def _work(self, job: Job, cancel: CancelToken) -> None:
        # Here, because it loads the HTTP library, which no start of a window should wait for.
        from inference.download.worker import Worker

        worker = Worker(job, cancel, self, self._means)
        try:
            worker.run()
        finally:
            with self._state:
                job.thread = job.cancel = None
                self._note(job)

    def enter(self, job: Job, cancel: CancelToken, state: State, error: HearthError | None, retry_in: float) -> None:
        """For the worker: the run of ``cancel`` has come to another state."""
        with self._state:
            if not cancel.cancelled and (state, error) != (job.state, job.error):
                job.enter(state, error, retry_in)
                self._note(job)

    def check_space(self, job: Job) -> None:
        """For the worker: whether this download, what runs beside it and what comes before it will fit."""
        with self._state:
            before = self._jobs[: self._jobs.index(job) + 1] if job in self._jobs else []
            counted = [each for each in self._jobs if each.active or (each in before and each.state == "queued")]
            rests = [
                (wanted.target.parent, progress.rest)
                for each in counted
                for wanted, progress in zip(each.wanted.files, each.files, strict=True)
                if progress.rest
            ]
            sizes = [(wanted.target, file.size) for wanted, file in zip(job.wanted.files, job.files, strict=True)]
        for target, size in sizes:
            check_file_size(target, size)
        check_space(job.wanted.model.parent, rests, self._free)


def _same(one: Wanted, other: Wanted) -> bool:
    return all(same_content(*files) for files in zip(one.files, other.files, strict=True))
