"""Linux says when the computer is about to sleep, and waits (systemd-logind, over D-Bus); knows no model."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

SERVICE = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"
WHY = "A language model gives its memory back"  # shown by ``systemd-inhibit --list``

_SLOT = cast("bytes", SLOT("_take(QDBusMessage)"))  # PySide6 is annotated with bytes, but takes the text

_log = logging.getLogger(__name__)


class LogindSleep(QObject):
    """Calls ``begins`` on the window's thread when sleep is about to begin, and holds it up until ``let_sleep``.

    That is what a delay lock is for: a file descriptor; sleep begins when it is closed, or after some seconds
    anyway (``InhibitDelayMaxSec``, usually 5). https://systemd.io/INHIBITOR_LOCKS
    Without a bus or without logind it is never called.
    """

    def __init__(
        self,
        begins: Callable[[], object],
        connect: Callable[[], QDBusConnection] = QDBusConnection.systemBus,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._begins = begins
        self._lock: int | None = None
        self._asked: QDBusPendingCallWatcher | None = None
        self._bus = connect()
        if not self._bus.isConnected():
            _log.info("sleep cannot be watched: there is no system bus")
            return
        self._bus.connect(SERVICE, PATH, MANAGER, "PrepareForSleep", self, _SLOT)
        self._ask_for_lock()

    @property
    def holds(self) -> bool:
        """Whether sleep would wait."""
        return self._lock is not None

    def let_sleep(self) -> None:
        """Sleep may begin."""
        if self._lock is not None:
            with contextlib.suppress(OSError):
                os.close(self._lock)
            self._lock = None

    def close(self) -> None:
        """End watching; nothing is held up any more."""
        if self._asked is not None:
            self._asked.finished.disconnect(self._take_lock)
            self._asked = None
        if self._bus.isConnected():
            self._bus.disconnect(SERVICE, PATH, MANAGER, "PrepareForSleep", self, _SLOT)
        self.let_sleep()

    def _ask_for_lock(self) -> None:
        call = QDBusMessage.createMethodCall(SERVICE, PATH, MANAGER, "Inhibit")
        call.setArguments(["sleep", "Hearth", WHY, "delay"])
        self._asked = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)
        self._asked.finished.connect(self._take_lock)

    def _take_lock(self, watcher: QDBusPendingCallWatcher) -> None:
        arguments = watcher.reply().arguments()
        self._asked = None
        watcher.deleteLater()
        if not arguments or not isinstance(arguments[0], QDBusUnixFileDescriptor):
            _log.info("sleep will not wait: %s", watcher.reply().errorMessage())
            return
        self.let_sleep()  # never two
        self._lock = os.dup(arguments[0].fileDescriptor())  # Qt closes its own with the message

    @Slot(QDBusMessage)
    def _take(self, message: QDBusMessage) -> None:
        arguments = message.arguments()
        if not arguments:
            return
        if arguments[0]:
            self._begins()
        else:  # it is awake again: the next sleep is to wait, too
            self._ask_for_lock()
