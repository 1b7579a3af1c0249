"""Files and text that are dropped on the window: who takes them, and what is said meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QLabel

from app.widgets.drop_takers import DropTaker, DropTakers
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

COPY = Qt.DropAction.CopyAction
BUTTON = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def files(*paths: Path | str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def enter(program: ScriptedWindow, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(300, 300), COPY, data, BUTTON, NO_KEYS)
    event.ignore()  # as Qt hands it over
    program.window.dragEnterEvent(event)
    return event


def drop(program: ScriptedWindow, data: QMimeData) -> None:
    program.window.dropEvent(QDropEvent(QPointF(300, 300), COPY, data, BUTTON, NO_KEYS))


def test_the_one_added_last_is_asked_first_and_each_gets_its_own() -> None:
    got: dict[str, list[str]] = {}

    def keep(name: str, paths: Sequence[str]) -> None:
        got[name] = list(paths)

    takers = DropTakers()
    takers.add(DropTaker(lambda path: path != "nobody's", lambda: "any", lambda paths: keep("any", paths)))
    takers.add(DropTaker(lambda path: path.endswith(".json"), lambda: "json", lambda paths: keep("json", paths)))
    takers.take(["a.txt", "b.json", "nobody's", "c.txt", "d.json"])
    assert got == {"any": ["a.txt", "c.txt"], "json": ["b.json", "d.json"]}


def test_a_drag_says_what_dropping_would_do_until_it_leaves(program: ScriptedWindow) -> None:
    event = enter(program, files("/somewhere/model.gguf"))
    hint = program.window.findChild(QLabel, "dropHint")
    assert event.isAccepted()
    assert hint.isVisible()
    assert "gguf" in hint.text()
    program.window.dragLeaveEvent(QDragLeaveEvent())
    assert not hint.isVisible()


def test_text_dropped_anywhere_goes_into_the_message(program: ScriptedWindow) -> None:
    composer = program.window.pane.card.composer
    composer.set_text("Explain: ")
    assert enter(program, text("dropped words")).isAccepted()
    drop(program, text("dropped words"))
    assert composer.text() == "Explain: dropped words"
    assert not program.window.findChild(QLabel, "dropHint").isVisible()
    composer.undo()
    assert composer.text() == "Explain: "


def test_what_nobody_takes_is_not_accepted(program: ScriptedWindow) -> None:
    assert not enter(program, QMimeData()).isAccepted()
    program.window.models.open()
    assert not enter(program, text("words")).isAccepted()  # the message field is not in sight
