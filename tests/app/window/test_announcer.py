"""What screen readers are told while an answer is written, and what they can read of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface

from app.widgets.announcer import SETTING, Announcer
from app.widgets.message import Message
from tests.support.scripted_window import ScriptedWindow

ANSWER = "Both hold values. A list can\n\n```python\nx = 1\ny = 2\n```\n\nThe end."


@pytest.fixture
def listening() -> Iterator[None]:
    """A screen reader is there."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def heard_in(program: ScriptedWindow) -> list[str]:
    heard: list[str] = []
    Announcer(program.to.chat, program.application.settings, program.window.pane.transcript, heard.append)
    return heard


@pytest.mark.usefixtures("listening")
def test_an_answer_is_said_sentence_by_sentence(program: ScriptedWindow) -> None:
    heard = heard_in(program)
    request = program.ask("one")
    program.engine.say(request, "The user wants lists.", channel="reasoning")
    program.wait(lambda: heard == ["The model thinks."])
    program.engine.say(request, ANSWER[:20])
    program.wait(lambda: heard[1:] == ["Both hold values."])
    program.engine.say(request, ANSWER[20:])
    program.engine.finish(request)
    program.wait(lambda: not program.to.chat.busy)
    text = "\n".join(heard[2:])
    assert text.startswith("A list can\nCode block, 2 line")
    assert text.endswith("The end.\nEnd of the answer.")
    assert "python" in text
    assert "x = 1" not in text


@pytest.mark.usefixtures("listening")
def test_how_an_answer_ended_is_said(program: ScriptedWindow) -> None:
    heard = heard_in(program)
    request = program.ask("one")
    program.engine.say(request, "It begins")
    program.engine.fail(request, "generation_failed", "The model stopped in the middle.")
    program.wait(lambda: not program.to.chat.busy)
    assert "It begins" in heard[-1]
    assert "The model stopped in the middle." in heard[-1]
    request = program.ask("two")
    program.engine.say(request, "It begins")
    program.to.chat.stop()
    program.engine.finish(request, "cancelled")
    program.wait(lambda: not program.to.chat.busy)
    assert heard[-1].endswith("The answer was stopped.")


def test_nothing_is_said_to_nobody(program: ScriptedWindow) -> None:
    heard = heard_in(program)
    program.talk("one", ANSWER)
    assert heard == []


@pytest.mark.usefixtures("listening")
def test_it_can_be_switched_off(program: ScriptedWindow) -> None:
    heard = heard_in(program)
    program.application.settings.set(SETTING, False)
    program.talk("one", ANSWER)
    assert heard == []


def all_below(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    for index in range(node.childCount()):
        child = node.child(index)
        if child is not None and child.isValid():
            yield from all_below(child)


@pytest.mark.usefixtures("listening")
def test_the_tree_of_a_streamed_answer_can_be_read(program: ScriptedWindow) -> None:
    program.talk("one", ANSWER)
    messages = program.window.pane.transcript.findChildren(Message)
    node = next(QAccessible.queryAccessibleInterface(m) for m in messages if m.view.role == "assistant")
    assert node.role() != QAccessible.Role.NoRole
    assert node.text(QAccessible.Text.Name).startswith("Answer by ")
    assert node.text(QAccessible.Text.Description) == "Both hold values. A list can\nx = 1\ny = 2\nThe end."
    texts = [below.textInterface() for below in all_below(node)]
    read = "\n".join(text.text(0, text.characterCount()) for text in texts if text is not None)
    for part in ("Both hold values. A list can", "x = 1\ny = 2", "The end."):
        assert part in read
    names = [below.text(QAccessible.Text.Name) for below in all_below(node)]
    assert {"Copy message", "Edit message", "Answer again"} <= set(names)
    question = next(QAccessible.queryAccessibleInterface(m) for m in messages if m.view.role == "user")
    assert question.text(QAccessible.Text.Name) == "You said"
    assert question.text(QAccessible.Text.Description) == "one"
