"""The window and its desktop: notifications while nobody looks, the tray icon, coming to the front again."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, SignalInstance
from PySide6.QtWidgets import QApplication

from app.controllers.away import Away
from app.theme import LIGHT
from app.widgets.icons import icon

if TYPE_CHECKING:
    from app.controllers.together import Controllers
    from app.ground import Ground
    from app.widgets.main_window import MainWindow
    from app.widgets.tray import Tray

TRAY = "appearance.tray"  # the setting: ``off``, ``icon``, ``stay``


class Notifier(Protocol):
    """Shows notifications."""

    clicked: SignalInstance

    def show(self, key: str, title: str, text: str) -> None:
        """Show one."""

    def withdraw(self) -> None:
        """Take back what is still shown."""


class DesktopWing(QObject):
    """Ended in ``close``."""

    def __init__(self, to: Controllers, ground: Ground, window: MainWindow, notifier: Notifier | None = None) -> None:
        """``notifier``: what shows notifications; ``None``: this desktop."""
        super().__init__(window)
        self._to, self._ground, self._window = to, ground, window
        self._notifier = notifier
        self._closing = ExitStack()
        self._away = Away(to.answers, ground.store, ground.settings, self._is_away, parent=self)
        self._away.wanted.connect(self._show)
        self._away.attention.connect(lambda: QApplication.alert(window))
        later = self._closing.callback
        later(ground.notices.subscribe(ground.bridge.carry(self._away.note_notice)))
        later(ground.settings.subscribe(lambda key, _value: self._set_tray() if key == TRAY else None))
        window.installEventFilter(self)
        self._set_tray()

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()

    def show_window(self) -> None:
        """Bring the window to the front, as large as it was."""
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()

    # ------------------------------------------------------------------------------ notifications

    def _is_away(self) -> bool:
        return QApplication.activeWindow() is None or self._window.isMinimized() or not self._window.isVisible()

    @cached_property
    def notifier(self) -> Notifier:
        """What shows notifications here."""
        if self._notifier is not None:
            made = self._notifier
        elif sys.platform.startswith("linux"):
            made = self._portal()
        else:
            made = self.tray
        made.clicked.connect(self._note_clicked)
        return made

    def _portal(self) -> Notifier:
        from app.desktop.portal import PortalNotifications

        portal = PortalNotifications(parent=self)
        self._closing.callback(portal.close)
        portal.failed.connect(self._show_in_tray)
        return portal if portal.works or not _has_tray() else self.tray

    def _show(self, key: str, title: str, text: str) -> None:
        self.notifier.show(key, title, text)

    def _show_in_tray(self, key: str, title: str, text: str) -> None:
        """There is a bus, but no portal on it."""
        if _has_tray():
            self._notifier = self.tray
            self.__dict__.pop("notifier", None)
            self.notifier.show(key, title, text)

    def _note_clicked(self, key: str) -> None:
        self.show_window()
        kind, _, place = key.partition(":")
        if kind == "answer":
            conversation_id, message_id = map(int, place.split(":"))
            self._window.models.close()
            self._to.chat.open(conversation_id, message_id)
        elif key.startswith("download-"):
            self._window.models.open("downloads")

    # --------------------------------------------------------------------------------------- tray

    @cached_property
    def tray(self) -> Tray:
        """The icon in the tray, shown or not."""
        from app.widgets.tray import Tray

        made = Tray(
            icon("flame", LIGHT, LIGHT.accent),
            (
                (_tr("Show Hearth"), self.show_window),
                (_tr("New conversation"), self._new),
                (_tr("Stop the answer"), self._to.answers.stop_all),
                ("", lambda: None),
                (_tr("Quit"), self._window.leave),
            ),
            self,
        )
        self._closing.callback(made.close)
        made.shown_asked.connect(self._toggle)
        return made

    def _set_tray(self) -> None:
        wanted = self._ground.settings.text(TRAY)
        if (wanted != "off" and _has_tray()) or "tray" in self.__dict__:
            self.tray.set_wanted(wanted != "off")
        self._window.stays = self._stays

    def _stays(self) -> bool:
        """Whether closing the window leaves the program running: only where one can come back to it."""
        if self._ground.settings.text(TRAY) != "stay" or not _has_tray():
            return False
        self.tray.set_wanted(True)  # the tray itself may have come later than the window
        return True

    def _new(self) -> None:
        self.show_window()
        self._window.commands["new"]()

    def _toggle(self) -> None:
        if self._is_away():
            self.show_window()
        else:
            self._window.hide()

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and "notifier" in self.__dict__:
            self.notifier.withdraw()
        return super().eventFilter(watched, event)


def _has_tray() -> bool:
    from app.widgets.tray import Tray

    return Tray.is_there()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Tray", text)
