"""The button in the header that says how the conversation is answered, where that is not as usual. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.storage.values import Persona
from app.theme import px
from app.widgets.header_button import HeaderButton
from app.widgets.icons import icon
from app.widgets.persona_symbol import symbol_icon

SIDE, SMALL = 20, 16  # pixels of a persona's symbol, and of that of none, at zoom 1
LONGEST = 18  # average letters of a name before it is cut


class SetupButton(HeaderButton):
    """A symbol; beside it the persona, or *Instructions* where a conversation has its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("setupButton", parent)
        self.setProperty("command", "setup")
        self._persona: Persona | None = None
        self._own = ""
        self.show_setup(None, "")

    def draw(self) -> None:
        persona = self._persona
        if persona is not None:
            said = persona.name
            self.show_symbol(symbol_icon(persona.icon, said, self.theme, px(SIDE, self.zoom)), SIDE)
        else:
            said = self._own
            self.show_symbol(icon("persona", self.theme, self.theme.accent if said else ""), SMALL)
        width = self.fontMetrics().averageCharWidth() * LONGEST
        shown = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, width).replace("&", "&&")
        title = self.tr("Settings of this conversation")
        self.show_words(
            shown,
            f"{said} · {title}" if said else title,
            self.tr("{0}: {1}").format(title, said) if said else title,
        )

    def show_setup(self, persona: Persona | None, own: str) -> None:
        """Show the persona of the conversation, or what it has of its own in a word; empty: nothing."""
        self._persona, self._own = persona, own
        self.draw()
