"""Input methods: the key that confirms a candidate sends nothing, chooses nothing and closes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.composer import Composer
from app.widgets.composing_guard import ComposingGuard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def compose(widget: QWidget, text: str) -> None:
    """The input method shows what it has so far."""
    QCoreApplication.sendEvent(widget, QInputMethodEvent(text, []))


def commit(widget: QWidget, text: str) -> None:
    """The input method is done."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


@pytest.fixture
def composer(qtbot: QtBot) -> Composer:
    made = Composer()
    qtbot.addWidget(made)
    made.show()
    return made


def count(composer: Composer) -> Callable[[], int]:
    sent: list[None] = []
    composer.submitted.connect(lambda: sent.append(None))
    return lambda: len(sent)


@pytest.mark.parametrize("keys", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_enter_inside_a_composition_sends_nothing(composer: Composer, keys: Qt.KeyboardModifier) -> None:
    sent = count(composer)
    compose(composer, "にほんご")
    QTest.keyClick(composer, Qt.Key.Key_Return, keys)
    assert sent() == 0
    commit(composer, "日本語")
    assert composer.text() == "日本語"


def test_enter_in_the_turn_of_the_commit_sends_nothing_and_the_next_one_does(composer: Composer, qtbot: QtBot) -> None:
    sent = count(composer)
    compose(composer, "한")
    commit(composer, "한")
    QTest.keyPress(composer, Qt.Key.Key_Return, delay=-1)
    assert sent() == 0
    QCoreApplication.processEvents()
    QTest.keyClick(composer, Qt.Key.Key_Return)
    assert sent() == 1
    assert composer.text() == "한"


def test_a_dead_key_waits_for_its_letter(composer: Composer, qtbot: QtBot) -> None:
    sent = count(composer)
    compose(composer, "\u00b4")
    QTest.keyClick(composer, Qt.Key.Key_Return)
    commit(composer, "é")
    assert (sent(), composer.text()) == (0, "é")
    QCoreApplication.processEvents()
    QTest.keyClick(composer, Qt.Key.Key_Return)
    assert sent() == 1


def test_text_committed_without_a_composition_is_typing(composer: Composer) -> None:
    sent = count(composer)
    commit(composer, "emoji 🎉")  # an emoji picker, a voice
    QTest.keyPress(composer, Qt.Key.Key_Return, delay=-1)
    assert sent() == 1


def test_leaving_the_field_ends_a_composition(composer: Composer, qtbot: QtBot) -> None:
    sent = count(composer)
    compose(composer, "に")
    QCoreApplication.sendEvent(composer, QEvent(QEvent.Type.Leave))
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.setFocus()
    composer.activateWindow()
    composer.setFocus()
    compose(composer, "")
    QTest.keyClick(composer, Qt.Key.Key_Return)
    assert sent() == 1


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    made = QLineEdit()
    ComposingGuard(made)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_guarded_field_takes_enter_only_outside_of_compositions(field: QLineEdit, qtbot: QtBot) -> None:
    pressed: list[None] = []
    field.returnPressed.connect(lambda: pressed.append(None))
    compose(field, "zhong")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not pressed
    commit(field, "中")
    QTest.keyPress(field, Qt.Key.Key_Return, delay=-1)
    assert not pressed
    qtbot.waitUntil(lambda: QTest.keyClick(field, Qt.Key.Key_Return) is None and len(pressed) > 0)
    assert field.text() == "中"


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_one_begins_at_the_right_where_the_window_does(mirrored: None, qtbot: QtBot) -> None:
    composer = Composer()
    qtbot.addWidget(composer)
    composer.resize(600, 40)
    composer.show()
    assert composer.cursorRect().left() > 580
    composer.set_text("hello")
    assert composer.cursorRect().left() < 100
    composer.set_text("")
    assert composer.cursorRect().left() > 580


def test_arabic_stands_at_the_right_in_any_window(composer: Composer) -> None:
    composer.resize(600, 40)
    assert composer.cursorRect().left() < 20
    composer.set_text("مرحبا")
    assert 400 < composer.cursorRect().left() < 590
    composer.set_text("one\n" + "مرحبا")
    assert not composer.document().firstBlock().layout().textOption().alignment() & Qt.AlignmentFlag.AlignRight
