"""What tells whether the model sees a message: the mark of a pinned one, the veil over one that is out of view."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.theme import Theme, px
from app.widgets.icons import icon

# How much of the ground's colour lies over a message that is out of view, of 255: set back, and read without effort.
# With this number the ground itself comes out of the blending as it was, in both themes.
VEIL = 72


class PinMark(QWidget):
    """Says that a message stays in the model's view."""

    def __init__(self, theme: Theme, zoom: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pinMark")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4, zoom))
        sign = QLabel(self)
        side = px(14, zoom)
        sign.setPixmap(icon("pin", theme, theme.accent).pixmap(QSize(side, side), self.devicePixelRatioF()))
        words = QLabel(self.tr("Pinned: stays in view"), self)
        words.setProperty("tone", "accent")
        words.setProperty("scale", "caption")
        row.addWidget(sign)
        row.addWidget(words)
        self.setAccessibleName(words.text())


class Veil(QWidget):
    """Lies over a message that the model no longer sees; clicks go through it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("veil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._colour = QColor(theme.surface)
        self._colour.setAlpha(VEIL)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self._colour)
