"""The one crossing from other threads into Qt; knows nothing of what crosses."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")


class Bridge(QObject):
    """Runs calls on the thread it was made on, in the order they were posted from any thread.

    Signals:
        _crossed(object): A call on its way; nobody else connects to it.
    """

    _crossed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._open = True
        # Queued even on the own thread: a callback never runs inside the call that caused it.
        self._crossed.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], object]) -> None:
        """Run ``call`` on the bridge's thread soon. Any thread; silently dropped once closed."""
        with self._lock:  # emitting after the QObject is gone would raise
            if self._open:
                self._crossed.emit(call)

    def carry(self, receiver: Callable[[T], object]) -> Callable[[T], None]:
        """A function for any thread that makes ``receiver`` run on the bridge's thread."""
        return lambda value: self.post(partial(receiver, value))

    def when_done(
        self,
        future: Future[T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Hand the outcome of ``future`` to ``then`` or ``failed`` on the bridge's thread.

        An exception that nobody takes is raised on the bridge's thread, where the excepthook sees it;
        a cancelled future is silence.
        """

        def finish(done: Future[T]) -> None:
            from concurrent.futures import CancelledError  # kept out of the start

            try:
                value = done.result()
            except CancelledError:
                return
            except BaseException as error:
                if failed is None:
                    raise
                failed(error)
                return
            if then is not None:
                then(value)

        future.add_done_callback(self.carry(finish))

    def catch_up(self) -> None:
        """Run now what has been posted so far. Only on the bridge's thread."""
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def close(self) -> None:
        """Let nothing across any more; what is on its way is dropped too."""
        with self._lock:
            self._open = False

    @Slot(object)
    def _run(self, call: Callable[[], object]) -> None:
        if self._open:
            call()
