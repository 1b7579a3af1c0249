"""Which model answers what is shown: the header names it, the list ticks it, choosing one sets it; loads nothing.

A conversation may have a model of its own; all others are answered by the one that was chosen last. Going to a
conversation loads nothing, asking there does. Choosing a model while a conversation is shown sets it for that one, and
as the one for all that have none of their own.
"""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject

from app.controllers.together import Controllers
from app.itemmodels.model_words import title_of
from app.itemmodels.models import ModelsListModel
from app.widgets.chat_link import name_of
from app.widgets.chat_pane import ChatPane
from inference.model_file import ModelFile


class PickerLink(QObject):
    """Lives as long as the pane."""

    def __init__(self, to: Controllers, rows: ModelsListModel, pane: ChatPane) -> None:
        super().__init__(pane)
        self._to = to
        self._rows = rows
        self._header, self._welcome = pane.header, pane.welcome
        to.engine.state_changed.connect(lambda _state: self._show())
        to.chat.shown.connect(lambda _view: self._show())
        to.chat.setup_changed.connect(self._show)
        to.models.listed.connect(self._show)
        to.models.chosen.connect(self._note_chosen)
        self._show()

    def _wanted(self) -> tuple[str, ModelFile | None]:
        """Name of the model that answers what is shown, and it, where it is known."""
        engine, name = self._to.engine, self._to.chat.setup.model
        if name:
            return name, self._to.models.find_listed(name)
        model = engine.chosen or engine.state.model
        return model.name if model is not None else "", model

    def _show(self) -> None:
        engine = self._to.engine
        name, model = self._wanted()
        title = title_of(model) if model is not None else name_of(name)
        if not name or engine.would_answer(self._to.chat.setup.model):
            self._header.show_state(engine.state, title)
        else:
            self._header.show_waiting(title, there=self._is_there(model))
        self._rows.set_current(str(model.path) if model is not None else "")
        if model is not None:
            self._welcome.show_model(guide=model.builtin)

    def _is_there(self, model: ModelFile | None) -> bool:
        """Whether it can be loaded, as far as is known; before the list was read, nothing speaks against it."""
        return not self._to.models.all if model is None else not model.missing

    def _note_chosen(self, model: ModelFile) -> None:
        """The user wants to be answered by this model, here and where no other is wanted."""
        chat = self._to.chat
        mine = model.name if chat.view.id is not None else ""
        if chat.setup.model != mine:
            chat.set_up(msgspec.structs.replace(chat.setup, model=mine))
        self._show()
