"""Personas as the window shows them: listed, changed, deleted with a way back, taken; knows no widgets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from app.controllers.chat import ChatController
from app.controllers.store import Store
from app.notices import DELETED_NOTICE, Notice, Notices
from app.settings import Settings
from app.storage.values import Persona, Setup

if TYPE_CHECKING:
    from app.storage.conversations import Conversations

RESTORE = "restore-persona"  # the action of a notice, with the id of a persona behind a colon


class PersonasController(QObject):
    """Keeps the list of personas as it should be shown.

    Signals:
        listed(): The list has been read.
        made(int): A persona was made and is in the list.
    """

    listed = Signal()
    made = Signal(int)

    def __init__(
        self, store: Store, chat: ChatController, settings: Settings, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._chat = chat
        self._settings = settings
        self._notices = notices
        self._listed: tuple[Persona, ...] = ()
        self._known: dict[int, Persona] = {}

    @property
    def all(self) -> tuple[Persona, ...]:
        """The personas in their order, as they were read last."""
        return self._listed

    def named(self, persona_id: int | None) -> Persona | None:
        """One persona, also one that is deleted: conversations show with whom they were begun."""
        return self._known.get(persona_id) if persona_id is not None else None

    def usual_prompt(self) -> str:
        """What a conversation begins with when nothing was chosen for it."""
        return self._settings.text("chat.system_prompt")

    def refresh(self) -> None:
        """Read the list again."""
        self._store.ask(_read, self._show)

    # ---------------------------------------------------------------------------------- changing

    def create(self, *drafts: Persona) -> None:
        """Add personas at the end of the list, whatever their ids say; ``made`` tells of the last one."""

        def make(conversations: Conversations) -> int:
            with conversations.together():
                return [
                    conversations.personas.create(
                        draft.name,
                        icon=draft.icon,
                        system_prompt=draft.system_prompt,
                        model=draft.model,
                        sampling=draft.sampling,
                    ).id
                    for draft in drafts
                ][-1]

        if drafts:
            self._store.ask(make, self._tell_made)

    def copy(self, persona_id: int, name: str) -> None:
        """Add another persona like this one, below it."""
        self._store.ask(lambda conversations: conversations.personas.copy(persona_id, name).id, self._tell_made)

    def change(self, persona: Persona) -> None:
        """Keep what a persona is now; no conversation changes with it."""
        self._listed = tuple(persona if each.id == persona.id else each for each in self._listed)
        self._known[persona.id] = persona
        self._store.ask(lambda conversations: conversations.personas.change(persona), lambda _: self.refresh())

    def order(self, ids: Iterable[int]) -> None:
        """Put the personas in this order."""
        wanted = tuple(ids)
        self._store.ask(lambda conversations: conversations.personas.order(wanted), lambda _: self.refresh())

    def delete(self, persona_id: int) -> None:
        """Delete a persona; a notice offers the way back."""

        def tell(persona: Persona) -> None:
            self.refresh()
            self._notices.post(
                Notice(
                    message=self.tr("The persona “{0}” was deleted. Its conversations stay as they are.").format(
                        persona.name
                    ),
                    action=f"{RESTORE}:{persona_id}",
                    action_title=self.tr("Undo"),
                    key=DELETED_NOTICE,
                )
            )

        self._store.ask(lambda conversations: conversations.personas.delete(persona_id), tell)

    def restore(self, persona_id: int) -> None:
        """Bring back what ``delete`` took."""
        self._store.ask(lambda kept: kept.personas.restore(persona_id), lambda _persona: self.refresh())

    def act(self, action: str) -> None:
        """Do what a notice of personas offers."""
        name, _, what = action.partition(":")
        if name == RESTORE:
            self.restore(int(what))

    # -------------------------------------------------------------------- of what is shown

    def taken(self) -> Persona | None:
        """The persona of the conversation that is shown."""
        return self.named(self._chat.setup.persona_id)

    def take(self, persona: Persona | None) -> None:
        """Have the conversation that is shown answered by a persona; ``None``: as the settings say."""
        self.set_up(persona.setup if persona is not None else Setup())

    def set_up(self, setup: Setup) -> None:
        """Have the conversation that is shown answered so from the next answer on."""
        if self._chat.view.id is not None and setup.system_prompt is None:
            setup = msgspec.structs.replace(setup, system_prompt=self.usual_prompt())
        self._chat.set_up(setup)

    def differs(self, setup: Setup) -> bool:
        """Whether a conversation is answered otherwise than the settings say."""
        return bool(setup.model or setup.sampling) or setup.system_prompt not in (None, self.usual_prompt())

    def departs(self, setup: Setup, persona: Persona) -> bool:
        """Whether a conversation is answered otherwise than its persona says."""
        prompt = self.usual_prompt() if setup.system_prompt is None else setup.system_prompt
        return (prompt, setup.model, setup.sampling) != (
            persona.system_prompt or self.usual_prompt(),
            persona.model,
            persona.sampling,
        )

    # ------------------------------------------------------------------------------------ inside

    def _tell_made(self, persona_id: int) -> None:
        def show(read: tuple[list[Persona], list[Persona]]) -> None:
            self._show(read)
            self.made.emit(persona_id)

        self._store.ask(_read, show)

    def _show(self, read: tuple[list[Persona], list[Persona]]) -> None:
        there, deleted = read
        self._listed = tuple(there)
        self._known = {persona.id: persona for persona in (*there, *deleted)}
        self.listed.emit()


def _read(conversations: Conversations) -> tuple[list[Persona], list[Persona]]:
    """Those in the list, and those that were deleted."""
    return conversations.personas.list(), conversations.personas.list(deleted=True)
