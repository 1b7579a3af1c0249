"""Notifications through the desktop's portal, with which Linux desktops serve every program; needs no tray.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Notification.html
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

SERVICE = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Notification"
SHOW = "show"  # what clicking a notification asks for

_SLOT = cast("bytes", SLOT("_take(QDBusMessage)"))  # PySide6 is annotated with bytes, but takes the text

_log = logging.getLogger(__name__)


class PortalNotifications(QObject):
    """WORKAROUND: not ``org.freedesktop.Notifications``, which wants an unsigned number: PySide6 6.11 sends every
    Python number signed, and the service refuses it. Nor can it read the token in the portal's answer (a map in a
    variant) with which a program may come forward on Wayland: there the desktop may only mark the window.

    Signals:
        clicked(str): Key of the notification that was clicked.
        failed(str, str, str): This one could not be shown: key, title, text.
    """

    clicked = Signal(str)
    failed = Signal(str, str, str)

    def __init__(
        self, connect: Callable[[], QDBusConnection] = QDBusConnection.sessionBus, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bus = connect()
        self._shown: set[str] = set()
        if self._bus.isConnected():
            self._bus.connect(SERVICE, PATH, INTERFACE, "ActionInvoked", self, _SLOT)

    @property
    def works(self) -> bool:
        """Whether there is a bus at all."""
        return self._bus.isConnected()

    def show(self, key: str, title: str, text: str) -> None:
        """Show a notification; one with the same key gives way to it."""
        call = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "AddNotification")
        call.setArguments([key, {"title": title, "body": text, "default-action": SHOW, "priority": "normal"}])
        asked = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)
        asked.finished.connect(lambda watcher: self._note_shown(watcher, key, title, text))
        self._shown.add(key)

    def withdraw(self) -> None:
        """Take back what is still shown."""
        for key in self._shown:
            call = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "RemoveNotification")
            call.setArguments([key])
            self._bus.send(call)
        self._shown.clear()

    def close(self) -> None:
        """Take everything back and listen no more."""
        if self._bus.isConnected():
            self.withdraw()
            self._bus.disconnect(SERVICE, PATH, INTERFACE, "ActionInvoked", self, _SLOT)

    def _note_shown(self, watcher: QDBusPendingCallWatcher, key: str, title: str, text: str) -> None:
        watcher.deleteLater()
        if watcher.isError():
            _log.info("the portal shows no notification: %s", watcher.error().message())
            self._shown.discard(key)
            self.failed.emit(key, title, text)

    @Slot(QDBusMessage)
    def _take(self, message: QDBusMessage) -> None:
        arguments = message.arguments()
        if len(arguments) < 2 or arguments[0] not in self._shown or arguments[1] != SHOW:
            return
        self._shown.discard(arguments[0])
        self.clicked.emit(arguments[0])
