"""Which model answers what is shown: the header names it, the list ticks it, choosing one sets it; loads nothing.

A conversation may have a model of its own; all others are answered by the one that was chosen last, or with *Automatic*
by one that is chosen for each question. Going to a conversation loads nothing, asking there does. Choosing a model
while a conversation is shown sets it for that one, and as the one for all that have none of their own.
"""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject

from app.controllers.together import Controllers
from app.itemmodels.model_words import title_of
from app.itemmodels.models import AUTOMATIC, ModelsListModel
from app.settings import Settings
from app.widgets.chat_link import name_of
from app.widgets.chat_pane import ChatPane
from inference.model_file import ModelFile


class PickerLink(QObject):
    """Lives as long as the pane."""

    def __init__(self, to: Controllers, rows: ModelsListModel, pane: ChatPane, settings: Settings) -> None:
        super().__init__(pane)
        self._to = to
        self._settings = settings
        self._rows = rows
        self._header, self._welcome = pane.header, pane.welcome
        to.engine.state_changed.connect(lambda _state: self.show())
        to.chat.shown.connect(lambda _view: self.show())
        to.chat.setup_changed.connect(self.show)
        to.models.listed.connect(self.show)
        to.models.chosen.connect(lambda model: self._note_chosen(model.name))
        to.models.automatic_chosen.connect(lambda: self._note_chosen(""))
        self.show()

    @property
    def _is_automatic(self) -> bool:
        """Whether a model is chosen for each question in what is shown."""
        return not self._to.chat.setup.model and self._settings.flag("automatic.enabled")

    def _wanted(self) -> tuple[str, ModelFile | None]:
        """Name of the model that answers what is shown, and it, where it is known."""
        engine, name = self._to.engine, self._to.chat.setup.model
        if name:
            return name, self._to.models.find_listed(name)
        model = engine.state.model if self._is_automatic else engine.chosen or engine.state.model
        return model.name if model is not None else "", model

    def show(self) -> None:
        """Show what holds now."""
        engine, automatic = self._to.engine, self._is_automatic
        name, model = self._wanted()
        title = title_of(model) if model is not None else name_of(name)
        if automatic:
            self._header.show_state(engine.state, title, automatic=True)
        elif not name or engine.would_answer(self._to.chat.setup.model):
            self._header.show_state(engine.state, title)
        else:
            self._header.show_waiting(title, there=self._is_there(model))
        self._rows.set_current(AUTOMATIC if automatic else str(model.path) if model is not None else "")
        if model is not None:
            self._welcome.show_model(guide=model.builtin and not (automatic and self._to.models.has_choice))

    def _is_there(self, model: ModelFile | None) -> bool:
        """Whether it can be loaded, as far as is known; before the list was read, nothing speaks against it."""
        return not self._to.models.all if model is None else not model.missing

    def _note_chosen(self, name: str) -> None:
        """The user wants to be answered by the model of this name, here and where no other is wanted; empty: by any."""
        chat = self._to.chat
        mine = name if chat.view.id is not None else ""
        if chat.setup.model != mine:
            chat.set_up(msgspec.structs.replace(chat.setup, model=mine))
        self.show()
