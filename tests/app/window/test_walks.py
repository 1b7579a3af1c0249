"""Everything can be used without a mouse and without a screen: each place is walked, by Tab and by names."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.attached import Attached, join
from app.declarations import SECTION_TITLES
from app.widgets.actions import COMMANDS
from tests.support.scripted_window import ScriptedWindow
from tests.support.walking import tab_round, unnamed, unreached

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = "Some words\n\n```python\nprint(1)\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"


@pytest.fixture
def talk(program: ScriptedWindow) -> ScriptedWindow:
    """A conversation with an answer and two versions of it."""
    program.talk("A question", TEXT)
    program.to.chat.regenerate(program.path[-1].id)
    program.wait(lambda: len(program.engine.generations) == 2)
    program.answer(program.engine.generations[-1], TEXT)
    return program


def walk(window: QWidget, begin: Callable[[], object]) -> None:
    """Fails where something has no name, or Tab does not come by."""
    begin()
    QApplication.processEvents()
    nameless = unnamed(window)
    assert not nameless, "without a name: " + "; ".join(nameless)
    seen = tab_round(window)
    assert len(seen) > 3, "the Tab key goes nowhere"
    missed = unreached(window, seen)
    assert not missed, "not on the way of the Tab key: " + "; ".join(missed)


def test_the_first_screen(program: ScriptedWindow) -> None:
    walk(program.window, program.window.pane.focus_composer)


def test_a_conversation(talk: ScriptedWindow) -> None:
    walk(talk.window, talk.window.pane.focus_composer)


def test_an_answer_under_way(talk: ScriptedWindow) -> None:
    talk.ask("Another question")
    walk(talk.window, talk.window.pane.focus_composer)


def test_files_that_go_with_a_message(program: ScriptedWindow) -> None:
    program.window.pane.card.set_text(join([Attached("a.txt", "a"), Attached("b.txt", "b")], "Words"))
    walk(program.window, program.window.pane.focus_composer)


@pytest.mark.parametrize("section", [section for section in SECTION_TITLES if section != "window"])
def test_the_settings(program: ScriptedWindow, qtbot: QtBot, section: str) -> None:
    dialog = program.window.open_settings(section)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    walk(dialog, lambda: None)
    dialog.close()


@pytest.mark.parametrize("section", ["find", "here", "downloads"])
def test_the_models_page(program: ScriptedWindow, section: str) -> None:
    page = program.window.models.open(section)
    walk(program.window, page.take_focus)


def test_every_command_can_be_reached(program: ScriptedWindow) -> None:
    """By a key of its own or from the menu, which has one; resetting by its button in the settings, so that nothing
    that sounds of loss stands among what is used every day."""
    program.wait(lambda: program.window.findChild(QWidget, "moreMenuList") is not None)
    commands = [command for command in COMMANDS if command.name != "-"]
    assert {command.name for command in commands} <= program.window.commands.keys()
    assert [command.name for command in commands if not command.listed and not command.keys] == ["reset"]


@pytest.mark.parametrize("place", ["composer", "models"])
def test_every_key_asks_for_its_command(program: ScriptedWindow, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """Pressed where people are: nothing that has the keyboard there takes it away."""
    window = program.window
    program.wait(lambda: window.shortcuts is not None)
    asked: list[str] = []

    def refuse(name: str) -> bool:
        asked.append(name)
        return True

    monkeypatch.setattr(window._actions, "_refused", refuse)
    go: Callable[[], object] = window.pane.focus_composer
    if place == "models":
        go = window.models.open("find").take_focus
    wrong = []
    for command in COMMANDS:
        for keys in command.keys:
            if keys.startswith("(") or (place == "models" and command.name == "undo"):  # the field's own
                continue
            asked.clear()
            go()
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keySequence(focus, QKeySequence(keys))
            if asked != [command.name]:
                wrong.append(f"{command.name} by {keys}: {asked}")
    assert wrong == []


@pytest.mark.parametrize(
    "keys", ["F2", "Ctrl+Shift+Backspace", "Ctrl+D", "Ctrl+P", "F3", "Alt+Up", "Ctrl+R", "Alt+Left"]
)
def test_a_key_that_can_do_nothing_says_why(program: ScriptedWindow, keys: str) -> None:
    window = program.window
    program.wait(lambda: "rename" in window.why_not)
    window.pane.focus_composer()
    QTest.keySequence(window.pane.card.composer, QKeySequence(keys))
    (notice,) = window.pane.notices.notices
    assert notice.message in ("No conversation is open.", "There is no message yet.", "There is no answer yet.")
