"""The settings of one conversation: title, persona, instructions, model, sampling; they count from the next answer on.

Keeps nothing: says what was changed. It follows the conversation that is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.settings import Settings
from app.storage.values import Persona, Setup
from app.theme import LIGHT, Theme, px
from app.widgets.buttons import dialog_button
from app.widgets.keyed_dialog import KeyedDialog
from app.widgets.persona_symbol import symbol_icon
from app.widgets.scroll_area import scroll_area
from app.widgets.setup_fields import SetupFields
from app.widgets.wrapping_label import wrapping
from inference.model_file import ModelFile
from inference.protocol import Loaded

SIZE = (640, 720)  # pixels at zoom 1
NARROW = 520  # pixels at zoom 1 below which fields stand below their words
SMALLEST = (340, 380)  # pixels
SYMBOL = 20  # pixels at zoom 1


class SetupDialog(KeyedDialog):
    """Signals:
    renamed(object, str): The conversation of this id is to be called this; empty: it finds its title itself.
    edited(object, Setup): The conversation of this id, ``None`` for one that has not begun, is answered so from now on.
    persona_chosen(object): Id of the persona to take, ``None`` for none.
    again_asked(): Its persona's settings are to be taken again.
    saved(): A persona is to be made of these settings.
    manage_asked(): The personas are to be shown.
    """

    renamed = Signal(object, str)
    edited = Signal(object, object)
    persona_chosen = Signal(object)
    again_asked = Signal()
    saved = Signal()
    manage_asked = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("setupDialog")
        self.setWindowTitle(self.tr("Settings of this conversation"))
        self.setMinimumSize(*SMALLEST)
        self._zoom, self._theme = 0.0, LIGHT
        self._personas: tuple[Persona, ...] = ()
        self._taken: Persona | None = None
        self.title = QLineEdit()
        self.title.setObjectName("setupTitle")
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setMaxLength(300)
        self.title.editingFinished.connect(self._note_title)
        self._shown_title = ""
        self._conversation_id: int | None = None
        self.persona = QComboBox()
        self.persona.setObjectName("setupPersona")
        self.persona.setAccessibleName(self.tr("Persona"))
        self.persona.setMinimumWidth(1)
        self.persona.activated.connect(lambda row: self.persona_chosen.emit(self.persona.itemData(row)))
        self.manage = dialog_button("managePersonas", self.tr("Personas…"), "")
        self.manage.clicked.connect(self.manage_asked)
        self.fields = SetupFields(settings, of_persona=False)
        self.fields.edited.connect(lambda setup: self.edited.emit(self._conversation_id, setup))
        self._make_departure()
        self._make_foot()
        self._lay_out()
        self.set_theme(LIGHT, 1.0)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols, and size what does not follow the font."""
        self._theme = theme
        if zoom != self._zoom:
            self._zoom = zoom
            self.take_size(SIZE, zoom)
        self.persona.setIconSize(QSize(px(SYMBOL, zoom), px(SYMBOL, zoom)))
        self.fields.set_theme(theme, zoom)
        self._fill_personas()
        self._align()

    def show_models(self, models: Sequence[ModelFile]) -> None:
        """Offer these models."""
        self.fields.show_models(models)

    def show_personas(self, personas: Sequence[Persona], taken: Persona | None) -> None:
        """Offer these personas; ``taken``: the one the conversation was begun with, also one that is deleted."""
        if (tuple(personas), taken) != (self._personas, self._taken):
            self._personas, self._taken = tuple(personas), taken
            self._fill_personas()

    def show_conversation(self, conversation_id: int | None, title: str) -> None:
        """Show which conversation this is about, and what it is called; ``None``: one that has not begun."""
        begun = conversation_id is not None
        if conversation_id != self._conversation_id:
            self.fields.take_over()  # what was typed last belongs to the one before
            self._note_title()
        self._conversation_id = conversation_id
        self._title_row.setVisible(begun)
        if not (self.title.hasFocus() and self.title.isModified()) or title != self._shown_title:
            self.title.setText(title)
        self._shown_title = title
        self._when.setText(
            self.tr("Changes count from the next answer on.")
            if begun
            else self.tr("This conversation has not begun; it begins with what you choose here.")
        )

    def show_setup(
        self, setup: Setup, usual_prompt: str, model: str, loaded: Loaded | None, *, departs: bool, differs: bool
    ) -> None:
        """Show how it is answered.

        Args:
            setup: It.
            usual_prompt: The instructions of the settings.
            model: Name of the model that would answer.
            loaded: The same where it is loaded.
            departs: Whether its persona says something else.
            differs: Whether the settings say something else.
        """
        self.fields.show_setup(setup, usual_prompt, model, loaded)
        self._departure.setVisible(departs)
        self.save.setVisible(differs and (departs or setup.persona_id is None))

    # ------------------------------------------------------------------------------- making it

    def _make_departure(self) -> None:
        """The line that says that conversation and persona differ."""
        self._departure = QFrame()
        self._departure.setProperty("look", "warning")
        words = wrapping()
        words.setText(self.tr("This conversation is answered otherwise than its persona says."))
        self.again = dialog_button("takeAgain", self.tr("Take the persona's settings again"), "")
        self.again.clicked.connect(self.again_asked)
        row = QVBoxLayout(self._departure)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(6)
        row.addWidget(words)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)
        self._departure.hide()

    def _make_foot(self) -> None:
        self.save = dialog_button("saveAsPersona", self.tr("Save as a persona…"), "quiet")
        self.save.clicked.connect(self._save)
        self.close_button = dialog_button("closeSetup", self.tr("Close"), "")
        self.close_button.clicked.connect(self.close)
        self._when = wrapping("caption", "muted")

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("settingsPage")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(6)
        column.addWidget(self._when)
        column.addSpacing(6)
        self._title_row = QWidget()
        title = QVBoxLayout(self._title_row)
        title.setContentsMargins(0, 0, 0, 10)
        title.setSpacing(6)
        title.addWidget(_heading(self.tr("Title")))
        title.addWidget(self.title)
        column.addWidget(self._title_row)
        column.addWidget(_heading(self.tr("Persona")))
        row = QHBoxLayout()
        row.addWidget(self.persona, 1)
        row.addWidget(self.manage)
        column.addLayout(row)
        column.addWidget(self._departure)
        column.addSpacing(12)
        column.addWidget(self.fields)
        column.addStretch(1)
        area = scroll_area(inside)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addWidget(self.save)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addLayout(foot)
        QWidget.setTabOrder(self.title, self.persona)

    # --------------------------------------------------------------------------------- showing

    def _fill_personas(self) -> None:
        side = px(SYMBOL, self._zoom or 1.0)
        self.persona.clear()
        self.persona.addItem(self.tr("None"), None)
        offered = [*self._personas]
        if self._taken is not None and self._taken.id not in [persona.id for persona in offered]:
            offered.append(self._taken)
        for persona in offered:
            self.persona.addItem(symbol_icon(persona.icon, persona.name, self._theme, side), persona.name, persona.id)
        ids = [None, *(persona.id for persona in offered)]
        self.persona.setCurrentIndex(ids.index(self._taken.id if self._taken is not None else None))

    def _align(self) -> None:
        self.fields.show_narrow(self.width() < px(NARROW, self._zoom))

    def _note_title(self) -> None:
        if self.title.isModified() and self.title.text() != self._shown_title:
            self.title.setModified(False)
            self.renamed.emit(self._conversation_id, self.title.text())

    def _save(self) -> None:
        self.fields.take_over()
        self.saved.emit()

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.fields.take_over()
        self._note_title()
        super().closeEvent(event)


def _heading(title: str) -> QLabel:
    label = QLabel(title)
    label.setProperty("scale", "title")
    return label
