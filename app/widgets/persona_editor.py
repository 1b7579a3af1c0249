"""One persona as fields: symbol, name, instructions, model, sampling. Keeps nothing: says what was changed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.settings import Settings
from app.storage.values import Persona, Setup
from app.theme import Theme
from app.widgets.setup_fields import SetupFields
from app.widgets.symbol_button import SymbolButton
from inference.model_file import ModelFile
from inference.protocol import Loaded

LONGEST_NAME = 80  # characters


class PersonaEditor(QWidget):
    """Signals:
    edited(Persona): The persona is this from now on.
    count_asked(str): How many tokens are these instructions?
    """

    edited = Signal(object)
    count_asked = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("personaEditor")
        self._persona = Persona(id=0, name="")
        self.symbol = SymbolButton()
        self.symbol.chosen.connect(lambda icon: self._tell(icon=icon))
        self.name = QLineEdit()
        self.name.setObjectName("personaName")
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textEdited.connect(self._note_name)
        self.name.editingFinished.connect(lambda: self.name.setText(self._persona.name))
        self._problem = QLabel(self.tr("A persona needs a name."))
        self._problem.setProperty("tone", "error")
        self._problem.setProperty("scale", "caption")
        self._problem.hide()
        self.fields = SetupFields(settings, of_persona=True)
        self.fields.edited.connect(self._note_setup)
        self.fields.count_asked.connect(self.count_asked)
        self._lay_out()

    @property
    def persona(self) -> Persona:
        """What is shown."""
        return self._persona

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols, and size what does not follow the font."""
        self.symbol.set_theme(theme, zoom)
        self.fields.set_theme(theme, zoom)

    def show_models(self, models: Sequence[ModelFile]) -> None:
        """Offer these models."""
        self.fields.show_models(models)

    def show_persona(self, persona: Persona, usual_prompt: str, model: str, loaded: Loaded | None) -> None:
        """Show a persona.

        Args:
            persona: It.
            usual_prompt: The instructions of the settings.
            model: Name of the model that would answer.
            loaded: The same where it is loaded.
        """
        if persona.id != self._persona.id:
            self.fields.take_over()  # of the one that was shown
        if persona.id != self._persona.id or not self.name.hasFocus():
            self.name.setText(persona.name)
            self._problem.hide()
        self._persona = persona
        self.symbol.show_symbol(persona.icon, persona.name)
        setup = msgspec.structs.replace(persona.setup, system_prompt=persona.system_prompt)
        self.fields.show_setup(setup, usual_prompt, model, loaded)

    def _note_name(self, text: str) -> None:
        name = " ".join(text.split())
        self._problem.setVisible(not name)
        if name:
            self._tell(name=name)

    def _note_setup(self, setup: Setup) -> None:
        self._tell(system_prompt=setup.system_prompt or "", model=setup.model, sampling=setup.sampling)

    def _tell(self, **changes: object) -> None:
        persona = msgspec.structs.replace(self._persona, **changes)
        if persona != self._persona:
            self._persona = persona
            self.symbol.show_symbol(persona.icon, persona.name)
            self.edited.emit(persona)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.symbol)
        head.addWidget(self.name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._problem)
        column.addSpacing(10)
        column.addWidget(self.fields)
        column.addStretch(1)
