"""Hearth's window as a process that measurements start and drive; prints what happens, one line each.

It waits for the model of the settings and for lines on standard input. With the first it types a question into the
composer, with each further one it presses the key for another answer to it, so that all of them have the same
context: the longer that is, the slower any engine writes. It prints the tokens a second of each answer, its tokens
and those of the prompt.
"""

from __future__ import annotations

import sys
import threading

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from app.application import Application
from app.controllers.engine import EngineState
from app.paths import find_paths
from app.storage.values import StoredMessage
from tests.support.window_size import as_on_a_desktop


class Driver(QObject):
    """Asks for an answer for every line of standard input."""

    asked = Signal()
    over = Signal()

    def __init__(self, application: Application) -> None:
        super().__init__(application.window)
        self._window = application.window
        application.controllers.engine.state_changed.connect(self._loaded)
        application.controllers.answers.ended.connect(self._ended)
        self.asked.connect(self._ask, Qt.ConnectionType.QueuedConnection)
        self.over.connect(self._window.close, Qt.ConnectionType.QueuedConnection)
        self._told = False
        self._asked = False
        self._lines = threading.Thread(target=self._read, daemon=True)

    def _read(self) -> None:
        for _line in sys.stdin:
            self.asked.emit()
        self.over.emit()

    def _loaded(self, state: EngineState) -> None:
        if state.loaded is not None and not self._told:
            self._told = True
            print("loaded", flush=True)
            self._lines.start()

    def _ask(self) -> None:
        composer = self._window.findChild(QWidget, "composer")
        assert isinstance(composer, QPlainTextEdit | QTextEdit)
        composer.setFocus()
        if self._asked:
            QTest.keyClick(composer, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
            return
        self._asked = True
        QTest.keyClicks(composer, "Tell me a long story about a lighthouse.")
        QTest.keyClick(composer, Qt.Key.Key_Return)

    def _ended(self, message: StoredMessage) -> None:
        stats = message.stats
        told = "failed" if stats is None else f"{stats.decode_tps} {stats.completion_tokens} {stats.prompt_tokens}"
        print(told, flush=True)


def main() -> int:
    """Show the window and do as told."""
    qt = QApplication(["hearth"])
    with Application(qt, find_paths()) as application:
        as_on_a_desktop(application.window)
        driver = Driver(application)
        application.start()
        status = qt.exec()
        del driver
    return status


if __name__ == "__main__":
    sys.exit(main())
