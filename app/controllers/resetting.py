"""Counts what Hearth has put on this computer, and says what is to be removed when the window is gone; removes nothing.

What is to go is written down before the window closes (``app.reset.journal``): whoever removes it, at the end of this
program or at the start of the next one, reads it there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.bridge import Bridge
from app.late_pool import Pool
from app.notices import Notices
from inference.errors import Cancelled, HearthError
from inference.net.cancel import CancelToken

if TYPE_CHECKING:
    from app.reset.measuring import Amount
    from app.reset.parts import Part, Where


class ResettingController(QObject):
    """Attributes:
    wanted: Whether something is to be removed when the window is gone.

    Signals:
        counting(str, int): The part at hand and its bytes so far.
        counted(Amount): How much there is of a part.
        ended(bool): The counting is over; whether all of it was counted.
        leave_asked(): It is written down: the window may close.
    """

    counting = Signal(str, object)
    counted = Signal(object)
    ended = Signal(bool)
    leave_asked = Signal()

    def __init__(
        self,
        where: Callable[[], Where],
        data: Path,
        pool: Pool,
        bridge: Bridge,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        """Prepare.

        Args:
            where: The places as they are now.
            data: Folder of the data.
            pool: A thread; not ended here.
            bridge: Brings answers back.
            notices: For failures.
            parent: As Qt has it.
        """
        super().__init__(parent)
        self.wanted = False
        self._where, self._data = where, data
        self._pool, self._bridge, self._notices = pool, bridge, notices
        self._token: CancelToken | None = None

    def count(self) -> None:
        """Count everything anew; ``counted`` and ``ended`` tell."""
        from app.reset.measuring import measure  # seldom

        self.stop()
        token = self._token = CancelToken()
        where, post = self._where(), self._bridge.post

        def say(part: Part, size: int) -> None:
            post(lambda: self.counting.emit(part, size) if not token.cancelled else None)

        def tell(amount: Amount) -> None:
            if not token.cancelled:
                self.counted.emit(amount)

        def work() -> None:
            for amount in measure(where, cancel=token, on_counted=say):
                post(partial(tell, amount))

        self._bridge.when_done(
            self._pool.submit(work), lambda _none: self._end(token, whole=True), lambda error: self._fail(token, error)
        )

    def stop(self) -> None:
        """Count no further."""
        if self._token is not None:
            self._token.cancel()

    def begin(self, parts: Collection[Part]) -> None:
        """Write down what is to go, and have the window close."""
        from app.reset import journal  # as above

        try:
            journal.begin(self._data, parts)
        except HearthError as error:
            self._notices.post_error(error, sticky=False)
            return
        self.wanted = True
        self.leave_asked.emit()

    def close(self) -> None:
        """Nobody wants to know any more."""
        self.stop()

    # ------------------------------------------------------------------------------------ inside

    def _end(self, token: CancelToken, *, whole: bool) -> None:
        if token is self._token:
            self._token = None
            self.ended.emit(whole)

    def _fail(self, token: CancelToken, error: BaseException) -> None:
        self._end(token, whole=False)
        if not isinstance(error, Cancelled):
            raise error
