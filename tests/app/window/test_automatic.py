"""*Automatic*: a model is chosen for each question, and the window says which and why; only the engine is scripted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from app.itemmodels.models import AUTOMATIC
from app.storage.values import Setup
from app.widgets.message_footer import MessageFooter
from inference.errors import ModelUnsupported
from inference.model_file import GUIDE
from inference.routing_rules import Rule, Rules, write_rules
from tests.app.window.conftest import MakeWindow
from tests.app.window.test_turn_taking import go, know, loaded
from tests.support.scripted_window import ScriptedWindow
from tests.support.tiny_gguf import write_tiny

CODER, TALKER = "tiny-coder", "talker"
QUESTION = "Tell me about the lighthouses of the north, and about the people who kept them through the long winters."
CODE = "Write a Python function that sorts the lighthouses of the north by the year they were built, please."


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two models beside the guide, equal but for their names."""
    folder = tmp_path_factory.mktemp("models")
    return [write_tiny(folder / f"{name}.gguf", name=name) for name in (CODER, TALKER)]


@pytest.fixture
def three(program: ScriptedWindow, shelf: list[Path]) -> ScriptedWindow:
    """The program with three models, and what talks is preferred to what codes."""
    know(program, *shelf)
    prefer(program, Rule(when="code", then="specialists"), Rule(then="prefer", model=TALKER))
    return program


def prefer(program: ScriptedWindow, *rules: Rule) -> None:
    program.application.settings.set("automatic.rules", write_rules(Rules(rules=rules)))


def choose_automatic(program: ScriptedWindow) -> None:
    program.window.popup.chosen.emit(AUTOMATIC)
    assert program.application.settings.flag("automatic.enabled")


def test_each_conversation_gets_the_model_that_suits_its_question(three: ScriptedWindow) -> None:
    choose_automatic(three)
    three.talk(QUESTION, "They were many.")
    assert three.stored()[-1].model == TALKER
    three.to.chat.new()
    prefer(three, Rule(when="code", then="prefer", model=CODER), Rule(then="prefer", model=TALKER))
    three.talk(CODE, "def sort(): ...")
    assert three.stored()[-1].model == CODER
    assert loaded(three) == [GUIDE, TALKER, CODER]
    assert three.application.settings.text("models.last") == GUIDE  # what was chosen before is kept


def test_a_follow_up_stays_although_another_model_would_begin(three: ScriptedWindow) -> None:
    choose_automatic(three)
    three.talk(QUESTION, "They were many.")
    prefer(three, Rule(then="prefer", model=CODER))
    three.talk("And what did the keepers and their families eat in the long winters of the north?", "Fish.")
    stored = three.stored()
    assert [message.model for message in stored if message.role == "assistant"] == [TALKER, TALKER]
    assert stored[-1].stats is not None
    assert stored[-1].stats.why == "stays"


def test_the_reason_is_kept_and_stands_below_the_answer(three: ScriptedWindow) -> None:
    choose_automatic(three)
    three.talk(QUESTION, "They were many.")
    stats = three.stored()[-1].stats
    assert stats is not None
    assert stats.why == "rule:always"
    footers = three.window.pane.transcript.findChildren(MessageFooter)
    tips = [label.toolTip() for footer in footers for label in footer.findChildren(QLabel)]
    assert any("Automatic: a rule for every question" in tip for tip in tips)


def test_the_header_says_automatic_and_who_is_loaded(three: ScriptedWindow) -> None:
    picker = three.window.pane.header.picker
    choose_automatic(three)
    assert picker.text().startswith("Automatic Hearth guide")
    assert three.window.model_rows.index(0).data() == "Automatic"
    three.talk(QUESTION, "They were many.")
    assert picker.text().startswith(f"Automatic {TALKER}")
    assert picker.accessibleDescription() == picker.text()


def test_the_first_screen_is_not_that_of_the_guide(three: ScriptedWindow) -> None:
    welcome = three.window.pane.welcome
    assert "GGUF" in question(welcome)
    choose_automatic(three)
    assert "GGUF" not in question(welcome)  # although the guide is in memory until something is asked


def question(welcome: QWidget) -> str:
    first = welcome.findChild(QAbstractButton, "question1")
    assert first is not None
    return first.text()


def test_the_model_at_hand_wakes_and_reads_ahead_until_there_is_a_question(three: ScriptedWindow) -> None:
    choose_automatic(three)
    three.talk(QUESTION, "They were many.")
    assert three.to.engine.would_answer("")  # although another one was chosen before
    assert not three.to.engine.would_answer(CODER)
    three.application.settings.set("automatic.enabled", False)
    assert not three.to.engine.would_answer("")


def test_a_model_that_is_chosen_ends_it(three: ScriptedWindow) -> None:
    choose_automatic(three)
    talker = three.to.models.named(TALKER)
    assert talker is not None
    three.window.popup.chosen.emit(str(talker.path))
    assert not three.application.settings.flag("automatic.enabled")
    three.wait(lambda: three.to.engine.ready)
    assert three.window.pane.header.picker.text().startswith(TALKER)


def test_the_model_of_a_conversation_wins(three: ScriptedWindow) -> None:
    choose_automatic(three)
    three.talk(QUESTION, "They were many.")
    own = three.to.chat.view.id
    assert own is not None
    three.to.chat.set_up(Setup(model=CODER))
    three.wait(lambda: three.to.chat.setup.model == CODER)
    three.talk("And what of those in the south, were there any that could be seen from the sea?", "Some.")
    assert three.stored()[-1].model == CODER
    stats = three.stored()[-1].stats
    assert stats is not None
    assert not stats.why
    choose_automatic(three)  # said of this conversation, too
    three.wait(lambda: not three.to.chat.setup.model)
    three.to.chat.new()
    go(three, own)
    assert three.window.pane.header.picker.text().startswith("Automatic")


def test_with_nothing_but_the_guide_it_answers_and_automatic_is_not_offered(program: ScriptedWindow) -> None:
    program.wait(lambda: program.to.models.all)
    assert program.window.model_rows.rowCount() == 1
    program.application.settings.set("automatic.enabled", True)
    program.talk(QUESTION, "Yes.")
    assert program.stored()[-1].model == GUIDE
    assert loaded(program) == [GUIDE]


def test_it_is_remembered(make_window: MakeWindow, shelf: list[Path]) -> None:
    first = make_window().start()
    know(first, *shelf)
    choose_automatic(first)
    first.close()
    again = make_window().start()
    again.wait(lambda: len(again.to.models.all) == 3)
    assert again.window.pane.header.picker.text().startswith("Automatic")


def test_a_model_that_cannot_be_loaded_is_not_chosen_again(three: ScriptedWindow, shelf: list[Path]) -> None:
    choose_automatic(three)
    three.talk(QUESTION, "They were many.")
    talker = three.to.models.named(TALKER)
    assert talker is not None
    three.to.engine.load_failed.emit(talker, ModelUnsupported("It is broken.", ""))
    three.to.chat.new()
    three.talk(QUESTION, "They were many.")
    assert three.stored()[-1].model == CODER


def test_rules_that_cannot_be_read_keep_nobody_from_an_answer(three: ScriptedWindow) -> None:
    choose_automatic(three)
    three.application.settings.set("automatic.rules", "no rules")
    three.talk(QUESTION, "They were many.")
    assert three.stored()[-1].model in (TALKER, CODER)
