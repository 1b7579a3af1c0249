"""One line of text painted at the leading or trailing side, in the direction of its own letters. Knows no list."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from app.render.look import is_right_to_left


def paint_line(painter: QPainter, place: QRect, text: str, *, mirrored: bool, end: bool = False) -> int:
    """Paint ``text``, cut where it is too long, with the font and pen of ``painter``; returns the pixels it took.

    Where one reads from the right, a line stands at the right; what is in it keeps its order all the same: ``1.7 GB``
    is no ``GB 1.7``.

    Args:
        painter: Where to.
        place: Room for it, mirrored already.
        text: One line.
        mirrored: Whether one reads from the right.
        end: At the trailing side.
    """
    own = Qt.LayoutDirection.RightToLeft if is_right_to_left(text) else Qt.LayoutDirection.LeftToRight
    painter.setLayoutDirection(own)
    side = Qt.AlignmentFlag.AlignRight if mirrored != end else Qt.AlignmentFlag.AlignLeft
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side, cut)
    return painter.fontMetrics().horizontalAdvance(cut)
