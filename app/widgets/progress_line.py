"""A thin line that shows how far something has come. Silent to screen readers: they are told in words, when asked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.theme import LIGHT, Theme, px

THICK = 4  # pixels at zoom 1


class ProgressLine(QWidget):
    """Painted by hand: ``QProgressBar`` tells screen readers each of its values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._zoom = 1.0
        self._share = 0.0
        self._colour = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        """How far it has come, 0 to 1."""
        return self._share

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours."""
        self._theme, self._zoom = theme, zoom
        self.updateGeometry()
        self.update()

    def show_share(self, share: float, colour: str = "") -> None:
        """Show how far it has come; ``colour`` overrides the accent."""
        share = max(0.0, min(1.0, share))
        # Less than a pixel is no reason to paint.
        if colour != self._colour or round(share * self.width()) != round(self._share * self.width()):
            self.update()
        self._share, self._colour = share, colour

    # ------------------------------------------------------------------------------ Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(120, px(THICK, self._zoom))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        painter.setBrush(QColor(self._theme.border))
        painter.drawRoundedRect(whole, radius, radius)
        if self._share > 0:
            done = QRectF(whole)
            done.setWidth(max(whole.height(), whole.width() * self._share))
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                done.moveRight(whole.right())
            painter.setBrush(QColor(self._colour or self._theme.accent))
            painter.drawRoundedRect(done, radius, radius)
