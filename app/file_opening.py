"""Files that macOS hands over: it sends an event to the running program where others start it again with a name.

Knows no models. Made on macOS alone; elsewhere the name comes with the command (``app.__main__``).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class FileOpening(QApplication):
    """The application, which says which files it was asked to open.

    Only what is sent to the application itself passes through Python; a filter would see each event of each widget.
    """

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._waiting: list[str] = []
        self._open: Callable[[str], None] = self._waiting.append

    def listen(self, open_file: Callable[[str], None]) -> None:
        """From now on ``open_file`` is called with the path of each file; with those first that came before."""
        self._open = open_file
        while self._waiting:
            open_file(self._waiting.pop(0))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and (file := event.file()):
            self._open(file)
            return True
        return super().event(event)
