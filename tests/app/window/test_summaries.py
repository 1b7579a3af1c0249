"""Summaries of what a model no longer sees: when they are written, edited, deleted; only the engine is scripted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.controllers.summary_writer import SETTING
from app.storage.values import Summary
from inference.protocol import Generate, View
from tests.app.window.conftest import MakeWindow
from tests.app.window.test_context import overflowing, ruler_words
from tests.support.scripted_window import ScriptedWindow


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A summary is begun as soon as the engine is idle."""
    monkeypatch.setattr("app.controllers.summary_writer.PAUSE", 0)


def about_to_overflow(program: ScriptedWindow) -> None:
    """Two turns, of which the first one will leave the model's view next."""
    program.talk("one", "first")
    request = program.ask("two")
    program.engine.see(request, first=0, hidden=0, next=2)
    program.answer(request, "second")


def written(program: ScriptedWindow, *texts: str) -> None:
    """The model writes the summary it was asked for last."""
    aside = program.engine.asides[-1]
    program.engine.say(aside, *texts)
    program.engine.finish(aside)


def in_store(program: ScriptedWindow) -> list[str]:
    """The summaries there are for what is shown."""
    shown_id = program.to.chat.view.id
    assert shown_id is not None
    found: list[tuple[Summary, ...]] = []
    program.application.store.ask(lambda conversations: conversations.summaries(shown_id), found.append)
    program.wait(lambda: found)
    return [one.text for one in found[0] if not one.deleted]


def summary_id(program: ScriptedWindow) -> int:
    """Of the summary that is shown."""
    summary = program.to.chat.view.horizon().summary
    assert summary is not None
    return summary.id


def test_a_summary_is_written_before_it_is_needed_and_shown_when_it_is(program: ScriptedWindow) -> None:
    about_to_overflow(program)
    program.wait(lambda: program.engine.asides)
    command = program.engine.asides[0].command
    assert isinstance(command, Generate)
    assert command.background
    assert not command.conversation
    assert [message.text for message in command.messages][:2] == ["one", "first"]
    assert len(command.messages) == 3
    written(program, "They ", "counted.")
    program.wait(lambda: in_store(program) == ["They counted."])
    request = program.ask("three")
    assert program.engine.view() == View(coming="They counted.", coming_told=2)
    program.engine.see(request, first=2, hidden=2, told=2, moved=True)
    program.answer(request, "third")
    assert ruler_words(program) == "Instead of 2 messages above it reads a summary."
    program.ask("four")
    assert program.engine.view() == View(first=2, summary="They counted.", told=2)
    assert len(program.engine.asides) == 1


def test_what_is_out_of_view_is_summarised_before_what_will_be(program: ScriptedWindow) -> None:
    about_to_overflow(program)
    program.wait(lambda: program.engine.asides)
    request = program.ask("three")
    program.engine.finish(program.engine.asides[0], "cancelled")
    program.engine.see(request, first=2, hidden=2, next=4, moved=True)
    program.answer(request, "third")
    program.wait(lambda: len(program.engine.asides) == 2)
    written(program, "They counted.")
    program.wait(lambda: len(program.engine.asides) == 3)
    both = "Instead of 2 messages above it reads a summary. A summary is being written…"
    program.wait(lambda: ruler_words(program) == both)
    command = program.engine.asides[-1].command
    assert isinstance(command, Generate)
    assert "They counted." in command.messages[0].text
    written(program, "They counted on.")
    program.wait(lambda: in_store(program) == ["They counted.", "They counted on."])
    program.wait(lambda: ruler_words(program) == "Instead of 2 messages above it reads a summary.")


def test_a_summary_that_reaches_too_far_is_no_reason_to_tell_nothing(program: ScriptedWindow) -> None:
    program.application.settings.set(SETTING, False)
    overflowing(program)
    far = program.path[3].id
    program.application.store.ask(lambda conversations: conversations.add_summary(far, "Four messages."))
    program.wait(lambda: in_store(program) == ["Four messages."])
    program.application.settings.set(SETTING, True)
    program.wait(lambda: program.engine.asides)
    written(program, "They counted.")
    program.wait(lambda: in_store(program) == ["They counted."])


