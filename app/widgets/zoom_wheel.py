"""Ctrl and the wheel, or two fingers on a touchpad, change the size of all text; knows no setting."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.widgets.appearance import Appearance
from app.widgets.transcript import Transcript

NOTCH = 120  # of ``angleDelta``: a step of a usual wheel
PINCH = 0.12  # how much two fingers must part, as a factor, for a step
PAUSE = 20  # milliseconds; all text is laid out anew with each step, so quick ones are taken together


class ZoomWheel(QObject):
    """Listens to the window of the platform: widgets that scroll would take the wheel for themselves.

    What is read under the pointer stays under it.
    """

    def __init__(self, window: QWidget, transcript: Transcript, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._transcript = transcript
        self._appearance = appearance
        self._turned = 0.0  # parts of a step
        self._steps = 0
        self._place = QPointF()
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self._zoom)
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def _turn(self, part: float, place: QPointF) -> None:
        """Turned by a part of a step."""
        if part * self._turned < 0:
            self._turned = 0.0  # the other way: what was left over is no debt
        self._turned += part
        steps = int(self._turned)
        self._turned -= steps
        self._place = place
        self._steps += steps
        if self._steps and not self._later.isActive():
            self._later.start()

    def _zoom(self) -> None:
        steps, self._steps = self._steps, 0
        view = self._transcript.viewport()
        if not steps:
            return
        if not view.isVisible() or not view.rect().contains(self._on(view)):
            self._appearance.zoom_by(steps)
            return
        from app.widgets.message_places import hold  # with the first turn of the wheel over messages

        bring_back = hold(self._transcript, self._appearance.zoom, self._on(view).y())
        self._appearance.zoom_by(steps)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # the view has its new place then
        bring_back(self._appearance.zoom, self._on(view).y())

    def _on(self, view: QWidget) -> QPoint:
        """The pointer, as ``view`` sees it."""
        return view.mapFrom(self._window, self._place.toPoint())

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._turn(event.angleDelta().y() / NOTCH, event.position())
            return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self._turn(event.value() / PINCH, event.position())
            return True
        return super().eventFilter(watched, event)
