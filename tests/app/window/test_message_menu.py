"""What the menus of messages do: another model, other sampling, branches, versions; only the engine is scripted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.widgets.message_actions import ActionButton
from app.widgets.message_menu_link import MessageMenuLink
from app.widgets.message_menus import FREE
from tests.app.window.conftest import MakeWindow
from tests.app.window.test_turn_taking import command, know
from tests.support.scripted_window import ScriptedWindow
from tests.support.tiny_gguf import write_tiny


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that is not the guide."""
    return write_tiny(tmp_path_factory.mktemp("models") / "other.gguf", name="other")


def menus(program: ScriptedWindow) -> MessageMenuLink:
    return program.application.chat_wings.asking.menus


def entry(menu: QMenu, name: str, title: str = "") -> QAction:
    found = [action for action in menu.findChildren(QAction, name) if title in action.text()]
    assert found, f"{name} is not in the menu"
    return found[0]


def menu_of(program: ScriptedWindow, row: int, name: str = "more") -> QMenu:
    menu = menus(program).menu_of(program.path[row].id, name)
    assert menu is not None
    return menu


def test_another_model_answers_once(program: ScriptedWindow, other: Path) -> None:
    know(program, other)
    program.talk("one", "by the guide")
    entry(menu_of(program, 1, "again"), "againModel", "other").trigger()
    program.wait(lambda: len(program.engine.generations) == 2)
    program.answer(program.engine.generations[-1], "by the other")
    assert program.path[1].model == "other"
    assert program.path[1].siblings == 2
    assert program.to.chat.setup.model == ""
    program.talk("two", "by the guide again")
    assert program.path[3].model == "guide"


def test_another_temperature_holds_once(program: ScriptedWindow) -> None:
    program.talk("one", "first")
    entry(menu_of(program, 1), "againFree").trigger()
    program.wait(lambda: len(program.engine.generations) == 2)
    assert command(program.engine.generations[-1]).sampling.temperature == FREE
    program.answer(program.engine.generations[-1], "second")
    assert program.stored()[1].sampling == {"temperature": FREE}
    assert command(program.ask("two")).sampling.temperature != FREE


def test_other_settings_are_chosen_in_a_dialog(program: ScriptedWindow) -> None:
    program.talk("one", "first")
    entry(menu_of(program, 1), "againOther").trigger()
    dialog = menus(program).open_dialog(program.path[1].id)
    dialog.fields.edited.emit({"top_k": 5})
    dialog.go.click()
    program.wait(lambda: len(program.engine.generations) == 2)
    assert command(program.engine.generations[-1]).sampling.top_k == 5


def test_what_the_conversation_says_can_be_taken_back_for_one_answer(program: ScriptedWindow) -> None:
    program.application.settings.set("sampling.top_k", 9)
    program.talk("one", "first")
    conversation_id = program.to.chat.view.id
    assert conversation_id is not None
    program.application.store.ask(lambda kept: kept.set_sampling(conversation_id, {"top_k": 5}))
    program.to.chat.refresh()
    program.wait(lambda: program.to.chat.setup.sampling == {"top_k": 5})
    dialog = menus(program).open_dialog(program.path[1].id)
    dialog.fields.edited.emit({})
    dialog.go.click()
    program.wait(lambda: len(program.engine.generations) == 2)
    assert command(program.engine.generations[-1]).sampling.top_k == 9


def test_a_branch_is_a_conversation_of_its_own_with_a_way_back(program: ScriptedWindow) -> None:
    program.talk("one", "first")
    program.talk("two", "second")
    source = program.to.chat.view.id
    entry(menu_of(program, 1), "branchHere").trigger()
    program.wait(lambda: program.to.chat.view.id not in (None, source))
    assert program.texts() == ["one", "first"]
    conversation = program.to.chat.view.conversation
    assert conversation is not None
    assert conversation.title == "one (branch)"
    program.talk("otherwise", "third")
    entry(menu_of(program, 0), "branchBack").trigger()
    program.wait(lambda: program.to.chat.view.id == source)
    assert program.texts() == ["one", "first", "two", "second"]
    assert not menu_of(program, 0).findChildren(QAction, "branchBack")


def test_a_branch_is_undone_and_that_too(program: ScriptedWindow) -> None:
    program.talk("one", "first")
    source = program.to.chat.view.id
    program.window.commands["branch"]()
    program.wait(lambda: program.to.chat.view.id not in (None, source))
    branch = program.to.chat.view.id
    program.undo()
    program.wait(lambda: program.to.chat.view.id == source)
    program.wait(lambda: any("trash" in notice.message for notice in program.window.pane.notices.notices))
    program.undo()
    found: list[object] = []

    def look() -> bool:
        program.application.store.ask(lambda kept: kept.get(branch).deleted_at, found.append)  # type: ignore[arg-type]
        return bool(found) and found[-1] is None

    program.wait(look)


def test_all_versions_are_deleted_and_come_back(program: ScriptedWindow) -> None:
    program.talk("one", "first")
    program.to.chat.regenerate(program.path[1].id)
    program.wait(lambda: len(program.engine.generations) == 2)
    program.answer(program.engine.generations[-1], "second")
    assert entry(menu_of(program, 1), "delete").text() == "Delete this version"
    entry(menu_of(program, 1), "deleteVersions", "all 2").trigger()
    program.wait(lambda: program.texts() == ["one"])
    program.undo()
    program.wait(lambda: program.texts() == ["one", "second"])
    assert program.path[1].siblings == 2


def test_the_wording_says_what_goes_with_it(program: ScriptedWindow) -> None:
    program.talk("one", "first")
    assert entry(menu_of(program, 0), "delete").text() == "Delete this message and what follows"
    assert entry(menu_of(program, 1), "delete").text() == "Delete this message"
    entry(menu_of(program, 1), "delete").trigger()
    program.wait(lambda: program.texts() == ["one"])


def test_keys_go_through_the_versions(program: ScriptedWindow) -> None:
    program.talk("one", "first")
    program.to.chat.regenerate(program.path[1].id)
    program.wait(lambda: len(program.engine.generations) == 2)
    program.answer(program.engine.generations[-1], "second")
    composer = program.window.pane.card.composer
    composer.setFocus()
    QTest.keyClick(composer, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    program.wait(lambda: program.texts() == ["one", "first"])
    QTest.keyClick(composer, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    program.wait(lambda: program.texts() == ["one", "second"])


@pytest.mark.qt_log_ignore("This plugin does not support")  # what the offscreen platform cannot do, it says
def test_the_buttons_open_the_menus(program: ScriptedWindow) -> None:
    program.talk("one", "first")
    for name, expected in (("regenerate", "againMenu"), ("more", "messageMenu")):
        found = program.window.pane.transcript.findChildren(ActionButton, name)
        button = next(each for each in reversed(found) if each.isVisible())
        if name == "more":
            button.click()
        else:
            button.customContextMenuRequested.emit(button.rect().center())
        program.wait(lambda expected=expected: program.window.findChild(QMenu, expected) is not None)  # type: ignore[misc]
        menu = program.window.findChild(QMenu, expected)
        assert menu is not None
        assert menu.isVisible()
        menu.close()


def test_nothing_is_offered_of_what_is_being_written(make_window: MakeWindow) -> None:
    program = make_window().start()
    program.ask("one")
    assert menus(program).menu_of(program.path[1].id) is None
