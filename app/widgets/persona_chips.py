"""Whom a new conversation can be begun with: a row of chips on its first page. Takes nothing by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.storage.values import Persona
from app.theme import LIGHT, Theme, px
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import icon
from app.widgets.persona_symbol import symbol_icon

SIDE = 20  # pixels of a symbol at zoom 1
MOST = 6  # personas in the row; the rest is behind the last chip


class PersonaChips(QWidget):
    """Signals:
    chosen(object): Id of a persona, ``None``: none after all.
    manage_asked(): The personas are to be shown.
    """

    chosen = Signal(object)
    manage_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("personaChips")
        self.setAccessibleName(self.tr("Personas"))
        self._theme, self._zoom = LIGHT, 1.0
        self._personas: tuple[Persona, ...] = ()
        self._taken: int | None = None
        self._row = FlowLayout(8, self, centred=True)
        self.chips: list[QPushButton] = []
        self.more = self._chip("morePersonas", self.tr("Personas…"))
        self.more.setToolTip(self.tr("Whom you talk to: names with instructions of their own"))
        self.more.setProperty("command", "personas")
        self.more.clicked.connect(self.manage_asked)
        self._row.addWidget(self.more)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Draw with these colours at this zoom."""
        self._theme, self._zoom = theme, zoom
        self._draw()

    def show_personas(self, personas: Sequence[Persona], taken: int | None) -> None:
        """Offer these, the one with the id ``taken`` chosen."""
        offered = list(personas[:MOST])
        hidden = [persona for persona in personas[MOST:] if persona.id == taken]
        offered = [*offered[: MOST - len(hidden)], *hidden]
        if tuple(offered) != self._personas:
            self._personas = tuple(offered)
            self._fill()
        self._taken = taken
        for chip, persona in zip(self.chips, self._personas, strict=True):
            chip.setChecked(persona.id == taken)

    def _fill(self) -> None:
        focused = self.focusWidget() if self.isAncestorOf(self.focusWidget() or self) else None
        name = focused.objectName() if focused is not None else ""
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._row.removeWidget(self.more)
        self.chips = [self._persona_chip(persona) for persona in self._personas]
        for chip in (*self.chips, self.more):
            self._row.addWidget(chip)
            chip.show()
            if name and chip.objectName() == name:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)
        self._draw()

    def _persona_chip(self, persona: Persona) -> QPushButton:
        chip = self._chip(f"persona.{persona.id}", persona.name)
        chip.setCheckable(True)
        chip.setAccessibleName(self.tr("Talk to {0}").format(persona.name))
        chip.setToolTip(persona.system_prompt[:400])
        chip.clicked.connect(lambda checked: self.chosen.emit(persona.id if checked else None))
        return chip

    def _chip(self, name: str, title: str) -> QPushButton:
        chip = QPushButton(self)
        chip.setObjectName(name)
        chip.setAccessibleName(title)
        chip.setProperty("look", "chip")
        chip.setAutoDefault(False)
        chip.setText(self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, 200).replace("&", "&&"))
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return chip

    def _draw(self) -> None:
        side = px(SIDE, self._zoom)
        self.more.setIcon(icon("persona", self._theme))
        self.more.setIconSize(QSize(side, side))
        for chip, persona in zip(self.chips, self._personas, strict=True):
            chip.setIconSize(QSize(side, side))
            chip.setIcon(symbol_icon(persona.icon, persona.name, self._theme, side))
