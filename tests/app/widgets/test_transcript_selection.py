"""Selecting, copying, links, and what a screen reader hears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets.message_code import CodeView
from app.widgets.message_text import TextView
from app.widgets.transcript import MessageView, Transcript
from tests.app.widgets.conftest import messages

TEXT = "First *words* here.\n\n```python\ncode = 1\nmore = 2\n```\n\nLast words here.\n"


def texts(transcript: Transcript) -> list[TextView]:
    views = transcript.findChildren(TextView)
    return sorted(views, key=lambda view: view.mapTo(transcript, QPoint()).y())


def place_of(view: TextView, text: str) -> QPoint:
    """Just inside the beginning of ``text``, in the viewport of ``view``."""
    cursor = view.document().find(text)
    cursor.setPosition(cursor.selectionStart())
    return view.cursorRect(cursor).center() + QPoint(2, 0)


def drag(transcript: Transcript, start: QPoint, end: QPoint, view: TextView) -> None:
    """Press in ``view`` at ``start``, move to ``end`` (of the transcript) and let go.

    Qt sends everything to the view where the button was pressed, wherever the mouse is.
    """
    end = view.viewport().mapFrom(transcript, end)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for kind, at in ((QMouseEvent.Type.MouseMove, start + QPoint(30, 0)), (QMouseEvent.Type.MouseMove, end)):
        QApplication.sendEvent(view.viewport(), _held(kind, view, at))
    QApplication.sendEvent(view.viewport(), _held(QMouseEvent.Type.MouseButtonRelease, view, end))


def _held(kind: QMouseEvent.Type, view: TextView, at: QPoint) -> QMouseEvent:
    left = Qt.MouseButton.LeftButton
    place, everywhere = QPointF(at), QPointF(view.viewport().mapToGlobal(at))
    return QMouseEvent(kind, place, everywhere, left, left, Qt.KeyboardModifier.NoModifier)


def test_a_selection_goes_through_text_and_code(transcript: Transcript, qapp: QApplication, qtbot: QtBot) -> None:
    transcript.set_messages([MessageView(1, "assistant", TEXT)])
    first, last = texts(transcript)
    end = last.viewport().mapTo(transcript, place_of(last, "here"))
    drag(transcript, place_of(first, "ords"), end, first)
    assert transcript.selected_text() == "ords here.\ncode = 1\nmore = 2\nLast words "
    qtbot.keyClick(first, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text() == "ords here.\ncode = 1\nmore = 2\nLast words "


def test_selecting_code_moves_no_line_of_it(transcript: Transcript, qtbot: QtBot) -> None:
    lines = "\n".join(f"line {number}" for number in range(12))
    transcript.set_messages([MessageView(1, "assistant", f"```\n{lines}\n```")])
    (code,) = transcript.findChildren(CodeView)
    code.text.verticalScrollBar().setRange(0, 5)  # as it is where a font has odd heights
    messages(transcript)[0].body.select_all()
    code.text.moveCursor(QTextCursor.MoveOperation.End)
    assert code.text.verticalScrollBar().value() == 0
    code.text.verticalScrollBar().setValue(1)
    assert code.text.verticalScrollBar().value() == 0


def test_a_selection_can_go_up(transcript: Transcript) -> None:
    transcript.set_messages([MessageView(1, "assistant", TEXT)])
    first, last = texts(transcript)
    end = first.viewport().mapTo(transcript, place_of(first, "ords"))
    drag(transcript, place_of(last, "here"), end, last)
    assert transcript.selected_text() == "ords here.\ncode = 1\nmore = 2\nLast words "


def test_a_press_elsewhere_begins_anew(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages([MessageView(1, "assistant", TEXT), MessageView(2, "user", "Another message")])
    messages(transcript)[0].body.select_all()
    assert "code = 1" in transcript.selected_text()
    other = texts(transcript)[-1]
    qtbot.mouseDClick(other.viewport(), Qt.MouseButton.LeftButton, pos=place_of(other, "Another"))
    assert transcript.selected_text() == "Another"


def test_select_all_takes_the_message_with_its_marks(transcript: Transcript, qtbot: QtBot, qapp: QApplication) -> None:
    transcript.set_messages(
        [MessageView(1, "user", "not this"), MessageView(2, "assistant", "Do:\n\n1. one\n2. two\n   - [x] three\n")]
    )
    view = texts(transcript)[-1]
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    transcript.copy()
    assert qapp.clipboard().text() == "Do:\n1. one\n2. two\n☑ three"


def test_nothing_selected_leaves_the_clipboard_alone(transcript: Transcript, qapp: QApplication) -> None:
    qapp.clipboard().setText("mine")
    transcript.set_messages([MessageView(1, "assistant", TEXT)])
    transcript.copy()
    assert qapp.clipboard().text() == "mine"


def test_links_are_asked_for_not_opened(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages([MessageView(1, "assistant", "See [the page](https://example.org/a?b=c) now.")])
    (view,) = texts(transcript)
    with qtbot.waitSignal(transcript.link_activated) as heard:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, "page"))
    assert heard.args == ["https://example.org/a?b=c"]


def test_links_are_reached_by_keyboard(transcript: Transcript, qtbot: QtBot, qapp: QApplication) -> None:
    transcript.set_messages([MessageView(1, "assistant", "See [one](https://one.org) and [two](https://two.org).")])
    transcript.activateWindow()
    transcript.setFocus()
    qtbot.waitUntil(transcript.hasFocus)
    for expected in ("https://one.org", "https://two.org"):
        qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
        with qtbot.waitSignal(transcript.link_activated) as heard:
            qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Return)
        assert heard.args == [expected]


def test_the_menu_copies_a_link(transcript: Transcript, qtbot: QtBot, qapp: QApplication) -> None:
    transcript.set_messages([MessageView(1, "assistant", "See [the page](https://example.org).")])
    menu = messages(transcript)[0].body.context_menu("https://example.org")
    entries = {action.text(): action for action in menu.actions() if action.text()}
    assert list(entries)[:4] == ["Copy", "Copy as Markdown", "Select all", "Copy link"]
    assert not entries["Copy"].isEnabled()
    entries["Copy link"].trigger()
    menu.deleteLater()
    assert qapp.clipboard().text() == "https://example.org"


@pytest.mark.parametrize(
    ("view", "name"),
    [
        (MessageView(1, "user", "Hello **you**"), "You said"),
        (MessageView(1, "assistant", "Hello **you**", model="Llama"), "Answer by Llama"),
    ],
)
def test_a_screen_reader_hears_who_said_what(transcript: Transcript, view: MessageView, name: str) -> None:
    transcript.set_messages([view])
    (text,) = texts(transcript)
    heard = QAccessible.queryAccessibleInterface(text)
    assert heard.text(QAccessible.Text.Name) == name
    spoken = heard.textInterface()
    assert spoken.text(0, spoken.characterCount()) == text.toPlainText() != ""


def test_a_screen_reader_hears_code(transcript: Transcript) -> None:
    transcript.set_messages([MessageView(1, "assistant", TEXT, model="Llama")])
    (code,) = transcript.findChildren(CodeView)
    spoken = QAccessible.queryAccessibleInterface(code.text).textInterface()
    assert spoken.text(0, spoken.characterCount()) == "code = 1\nmore = 2"


def test_text_can_be_selected_by_keyboard(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages([MessageView(1, "assistant", "Hello there")])
    (view,) = texts(transcript)
    view.setFocus()
    view.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(5):
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert transcript.selected_text() == "Hello"


def test_nothing_is_selected_of_what_is_gone_or_comes_instead(transcript: Transcript) -> None:
    transcript.set_messages([MessageView(number, "user", f"Message {number}") for number in range(1, 5)])
    first, *_, last = texts(transcript)
    end = last.viewport().mapTo(transcript, place_of(last, "4"))
    drag(transcript, place_of(first, "essage"), end, first)
    assert transcript.selected_text() == "essage 1\nMessage 2\nMessage 3\nMessage "
    transcript.remove_from(2)
    assert transcript.selected_text() == "essage 1\nMessage 2"
    transcript.append(MessageView(9, "user", "Another"))
    assert transcript.selected_text() == "essage 1\nMessage 2"


def test_both_ends_of_a_selection_stay_however_far_one_scrolls(transcript: Transcript) -> None:
    transcript.set_messages([MessageView(number, "user", f"Message {number}") for number in range(200)])
    transcript.show_at(0, 0, 0)
    first, second = (transcript.message_at(row).findChildren(TextView)[0] for row in (0, 1))
    end = second.viewport().mapTo(transcript, place_of(second, "1"))
    drag(transcript, place_of(first, "essage"), end, first)
    transcript.setFocus()
    transcript.scroll_to_end()
    assert transcript.selected_text() == "essage 0\nMessage "
