"""Works one download off: its files one after the other, as many tries as it takes; knows no order of downloads.

Runs on a thread of its own. What passes by itself is waited for without end; what does not ends the run.
Imported by that thread, not before: it loads httpx2.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol

from inference.download.job import FileProgress, Job, host_of
from inference.download.means import Means
from inference.download.transfer import Transfer
from inference.download.values import Source, State, WantedFile
from inference.errors import (
    Cancelled,
    DownloadDamaged,
    DownloadError,
    DownloadTaken,
    HearthError,
    HubBusy,
    NoSpace,
    Offline,
)
from inference.net.cancel import CancelToken
from inference.net.failures import explain, is_network_failure
from inference.net.network import Network

MAX_CONTRADICTIONS = 6  # answers in a row that contradict what is known; then nothing will change by waiting

_log = logging.getLogger(__name__)


class Office(Protocol):
    """What the queue does for a run; safe from every thread."""

    def enter(self, job: Job, cancel: CancelToken, state: State, error: HearthError | None, retry_in: float) -> None:
        """The run has come to another state; unheard once ``cancel`` is cancelled."""

    def check_space(self, job: Job) -> None:
        """Raises ``NoSpace`` when the rest of the queue will not fit."""


class Worker:
    """One run of one download.

    Args:
        job: The download.
        cancel: Ends the run.
        office: Who is told.
        means: What it works with.
    """

    def __init__(self, job: Job, cancel: CancelToken, office: Office, means: Means) -> None:
        self._job = job
        self._cancel = cancel
        self._office = office
        self._means = means

    def run(self) -> None:
        """All files; returns when they are there, when it was cancelled, or when going on is of no use."""
        try:
            for wanted, progress in zip(self._job.wanted.files, self._job.files, strict=True):
                self._fetch(wanted, progress)
            self._enter("done")
        except Cancelled:
            pass
        except (NoSpace, Offline) as error:
            self._enter("paused", error)
        except HearthError as error:
            self._enter("failed", error)
        except OSError as error:  # of a drive that was pulled out, for instance
            _log.info("a download ended: %r", error)
            self._enter(
                "failed",
                DownloadError(
                    f"The system refused: {error.strerror or error}.",
                    "Check that the folder for models is there; then resume.",
                    repr(error),
                ),
            )
        except Exception as error:
            _log.exception("a download ended unexpectedly")
            self._enter(
                "failed",
                DownloadError("The download stopped because of a mistake in Hearth.", "Resume it.", repr(error)),
            )

    def _fetch(self, wanted: WantedFile, progress: FileProgress) -> None:
        """One file, trying until it is there."""
        if progress.complete and _still_there(wanted, progress):
            return
        progress.complete = False
        failures = contradictions = 0
        while True:
            self._cancel.check()
            self._enter("running")
            before = progress.done
            try:
                self._try(wanted, progress)
                return
            except Exception as error:
                if not passes(error):
                    raise
                problem = explain(error, _host(wanted, self._means.network()))
            brought = progress.done > before
            failures = 0 if brought else failures + 1
            contradictions = 0 if brought else contradictions + isinstance(problem, DownloadDamaged)
            hopeless = progress.transfer is not None and progress.transfer.hopeless
            if hopeless or contradictions >= MAX_CONTRADICTIONS:
                progress.transfer = None  # whoever resumes begins with fresh hope
                raise problem
            asked = problem.retry_after if isinstance(problem, HubBusy) else None
            self._wait(self._means.patience.wait(failures, asked), problem)

    def _try(self, wanted: WantedFile, progress: FileProgress) -> None:
        if progress.transfer is None:
            progress.transfer = Transfer(wanted, self._means)
        watcher = _Watcher(self._job, progress, self._enter, self._office.check_space)
        if progress.transfer.run(self._cancel, watcher):
            progress.fetched = True
        progress.complete = True
        progress.transfer = None

    def _wait(self, seconds: float, problem: HearthError) -> None:
        if seconds <= 0:
            return
        self._job.wake.clear()
        self._enter("waiting", problem, seconds)
        forget = self._cancel.on_cancel(self._job.wake.set)
        try:
            self._job.wake.wait(seconds)
        finally:
            forget()

    def _enter(self, state: State, error: HearthError | None = None, retry_in: float = 0.0) -> None:
        self._office.enter(self._job, self._cancel, state, error, retry_in)


class _Watcher:
    """Notes how a file goes in its download."""

    def __init__(
        self, job: Job, progress: FileProgress, enter: Callable[[State], None], check_space: Callable[[Job], None]
    ) -> None:
        self._job = job
        self._progress = progress
        self._enter = enter
        self._check_space = check_space

    def at(self, position: int) -> None:
        self._progress.done = position

    def kept(self, count: int) -> None:
        self._progress.kept = count

    def came(self, count: int) -> None:
        self._job.came += count

    def size(self, size: int) -> None:
        self._progress.size = size

    def verifying(self, yes: bool) -> None:
        self._enter("verifying" if yes else "running")

    def check_space(self) -> None:
        self._check_space(self._job)


def passes(error: Exception) -> bool:
    """Whether waiting can help."""
    if isinstance(error, Offline):
        return False
    return isinstance(error, (HubBusy, DownloadDamaged, DownloadTaken)) or is_network_failure(error)


def _still_there(wanted: WantedFile, progress: FileProgress) -> bool:
    try:
        return progress.size is not None and wanted.target.stat().st_size == progress.size
    except OSError:
        return False


def _host(wanted: WantedFile, network: Network) -> str:
    return host_of(wanted.source if wanted.source.url else Source(url=network.endpoint))
