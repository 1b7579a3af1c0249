"""Input methods in every field of the window: what confirms or gives up a candidate does nothing else, anywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PLACES = (
    ("find", "findField"),
    ("search", "searchField"),
    ("palette", "paletteField"),
    ("show-trash", "trashSearch"),
    ("setup", "setupTitle"),
    ("setup", "setupPrompt"),
    ("keys", "keysSearch"),
    ("models", "hubSearch"),
)


def field_of(program: ScriptedWindow, command: str, name: str) -> QWidget:
    """A field that a command leads to, with the keyboard in it."""
    program.window.commands[command]()
    QApplication.processEvents()
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    fields = [found for window in windows for found in window.findChildren(QWidget, name) if found.isVisible()]
    assert fields, f"no {name}"
    fields[0].window().activateWindow()
    fields[0].setFocus()
    program.wait(fields[0].hasFocus)
    return fields[0]


def compose(field: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


@pytest.mark.parametrize(("command", "name"), PLACES, ids=[name for _, name in PLACES])
def test_keys_of_a_composition_do_nothing_else(program: ScriptedWindow, command: str, name: str) -> None:
    program.talk("A question", "Some words")
    field = field_of(program, command, name)
    top = field.window()
    compose(field, "にほん")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Tab):
        QTest.keyClick(field, key)
    assert (top.isVisible(), field.isVisible(), field.hasFocus()) == (True, True, True)
    compose(field, "", "日本")
    QTest.keyPress(field, Qt.Key.Key_Return, delay=-1)  # some methods let the key through
    assert (top.isVisible(), field.isVisible(), field.hasFocus()) == (True, True, True)
    assert "日本" in str(field.property("plainText") or field.property("text"))
