"""The window comes back as it was left: size, state, zoom, conversation, and the place one was reading."""

from __future__ import annotations

import base64

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QMainWindow

from app.paths import find_paths
from app.settings import Settings
from app.widgets.transcript import Transcript
from app.widgets.window_place import first_size
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def geometry_of(rect: QRect) -> str:
    """What a window remembers that stood there, on whatever screen was there then."""
    window = QMainWindow()
    window.setGeometry(rect)
    return base64.b64encode(window.saveGeometry().data()).decode()


def put(key: str, value: str) -> None:
    """Change the file of the settings while no window is there to remember something else."""
    settings = Settings(find_paths().settings)
    settings.set(key, value)
    settings.flush()


def long_talk(program: ScriptedWindow, name: str) -> int:
    for number in range(8):
        program.talk(f"{name} {number}", "Some words of it, again and again. " * 30)
    conversation_id = program.to.chat.view.id
    assert conversation_id is not None
    return conversation_id


def top_message(transcript: Transcript) -> int:
    row, _, _ = transcript.row_under(0)
    return transcript.messages()[row].id


def test_a_maximised_window_is_maximised_again_and_knows_its_usual_size(
    program: ScriptedWindow, make_window: MakeWindow
) -> None:
    program.window.resize(700, 600)
    program.window.showMaximized()
    program.wait(program.window.isMaximized)
    program.close()
    again = make_window().start().window
    assert again.isMaximized()
    assert again.normalGeometry().size().toTuple() == (700, 600)


def test_a_window_from_a_screen_that_is_gone_is_brought_into_sight(make_window: MakeWindow) -> None:
    put("window.geometry", geometry_of(QRect(9000, 5000, 700, 600)))
    again = make_window().start().window
    assert again.screen().availableGeometry().intersects(again.frameGeometry())
    assert again.screen().availableGeometry().contains(again.frameGeometry().topLeft())


@pytest.mark.parametrize("kept", ["no Base64 at all", base64.b64encode(b"\0\1\2").decode()])
def test_a_damaged_geometry_is_none(make_window: MakeWindow, kept: str) -> None:
    first = make_window().start()
    usual = first.window.size()
    first.close()
    put("window.geometry", kept)
    assert make_window().start().window.size() == usual


def test_the_zoom_is_remembered(program: ScriptedWindow, make_window: MakeWindow) -> None:
    program.window.commands["larger"]()
    program.close()
    again = make_window().start()
    assert again.application.settings.number("appearance.zoom") == 110
    assert again.window.font().pointSizeF() > 0


def test_one_comes_back_to_where_one_was_reading(program: ScriptedWindow) -> None:
    first = long_talk(program, "bees")
    transcript = program.window.pane.transcript
    transcript.go_to(5)
    program.wait(transcript.is_complete)
    before = top_message(transcript)
    program.to.chat.new()
    second = long_talk(program, "tides")
    assert transcript.follows_end()
    program.to.chat.open(first)
    program.wait(lambda: program.to.chat.view.id == first)
    program.wait(transcript.is_complete)
    assert top_message(transcript) == before
    program.to.chat.open(second)
    program.wait(lambda: program.to.chat.view.id == second)
    assert transcript.follows_end()  # where one was at the end, one is again


def test_the_place_outlives_a_restart(program: ScriptedWindow, make_window: MakeWindow) -> None:
    first = long_talk(program, "bees")
    transcript = program.window.pane.transcript
    transcript.go_to(5)
    program.wait(transcript.is_complete)
    before = top_message(transcript)
    program.close()
    again = make_window().start()
    again.wait(lambda: again.to.chat.view.id == first)
    transcript = again.window.pane.transcript
    again.wait(transcript.is_complete)
    assert top_message(transcript) == before


def test_what_was_searched_for_comes_before_where_one_was(program: ScriptedWindow) -> None:
    first = long_talk(program, "bees")
    transcript = program.window.pane.transcript
    transcript.go_to(5)
    program.wait(transcript.is_complete)
    wanted = transcript.messages()[0].id
    program.to.chat.new()
    program.to.chat.open(first, wanted)
    program.wait(lambda: program.to.chat.view.id == first)
    program.wait(transcript.is_complete)
    assert top_message(transcript) == wanted


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        ((1920, 1040), (1100, 720)),
        ((1104, 760), (1100, 720)),
        ((1024, 600), (1020, 560)),
        ((800, 480), (796, 440)),
        ((683, 384), (679, 344)),
        ((400, 2000), (396, 720)),
    ],
)
def test_the_first_time_it_fits_the_screen(screen: tuple[int, int], size: tuple[int, int]) -> None:
    assert first_size(QSize(*screen)) == QSize(*size)
