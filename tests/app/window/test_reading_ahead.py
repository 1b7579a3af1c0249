"""What is read before it is asked for: the program around a scripted engine and computer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from app.controllers.reading_ahead import LONG, ReadingAhead
from inference.messages import Message
from inference.protocol import Prepare
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_window import ScriptedWindow

LONG_TEXT = "All that is known about lighthouses. " * (2 * LONG // 37)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calm comes at once."""
    monkeypatch.setattr("app.controllers.reading_ahead.PAUSE", 0)
    monkeypatch.setattr("app.controllers.reading_ahead.STILL", 0)


def prepared(program: ScriptedWindow) -> list[Prepare]:
    return [r.command for r in program.engine.preparations if isinstance(r.command, Prepare)]


def settle(program: ScriptedWindow) -> None:
    """Wait until nothing more would be read."""
    ahead = program.window.findChild(ReadingAhead)
    assert isinstance(ahead, ReadingAhead)
    program.wait(lambda: not any(timer.isActive() for timer in ahead.findChildren(QTimer)))
    program.wait(lambda: program.to.engine.idle)
    program.wait(lambda: not any(timer.isActive() for timer in ahead.findChildren(QTimer)))


def paste(program: ScriptedWindow, text: str) -> None:
    program.window.pane.card.composer.insertPlainText(text)


def test_after_an_answer_the_next_prompt_is_read(program: ScriptedWindow) -> None:
    program.talk("One", "1")
    program.wait(lambda: prepared(program))
    assert prepared(program)[-1].messages == (Message.user("One"), Message.assistant("1"))
    assert prepared(program)[-1].conversation == f"conversation-{program.to.chat.view.id}"
    assert prepared(program)[-1].draft == ""


def test_a_conversation_that_is_shown_is_read_and_never_twice(program: ScriptedWindow) -> None:
    program.talk("One", "1")
    settle(program)
    first = program.to.chat.view.id
    assert first is not None
    program.to.chat.new()
    program.talk("Two", "2")
    settle(program)
    before = len(prepared(program))
    program.to.chat.open(first)
    program.wait(lambda: len(prepared(program)) == before + 1)
    assert prepared(program)[-1].messages[0] == Message.user("One")
    program.to.chat.refresh()
    QTest.keyClicks(program.window.pane.card.composer, "Typing")
    settle(program)
    assert len(prepared(program)) == before + 1


def test_another_branch_is_read(program: ScriptedWindow) -> None:
    program.talk("One", "1")
    program.to.chat.edit(program.path[0].id, "Uno")
    program.wait(lambda: len(program.engine.generations) == 2)
    program.answer(program.engine.generations[-1], "uno")
    settle(program)
    before = len(prepared(program))
    program.to.chat.show_sibling(program.path[0].id, -1)
    program.wait(lambda: len(prepared(program)) > before)
    assert prepared(program)[-1].messages[0] == Message.user("One")


def test_a_new_conversation_begins_with_the_instructions(make_window: MakeWindow) -> None:
    program = make_window()
    program.application.settings.set("chat.system_prompt", "Be brief.")
    program.start()
    program.wait(lambda: prepared(program))
    assert prepared(program)[0].messages == (Message.system("Be brief."),)
    program.application.settings.set("chat.system_prompt", "Be kind.")
    program.wait(lambda: len(prepared(program)) == 2)


def test_where_nothing_is_certain_nothing_is_read(program: ScriptedWindow) -> None:
    QTest.keyClicks(program.window.pane.card.composer, "Hello")
    settle(program)
    assert prepared(program) == []


def test_a_long_text_is_read_when_it_stands_still(program: ScriptedWindow) -> None:
    program.talk("One", "1")
    settle(program)
    before = len(prepared(program))
    paste(program, LONG_TEXT)
    program.wait(lambda: len(prepared(program)) == before + 1)
    assert prepared(program)[-1].draft == LONG_TEXT
    QTest.keyClicks(program.window.pane.card.composer, " What of it?")
    settle(program)
    assert len(prepared(program)) == before + 1  # a few words more are not worth it
    paste(program, LONG_TEXT)
    program.wait(lambda: len(prepared(program)) == before + 2)


