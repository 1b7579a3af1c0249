"""The icon in the system tray, and notifications that come from it; knows no conversation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

SHOWN = 10_000  # milliseconds


class Tray(QObject):
    """There is no more than one icon, and none while nobody wants it.

    Signals:
        shown_asked(): The window is to be shown, or hidden where it is in front.
        clicked(str): Key of the notification that was clicked.
    """

    shown_asked = Signal()
    clicked = Signal(str)

    def __init__(self, icon: QIcon, entries: Sequence[tuple[str, Callable[[], object]]], parent: QObject) -> None:
        """``entries`` of its menu: titles, and what they do; an empty title is a line."""
        super().__init__(parent)
        self._wanted = False
        self._key = ""
        self._menu = QMenu()
        self._menu.setObjectName("trayMenu")
        for title, do in entries:
            if title:
                self._menu.addAction(title).triggered.connect(lambda _checked=False, do=do: do())
            else:
                self._menu.addSeparator()
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip("Hearth")
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._note_activated)
        self._icon.messageClicked.connect(lambda: self.clicked.emit(self._key))

    @staticmethod
    def is_there() -> bool:
        """Whether this desktop has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def menu(self) -> QMenu:
        """What the icon offers."""
        return self._menu

    def set_wanted(self, wanted: bool) -> None:
        """Whether the icon is to stay."""
        self._wanted = wanted
        self._icon.setVisible(wanted)

    def show(self, key: str, title: str, text: str) -> None:
        """Show a notification; where nobody wants the icon, it is there as long as the notification needs it."""
        self._key = key
        self._icon.show()
        self._icon.showMessage(title, text, self._icon.icon(), SHOWN)

    def withdraw(self) -> None:
        """Nobody needs the notification any more."""
        self._icon.setVisible(self._wanted)

    def close(self) -> None:
        """Leave the tray."""
        self._icon.hide()
        self._menu.deleteLater()

    def _note_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.shown_asked.emit()
