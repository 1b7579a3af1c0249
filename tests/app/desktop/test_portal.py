"""Notifications over a real bus of our own, on it a portal that does as the test says."""

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

from jeepney import DBusAddress, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtDBus import QDBusConnection

from app.desktop.portal import INTERFACE, PATH, SERVICE, SHOW, PortalNotifications
from tests.support.session_bus import session_bus


class Portal:
    """Stands in for the desktop's portal.

    Attributes:
        calls: Name, signature and arguments of each call.
        refuses: Whether it shows nothing.
    """

    def __init__(self, address: str) -> None:
        self.calls: list[tuple[str, str, tuple[object, ...]]] = []
        self.refuses = False
        self._bus: DBusConnection = open_dbus_connection(bus=address)
        self._bus.send_and_get_reply(message_bus.RequestName(SERVICE))
        self._thread = threading.Thread(target=self._serve, name="portal")
        self._thread.start()

    def click(self, key: str, action: str = SHOW) -> None:
        hints = [("a{sv}", {"activation-token": ("s", "token-1")})]
        emitter = DBusAddress(PATH, interface=INTERFACE)
        self._bus.send(new_signal(emitter, "ActionInvoked", "ssav", (key, action, hints)))

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
                    from jeepney import HeaderFields

                    fields = message.header.fields
                    self.calls.append(
                        (fields[HeaderFields.member], fields.get(HeaderFields.signature, ""), message.body)
                    )
                    answer = new_error(message, "no.portal") if self.refuses else new_method_return(message)
                    self._bus.send(answer)
        except (OSError, ConnectionResetError):
            return


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    with session_bus(tmp_path) as address:
        yield address


@pytest.fixture
def portal(bus: str) -> Iterator[Portal]:
    made = Portal(bus)
    yield made
    made.close()


@pytest.fixture
def notifications(bus: str, portal: Portal, qtbot: QtBot) -> Iterator[PortalNotifications]:
    made = PortalNotifications(lambda: QDBusConnection.connectToBus(bus, bus))
    yield made
    made.close()
    QDBusConnection.disconnectFromBus(bus)


def test_a_notification_is_shown_and_taken_back(
    notifications: PortalNotifications, portal: Portal, qtbot: QtBot
) -> None:
    notifications.show("answer:1:2", "The answer is ready", "About <bees>")
    qtbot.waitUntil(lambda: len(portal.calls) == 1)
    name, signature, (key, what) = portal.calls[0]
    assert (name, signature, key) == ("AddNotification", "sa{sv}", "answer:1:2")
    assert isinstance(what, dict)
    assert what["title"] == ("s", "The answer is ready")
    assert what["body"] == ("s", "About <bees>")
    notifications.withdraw()
    qtbot.waitUntil(lambda: len(portal.calls) == 2)
    assert portal.calls[1][0] == "RemoveNotification"
    assert portal.calls[1][2] == ("answer:1:2",)


def test_a_click_is_told_once_and_only_of_our_own(
    notifications: PortalNotifications, portal: Portal, qtbot: QtBot
) -> None:
    clicked: list[str] = []
    notifications.clicked.connect(clicked.append)
    notifications.show("answer:1:2", "Ready", "")
    qtbot.waitUntil(lambda: len(portal.calls) == 1)
    portal.click("of another program")
    portal.click("answer:1:2", "something-else")
    portal.click("answer:1:2")
    qtbot.waitUntil(lambda: clicked == ["answer:1:2"])
    portal.click("answer:1:2")
    notifications.show("answer:1:3", "Ready", "")
    portal.click("answer:1:3")
    qtbot.waitUntil(lambda: clicked == ["answer:1:2", "answer:1:3"])


def test_what_cannot_be_shown_is_handed_on(notifications: PortalNotifications, portal: Portal, qtbot: QtBot) -> None:
    portal.refuses = True
    with qtbot.waitSignal(notifications.failed) as failed:
        notifications.show("answer:1:2", "Ready", "About bees")
    assert failed.args == ["answer:1:2", "Ready", "About bees"]


def test_without_a_bus_nothing_happens(qtbot: QtBot) -> None:
    made = PortalNotifications(lambda: QDBusConnection("there is none"))
    assert not made.works
    made.close()