def test_what_was_changed_within_is_read_anew(program: ScriptedWindow) -> None:
    paste(program, LONG_TEXT)
    program.wait(lambda: len(prepared(program)) == 1)
    composer = program.window.pane.card.composer
    cursor = composer.textCursor()
    cursor.setPosition(0)
    composer.setTextCursor(cursor)
    paste(program, "No: ")
    program.wait(lambda: len(prepared(program)) == 2)
    assert prepared(program)[-1].draft.startswith("No: ")


def test_nothing_is_read_beside_an_answer(program: ScriptedWindow) -> None:
    request = program.ask("One")
    before = len(prepared(program))
    program.to.chat.new()
    paste(program, LONG_TEXT)
    settle_timers(program)
    assert len(prepared(program)) == before
    program.engine.finish(request)
    program.wait(lambda: len(prepared(program)) == before + 1)
    assert prepared(program)[-1].draft == LONG_TEXT


def settle_timers(program: ScriptedWindow) -> None:
    ahead = program.window.findChild(ReadingAhead)
    assert isinstance(ahead, ReadingAhead)
    program.wait(lambda: not any(timer.isActive() for timer in ahead.findChildren(QTimer)))


def test_what_gave_way_is_read_afterwards(program: ScriptedWindow) -> None:
    program.engine.prepares_by_itself = False
    paste(program, LONG_TEXT)
    program.wait(lambda: prepared(program))
    aside = program.to.engine.generate_aside((Message.user("Something else"),), 8)
    program.engine.finish_prepare(program.engine.preparations[-1], done=3, total=10)
    program.engine.finish(next(request for request in program.engine.requests if request.id == aside.id))
    program.wait(lambda: len(prepared(program)) == 2)
    program.engine.finish_prepare(program.engine.preparations[-1], done=3, total=10)  # for itself: it stays so
    settle(program)
    assert len(prepared(program)) == 2


def test_what_is_not_certain_any_more_is_given_up(program: ScriptedWindow) -> None:
    program.engine.prepares_by_itself = False
    paste(program, LONG_TEXT)
    program.wait(lambda: prepared(program))
    first = program.engine.preparations[0]
    paste(program, LONG_TEXT)  # more of it: what is being read is still right
    settle_timers(program)
    assert not first.cancelled
    program.window.pane.card.composer.selectAll()
    paste(program, "Something else. " + LONG_TEXT)
    program.wait(lambda: first.cancelled)
    program.engine.finish_prepare(first, done=3, total=10)
    program.wait(lambda: len(prepared(program)) == 2)
    assert prepared(program)[-1].draft.startswith("Something else.")


def test_not_on_battery_and_not_when_it_is_switched_off(program: ScriptedWindow) -> None:
    program.system.battery = True
    program.talk("One", "1")
    settle(program)
    assert prepared(program) == []
    program.system.battery = False
    program.application.settings.set("memory.read_ahead", False)
    program.talk("Two", "2")
    settle(program)
    assert prepared(program) == []
    program.application.settings.set("memory.read_ahead", True)
    program.wait(lambda: len(prepared(program)) == 1)


def test_who_never_got_an_answer_is_still_read(program: ScriptedWindow) -> None:
    request = program.ask("One")
    program.engine.fail(request, "engine_failed", "The engine failed.")
    program.wait(lambda: prepared(program))
    assert prepared(program)[-1].messages == ()
    assert prepared(program)[-1].draft == "One"


def test_a_model_that_wakes_reads_what_is_shown(program: ScriptedWindow) -> None:
    program.talk("One", "1")
    settle(program)
    before = len(prepared(program))
    program.system.sleep_begins()
    program.wait(lambda: program.to.engine.state.phase == "resting")
    QTest.keyClicks(program.window.pane.card.composer, "H")
    program.wait(lambda: len(prepared(program)) == before + 1)
    assert prepared(program)[-1].messages == (Message.user("One"), Message.assistant("1"))
