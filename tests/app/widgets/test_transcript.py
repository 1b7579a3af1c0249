"""The transcript: what is shown of messages and of their states, and what its buttons ask for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.storage.values import AnswerStats, Status
from app.theme import DARK
from app.widgets.message import Message
from app.widgets.message_actions import ActionButton
from app.widgets.transcript import MessageView, Transcript
from tests.app.widgets.conftest import messages, shown_text

CUT = ("copy", "edit", "regenerate", "compare", "continue", "pin", "more")  # of an answer that could go on
ANSWER = MessageView(2, "assistant", "**Hello** there", model="guide")


def child(widget: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = [one for one in widget.findChildren(kind, name) if one.isVisibleTo(widget)]
    assert len(found) == 1, f"{len(found)} of {name}"
    return found[0]


def actions(widget: QWidget) -> list[str]:
    """Names of the actions a message offers, in order."""
    return [button.objectName() for button in widget.findChildren(ActionButton) if button.isVisibleTo(widget)]


def test_messages_stand_in_order(transcript: Transcript) -> None:
    transcript.set_messages([MessageView(1, "user", "Hi *there*"), ANSWER, MessageView(3, "user", "bye")])
    assert [shown_text(message) for message in messages(transcript)] == ["Hi *there*", "Hello there", "bye"]
    assert [message.accessibleName() for message in messages(transcript)] == ["You said", "Answer by guide", "You said"]


def test_what_the_user_typed_is_not_interpreted(transcript: Transcript) -> None:
    text = "# a\n  * b   c\n<b>d</b> [e](http://f)"
    transcript.set_messages([MessageView(1, "user", text)])
    assert shown_text(transcript) == text


def test_user_left_and_right(transcript: Transcript) -> None:
    """The bubble of the user stands at the end of the line, the answer at its beginning."""
    transcript.set_messages([MessageView(1, "user", "Hi"), ANSWER])
    user, answer = messages(transcript)
    middle = user.width() / 2
    assert user.body.x() > middle > answer.body.x()
    transcript.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    transcript.set_messages([MessageView(1, "user", "Hi"), ANSWER])
    assert messages(transcript)[0].body.x() < middle


def test_append_replace_remove_clear(transcript: Transcript) -> None:
    transcript.append(MessageView(1, "user", "one"))
    transcript.append(ANSWER)
    transcript.append(MessageView(3, "user", "three"))
    transcript.replace(MessageView(2, "assistant", "two"))
    transcript.replace(MessageView(77, "assistant", "unknown"))
    assert shown_text(transcript) == "one\ntwo\nthree"
    transcript.remove_from(1)
    transcript.remove_from(5)
    assert shown_text(transcript) == "one"
    assert [view.id for view in transcript.messages()] == [1]
    transcript.clear()
    assert not messages(transcript)
    assert not transcript.messages()


def test_the_empty_widget_is_shown_while_there_is_nothing(transcript: Transcript) -> None:
    welcome = QLabel("Welcome")
    transcript.set_empty_widget(welcome)
    assert welcome.isVisible()
    assert welcome.size() == transcript.viewport().size()
    transcript.append(ANSWER)
    assert not welcome.isVisible()
    transcript.clear()
    assert welcome.isVisible()


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (MessageView(1, "user", "a"), ["copy", "edit", "pin", "more"]),
        (MessageView(1, "user", "a", pinned=True), ["copy", "edit", "unpin", "more"]),
        (MessageView(1, "assistant", "a"), ["copy", "edit", "regenerate", "compare", "pin", "more"]),
        (MessageView(1, "assistant", "a", bare=True), ["copy"]),
        (MessageView(1, "assistant", "a", status="stopped"), [*CUT]),
        (MessageView(1, "assistant", "a", status="interrupted"), [*CUT]),
        (
            MessageView(1, "assistant", "a", stats=AnswerStats(reason="length")),
            [*CUT],
        ),
        (MessageView(1, "assistant", "", status="failed", error="no"), ["regenerate", "more"]),
        (
            MessageView(1, "user", "a", sibling=1, siblings=3),
            ["previousSibling", "nextSibling", "copy", "edit", "pin", "more"],
        ),
        (MessageView(1, "system", "be kind"), []),
    ],
)
def test_actions_fit_the_message(transcript: Transcript, view: MessageView, expected: list[str]) -> None:
    transcript.set_messages([view])
    assert actions(transcript) == expected


@pytest.mark.parametrize("name", ["copy", "edit", "regenerate", "continue"])
def test_each_action_asks_for_it(transcript: Transcript, qtbot: QtBot, name: str) -> None:
    transcript.set_messages([MessageView(41, "assistant", "a", status="stopped")])
    button = child(transcript, ActionButton, name)
    with qtbot.waitSignal(getattr(transcript, f"{name}_requested")) as heard:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.args == [41]


def test_copying_shows_that_it_happened(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages([ANSWER])
    button = child(transcript, ActionButton, "copy")
    assert isinstance(button, ActionButton)
    before = button.grab().toImage()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.grab().toImage() != before
    qtbot.waitUntil(lambda: button.grab().toImage() == before)


def test_siblings_can_be_stepped_through(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages([MessageView(7, "user", "a", sibling=0, siblings=2), ANSWER])
    first = messages(transcript)[0]
    assert "1/2" in [label.text() for label in first.findChildren(QLabel)]
    assert not child(first, ActionButton, "previousSibling").isEnabled()
    with qtbot.waitSignal(transcript.sibling_requested) as heard:
        qtbot.mouseClick(child(first, ActionButton, "nextSibling"), Qt.MouseButton.LeftButton)
    assert heard.args == [7, 1]
    transcript.set_messages([MessageView(8, "user", "b", sibling=1, siblings=2)])
    with qtbot.waitSignal(transcript.sibling_requested) as heard:
        qtbot.mouseClick(child(transcript, ActionButton, "previousSibling"), Qt.MouseButton.LeftButton)
    assert heard.args == [8, -1]


@pytest.mark.parametrize(
    ("status", "action", "said"), [("failed", "regenerate", "No memory."), ("interrupted", "continue", "It died.")]
)
def test_what_went_wrong_is_said_with_the_next_step(
    transcript: Transcript, qtbot: QtBot, status: Status, action: str, said: str
) -> None:
    transcript.set_messages([MessageView(5, "assistant", "Half", status=status, error=said)])
    label = child(transcript, QLabel, "messageNoticeText")
    assert isinstance(label, QLabel)
    assert label.text() == said
    with qtbot.waitSignal(getattr(transcript, f"{action}_requested")) as heard:
        qtbot.mouseClick(child(transcript, QPushButton, "messageNoticeAction"), Qt.MouseButton.LeftButton)
    assert heard.args == [5]
    transcript.replace(MessageView(5, "assistant", "Whole"))
    assert not transcript.findChildren(QLabel, "messageNoticeText") or not label.isVisible()


def test_figures(transcript: Transcript) -> None:
    stats = AnswerStats(decode_tps=23.44, ttft_ms=420, reason="length")
    transcript.set_messages([MessageView(1, "assistant", "a", stats=stats, status="stopped")])
    label = child(transcript, QLabel, "messageFigures")
    assert isinstance(label, QLabel)
    assert label.text() == "Stopped · Ended at the length limit · 23.4 tokens/s · first word after 0.4 s"
    transcript.resize(330, 600)
    assert label.text() == "Stopped"


def test_reasoning_is_folded_and_unfolds_by_keyboard(transcript: Transcript, qtbot: QtBot) -> None:
    view = MessageView(1, "assistant", "Answer", reasoning="I *think*", reasoning_ms=12_300)
    transcript.set_messages([view, MessageView(2, "user", "ok")])
    fold = child(transcript, QToolButton, "reasoning")
    assert isinstance(fold, QToolButton)
    assert fold.text() == "Thought for 12 s"
    assert shown_text(transcript) == "Answer\nok"
    below = messages(transcript)[1].y()
    fold.setFocus()
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert shown_text(transcript) == "I think\nAnswer\nok"
    assert messages(transcript)[1].y() > below
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert shown_text(transcript) == "Answer\nok"
    assert messages(transcript)[1].y() == below


@pytest.mark.parametrize(
    ("milliseconds", "title"),
    [(0, "Thoughts"), (1_240, "Thought for 1.2 s"), (59_400, "Thought for 59 s"), (125_000, "Thought for 2 min 5 s")],
)
def test_thinking_time_is_said_in_words(transcript: Transcript, milliseconds: float, title: str) -> None:
    transcript.set_messages([MessageView(1, "assistant", "a", reasoning="b", reasoning_ms=milliseconds)])
    fold = child(transcript, QToolButton, "reasoning")
    assert isinstance(fold, QToolButton)
    assert fold.text() == title


def test_code_can_be_copied(transcript: Transcript, qtbot: QtBot, qapp: QApplication) -> None:
    transcript.set_messages([MessageView(1, "assistant", "Look:\n\n```python\nx = 1\n\ny = 2\n```\n")])
    button = child(transcript, QToolButton, "copyCode")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert qapp.clipboard().text() == "x = 1\n\ny = 2"


def test_actions_appear_under_the_mouse_and_keep_their_place(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages([MessageView(1, "user", "a"), ANSWER])
    first, last = messages(transcript)
    button = first.findChildren(ActionButton)[0]
    assert not button.revealed
    assert all(one.revealed for one in last.findChildren(ActionButton))
    place = button.geometry()
    qtbot.mouseMove(first, QPoint(5, 5))
    qtbot.waitUntil(lambda: button.revealed)
    assert button.geometry() == place


def test_a_new_theme_dresses_everything(transcript: Transcript) -> None:
    transcript.set_messages([ANSWER])
    height = messages(transcript)[0].height()
    before = transcript.grab().toImage()
    transcript.set_theme(DARK, 1.5)
    assert shown_text(transcript) == "Hello there"
    assert messages(transcript)[0].height() > height
    assert transcript.grab().toImage() != before


def test_an_enormous_message_is_cut_until_asked_for(transcript: Transcript, qtbot: QtBot) -> None:
    text = "\n\n".join(f"Paragraph {number} with **some** words in it." for number in range(30_000))
    assert len(text) > 1_000_000
    transcript.set_messages([MessageView(1, "assistant", text)])
    assert transcript.verticalScrollBar().maximum() < 100_000
    qtbot.mouseClick(child(transcript, QPushButton, "showAll"), Qt.MouseButton.LeftButton)
    transcript.scroll_to_end()
    qtbot.waitUntil(transcript.is_complete)
    assert "Paragraph 29999" in shown_text(transcript)
    assert len(transcript.findChildren(QWidget)) < 300


def test_everything_has_a_name(transcript: Transcript) -> None:
    text = "See [a](https://b.c)\n\n```\ncode\n```\n\n|a|\n|-|\n|b|\n"
    transcript.set_messages(
        [
            MessageView(1, "user", "a"),
            MessageView(2, "assistant", text, reasoning="r", sibling=1, siblings=2, status="interrupted"),
        ]
    )
    buttons = [button for button in transcript.findChildren(QAbstractButton) if button.isVisibleTo(transcript)]
    assert len(buttons) > 8
    assert all(button.accessibleName() and button.objectName() for button in buttons)
    assert transcript.accessibleName()


def test_nothing_is_left_behind(qtbot: QtBot, qapp: QApplication) -> None:
    before = set(qapp.topLevelWidgets())
    made = Transcript()
    made.set_messages([MessageView(1, "user", "a"), ANSWER])
    made.begin_stream(MessageView(3, "assistant", "", status="streaming"))
    made.stream("text")
    made.show()
    assert made.findChildren(Message)
    made.close()
    made.deleteLater()
    qtbot.waitUntil(lambda: not set(qapp.topLevelWidgets()) - before)


def test_figures_of_a_quick_model_are_no_more_exact_than_they_can_be(transcript: Transcript) -> None:
    stats = AnswerStats(decode_tps=412.34, ttft_ms=12.3)
    transcript.set_messages([MessageView(1, "assistant", "a", stats=stats)])
    label = child(transcript, QLabel, "messageFigures")
    assert isinstance(label, QLabel)
    assert label.text() == "412 tokens/s · first word after 12 ms"
