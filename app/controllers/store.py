"""Questions to the database from the window's thread, answers back on it; knows no SQL and no widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from app.bridge import Bridge
from app.notices import Notices
from inference.errors import HearthError, StorageFull

if TYPE_CHECKING:  # SQLite is loaded with the first question, after the window is there
    from concurrent.futures import Future

    from app.storage.conversations import Conversations
    from app.storage.recorder import AnswerRecorder
    from app.storage.worker import StorageWorker

T = TypeVar("T")


class Store:
    """The database as controllers use it: nothing blocks, and a failure nobody takes becomes a notice."""

    def __init__(
        self,
        open_worker: Callable[[], StorageWorker],
        bridge: Bridge,
        notices: Notices,
        on_full: Callable[[], None] = lambda: None,
    ) -> None:
        """``open_worker`` is called with the first question, ``on_full`` when the disk took something not."""
        self._open_worker = open_worker
        self._opened: StorageWorker | None = None
        self._bridge = bridge
        self._notices = notices
        self._on_full = on_full

    def ask(
        self,
        question: Callable[[Conversations], T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[HearthError], object] | None = None,
    ) -> None:
        """Have ``question`` answered on the database's thread, in the order of asking; then ``then``.

        ``failed`` returns True where it has told the user itself; otherwise the error becomes a notice.
        """

        def fail(error: BaseException) -> None:
            if not isinstance(error, HearthError):
                raise error
            if isinstance(error, StorageFull):
                self._on_full()
            if failed is None or failed(error) is not True:
                self._notices.post_error(error)

        self._bridge.when_done(self._worker().submit(question), then, fail)

    def performer(self) -> Callable[[Callable[[Conversations], Any]], Any]:
        """What has a question answered for another thread than the window's, which waits for the answer."""
        worker = self._worker()
        return lambda question: worker.submit(question).result()

    def recorder(self, message_id: int, *, text: str = "", reasoning: str = "") -> AnswerRecorder:
        """What keeps the answer ``message_id`` on the disk while it grows."""
        from app.storage.recorder import AnswerRecorder  # see above

        return AnswerRecorder(self._worker(), message_id, text=text, reasoning=reasoning)

    def exchange(self, files: Callable[[], T]) -> Future[T]:
        """Have the database closed while ``files`` puts another one in its place; see ``StorageWorker``.

        May be called from any thread once something was asked.
        """
        return self._worker().exchange(files)

    def watch_for_space(self) -> None:
        """Something else than the database found the disk full: have it noticed when it no longer is."""
        if self._opened is not None:
            self._opened.watch_for_space()

    def close(self) -> None:
        """Write what was handed over and close the database."""
        if self._opened is not None:
            self._opened.close()

    def _worker(self) -> StorageWorker:
        if self._opened is None:
            self._opened = self._open_worker()
        return self._opened
