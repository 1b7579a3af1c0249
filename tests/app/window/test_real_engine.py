"""The whole program as a user has it: real window, real storage, real engine process, the built-in guide."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from app.paths import find_paths
from inference.kv_files import KvFolder
from inference.protocol import Finished
from tests.support.real_window import Program
from tests.support.scripted_window import html_named_gguf
from tests.support.tiny_gguf import write_tiny


@pytest.fixture
def program(start: Callable[..., Program], guide_path: Path) -> Program:
    """The program, started on an empty data folder."""
    assert guide_path.exists()
    return start()


def test_a_newcomer_types_a_question_and_reads_an_answer(program: Program) -> None:
    grown: list[str] = []
    program.to.chat.grown.connect(lambda _id, _channel, text: grown.append(text))
    program.type_question("What is a GGUF file?")
    answer = program.answer()
    assert answer.status == "complete"
    assert "model" in answer.text.lower()
    assert "".join(grown).strip() == answer.text.strip()
    assert answer.stats is not None
    assert answer.stats.completion_tokens > 5
    gauge = program.window.pane.card.gauge
    program.wait(lambda: gauge.value() > 0)
    assert gauge.maximum() == answer.stats.context


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_engine_is_killed_in_the_middle_and_the_conversation_goes_on(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    # Random weights: it never ends by itself, so that it is certainly killed in the middle of an answer.
    program = start(str(write_tiny(tmp_path / "endless.gguf", "dense")))
    program.wait(lambda: program.to.engine.ready)
    process = program.engine_process()
    kill = program.to.chat.grown.connect(lambda _id, _channel, _text: _kill(process))
    program.type_question("Tell me everything.")
    interrupted = program.answer()
    assert interrupted.status == "interrupted"
    assert interrupted.text
    card = program.window.pane.transcript.findChild(QWidget, "messageNotice")
    assert card is not None
    assert card.findChild(QPushButton, "messageNoticeAction").text() == "Continue"
    card.findChild(QPushButton, "copyDetails").click()
    assert "SIGKILL" in QGuiApplication.clipboard().text()
    program.to.chat.grown.disconnect(kill)
    program.application.settings.set("chat.max_tokens", 8)
    program.wait(lambda: program.to.engine.ready)
    program.type_question("And now a little.")
    assert program.answer().status == "complete"
    assert program.engine_process().pid != process.pid


def _kill(process: psutil.Process) -> None:
    if process.is_running():
        os.kill(process.pid, signal.SIGKILL)


def test_conversation_of_yesterday_is_not_read_again_and_a_deleted_one_leaves_nothing(
    start: Callable[..., Program],
) -> None:
    kept = KvFolder(find_paths().kept, None)
    first = start()
    first.application.settings.set("chat.max_tokens", 4)
    first.to.chat.ask("One more word. " * 200)
    first.answer()
    first.close()
    assert kept.usage().conversations == 1
    second = start()
    second.wait(lambda: second.to.chat.view.path)
    ended: list[Finished] = []
    second.to.engine.received.connect(lambda event: ended.append(event) if isinstance(event, Finished) else None)
    second.type_question("And now?")
    answer = second.answer()
    assert answer.stats is not None
    assert ended[0].restored_tokens > 500
    assert answer.stats.prompt_tokens - answer.stats.reused_tokens < 50
    second.to.conversations.trash(answer.conversation_id)
    second.wait(lambda: not kept.usage().files)
    second.close()  # the engine saves what it knows, and knows nothing of it any more
    assert not kept.usage().bytes


def test_wrong_files_are_explained_and_the_engine_lives(program: Program, tmp_path: Path) -> None:
    program.wait(lambda: program.to.engine.ready)
    page = html_named_gguf(tmp_path)
    cut = write_tiny(tmp_path / "cut.gguf", "dense")
    cut.write_bytes(cut.read_bytes()[: cut.stat().st_size // 2])
    said = []
    for path in (page, cut):
        program.to.models.add([str(path)])
        program.wait(lambda: program.window.pane.notices.notices)
        said.append(program.window.pane.notices.notices[0])
        program.window.pane.notices.dismiss_last()
    assert all(notice.level == "error" and notice.hint for notice in said)
    assert len({notice.message for notice in said}) == 2
    program.type_question("hello")
    assert program.answer().status == "complete"


def test_another_model_is_loaded_and_comes_back_after_a_restart(start: Callable[..., Program], tmp_path: Path) -> None:
    tiny = write_tiny(tmp_path / "tiny.gguf", "dense")
    first = start(str(tiny))
    first.wait(lambda: first.to.engine.ready)
    assert first.to.engine.state.model is not None
    assert first.to.engine.state.model.path == tiny
    first.close()
    second = start()
    second.wait(lambda: second.to.engine.ready)
    assert second.to.engine.state.model is not None
    assert second.to.engine.state.model.path == tiny


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_model_is_measured_until_an_answer_is_wanted(program: Program) -> None:
    program.wait(lambda: program.to.engine.ready)
    loaded = program.to.engine.state.loaded
    program.window.open_settings("speed")
    speed = program.application.wings.speed.speed
    program.wait(lambda: speed.state.can_begin)
    speed.begin(thorough=True)
    program.wait(lambda: speed.state.report is not None and speed.state.report.of("threads"))
    program.type_question("What is a GGUF file?")
    answer = program.answer()
    assert answer.status == "complete"
    assert "model" in answer.text.lower()
    assert speed.state.ended == "chat"
    assert program.to.engine.state.loaded == loaded
    program.wait(lambda: speed.state.can_begin)
