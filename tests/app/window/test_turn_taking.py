"""Conversations with models of their own: who waits, who is loaded, what is lent; only the engine is scripted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.controllers.wishes import Wish
from app.storage.conversations import Conversations
from app.storage.values import Overrides
from inference.model_file import GUIDE
from inference.protocol import Generate, Load
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_engine import ScriptedRequest
from tests.support.scripted_window import ScriptedWindow
from tests.support.tiny_gguf import write_tiny

OTHER = "other"


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that is not the guide."""
    return write_tiny(tmp_path_factory.mktemp("models") / f"{OTHER}.gguf", name=OTHER)


@pytest.fixture
def two(program: ScriptedWindow, other: Path) -> ScriptedWindow:
    """The program with two models, the guide loaded and chosen."""
    know(program, other)
    return program


def know(program: ScriptedWindow, *paths: Path) -> None:
    """Have files in the library without loading them."""
    done: list[object] = []
    for path in paths:
        program.to.models.ask(lambda library, path=path: library.add(path), done.append)  # type: ignore[misc]
    program.wait(lambda: len(done) == len(paths))
    program.to.models.refresh()
    program.wait(lambda: all(program.to.models.named(path.stem) is not None for path in paths))


def begun(program: ScriptedWindow, *, model: str = "", sampling: Overrides | None = None, text: str = "hello") -> int:
    """A conversation with one question and its answer, with a model and a sampling of its own from then on."""
    program.to.chat.new()
    program.talk(text, "yes")
    conversation_id = program.to.chat.view.id
    assert conversation_id is not None
    change(program, lambda conversations: conversations.set_model(conversation_id, model))
    change(program, lambda conversations: conversations.set_sampling(conversation_id, sampling or {}))
    return conversation_id


def change(program: ScriptedWindow, work: object) -> None:
    done: list[object] = []
    program.application.store.ask(work, done.append)  # type: ignore[arg-type]
    program.wait(lambda: done)


def go(program: ScriptedWindow, conversation_id: int) -> None:
    program.to.chat.open(conversation_id)
    program.wait(lambda: program.to.chat.view.id == conversation_id)


def loaded(program: ScriptedWindow) -> list[str]:
    """The models that were loaded, by the names of their files."""
    return [Path(each.command.path).stem for each in program.engine.loads if isinstance(each.command, Load)]


def command(request: ScriptedRequest) -> Generate:
    assert isinstance(request.command, Generate)
    return request.command


def test_asking_loads_the_model_of_the_conversation_and_the_choice_stays(two: ScriptedWindow) -> None:
    own = begun(two, model=OTHER)
    usual = begun(two)
    go(two, own)
    assert loaded(two) == ["guide"]  # going there loads nothing
    two.talk("again", "by the other")
    assert loaded(two) == ["guide", OTHER]
    assert [message.model for message in two.stored()] == ["", GUIDE, "", OTHER]
    assert two.application.settings.text("models.last") == GUIDE
    go(two, usual)
    two.talk("again", "by the guide")
    assert loaded(two) == ["guide", OTHER, "guide"]
    assert two.stored()[-1].model == GUIDE


def test_an_answer_that_streams_is_not_cut_off_for_another_model(two: ScriptedWindow) -> None:
    own = begun(two, model=OTHER)
    two.to.chat.new()
    first = two.ask("long")
    two.engine.say(first, "once")
    go(two, own)
    two.to.chat.ask("short")
    two.wait(lambda: len(two.path) == 4)
    assert not first.cancelled
    assert loaded(two) == ["guide"]
    two.engine.finish(first)
    two.wait(lambda: len(two.engine.generations) == 3)
    assert loaded(two) == ["guide", OTHER]


def test_who_comes_later_stands_behind_who_waits_for_another_model(two: ScriptedWindow) -> None:
    own, usual, third = begun(two, model=OTHER), begun(two), begun(two, model=OTHER)
    two.to.chat.new()
    first = two.ask("long")
    for conversation_id in (own, usual, third):
        go(two, conversation_id)
        two.to.chat.ask("next")
        two.wait(lambda: len(two.path) == 4)
    asked = len(two.engine.generations)
    two.engine.finish(first)
    two.wait(lambda: len(two.engine.generations) == asked + 2)  # both for the other model: it is loaded once
    assert {command(each).conversation for each in two.engine.generations[asked:]} == {
        f"conversation-{own}",
        f"conversation-{third}",
    }
    for each in two.engine.generations[asked:]:
        two.engine.finish(each)
    two.wait(lambda: len(two.engine.generations) == asked + 3)
    assert command(two.engine.generations[-1]).conversation == f"conversation-{usual}"
    assert loaded(two) == ["guide", OTHER, "guide"]


