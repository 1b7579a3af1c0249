"""A conversation that becomes too long for a small model: real window, real storage, real engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from app.widgets.message import Message
from app.widgets.message_marks import Veil
from tests.support.real_window import Program
from tests.support.tiny_gguf import write_tiny

WORDS = "one two three four five six seven eight nine ten eleven twelve"


@pytest.fixture
def program(start: Callable[..., Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """A model with random weights, which sees 512 tokens and never ends by itself."""
    monkeypatch.setattr("app.controllers.summary_writer.PAUSE", 0)
    made = start(str(write_tiny(tmp_path / "endless.gguf", "dense")))
    made.application.settings.set("load.context_length", 512)
    made.wait(lambda: made.to.engine.ready)
    made.to.engine.reload()
    made.wait(lambda: made.to.engine.ready and made.to.engine.state.loaded.context == 512)  # type: ignore[union-attr]
    return made


def talk(program: Program, number: int) -> None:
    program.to.chat.ask(f"Question {number}: {WORDS}")
    program.wait(lambda: program.to.chat.busy)
    assert program.answer().status == "complete"


def test_the_ruler_appears_what_is_pinned_stays_and_the_rest_is_summarised(program: Program) -> None:
    settings, chat = program.application.settings, program.to.chat
    settings.set("chat.max_tokens", 16)
    talk(program, 1)
    chat.pin(chat.view.path[0].id, True)
    program.wait(lambda: chat.view.path[0].pinned)
    for number in range(2, 20):
        talk(program, number)
        if chat.view.horizon().hidden:
            break
    horizon = chat.view.horizon()
    assert horizon.hidden
    path = chat.view.path
    before = [message.id for message in path if horizon.first is not None and message.id < horizon.first]
    assert path[0].id in horizon.also
    assert set(before) - horizon.also
    transcript = program.window.pane.transcript
    transcript.show_message(path[0].id)
    shown = {one.view.id: bool([v for v in one.findChildren(Veil) if v.isVisible()]) for one in _messages(program)}
    assert not shown[path[0].id]
    assert any(shown.values())
    assert str(horizon.hidden) in program.window.pane.card.gauge.toolTip()
    # The engine sees what the window says: only that much was in the last prompt.
    stats = path[-1].stats
    assert stats is not None
    assert stats.prompt_tokens < 512
    program.wait(lambda: chat.view.horizon().summary is not None)
    summary = chat.view.horizon().summary
    assert summary is not None
    assert summary.text
    transcript.show_message(path[len(path) - 2].id)
    (words,) = (one for one in program.window.findChildren(QLabel, "contextRulerWords") if one.isVisible())
    assert "summary" in words.text()
    talk(program, 20)
    assert chat.view.horizon().hidden >= horizon.hidden


def test_an_answer_that_fills_the_context_is_continued(program: Program) -> None:
    chat, settings = program.to.chat, program.application.settings
    settings.set("chat.max_tokens", 8)
    for number in range(3):
        talk(program, number)
    settings.set("chat.max_tokens", None)
    talk(program, 3)
    full = program.answer()
    assert full.stats is not None
    assert (full.stats.reason, full.stats.context_full) == ("length", True)
    settings.set("chat.max_tokens", 8)
    (last,) = (one for one in _messages(program) if one.view.id == full.id)
    last.findChild(QAbstractButton, "continue").click()
    program.wait(lambda: chat.busy)
    more = program.answer()
    assert more.status == "complete"
    assert more.text.startswith(full.text)
    assert len(more.text) > len(full.text)
    assert chat.view.horizon().hidden >= 2


def _messages(program: Program) -> list[Message]:
    return [one for one in program.window.pane.transcript.findChildren(Message) if one.isVisible()]
