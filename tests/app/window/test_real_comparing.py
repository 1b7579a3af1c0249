"""Comparing with the engine itself: two models answer, one process, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.controllers.wishes import Wish
from inference.model_file import GUIDE
from resources import resource_path
from tests.support.real_window import Program


def test_two_models_answer_and_the_kept_one_goes_on(start: Callable[..., Program], tmp_path: Path) -> None:
    program = start()
    program.wait(lambda: program.to.engine.ready)
    second = tmp_path / "second.gguf"
    second.write_bytes(resource_path("models", "guide.gguf").read_bytes() + b"\0")
    known: list[object] = []
    program.to.models.ask(lambda library: library.add(second).name, known.append)
    program.wait(lambda: known)
    name = str(known[0])
    wing = program.application.chat_wings.compare
    cold = {"temperature": 0.0}
    wing.comparing.ask("What is a GGUF file?", [Wish(model=GUIDE, sampling=cold), Wish(model=name, sampling=cold)])
    program.wait(lambda: wing.comparing.sides and not wing.comparing.running)
    first, other = (side.message for side in wing.comparing.sides)
    assert (first.model, other.model) == (GUIDE, name)
    assert first.text == other.text  # they are the same model
    assert first.text
    assert first.stats is not None
    assert other.stats is not None
    assert min(first.stats.decode_tps, other.stats.decode_tps) > 0
    wing.page.columns[1].keep.click()
    program.wait(lambda: not program.to.chat.busy and program.to.chat.view.path[-1].id == other.id)
    program.wait(lambda: program.to.chat.setup.model == name)
    program.type_question("What is a quantization?")
    assert program.answer().model == name