def test_an_answer_waits_for_its_load_and_says_who_writes_it(
    qapp: QApplication, qtbot: QtBot, make_window: MakeWindow, other: Path
) -> None:
    program = make_window().start()
    know(program, other)
    own = begun(program, model=OTHER)
    program.engine.loads_by_itself = False
    go(program, own)
    program.to.chat.ask("next")
    program.wait(lambda: len(program.engine.loads) == 2)
    asked = len(program.engine.generations)
    program.engine.progress(program.engine.loads[-1], 0.5)
    program.wait(lambda: program.to.engine.state.fraction == 0.5)
    assert program.to.chat.busy
    assert program.path[-1].model == OTHER
    program.engine.finish_load(program.engine.loads[-1])
    program.wait(lambda: len(program.engine.generations) == asked + 1)


def test_a_model_that_is_gone_fails_the_answer_with_a_next_step(two: ScriptedWindow) -> None:
    own = begun(two, model="not-here-13b")
    go(two, own)
    two.to.chat.ask("anybody?")
    two.wait(lambda: len(two.path) == 4 and not two.to.chat.busy)
    failed = two.stored()[-1]
    assert (failed.status, failed.error_code, failed.model) == ("failed", "model_missing", "not-here-13b")
    assert "not-here-13b" in failed.error
    assert "Choose another model" in failed.error
    assert loaded(two) == ["guide"]
    assert two.application.settings.text("models.last") == GUIDE
    two.to.chat.regenerate(failed.id, Wish(model=GUIDE))
    two.wait(lambda: len(two.engine.generations) == 2)
    two.answer(two.engine.generations[-1], "here")
    assert two.path[-1].model == GUIDE


def test_a_file_that_went_away_fails_the_answer(two: ScriptedWindow, tmp_path: Path) -> None:
    lent = write_tiny(tmp_path / "stick.gguf", name="stick", seed=7)
    know(two, lent)
    own = begun(two, model="stick")
    lent.unlink()
    go(two, own)
    two.to.chat.ask("anybody?")
    two.wait(lambda: len(two.path) == 4 and not two.to.chat.busy)
    assert two.stored()[-1].error_code == "model_missing"
    assert "not where it was" in two.stored()[-1].error
    assert two.to.engine.ready


def test_a_lent_model_that_cannot_be_loaded_fails_its_answers_and_leaves_the_choice(two: ScriptedWindow) -> None:
    own, usual = begun(two, model=OTHER), begun(two)
    two.engine.loads_by_itself = False
    go(two, own)
    two.to.chat.ask("next")
    two.wait(lambda: len(two.engine.loads) == 2)
    two.engine.progress(two.engine.loads[1], 0.5)
    two.engine.fail(two.engine.loads[1], "out_of_memory", "It needs 9 GB.", "Take a smaller one.")
    two.wait(lambda: len(two.engine.loads) == 3)
    assert (two.stored()[-1].status, two.stored()[-1].error) == ("failed", "It needs 9 GB. Take a smaller one.")
    assert not two.window.pane.notices.notices  # the message says it
    two.engine.finish_load(two.engine.loads[2])
    two.wait(lambda: two.to.engine.ready)
    assert two.application.settings.text("models.last") == GUIDE
    go(two, usual)
    two.talk("still there?", "yes")
    assert two.stored()[-1].model == GUIDE


def test_who_gives_up_loading_stops_the_answer_that_waits_for_it(two: ScriptedWindow) -> None:
    own = begun(two, model=OTHER)
    two.engine.loads_by_itself = False
    go(two, own)
    two.to.chat.ask("next")
    two.wait(lambda: len(two.engine.loads) == 2)
    two.to.engine.cancel_load()
    two.engine.fail(two.engine.loads[1], "cancelled", "Cancelled.")
    two.wait(lambda: two.to.engine.ready)
    assert not two.to.chat.busy
    assert two.stored()[-1].status == "stopped"


def test_what_is_said_about_sampling_goes_on_top_of_the_settings(two: ScriptedWindow) -> None:
    settings = two.application.settings
    settings.set("sampling.top_k", 7)
    settings.set("sampling.temperature", 1.0, model=GUIDE)
    own = begun(two, sampling={"temperature": 0.2, "max_tokens": 50, "thinking": False, "top_p": 9.0, "strange": 1})
    go(two, own)
    sent = command(two.ask("next"))
    assert (sent.sampling.temperature, sent.sampling.top_k, sent.max_tokens) == (0.2, 7, 50)
    assert sent.sampling.top_p is None  # what no option allows counts as not said
    assert sent.template_args == {"enable_thinking": False}
    assert two.stored()[-1].sampling["temperature"] == 0.2
    two.engine.finish(two.engine.generations[-1])
    two.wait(lambda: not two.to.chat.busy)
    two.to.chat.regenerate(two.path[-1].id, Wish(sampling={"temperature": 1.5, "seed": 4}))
    two.wait(lambda: len(two.engine.generations) == 3)
    again = command(two.engine.generations[-1])
    assert (again.sampling.temperature, again.sampling.seed, again.max_tokens) == (1.5, 4, 50)
    assert two.stored()[-1].sampling["seed"] == 4


