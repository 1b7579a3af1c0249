"""The personas: a list, and the one that is chosen as fields; a change is kept at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.settings import Settings
from app.storage.values import Persona
from app.theme import LIGHT, Theme, px
from app.widgets.icons import icon
from app.widgets.keyed_dialog import KeyedDialog
from app.widgets.persona_editor import PersonaEditor
from app.widgets.persona_list import PersonaList
from app.widgets.ready_persona_cards import ReadyPersonaCards
from app.widgets.wrapping_label import wrapping
from inference.model_file import ModelFile
from inference.protocol import Loaded

SIZE = (860, 680)  # pixels at zoom 1
NARROW = 620  # pixels at zoom 1 below which the list stands above the fields, in a field of its own
SMALLEST = (360, 400)  # pixels
LIST = 220  # pixels at zoom 1


class PersonasDialog(KeyedDialog):
    """Signals:
    new_asked(): An empty persona is wanted.
    ready_asked(tuple): These ready-made ones are wanted.
    edited(Persona): A persona is this from now on.
    moved(list): The ids in their new order.
    copy_asked(int): Another one like this is wanted.
    delete_asked(int): This one is to go.
    undo_asked(): What was deleted last is to come back.
    begin_asked(int): A conversation with this one is to begin.
    shown(int): Another one is shown.
    """

    new_asked = Signal()
    ready_asked = Signal(object)
    edited = Signal(object)
    moved = Signal(object)
    copy_asked = Signal(int)
    delete_asked = Signal(int)
    undo_asked = Signal()
    begin_asked = Signal(int)
    shown = Signal(int)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("personasDialog")
        self.setWindowTitle(self.tr("Personas"))
        self.setMinimumSize(*SMALLEST)
        self._personas: tuple[Persona, ...] = ()
        self._zoom, self._theme = 0.0, LIGHT
        self.editor = PersonaEditor(settings)
        self.editor.edited.connect(self.edited)
        self.cards = ReadyPersonaCards()
        self.cards.added.connect(self.ready_asked)
        self.cards.own_asked.connect(self.new_asked)
        self._make_list()
        self._make_foot()
        self._make_deleted()
        self._stack = QStackedWidget()
        self._stack.addWidget(_scrolling(self.editor))
        self._stack.addWidget(_scrolling(self.cards))
        self._lay_out()
        self.set_theme(LIGHT, 1.0)
        self.show_personas(())

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols, and size what does not follow the font."""
        self._theme = theme
        if zoom != self._zoom:
            self._zoom = zoom
            self.take_size(SIZE, zoom)
            self._left.setFixedWidth(px(LIST, zoom))
        for button, symbol in ((self.new, "plus"), (self.copy, "copy"), (self.delete, "trash")):
            button.setIcon(icon(symbol, theme))
        self.list.set_theme(theme, zoom)
        self.editor.set_theme(theme, zoom)
        self.cards.set_theme(theme, zoom)
        self._align()

    def show_models(self, models: Sequence[ModelFile]) -> None:
        """Offer these models."""
        self.editor.show_models(models)

    def show_personas(self, personas: Sequence[Persona]) -> None:
        """Show these; the one that is chosen stays so while it is there, else its neighbour."""
        before, current = [persona.id for persona in self._personas], self.list.current_id()
        self._personas = tuple(personas)
        self.list.show_personas(personas)
        self._choice.clear()
        for persona in personas:
            self._choice.addItem(persona.name, persona.id)
        self.cards.show_taken(tuple(persona.name for persona in personas))
        ids = [persona.id for persona in personas]
        if current is not None and current not in ids and ids:
            self.choose(ids[min(before.index(current), len(ids) - 1)])
        elif current in ids:
            self._choice.setCurrentIndex(ids.index(current))
        elif not ids or self._stack.currentIndex() == 0:
            self._show_cards()
        self._left.setVisible(bool(ids) and not self._is_narrow())
        self._above.setVisible(bool(ids) and self._is_narrow())

    def choose(self, persona_id: int) -> None:
        """Show a persona."""
        self.list.choose(persona_id)

    def show_editor(self, persona: Persona, usual_prompt: str, model: str, loaded: Loaded | None) -> None:
        """Show the fields of a persona; the arguments are those of ``PersonaEditor.show_persona``."""
        self.editor.show_persona(persona, usual_prompt, model, loaded)
        self._stack.setCurrentIndex(0)
        self._choice.setCurrentIndex(self._choice.findData(persona.id))
        self._show_buttons(True)

    def show_deleted(self, name: str) -> None:
        """Offer to bring back the persona of this name; empty: nothing was deleted, or it is back."""
        self._deleted_words.setText(self.tr("“{0}” was deleted. Its conversations stay as they are.").format(name))
        self._deleted.setVisible(bool(name))

    def name_it(self) -> None:
        """Put the keyboard where a persona that was just made gets its name."""
        self.editor.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.name.selectAll()

    # ------------------------------------------------------------------------------- making it

    def _make_list(self) -> None:
        self.list = PersonaList()
        self.list.chosen.connect(self.shown)
        self.list.moved.connect(self.moved)
        self.list.delete_asked.connect(self.delete_asked)
        self.list.undo_asked.connect(self.undo_asked)
        self._choice = QComboBox()
        self._choice.setObjectName("personaChoice")
        self._choice.setAccessibleName(self.tr("Persona"))
        self._choice.activated.connect(lambda row: self.choose(int(self._choice.itemData(row))))
        self.new = self._button("newPersona", self.tr("New persona"))
        self.new.clicked.connect(self.new_asked)
        self.ready = self._button("readyMadePersonas", self.tr("Ready-made ones…"))
        self.ready.clicked.connect(self._go_to_cards)

    def _make_foot(self) -> None:
        self.copy = self._button("copyPersona", self.tr("Duplicate"))
        self.copy.clicked.connect(lambda: self._of_current(self.copy_asked))
        self.delete = self._button("deletePersona", self.tr("Delete"))
        self.delete.clicked.connect(lambda: self._of_current(self.delete_asked))
        self.begin = QPushButton(self.tr("New conversation with it"))
        self.begin.setObjectName("beginWithPersona")
        self.begin.setAccessibleName(self.begin.text())
        self.begin.setProperty("look", "primary")
        self.begin.clicked.connect(lambda: self._of_current(self.begin_asked))
        self._close = QPushButton(self.tr("Close"))
        self._close.setObjectName("closePersonas")
        self._close.setAccessibleName(self._close.text())
        self._close.clicked.connect(self.close)
        for button in (self.begin, self._close):
            button.setAutoDefault(False)

    def _make_deleted(self) -> None:
        """The line that offers the way back after a deletion."""
        self._deleted = QWidget()
        self._deleted_words = wrapping("", "muted")
        self.undo = QPushButton(self.tr("Undo"))
        self.undo.setObjectName("undoDeletePersona")
        self.undo.setAccessibleName(self.undo.text())
        self.undo.setAutoDefault(False)
        self.undo.clicked.connect(self.undo_asked)
        row = QHBoxLayout(self._deleted)
        row.setContentsMargins(24, 8, 24, 0)
        row.addWidget(self._deleted_words, 1)
        row.addWidget(self.undo)
        self._deleted.hide()

    def _button(self, name: str, title: str) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(name)
        button.setAccessibleName(title)
        button.setProperty("look", "quiet")
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        left = self._left = QFrame()
        left.setProperty("look", "window")
        column = QVBoxLayout(left)
        column.setContentsMargins(10, 16, 10, 12)
        column.setSpacing(4)
        column.addWidget(self.list, 1)
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.ready, 0, Qt.AlignmentFlag.AlignLeading)
        self._above = QWidget()
        above = QHBoxLayout(self._above)
        above.setContentsMargins(24, 16, 24, 0)
        above.addWidget(self._choice, 1)
        self._small_new = self._button("newPersonaNarrow", self.tr("New"))
        self._small_new.clicked.connect(self.new_asked)
        above.addWidget(self._small_new)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.setSpacing(8)
        for button in (self.copy, self.delete):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self.begin)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._above)
        right.addWidget(self._stack, 1)
        right.addWidget(self._deleted)
        right.addLayout(foot)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(left)
        whole.addLayout(right, 1)

    # --------------------------------------------------------------------------------- showing

    def _is_narrow(self) -> bool:
        return self.width() < px(NARROW, self._zoom)

    def _align(self) -> None:
        """List beside the fields, or above them where it is narrow."""
        narrow, some = self._is_narrow(), bool(self._personas)
        had_focus = self.focusWidget() in (self.list, self._choice)
        self._left.setVisible(some and not narrow)
        self._above.setVisible(some and narrow)
        if had_focus:
            (self._choice if narrow else self.list).setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.fields.show_narrow(narrow)
        for button, title in ((self.copy, self.tr("Duplicate")), (self.delete, self.tr("Delete"))):
            button.setText("" if narrow else title)
            button.setToolTip(title)

    def _go_to_cards(self) -> None:
        self._show_cards()
        self.cards.take_focus()

    def _show_cards(self) -> None:
        self._stack.setCurrentIndex(1)
        self.list.blockSignals(True)
        self.list.choose(None)
        self.list.blockSignals(False)
        self._choice.setCurrentIndex(-1)
        self._show_buttons(False)

    def _show_buttons(self, shown: bool) -> None:
        for button in (self.copy, self.delete, self.begin):
            button.setVisible(shown)

    def _of_current(self, wish: SignalInstance) -> None:
        current = self.list.current_id()
        if current is not None:
            self.editor.fields.take_over()
            wish.emit(current)

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.show_deleted("")
        self.editor.fields.take_over()
        super().closeEvent(event)


def _scrolling(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page = QFrame()
    page.setProperty("look", "surface")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inside)
    area.setWidget(page)
    return area
