"""Keeps the keys of an input method from a field's own meaning of them: Enter that confirms a candidate is no Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.widgets.buttons import ENTER
from app.widgets.composer import Composer

OF_METHOD = (
    *ENTER,
    *(Qt.Key.Key_Escape, Qt.Key.Key_Tab),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
)


FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)  # a spin box answers for its field


def guard(field: QWidget | None) -> None:
    """Guard a field that something is written in, once; others, and the composer, which does it itself, are left."""
    if not isinstance(field, FIELDS) or isinstance(field, Composer) or field.isReadOnly():
        return
    if not any(isinstance(child, ComposingGuard) for child in field.children()):
        ComposingGuard(field)


class ComposingGuard(QObject):
    """Lives as long as its field, and sees its events before others do.

    While something is being composed, and until the end of the turn of the event loop in which it was confirmed, the
    keys of an input method go nowhere: some methods let them through to the program as well.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._composing = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        field.installEventFilter(self)

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            if self._composing and event.commitString():
                self._turn.start()
            self._composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.FocusIn:
            self._field.installEventFilter(self)  # first again: lists filter what is typed into their fields, too
        elif event.type() == QEvent.Type.FocusOut:
            self._composing = False
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            confirming = self._turn.isActive() and event.key() in ENTER
            return confirming or (self._composing and event.key() in OF_METHOD)
        return super().eventFilter(watched, event)
