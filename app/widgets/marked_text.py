"""A few lines of text with marked words, painted: what was searched stands out. Knows no search."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from app.render.look import is_right_to_left
from app.theme import Theme

Marks = tuple[tuple[int, int], ...]


def paint_marked(
    painter: QPainter,
    place: QRect,
    text: str,
    marks: Marks,
    theme: Theme,
    colour: str,
    *,
    mirrored: bool,
    lines: int = 1,
) -> None:
    """Paint ``text`` with the font of ``painter``, in the direction of its own letters, cut where it is too long.

    Args:
        painter: Where to.
        place: Room for it.
        text: One paragraph.
        marks: Pairs of start and end, in characters.
        theme: Where the ground of the marks comes from.
        colour: Of the letters.
        mirrored: Whether one reads from the right: there the text stands, too.
        lines: How many there may be.
    """
    formats = list(_formats(text, marks, theme))
    layout, made = _laid_out(text, formats, painter.font(), place.width(), mirrored, lines)
    last = made[-1] if made else None
    if last is not None and (
        last.textStart() + last.textLength() < _units(text) or last.naturalTextWidth() > place.width()
    ):
        cut = _cut(text, last.textStart(), painter, place.width())
        layout, made = _laid_out(cut, formats, painter.font(), place.width(), mirrored, lines)
    painter.setPen(QColor(colour))
    layout.draw(painter, QPointF(place.topLeft()))


def _laid_out(
    text: str, formats: list[QTextLayout.FormatRange], font: QFont, width: int, mirrored: bool, lines: int
) -> tuple[QTextLayout, list[QTextLine]]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    right_to_left = is_right_to_left(text)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if lines > 1 else QTextOption.WrapMode.NoWrap)
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.setFormats(formats)
    layout.beginLayout()
    made: list[QTextLine] = []
    top = 0.0
    while len(made) < lines and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
        made.append(line)
    layout.endLayout()
    return layout, made


def _cut(text: str, start: int, painter: QPainter, width: int) -> str:
    """``text`` as far as there is room for its last line, which begins at ``start``."""
    encoded = text.encode("utf-16-le")
    before, rest = (part.decode("utf-16-le", "ignore") for part in (encoded[: 2 * start], encoded[2 * start :]))
    metrics = painter.fontMetrics()
    room = width - metrics.averageCharWidth()  # marks are wider than what is measured
    return before + metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)


def _formats(text: str, marks: Marks, theme: Theme) -> Iterable[QTextLayout.FormatRange]:
    for start, end in marks:
        made = QTextLayout.FormatRange()
        made.start = _units(text[:start])
        made.length = _units(text[start:end])
        shape = QTextCharFormat()
        shape.setFontWeight(QFont.Weight.DemiBold)
        shape.setBackground(QColor(theme.selection))
        shape.setForeground(QColor(theme.text))
        made.format = shape
        yield made


def _units(text: str) -> int:
    """How many of Qt's characters there are: those outside of the first plane count twice."""
    return len(text.encode("utf-16-le")) // 2
