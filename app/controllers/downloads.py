"""What is being downloaded, and what the user wants of it; the queue works on threads of its own. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from typing import Protocol, TypeVar

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from app.bridge import Bridge
from app.controllers.download_notices import DownloadNotices
from app.itemmodels.amounts import percent
from app.itemmodels.downloads import DownloadsListModel
from app.network_settings import limits_of
from app.notices import Notices
from app.settings import Settings
from inference.download.values import ENDED, Download, Limits, State, Wanted
from inference.errors import HearthError

T = TypeVar("T")

UNDO = 10_000  # milliseconds during which a cancelled download can be brought back
MOVING: frozenset[State] = frozenset(("queued", "running", "waiting", "verifying"))


class DownloadQueue(Protocol):
    """What this needs of ``inference.download.queue.Downloads``; a scripted one stands here in tests."""

    def add(self, wanted: Wanted) -> int: ...
    def pause(self, id: int) -> None: ...
    def resume(self, id: int) -> None: ...
    def cancel(self, id: int, *, keep_files: bool = False) -> None: ...
    def forget(self, id: int) -> None: ...
    def move(self, id: int, position: int) -> None: ...
    def pause_all(self) -> None: ...
    def resume_all(self) -> None: ...
    def set_limits(self, limits: Limits) -> None: ...
    def network_changed(self) -> None: ...
    def snapshot(self) -> Sequence[Download]: ...
    def close(self) -> None: ...


OpenQueue = Callable[[Limits, Callable[[Download], None], Callable[[int], None]], DownloadQueue]
"""Makes the queue, given limits, where changes go and where ids go of what is no longer listed. Called on a thread."""


class DownloadsStatus(msgspec.Struct, frozen=True, kw_only=True):
    """All that is under way.

    Attributes:
        active: Downloads that have not ended.
        share: Hundredths of their bytes that are there.
        paused: Whether none of them goes on by itself.
    """

    active: int = 0
    share: int = 0
    paused: bool = False


class DownloadsController(QObject):
    """Keeps the list of downloads as it should be shown, and passes on what is wanted of them.

    Signals:
        status_changed(DownloadsStatus): How far all of them together have come.
        finished(Download): A model is there.
    """

    status_changed = Signal(object)
    finished = Signal(object)

    def __init__(
        self,
        open_queue: OpenQueue,
        executor: Executor,
        bridge: Bridge,
        rows: DownloadsListModel,
        settings: Settings,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        """``executor`` has one thread, so that what is wanted happens in the order of wanting."""
        super().__init__(parent)
        self._open_queue = open_queue
        self._executor = executor
        self._bridge = bridge
        self._settings = settings
        self._notices = DownloadNotices(notices, settings, self)
        self._queue: DownloadQueue | None = None  # belongs to the thread
        self._started = self._closed = False
        self._status = DownloadsStatus()
        self._known: dict[int, Download] = {}
        self._dropped: dict[int, QTimer] = {}  # cancelled, and still to be brought back
        self.rows = rows
        rows.move_wanted.connect(self.move)
        self._unsubscribe = settings.subscribe(lambda key, _value: self._note_setting(key))

    @property
    def status(self) -> DownloadsStatus:
        """How far all of them together have come."""
        return self._status

    def start(self) -> None:
        """Go on with what was under way when Hearth ended; once."""
        if not self._started:
            self._started = True
            self._list(self._notices.say_what_goes_on)

    def refresh(self) -> None:
        """Read the list again."""
        self._list()

    def close(self) -> None:
        """Let everything rest where it is; what is under way goes on at the next start."""
        self._closed = True
        self._unsubscribe()
        dropped = list(self._dropped)
        for timer in self._dropped.values():
            timer.stop()

        def end() -> None:
            if self._queue is not None:
                for download_id in dropped:
                    self._queue.cancel(download_id)
                self._queue.close()

        self._executor.submit(end).result()

    # ------------------------------------------------------------------------------------ wishes

    def add(self, wanted: Wanted) -> None:
        """Download something, once it is its turn."""
        self._started = True  # nothing was under way before, or it has been told
        self._notices.say_how_it_goes(wanted)

        def note(download_id: int) -> None:
            self._keep(download_id)
            self._list()

        self._work(lambda queue: queue.add(wanted), note)

    def pause(self, download_id: int) -> None:
        """Let one rest."""
        self._work(lambda queue: queue.pause(download_id))

    def resume(self, download_id: int) -> None:
        """Go on, or try again."""
        self._notices.take_back(download_id)
        self._work(lambda queue: queue.resume(download_id))

    def take_back(self, download_id: int) -> None:
        """What was said about one is of no use any more."""
        self._notices.take_back(download_id)

    def toggle(self, download_id: int) -> None:
        """Pause what moves, resume what rests."""
        download = self._known.get(download_id)
        if download is not None and download.state != "done":
            (self.pause if download.state in MOVING else self.resume)(download_id)

    def cancel(self, download_id: int) -> None:
        """Give one up. For some seconds it can be brought back, then its part on the disk is deleted."""
        download = self._known.get(download_id)
        if download is None or download_id in self._dropped:
            return
        self._notices.take_back(download_id)
        if download.state == "done":
            self._work(lambda queue: queue.forget(download_id), lambda _none: self._list())
            return
        self._work(lambda queue: queue.pause(download_id))
        timer = QTimer(self, singleShot=True, interval=UNDO)
        timer.timeout.connect(lambda: self._drop(download_id))
        timer.start()
        self._dropped[download_id] = timer
        self._show()
        self._notices.offer_undo(download, moving=download.state in MOVING)

    def bring_back(self, download_id: int, *, moving: bool) -> None:
        """Take ``cancel`` back; ``moving``: it was not paused before."""
        if self._keep(download_id) and moving:
            self._work(lambda queue: queue.resume(download_id))
        self._show()

    def move(self, download_id: int, place: int) -> None:
        """Put one at another place among those that have not ended, 0 first."""

        def put(queue: DownloadQueue) -> None:
            ids = [download.id for download in queue.snapshot()]
            under_way = [download.id for download in queue.snapshot() if download.state not in ENDED]
            if 0 <= place < len(under_way):
                queue.move(download_id, ids.index(under_way[place]))

        self._work(put, lambda _none: self._list())

    def pause_all(self) -> None:
        """Let all rest."""
        self._work(lambda queue: queue.pause_all())

    def resume_all(self) -> None:
        """Go on with all that rest."""
        self._work(lambda queue: queue.resume_all())

    def network_changed(self) -> None:
        """The network is to be used otherwise from now on; a queue that is not there yet asks for it anyway."""
        if self._queue is not None:
            self._notices.take_back_for_all()
            self._work(lambda queue: queue.network_changed())

    def clear_done(self) -> None:
        """Take out of the list what is complete; the files stay."""
        done = [download.id for download in self._known.values() if download.state == "done"]

        def forget(queue: DownloadQueue) -> None:
            for download_id in done:
                queue.forget(download_id)

        self._work(forget, lambda _none: self._list())

    # ------------------------------------------------------------------------------------ inside

    def _opened(self) -> DownloadQueue:
        """On the thread, to which it belongs: made when it is needed first."""
        if self._queue is None:
            taken, gone = self._bridge.carry(self._take), self._bridge.carry(self._forget)
            self._queue = self._open_queue(limits_of(self._settings), taken, gone)
        return self._queue

    def _work(self, work: Callable[[DownloadQueue], T], then: Callable[[T], object] | None = None) -> Future[T] | None:
        if self._closed:
            return None

        def fail(error: BaseException) -> None:
            if not isinstance(error, HearthError):
                raise error
            self._notices.post_error(error)

        future = self._executor.submit(lambda: work(self._opened()))
        self._bridge.when_done(future, then, fail)
        return future

    def _list(self, then: Callable[[Sequence[Download]], object] | None = None) -> None:
        """Read the queue in its order."""

        def show(downloads: Sequence[Download]) -> None:
            # What was told meanwhile is newer than what was read, but for the order.
            self._known = {download.id: self._known.get(download.id, download) for download in downloads}
            self._show()
            if then is not None:
                then(downloads)

        self._work(lambda queue: queue.snapshot(), show)

    def _take(self, download: Download) -> None:
        before = self._known.get(download.id)
        self._known[download.id] = download
        if download.id in self._dropped:
            if download.state != "done":
                return
            self._keep(download.id)  # it was complete before it could be stopped: so it is here, and must be seen
            self._notices.take_back_undo()
        if not self.rows.show_one(download):
            self._list()
        if before is not None and before.state != download.state:
            self._notices.note_change(download)
            if download.state == "done":
                self.finished.emit(download)
        self._note_status()

    def _forget(self, download_id: int) -> None:
        self._known.pop(download_id, None)
        self._show()

    def _show(self) -> None:
        self.rows.show(download for download in self._known.values() if download.id not in self._dropped)
        self._note_status()

    def _drop(self, download_id: int) -> None:
        if self._keep(download_id):
            self._known.pop(download_id, None)
            self._work(lambda queue: queue.cancel(download_id))
            self._show()

    def _keep(self, download_id: int) -> bool:
        """Forget that it was cancelled; whether it was."""
        timer = self._dropped.pop(download_id, None)
        if timer is not None:
            timer.stop()
            timer.deleteLater()
        return timer is not None

    def _note_status(self) -> None:
        under_way = [d for d in self.rows.downloads() if d.state not in ENDED]
        done, total = sum(d.done for d in under_way), sum(d.total or 0 for d in under_way)
        paused = bool(under_way) and not any(d.state in MOVING for d in under_way)
        status = DownloadsStatus(active=len(under_way), share=percent(done, total), paused=paused)
        if status != self._status:
            self._status = status
            self.status_changed.emit(status)

    def _note_setting(self, key: str) -> None:
        if key.startswith("downloads.") and self._queue is not None:
            limits = limits_of(self._settings)
            self._work(lambda queue: queue.set_limits(limits))
        elif key.startswith("network."):
            self.network_changed()
