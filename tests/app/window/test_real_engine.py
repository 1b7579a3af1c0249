"""The whole program as a user has it: real window, real storage, real engine process, the built-in guide."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.application import Application
from app.paths import find_paths
from app.storage.values import StoredMessage
from inference.kv_files import KvFolder
from inference.protocol import Finished
from tests.support.leaks import running_children
from tests.support.scripted_window import html_named_gguf
from tests.support.tiny_gguf import write_tiny

PATIENCE = 90_000  # milliseconds


class Program:
    """A running program and what a user does with it."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, *, model: str = "") -> None:
        self.qtbot = qtbot
        self._closed = False
        self.application = Application(qapp, find_paths())
        self.to = self.application.controllers
        self.window = self.application.window
        # llama.cpp's threads wait by spinning: on a shared machine one is quicker than several.
        self.application.settings.set("load.threads", 1)
        self.application.settings.set("load.batch_threads", 1)
        self.application.start(model)

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)

    def type_question(self, text: str) -> None:
        composer = self.window.pane.card.composer
        QTest.keyClicks(composer, text)
        QTest.keyClick(composer, Qt.Key.Key_Return)

    def answer(self) -> StoredMessage:
        """Wait for the answer to what was asked last."""
        self.wait(lambda: self.to.chat.view.path and not self.to.chat.busy)
        return self.to.chat.view.path[-1]

    def engine_process(self) -> psutil.Process:
        (process,) = (p for p in running_children() if any("inference.engine" in part for part in p.cmdline()))
        return process

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self.window.close()
            self.application.close()


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[..., Program]]:
    """``start(model="")``: a run of the program, ended with the test at the latest."""
    with ExitStack() as closing:

        def make(model: str = "") -> Program:
            made = Program(qapp, qtbot, model=model)
            closing.callback(made.close)
            return made

        yield make


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
