"""New versions: looked for only when wanted, told of once, never fetched. The feed is on this computer."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from app.channel import Channel, read_channel
from app.cli.doctor import newest_version
from app.cli.environment import open_environment
from app.controllers.updates import NOTICE, SEE, SETTING, SKIP, STOP, TOLD, UpdatesController
from app.house_wing import HouseWing
from app.version import VERSION
from inference.net.cancel import CancelToken
from inference.net.network import Network
from inference.updates import HOST, Release, newest
from tests.app.window.conftest import MakeWindow
from tests.support.hub.server import Answer, LoopbackHub, Seen
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "QPainter::")

WAIT = 30.0  # seconds; generous, the machine may be busy
PAGE = f"https://{HOST}/Hearth/99.0"
NEWER = {"format": 1, "version": "99.0", "page": PAGE, "notes": ["<b>Faster</b>", "Nicer"]}


class Feed:
    """Says what the test wants."""

    def __init__(self, hub: LoopbackHub) -> None:
        self.hub = hub
        self.says: dict[str, object] = dict(NEWER)
        self.status = 200
        self.may_answer = threading.Event()
        self.may_answer.set()
        hub.route(self._route)

    @property
    def address(self) -> str:
        return self.hub.endpoint + "/newest.json"

    @property
    def asked(self) -> int:
        return len(self.hub.requests)

    def ask(self, network: Network, cancel: CancelToken) -> Release:
        return newest(network, cancel, self.address)

    def _route(self, _seen: Seen) -> Answer:
        self.may_answer.wait(WAIT)
        return Answer(self.status, body=json.dumps(self.says).encode())


@pytest.fixture
def feed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Feed]:
    with LoopbackHub() as hub:
        made = Feed(hub)
        monkeypatch.setattr("app.house_wing._ask", made.ask)
        yield made


@pytest.fixture
def updates(program: ScriptedWindow, feed: Feed) -> UpdatesController:
    return program.application.wings.house.updates


def keys(program: ScriptedWindow) -> list[str]:
    return [notice.action for notice in program.window.pane.notices.notices if notice.key == NOTICE]


def button(root: QWidget, name: str) -> QAbstractButton:
    found = root.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def test_nobody_is_asked_who_does_not_want_it(program: ScriptedWindow, feed: Feed, updates: UpdatesController) -> None:
    updates.begin()
    updates.look_if_due()
    assert not updates.looking
    assert feed.asked == 0
    assert program.application.settings.flag(SETTING) is False


def test_the_window_makes_nothing_of_it_before_it_is_wanted(program: ScriptedWindow, feed: Feed) -> None:
    wings = program.application.wings
    wings._look_for_updates()
    assert "house" not in wings.__dict__
    program.application.settings.set(SETTING, True)
    wings._look_for_updates()
    program.qtbot.waitUntil(lambda: keys(program) == [SEE])


def test_it_is_told_of_once(program: ScriptedWindow, feed: Feed, updates: UpdatesController) -> None:
    now = 1_000_000.0
    updates._clock = lambda: now
    program.application.settings.set(SETTING, True)
    program.qtbot.waitUntil(lambda: keys(program) == [SEE])
    program.window.pane.notices.dismiss(NOTICE)
    updates.look_if_due()
    assert not updates.looking, "a day has not passed"
    now += 24 * 3600
    updates.look_if_due()
    program.qtbot.waitUntil(lambda: not updates.looking)
    assert feed.asked == 2
    assert keys(program) == [], "it was told of before"
    feed.says["version"] = "100.0"
    now -= 365 * 24 * 3600  # the clock of the computer was wrong
    updates.look_if_due()
    program.qtbot.waitUntil(lambda: keys(program) == [SEE])


def test_not_while_an_answer_is_written(program: ScriptedWindow, feed: Feed, updates: UpdatesController) -> None:
    busy = True
    updates._busy = lambda: busy
    program.application.settings.set(SETTING, True)
    program.qtbot.waitUntil(updates._later.isActive)
    assert feed.asked == 0
    busy = False
    updates._later.timeout.emit()
    program.qtbot.waitUntil(lambda: keys(program) == [SEE])


def test_what_fails_by_itself_is_silent_and_in_the_settings(
    program: ScriptedWindow, feed: Feed, updates: UpdatesController
) -> None:
    feed.status = 500
    program.application.settings.set(SETTING, True)
    program.qtbot.waitUntil(lambda: bool(updates.looked.problem))
    assert keys(program) == []
    dialog = program.window.open_settings("network")
    label = dialog.findChild(QLabel, "updateState")
    assert label is not None
    assert label.text().startswith("Last looked: Today, ")
    assert "did not say which version" in label.text()
    updates.look_if_due()
    assert not updates.looking, "once a day, also when it failed"
    button(dialog, "lookForUpdate").click()
    notices = program.window.pane.notices
    program.qtbot.waitUntil(lambda: [each.level for each in notices.notices if each.key == NOTICE] == ["error"])


def test_by_hand(program: ScriptedWindow, feed: Feed, updates: UpdatesController) -> None:
    feed.says["version"] = VERSION
    program.window.commands["updates"]()
    program.qtbot.waitUntil(lambda: keys(program) == [""])
    assert VERSION in program.window.pane.notices.notices[-1].message
    feed.says["version"] = "99.0"
    for _ in range(2):  # as often as somebody asks
        program.window.commands["updates"]()
        program.qtbot.waitUntil(lambda: keys(program) == [SEE])


def test_asking_can_be_stopped(program: ScriptedWindow, feed: Feed, updates: UpdatesController) -> None:
    feed.may_answer.clear()
    updates.look()
    assert updates.looking
    program.window.pane.notices.action_asked.emit(STOP)
    program.qtbot.waitUntil(lambda: not updates.looking and keys(program) == [])
    assert updates.looked.at == 0
    feed.may_answer.set()


def test_what_goes_wrong_unexpectedly_leaves_nobody_waiting(
    program: ScriptedWindow, feed: Feed, updates: UpdatesController
) -> None:
    changes: list[bool] = []
    updates.changed.connect(lambda: changes.append(updates.looking))

    def break_down(_network: Network, _cancel: CancelToken) -> Release:
        raise ZeroDivisionError

    updates._ask = break_down
    with program.qtbot.captureExceptions() as caught:
        updates.look()
        program.qtbot.waitUntil(lambda: not updates.looking and bool(caught))
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    assert changes == [True, False]
    program.qtbot.waitUntil(lambda: keys(program) == [])


def test_offline_is_said_by_hand(program: ScriptedWindow, feed: Feed, updates: UpdatesController) -> None:
    program.application.settings.set("network.offline", True)
    updates.look()
    notices = program.window.pane.notices
    program.qtbot.waitUntil(lambda: any("switched off" in notice.message for notice in notices.notices))
    assert feed.asked == 0


def test_what_is_new_is_plain_text_and_opens_only_by_a_click(
    program: ScriptedWindow, feed: Feed, updates: UpdatesController
) -> None:
    opened: list[str] = []

    class Browser(QObject):
        @Slot(QUrl)
        def take(self, url: QUrl) -> None:
            opened.append(url.toString())

    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "take")
    try:
        updates.look()
        program.qtbot.waitUntil(lambda: keys(program) == [SEE])
        bar = program.window.pane.notices
        row = next(each for each in bar._rows if each.notice.key == NOTICE)
        assert [button(row, name).text() for name in ("noticeOther", "noticeAction")] == [
            *("Skip this version", "See what is new…")
        ]
        button(row, "noticeAction").click()
        dialog = program.window.findChild(QWidget, "releaseDialog")
        assert dialog is not None
        notes = dialog.findChild(QLabel, "releaseNotes")
        assert notes is not None
        assert notes.text() == "• <b>Faster</b>\n\n• Nicer"
        assert opened == []
        button(dialog, "openReleasePage").click()
        assert opened == [PAGE]
    finally:
        QDesktopServices.unsetUrlHandler("https")
        browser.deleteLater()


def test_a_version_can_be_skipped(program: ScriptedWindow, feed: Feed, updates: UpdatesController) -> None:
    updates.look()
    program.qtbot.waitUntil(lambda: keys(program) == [SEE])
    program.window.pane.notices.action_asked.emit(SKIP)
    program.qtbot.waitUntil(lambda: keys(program) == [])
    assert program.application.settings.text(TOLD) == "99.0"


def test_what_came_of_it_is_known_at_the_next_start(make_window: MakeWindow, feed: Feed) -> None:
    first = make_window().start()
    house = first.application.wings.house
    house.updates.look()
    first.qtbot.waitUntil(lambda: keys(first) == [SEE])
    first.close()
    again: HouseWing = make_window().start().application.wings.house
    assert again.updates.looked == house.updates.looked
    assert again.updates.newer is not None


def test_whoever_packages_it_may_switch_it_off(
    make_window: MakeWindow, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "app.house_wing.read_channel", lambda: Channel(updates="off", why="Your system updates Hearth.")
    )
    program = make_window().start()
    settings = program.application.settings
    settings.set(SETTING, True)
    dialog = program.window.open_settings("network")
    assert not button(dialog, SETTING).isEnabled()
    assert button(dialog, "lookForUpdate").isHidden()
    said = [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]
    assert "Your system updates Hearth." in said
    program.window.commands["updates"]()
    notices = program.window.pane.notices
    program.qtbot.waitUntil(lambda: [each.message for each in notices.notices] == ["Your system updates Hearth."])
    program.application.wings.house.updates.begin()
    assert feed.asked == 0


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (None, Channel()),
        ('{"updates": "off", "why": "apt does it."}', Channel(updates="off", why="apt does it.")),
        ('{"updates": "off"}', Channel(updates="off")),
        ('{"updates": "ask"}', Channel()),
        ('{"updates": "of', Channel(updates="off")),
        ('{"updates": "never"}', Channel(updates="off")),
    ],
)
def test_the_packagers_file(tmp_path: Path, written: str | None, expected: Channel) -> None:
    file = tmp_path / "channel.json"
    if written is not None:
        file.write_text(written)
    assert read_channel(file) == expected


def test_in_the_terminal(feed: Feed) -> None:
    environment = open_environment()
    found = newest_version(environment, feed=feed.address)
    assert (found.value, found.ok, PAGE in found.hint) == ("99.0", True, True)
    feed.says["version"] = VERSION
    assert "none newer" in newest_version(environment, feed=feed.address).value
    feed.status = 404
    assert newest_version(environment, feed=feed.address).ok is False
    asked = feed.asked
    assert "apt" in newest_version(environment, Channel(updates="off", why="apt does it."), feed.address).value
    assert feed.asked == asked
