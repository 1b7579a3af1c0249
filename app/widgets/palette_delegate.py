"""Paints one row of the palette: symbol, title with what was meant in it, then its keys or what it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.itemmodels.palette import PaletteRole
from app.palette_entries import PaletteEntry, PaletteRow
from app.render.look import is_right_to_left
from app.theme import LIGHT, RADIUS, RADIUS_SMALL, font, px
from app.widgets.icons import icon
from app.widgets.painted_row import ring

Index = QModelIndex | QPersistentModelIndex
SIDE, ABOVE, GAP = 10, 7, 10  # pixels at zoom 1
TITLE = 0.55  # of a row belongs to the title at least


class PaletteDelegate(QStyledItemDelegate):
    """The same row at any zoom, mirrored where one reads from the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.zoom = 1.0

    def _paint_end(self, painter: QPainter, room: QRect, entry: PaletteEntry) -> int:
        """Keys, or what it is, at the trailing end; returns the pixels that took. Painted as where one reads from
        the left: the caller mirrors."""
        words = entry.why_not or entry.keys or entry.kind
        if not words:
            return 0
        painter.setFont(font("caption", self.zoom))
        metrics = painter.fontMetrics()
        boxed = bool(entry.keys) and not entry.why_not
        pad = px(6, self.zoom) if boxed else 0
        most = round(room.width() * (1 - TITLE))
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most - 2 * pad)
        wide = metrics.horizontalAdvance(words) + 2 * pad
        place = QRect(room.right() - wide + 1, room.top(), wide, room.height())
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.moveLeft(room.left())
        if boxed:
            box = place.adjusted(0, (place.height() - metrics.height()) // 2 - 1, 0, 0)
            box.setHeight(metrics.height() + 2)
            painter.setPen(QColor(self.theme.border))
            painter.setBrush(QColor(self.theme.surface))
            painter.drawRoundedRect(box, RADIUS_SMALL, RADIUS_SMALL)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        return wide

    def _paint_title(self, painter: QPainter, room: QRect, row: PaletteRow, *, mirrored: bool) -> None:
        letters = font("body", self.zoom)
        painter.setFont(letters)
        title = painter.fontMetrics().elidedText(row.entry.title, Qt.TextElideMode.ElideRight, room.width() - 2)
        layout = QTextLayout(title, letters)
        wrapping = QTextOption()
        wrapping.setWrapMode(QTextOption.WrapMode.NoWrap)
        right = is_right_to_left(title)
        wrapping.setTextDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        wrapping.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(wrapping)
        layout.setFormats([_meant(row.entry.title, span) for span in row.spans if span[1] <= len(title)])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width())
        layout.endLayout()
        painter.setPen(QColor(self.theme.faint if row.entry.why_not else self.theme.text))
        layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2))

    # ------------------------------------------------------------------------------ Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(PaletteRole.ROW)
        if not isinstance(row, PaletteRow):
            return
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        whole = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(ring(self.theme) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.accent_soft if chosen else self.theme.hover))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        room = whole.adjusted(px(SIDE, self.zoom), 0, -px(SIDE, self.zoom), 0)
        side = px(16, self.zoom)
        if row.entry.symbol:
            place = QRect(room.left(), room.top() + (room.height() - side) // 2, side, side)
            icon(row.entry.symbol, self.theme).paint(painter, QStyle.visualRect(option.direction, room, place))
        taken = self._paint_end(painter, room, row.entry)
        words = room.adjusted(side + px(GAP, self.zoom), 0, -(taken + px(GAP, self.zoom) if taken else 0), 0)
        self._paint_title(painter, QStyle.visualRect(option.direction, room, words), row, mirrored=mirrored)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() + 2 * px(ABOVE, self.zoom))


def _meant(title: str, span: tuple[int, int]) -> QTextLayout.FormatRange:
    """What was meant, in bold; Qt counts in UTF-16."""
    made = QTextLayout.FormatRange()
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    made.format = bold
    made.start = _units(title[: span[0]])
    made.length = _units(title[span[0] : span[1]])
    return made


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