def test_a_question_comes_first_and_the_summary_is_written_later(program: ScriptedWindow) -> None:
    about_to_overflow(program)
    program.wait(lambda: program.engine.asides)
    aside = program.engine.asides[0]
    program.engine.say(aside, "half a summ")
    request = program.ask("three")
    program.engine.finish(aside, "cancelled")  # as the engine does when something real comes
    program.answer(request, "third")
    program.wait(lambda: len(program.engine.asides) == 2)
    written(program, "Whole.")
    program.wait(lambda: in_store(program) == ["Whole."])


def test_a_conversation_that_was_left_gets_its_summary_all_the_same(program: ScriptedWindow) -> None:
    about_to_overflow(program)
    left = program.to.chat.view.id
    assert left is not None
    program.wait(lambda: program.engine.asides)
    program.to.chat.new()
    program.talk("something else", "yes")
    program.engine.finish(program.engine.asides[0], "cancelled")
    program.wait(lambda: len(program.engine.asides) == 2)
    written(program, "They counted.")
    program.to.chat.open(left)
    program.wait(lambda: program.to.chat.view.id == left)
    program.wait(lambda: in_store(program) == ["They counted."])


def test_a_model_that_goes_away_leaves_the_summary_to_the_next_one(program: ScriptedWindow) -> None:
    about_to_overflow(program)
    program.wait(lambda: program.engine.asides)
    program.engine.say(program.engine.asides[0], "half a summ")
    program.to.engine.reload()
    assert program.engine.asides[0].cancelled
    program.engine.finish(program.engine.asides[0], "cancelled")
    program.wait(lambda: len(program.engine.asides) == 2)
    written(program, "Whole.")
    program.wait(lambda: in_store(program) == ["Whole."])


def test_without_the_setting_none_is_written_until_it_is_asked_for(program: ScriptedWindow) -> None:
    program.application.settings.set(SETTING, False)
    overflowing(program)
    program.to.summaries.summarise()
    program.wait(lambda: program.engine.asides)
    assert ruler_words(program) == "2 messages above are out of its view. A summary is being written…"
    written(program, "They counted.")
    program.wait(lambda: program.to.chat.view.horizon().summary is not None)
    assert ruler_words(program) == "Instead of 2 messages above it reads a summary."
    overflowing_again = program.ask("four")
    program.engine.see(overflowing_again, first=4, hidden=4, told=2, moved=True)
    program.answer(overflowing_again, "fourth")
    assert ruler_words(program) == "4 messages above are out of its view. It reads a summary of 2 of them."
    program.application.settings.set(SETTING, True)
    program.wait(lambda: len(program.engine.asides) == 2)
    command = program.engine.asides[-1].command
    assert isinstance(command, Generate)
    assert "They counted." in command.messages[0].text  # it builds upon the one there is
    assert [message.text for message in command.messages[1:3]] == ["two", "second"]


def test_an_edited_summary_is_kept_sent_and_never_replaced(program: ScriptedWindow, make_window: MakeWindow) -> None:
    program.application.settings.set(SETTING, False)
    overflowing(program)
    program.to.summaries.summarise()
    program.wait(lambda: program.engine.asides)
    written(program, "They counted.")
    program.wait(lambda: program.to.chat.view.horizon().summary is not None)
    program.to.summaries.edit(summary_id(program), "They counted to three.")
    program.wait(lambda: in_store(program) == ["They counted to three."])
    program.application.settings.set(SETTING, True)
    request = program.ask("four")
    assert program.engine.view() == View(first=2, summary="They counted to three.", told=2)
    program.engine.see(request, first=4, hidden=4, told=2, next=6, moved=True)
    program.answer(request, "fourth")
    program.wait(lambda: not program.to.summaries.writer.waiting)
    assert len(program.engine.asides) == 1
    program.to.summaries.edit(summary_id(program), "They counted on.")
    program.wait(lambda: in_store(program) == ["They counted on."])
    program.wait(lambda: (summary := program.to.chat.view.horizon().summary) and summary.text == "They counted on.")
    undo = f"withdraw-summary:{program.to.chat.view.summaries[-1].id}"
    program.wait(lambda: undo in [notice.action for notice in program.window.pane.notices.notices])
    program.window.pane.notices.action_asked.emit(undo)
    program.wait(lambda: in_store(program) == ["They counted to three."])


