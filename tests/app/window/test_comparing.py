"""Comparing models: one question, several answers side by side, one of them kept; only the engine is scripted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.compare_wing import CompareWing
from app.controllers.wishes import Wish
from app.storage.values import Setup, StoredMessage
from app.widgets.compare_dialog import CompareDialog
from inference.model_file import GUIDE
from inference.protocol import Generate, Load
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_engine import ScriptedRequest
from tests.support.scripted_window import ScriptedWindow
from tests.support.tiny_gguf import write_tiny

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

OTHER, THIRD = "other", "third"
TWO = (Wish(model=GUIDE), Wish(model=OTHER, sampling={"temperature": 0.1}))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two models beside the guide."""
    folder = tmp_path_factory.mktemp("models")
    return [write_tiny(folder / f"{name}.gguf", name=name) for name in (OTHER, THIRD)]


@pytest.fixture
def program(make_window: MakeWindow, files: list[Path]) -> ScriptedWindow:
    """The program with three models, the guide loaded."""
    made = make_window().start()
    done: list[object] = []
    for path in files:
        made.to.models.ask(lambda library, path=path: library.add(path), done.append)  # type: ignore[misc]
    made.wait(lambda: len(done) == len(files))
    made.to.models.refresh()
    made.wait(lambda: all(made.to.models.named(path.stem) is not None for path in files))
    return made


@pytest.fixture
def wing(program: ScriptedWindow) -> CompareWing:
    return program.application.chat_wings.compare


def request(program: ScriptedWindow, number: int) -> ScriptedRequest:
    """The answer that is asked for as the ``number``-th in this program, from 1."""
    program.wait(lambda: len(program.engine.generations) >= number)
    return program.engine.generations[number - 1]


def answer(program: ScriptedWindow, number: int, text: str) -> None:
    """Have an answer written."""
    asked = request(program, number)
    program.engine.say(asked, text)
    program.engine.finish(asked, decode_tps=20.0, completion_tokens=5)
    program.wait(lambda: asked.over)


def compared(program: ScriptedWindow, wing: CompareWing, *texts: str) -> None:
    """A question that two models have answered."""
    wing.comparing.ask("Which one?", TWO)
    for number, text in enumerate(texts or ("by the guide", "by the other"), 1):
        answer(program, number, text)
    program.wait(lambda: wing.comparing.sides and not wing.comparing.running)


def siblings(program: ScriptedWindow) -> list[StoredMessage]:
    found: list[list[StoredMessage]] = []
    last = program.path[-1].id
    program.application.store.ask(lambda kept: kept.siblings(last), found.append)
    program.wait(lambda: found)
    return found[0]


def loaded(program: ScriptedWindow) -> list[str]:
    return [Path(each.command.path).stem for each in program.engine.loads if isinstance(each.command, Load)]


def test_models_answer_one_after_the_other_beside_each_other(program: ScriptedWindow, wing: CompareWing) -> None:
    wing.comparing.ask("Which one?", TWO)
    first = request(program, 1)
    assert wing.page.isVisible()
    assert not program.window.pane.card.isVisible()
    assert [side.phase for side in wing.comparing.sides] == ["reading", "waiting"]
    assert len(program.engine.generations) == 1
    program.engine.say(first, "by ", "the guide")
    program.wait(lambda: wing.comparing.sides[0].phase == "writing")
    assert wing.page.columns[0].state.whole.startswith("Writes")
    program.engine.finish(first, decode_tps=20.0)
    second = request(program, 2)
    assert loaded(program) == ["guide", OTHER]
    assert isinstance(second.command, Generate)
    assert [message.text for message in second.command.messages] == ["Which one?"]  # it sees no other answer
    assert second.command.sampling.temperature == 0.1
    answer(program, 2, "by the other")
    program.wait(lambda: not wing.comparing.running)
    assert [view.text for column in wing.page.columns for view in column.text.messages()] == [
        "by the guide",
        "by the other",
    ]
    assert "20.0 tokens/s" in wing.page.columns[0].state.whole
    assert [(message.model, message.sampling) for message in siblings(program)] == [
        (GUIDE, {}),
        (OTHER, {"temperature": 0.1}),
    ]


def test_the_kept_one_goes_on_and_nothing_is_lost(program: ScriptedWindow, wing: CompareWing) -> None:
    compared(program, wing)
    wing.page.columns[1].keep.click()
    program.wait(lambda: program.path and program.path[-1].text == "by the other")
    assert not wing.page.isVisible()
    assert program.window.pane.card.isVisible()
    assert (program.path[-1].sibling, program.path[-1].siblings) == (1, 2)
    assert program.to.chat.setup == Setup(system_prompt="", model=OTHER, sampling={"temperature": 0.1})
    assert any(OTHER in notice.message for notice in program.window.pane.notices.notices)
    asked = program.ask("And now?")
    assert loaded(program)[-1] == OTHER
    program.answer(asked, "go on")
    assert program.path[-1].model == OTHER


