"""Cyclic garbage is collected on the window's thread alone, between two rounds of its events. Knows no widget.

WORKAROUND: PySide6 6.11. Garbage that listened to a signal ends its connection when it is collected: that takes a lock
of Qt, then waits for Python's. On any other thread the window's may hold Python's just then, and wait for Qt's in a
constructor: both wait for ever, and the window stands still.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QAbstractEventDispatcher, QObject

WHOLE = 60.0  # seconds between two collections of everything, which takes a while with long conversations


class Garbage(QObject):
    """Collects what is due from ``begin`` on, and nothing else does. Belongs to its parent."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._whole = 0.0

    def begin(self) -> None:
        """What there is now stays to the end: it is never looked at."""
        gc.disable()
        gc.freeze()
        self._whole = time.monotonic()
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None  # there is a QApplication
        dispatcher.aboutToBlock.connect(self.collect)

    def collect(self) -> None:
        """As Python would by itself, when as much has been made since the last time."""
        young, middle, old = (count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True))
        if old and time.monotonic() - self._whole >= WHOLE:
            gc.collect()
            self._whole = time.monotonic()
        elif middle:
            gc.collect(1)
        elif young:
            gc.collect(0)
