"""Hearth's window as a process in which something large is downloaded; prints how long its thread was not there.

Arguments: commit, SHA-256 and size of the file that ``tests.bench.hub_process`` serves; ``HF_ENDPOINT`` says where.
Milliseconds between two beats of a timer go out as one line of JSON: at rest, then while the download runs.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.application import Application
from app.paths import find_paths
from inference.download.values import Download, Source, Wanted, WantedFile
from tests.bench.hub_process import FILE, REPOSITORY
from tests.support.window_size import as_on_a_desktop

BEAT = 2  # milliseconds
REST = 2_000  # milliseconds of heartbeat before the download begins


class Heart(QObject):
    """Beats on the window's thread and remembers the pauses between."""

    stopped = Signal()

    def __init__(self, application: Application, wanted: Wanted) -> None:
        super().__init__(application.window)
        self._application = application
        self._wanted = wanted
        self._pauses: list[float] = []
        self._last = 0.0
        self._beat = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._note)
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self._download)
        application.window.painted.connect(self._begin)

    def _begin(self) -> None:
        self._application.window.models.open("downloads")
        downloads = self._application.wings.models.downloads
        downloads.finished.connect(self._end)
        self._beat.start()
        self._rest.start()

    def _note(self) -> None:
        now = time.perf_counter()
        if self._last:
            self._pauses.append(1000 * (now - self._last) - BEAT)
        self._last = now

    def _download(self) -> None:
        self._print()
        self._application.wings.models.downloads.add(self._wanted)

    def _end(self, _download: Download) -> None:
        self._print()
        self._application.window.close()

    def _print(self) -> None:
        print(json.dumps(self._pauses), flush=True)
        self._pauses, self._last = [], 0.0


def main() -> int:
    """Show the window, download, leave."""
    commit, sha256, size = sys.argv[1:]
    qt = QApplication(["hearth"])
    paths = find_paths()
    source = Source(repository=REPOSITORY, revision=commit, path=FILE)
    file = WantedFile(source=source, target=paths.models / FILE, size=int(size), sha256=sha256)
    with Application(qt, paths) as application:
        as_on_a_desktop(application.window)
        heart = Heart(application, Wanted(title="large", files=(file,)))
        application.start()
        status = qt.exec()
        del heart
    return status


if __name__ == "__main__":
    sys.exit(main())
