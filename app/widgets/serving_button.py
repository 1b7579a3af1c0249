"""The quiet sign in the header that other programs can ask, and whether one is being answered. Decides nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.controllers.serving import ServingState
from app.widgets.header_button import HeaderButton
from app.widgets.icons import icon

SIDE = 16  # pixels of the symbol at zoom 1


class ServingButton(HeaderButton):
    """A symbol and a word; in the accent while a request is answered, in the colour of errors when it does not work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("servingButton", parent)
        self._state, self._address = ServingState(), ""
        self.hide()

    def draw(self) -> None:
        state = self._state
        colour = self.theme.error if state.phase == "failed" else self.theme.accent if state.under_way else ""
        self.show_symbol(icon("plug", self.theme, colour), SIDE)
        word = self.tr("API")
        if state.under_way and state.phase == "on":
            word = self.tr("API: {0}").format(state.under_way)
        self.show_words(word, self._words())

    def show_state(self, state: ServingState, address: str) -> None:
        """Show what the endpoint is doing, and where."""
        self._state, self._address = state, address
        self.draw()
        self.setVisible(state.phase != "off")

    def _words(self) -> str:
        state = self._state
        if state.phase == "failed":
            return self.tr("Other programs cannot ask: see why")
        if state.phase != "on":
            return self.tr("The endpoint for other programs is starting")
        if state.under_way:
            return self.tr("%n requests of other programs are being answered", "", state.under_way)
        return self.tr("Other programs can ask at {0}").format(self._address)
