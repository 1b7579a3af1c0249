"""A selection that goes from one message into the next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets.message_text import TextView
from app.widgets.transcript import MessageView, Transcript
from tests.app.widgets.conftest import messages
from tests.app.widgets.test_transcript_scroll import conversation, settled
from tests.app.widgets.test_transcript_selection import place_of, texts

THREE = (
    MessageView(1, "user", "First of all"),
    MessageView(2, "assistant", "In **between**\n\n```\ncode\n```\n"),
    MessageView(3, "user", "Last of all"),
)


class Mouse:
    """A button held down over a view; Qt sends everything there, wherever the mouse is."""

    def __init__(self, view: TextView, at: QPoint) -> None:
        self._view = view.viewport()
        QTest.mousePress(self._view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def move(self, everywhere: QPoint) -> None:
        self._send(QMouseEvent.Type.MouseMove, everywhere)

    def release(self, everywhere: QPoint) -> None:
        self._send(QMouseEvent.Type.MouseButtonRelease, everywhere)

    def _send(self, kind: QMouseEvent.Type, everywhere: QPoint) -> None:
        left = Qt.MouseButton.LeftButton
        at = QPointF(self._view.mapFromGlobal(everywhere))
        held = Qt.MouseButton.NoButton if kind == QMouseEvent.Type.MouseButtonRelease else left
        event = QMouseEvent(kind, at, QPointF(everywhere), left, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._view, event)


def everywhere(view: TextView, text: str) -> QPoint:
    return view.viewport().mapToGlobal(place_of(view, text))


@pytest.mark.parametrize("down", [True, False])
def test_from_the_first_into_the_last(transcript: Transcript, qtbot: QtBot, qapp: QApplication, down: bool) -> None:
    transcript.set_messages(THREE)
    views = texts(transcript)
    ends = [(views[0], "of"), (views[-1], "of")]
    (start, word), (target, other) = ends if down else ends[::-1]
    mouse = Mouse(start, place_of(start, word))
    mouse.move(everywhere(target, other))
    mouse.release(everywhere(target, other))
    assert transcript.selected_text() == "of all\nIn between\ncode\nLast "
    qtbot.keyClick(start, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text() == "of all\nIn between\ncode\nLast "
    assert "<strong>between</strong>" in qapp.clipboard().mimeData().html()


def test_coming_back_takes_the_rest_back(transcript: Transcript) -> None:
    transcript.set_messages(THREE)
    views = texts(transcript)
    mouse = Mouse(views[0], place_of(views[0], "of"))
    mouse.move(everywhere(views[-1], "all"))
    mouse.move(everywhere(views[1], "between"))
    assert transcript.selected_text() == "of all\nIn "
    mouse.move(everywhere(views[0], "all"))
    assert transcript.selected_text() == "of "
    mouse.release(everywhere(views[0], "all"))
    Mouse(views[1], place_of(views[1], "In")).release(everywhere(views[1], "In"))
    assert transcript.selected_text() == ""


def test_beyond_the_edge_it_scrolls_and_goes_on(transcript: Transcript, qtbot: QtBot) -> None:
    transcript.set_messages(conversation(60))
    settled(transcript, qtbot)
    last = texts(transcript)[-1]
    mouse = Mouse(last, QPoint(last.width() - 2, last.height() - 4))
    above = transcript.viewport().mapToGlobal(QPoint(100, -400))
    mouse.move(above)
    bar = transcript.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == 0, timeout=20_000)
    settled(transcript, qtbot)
    mouse.move(transcript.viewport().mapToGlobal(QPoint(5, -400)))
    mouse.release(above)
    lines = transcript.selected_text().split("\n")
    begun = [next(row for row, line in enumerate(lines) if line.split(" ")[0] == str(number)) for number in range(60)]
    assert begun == sorted(begun), "every message, in order"
    assert len(messages(transcript)) < 40, "what is selected needs no widgets"
    before = transcript.selected_text()
    bar.setValue(bar.maximum() // 2)
    settled(transcript, qtbot)
    assert transcript.selected_text() == before
    middle = texts(transcript)[len(texts(transcript)) // 2]
    assert middle.textCursor().hasSelection()
    value = bar.value()
    assert bar.value() == value, "the mouse was let go: nothing scrolls"
