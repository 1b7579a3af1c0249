"""Paints one request of another program: who and what above, who answered below. Knows no list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.itemmodels.calls import CallRole, CallRow
from app.theme import LIGHT, Theme, font
from app.widgets.painted_row import paint_ground
from app.widgets.painted_text import paint_line

Index = QModelIndex | QPersistentModelIndex
SIDE, ABOVE, BETWEEN, GAP = 10, 6, 2, 12  # pixels


class CallDelegate(QStyledItemDelegate):
    """Attributes:
    theme: The colours to paint with.
    zoom: The size to paint at.
    """

    theme: Theme = LIGHT
    zoom = 1.0

    # ------------------------------------------------------------------------------ Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(CallRole.ROW)
        if not isinstance(row, CallRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, self.theme)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        place = QRect(option.rect).adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        line = QRect(place.left(), place.top(), place.width(), option.fontMetrics.height())
        self._paint_first(painter, line, row, mirrored)
        painter.setFont(font("caption", self.zoom))
        painter.setPen(QColor(self.theme.error if row.bad else self.theme.muted))
        below = QRect(place.left(), line.bottom() + 1 + BETWEEN, place.width(), painter.fontMetrics().height())
        paint_line(painter, below, row.about, mirrored=mirrored)
        painter.restore()

    def _paint_first(self, painter: QPainter, line: QRect, row: CallRow, mirrored: bool) -> None:
        painter.setFont(font("caption", self.zoom))
        painter.setPen(QColor(self.theme.faint))
        used = paint_line(painter, line, row.when, mirrored=mirrored, end=True) + GAP
        line.adjust(used if mirrored else 0, 0, 0 if mirrored else -used, 0)
        painter.setFont(font("body", self.zoom))
        painter.setPen(QColor(self.theme.text))
        used = paint_line(painter, line, row.who, mirrored=mirrored) + GAP
        line.adjust(0 if mirrored else used, 0, -used if mirrored else 0, 0)
        if line.width() > 0:
            painter.setFont(font("caption", self.zoom))
            painter.setPen(QColor(self.theme.muted))
            paint_line(painter, line, row.what, mirrored=mirrored)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        small = QFontMetrics(font("caption", self.zoom))
        return QSize(0, 2 * ABOVE + option.fontMetrics.height() + BETWEEN + small.height())
