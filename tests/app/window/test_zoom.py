"""Ctrl and the wheel, two fingers: larger and smaller text, and what is read under the pointer stays there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest

from app.widgets.message import Message
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL = Qt.KeyboardModifier.ControlModifier


def turn(program: ScriptedWindow, delta: int, at: tuple[int, int] = (600, 300)) -> None:
    """Hold Ctrl and turn the wheel over the window."""
    place = QPoint(*at)
    event = QWheelEvent(
        QPointF(place),
        QPointF(program.window.mapToGlobal(place)),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(program.window.windowHandle(), event)


def zoom(program: ScriptedWindow) -> int | None:
    return program.application.settings.number("appearance.zoom")


def test_each_notch_is_a_step_and_quick_ones_are_taken_together(program: ScriptedWindow) -> None:
    turn(program, 120)
    turn(program, 120)
    program.wait(lambda: zoom(program) == 120)
    turn(program, -120)
    program.wait(lambda: zoom(program) == 110)
    QTest.keyClick(program.window, Qt.Key.Key_0, CTRL)
    assert zoom(program) == 100


def test_parts_of_a_notch_add_up_and_turning_back_forgets_them(program: ScriptedWindow) -> None:
    for _ in range(7):
        turn(program, 15)
    turn(program, -15)
    for _ in range(7):
        turn(program, 15)
    assert zoom(program) == 100
    turn(program, 15)
    program.wait(lambda: zoom(program) == 110)


def test_two_fingers_do_the_same(program: ScriptedWindow) -> None:
    for _ in range(4):
        event = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture,
            QPointingDevice.primaryPointingDevice(),
            2,
            QPointF(600, 300),
            QPointF(600, 300),
            QPointF(600, 300),
            0.031,
            QPointF(),
        )
        QCoreApplication.sendEvent(program.window.windowHandle(), event)
    program.wait(lambda: zoom(program) == 110)


def test_what_is_under_the_pointer_stays_there(program: ScriptedWindow) -> None:
    for number in range(12):
        program.talk(f"Question {number}", f"Answer {number}. " + "Some words of it, again and again. " * 12)
    transcript = program.window.pane.transcript
    transcript.go_to(12)
    program.wait(transcript.is_complete)
    view = transcript.viewport()

    def under(y: int) -> tuple[int, float]:
        """The message at a height of the view, and how far down in it, as a part of its height."""
        for message in transcript.findChildren(Message):
            if message.isVisible() and message.y() <= y < message.y() + message.height():
                return message.message_id(), (y - message.y()) / message.height()
        raise AssertionError("there is no message")

    place = view.mapTo(program.window, QPoint(view.width() // 2, 400))
    before = under(400)
    for delta, then in ((120, 110), (120, 120), (240, 140), (-480, 100)):
        turn(program, delta, (place.x(), place.y()))
        program.wait(lambda then=then: zoom(program) == then)
        program.wait(transcript.is_complete)
        now = under(view.mapFrom(program.window, place).y())
        assert now[0] == before[0]
        assert now[1] == pytest.approx(before[1], abs=0.06)
