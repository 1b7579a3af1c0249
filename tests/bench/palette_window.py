"""The window as a process that opens its palette again and again and types into it; prints milliseconds as JSON.

*Opening* is from the press of the keys until the palette is painted and the database's answer is in it; *first*
includes what is loaded for it. *Typing* is from the press of a key until the list is painted with what the database
found.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.application import Application
from app.controllers.palette import PaletteController
from app.paths import find_paths
from app.widgets.palette import Palette
from inference.protocol import Event
from tests.bench.many_conversations import COMMON
from tests.support.scripted_engine import ScriptedEngine
from tests.support.scripted_system import ScriptedSystem
from tests.support.window_size import as_on_a_desktop

TIMES = 30
PATIENCE = 60.0  # seconds


class Driver:
    """Opens, types and closes."""

    def __init__(self, qt: QApplication, application: Application) -> None:
        self._qt = qt
        self._application = application
        self._listed = 0

    def wait(self, condition: Callable[[], object]) -> None:
        """Run the event loop until ``condition``."""
        until = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < until
            self._qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)

    def press(self, do: Callable[[], object], answers: int) -> float:
        """Milliseconds from a key until ``answers`` lists have come and the last one is painted."""
        self._listed = 0
        began = time.perf_counter()
        do()
        self.wait(lambda: self._listed >= answers)
        palette = self._application.window.findChild(Palette)
        palette.repaint()
        palette.list.viewport().repaint()
        return 1000 * (time.perf_counter() - began)

    def open(self) -> float:
        """Press Ctrl+K."""
        window = self._application.window
        took = self.press(lambda: QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier), 0)
        palette = window.findChild(Palette)
        assert palette.isVisible()
        return took

    def run(self) -> dict[str, list[float]]:
        """All of it."""
        first = self.open()
        palette = self._application.window.findChild(Palette)
        palette.close_palette()
        for controller in self._application.window.findChildren(PaletteController):
            controller.listed.connect(self._note)
        opened, typed = [], []
        for _ in range(TIMES):
            opened.append(self.open())
            self.wait(lambda: self._listed >= 2)
            typed += [self.press(partial(QTest.keyClicks, palette.field, letter), 1) for letter in COMMON]
            palette.close_palette()
        return {"first": [first], "opening": opened, "typing": typed}

    def _note(self, _rows: object) -> None:
        self._listed += 1


def main() -> int:
    """Show the window, measure, end."""
    qt = QApplication(["hearth"])
    engine: list[ScriptedEngine] = []

    def connect(on_event: Callable[[Event], None]) -> ScriptedEngine:
        engine.append(ScriptedEngine(on_event))
        return engine[-1]

    with Application(qt, find_paths(), connect, lambda _post: ScriptedSystem()) as application:
        as_on_a_desktop(application.window)
        application.start()
        driver = Driver(qt, application)
        driver.wait(lambda: engine and application.controllers.engine.ready)
        print(json.dumps(driver.run()), flush=True)
        application.window.leave()
    return 0


if __name__ == "__main__":
    sys.exit(main())
