"""Writing without going to the field first, and from message to message in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.widgets.message import Message
from app.widgets.message_text import TextView
from tests.app.window.test_window import press
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_alt_and_arrows_go_through_the_messages(program: ScriptedWindow) -> None:
    program.talk("one", "1")
    program.talk("two", "2")
    program.window.activateWindow()
    composer = program.window.pane.card.composer
    program.window.pane.focus_composer()
    seen = []
    for _ in range(4):
        press(program, "Alt+Up")
        focused = QApplication.focusWidget()
        assert isinstance(focused, Message)
        seen.append(focused.view.text)
    assert seen == ["2", "two", "1", "one"]
    press(program, "Esc")
    assert QApplication.focusWidget() is composer
    press(program, "Alt+Up")
    press(program, "Alt+Down")
    assert QApplication.focusWidget() is composer


def test_leaving_a_message_stops_no_answer(program: ScriptedWindow) -> None:
    request = program.ask("one")
    program.engine.say(request, "An answer that goes on")
    program.wait(lambda: program.window.pane.transcript.messages()[-1].id)
    program.window.activateWindow()
    press(program, "Alt+Up")
    press(program, "Esc")
    assert not request.cancelled
    press(program, "Esc")
    assert request.cancelled
    program.engine.finish(request, "cancelled")
    program.wait(lambda: not program.to.chat.busy)


def test_what_is_typed_over_the_messages_is_written(program: ScriptedWindow) -> None:
    program.talk("one", "An answer")
    program.window.activateWindow()
    view = program.window.pane.transcript.findChildren(TextView)[-1]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton)
    assert view.hasFocus()
    QTest.keyClick(view, "H")
    QTest.keyClicks(QApplication.focusWidget(), "ello")
    assert program.window.pane.card.composer.text() == "Hello"


def test_who_clicks_on_a_conversation_goes_on_writing_there(program: ScriptedWindow) -> None:
    program.talk("one", "1")
    program.to.chat.new()
    program.talk("two", "2")
    listed = program.window.sidebar.list
    program.wait(lambda: sum(listed.model().index(row, 0).data() == "one" for row in range(listed.model().rowCount())))
    row = next(row for row in range(listed.model().rowCount()) if listed.model().index(row, 0).data() == "one")
    program.window.activateWindow()
    place = listed.visualRect(listed.model().index(row, 0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    program.wait(lambda: program.texts() == ["one", "1"])
    QTest.keyClicks(QApplication.focusWidget(), "three")
    assert program.window.pane.card.composer.text() == "three"


def test_the_menu_has_all_that_can_be_done(program: ScriptedWindow) -> None:
    program.talk("one", "An answer")
    program.window.activateWindow()
    press(program, "Alt+Up")
    focused = QApplication.focusWidget()
    QApplication.sendEvent(focused, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    program.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries = {action.text().partition("\t")[0]: action for action in menu.actions() if action.text()}
    wanted = {"Copy", "Select all", "Copy message", "Edit message", "Answer again", "Delete this message"}
    assert wanted <= entries.keys()
    entries["Delete this message"].trigger()
    program.wait(lambda: program.texts() == ["one"])
