"""Paints what a search found: title, piece of the message, day, folder; the words that were found are marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from app.itemmodels.hits import Hit, HitRole
from app.theme import LIGHT, Theme, font, px
from app.widgets.marked_text import paint_marked
from app.widgets.painted_row import paint_ground
from app.widgets.painted_text import paint_line

Index = QModelIndex | QPersistentModelIndex
SIDE, ABOVE, BETWEEN = 10, 7, 3  # pixels
INSIDE = 12  # pixels at zoom 1 that further messages stand further in


class HitDelegate(QStyledItemDelegate):
    """Attributes:
    theme: The colours to paint with.
    zoom: The size to paint at.
    """

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._view = parent
        self.theme: Theme = LIGHT
        self.zoom = 1.0

    def _lines(self, hit: Hit, small: QFontMetrics) -> int:
        """How many lines the excerpt takes, two at most."""
        if not hit.excerpt:
            return 0
        inside = px(INSIDE, self.zoom) if hit.kind != "conversation" else 0
        room = self._view.viewport().width() - 2 * SIDE - inside
        return 1 if small.horizontalAdvance(hit.excerpt) < room - 8 else 2

    def _paint_first_line(self, painter: QPainter, place: QRect, hit: Hit, mirrored: bool) -> None:
        line = QRect(place)
        painter.setFont(font("caption", self.zoom))
        painter.setPen(QColor(self.theme.faint))
        used = paint_line(painter, line, hit.when, mirrored=mirrored, end=True)
        line.adjust(used + 8 if mirrored else 0, 0, 0 if mirrored else -used - 8, 0)
        painter.setFont(font("body", self.zoom))
        paint_marked(painter, line, hit.title, hit.title_marks, self.theme, self.theme.text, mirrored=mirrored)

    def _paint_offer(self, painter: QPainter, place: QRect, hit: Hit, mirrored: bool) -> None:
        painter.setFont(font("caption", self.zoom))
        painter.setPen(QColor(self.theme.accent))
        paint_line(painter, place, hit.title, mirrored=mirrored)

    # ------------------------------------------------------------------------------ Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(HitRole.HIT)
        if not isinstance(hit, Hit):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("body", self.zoom))
        paint_ground(painter, option, self.theme)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        inside = px(INSIDE, self.zoom) if hit.kind != "conversation" else 0
        place = QRect(option.rect).adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        place.adjust(0 if mirrored else inside, 0, -inside if mirrored else 0, 0)
        small = QFontMetrics(font("caption", self.zoom))
        if hit.kind == "more":
            self._paint_offer(painter, QRect(option.rect).adjusted(SIDE + inside, 0, -SIDE - inside, 0), hit, mirrored)
        else:
            if hit.kind == "conversation":
                line = QRect(place.left(), place.top(), place.width(), option.fontMetrics.height())
                self._paint_first_line(painter, line, hit, mirrored)
                place.setTop(line.bottom() + 1 + BETWEEN)
            painter.setFont(font("caption", self.zoom))
            lines = self._lines(hit, small)
            paint_marked(
                painter,
                place,
                hit.excerpt,
                hit.marks,
                self.theme,
                self.theme.muted,
                mirrored=mirrored,
                lines=max(1, lines),
            )
            place.setTop(place.top() + lines * small.lineSpacing() + (BETWEEN if lines else 0))
            if hit.place:
                painter.setPen(QColor(self.theme.faint))
                line = QRect(place.left(), place.top(), place.width(), small.height())
                paint_line(painter, line, hit.place, mirrored=mirrored)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hit = index.data(HitRole.HIT)
        small = QFontMetrics(font("caption", self.zoom))
        if not isinstance(hit, Hit) or hit.kind == "more":
            return QSize(0, small.height() + 2 * ABOVE)
        height = 2 * ABOVE + self._lines(hit, small) * small.lineSpacing()
        if hit.kind == "conversation":
            height += option.fontMetrics.height() + BETWEEN
        if hit.place:
            height += small.height() + BETWEEN
        return QSize(0, height)
