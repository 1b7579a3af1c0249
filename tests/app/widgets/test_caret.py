"""The text cursor stands still when nobody writes."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.caret import Caret


def test_it_blinks_while_somebody_writes_and_then_stands_still(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.widgets.caret.STILL", 0)
    usual = qapp.cursorFlashTime()
    assert usual > 0
    window = QWidget()
    field, other = QPlainTextEdit(window), QLineEdit(window)
    qtbot.addWidget(window)
    caret = Caret(qapp, field)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: qapp.cursorFlashTime() == 0)
    QTest.keyClicks(field, "a")
    assert qapp.cursorFlashTime() == usual
    qtbot.waitUntil(lambda: qapp.cursorFlashTime() == 0)
    other.setFocus()
    qtbot.waitUntil(lambda: qapp.cursorFlashTime() == 0)
    caret.close()
    assert qapp.cursorFlashTime() == usual
