"""The field a message is written in: where writing begins."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets.composer import Composer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_an_empty_field_begins_where_its_placeholder_does(qtbot: QtBot, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        composer = Composer()
        qtbot.addWidget(composer)
        composer.resize(400, 40)
        composer.show()
        assert composer.cursorRect().x() > 300
        QTest.keyClicks(composer, "no")
        assert composer.cursorRect().x() < 100
        composer.set_text("")
        assert composer.cursorRect().x() > 300
        composer.set_text("مرحبا")
        assert composer.cursorRect().x() > 300
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_in_other_windows_the_language_of_the_keyboard_decides(qtbot: QtBot) -> None:
    composer = Composer()
    qtbot.addWidget(composer)
    composer.resize(400, 40)
    composer.show()
    assert composer.cursorRect().x() < 100
