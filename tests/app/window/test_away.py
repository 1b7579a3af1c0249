"""Somebody looks elsewhere: what the desktop is told, and the way back; the tray, and closing into it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.controllers.away import KEY, LONG, Away
from app.desktop_wing import TRAY, DesktopWing
from app.notices import Notice
from app.widgets.tray import Tray
from tests.support.scripted_window import ScriptedWindow

# What the offscreen desktop cannot do, and has not, it says.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "systemTrayWindowChanged")


class Board(QObject):
    """A desktop's notifications, as they came."""

    clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, str, str]] = []
        self.withdrawn = 0

    def show(self, key: str, title: str, text: str) -> None:
        self.shown.append((key, title, text))

    def withdraw(self) -> None:
        self.withdrawn += 1


class Room:
    """The window, somebody who may look elsewhere, and a clock."""

    def __init__(self, program: ScriptedWindow) -> None:
        self.program = program
        self.board = Board()
        self.away = True
        self.now = 0.0
        self.settings = program.application.settings
        self.controller = Away(
            program.to.answers,
            program.application.store,
            self.settings,
            lambda: self.away,
            clock=lambda: self.now,
            parent=program.window,
        )
        self.controller.wanted.connect(self.board.show)

    def answer(self, seconds: float, text: str = "Bees make honey.") -> None:
        request = self.program.ask("About bees")
        self.now += seconds
        self.program.answer(request, text)
        self.program.stored()  # everything asked of the database before has been answered


@pytest.fixture
def room(program: ScriptedWindow) -> Room:
    return Room(program)


def test_a_long_answer_is_told_by_its_title_alone(room: Room) -> None:
    room.answer(LONG + 1)
    ((key, heading, text),) = room.board.shown
    conversation_id, message_id = room.program.to.chat.view.id, room.program.path[-1].id
    assert key == f"answer:{conversation_id}:{message_id}"
    assert heading == "The answer is ready"
    assert text == "About bees"


@pytest.mark.parametrize(("seconds", "away", "setting"), [(1, True, "title"), (9, False, "title"), (9, True, "off")])
def test_nothing_is_told_that_nobody_needs(room: Room, seconds: float, away: bool, setting: str) -> None:
    room.settings.set(KEY, setting)
    room.away = away
    room.answer(seconds)
    assert room.board.shown == []


def test_the_first_words_are_told_where_that_was_chosen(room: Room) -> None:
    room.settings.set(KEY, "text")
    room.answer(9, "Bees\n\nmake honey. " * 40)
    ((_, _, text),) = room.board.shown
    assert text.startswith("About bees\nBees make honey. Bees")
    assert text.endswith("…")
    assert len(text) < 200


def test_an_answer_that_broke_off_is_told_one_that_was_stopped_is_not(room: Room) -> None:
    request = room.program.ask("About bees")
    room.now += 9
    room.program.engine.fail(request, "engine_failed", "It does not go on.")
    room.program.wait(lambda: room.board.shown)
    assert room.board.shown[0][1] == "The answer broke off"
    request = room.program.ask("And wasps?")
    room.now += 9
    room.program.to.chat.stop()
    room.program.engine.finish(request, "cancelled")
    room.program.wait(lambda: not room.program.to.chat.busy)
    room.program.stored()
    assert len(room.board.shown) == 1


def test_a_download_that_is_there_is_told(room: Room) -> None:
    room.controller.note_notice(Notice(message="“Tiny” is on this computer now.", key="download-3", sticky=True))
    room.controller.note_notice(Notice(message="Something else.", key="other", sticky=True))
    assert [text for _, _, text in room.board.shown] == ["“Tiny” is on this computer now."]


# --------------------------------------------------------------------------------------- the wing


@pytest.fixture
def wing(program: ScriptedWindow) -> Iterator[tuple[DesktopWing, Board]]:
    board = Board()
    made = DesktopWing(program.to, program.application.chat_wings.habits.ground, program.window, board)
    yield made, board
    made.close()


def test_a_click_leads_to_the_answer(program: ScriptedWindow, wing: tuple[DesktopWing, Board]) -> None:
    desktop, board = wing
    program.talk("About bees", "Bees make honey.")
    bees, answer = program.to.chat.view.id, program.path[-1].id
    program.to.chat.new()
    program.window.models.open()
    assert desktop.notifier is board
    program.window.showMinimized()
    board.clicked.emit(f"answer:{bees}:{answer}")
    program.wait(lambda: program.to.chat.view.id == bees)
    assert not program.window.isMinimized()
    assert not program.window.models.is_open


def test_coming_back_takes_notifications_back(program: ScriptedWindow, wing: tuple[DesktopWing, Board]) -> None:
    desktop, board = wing
    assert desktop.notifier is board
    other = QWidget()
    program.qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    program.wait(lambda: not program.window.isActiveWindow())
    program.window.activateWindow()
    program.wait(lambda: board.withdrawn)


def test_closing_into_the_tray_keeps_everything_and_leaving_ends_it(
    program: ScriptedWindow, wing: tuple[DesktopWing, Board], monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop, _board = wing
    settings = program.application.settings
    assert not program.window.stays()
    settings.set(TRAY, "stay")
    monkeypatch.setattr(Tray, "is_there", staticmethod(lambda: True))  # the offscreen desktop has none
    assert not program.window.close()
    assert program.window.isHidden()
    titles = [action.text() for action in desktop.tray.menu.actions() if action.text()]
    assert titles == ["Show Hearth", "New conversation", "Stop the answer", "Quit"]
    desktop.tray.menu.actions()[0].trigger()
    assert program.window.isVisible()
    program.window.leave()
    assert program.window.isHidden()


def test_where_there_is_no_tray_closing_closes(program: ScriptedWindow, wing: tuple[DesktopWing, Board]) -> None:
    program.application.settings.set(TRAY, "stay")
    assert not Tray.is_there()
    assert program.window.close()


def test_who_is_in_the_settings_is_not_away(program: ScriptedWindow, wing: tuple[DesktopWing, Board]) -> None:
    _desktop, board = wing
    dialog = program.window.open_settings("chat")
    with program.qtbot.waitActive(dialog):
        dialog.activateWindow()
    notices = program.application.notices
    notices.post(Notice(message="“Tiny” is on this computer now.", key="download-3", sticky=True))
    program.wait(lambda: program.window.pane.notices.notices)
    assert board.shown == []
    dialog.close()
