"""The button in the header that says how the conversation is answered, where that is not as usual. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.storage.values import Persona
from app.theme import LIGHT, Theme, px
from app.widgets.icons import icon
from app.widgets.persona_symbol import symbol_icon

SIDE = 20  # pixels of the symbol at zoom 1
LONGEST = 18  # average letters of a name before it is cut


class SetupButton(QPushButton):
    """A symbol; beside it the persona, or *Instructions* where a conversation has its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("setupButton")
        self.setProperty("look", "quiet")
        self.setProperty("command", "setup")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._theme, self._zoom = LIGHT, 1.0
        self._persona: Persona | None = None
        self._own = ""
        self._narrow = False
        self.show_setup(None, "")

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Draw with these colours at this zoom."""
        self._theme, self._zoom = theme, zoom
        self._draw()

    def show_narrow(self, narrow: bool) -> None:
        """Leave out the words where there is no room for them."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._draw()

    def show_setup(self, persona: Persona | None, own: str) -> None:
        """Show the persona of the conversation, or what it has of its own in a word; empty: nothing."""
        self._persona, self._own = persona, own
        self._draw()

    def _draw(self) -> None:
        side = px(SIDE, self._zoom)
        persona = self._persona
        title = self.tr("Settings of this conversation")
        if persona is not None:
            said = persona.name
            self.setIconSize(QSize(side, side))
            self.setIcon(symbol_icon(persona.icon, persona.name, self._theme, side))
        else:
            said = self._own
            small = px(16, self._zoom)
            self.setIconSize(QSize(small, small))
            self.setIcon(icon("persona", self._theme, self._theme.accent if self._own else ""))
        width = self.fontMetrics().averageCharWidth() * LONGEST
        shown = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, width).replace("&", "&&")
        self.setText("" if self._narrow else shown)
        self.setToolTip(f"{said} · {title}" if said else title)
        self.setAccessibleName(self.tr("{0}: {1}").format(title, said) if said else title)
