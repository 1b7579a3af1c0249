"""Gives a window of the program the size it opens with on a desktop.

WORKAROUND the screen of Qt's offscreen platform has 800 x 800 pixels, and a first window fits its screen: without this,
the tests would all look at a narrow one.
"""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from app.widgets.window_place import SIZE, first_size


def as_on_a_desktop(window: QMainWindow) -> None:
    """Enlarge a window that was never given another size."""
    if window.size() == first_size(window.screen().availableSize()):
        window.resize(*SIZE)
