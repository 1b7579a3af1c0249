"""The round button over a scrolled view that leads back to its end. Knows nothing of what is scrolled."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QToolButton, QWidget

from app.theme import SPACE, Theme, px
from app.widgets.icons import icon


class JumpButton(QToolButton):
    """Floats at the bottom, in the middle, while the end is far."""

    def __init__(self, theme: Theme, zoom: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._zoom = zoom
        self.setObjectName("jumpToEnd")
        self.setAccessibleName(self.tr("Jump to the end"))
        self.setToolTip(self.tr("Jump to the end"))
        self.hide()
        self.dress(theme, zoom)

    def dress(self, theme: Theme, zoom: float) -> None:
        """Take on a theme and zoom."""
        self._zoom = zoom
        size = px(36, zoom)
        self.setFixedSize(size, size)
        self.setIcon(icon("arrow-down", theme, theme.text))
        self.setIconSize(QSize(px(18, zoom), px(18, zoom)))
        self.setStyleSheet(
            f"QToolButton {{ background: {theme.raised}; border: 1px solid {theme.border};"
            f" border-radius: {size // 2}px; padding: 0; }}"
            f"QToolButton:hover {{ background: {theme.hover}; }}"
            f"QToolButton:focus {{ border-color: {theme.focus}; }}"
        )

    def show_over(self, area: QRect, distance: int) -> None:
        """Show over the bottom of ``area`` if the end is more than a third of a page away."""
        away = distance > area.height() // 3
        if away:
            bottom = area.bottom() - self.height() - px(SPACE[3], self._zoom)
            self.move(area.center().x() - self.width() // 2, bottom)
            self.raise_()
        if self.isHidden() == away:
            self.setVisible(away)
