"""Hearth's window, started as ``app.__main__`` starts it; prints the moment of the first paint, then leaves."""

from __future__ import annotations

import gc
import sys

gc.disable()  # as `app.__main__` does before the imports below

from PySide6.QtWidgets import QApplication  # noqa: E402

from app.application import Application  # noqa: E402
from app.paths import find_paths  # noqa: E402
from tests.bench.bare_window import FirstPaint  # noqa: E402
from tests.support.window_size import as_on_a_desktop  # noqa: E402


def main() -> int:
    """Show the window."""
    qt = QApplication(["hearth"])
    with Application(qt, find_paths()) as application:
        as_on_a_desktop(application.window)  # as large as the bare one
        watch = FirstPaint(application.window)
        application.start()
        status = qt.exec()
        del watch
    return status


if __name__ == "__main__":
    sys.exit(main())
