"""What the views of a message share: one selection, its keys, and sideways scrolling. Knows no rendering."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser, QWidget

from app.render.items import Image

TextWidget = QTextBrowser | QPlainTextEdit

_NAVIGATION = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class SelectionOwner(Protocol):
    """What the views of a message share: one selection across all of them."""

    def begin_selection(self, view: QWidget) -> None:
        """The mouse was pressed in ``view``."""

    def extend_selection(self, view: QWidget, at: QPoint) -> bool:
        """The mouse was dragged from ``view`` to the global point ``at``; false if it is still inside."""

    def end_selection(self) -> None:
        """The button was let go."""

    def copy_selection(self) -> None:
        """Put what is selected on the clipboard."""

    def select_all(self) -> None:
        """Select the whole message."""

    def tip_of(self, link: str) -> str:
        """What a link inside the message leads to, in short; empty for others."""

    def open_context_menu(self, at: QPoint, link: str, image: Image | None) -> None:
        """Show the menu of the message at a global point, with what can be done with a link or an image there."""


def _is_navigation(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain and event.key() in _NAVIGATION


def handle_key(owner: SelectionOwner, event: QKeyEvent) -> bool:
    """Keys that concern the whole message; true when done or left to the transcript."""
    if event.matches(QKeySequence.StandardKey.Copy):
        owner.copy_selection()
    elif event.matches(QKeySequence.StandardKey.SelectAll):
        owner.select_all()
    elif _is_navigation(event):
        event.ignore()
    else:
        return False
    return True


def scroll_sideways(view: TextWidget, event: QWheelEvent) -> bool:
    """Take a wheel event that is meant sideways; false leaves it to the transcript."""
    bar = view.horizontalScrollBar()
    delta = event.pixelDelta().x() or event.angleDelta().x()
    if not delta and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        delta = event.pixelDelta().y() or event.angleDelta().y()
    if not delta or bar.maximum() == bar.minimum():
        return False
    bar.setValue(bar.value() - delta)
    return True


def cursor_at(text: TextWidget, at: QPoint) -> QTextCursor:
    """The text position nearest to a global point."""
    return text.cursorForPosition(text.viewport().mapFromGlobal(QPointF(at)).toPoint())


def select(text: TextWidget, anchor: int | None, position: int | None) -> None:
    """Select a range; -1 is the end, ``None`` clears."""
    cursor = text.textCursor()
    if anchor is None or position is None:
        if cursor.hasSelection():
            cursor.clearSelection()
            text.setTextCursor(cursor)
        return
    end = max(0, text.document().characterCount() - 1)
    cursor.setPosition(end if anchor < 0 else min(anchor, end))
    cursor.setPosition(end if position < 0 else min(position, end), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
