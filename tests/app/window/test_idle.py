"""Nothing spins: with a model loaded and an answer behind it, no thread of window or engine wakes."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.widgets.library_section import GLANCE
from tests.app.window.test_real_engine import Program
from tests.support.wakes import wakes

WATCHED = 3_000  # milliseconds; this one test is about time itself
CALM_SPELLS = 20  # of that length, one of which has to be without a single wake


@pytest.mark.skipif(sys.platform != "linux", reason="wakes are counted by Linux")
def test_nothing_wakes_while_nobody_wants_anything(
    start: Callable[..., Program], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.widgets.caret.STILL", 0)
    program = start()
    program.wait(lambda: program.to.engine.ready)
    program.type_question("What is a GGUF file?")
    assert program.answer().status == "complete"
    engine = program.engine_process().pid

    def woken() -> dict[str, int]:
        """While this thread waits in Qt's loop, which a single timer ends."""
        own = str(threading.get_native_id())
        before = {**wakes(os.getpid()), **wakes(engine)}
        loop = QEventLoop()
        QTimer.singleShot(WATCHED, loop.quit)
        loop.exec()
        after = {**wakes(os.getpid()), **wakes(engine)}
        # The wait itself: to the end of the timer, perhaps in two pieces.
        expected = {own: 2}
        return {
            name: count - before.get(name, 0)
            for name, count in after.items()
            if count - before.get(name, 0) > expected.get(name, 0)
        }

    spells: list[dict[str, int]] = []
    while not spells or spells[-1]:
        assert len(spells) < CALM_SPELLS, f"something wakes again and again: {spells}"
        spells.append(woken())


def test_new_files_are_looked_for_only_where_somebody_can_see_them(program: Program, qtbot: QtBot) -> None:
    program.wait(lambda: program.to.engine.ready)
    section = program.window.models.open("here").sections["here"]
    (glance,) = (timer for timer in section.findChildren(QTimer) if timer.interval() == GLANCE)
    program.window.activateWindow()
    program.wait(glance.isActive)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    program.wait(lambda: not glance.isActive())
    program.window.activateWindow()
    program.wait(glance.isActive)
    program.window.models.close()
    program.wait(lambda: not glance.isActive())
