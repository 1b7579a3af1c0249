"""The whole program gives its memory back and takes up where it was: real window, real engine process."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from inference.protocol import Event, Finished, Prepared
from tests.support.leaks import running_children
from tests.support.real_window import Program


def has_engine() -> bool:
    return any("inference.engine" in part for process in running_children() for part in process.cmdline())


def is_served() -> bool:
    """Whether the window's side still believes in a process: what is asked for then goes down with it."""
    return any(thread.name == "engine-writer" for thread in threading.enumerate())


@pytest.fixture
def quick_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.controllers.resting.MINUTE", 1)


def rest(program: Program) -> None:
    """Have the time run out."""
    program.application.settings.set("memory.rest_after", 1)
    program.wait(lambda: program.to.engine.state.phase == "resting" and not has_engine())
    program.application.settings.set("memory.rest_after", 0)


def start_awake(start: Callable[..., Program]) -> Program:
    program = start()
    program.application.settings.set("memory.rest_after", 0)
    program.application.settings.set("sampling.temperature", 0.0)
    program.wait(lambda: program.to.engine.ready)
    return program


@pytest.mark.usefixtures("quick_minutes")
def test_it_rests_and_the_conversation_goes_on(start: Callable[..., Program]) -> None:
    program = start_awake(start)
    heard: list[Event] = []
    program.to.engine.received.connect(heard.append)
    program.application.settings.set("chat.max_tokens", 4)
    program.to.chat.ask("One more word. " * 200)
    program.answer()
    before = program.engine_process().pid
    rest(program)
    heard.clear()
    program.application.settings.set("chat.max_tokens", 24)
    program.type_question("What is a GGUF file?")
    answer = program.answer()
    assert answer.status == "complete"
    assert program.engine_process().pid != before
    read = [event for event in heard if isinstance(event, Prepared | Finished)]
    finished = read[-1]
    assert isinstance(finished, Finished)
    assert finished.prompt_tokens - finished.reused_tokens < 50  # nothing of what was said is read again
    program.to.chat.regenerate(answer.id)  # by a process that has not rested since
    program.wait(lambda: program.to.chat.view.path[-1].id != answer.id)
    assert program.answer().text == answer.text


@pytest.mark.usefixtures("quick_minutes")
def test_typing_wakes_it_before_anything_is_sent(start: Callable[..., Program]) -> None:
    program = start_awake(start)
    program.type_question("hello")
    program.answer()
    rest(program)
    QTest.keyClicks(program.window.pane.card.composer, "W")
    program.wait(lambda: program.to.engine.ready)
    assert has_engine()
    assert program.to.chat.view.path[-1].status == "complete"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.usefixtures("quick_minutes")
def test_a_process_that_is_killed_while_it_goes_to_rest_is_not_missed(start: Callable[..., Program]) -> None:
    program = start_awake(start)
    program.type_question("hello")
    program.answer()
    process = program.engine_process()
    program.to.engine.state_changed.connect(
        lambda state: os.kill(process.pid, signal.SIGKILL) if state.phase == "resting" else None
    )
    program.application.settings.set("memory.rest_after", 1)
    program.wait(lambda: program.to.engine.state.phase == "resting" and not has_engine() and not is_served())
    program.application.settings.set("memory.rest_after", 0)
    assert not program.window.pane.notices.notices
    program.type_question("hello")
    assert program.answer().status == "complete"
