"""Messages one by one with the keyboard: where it is, what its keys do, the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.theme import DARK, LIGHT
from app.widgets.message import Message
from app.widgets.message_text import TextView
from app.widgets.transcript import MessageView, Transcript
from tests.app.widgets.test_transcript_scroll import conversation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LONG = "\n\n".join(f"Paragraph {number}" for number in range(60))


@pytest.fixture
def active(transcript: Transcript, qtbot: QtBot) -> Transcript:
    """The transcript with the keyboard."""
    transcript.activateWindow()
    transcript.setFocus()
    qtbot.waitUntil(transcript.hasFocus)
    return transcript


def at(transcript: Transcript) -> int:
    """Id of the message that has the keyboard as a whole."""
    focused = QApplication.focusWidget()
    assert isinstance(focused, Message)
    assert transcript.focused_message() == focused.view.id
    return focused.view.id


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)


def test_from_the_end_to_the_beginning_and_back(active: Transcript, qtbot: QtBot) -> None:
    count = 30
    active.set_messages(conversation(count))
    active.walk(-1)
    ids = [at(active)]
    assert ids == [count - 1]
    for _ in range(count + 3):
        active.walk(-1)
        ids.append(at(active))
        area = active.viewport().rect()
        shown = QApplication.focusWidget().geometry()
        assert area.contains(shown) or (0 <= shown.y() < 20), "it can be seen from its beginning"
    assert ids[:count] == list(range(count - 1, -1, -1))
    assert set(ids[count:]) == {0}
    for expected in range(1, count):
        active.walk(1)
        assert at(active) == expected
    with qtbot.waitSignal(active.left):
        active.walk(1)


def test_the_arrow_keys_scroll_through_a_long_message(active: Transcript) -> None:
    active.set_messages([MessageView(1, "user", "a"), MessageView(2, "assistant", LONG), MessageView(3, "user", "b")])
    active.walk(-1)
    active.walk(-1)
    assert at(active) == 2
    assert QApplication.focusWidget().y() in range(20)
    presses = 0
    while at(active) == 2:
        press(Qt.Key.Key_Down)
        presses += 1
        assert presses < 200
    assert at(active) == 3
    assert presses > 5


def test_letters_are_actions_while_a_message_has_the_keyboard(active: Transcript, qtbot: QtBot) -> None:
    active.set_messages([MessageView(1, "user", "question"), MessageView(2, "assistant", "answer", siblings=2)])
    active.walk(-1)
    asked: list[tuple[str, object]] = []
    for name in ("copy", "regenerate", "edit"):
        signal = getattr(active, f"{name}_requested")
        signal.connect(lambda *values, name=name: asked.append((name, *values)))
    active.sibling_requested.connect(lambda *values: asked.append(("sibling", *values)))
    active.pin_requested.connect(lambda *values: asked.append(("pin", *values)))
    for key in (Qt.Key.Key_C, Qt.Key.Key_E, Qt.Key.Key_R, Qt.Key.Key_P, Qt.Key.Key_Right, Qt.Key.Key_Left):
        press(key)
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert asked == [
        *(("copy", 2), ("edit", 2), ("regenerate", 2), ("pin", 2, True), ("sibling", 2, 1), ("sibling", 2, -1)),
        ("copy", 2),
    ]
    asked.clear()
    with qtbot.assertNotEmitted(active.delete_requested):
        press(Qt.Key.Key_Delete)
        press(Qt.Key.Key_Backspace)
    active.walk(-1)
    press(Qt.Key.Key_R)  # nothing a message of the user's could do
    assert asked == []


def test_other_letters_are_writing(active: Transcript, qtbot: QtBot) -> None:
    active.set_messages([MessageView(1, "user", "question"), MessageView(2, "assistant", "answer")])
    texts = []
    active.typed.connect(lambda key: texts.append(key.text()))
    press(Qt.Key.Key_H)
    active.walk(-1)
    press(Qt.Key.Key_W)
    active.findChildren(TextView)[-1].setFocus()
    QTest.keyClick(QApplication.focusWidget(), "C")
    press(Qt.Key.Key_F5)
    press(Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert texts == ["h", "w", "C"]


def test_enter_goes_into_a_message_and_esc_leaves_it(active: Transcript, qtbot: QtBot) -> None:
    active.set_messages([MessageView(1, "user", "question"), MessageView(2, "assistant", "answer")])
    active.walk(-1)
    press(Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), TextView)
    assert active.focused_message() == 2
    with qtbot.waitSignal(active.left):
        press(Qt.Key.Key_Escape)
    active.walk(-1)  # from inside it is the message before
    assert at(active) == 1
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "copy"
    assert active.focused_message() == 1


def test_the_menu_key_opens_the_menu_of_text_and_message(active: Transcript, qtbot: QtBot) -> None:
    active.set_messages([MessageView(1, "user", "q"), MessageView(2, "assistant", "a")])
    active.walk(-1)
    focused = QApplication.focusWidget()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), focused.mapToGlobal(QPoint()))
    with qtbot.waitSignal(active.menu_made) as heard:
        QApplication.sendEvent(focused, event)
    menu, message_id = heard.args
    assert message_id == 2
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is menu)
    assert isinstance(menu, QMenu)
    assert {"Copy", "Select all"} <= {action.text() for action in menu.actions()}
    assert menu.geometry().intersects(active.rect().translated(active.mapToGlobal(QPoint())))
    menu.close()


def test_the_message_with_the_keyboard_is_framed_and_stays(active: Transcript) -> None:
    active.set_messages(conversation(60))
    active.walk(-1)
    focused = QApplication.focusWidget()
    frame = focused.grab().toImage().pixelColor(focused.width() // 2, 1)
    assert frame.name() == LIGHT.focus
    active.verticalScrollBar().setValue(0)
    assert QApplication.focusWidget() is focused, "scrolling away takes nothing"
    active.walk(-1)
    assert at(active) == 58


def test_it_stays_at_its_message_when_everything_is_dressed_anew(active: Transcript, qtbot: QtBot) -> None:
    active.set_messages(conversation(30))
    for _ in range(3):
        active.walk(-1)
    assert at(active) == 27
    active.set_theme(LIGHT, 1.25)
    assert at(active) == 27
    active.walk(1)
    active.walk(-1)  # into view, where texts are made first; they come in portions
    assert at(active) == 27
    qtbot.waitUntil(lambda: QApplication.focusWidget().findChild(TextView) is not None)
    QApplication.focusWidget().findChild(TextView).setFocus()
    active.set_theme(DARK, 1.25)
    assert at(active) == 27
