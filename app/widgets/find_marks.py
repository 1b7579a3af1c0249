"""Marks what was found in the text of a view. Knows no message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser, QTextEdit

from app.theme import Theme
from app.widgets.find_text import Pattern, count

if TYPE_CHECKING:
    from app.widgets.message_segments import Segment


class Marks(NamedTuple):
    """What is to be marked.

    Attributes:
        pattern: Wherever it stands.
        theme: Whose colours.
        current: Which of all places in a body is the current one; ``None`` for none of them.
    """

    pattern: Pattern
    theme: Theme
    current: int | None = None


def cursors(document: QTextDocument, pattern: Pattern) -> Iterator[QTextCursor]:
    """The places, in order."""
    block = document.begin()
    while block.isValid():
        text = block.text()
        for start, end in pattern.places(text):
            cursor = QTextCursor(block)
            # Qt counts in units of UTF-16: a letter outside the first 65,536 is two of them.
            cursor.setPosition(block.position() + _units(text[:start]))
            cursor.setPosition(block.position() + _units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            yield cursor
        block = block.next()


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def mark(view: QTextBrowser | QPlainTextEdit, marks: Marks | None) -> None:
    """Mark all places in a view, the current one stronger; ``None``: nothing any more."""
    found = []
    for number, cursor in enumerate(cursors(view.document(), marks.pattern) if marks is not None else ()):
        assert marks is not None
        shape = QTextCharFormat()
        is_current = number == marks.current
        shape.setBackground(QColor(marks.theme.accent if is_current else marks.theme.selection))
        shape.setForeground(QColor(marks.theme.on_accent if is_current else marks.theme.text))
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, shape
        found.append(selection)
    if found or view.extraSelections():
        view.setExtraSelections(found)


def top_of(view: QTextBrowser | QPlainTextEdit, pattern: Pattern, number: int) -> int:
    """Where a place begins, in pixels below the top of a view; its sideways scrolling brings it into sight."""
    found = list(cursors(view.document(), pattern))
    if not found:
        return 0
    cursor = found[min(number, len(found) - 1)]
    at = QTextCursor(view.document())
    at.setPosition(cursor.selectionStart())
    place = view.cursorRect(at)
    if not 0 <= place.x() < view.viewport().width():
        bar = view.horizontalScrollBar()
        bar.setValue(bar.value() + place.x() - view.viewport().width() // 2)
    return view.y() + place.top() if isinstance(view, QPlainTextEdit) else place.top()


def mark_segments(segments: Sequence[Segment], marks: Marks | None) -> None:
    """Mark all places in the views there are; which one is current is told for all of them together."""
    current = marks.current if marks is not None else None
    for segment in segments:
        if segment.view is not None:
            mark(segment.view.text, marks._replace(current=current) if marks is not None else None)
        if marks is not None and current is not None:
            current -= count(segment.items, marks.pattern)


def segment_of(segments: Sequence[Segment], pattern: Pattern, number: int) -> tuple[Segment, int]:
    """The segment in which a place stands, and which one it is there; there is at least one segment."""
    for segment in segments:
        found = count(segment.items, pattern)
        if number < found:
            return segment, number
        number -= found
    return segments[-1], 0
