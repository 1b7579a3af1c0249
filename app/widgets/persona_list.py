"""The list of personas: symbol and name, moved by mouse or Alt with the arrows. Changes nothing by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from app.storage.values import Persona
from app.theme import LIGHT, Theme, px
from app.widgets.move_keys import claims, step_of
from app.widgets.persona_symbol import symbol_icon

SIDE = 26  # pixels of a symbol at zoom 1
ID = Qt.ItemDataRole.UserRole


class PersonaList(QListWidget):
    """Signals:
    chosen(int): Another persona is shown.
    moved(list): The ids in their new order.
    delete_asked(int): A persona is to go.
    undo_asked(): What was deleted last is to come back.
    """

    chosen = Signal(int)
    moved = Signal(object)
    delete_asked = Signal(int)
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("personaList")
        self.setAccessibleName(self.tr("Personas"))
        self.setAccessibleDescription(self.tr("Alt with the arrow keys moves a persona."))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._theme, self._zoom = LIGHT, 1.0
        self._personas: tuple[Persona, ...] = ()
        self.currentItemChanged.connect(self._note_current)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Draw the symbols."""
        self._theme, self._zoom = theme, zoom
        self.setIconSize(QSize(px(SIDE, zoom), px(SIDE, zoom)))
        personas, self._personas = self._personas, ()
        self.show_personas(personas)

    def show_personas(self, personas: Sequence[Persona]) -> None:
        """Show these in their order; the one that is chosen stays so."""
        if tuple(personas) == self._personas:
            return
        current = self.current_id()
        self._personas = tuple(personas)
        self.blockSignals(True)
        if [persona.id for persona in personas] != self.ids():
            self.clear()
            for persona in personas:
                item = QListWidgetItem()
                item.setData(ID, persona.id)
                self.addItem(item)
        for row, persona in enumerate(personas):
            item = self.item(row)
            item.setText(persona.name)
            item.setIcon(symbol_icon(persona.icon, persona.name, self._theme, px(SIDE, self._zoom)))
            item.setSizeHint(QSize(0, px(SIDE, self._zoom) + px(14, self._zoom)))
        self.choose(current)
        self.blockSignals(False)

    def ids(self) -> list[int]:
        """The ids as they are listed."""
        return [int(self.item(row).data(ID)) for row in range(self.count())]

    def current_id(self) -> int | None:
        """The persona that is chosen."""
        item = self.currentItem()
        return int(item.data(ID)) if item is not None else None

    def choose(self, persona_id: int | None) -> None:
        """Choose a persona; ``None`` or one that is not listed: none."""
        ids = self.ids()
        self.setCurrentRow(ids.index(persona_id) if persona_id in ids else -1)

    def _note_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(int(item.data(ID)))

    # ------------------------------------------------------------------------------ Qt overrides

    def event(self, event: QEvent) -> bool:
        return claims(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current, ids, step = self.current_id(), self.ids(), step_of(event)
        if current is not None and step:
            at = ids.index(current)
            there = max(0, min(len(ids) - 1, at + step))
            ids.insert(there, ids.pop(at))
            self.moved.emit(ids)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif current is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(current)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.moved.emit(self.ids())
