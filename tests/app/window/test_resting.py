"""When the model gives its memory back, and that it comes back: the program around a scripted engine and computer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from app.controllers.resting import Resting
from inference.protocol import EngineStopped, SetThreads
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_engine import ScriptedRequest
from tests.support.scripted_window import ScriptedWindow


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute is over at once."""
    monkeypatch.setattr("app.controllers.resting.MINUTE", 1)


def resting(program: ScriptedWindow) -> Resting:
    found = program.window.findChild(Resting)
    assert isinstance(found, Resting)
    return found


def is_armed(program: ScriptedWindow) -> bool:
    timer = resting(program).findChild(QTimer)
    assert isinstance(timer, QTimer)
    return timer.isActive()


def rest(program: ScriptedWindow) -> None:
    program.system.sleep_begins()
    program.wait(lambda: program.to.engine.state.phase == "resting" and program.system.slept)


def type_words(program: ScriptedWindow, words: str = "Hello") -> None:
    QTest.keyClicks(program.window.pane.card.composer, words)


def thread_counts(program: ScriptedWindow) -> list[tuple[int, int]]:
    commands = [request.command for request in program.engine.requests]
    return [(c.threads, c.batch_threads) for c in commands if isinstance(c, SetThreads)]


# --------------------------------------------------------------------------------- it gives back


@pytest.mark.usefixtures("impatient")
def test_after_the_chosen_time_it_rests_and_says_so_calmly(program: ScriptedWindow) -> None:
    program.wait(lambda: program.to.engine.state.phase == "resting")
    picker = program.window.pane.header.picker
    assert "resting" in picker.text()
    assert "guide" in picker.text().lower()
    assert "type" in picker.toolTip()
    assert program.window.pane.header.cancel.isHidden()
    assert not program.window.pane.notices.notices
    assert len(program.engine.rests) == 1


@pytest.mark.usefixtures("impatient")
def test_never_is_never(make_window: MakeWindow) -> None:
    program = make_window()
    program.application.settings.set("memory.rest_after", 0)
    program.start()
    assert not is_armed(program)
    program.application.settings.set("memory.rest_after", 1)
    program.wait(lambda: program.to.engine.state.phase == "resting")


@pytest.mark.usefixtures("impatient")
def test_not_while_an_answer_is_written(make_window: MakeWindow) -> None:
    program = make_window()
    program.application.settings.set("memory.rest_after", 0)
    program.start()
    request = program.ask("Question")
    program.application.settings.set("memory.rest_after", 1)
    program.engine.say(request, "so far")
    program.wait(lambda: program.texts()[-1:] == ["so far"] or program.to.chat.busy)
    assert not is_armed(program)
    assert not program.engine.rests
    program.engine.finish(request)
    program.wait(lambda: program.to.engine.state.phase == "resting")
    assert program.path[-1].status == "complete"


def test_low_memory_takes_it_from_nobody_who_has_just_asked(program: ScriptedWindow) -> None:
    program.system.memory_low()
    assert program.to.engine.ready
    timer = resting(program).findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert 0 < timer.remainingTime() <= 66_000  # such timers may be late by a twentieth
    type_words(program)
    assert program.to.engine.ready


