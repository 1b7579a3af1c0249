"""The program around a scripted engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.real_window import Program
from tests.support.scripted_window import ScriptedWindow

MakeWindow = Callable[..., ScriptedWindow]


@pytest.fixture
def make_window(qapp: QApplication, qtbot: QtBot) -> Iterator[MakeWindow]:
    """``make_window(loads=False)``: a run of the program, ended with the test at the latest."""
    made: list[ScriptedWindow] = []

    def make(**options: bool) -> ScriptedWindow:
        made.append(ScriptedWindow(qapp, qtbot, **options))
        return made[-1]

    yield make
    for window in made:
        window.close()


@pytest.fixture
def program(make_window: MakeWindow) -> ScriptedWindow:
    """The program, started, the guide loaded."""
    return make_window().start()


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[..., Program]]:
    """``start(model="")``: a run of the program, ended with the test at the latest."""
    with ExitStack() as closing:

        def make(model: str = "") -> Program:
            made = Program(qapp, qtbot, model=model)
            closing.callback(made.close)
            return made

        yield make
