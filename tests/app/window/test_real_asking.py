"""Models that take turns, a queue through a restart, titles: with the engine as users have it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.storage.values import StoredMessage
from app.widgets.queue_strip import QueueStrip
from inference.model_file import GUIDE
from tests.support.real_window import Program
from tests.support.tiny_gguf import Kind, write_tiny

Start = Callable[..., Program]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where tiny models lie."""
    return tmp_path_factory.mktemp("models")


def calm(program: Program) -> None:
    """Short answers, always the same, and nothing beside them."""
    settings = program.application.settings
    for key, value in (
        ("chat.max_tokens", 12),
        ("chat.summaries", False),
        ("chat.titles", False),
        ("memory.read_ahead", False),
        ("sampling.temperature", 0.0),
    ):
        settings.set(key, value)


def say(program: Program, text: str) -> StoredMessage:
    """Ask, and wait for the answer."""
    count = len(program.to.chat.view.path)
    program.to.chat.ask(text)
    program.wait(lambda: len(program.to.chat.view.path) == count + 2 and not program.to.chat.busy)
    return program.to.chat.view.path[-1]


def go(program: Program, conversation_id: int) -> None:
    program.to.chat.open(conversation_id)
    program.wait(lambda: program.to.chat.view.id == conversation_id)


def test_two_models_take_turns_between_conversations(start: Start, folder: Path) -> None:
    path = write_tiny(folder / "other.gguf", name="other")
    program = start(str(path))
    program.wait(lambda: program.to.engine.ready)
    calm(program)
    assert say(program, "What is a GGUF file?").model == "other"
    one = program.to.chat.view.id
    program.to.chat.new()
    first = say(program, "What is a GGUF file?")
    two = program.to.chat.view.id
    assert one is not None
    assert two is not None
    assert first.model == "other"
    program.application.store.ask(lambda kept: kept.set_model(two, GUIDE))
    program.to.chat.refresh()
    program.wait(lambda: program.to.chat.setup.model == GUIDE)
    for _ in range(2):
        assert say(program, "And how large is one?").model == GUIDE
        go(program, one)
        assert say(program, "And how large is one?").model == "other"
        go(program, two)
    assert all(message.status == "complete" for message in program.to.chat.view.path)
    assert program.application.settings.text("models.last") == "other"


def test_an_answer_waits_while_its_model_is_loaded(start: Start, folder: Path) -> None:
    path = write_tiny(folder / "waits.gguf", name="waits")
    program = start(str(path))
    program.wait(lambda: program.to.engine.ready)
    calm(program)
    say(program, "hello")
    one = program.to.chat.view.id
    program.to.chat.new()
    say(program, "hello")
    assert one is not None
    program.application.store.ask(lambda kept: kept.set_model(one, GUIDE))
    program.to.chat.ask("again")  # by the one that is loaded
    program.to.chat.open(one)
    program.wait(lambda: program.to.chat.view.id == one and program.to.chat.setup.model == GUIDE)
    answer = say(program, "again")
    assert (answer.model, answer.status) == (GUIDE, "complete")


def test_what_waits_goes_through_a_restart(start: Start, folder: Path) -> None:
    path = write_tiny(folder / "endless.gguf", name="endless")  # it ends no answer by itself
    first = start(str(path))
    first.wait(lambda: first.to.engine.ready)
    calm(first)
    first.application.settings.reset("chat.max_tokens")
    first.to.chat.ask("Tell me a very long story.")
    first.wait(lambda: first.to.chat.view.streaming is not None)
    first.type_question("What is a GGUF file?")
    first.wait(lambda: queue_of(first).rows)
    first.close()
    second = start()
    calm(second)
    second.wait(lambda: second.window.findChild(QueueStrip, "queueStrip") is not None)
    second.wait(lambda: [row.queued.text for row in queue_of(second).rows] == ["What is a GGUF file?"])
    assert not queue_of(second).send.isHidden()
    queue_of(second).send.click()
    second.wait(lambda: len(second.to.chat.view.path) == 4)
    answer = second.answer()
    assert second.to.chat.view.path[2].text == "What is a GGUF file?"
    assert (answer.status, answer.model) == ("complete", "endless")
    assert answer.text


def queue_of(program: Program) -> QueueStrip:
    strip = program.window.findChild(QueueStrip, "queueStrip")
    assert strip is not None
    return strip


@pytest.mark.parametrize("kind", ["dense", "sliding-window", "hybrid", "recurrent"])
def test_a_title_leaves_what_was_read_as_it_is(start: Start, folder: Path, kind: Kind) -> None:
    """The next turn reads as little again with a title in between as without one."""
    program = start(str(write_tiny(folder / f"{kind}.gguf", kind, name=kind)))
    program.wait(lambda: program.to.engine.ready)
    calm(program)
    titles = program.application.chat_wings.asking.titles
    titles._idle.setInterval(0)
    question = "What is a GGUF file, and why would anybody want to have one on the own computer?"
    figures: list[tuple[int, int]] = []
    for wanted in (False, True):
        program.application.settings.set("chat.titles", wanted)
        program.to.chat.new()
        say(program, question if not wanted else f"{question[:-1]}!")
        if wanted:
            shown_id = program.to.chat.view.id
            assert shown_id is not None
            program.wait(lambda: not titles.waiting)
            done: list[bool] = []
            program.application.store.ask(lambda kept, id_=shown_id: kept.get(id_).titled_by_model, done.append)  # type: ignore[misc]
            program.wait(lambda: done)  # noqa: B023 - the loop is at its end
            assert done == [True]
        stats = say(program, "And then?").stats
        assert stats is not None
        figures.append((stats.prompt_tokens, stats.reused_tokens))
    (tokens, reused), (tokens_titled, reused_titled) = figures
    assert reused > 0
    assert tokens_titled - reused_titled <= tokens - reused + 1
