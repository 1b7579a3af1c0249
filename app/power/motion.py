"""Whether the desktop asks programs to move little; asked once, without waiting for the answer. Moves nothing itself.

Linux: the settings portal, which tells what GNOME keeps under ``enable-animations`` and others follow
(https://flatpak.github.io/xdg-desktop-portal, ``org.freedesktop.portal.Settings``). Windows: *Show animations*
(``SPI_GETCLIENTAREAANIMATION``). macOS: *Reduce motion* (``com.apple.universalaccess``). The latter two are written
after the documentation and not run yet.
"""

from __future__ import annotations

import ctypes
import logging
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

SERVICE = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
KEY = ("org.gnome.desktop.interface", "enable-animations")
PATIENCE = 2_000  # milliseconds

_CLIENT_AREA_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION
_log = logging.getLogger(__name__)

Told = Callable[[bool], object]


class DesktopMotion(QObject):
    """Calls ``told`` once with whether little motion is wanted, now or soon; never where nobody knows."""

    def __init__(
        self, told: Told, connect: Callable[[], QDBusConnection] | None = None, parent: QObject | None = None
    ) -> None:
        """``connect`` makes the connection to the session's bus, on Linux."""
        super().__init__(parent)
        self._told = told
        self._asked: QDBusPendingCallWatcher | None = None
        if sys.platform == "win32":
            told(not _windows_animates())
        elif sys.platform == "darwin":
            kept = QSettings("com.apple.universalaccess", "")
            told(str(kept.value("reduceMotion", "0")) in ("1", "true"))
        else:
            self._ask_portal(connect)

    def close(self) -> None:
        """Heed no late answer."""
        if self._asked is not None:
            self._asked.finished.disconnect(self._take)
            self._asked = None

    def _ask_portal(self, connect: Callable[[], QDBusConnection] | None) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher  # other systems have none

        bus = (connect or QDBusConnection.sessionBus)()
        if not bus.isConnected():
            return
        call = QDBusMessage.createMethodCall(SERVICE, PATH, SETTINGS, "Read")
        call.setArguments(list(KEY))
        call.setAutoStartService(False)  # a desktop that has it runs it
        self._asked = QDBusPendingCallWatcher(bus.asyncCall(call, PATIENCE), self)
        self._asked.finished.connect(self._take)

    def _take(self, watcher: QDBusPendingCallWatcher) -> None:
        arguments = watcher.reply().arguments()
        self._asked = None
        watcher.deleteLater()
        animates = _unwrapped(arguments[0]) if arguments else None
        if isinstance(animates, bool):
            self._told(not animates)
        else:
            _log.info("the desktop does not say whether it wants little motion: %s", watcher.reply().errorMessage())


def _unwrapped(value: Any) -> object:
    """What is inside of variants; ``Read`` gives a variant in a variant."""
    while hasattr(value, "variant"):
        value = value.variant()
    return value


def _windows_animates() -> bool:
    animates = ctypes.c_int(1)
    windll = getattr(ctypes, "windll")  # noqa: B009 - not there for type checkers elsewhere
    windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(animates), 0)
    return bool(animates.value)
