"""The first window's side: opens when a second one knocks, and has the window come forward. Made when it is there."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from functools import partial

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

from app.second_window import HERE, LONGEST, Wish

_log = logging.getLogger(__name__)


class Door(QObject):
    """Listens from the beginning until ``close``; only whoever holds the lock of the data may make one.

    Signals:
        knocked(Wish): A second window was asked for.
    """

    knocked = Signal(object)

    def __init__(self, doors: Sequence[str], parent: QObject | None = None) -> None:
        """``doors``: names to listen at; the first that works."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._open)
        for door in doors:
            QLocalServer.removeServer(door)  # of a program that was killed
            if self._server.listen(door):
                return
        _log.info("No second window will be heard: %s", self._server.errorString())

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _open(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.disconnected.connect(connection.deleteLater)
            connection.readyRead.connect(partial(self._read, connection))
            if connection.bytesAvailable():
                self._read(connection)

    def _read(self, connection: QLocalSocket) -> None:
        if not connection.canReadLine():
            if connection.bytesAvailable() > LONGEST:
                connection.abort()
            return
        try:
            wish = msgspec.json.decode(bytes(connection.readLine().data()), type=Wish)
        except msgspec.DecodeError as error:
            _log.info("Somebody knocks who is no window: %s", error)
            connection.abort()
            return
        connection.write(HERE)
        connection.flush()
        connection.disconnectFromServer()
        self.knocked.emit(wish)


def come_forward(window: QWidget, token: str) -> None:
    """Bring a window to the front, from the task bar or the tray too, as far as the system lets it."""
    if token:
        # Qt's plugin for Wayland takes it from there for the next activation, and takes it away.
        os.environ["XDG_ACTIVATION_TOKEN"] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    front = QApplication.activeModalWidget() or window
    front.raise_()
    front.activateWindow()
