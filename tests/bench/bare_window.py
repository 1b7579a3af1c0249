"""The least a PySide6 program shows: an empty window of Hearth's size. Prints when it is painted first."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

SIZE = (1100, 720)  # pixels, as Hearth's window opens


class FirstPaint(QObject):
    """Prints the moment a window is first painted, then leaves unless it is to ``stay``."""

    def __init__(self, window: QMainWindow, *, stay: bool = False) -> None:
        super().__init__(window)
        self._window = window
        self._stay = stay
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._painted)  # once the painting has been done
        return False

    def _painted(self) -> None:
        print(time.monotonic_ns(), flush=True)
        if not self._stay:
            self._window.close()


def main() -> int:
    """Show the window."""
    qt = QApplication(["bare"])
    window = QMainWindow()
    window.resize(*SIZE)
    watch = FirstPaint(window)
    window.show()
    status = qt.exec()
    del watch
    return status


if __name__ == "__main__":
    sys.exit(main())
