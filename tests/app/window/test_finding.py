"""Finding in the conversation that is open: the bar, its keys, the words of a search over all conversations."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from app.widgets.message_text import TextView
from tests.app.window.test_window import interactive, press
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ANSWER = "A lamp, a *lamp*.\n\n```python\nlamp = 1\n```"


def said(program: ScriptedWindow) -> str:
    label = program.window.findChild(QLabel, "findCount")
    assert isinstance(label, QLabel)
    return label.text()


def bar(program: ScriptedWindow) -> QWidget:
    found = program.window.findChild(QWidget, "findBar")
    assert isinstance(found, QWidget)
    return found


def marked(program: ScriptedWindow) -> int:
    return sum(len(view.extraSelections()) for view in program.window.pane.transcript.findChildren(TextView))


def look_for(program: ScriptedWindow, words: str) -> QLineEdit:
    program.window.activateWindow()
    press(program, "Ctrl+F")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.objectName() == "findField"
    QTest.keyClicks(field, words)
    return field


def test_the_bar_finds_and_goes_through_all_places(program: ScriptedWindow) -> None:
    program.talk("Where is the lamp?", ANSWER)
    field = look_for(program, "lamp")
    program.wait(lambda: said(program) == "1 of 4")
    assert field.accessibleDescription() == "1 of 4"
    for keys, place in (("Return", 2), ("F3", 3), ("Shift+F3", 2), ("Shift+Return", 1), ("Shift+F3", 4), ("F3", 1)):
        press(program, keys)
        assert said(program) == f"{place} of 4", keys
    case = program.window.findChild(QAbstractButton, "findCase")
    assert isinstance(case, QAbstractButton)
    field.setText("LAMP")
    program.wait(lambda: said(program) == "1 of 4")
    case.click()
    program.wait(lambda: said(program) == "Not found")
    for widget in interactive(bar(program)):
        assert widget.objectName()
        assert widget.accessibleName()


def test_esc_puts_the_bar_away_and_leads_back(program: ScriptedWindow) -> None:
    program.talk("Where is the lamp?", ANSWER)
    look_for(program, "lamp")
    program.wait(lambda: marked(program) == 3)
    press(program, "Esc")
    assert not bar(program).isVisible()
    assert marked(program) == 0
    assert QApplication.focusWidget() is program.window.pane.card.composer
    press(program, "F3")  # asks for words, since nothing is looked for
    assert bar(program).isVisible()
    program.wait(lambda: said(program) == "1 of 4")
    program.window.pane.focus_composer()
    press(program, "Esc")
    assert not bar(program).isVisible()


def test_what_is_said_meanwhile_is_found_too(program: ScriptedWindow) -> None:
    program.talk("Where is the lamp?", ANSWER)
    look_for(program, "lamp")
    program.wait(lambda: said(program) == "1 of 4")
    press(program, "F3")
    program.talk("Another lamp", "None")
    program.wait(lambda: said(program) == "2 of 5")


def test_where_there_is_nothing_to_find_all_conversations_are_searched(program: ScriptedWindow) -> None:
    program.window.activateWindow()
    press(program, "F3")
    assert QApplication.focusWidget() is program.window.pane.card.composer
    press(program, "Ctrl+F")
    assert program.window.findChild(QWidget, "findBar") is None
    assert QApplication.focusWidget() is program.window.sidebar.search


def test_the_words_of_a_search_are_marked_where_they_were_found(program: ScriptedWindow) -> None:
    program.talk("Where is the lamp?", "Clamps hold the lamps.")
    program.to.chat.new()
    sidebar = program.window.sidebar
    sidebar.search.setText("lamp")
    program.wait(lambda: sidebar.panel and program.to.conversations.searching.state.count)
    assert sidebar.panel is not None
    QTest.keyClick(sidebar.search, Qt.Key.Key_Down)
    QTest.keyClick(sidebar.panel.list, Qt.Key.Key_Return)
    program.wait(lambda: marked(program) == 2)  # not in "clamps"
    program.window.pane.focus_composer()
    press(program, "Esc")
    assert marked(program) == 0