def test_low_memory_takes_it_when_nobody_has_asked_for_a_while(
    program: ScriptedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.controllers.resting.CALM", 0.0)
    program.application.settings.set("memory.rest_when_low", False)
    program.system.memory_low()
    program.application.settings.set("memory.rest_when_low", True)
    assert program.to.engine.ready
    program.system.memory_low()
    program.wait(lambda: program.to.engine.state.phase == "resting")


def test_sleep_waits_until_everything_is_given_back(program: ScriptedWindow) -> None:
    program.engine.rests_by_itself = False
    program.system.sleep_begins()
    assert program.to.engine.state.phase == "resting"
    assert program.system.slept == 0
    program.engine.finish_rest(program.engine.rests[-1])
    program.wait(lambda: program.system.slept == 1)


def test_sleep_waits_for_no_answer_and_for_nobody_who_wants_none(program: ScriptedWindow) -> None:
    program.application.settings.set("memory.rest_before_sleep", False)
    program.system.sleep_begins()
    assert program.system.slept == 1
    program.application.settings.set("memory.rest_before_sleep", True)
    request = program.ask("Question")
    program.system.sleep_begins()
    assert program.system.slept == 2
    program.answer(request, "Answer")
    assert program.to.engine.ready
    assert not program.engine.rests


def test_sleep_begins_although_somebody_wants_the_model_back(program: ScriptedWindow) -> None:
    program.engine.rests_by_itself = False
    program.system.sleep_begins()
    type_words(program)
    program.wait(lambda: program.to.engine.ready)
    assert program.system.slept == 1


# ------------------------------------------------------------------------------- it comes back


def test_typing_wakes_it(program: ScriptedWindow) -> None:
    rest(program)
    type_words(program, "H")
    program.wait(lambda: program.to.engine.ready)
    assert len(program.engine.loads) == 2


def test_a_draft_that_is_shown_is_nobody_typing(program: ScriptedWindow) -> None:
    program.talk("One", "1")
    type_words(program, "unsent")
    rest(program)
    first = program.to.chat.view.id
    assert first is not None
    program.to.chat.new()
    program.to.chat.open(first)
    program.wait(lambda: program.window.pane.card.composer.text() == "unsent")
    assert program.to.engine.state.phase == "resting"


def test_a_question_wakes_it_and_is_answered(program: ScriptedWindow) -> None:
    program.talk("One", "1")
    rest(program)
    program.talk("Two", "2")
    assert program.texts() == ["One", "1", "Two", "2"]
    assert len(program.engine.loads) == 2


def test_choosing_the_model_that_rests_wakes_it(program: ScriptedWindow) -> None:
    rest(program)
    model = program.to.engine.state.model
    assert model is not None
    program.to.models.choose(str(model.path))
    program.wait(lambda: program.to.engine.ready)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_who_comes_to_measure_finds_it_awake(program: ScriptedWindow) -> None:
    rest(program)
    program.window.open_settings("speed")
    program.wait(lambda: program.to.engine.ready)


def test_a_process_that_dies_while_it_leaves_is_nobodys_business(program: ScriptedWindow) -> None:
    program.engine.rests_by_itself = False
    program.system.sleep_begins()
    program.engine.fail(program.engine.rests[-1], "engine_died", "The engine stopped unexpectedly.")
    program.engine.emit(EngineStopped(expected=False))
    program.wait(lambda: program.system.slept == 1)
    assert program.to.engine.state.phase == "resting"
    assert not program.window.pane.notices.notices
    program.talk("One", "1")


@pytest.mark.usefixtures("impatient")
def test_the_gauge_keeps_its_figures(make_window: MakeWindow) -> None:
    program = make_window()
    program.application.settings.set("memory.rest_after", 0)
    program.start()
    program.talk("One", "1")
    gauge = program.window.pane.card.gauge
    program.wait(lambda: gauge.value() > 0)
    before = (gauge.value(), gauge.maximum())
    program.application.settings.set("memory.rest_after", 1)
    program.wait(lambda: program.to.engine.state.phase == "resting")
    assert (gauge.value(), gauge.maximum()) == before


def test_the_computer_is_let_go_at_the_end(make_window: MakeWindow) -> None:
    program = make_window().start()
    program.close()
    assert program.system.closed


# ------------------------------------------------------------------------------------- battery


def answered(program: ScriptedWindow, question: str) -> ScriptedRequest:
    request = program.ask(question)
    program.answer(request, "Answer")
    return request


def test_on_battery_it_computes_with_fewer_threads(program: ScriptedWindow) -> None:
    program.application.settings.set("memory.battery_threads", "half")
    answered(program, "With an outlet")
    assert thread_counts(program) == []
    program.system.battery = True
    answered(program, "Without")
    answered(program, "Still without")
    assert thread_counts(program) == [(1, 1)]
    sent = [type(request.command).__name__ for request in program.engine.requests]
    assert sent.index("SetThreads") < len(sent) - 1 - sent[::-1].index("Generate")
    program.system.battery = False
    answered(program, "With an outlet again")
    assert thread_counts(program) == [(1, 1), (0, 0)]


def test_a_model_that_is_loaded_anew_is_told_again(program: ScriptedWindow) -> None:
    program.application.settings.set("memory.battery_threads", "one")
    program.system.battery = True
    answered(program, "One")
    program.to.engine.reload()
    program.wait(lambda: len(program.engine.loads) == 2 and program.to.engine.ready)
    answered(program, "Two")
    assert thread_counts(program) == [(1, 1), (1, 1)]


def test_few_threads_are_as_many_as_otherwise(program: ScriptedWindow) -> None:
    program.system.battery = True
    answered(program, "Automatic leaves two threads alone")
    program.application.settings.set("memory.battery_threads", "same")
    answered(program, "Same")
    assert thread_counts(program) == []


def test_a_model_that_is_loaded_anew_computes_as_it_was_loaded(program: ScriptedWindow) -> None:
    program.application.settings.set("memory.battery_threads", "one")
    program.system.battery = True
    answered(program, "Without an outlet")
    assert program.to.engine.fewer_threads
    program.system.battery = False
    program.to.engine.reload()
    program.wait(lambda: len(program.engine.loads) == 2 and program.to.engine.ready)
    answered(program, "With one")
    assert not program.to.engine.fewer_threads, "else nothing would be learnt, and measured with few threads"
