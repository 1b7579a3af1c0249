"""A row of badges; one that has no room goes into the next line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.itemmodels.library_words import Badge
from app.theme import LIGHT, Theme, font, px
from app.widgets.painted_row import paint_badge

SIDE, GAP = 7, 6  # pixels at zoom 1: beside the words on a badge, between badges


class BadgeRow(QWidget):
    """Painted by hand: a widget for each word would cost more than all the rest of a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badges: tuple[Badge, ...] = ()
        self._theme, self._zoom = LIGHT, 1.0
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours at this zoom."""
        self._theme, self._zoom = theme, zoom
        self._fit()

    def show_badges(self, badges: tuple[Badge, ...]) -> None:
        """Show these; without any the row takes no room."""
        self._badges = badges
        self.setAccessibleName(", ".join(badge.text for badge in badges))
        self.setVisible(bool(badges))
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(1, self.heightForWidth(self.width())))
        self.update()

    def _placed(self, width: int) -> list[tuple[QRect, Badge]]:
        metrics = QFontMetrics(font("caption", self._zoom))
        side, gap, high = px(SIDE, self._zoom), px(GAP, self._zoom), metrics.height() + px(4, self._zoom)
        at = QPoint(0, 0)
        placed = []
        for badge in self._badges:
            wide = min(metrics.horizontalAdvance(badge.text) + 2 * side, max(width, 1))
            if at.x() and at.x() + wide > width:
                at = QPoint(0, at.y() + high + gap)
            placed.append((QRect(at, QSize(wide, high)), badge))
            at = QPoint(at.x() + wide + gap, at.y())
        return placed

    # ------------------------------------------------------------------------------ Qt overrides

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((rect.bottom() + 1 for rect, _ in self._placed(width)), default=0)

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(max(self.width(), 200)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.height() != max(1, self.heightForWidth(self.width())):
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption", self._zoom))
        for rect, badge in self._placed(self.width()):
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                rect.moveRight(self.width() - 1 - rect.left())
            paint_badge(painter, rect, badge, self._theme, self._theme.hover)
