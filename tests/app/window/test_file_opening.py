"""Files that come as events, as macOS sends them: none is lost, not even before there is a window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.app.window.conftest import MakeWindow
from tests.support.tiny_gguf import write_tiny

ROOT = Path(__file__).resolve().parents[3]

# A process of its own, because there is one application in each.
SCRIPT = """
import sys
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from app.file_opening import FileOpening

qt = FileOpening(["hearth", "-platform", "offscreen"])
opened = []
def send(name):
    return qt.sendEvent(qt, QFileOpenEvent(name))
assert send("/early.gguf") and send("/second.gguf")
qt.listen(opened.append)
assert opened == ["/early.gguf", "/second.gguf"], opened
assert send("/late.gguf")
qt.postEvent(qt, QFileOpenEvent(QUrl.fromLocalFile("/with a space/\\u0645.gguf")))
qt.sendPostedEvents()
assert opened[2:] == ["/late.gguf", "/with a space/\\u0645.gguf"], opened
qt.sendEvent(qt, QFileOpenEvent(QUrl("https://example.org/x.gguf")))
qt.sendEvent(qt, QEvent(QEvent.Type.LanguageChange))
assert len(opened) == 4, opened
print("done")
"""


def test_files_are_opened_in_their_order_also_those_that_came_early() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert (said.stdout, said.returncode) == ("done\n", 0), said.stderr


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_file_is_loaded_into_the_window_that_is_there(make_window: MakeWindow, tmp_path: Path) -> None:
    program = make_window().start()
    model = write_tiny(tmp_path / "brought.gguf")
    program.window.showMinimized()
    program.application.open_model(str(model))
    program.wait(lambda: (used := program.to.engine.state.model) is not None and used.path == model)
    assert not program.window.isMinimized()


def test_a_file_that_starts_the_program_is_the_first_to_be_loaded(
    make_window: MakeWindow, tmp_path: Path, qapp: QApplication
) -> None:
    model = write_tiny(tmp_path / "brought.gguf")
    program = make_window()
    program.application.start()
    program.application.open_model(str(model))
    program.wait(lambda: (used := program.to.engine.state.model) is not None and used.path == model)
    assert len(program.engine.loads) == 1
