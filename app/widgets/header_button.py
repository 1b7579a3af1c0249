"""A quiet button of the header: a symbol, and words beside it where there is room. What it says its kinds know."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.theme import LIGHT, Theme, px


class HeaderButton(QPushButton):
    """Each kind draws itself in ``draw``, which is called when anything about its looks has changed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name``: as Qt's object name."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.theme, self.zoom = LIGHT, 1.0
        self._narrow = False

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Draw with these colours at this zoom."""
        self.theme, self.zoom = theme, zoom
        self.draw()

    def show_narrow(self, narrow: bool) -> None:
        """Leave out the words where there is no room for them."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.draw()

    def draw(self) -> None:
        """Take symbol and words from what is to be shown."""
        raise NotImplementedError

    def show_symbol(self, symbol: QIcon, side: int) -> None:
        """``side``: of the symbol in pixels at zoom 1."""
        side = px(side, self.zoom)
        self.setIconSize(QSize(side, side))
        self.setIcon(symbol)

    def show_words(self, words: str, tip: str, spoken: str = "") -> None:
        """Beside the symbol; when the mouse rests there; for screen readers, else the same."""
        self.setText("" if self._narrow else words)
        self.setToolTip(tip)
        self.setAccessibleName(spoken or tip)
