"""Sleep as logind tells of it: a real bus of our own, on it a login manager that does as the test says."""

from __future__ import annotations

import os
import select
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.waiting import wait_for

pytest.importorskip("jeepney")
if shutil.which("dbus-daemon") is None:
    pytest.skip("there is no dbus-daemon", allow_module_level=True)

from jeepney import DBusAddress, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from PySide6.QtDBus import QDBusConnection

from app.power.logind import MANAGER, PATH, SERVICE, LogindSleep
from tests.support.session_bus import session_bus


class LoginManager:
    """Stands in for systemd-logind: hands out locks and tells of sleep.

    Attributes:
        asked: The arguments of each request for a lock.
        refuses: Whether it hands out none.
    """

    def __init__(self, address: str) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.refuses = False
        self._ends: list[int] = []
        self._bus: DBusConnection = open_dbus_connection(bus=address, enable_fds=True)
        self._bus.send_and_get_reply(message_bus.RequestName(SERVICE))
        self._thread = threading.Thread(target=self._serve, name="login-manager")
        self._thread.start()

    def tell(self, begins: bool) -> None:
        """The computer is about to sleep, or awake again."""
        emitter = DBusAddress(PATH, interface=MANAGER)
        self._bus.send(new_signal(emitter, "PrepareForSleep", "b", (begins,)))

    def held(self) -> bool:
        """Whether somebody still has the last lock that was handed out."""
        readable, _, _ = select.select([self._ends[-1]], [], [], 0)
        return not readable  # at the end of a pipe that nobody can write to any more there is something to read

    def close(self) -> None:
        self._bus.sock.shutdown(2)
        self._thread.join()
        self._bus.close()
        self._bus.sock.close()
        for end in self._ends:
            os.close(end)

    def _serve(self) -> None:
        try:
            while True:
                message = self._bus.receive()
                if message.header.message_type is MessageType.method_call:
                    self.asked.append(message.body)
                    if self.refuses:
                        self._bus.send(new_error(message, f"{SERVICE}.No"))
                    else:
                        self._hand_out(message)
        except OSError:
            return

    def _hand_out(self, message: Message) -> None:
        reads, writes = os.pipe()
        self._ends.append(reads)
        answer = new_method_return(message, "h", (writes,))
        self._bus.send(answer)
        os.close(writes)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    with session_bus(tmp_path) as address:
        yield address


@pytest.fixture
def manager(bus: str) -> Iterator[LoginManager]:
    made = LoginManager(bus)
    yield made
    made.close()


class Sleeper:
    """The watcher, and what it said."""

    def __init__(self, address: str) -> None:
        self.said = 0
        self.watcher = LogindSleep(self._note, lambda: QDBusConnection.connectToBus(address, address))
        self._address = address

    def _note(self) -> None:
        self.said += 1

    def close(self) -> None:
        self.watcher.close()
        QDBusConnection.disconnectFromBus(self._address)


@pytest.fixture
def sleeper(bus: str, manager: LoginManager, qtbot: QtBot) -> Iterator[Sleeper]:
    made = Sleeper(bus)
    yield made
    made.close()


def test_sleep_waits_until_it_may_begin(sleeper: Sleeper, manager: LoginManager, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: sleeper.watcher.holds)
    assert manager.asked[0][0] == "sleep"
    assert manager.asked[0][3] == "delay"
    manager.tell(True)
    qtbot.waitUntil(lambda: sleeper.said == 1)
    assert manager.held()
    sleeper.watcher.let_sleep()
    qtbot.waitUntil(lambda: not manager.held())
    manager.tell(False)  # awake: the next time it waits again
    qtbot.waitUntil(lambda: sleeper.watcher.holds and len(manager.asked) == 2)
    manager.tell(True)
    qtbot.waitUntil(lambda: sleeper.said == 2)
    assert manager.held()


def test_who_ends_holds_nothing_up(sleeper: Sleeper, manager: LoginManager, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: sleeper.watcher.holds)
    sleeper.watcher.close()
    qtbot.waitUntil(lambda: not manager.held())
    manager.tell(True)
    assert not sleeper.watcher.holds


def test_a_manager_that_gives_no_lock_is_heard_all_the_same(bus: str, manager: LoginManager, qtbot: QtBot) -> None:
    manager.refuses = True
    sleeper = Sleeper(bus)
    wait_for(lambda: manager.asked, "the request")
    manager.tell(True)
    qtbot.waitUntil(lambda: sleeper.said == 1)
    assert not sleeper.watcher.holds
    sleeper.watcher.let_sleep()
    sleeper.close()


def test_without_a_bus_nothing_happens(qtbot: QtBot, tmp_path: Path) -> None:
    address = f"unix:path={tmp_path}/missing"
    watcher = LogindSleep(lambda: None, lambda: QDBusConnection.connectToBus(address, address))
    assert not watcher.holds
    watcher.let_sleep()
    watcher.close()
