"""The quiet sign in the header that other programs can ask, and whether one is being answered. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.controllers.serving import ServingState
from app.theme import LIGHT, Theme, px
from app.widgets.icons import icon

SIDE = 16  # pixels of the symbol at zoom 1


class ServingButton(QPushButton):
    """A symbol and a word; in the accent while a request is answered, in the colour of errors when it does not work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("servingButton")
        self.setProperty("look", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._theme, self._zoom = LIGHT, 1.0
        self._state, self._address = ServingState(), ""
        self._narrow = False
        self.hide()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Draw with these colours at this zoom."""
        self._theme, self._zoom = theme, zoom
        self._draw()

    def show_narrow(self, narrow: bool) -> None:
        """Leave out the word where there is no room for it."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._draw()

    def show_state(self, state: ServingState, address: str) -> None:
        """Show what the endpoint is doing, and where."""
        self._state, self._address = state, address
        self._draw()
        self.setVisible(state.phase != "off")

    def _draw(self) -> None:
        state = self._state
        side = px(SIDE, self._zoom)
        self.setIconSize(QSize(side, side))
        failed = state.phase == "failed"
        colour = self._theme.error if failed else self._theme.accent if state.under_way else ""
        self.setIcon(icon("plug", self._theme, colour))
        word = self.tr("API")
        if state.under_way and state.phase == "on":
            word = self.tr("API: {0}").format(state.under_way)
        self.setText("" if self._narrow else word)
        said = self._words()
        self.setToolTip(said)
        self.setAccessibleName(said)

    def _words(self) -> str:
        state = self._state
        if state.phase == "failed":
            return self.tr("Other programs cannot ask: see why")
        if state.phase != "on":
            return self.tr("The endpoint for other programs is starting")
        if state.under_way:
            return self.tr("%n requests of other programs are being answered", "", state.under_way)
        return self.tr("Other programs can ask at {0}").format(self._address)