def test_a_question_of_before_the_first_load_waits_for_the_model_of_last_time(
    make_window: MakeWindow, other: Path
) -> None:
    first = make_window().start(str(other))
    first.close()
    second = make_window()
    second.to.chat.ask("early")  # the window is not even shown
    second.start()
    second.wait(lambda: second.engine.generations)
    assert loaded(second) == [OTHER]
    second.answer(second.engine.generations[-1], "patience")
    assert second.stored()[-1].status == "complete"
    assert second.stored()[-1].model == OTHER
    assert second.application.settings.text("models.last") == OTHER


def test_the_writer_of_an_answer_is_noted_only_while_it_streams(two: ScriptedWindow) -> None:
    two.talk("one", "first")
    answer = two.path[-1]

    def rename(conversations: Conversations) -> str:
        conversations.set_writer(answer.id, "somebody else")
        return conversations.message(answer.id).model

    found: list[str] = []
    two.application.store.ask(rename, found.append)
    two.wait(lambda: found)
    assert found == [GUIDE]


def test_the_header_names_the_model_of_what_is_shown(two: ScriptedWindow) -> None:
    own, usual, lost = begun(two, model=OTHER), begun(two), begun(two, model="not-here-13b")
    picker = two.window.pane.header.picker
    go(two, own)
    assert picker.text() == f"{OTHER} is loaded when you ask"
    assert len(two.engine.loads) == 1
    two.talk("again", "by the other")
    assert picker.text() == f"{OTHER} Q8_0 · CPU"
    go(two, usual)
    assert picker.text() == "Hearth guide is loaded when you ask"
    go(two, lost)
    assert picker.text() == "not-here-13b is not on this computer"


def test_choosing_a_model_sets_it_for_what_is_shown_and_for_new_conversations(two: ScriptedWindow, other: Path) -> None:
    usual = begun(two)
    own = begun(two, model=GUIDE)
    two.to.models.choose(str(other))
    two.wait(lambda: two.to.engine.ready and loaded(two) == ["guide", OTHER])
    two.wait(lambda: two.to.chat.setup.model == OTHER)
    assert two.application.settings.text("models.last") == OTHER
    two.to.chat.new()
    assert two.window.pane.header.picker.text().startswith(OTHER)
    assert two.to.chat.setup.model == ""  # it follows the choice
    go(two, usual)
    assert two.window.pane.header.picker.text().startswith(OTHER)
    go(two, own)
    two.talk("next", "yes")
    assert two.stored()[-1].model == OTHER


def test_choosing_a_model_that_was_lent_loads_nothing_again(two: ScriptedWindow, other: Path) -> None:
    own = begun(two, model=OTHER)
    go(two, own)
    two.talk("next", "yes")
    assert two.application.settings.text("models.last") == GUIDE
    two.to.models.choose(str(other))
    assert two.application.settings.text("models.last") == OTHER
    assert loaded(two) == ["guide", OTHER]
    two.to.chat.new()
    two.talk("hello", "yes")
    assert loaded(two) == ["guide", OTHER]


def test_nothing_is_read_ahead_by_a_model_that_will_not_answer(two: ScriptedWindow) -> None:
    own = begun(two, model=OTHER)
    two.to.chat.new()
    two.talk("hello", "yes")
    key = f"conversation-{two.to.chat.view.id}"
    two.wait(lambda: any(each.command.conversation == key for each in two.engine.preparations))  # type: ignore[union-attr]
    go(two, own)
    two.to.chat.set_draft("something")
    usual = begun(two)
    two.wait(
        lambda: any(each.command.conversation == f"conversation-{usual}" for each in two.engine.preparations)  # type: ignore[union-attr]
    )
    read = [each.command.conversation for each in two.engine.preparations]  # type: ignore[union-attr]
    assert read.count(f"conversation-{own}") <= 1  # when it was begun, the guide answered it


def test_the_same_hand_continues_an_answer(two: ScriptedWindow) -> None:
    two.talk("one", "first")
    two.to.chat.regenerate(two.path[-1].id, Wish(model=OTHER))
    two.wait(lambda: len(two.engine.generations) == 2)
    two.engine.say(two.engine.generations[-1], "half")
    two.engine.finish(two.engine.generations[-1], "length")
    two.wait(lambda: not two.to.chat.busy)
    two.talk("meanwhile", "by the guide")
    assert loaded(two) == ["guide", OTHER, "guide"]
    two.to.chat.go_on(two.path[1].id)
    two.wait(lambda: len(two.engine.generations) == 4)
    two.answer(two.engine.generations[-1], " and whole")
    assert (two.path[1].text, two.path[1].model) == ("half and whole", OTHER)


def test_a_renamed_model_still_answers(two: ScriptedWindow, tmp_path: Path) -> None:
    own = begun(two, model=OTHER)
    two.to.chat.follow_model_name(OTHER, "better")
    go(two, own)
    two.wait(lambda: two.to.chat.setup.model == "better")
