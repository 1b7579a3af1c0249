"""Places of the window beyond the first ones, walked by Tab and by names; dialogs are left with Esc."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.notices import Notice
from app.storage.exchange.importing import Result
from app.storage.exchange.values import Item, Report
from app.widgets.message_actions import ActionBar
from tests.support.scripted_window import ScriptedWindow
from tests.support.walking import tab_round, unnamed, unreached

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ITEMS = (
    Item(outcome="imported", title="Holiday", messages=24, omitted={"pictures": 3}),
    Item(outcome="known", title="Present"),
    Item(outcome="unreadable", title="damaged.chat", reason="damaged"),
)


def walk(program: ScriptedWindow, window: QWidget, begin: Callable[[], object] = lambda: None) -> None:
    """Fails where something has no name, or Tab does not come by."""
    window.activateWindow()
    program.wait(lambda: QApplication.activeWindow() is window)
    begin()
    QApplication.processEvents()
    assert QApplication.focusWidget() is not None, "nothing has the keyboard"
    assert unnamed(window) == []
    assert unreached(window, tab_round(window)) == []


def walk_dialog(program: ScriptedWindow, dialog: QDialog) -> None:
    assert dialog.windowTitle()
    walk(program, dialog)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    program.wait(lambda: QApplication.activeWindow() is not dialog)


def part(program: ScriptedWindow, name: str) -> QWidget:
    found = program.window.findChild(QWidget, name)
    assert found is not None
    return found


@pytest.fixture
def talk(program: ScriptedWindow) -> ScriptedWindow:
    program.talk("A question", "Some words about water")
    return program


def test_the_find_bar(talk: ScriptedWindow) -> None:
    talk.window.commands["find"]()
    field = part(talk, "findField")
    QTest.keyClicks(field, "water")
    walk(talk, talk.window, field.setFocus)


def test_a_search_in_all_conversations(talk: ScriptedWindow) -> None:
    talk.window.sidebar.search.setText("water")
    talk.wait(lambda: talk.to.conversations.searched == "water")
    walk(talk, talk.window, talk.window.sidebar.search.setFocus)


def test_the_archive(talk: ScriptedWindow) -> None:
    talk.window.commands["archive"]()
    talk.window.commands["show-archive"]()
    talk.wait(lambda: talk.window.sidebar.list.rows.ids())
    walk(talk, talk.window, talk.window.pane.focus_composer)


def test_a_message_that_waits(talk: ScriptedWindow) -> None:
    talk.ask("Another question")
    card = talk.window.pane.card
    card.set_text("One that waits")
    QTest.keyClick(card.composer, Qt.Key.Key_Return)
    talk.wait(lambda: part(talk, "queueStrip").isVisible())
    walk(talk, talk.window, talk.window.pane.focus_composer)


def test_a_notice_with_buttons(talk: ScriptedWindow) -> None:
    notice = Notice(message="It went wrong.", detail="Details", action="again", action_title="Try again", sticky=True)
    talk.window.show_notice(notice)
    walk(talk, talk.window, talk.window.pane.focus_composer)


def test_export_and_import(talk: ScriptedWindow) -> None:
    wing = talk.application.chat_wings.exchange
    conversation = talk.to.chat.view.id
    assert conversation is not None
    walk_dialog(talk, wing.open_export((conversation,)))
    walk_dialog(talk, wing.open_import())


def test_the_report_of_an_import(talk: ScriptedWindow) -> None:
    dialog = talk.application.chat_wings.exchange.open_import()
    dialog.show_result(Result(1, "chatgpt", "export.zip", Report(items=ITEMS)))
    walk_dialog(talk, dialog)


@pytest.mark.parametrize("filled", [True, False])
def test_the_trash(talk: ScriptedWindow, filled: bool) -> None:
    if filled:
        with talk.qtbot.waitSignal(talk.to.conversations.trashed):
            talk.window.commands["trash"]()
    dialog = talk.application.chat_wings.trash.open()
    if filled:
        talk.wait(dialog.chosen)
    walk_dialog(talk, dialog)


def test_large_text_leaves_the_menu_of_a_message_in_sight(talk: ScriptedWindow) -> None:
    """At 300 % there is no room for all buttons; the menu has what goes."""
    talk.window.resize(1100, 720)
    talk.application.settings.set("appearance.zoom", 300)
    transcript = talk.window.pane.transcript

    def inside() -> bool:
        bar = transcript.message_at(1).findChild(ActionBar)
        shown = [button for button in bar.buttons if button.isVisible()] if bar is not None else []
        large = talk.window.sidebar.width() > 600 and transcript.viewport().width() < 460
        if bar is None or not large or "more" not in [button.objectName() for button in shown]:
            return False
        apart = all(one.geometry().right() < other.geometry().left() for one, other in pairwise(shown))
        return apart and bar.mapTo(transcript.viewport(), bar.rect().topRight()).x() <= transcript.viewport().width()

    talk.wait(inside)
