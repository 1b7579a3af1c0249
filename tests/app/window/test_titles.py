"""Titles by themselves: when they are thought of, by whom, and what never happens; only the engine is scripted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.controllers.title_writer import WISH, TitleWriter
from inference.messages import Message
from inference.protocol import Generate
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_engine import ScriptedRequest
from tests.support.scripted_window import ScriptedWindow
from tests.support.tiny_gguf import write_tiny


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A model that is not the guide."""
    return write_tiny(tmp_path / "other.gguf", name="other")


@pytest.fixture
def program(make_window: MakeWindow, other: Path) -> ScriptedWindow:
    """The program with a model that may think of titles, and no waiting."""
    made = make_window().start(str(other))
    titles(made)._idle.setInterval(0)
    made.application.settings.set("chat.summaries", False)
    made.application.settings.set("memory.read_ahead", False)
    return made


def titles(program: ScriptedWindow) -> TitleWriter:
    return program.application.chat_wings.asking.titles


def title(program: ScriptedWindow) -> str:
    conversation = program.to.chat.view.conversation
    assert conversation is not None
    return conversation.title


def aside(program: ScriptedWindow, number: int = 1) -> ScriptedRequest:
    program.wait(lambda: len(program.engine.asides) == number)
    return program.engine.asides[-1]


def nothing_is_asked(program: ScriptedWindow, then: Callable[[], object] = lambda: None) -> None:
    """After everything that was going on is over, no title is on its way."""
    then()
    program.wait(lambda: not titles(program)._reading and not titles(program)._idle.isActive())
    assert not program.engine.asides


def test_after_the_first_answer_the_model_thinks_of_a_title(program: ScriptedWindow) -> None:
    program.talk("what are the rivers of germany", "The Rhine, the Elbe, the Danube.")
    assert title(program) == "what are the rivers of germany"
    request = aside(program)
    assert isinstance(request.command, Generate)
    assert request.command.background
    assert request.command.conversation == ""  # it shares what was read, and leaves it as it is
    assert request.command.messages == (
        Message.user("what are the rivers of germany"),
        Message.assistant("The Rhine, the Elbe, the Danube."),
        Message.user(WISH),
    )
    program.answer(request, 'Title: "Rivers of Germany"')
    program.wait(lambda: title(program) == "Rivers of Germany")
    assert "Rivers of Germany" in program.window.windowTitle()
    program.talk("and of france", "The Loire.")
    program.wait(lambda: not titles(program).waiting)
    assert len(program.engine.asides) == 1  # once


def test_it_gives_way_and_goes_on_later(program: ScriptedWindow) -> None:
    program.talk("one", "first")
    request = aside(program)
    asked = program.ask("two")
    program.engine.finish(request, "cancelled")
    program.answer(asked, "second")
    program.answer(aside(program, 2), "Counting")
    program.wait(lambda: title(program) == "Counting")


@pytest.mark.parametrize("written", ["", "  \n", "***", "x " * 200])
def test_nonsense_leaves_the_first_words(program: ScriptedWindow, written: str) -> None:
    program.talk("one", "first")
    program.answer(aside(program), written)
    program.talk("two", "second")
    program.wait(lambda: not titles(program).waiting)
    assert title(program) == "one"
    assert len(program.engine.asides) == 1  # nor is it tried again


def test_never_over_a_title_of_the_users(program: ScriptedWindow) -> None:
    program.talk("one", "first")
    request = aside(program)
    shown_id = program.to.chat.view.id
    assert shown_id is not None
    program.to.conversations.rename(shown_id, "Mine")
    program.wait(lambda: title(program) == "Mine")
    program.answer(request, "Another")
    program.wait(lambda: not titles(program).waiting)
    program.to.chat.refresh()
    assert program.stored()
    assert title(program) == "Mine"


def test_not_by_the_guide(make_window: MakeWindow) -> None:
    program = make_window().start()
    titles(program)._idle.setInterval(0)
    program.talk("one", "first")
    nothing_is_asked(program)
    shown_id = program.to.chat.view.id
    assert shown_id is not None
    titles(program).suggest(shown_id)
    program.wait(lambda: program.window.pane.notices.notices)
    assert "too small" in program.window.pane.notices.notices[-1].message


def test_not_where_nobody_wants_it_and_not_on_battery(program: ScriptedWindow) -> None:
    program.application.settings.set("chat.titles", False)
    program.talk("one", "first")
    nothing_is_asked(program)
    program.application.settings.set("chat.titles", True)
    program.system.battery = True
    program.to.chat.new()
    program.talk("one", "first")
    nothing_is_asked(program)


def test_an_old_conversation_keeps_its_title_until_one_is_asked_for(program: ScriptedWindow) -> None:
    titles(program)._since = float("inf")  # as if it had been begun yesterday
    program.talk("one", "first")
    nothing_is_asked(program)
    program.window.commands["title"]()
    program.answer(aside(program), "**A better one**")
    program.wait(lambda: title(program) == "A better one")
    program.undo()
    program.wait(lambda: title(program) == "one")


def test_a_title_can_be_asked_for_in_the_place_of_the_users_and_taken_back(program: ScriptedWindow) -> None:
    program.application.settings.set("chat.titles", False)
    program.talk("one", "first")
    shown_id = program.to.chat.view.id
    assert shown_id is not None
    program.to.conversations.rename(shown_id, "Mine")
    program.wait(lambda: title(program) == "Mine")
    titles(program).suggest(shown_id)
    program.answer(aside(program), "Theirs")
    program.wait(lambda: title(program) == "Theirs")
    program.undo()
    program.wait(lambda: title(program) == "Mine")
    conversation = program.to.chat.view.conversation
    assert conversation is not None
    assert conversation.titled_by_user


def test_what_the_user_calls_it_meanwhile_or_afterwards_stays(program: ScriptedWindow) -> None:
    program.application.settings.set("chat.titles", False)
    program.talk("one", "first")
    shown_id = program.to.chat.view.id
    assert shown_id is not None
    titles(program).suggest(shown_id)
    request = aside(program)
    program.to.conversations.rename(shown_id, "Mine")
    program.wait(lambda: title(program) == "Mine")
    program.answer(request, "Theirs")
    program.wait(lambda: not titles(program).waiting)
    titles(program).suggest(shown_id)
    program.answer(aside(program, 2), "Other")
    program.wait(lambda: title(program) == "Other")  # after what came of the first one
    assert titles(program)._before[shown_id][0].title == "Mine"
    program.to.conversations.rename(shown_id, "Mine after all")
    program.wait(lambda: title(program) == "Mine after all")
    told: list[tuple[int, str]] = []
    titles(program).titled.connect(lambda id_, name: told.append((id_, name)))
    program.undo()
    program.wait(lambda: told)
    assert told == [(shown_id, "Mine after all")]
