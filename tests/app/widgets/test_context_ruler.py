"""The ruler between messages: what it says, what is set back above it, and the summary it unfolds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.theme import DARK, LIGHT, Theme, contrast
from app.widgets.context_ruler import ContextRuler
from app.widgets.message import Message
from app.widgets.message_marks import Veil
from app.widgets.ruler_view import RulerView
from app.widgets.transcript import MessageView, Transcript
from tests.app.widgets.conftest import messages, shown_text

SUMMARY = "They spoke about **gardens**."


def talk(turns: int, **more: object) -> list[MessageView]:
    """Questions and answers, ids from 1."""
    return [
        MessageView(number, "assistant" if number % 2 == 0 else "user", f"message {number}", **more)  # type: ignore[arg-type]
        for number in range(1, 2 * turns + 1)
    ]


def ruler(transcript: Transcript) -> ContextRuler:
    (found,) = (one for one in transcript.findChildren(ContextRuler) if one.isVisible())
    return found


def veiled(transcript: Transcript) -> list[int]:
    return [one.view.id for one in messages(transcript) if any(veil.isVisible() for veil in one.findChildren(Veil))]


def button(transcript: Transcript, name: str) -> QAbstractButton:
    (found,) = (one for one in transcript.findChildren(QAbstractButton, name) if one.isVisible())
    return found


def words(transcript: Transcript) -> str:
    return ruler(transcript).findChild(QLabel, "contextRulerWords").text()


def test_the_ruler_stands_above_the_first_message_in_view(transcript: Transcript) -> None:
    transcript.set_messages(talk(3))
    transcript.set_ruler(RulerView(first=3, hidden=2))
    line = ruler(transcript)
    third = messages(transcript)[2]
    assert third.view.id == 3
    assert third.isAncestorOf(line)
    assert line.mapTo(third, QPoint(0, line.height())).y() <= third.body.y()
    assert line.accessibleName() == (
        "The model sees the conversation from here on. 2 messages above are out of its view."
    )
    transcript.set_ruler(None)
    assert not [one for one in transcript.findChildren(ContextRuler) if one.isVisible()]
    assert veiled(transcript) == []


def test_what_is_out_of_view_is_set_back_and_says_so_and_pinned_messages_are_not(transcript: Transcript) -> None:
    shown = talk(4)
    shown[0] = MessageView(1, "user", "message 1", pinned=True)
    transcript.set_messages(shown)
    transcript.set_ruler(RulerView(first=5, also=frozenset({1, 2}), hidden=2))
    assert veiled(transcript) == [3, 4]
    first, second, third = messages(transcript)[:3]
    assert third.accessibleDescription().split("\n")[0] == "Out of the model's view"
    assert third.toolTip()
    assert second.accessibleDescription() == "message 2"
    assert first.accessibleDescription().split("\n")[0] == "Pinned: stays in view"
    assert first.findChild(QWidget, "pinMark").isVisible()
    assert shown_text(third) == "message 3"  # to be read as before
    transcript.set_ruler(RulerView(first=3, hidden=0))
    assert veiled(transcript) == [1, 2]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_message_out_of_view_is_readable(transcript: Transcript, theme: Theme) -> None:
    transcript.set_theme(theme, 1.0)
    veil = Veil(theme, transcript)
    veil.resize(4, 4)
    for colour, ground in ((theme.text, theme.surface), (theme.text, theme.user_bubble)):
        seen = []
        for one in (colour, ground):
            under = QWidget()
            under.resize(4, 4)
            under.setStyleSheet(f"background: {one}")
            veil.setParent(under)
            veil.show()
            seen.append(under.grab().toImage().pixelColor(1, 1).name())
            veil.setParent(None)
        assert contrast(*seen) >= 5
        assert ground != theme.surface or seen[1] == theme.surface  # no edge of the veil can be seen
    veil.deleteLater()


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (RulerView(first=3, hidden=1), "1 message above is out of its view."),
        (RulerView(first=3, hidden=2), "2 messages above are out of its view."),
        (RulerView(first=3, hidden=1, summary="s"), "Instead of 1 message above it reads a summary."),
        (RulerView(first=3, hidden=2, summary="s"), "Instead of 2 messages above it reads a summary."),
        (
            RulerView(first=3, hidden=300, untold=200, summary="s"),
            "300 messages above are out of its view. It reads a summary of 100 of them.",
        ),
        (
            RulerView(first=3, hidden=2, making=True),
            "2 messages above are out of its view. A summary is being written…",
        ),
    ],
)
def test_the_words_tell_the_truth(transcript: Transcript, view: RulerView, said: str) -> None:
    transcript.set_messages(talk(3))
    transcript.set_ruler(view)
    assert words(transcript) == said


def test_a_summary_is_asked_for(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages(talk(3))
    transcript.set_ruler(RulerView(first=3, hidden=2))
    with qtbot.waitSignal(transcript.summary_wished) as heard:
        qtbot.mouseClick(button(transcript, "summarise"), Qt.MouseButton.LeftButton)
    assert heard.args == ["summarise", 0, ""]
    transcript.set_ruler(RulerView(first=3, hidden=2, making=True))
    assert not ruler(transcript).make.isVisible()


def test_the_summary_unfolds_where_it_stands(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages(talk(20))
    transcript.set_ruler(RulerView(first=37, hidden=36, summary=SUMMARY, author="guide"))
    fold = button(transcript, "summaryFold")
    assert not transcript.findChild(QWidget, "summaryCard")
    before = fold.mapTo(transcript, QPoint(0, 0)).y()
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    card = transcript.findChild(QWidget, "summaryCard")
    assert shown_text(card) == "They spoke about gardens."
    assert card.findChild(QLabel, "summaryNote").text() == "Written by guide."
    assert fold.mapTo(transcript, QPoint(0, 0)).y() == before
    assert not transcript.follows_end()
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert not card.isVisible()
    assert fold.mapTo(transcript, QPoint(0, 0)).y() == before


def unfolded(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages(talk(3))
    transcript.set_ruler(RulerView(first=3, hidden=2, summary=SUMMARY, summary_id=7))
    qtbot.mouseClick(button(transcript, "summaryFold"), Qt.MouseButton.LeftButton)


def editor(transcript: Transcript) -> QPlainTextEdit:
    (found,) = (one for one in transcript.findChildren(QPlainTextEdit, "summaryEditor") if one.isVisible())
    return found


def test_the_summary_is_edited_and_saved(transcript: Transcript, qtbot: QtBot) -> None:
    unfolded(transcript, qtbot)
    qtbot.mouseClick(button(transcript, "editSummary"), Qt.MouseButton.LeftButton)
    field = editor(transcript)
    assert field.toPlainText() == SUMMARY
    assert field.hasFocus()
    field.setPlainText("   ")
    assert not button(transcript, "saveSummary").isEnabled()
    field.setPlainText("They spoke about gardens and bees.")
    with qtbot.waitSignal(transcript.summary_wished) as heard:
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard.args == ["edit", 7, "They spoke about gardens and bees."]
    transcript.set_ruler(RulerView(first=3, hidden=2, summary=heard.args[2], edited=True))
    card = transcript.findChild(QWidget, "summaryCard")
    assert shown_text(card) == "They spoke about gardens and bees."
    assert card.findChild(QLabel, "summaryNote").text() == "Edited by you. Hearth does not change it by itself."


def test_another_summary_that_comes_while_one_is_edited_is_not_overwritten(
    transcript: Transcript, qtbot: QtBot
) -> None:
    unfolded(transcript, qtbot)
    qtbot.mouseClick(button(transcript, "editSummary"), Qt.MouseButton.LeftButton)
    transcript.set_ruler(RulerView(first=5, hidden=4, summary="Gardens, then bees.", summary_id=8))
    assert editor(transcript).toPlainText() == SUMMARY
    with qtbot.assertNotEmitted(transcript.summary_wished):  # nothing was changed
        qtbot.mouseClick(button(transcript, "saveSummary"), Qt.MouseButton.LeftButton)
    (card,) = (one for one in transcript.findChildren(QWidget, "summaryCard") if one.isVisible())
    assert shown_text(card) == "Gardens, then bees."
    qtbot.mouseClick(button(transcript, "editSummary"), Qt.MouseButton.LeftButton)
    transcript.set_ruler(RulerView(first=5, hidden=4, summary="Something else.", summary_id=9))
    editor(transcript).setPlainText("Gardens and bees.")
    with qtbot.waitSignal(transcript.summary_wished) as heard:
        qtbot.mouseClick(button(transcript, "saveSummary"), Qt.MouseButton.LeftButton)
    assert heard.args == ["edit", 8, "Gardens and bees."]


def test_escape_leaves_the_summary_as_it_was(transcript: Transcript, qtbot: QtBot) -> None:
    unfolded(transcript, qtbot)
    qtbot.mouseClick(button(transcript, "editSummary"), Qt.MouseButton.LeftButton)
    editor(transcript).setPlainText("something else")
    with qtbot.assertNotEmitted(transcript.summary_wished):
        qtbot.keyClick(editor(transcript), Qt.Key.Key_Escape)
    assert shown_text(transcript.findChild(QWidget, "summaryCard")) == "They spoke about gardens."


@pytest.mark.parametrize(("name", "wish"), [("summariseAgain", "summarise"), ("deleteSummary", "delete")])
def test_the_other_wishes(transcript: Transcript, qtbot: QtBot, name: str, wish: str) -> None:
    unfolded(transcript, qtbot)
    with qtbot.waitSignal(transcript.summary_wished) as heard:
        qtbot.mouseClick(button(transcript, name), Qt.MouseButton.LeftButton)
    assert heard.args == [wish, 0, ""]


def test_what_is_being_edited_survives_scrolling_away_and_another_theme(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages(talk(60))
    transcript.set_ruler(RulerView(first=3, hidden=2, summary=SUMMARY))
    transcript.show_message(3)
    qtbot.waitUntil(transcript.is_complete)
    qtbot.mouseClick(button(transcript, "summaryFold"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(transcript, "editSummary"), Qt.MouseButton.LeftButton)
    editor(transcript).setPlainText("half an edi")
    transcript.setFocus()
    transcript.scroll_to_end()
    assert not [one for one in transcript.findChildren(ContextRuler) if one.isVisible()]
    transcript.set_theme(DARK, 1.25)
    transcript.show_message(3)
    qtbot.waitUntil(transcript.is_complete)
    assert editor(transcript).toPlainText() == "half an edi"


def test_another_conversation_begins_folded(transcript: Transcript, qtbot: QtBot) -> None:
    unfolded(transcript, qtbot)
    transcript.set_messages(talk(3))
    transcript.set_ruler(RulerView(first=3, hidden=2, summary="another one"))
    assert not button(transcript, "summaryFold").isChecked()


def test_the_tab_key_goes_through_the_summary_before_its_message(transcript: Transcript, qtbot: QtBot) -> None:
    unfolded(transcript, qtbot)
    (own,) = (one for one in messages(transcript) if one.view.id == 3)
    names = [one.objectName() for one in own.focusable() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert names[:4] == ["summaryFold", "editSummary", "summariseAgain", "deleteSummary"]


def test_pinning_is_asked_for_and_shown(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages(talk(1))
    with qtbot.waitSignal(transcript.pin_requested) as heard:
        (own,) = (one for one in messages(transcript) if one.view.id == 1)
        qtbot.mouseClick(own.findChild(QAbstractButton, "pin"), Qt.MouseButton.LeftButton)
    assert heard.args == [1, True]
    transcript.replace(MessageView(1, "user", "message 1", pinned=True))
    with qtbot.waitSignal(transcript.pin_requested) as heard:
        qtbot.mouseClick(own.findChild(QAbstractButton, "unpin"), Qt.MouseButton.LeftButton)
    assert heard.args == [1, False]
    transcript.replace(MessageView(1, "user", "message 1"))
    assert not [mark for mark in own.findChildren(QWidget, "pinMark") if mark.isVisible()]


def test_a_ruler_costs_nothing_where_it_is_not_seen(transcript: Transcript) -> None:
    """Of thousands of messages out of view only those on the screen have widgets, and veils."""
    transcript.set_messages(talk(2500))
    made = len(transcript.findChildren(Message))
    transcript.set_ruler(RulerView(first=4001, hidden=4000))
    assert len(transcript.findChildren(Message)) == made
    assert not transcript.findChildren(ContextRuler)
    assert not transcript.findChildren(Veil)
    transcript.show_message(2000)
    assert len(veiled(transcript)) == len(messages(transcript))
