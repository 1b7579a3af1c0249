"""Little motion, as the settings portal tells it: a real bus of our own, on it a portal that does as told."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

pytest.importorskip("jeepney")
if shutil.which("dbus-daemon") is None:
    pytest.skip("there is no dbus-daemon", allow_module_level=True)

from jeepney import MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from PySide6.QtDBus import QDBusConnection

from app.power.motion import KEY, SERVICE, DesktopMotion
from tests.support.session_bus import session_bus


class Portal:
    """Stands in for xdg-desktop-portal. ``animates``: what it says; ``None``: that it knows no such setting."""

    def __init__(self, address: str, animates: bool | None) -> None:
        self.asked: list[tuple[object, ...]] = []
        self._animates = animates
        self._bus = open_dbus_connection(bus=address)
        self._bus.send_and_get_reply(message_bus.RequestName(SERVICE))
        self._thread = threading.Thread(target=self._serve, name="portal")
        self._thread.start()

    def close(self) -> None:
        self._bus.sock.shutdown(2)
        self._thread.join()
        self._bus.close()
        self._bus.sock.close()

    def _serve(self) -> None:
        try:
            while True:
                message = self._bus.receive()
                if message.header.message_type is MessageType.method_call:
                    self.asked.append(message.body)
                    if self._animates is None:
                        self._bus.send(new_error(message, f"{SERVICE}.NotFound"))
                    else:
                        self._bus.send(new_method_return(message, "v", (("v", ("b", self._animates)),)))
        except OSError:
            return


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    with session_bus(tmp_path) as address:
        yield address


@pytest.mark.parametrize("animates", [True, False])
def test_the_desktop_says_whether_it_animates(bus: str, qtbot: QtBot, animates: bool) -> None:
    portal = Portal(bus, animates)
    told: list[bool] = []
    motion = DesktopMotion(told.append, lambda: QDBusConnection.connectToBus(bus, bus))
    qtbot.waitUntil(lambda: told == [not animates])
    assert portal.asked == [KEY]
    motion.close()
    QDBusConnection.disconnectFromBus(bus)
    portal.close()


def test_a_desktop_that_does_not_know_says_nothing(bus: str, qtbot: QtBot) -> None:
    portal = Portal(bus, None)
    told: list[bool] = []
    motion = DesktopMotion(told.append, lambda: QDBusConnection.connectToBus(bus, bus))
    qtbot.waitUntil(lambda: motion._asked is None)
    assert portal.asked == [KEY]
    assert told == []
    QDBusConnection.disconnectFromBus(bus)
    portal.close()


def test_without_a_bus_or_a_portal_nothing_happens(bus: str, qtbot: QtBot, tmp_path: Path) -> None:
    told: list[bool] = []
    address = f"unix:path={tmp_path}/missing"
    DesktopMotion(told.append, lambda: QDBusConnection.connectToBus(address, address)).close()
    alone = DesktopMotion(told.append, lambda: QDBusConnection.connectToBus(bus, bus))
    qtbot.waitUntil(lambda: alone._asked is None)
    QDBusConnection.disconnectFromBus(bus)
    assert told == []
