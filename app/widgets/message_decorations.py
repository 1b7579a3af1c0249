"""What is painted around the text of a document: grounds of inline code, bars of quotes, marks of lists, rules.

Qt's own versions of these are either missing or crude. Computed once after each layout; knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QTextBlock, QTextDocument, QTextLayout

from app.render.items import BULLETS, TICKED, UNTICKED
from app.render.look import INLINE_CODE, MARK, QUOTE_BARS, RULE, Look
from app.theme import RADIUS_SMALL


class Decorations:
    """The decorations of a document as it is laid out now."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        self._look = look
        self._width = document.textWidth()
        self._draw: list[Callable[[QPainter], None]] = []
        layout = document.documentLayout()
        block = document.begin()
        while block.isValid():
            self._add(block, layout.blockBoundingRect(block))
            block = block.next()

    def __bool__(self) -> bool:
        return bool(self._draw)

    def paint(self, painter: QPainter) -> None:
        """Paint in coordinates of the document."""
        for draw in self._draw:
            draw(painter)

    def _add(self, block: QTextBlock, rect: QRectF) -> None:
        kind = block.blockFormat()
        if bars := kind.stringProperty(QUOTE_BARS):
            self._add_bars(bars, block, rect)
        if kind.boolProperty(RULE):
            line = QRectF(rect.left(), rect.center().y(), self._width - rect.left(), 1)
            self._draw.append(partial(_fill, rect=line, colour=QColor(self._look.theme.border)))
        if mark := kind.stringProperty(MARK):
            self._add_mark(mark, block, rect)
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().boolProperty(INLINE_CODE):
                metrics = QFontMetricsF(fragment.charFormat().font())
                start = fragment.position() - block.position()
                self._add_grounds(block.layout(), rect, start, start + fragment.length(), metrics)
            iterator += 1

    def _add_bars(self, bars: str, block: QTextBlock, rect: QRectF) -> None:
        kind = block.blockFormat()
        before = block.previous().blockFormat().stringProperty(QUOTE_BARS).split(",")
        colour = QColor(self._look.theme.border)
        for x in bars.split(","):
            # Joins the bar of the paragraph before; the line gap under that one is not part of its rectangle.
            rise = kind.topMargin() + self._look.line_gap if x in before else 0.0
            width = self._look.px(3)
            left = self._width - float(x) - width if kind.rightMargin() else float(x)
            self._draw.append(
                partial(_fill, rect=QRectF(left, rect.top() - rise, width, rect.height() + rise), colour=colour)
            )

    def _add_grounds(self, layout: QTextLayout, rect: QRectF, start: int, end: int, metrics: QFontMetricsF) -> None:
        look = self._look
        pad, radius = look.px(2.5), look.px(RADIUS_SMALL) * 0.8
        colour = QColor(look.theme.hover)
        colour.setAlphaF(0.75)
        for ground in _line_rects(layout, start, end, metrics):
            ground.translate(rect.topLeft())
            ground.adjust(-pad, -1, pad, 1)
            self._draw.append(partial(_round, rect=ground, radius=radius, colour=colour))

    def _add_mark(self, mark: str, block: QTextBlock, rect: QRectF) -> None:
        look = self._look
        metrics = QFontMetricsF(look.font)
        line = block.layout().lineAt(0)
        baseline = rect.top() + (line.ascent() if line.isValid() else metrics.ascent())
        kind = block.blockFormat()
        mirrored = kind.rightMargin() > 0
        edge = self._width - kind.rightMargin() if mirrored else kind.leftMargin()
        away = 1 if mirrored else -1
        middle = baseline - metrics.xHeight() / 2
        if mark in (TICKED, UNTICKED):
            size = metrics.ascent() * 0.86
            centre = QPointF(edge + away * (look.px(7) + size / 2), baseline - metrics.capHeight() / 2)
            box = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
            self._draw.append(partial(_box, rect=box, ticked=mark == TICKED, look=look))
        elif mark in BULLETS:
            centre = QPointF(edge + away * look.px(13), middle)
            self._draw.append(partial(_bullet, centre=centre, kind=BULLETS.index(mark), look=look))
        else:
            width = metrics.horizontalAdvance(mark)
            left = edge + look.px(8) if mirrored else edge - look.px(8) - width
            self._draw.append(partial(_number, at=QPointF(left, baseline), text=mark, mirrored=mirrored, look=look))


def _line_rects(layout: QTextLayout, start: int, end: int, metrics: QFontMetricsF) -> Iterator[QRectF]:
    """Where the characters from ``start`` to ``end`` of a paragraph stand, one rectangle a line."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if last <= start or first >= end:
            continue
        begin, stop = max(start, first), min(end, last)
        # Where the direction changes a cursor stands in two places, so the glyphs are asked.
        glyphs = [run.boundingRect() for run in line.glyphRuns(begin, stop - begin)]
        if glyphs:
            left, right = min(rect.left() for rect in glyphs), max(rect.right() for rect in glyphs)
        else:
            left, right = _x(line.cursorToX(begin)), _x(line.cursorToX(stop))
        top = line.y() + line.ascent() - metrics.ascent()
        yield QRectF(min(left, right), top, abs(right - left), metrics.height())


def _x(answer: object) -> float:
    # WORKAROUND PySide6's annotations say a number, it returns a pair: the position and the place it was moved to.
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]


def _fill(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.fillRect(rect, colour)


def _round(painter: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)


def _number(painter: QPainter, at: QPointF, text: str, mirrored: bool, look: Look) -> None:
    # The direction of the paragraph, not of the window, says on which side of the number its dot stands.
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    painter.setPen(QColor(look.theme.muted))
    painter.setFont(look.font)
    painter.drawText(at, text)


def _bullet(painter: QPainter, centre: QPointF, kind: int, look: Look) -> None:
    colour = QColor(look.theme.muted)
    size = look.zoom * 2.4
    painter.setPen(QPen(colour, look.zoom * 1.2) if kind == 1 else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if kind == 1 else colour)
    if kind == 2:
        painter.drawRect(QRectF(centre.x() - size, centre.y() - size, 2 * size, 2 * size))
    else:
        painter.drawEllipse(centre, size, size)


def _box(painter: QPainter, rect: QRectF, ticked: bool, look: Look) -> None:
    theme = look.theme
    painter.setPen(QPen(QColor(theme.accent if ticked else theme.faint), look.zoom * 1.2))
    painter.setBrush(QColor(theme.accent) if ticked else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, look.px(3), look.px(3))
    if ticked:
        pen = QPen(QColor(theme.on_accent), look.zoom * 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x, y, size = rect.x(), rect.y(), rect.width()
        corners = ((0.24, 0.53), (0.43, 0.72), (0.77, 0.3))
        painter.drawPolyline(QPolygonF([QPointF(x + size * a, y + size * b) for a, b in corners]))