def test_keeping_can_be_undone(program: ScriptedWindow, wing: CompareWing) -> None:
    compared(program, wing)
    before = program.to.chat.setup
    wing.page.columns[1].keep.click()
    program.wait(lambda: program.path[-1].text == "by the other")
    program.undo()
    program.wait(lambda: program.path[-1].text == "by the guide" and program.to.chat.setup == before)


def test_keeping_the_model_in_use_changes_no_model(program: ScriptedWindow, wing: CompareWing) -> None:
    compared(program, wing)
    wing.page.columns[0].keep.click()
    program.wait(lambda: not wing.page.isVisible() and program.path[-1].text == "by the guide")
    assert program.to.chat.setup.model == ""
    assert program.ask("And now?").command.sampling.temperature != 0.1  # type: ignore[union-attr]


def test_one_is_stopped_and_the_other_goes_on(program: ScriptedWindow, wing: CompareWing) -> None:
    wing.comparing.ask("Which one?", TWO)
    first = request(program, 1)
    program.engine.say(first, "half of")
    program.wait(lambda: wing.comparing.sides[0].phase == "writing")
    wing.page.columns[0].stop.click()
    assert first.cancelled
    program.engine.finish(first, reason="cancelled")
    answer(program, 2, "whole")
    program.wait(lambda: not wing.comparing.running)
    assert [(side.message.text, side.message.status) for side in wing.comparing.sides] == [
        ("half of", "stopped"),
        ("whole", "complete"),
    ]


def test_escape_stops_all_then_closes(program: ScriptedWindow, wing: CompareWing) -> None:
    wing.comparing.ask("Which one?", TWO)
    first = request(program, 1)
    program.engine.say(first, "half of")
    program.wait(lambda: wing.comparing.sides[0].phase == "writing")
    QTest.keyClick(wing.page.columns[0].text, Qt.Key.Key_Escape)
    program.engine.finish(first, reason="cancelled")
    program.wait(lambda: not wing.comparing.running)
    assert wing.page.isVisible()
    assert len(program.engine.generations) == 1  # the one that waited was never asked for
    QTest.keyClick(wing.page.columns[0].text, Qt.Key.Key_Escape)
    assert not wing.page.isVisible()
    assert wing.comparing.sides == ()
    assert [message.status for message in siblings(program)] == ["stopped", "stopped"]


def test_it_waits_while_another_conversation_is_shown(program: ScriptedWindow, wing: CompareWing) -> None:
    compared(program, wing)
    here = program.to.chat.view.id
    assert here is not None
    program.to.chat.new()
    assert not wing.page.isVisible()
    assert program.window.pane.card.isVisible()
    program.to.chat.open(here)
    program.wait(lambda: wing.page.isVisible())
    assert len(wing.comparing.sides) == 2


def test_answering_again_has_no_place_in_a_comparison(program: ScriptedWindow, wing: CompareWing) -> None:
    compared(program, wing)
    program.window.commands["regenerate"]()
    program.window.commands["message-before"]()
    assert wing.page.isVisible()
    assert len(program.engine.generations) == 2


def test_an_answer_is_compared_with_others(program: ScriptedWindow, wing: CompareWing) -> None:
    program.talk("First", "by the guide")
    program.talk("Second", "and on")
    first = program.path[1].id
    wing.open_beside(first)
    dialog = program.window.findChild(CompareDialog, "compareDialog")
    assert len(dialog.wishes()) == 1
    assert dialog.wishes()[0].model != GUIDE
    dialog.findChild(QWidget, "compareGo").click()
    program.wait(lambda: len(wing.comparing.sides) == 2)
    assert wing.comparing.sides[0].phase == "over"
    answer(program, 3, "another one")
    program.wait(lambda: not wing.comparing.running)
    assert [view.text for column in wing.page.columns for view in column.text.messages()] == [
        "by the guide",
        "another one",
    ]
    program.to.chat.set_up(Setup(system_prompt="Be brief."))
    program.wait(lambda: program.to.chat.setup.system_prompt == "Be brief.")
    wing.page.close_button.click()
    program.wait(lambda: program.texts() == ["First", "by the guide", "Second", "and on"])
    assert program.path[1].siblings == 2
    assert program.to.chat.setup == Setup(system_prompt="Be brief.")


