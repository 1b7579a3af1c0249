"""The text cursor: blinks while somebody writes, then stands still; knows nothing of what is written."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

STILL = 10_000  # milliseconds without a key after which it stops, as other desktops have it


class Caret(QObject):
    """Each blink wakes the processor and paints, twice a second, for as long as the window is open."""

    def __init__(self, qt: QApplication, field: QPlainTextEdit) -> None:
        """``field``: where one mostly writes. In any other, coming there is what makes it blink again."""
        super().__init__(field)
        self._qt = qt
        self._field = field
        self._flash = self._usual = qt.cursorFlashTime()
        self._calm = QTimer(self, singleShot=True, interval=STILL)
        self._calm.timeout.connect(self._stand_still)
        field.cursorPositionChanged.connect(self._blink)
        qt.focusChanged.connect(self._blink)
        self._blink()

    def set_blinks(self, blinks: bool) -> None:
        """Whether it blinks at all."""
        self._flash = self._usual if blinks else 0
        self._qt.setCursorFlashTime(self._flash if self._calm.isActive() else 0)

    def close(self) -> None:
        """Let it blink as before."""
        self._field.cursorPositionChanged.disconnect(self._blink)
        self._qt.focusChanged.disconnect(self._blink)
        self._calm.stop()
        self._qt.setCursorFlashTime(self._usual)

    def _blink(self, *_whatever: object) -> None:
        if not self._calm.isActive():
            self._qt.setCursorFlashTime(self._flash)
        self._calm.start()

    def _stand_still(self) -> None:
        self._qt.setCursorFlashTime(0)
