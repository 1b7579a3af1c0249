"""Choosing, adding and losing models in the window; only the engine is scripted, the files are real."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from app.controllers.engine import EngineState
from inference.options import LoadOptions
from inference.protocol import EngineStopped, Load
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_engine import ScriptedRequest
from tests.support.scripted_window import ScriptedWindow, html_named_gguf
from tests.support.tiny_encoder import write_encoder
from tests.support.tiny_gguf import write_tiny

# What the offscreen platform cannot do, it says.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that is not the guide."""
    return write_tiny(tmp_path_factory.mktemp("models") / "tiny.gguf", "dense")


def drop(program: ScriptedWindow, *paths: Path) -> None:
    """Let go of files over the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = QPointF(300, 300)
    keys = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys)
    program.window.dropEvent(event)


def options_of(request: ScriptedRequest) -> LoadOptions:
    assert isinstance(request.command, Load)
    return request.command.options


def path_of(request: ScriptedRequest) -> str:
    assert isinstance(request.command, Load)
    return request.command.path


def test_the_guide_is_loaded_first_and_the_header_names_it(program: ScriptedWindow) -> None:
    assert path_of(program.engine.loads[0]).endswith("guide.gguf")
    picker = program.window.pane.header.picker
    assert picker.text() == "Hearth guide Q8_0 · CPU"


def test_dropping_a_model_adds_and_loads_it(program: ScriptedWindow, tiny: Path) -> None:
    drop(program, tiny)
    program.wait(lambda: len(program.engine.loads) == 2)
    assert path_of(program.engine.loads[1]) == str(tiny)
    rows = program.window.popup.list.model()
    program.wait(lambda: rows.rowCount() == 2)
    program.wait(lambda: program.to.engine.ready)
    assert program.application.settings.text("models.last") == program.to.engine.state.model.name  # type: ignore[union-attr]


def test_dropping_an_embedding_model_adds_it_and_says_what_it_is_for(program: ScriptedWindow, tmp_path: Path) -> None:
    drop(program, write_encoder(tmp_path / "e.gguf"))
    program.wait(lambda: [model for model in program.to.models.all if model.purpose == "embedding"])
    bar = program.window.pane.notices
    program.wait(lambda: bar.notices)
    assert bar.notices[0].message == "“Tiny encoder” compares texts for other programs."
    assert len(program.engine.loads) == 1
    assert program.to.engine.state.model is not None
    assert program.to.engine.state.model.builtin


def test_started_with_an_embedding_model_the_usual_one_answers(make_window: MakeWindow, tmp_path: Path) -> None:
    started = make_window().start(str(write_encoder(tmp_path / "e.gguf")))
    assert path_of(started.engine.loads[0]).endswith("guide.gguf")


def test_the_model_of_last_time_comes_back(make_window: MakeWindow, tiny: Path) -> None:
    first = make_window().start(str(tiny))
    assert path_of(first.engine.loads[-1]) == str(tiny)
    first.close()
    second = make_window().start()
    assert path_of(second.engine.loads[0]) == str(tiny)


def test_much_smaller_models_are_offered_to_draft(program: ScriptedWindow, tiny: Path, tmp_path: Path) -> None:
    large = write_tiny(tmp_path / "large.gguf", vocab=30_000)
    for number, path in enumerate((tiny, large), 2):
        drop(program, path)
        program.wait(lambda wanted=number: len(program.to.models.all) == wanted == len(program.engine.loads))
    program.to.engine.reload()
    program.wait(lambda: len(program.engine.loads) == 4)
    again = program.engine.loads[-1].command
    assert isinstance(again, Load)
    assert again.path == str(large)
    assert again.drafts == (str(tiny),)
    settings = program.application.settings
    settings.set("load.speculation", "off")
    program.to.engine.reload()
    program.wait(lambda: len(program.engine.loads) == 5)
    off = program.engine.loads[-1].command
    assert isinstance(off, Load)
    assert (off.draft, off.drafts) == ("", ())


@pytest.mark.parametrize("kind", ["page", "empty", "folder", "gone", "text"])
def test_a_wrong_file_is_explained_and_nothing_is_lost(program: ScriptedWindow, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "model.gguf"
    if kind == "page":
        html_named_gguf(tmp_path)
    elif kind == "empty":
        path.touch()
    elif kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("just some words\n" * 50)
    drop(program, path)
    bar = program.window.pane.notices
    program.wait(lambda: bar.notices)
    notice = bar.notices[0]
    assert notice.level == "error"
    assert notice.message
    assert notice.hint
    assert len(program.engine.loads) == 1
    program.talk("still there?", "yes")


def test_a_load_that_fails_goes_back_to_what_worked(program: ScriptedWindow, tiny: Path) -> None:
    program.engine.loads_by_itself = False
    drop(program, tiny)
    program.wait(lambda: len(program.engine.loads) == 2)
    request = program.engine.loads[1]
    program.engine.progress(request, 0.5)
    program.engine.fail(request, "out_of_memory", "It needs 9 GB.", "Take a smaller one.")
    program.wait(lambda: len(program.engine.loads) == 3)
    assert path_of(program.engine.loads[2]).endswith("guide.gguf")
    program.engine.finish_load(program.engine.loads[2])
    program.wait(lambda: program.to.engine.ready)
    assert program.window.pane.notices.notices[0].message == "It needs 9 GB."


def test_a_load_refused_by_the_checks_leaves_the_model_before_in_use(program: ScriptedWindow, tiny: Path) -> None:
    program.engine.loads_by_itself = False
    drop(program, tiny)
    program.wait(lambda: len(program.engine.loads) == 2)
    program.engine.progress(program.engine.loads[1], 0.1, "checking")
    program.engine.fail(program.engine.loads[1], "model_unsupported", "Unknown architecture.", "Update Hearth.")
    program.wait(lambda: program.to.engine.ready)
    assert len(program.engine.loads) == 2
    assert program.to.engine.state.model is not None
    assert program.to.engine.state.model.builtin


def test_a_load_refused_after_the_process_died_brings_the_model_before_back(
    program: ScriptedWindow, tiny: Path
) -> None:
    program.engine.loads_by_itself = False
    drop(program, tiny)
    program.wait(lambda: len(program.engine.loads) == 2)
    program.engine.emit(EngineStopped(expected=False))  # before it was told of the load, which waits for the next one
    program.engine.progress(program.engine.loads[1], 0.1, "checking")
    program.engine.fail(program.engine.loads[1], "model_unsupported", "Unknown architecture.", "Update Hearth.")
    program.wait(lambda: len(program.engine.loads) == 3)
    assert not program.to.engine.ready
    assert path_of(program.engine.loads[2]).endswith("guide.gguf")


def test_loading_shows_its_progress_and_can_be_cancelled(program: ScriptedWindow, tiny: Path) -> None:
    program.engine.loads_by_itself = False
    drop(program, tiny)
    program.wait(lambda: len(program.engine.loads) == 2)
    request = program.engine.loads[1]
    program.engine.progress(request, 0.4)
    header = program.window.pane.header
    program.wait(lambda: "40 %" in header.picker.text())
    assert header.cancel.isVisible()
    header.cancel.click()
    assert request.cancelled
    program.engine.fail(request, "cancelled", "Stopped.")
    program.wait(lambda: len(program.engine.loads) == 3)
    program.engine.finish_load(program.engine.loads[2])
    program.wait(lambda: program.to.engine.ready)
    assert not program.window.pane.notices.notices
    assert not header.cancel.isVisible()


def test_an_earlier_load_that_is_given_up_says_nothing(program: ScriptedWindow, tiny: Path) -> None:
    program.engine.loads_by_itself = False
    drop(program, tiny)
    program.wait(lambda: len(program.engine.loads) == 2)
    program.to.engine.reload()
    program.engine.fail(program.engine.loads[1], "cancelled", "Stopped.")
    program.engine.finish_load(program.engine.loads[2])
    program.wait(lambda: program.to.engine.ready)
    assert program.to.engine.state.model is not None
    assert program.to.engine.state.model.path == tiny


def test_changed_load_options_offer_a_reload(program: ScriptedWindow) -> None:
    header = program.window.pane.header
    assert not header.reload.isVisible()
    program.application.settings.set("load.context_length", 512)
    assert header.reload.isVisible()
    program.application.settings.reset("load.context_length")
    assert not header.reload.isVisible()
    program.application.settings.set("load.threads", 1)
    header.reload.click()
    program.wait(lambda: len(program.engine.loads) == 2 and program.to.engine.ready)
    assert options_of(program.engine.loads[1]).threads == 1
    assert not header.reload.isVisible()


def test_the_picker_opens_by_keyboard_and_chooses(program: ScriptedWindow, tiny: Path) -> None:
    drop(program, tiny)
    program.wait(lambda: program.window.popup.list.model().rowCount() == 2 and program.to.engine.ready)
    QTest.keyClick(program.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    popup = program.window.popup
    program.wait(popup.isVisible)
    assert popup.list.hasFocus() or popup.focusWidget() is popup.list
    row = next(r for r in range(2) if str(popup.list.model().index(r, 0).data()) == "Hearth guide")
    popup.list.setCurrentIndex(popup.list.model().index(row, 0))
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    program.wait(lambda: len(program.engine.loads) == 3)
    assert not popup.isVisible()
    assert path_of(program.engine.loads[2]).endswith("guide.gguf")


def test_forgetting_a_model_can_be_undone(program: ScriptedWindow, tiny: Path) -> None:
    drop(program, tiny)
    rows = program.window.popup.list.model()
    program.wait(lambda: rows.rowCount() == 2 and program.to.engine.ready)
    program.to.models.forget(str(tiny))
    program.wait(lambda: rows.rowCount() == 1)
    assert tiny.exists()
    program.wait(lambda: program.window.pane.notices.notices)
    program.window.pane.notices.action_asked.emit(program.window.pane.notices.notices[-1].action)
    program.wait(lambda: rows.rowCount() == 2)


def test_an_engine_that_dies_while_idle_comes_back_by_itself(program: ScriptedWindow) -> None:
    states: list[EngineState] = []
    program.to.engine.state_changed.connect(states.append)
    program.engine.die()
    program.wait(lambda: any(state.phase == "stopped" for state in states) and program.to.engine.ready)
    program.talk("alive?", "yes")


def test_an_engine_that_does_not_come_back_is_started_by_the_next_question(program: ScriptedWindow) -> None:
    program.engine.die(restarts=False)
    program.wait(lambda: program.to.engine.state.phase == "stopped")
    program.talk("wake up", "here")
    assert len(program.engine.loads) == 2


def test_when_nothing_can_be_loaded_the_question_fails_with_a_reason(make_window: MakeWindow) -> None:
    program = make_window(loads=False).start()
    program.wait(lambda: program.engine.loads)
    program.to.chat.ask("anybody?")
    program.wait(lambda: len(program.path) == 2)
    program.engine.fail(program.engine.loads[0], "model_corrupt", "The guide is damaged.", "Install Hearth again.")
    program.wait(lambda: not program.to.chat.busy)
    assert program.stored()[1].status == "failed"
    assert program.stored()[1].error_code == "no_model"


def test_a_wanted_model_that_is_not_there_is_explained_and_the_guide_loaded(make_window: MakeWindow) -> None:
    program = make_window().start("not-there.gguf")
    assert path_of(program.engine.loads[0]).endswith("guide.gguf")
    program.wait(lambda: program.window.pane.notices.notices)
    assert "not-there.gguf" in program.window.pane.notices.notices[0].message