def test_the_users_words_can_be_had_back_from_a_model_that_was_asked_again(program: ScriptedWindow) -> None:
    program.application.settings.set(SETTING, False)
    overflowing(program)
    program.to.summaries.summarise()
    program.wait(lambda: program.engine.asides)
    written(program, "They counted.")
    program.wait(lambda: program.to.chat.view.horizon().summary is not None)
    assert not program.window.pane.notices.notices  # nothing of the user's was replaced
    program.to.summaries.edit(summary_id(program), "They counted to three.")
    program.wait(lambda: in_store(program) == ["They counted to three."])
    program.wait(lambda: program.to.chat.view.summaries[-1].edited)
    program.to.summaries.summarise()
    program.wait(lambda: len(program.engine.asides) == 2)
    written(program, "They did sums.")
    program.wait(lambda: in_store(program) == ["They did sums."])
    program.wait(lambda: any("in the place of yours" in one.message for one in program.window.pane.notices.notices))
    (undo,) = (one.action for one in program.window.pane.notices.notices)
    program.window.pane.notices.action_asked.emit(undo)
    program.wait(lambda: in_store(program) == ["They counted to three."])


def test_words_written_while_another_summary_came_are_kept(program: ScriptedWindow) -> None:
    about_to_overflow(program)
    program.wait(lambda: program.engine.asides)
    written(program, "Two cats.")
    program.wait(lambda: in_store(program) == ["Two cats."])
    request = program.ask("three")
    program.engine.see(request, first=2, hidden=2, told=2, next=4, moved=True)
    program.answer(request, "third")
    being_edited = summary_id(program)
    program.wait(lambda: len(program.engine.asides) == 2)
    written(program, "Two cats and a dog.")
    program.wait(lambda: in_store(program) == ["Two cats.", "Two cats and a dog."])
    program.to.summaries.edit(being_edited, "Three cats.")
    program.wait(lambda: in_store(program) == ["Three cats."])
    request = program.ask("four")
    assert program.engine.view() == View(first=2, summary="Three cats.", told=2)
    program.engine.see(request, first=4, hidden=4, told=2, moved=True)
    program.answer(request, "fourth")
    assert ruler_words(program) == "4 messages above are out of its view. It reads a summary of 2 of them."


def test_a_deleted_summary_is_not_written_again_and_can_be_brought_back(program: ScriptedWindow) -> None:
    about_to_overflow(program)
    program.wait(lambda: program.engine.asides)
    written(program, "They counted.")
    program.wait(lambda: in_store(program) == ["They counted."])
    request = program.ask("three")
    program.engine.see(request, first=2, hidden=2, told=2, moved=True)
    program.answer(request, "third")
    program.to.summaries.delete()
    program.wait(lambda: program.to.chat.view.horizon().summary is None)
    request = program.ask("four")
    assert program.engine.view() == View(first=2)
    program.engine.see(request, first=2, hidden=2, next=4)
    program.answer(request, "fourth")
    program.wait(lambda: not program.to.summaries.writer.waiting)
    assert len(program.engine.asides) == 1
    QTest.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: program.to.chat.view.horizon().summary is not None)
    assert in_store(program) == ["They counted."]


def test_what_was_deleted_meanwhile_gets_no_summary(program: ScriptedWindow) -> None:
    about_to_overflow(program)
    program.wait(lambda: program.engine.asides)
    program.to.chat.delete(program.path[0].id)
    program.wait(lambda: not program.path)
    written(program, "They counted.")
    program.wait(lambda: program.to.engine.idle)
    assert in_store(program) == []
    program.to.chat.restore(1)
    program.wait(lambda: len(program.path) == 4)
    assert in_store(program) == []


def test_a_model_that_has_nothing_to_say_is_not_asked_for_ever(program: ScriptedWindow) -> None:
    about_to_overflow(program)
    for number in (1, 2):
        program.wait(lambda number=number: len(program.engine.asides) == number)
        written(program, "  ")
        request = program.ask(f"more {number}")
        program.engine.see(request, next=2)
        program.answer(request, "yes")
    program.wait(lambda: not program.to.summaries.writer.waiting)
    assert len(program.engine.asides) == 2
    assert not program.window.pane.notices.notices
