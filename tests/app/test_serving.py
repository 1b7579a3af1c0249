"""The endpoint is switched on and off, watched and started again; a scripted process answers as a real one would."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.api_key import ApiKey
from app.bridge import Bridge
from app.controllers import serving
from app.controllers.serving import OPEN, OTHER_PORT, ServingController, base_url, free_port, is_loopback
from app.notices import Notice, Notices
from app.settings import Settings
from inference.hosting.serving import Serve, read_serve
from inference.hosting.values import Call
from tests.support.scripted_host import ScriptedHosts, api_command


class Desk:
    """A controller, the hosts it opened, and what it said."""

    def __init__(self, tmp_path: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.settings = Settings(tmp_path / "settings.json", delay=3600)
        self.notices, self.bridge = Notices(), Bridge()
        self.said: list[Notice] = []
        self.notices.subscribe(self.said.append)
        self.opened = ScriptedHosts()
        self.hosts = self.opened.all
        self.note = tmp_path / "told"
        self.command = api_command("serve", self.note)
        self.now = 1000.0
        self.serving = ServingController(
            self.settings,
            self.notices,
            self.bridge,
            self.opened.open,
            ApiKey(tmp_path),
            self.command,
            lambda: self.now,
        )

    def become(self, phase: str) -> None:
        self.qtbot.waitUntil(lambda: self.serving.state.phase == phase, timeout=10_000)

    def told(self) -> list[Serve]:
        return [read_serve(line) for line in self.note.read_bytes().splitlines()] if self.note.exists() else []

    def close(self) -> None:
        self.serving.close()
        self.bridge.close()
        self.settings.flush()


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(tmp_path, qtbot)
    yield made
    made.close()


def test_nothing_is_there_while_it_is_off(desk: Desk) -> None:
    desk.serving.begin()
    desk.settings.set("api.port", 9001)
    desk.bridge.catch_up()
    assert desk.serving.state.phase == "off"
    assert (desk.hosts, desk.told()) == ([], [])


def test_switched_on_and_off(desk: Desk) -> None:
    desk.settings.set("api.enabled", True)
    desk.become("on")
    state = desk.serving.state
    assert (state.host, state.port, state.since, state.error) == ("127.0.0.1", 8434, 1000.0, None)
    [told] = desk.told()
    assert told.door == "door-file"
    assert told.key == desk.serving.key()
    assert desk.serving.address == "http://127.0.0.1:8434/v1"
    desk.settings.set("api.enabled", False)
    desk.become("off")
    desk.qtbot.waitUntil(lambda: desk.hosts[0].closed)
    assert desk.said == []


def test_it_was_on_when_the_program_ended(desk: Desk) -> None:
    desk.settings.set("api.enabled", True)
    desk.serving.begin()
    desk.serving.begin()
    desk.become("on")
    desk.bridge.catch_up()
    assert len(desk.told()) == 1


def test_on_again_before_the_one_before_has_ended(desk: Desk) -> None:
    desk.settings.set("api.enabled", True)
    desk.become("on")
    desk.settings.set("api.enabled", False)
    desk.bridge.catch_up()
    desk.settings.set("api.enabled", True)
    desk.bridge.catch_up()
    assert desk.serving.state.phase == "starting"
    desk.become("on")
    assert len(desk.told()) == 2
    assert [host.closed for host in desk.hosts] == [False]  # it waited for the end of the process, and goes on


def test_changes_are_collected_and_take_effect(desk: Desk) -> None:
    desk.settings.set("api.enabled", True)
    desk.become("on")
    desk.settings.set("api.port", 9001)
    desk.settings.set("api.origins", ("http://localhost:3000",))
    desk.settings.set("api.hosts", ("desk.lan",))
    desk.settings.set("api.key_required", False)
    desk.qtbot.waitUntil(lambda: desk.serving.state.port == 9001, timeout=10_000)
    assert [(told.port, told.origins, told.hosts, told.key) for told in desk.told()[1:]] == [
        (9001, ("http://localhost:3000",), ("desk.lan",), ""),
    ]
    assert len(desk.hosts) == 1  # what the models have read is not lost


def test_other_computers_always_need_the_key(desk: Desk) -> None:
    desk.settings.set("api.key_required", False)
    assert not desk.serving.needs_key
    desk.settings.set("api.host", "0.0.0.0")
    assert desk.serving.needs_key
    desk.settings.set("api.enabled", True)
    desk.become("on")
    assert desk.told()[0].key == desk.serving.key()
    assert desk.serving.address == "http://127.0.0.1:8434/v1"


def test_another_key_takes_the_place_of_the_old_one(desk: Desk) -> None:
    desk.settings.set("api.enabled", True)
    desk.become("on")
    before = desk.serving.key()
    desk.serving.renew_key()
    desk.become("starting")
    desk.become("on")
    assert desk.serving.key() != before
    assert [told.key for told in desk.told()] == [before, desk.serving.key()]


def test_a_port_that_is_taken_has_a_next_step(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.command[3] = "taken"
    monkeypatch.setattr(serving, "free_port", lambda _host, first: 9000 if first == 8435 else 0)
    desk.settings.set("api.enabled", True)
    desk.become("failed")
    [notice] = desk.said
    assert (notice.action, notice.message) == (OTHER_PORT, "Another program has port 8434.")
    desk.serving.act(notice.action)
    desk.become("on")
    assert desk.serving.state.port == 9000


def test_a_host_that_cannot_be_opened_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "api-key").mkdir()
    desk.settings.set("api.enabled", True)
    desk.become("failed")
    [notice] = desk.said
    assert notice.action == OPEN
    asked: list[bool] = []
    desk.serving.settings_asked.connect(lambda: asked.append(True))
    desk.serving.act(OPEN)
    assert asked == [True]


def test_one_that_dies_comes_back_and_is_told_of_when_it_keeps_dying(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "DELAYS", (1, 1, 1, 60_000))
    desk.command[3] = "die"
    desk.settings.set("api.enabled", True)
    desk.qtbot.waitUntil(lambda: len(desk.told()) == 4 and desk.serving._process is None, timeout=20_000)
    assert desk.serving.state.phase == "starting"
    assert desk.serving.state.error is not None
    [notice] = desk.said
    assert "keeps stopping" in notice.message
    assert "last words" in notice.detail
    desk.command[3] = "serve"
    desk.serving.try_again()
    desk.become("on")


def test_after_a_steady_time_a_death_is_the_first_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "STEADY", 0.0)
    monkeypatch.setattr(serving, "DELAYS", (1, 60_000))
    desk.command[3] = "die"
    desk.settings.set("api.enabled", True)
    desk.qtbot.waitUntil(lambda: len(desk.told()) >= 4, timeout=20_000)
    assert desk.said == []


def test_what_was_asked_is_kept_in_bounds(desk: Desk) -> None:
    desk.settings.set("api.enabled", True)
    desk.become("on")
    heard: list[Call] = []
    desk.serving.called.connect(heard.append)
    for number in range(serving.MOST_CALLS + 5):
        desk.hosts[0].told(Call(at=float(number), client="editor"))
    desk.hosts[0].counted(2)
    desk.bridge.catch_up()
    assert len(heard) == serving.MOST_CALLS + 5
    assert [desk.serving.calls[0].at, desk.serving.calls[-1].at] == [5.0, serving.MOST_CALLS + 4.0]
    assert desk.serving.state.under_way == 2
    desk.serving.clear()
    assert not desk.serving.calls


def test_addresses() -> None:
    assert base_url("0.0.0.0", 8434) == "http://127.0.0.1:8434/v1"
    assert base_url("::", 8434) == "http://[::1]:8434/v1"
    assert base_url("192.168.1.20", 80) == "http://192.168.1.20:80/v1"
    assert [is_loopback(each) for each in ("127.0.0.1", "::1", "0.0.0.0", "192.168.1.20")] == [True, True, False, False]
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert free_port("127.0.0.1", port) != port


def test_what_is_told_is_written_as_json() -> None:
    assert msgspec.json.decode(msgspec.json.encode(Serve(door="d")))["type"] == "serve"
