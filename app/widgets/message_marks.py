"""What stands above a message and lies over it: who speaks, that it is pinned, that the model no longer sees it."""

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


class MessageHead(QWidget):
    """The line above a message: who speaks, and whether it is pinned; nothing where there is nothing to say."""

    def __init__(self, theme: Theme, zoom: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = zoom
        self._pin: PinMark | None = None
        self._caption = QLabel(self)
        self._caption.setObjectName("messageCaption")
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setProperty("tone", "muted")
        self._caption.setProperty("scale", "caption")

    def show_view(self, caption: str, pinned: bool) -> None:
        """Say this much."""
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        if pinned and self._pin is None:
            self._pin = PinMark(self._theme, self._zoom, self)
        if self._pin is not None:
            self._pin.setVisible(pinned)
        self.setVisible(bool(caption) or pinned)

    def pinned(self) -> str:
        """What is said of a pinned message; nothing of another one."""
        return self._pin.accessibleName() if self._pin is not None and not self._pin.isHidden() else ""

    def height_for(self, width: int, at_end: bool) -> int:
        """Arrange for this width, ``at_end`` of the line or at its beginning; returns the height."""
        shown = [one for one in (self._caption, self._pin) if one is not None and not one.isHidden()]
        gap = px(12, self._zoom)
        side_by_side = sum(one.sizeHint().width() + gap for one in shown) - gap <= width
        tall = max((one.sizeHint().height() for one in shown), default=0)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = y = 0
        for one in shown:
            wide = min(one.sizeHint().width(), width)
            left = width - wide if at_end else x
            one.setGeometry(width - left - wide if mirrored else left, y, wide, tall)
            x, y = (x + wide + gap, y) if side_by_side else (0, y + tall)
        return tall if side_by_side or not shown else tall * len(shown)


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
