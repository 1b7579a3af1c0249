"""Scrolling: few widgets for any length, what is read stays in place, the end is followed only from the end."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.theme import LIGHT
from app.widgets.message import Message
from app.widgets.message_code import CodeView
from app.widgets.message_text import TextView
from app.widgets.transcript import MessageView, Transcript
from tests.app.widgets.conftest import messages, shown_text

LOREM = "Rivers carry water to the sea, and stones, and names, and what people throw away. "


def conversation(count: int) -> list[MessageView]:
    """Questions and answers of very different lengths; each begins with its number."""
    views = []
    for number in range(count):
        if number % 2 == 0:
            views.append(MessageView(number, "user", f"{number} {LOREM[: number * 7 % 80]}"))
        else:
            parts = [f"{number} " + LOREM * (1 + number % 5)]
            parts += ["```python\n" + "x = 1\n" * (number % 17) + "```"] * (number % 3 == 0)
            parts += ["| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * (number % 6)] * (number % 5 == 0)
            views.append(MessageView(number, "assistant", "\n\n".join(parts), model="m"))
    return views


def first_read(transcript: Transcript) -> tuple[int, int]:
    """The message at the top of the view: its id, and where it begins."""
    wanted = transcript.messages()[transcript.visible_rows()[0]].id
    return next((one.view.id, one.y()) for one in messages(transcript) if one.view.id == wanted)


def seen(transcript: Transcript) -> dict[QWidget, int]:
    """The views that can be seen, and where they begin."""
    views = [view for kind in (TextView, CodeView) for view in transcript.findChildren(kind)]
    tops = {view: view.mapTo(transcript.viewport(), QPoint(0, 0)).y() for view in views}
    return {
        view: y for view, y in tops.items() if view.isVisible() and -view.height() < y < transcript.viewport().height()
    }


def settled(transcript: Transcript, qtbot: QtBot) -> None:
    """Everything near is measured: a step of scrolling makes only as much as there is time for."""
    idle = transcript._idle
    qtbot.waitUntil(lambda: not idle.isActive(), timeout=20_000)


def test_a_long_conversation_needs_few_widgets(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages(conversation(5_000))
    assert "4999 " in shown_text(transcript)
    settled(transcript, qtbot)
    qtbot.waitUntil(lambda: len(transcript.findChildren(Message)) < 60, timeout=20_000)
    for value in (0, 100_000, 300_000):
        transcript.verticalScrollBar().setValue(value)
        settled(transcript, qtbot)
    qtbot.waitUntil(lambda: len(transcript.findChildren(Message)) < 60, timeout=20_000)


def test_the_view_opens_at_the_end(transcript: Transcript) -> None:
    transcript.set_messages(conversation(40))
    bar = transcript.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    assert transcript.follows_end()
    last = messages(transcript)[-1]
    assert last.geometry().bottom() <= transcript.viewport().height()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.93])
def test_what_is_read_stays_while_heights_become_known(transcript: Transcript, qtbot: QtBot, share: float) -> None:
    transcript.set_messages(conversation(300))
    bar = transcript.verticalScrollBar()
    bar.setValue(int(bar.maximum() * share))
    before = first_read(transcript)
    settled(transcript, qtbot)
    assert first_read(transcript) == before


def test_scrolling_up_is_steady(transcript: Transcript) -> None:
    """What is seen moves by as much as the wheel says, also where nothing was measured before."""
    transcript.set_messages(conversation(200))
    bar = transcript.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for _ in range(80):
        before = seen(transcript)
        bar.setValue(bar.value() - 37)
        after = seen(transcript)
        both = before.keys() & after.keys()
        assert both
        assert {view: after[view] for view in both} == {view: before[view] + 37 for view in both}


def test_resizing_keeps_the_place(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages(conversation(200))
    bar = transcript.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    number, _ = first_read(transcript)
    for width in (500, 1400, 900):
        transcript.resize(width, 600)
        assert first_read(transcript)[0] == number


def test_zooming_keeps_the_place(transcript: Transcript) -> None:
    transcript.set_messages(conversation(200))
    bar = transcript.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    number, _ = first_read(transcript)
    for zoom in (2.0, 0.7, 1.0):
        transcript.set_theme(LIGHT, zoom)
        assert first_read(transcript)[0] == number


def test_at_the_end_the_end_stays_in_view(transcript: Transcript) -> None:
    transcript.set_messages(conversation(50))
    bar = transcript.verticalScrollBar()
    for width, height in ((500, 300), (1400, 900)):
        transcript.resize(width, height)
        assert bar.value() == bar.maximum()
    transcript.append(MessageView(100, "user", "100 new"))
    assert bar.value() == bar.maximum()
    assert "100 new" in shown_text(messages(transcript)[-1])


def test_away_from_the_end_nothing_moves_and_a_button_leads_back(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages(conversation(50))
    bar = transcript.verticalScrollBar()
    (jump,) = transcript.findChildren(QToolButton, "jumpToEnd")
    assert not jump.isVisible()
    bar.setValue(bar.maximum() - 900)
    assert not transcript.follows_end()
    assert jump.isVisible()
    settled(transcript, qtbot)
    before = first_read(transcript)
    transcript.append(MessageView(100, "user", "100 new"))
    assert first_read(transcript) == before
    qtbot.mouseClick(jump, Qt.MouseButton.LeftButton)
    assert bar.value() == bar.maximum()
    assert transcript.follows_end()
    assert not jump.isVisible()


def test_keys_scroll(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages(conversation(60))
    bar = transcript.verticalScrollBar()
    transcript.setFocus()
    qtbot.keyClick(transcript, Qt.Key.Key_Home)
    assert bar.value() == 0
    assert shown_text(messages(transcript)[0]).startswith("0 ")
    qtbot.keyClick(transcript, Qt.Key.Key_Down)
    step = bar.value()
    assert step > 20
    qtbot.keyClick(transcript, Qt.Key.Key_PageDown)
    assert bar.value() > step + 400
    qtbot.keyClick(transcript, Qt.Key.Key_PageUp)
    qtbot.keyClick(transcript, Qt.Key.Key_Up)
    assert bar.value() == 0
    qtbot.keyClick(transcript, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert transcript.follows_end()


def test_keys_and_wheel_over_text_scroll_the_transcript(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages(conversation(60))
    bar = transcript.verticalScrollBar()
    text = next(view for view in seen(transcript) if isinstance(view, TextView))
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Up):
        before = bar.value()
        qtbot.keyClick(text, key)
        assert bar.value() < before
    for y in range(5, 600, 35):  # over text, code, tables and what is between them
        before = bar.value()
        QTest.wheelEvent(transcript.windowHandle(), QPointF(300, y), QPoint(0, 120))
        assert bar.value() < before


def test_the_tab_key_goes_through_messages_in_order(transcript: Transcript, qtbot: QtBot, qapp: QApplication) -> None:
    transcript.set_messages([MessageView(n, "user", f"{n} short") for n in range(4)])
    transcript.activateWindow()
    transcript.setFocus()
    qtbot.waitUntil(transcript.hasFocus)
    seen = []
    for _ in range(12):
        qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
        focused = qapp.focusWidget()
        owner = next(one for one in messages(transcript) if one.isAncestorOf(focused))
        seen.append((shown_text(owner).split()[0], focused.objectName()))
    assert seen == [(str(n), name) for n in range(3) for name in ("copy", "edit", "pin", "more")]


def test_focus_scrolls_what_it_reaches_into_view(transcript: Transcript, qtbot: QtBot, qapp: QApplication) -> None:
    transcript.set_messages(conversation(80))
    transcript.activateWindow()
    transcript.verticalScrollBar().setValue(0)
    settled(transcript, qtbot)
    transcript.setFocus()
    qtbot.waitUntil(transcript.hasFocus)
    for _ in range(40):
        settled(transcript, qtbot)
        qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
    settled(transcript, qtbot)
    focused = qapp.focusWidget()
    assert transcript.verticalScrollBar().value() > 0
    assert transcript.viewport().rect().contains(focused.mapTo(transcript.viewport(), focused.rect().center()))


def test_a_very_long_message_is_made_as_it_is_seen(transcript: Transcript, qtbot: QtBot) -> None:
    text = "\n\n".join(f"{n} {LOREM}" for n in range(400))
    transcript.set_messages([MessageView(1, "assistant", text)])
    views = len(messages(transcript)[0].body.children())
    assert views < 12
    bar = transcript.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    middle = shown_text(transcript)
    for _ in range(30):
        bar.setValue(bar.value() - 100)
    for _ in range(30):
        bar.setValue(bar.value() + 100)
    assert shown_text(transcript).splitlines()[-1] == middle.splitlines()[-1]


@pytest.mark.parametrize("target", [0, 1, 57, 150, 199])
def test_a_message_can_be_gone_to(transcript: Transcript, qtbot: QtBot, target: int) -> None:
    transcript.set_messages(conversation(200))
    transcript.show_message(target)
    settled(transcript, qtbot)
    shown = next(one for one in messages(transcript) if one.view.id == target)
    bar = transcript.verticalScrollBar()
    assert 0 <= shown.y() < 20 or bar.value() == bar.maximum()
    assert shown.y() < transcript.viewport().height()
    transcript.show_message(12_345)
    assert shown.y() < transcript.viewport().height()