def test_the_choice_is_remembered(program: ScriptedWindow, wing: CompareWing) -> None:
    program.window.pane.card.composer.set_text("Which one?")
    program.window.commands["compare"]()
    dialog = wing.dialog
    assert dialog is not None
    assert dialog.wishes()[0].model == GUIDE
    assert len({wish.model for wish in dialog.wishes()}) == 2
    dialog.add.click()
    assert len({wish.model for wish in dialog.wishes()}) == 3
    dialog.slots[2].sampling.edited.emit({"top_k": 3})
    chosen = dialog.wishes()
    dialog.findChild(QWidget, "compareGo").click()
    program.wait(lambda: len(wing.comparing.sides) == 3)
    assert program.window.pane.card.text() == ""
    assert list(wing.remembered.wishes) == chosen
    wing.comparing.stop_all()
    program.engine.finish(request(program, 1), reason="cancelled")
    program.wait(lambda: not wing.comparing.running)
    wing.comparing.leave()
    program.window.pane.card.composer.set_text("Again?")
    wing.open()
    assert wing.dialog is not None
    assert wing.dialog.wishes() == chosen
    wing.dialog.findChild(QWidget, "compareRemove1").click()
    assert wing.dialog.wishes() == chosen[1:]
    wing.dialog.reject()
    assert program.window.pane.card.text() == "Again?"


def test_without_a_question_there_is_nothing_to_compare(program: ScriptedWindow, wing: CompareWing) -> None:
    wing.open()
    assert wing.dialog is None
    program.wait(lambda: program.window.pane.notices.notices)


def test_a_model_that_is_not_there_fails_alone_and_is_tried_again(program: ScriptedWindow, wing: CompareWing) -> None:
    wing.comparing.ask("Which one?", [Wish(model="gone"), Wish(model=GUIDE)])
    answer(program, 1, "by the guide")
    program.wait(lambda: wing.comparing.sides and not wing.comparing.running)
    assert [side.message.status for side in wing.comparing.sides] == ["failed", "complete"]
    assert not wing.page.columns[0].keep.isEnabled()
    wing.page.columns[0].again_asked.emit()
    program.wait(lambda: not wing.comparing.running and wing.comparing.sides[0].message.siblings == 3)
    assert wing.page.isVisible()


def test_one_is_left_while_an_answer_is_about_to_be_written_anew(program: ScriptedWindow, wing: CompareWing) -> None:
    compared(program, wing)
    shown = program.path[-1].id
    wing.comparing.again(1)
    wing.comparing.leave()
    answer(program, 3, "late")
    program.wait(lambda: len(siblings(program)) == 3)
    assert not wing.comparing.sides
    assert program.path[-1].id == shown


def test_names_are_hidden_until_one_is_chosen(program: ScriptedWindow, wing: CompareWing) -> None:
    program.window.pane.card.composer.set_text("Which one?")
    wing.open()
    dialog = wing.dialog
    assert dialog is not None
    dialog.blind.click()
    dialog.findChild(QWidget, "compareGo").click()
    program.wait(lambda: len(wing.comparing.sides) == 2)
    assert [column.name.whole for column in wing.page.columns[:2]] == ["Answer A", "Answer B"]
    assert not program.window.pane.header.picker.isVisible()
    for number in (1, 2):
        answer(program, number, f"text {number}")
    program.wait(lambda: not wing.comparing.running)
    models = [side.message.model for side in wing.comparing.sides]
    wing.page.columns[1].keep.click()
    program.wait(lambda: not wing.page.isVisible())
    assert program.window.pane.header.picker.isVisible()
    assert wing.remembered.preferred == {models[0]: (0, 1), models[1]: (1, 1)}


def test_a_comparison_that_was_interrupted_is_several_versions(
    qapp: QApplication, qtbot: QtBot, program: ScriptedWindow, wing: CompareWing
) -> None:
    wing.comparing.ask("Which one?", TWO)
    first = request(program, 1)
    program.engine.say(first, "half of")
    program.wait(lambda: wing.comparing.sides[0].phase == "writing")
    program.close()
    again = ScriptedWindow(qapp, qtbot).start()
    try:
        again.wait(lambda: again.path)
        assert (again.path[-1].text, again.path[-1].status, again.path[-1].siblings) == ("half of", "stopped", 2)
        assert again.window.pane.card.isVisible()
    finally:
        again.close()


def test_columns_scroll_together_when_they_are_done(program: ScriptedWindow, wing: CompareWing) -> None:
    long = "\n\n".join(f"Paragraph {number}" for number in range(100))
    compared(program, wing, long, long)
    bars = [column.text.verticalScrollBar() for column in wing.page.columns[:2]]
    program.wait(lambda: all(bar.maximum() > 0 for bar in bars))
    bars[0].setValue(bars[0].maximum() // 2)
    assert abs(bars[1].value() - bars[1].maximum() // 2) < bars[1].maximum() / 20
    wing.page.together.click()
    before = bars[1].value()
    bars[0].setValue(0)
    assert bars[1].value() == before


def test_a_narrow_window_shows_one_answer_at_a_time(program: ScriptedWindow, wing: CompareWing) -> None:
    compared(program, wing)
    program.window.resize(1100, 720)
    assert not wing.page.tabs.isVisible()
    program.window.resize(440, 720)
    program.wait(lambda: wing.page.tabs.isVisible())
    assert [column.isVisible() for column in wing.page.columns] == [True, False, False]
    wing.page.tabs.setCurrentIndex(1)
    assert [column.isVisible() for column in wing.page.columns] == [False, True, False]
