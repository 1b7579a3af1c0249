"""The window of the benchmark ``exchange``: opens, imports the file it is told, and prints what that cost."""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

import psutil
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.application import Application
from app.paths import find_paths
from tests.bench.exchange import INSIDE, beat_pauses, now
from tests.support.scripted_engine import ScriptedEngine
from tests.support.scripted_system import ScriptedSystem
from tests.support.window_size import as_on_a_desktop


class Watcher:
    """Looks at the memory of this process from a thread of its own."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self.before = self.peak = self._resident()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def _resident(self) -> float:
        return self._process.memory_info().rss / 1e6

    def _watch(self) -> None:
        while not self._ended.wait(0.05):
            self.peak = max(self.peak, self._resident())

    def end(self) -> None:
        """Stop looking."""
        self._ended.set()
        self._thread.join()


def main() -> int:
    """Import and measure."""
    qt = QApplication(["hearth", "-style", "fusion"])
    system = ScriptedSystem()
    with Application(qt, find_paths(), lambda on_event: ScriptedEngine(on_event), lambda _post: system) as program:
        as_on_a_desktop(program.window)
        program.start()
        loop = QEventLoop()
        QTimer.singleShot(3_000, loop.quit)
        loop.exec()
        exchange = program.chat_wings.exchange
        beats: list[float] = []
        timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(lambda: beats.append(now()))
        results: list[object] = []
        exchange.exchange.imported.connect(results.append)
        exchange.exchange.imported.connect(loop.quit)
        watcher, began = Watcher(), now()
        timer.start()
        exchange.bring([Path(os.environ[INSIDE])])
        loop.exec()
        seconds = now() - began
        timer.stop()
        watcher.end()
        pauses = beat_pauses(beats)
        imported = results[0].report.brought  # type: ignore[attr-defined]
    sys.stdout.write(
        json.dumps(
            {
                "seconds": seconds,
                "peak_mb": watcher.peak,
                "before_mb": watcher.before,
                "longest_ms": pauses[-1],
                "p99_ms": pauses[len(pauses) * 99 // 100],
                "beats": len(beats),
                "imported": imported,
            }
        )
        + "\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
