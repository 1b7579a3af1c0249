"""Where the window is, how large, and whether its sidebar is shown: remembered, and fitted to narrow windows."""

from __future__ import annotations

import base64
import binascii

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from app.settings import Settings
from app.widgets.appearance import Appearance

SIZE = (1100, 720)  # pixels, the first time
FRAME = (4, 40)  # pixels around it that desktops take for its frame and title, at least
NARROW = 720  # pixels at zoom 1 below which the sidebar gives way


def first_size(screen: QSize) -> QSize:
    """The size of a window that was never moved, with its frame inside the screen, which on laptops that are scaled
    to 200 % has no 700 pixels."""
    width, height = SIZE
    return QSize(width, height).boundedTo(QSize(screen.width() - FRAME[0], screen.height() - FRAME[1]))


class WindowPlace:
    """Sees to size, place and sidebar of one window."""

    def __init__(
        self, window: QMainWindow, splitter: QSplitter, sidebar: QWidget, settings: Settings, appearance: Appearance
    ) -> None:
        self._window = window
        self._splitter = splitter
        self._sidebar = sidebar
        self._settings = settings
        self._appearance = appearance
        self._wanted = settings.flag("window.sidebar_visible")
        self._narrow = False

    def restore(self) -> None:
        """Put the window where it was; the first time as large as the screen lets it be."""
        self._window.resize(first_size(self._window.screen().availableSize()))
        try:
            geometry = base64.b64decode(self._settings.text("window.geometry"), validate=True)
        except (binascii.Error, ValueError):
            geometry = b""
        if geometry:
            self._window.restoreGeometry(QByteArray(geometry))
        width = self._settings.number("window.sidebar_width") or 260
        self._splitter.setSizes([width, max(1, self._window.width() - width)])
        self._sidebar.setVisible(self._wanted)

    def remember(self) -> None:
        """Keep where the window is for the next time."""
        self._settings.set("window.geometry", base64.b64encode(self._window.saveGeometry().data()).decode())
        if self._sidebar.isVisible():
            self._settings.set("window.sidebar_width", self._sidebar.width())

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar."""
        self._wanted = not self._sidebar.isVisible()
        self._sidebar.setVisible(self._wanted)
        self._settings.set("window.sidebar_visible", self._wanted)

    def show_sidebar(self) -> None:
        """Show the sidebar, for something that is in it."""
        if not self._sidebar.isVisible():
            self.toggle_sidebar()

    def fit_sidebar(self) -> None:
        """On a narrow window the sidebar gives way until it is asked for."""
        narrow = self._window.width() < NARROW * self._appearance.zoom
        if narrow != self._narrow:
            self._narrow = narrow
            self._sidebar.setVisible(self._wanted and not narrow)
