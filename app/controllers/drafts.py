"""What stands in the composer unsent, kept with its conversation or message, and how a new one will be answered."""

from __future__ import annotations

import contextlib

import msgspec
from PySide6.QtCore import QObject, QTimer

from app.controllers.store import Store
from app.declarations import BY_KEY
from app.settings import Settings
from app.storage.values import Conversation, Setup, StoredMessage

OF_NEW = "window.draft"  # the setting that keeps the draft of a new conversation
SETUP_OF_NEW = "window.new_setup"  # the same of how it is to be answered
LONGEST = BY_KEY[OF_NEW].high or 0  # characters; what is longer lives as long as the window
SOON = 250  # milliseconds after a key, and no more while one goes on typing, until a draft is written


class Drafts(QObject):
    """The draft of the conversation that is shown, and that of a new one, which the settings keep.

    Attributes:
        of_new: What stands in the composer of a conversation that has no row yet.
    """

    def __init__(self, store: Store, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.of_new = settings.text(OF_NEW)
        self._store = store
        self._settings = settings
        self._long: Setup | None = None  # what is too long to be kept lives as long as the window
        self._conversation_id: int | None = None
        self._text = ""
        self._written = ""
        self._edits: dict[int, str] = {}  # by message, what is to be said in its place; empty: nothing any more
        self._unwritten: set[int] = set()  # of these
        self._refused: dict[int, str] = {}  # by conversation, what the database did not take: the disk was full
        self._pause = QTimer(self, singleShot=True, interval=SOON)
        self._pause.timeout.connect(self.keep)

    @property
    def setup(self) -> Setup:
        """How a conversation that has no row yet will be answered, as far as that was chosen."""
        if self._long is not None:
            return self._long
        text = self._settings.text(SETUP_OF_NEW)
        if text:
            with contextlib.suppress(msgspec.MsgspecError):  # what is unreadable must not keep anybody from asking
                return msgspec.json.decode(text, type=Setup)
        return Setup()

    def set_up(self, setup: Setup) -> None:
        """Have a conversation that has no row yet answered so."""
        text = "" if setup == Setup() else msgspec.json.encode(setup).decode()
        self._long = setup if len(text) > (BY_KEY[SETUP_OF_NEW].high or 0) else None
        if self._long is None:
            self._settings.set(SETUP_OF_NEW, text)

    def read(self, conversation: Conversation) -> str:
        """Another conversation is shown. Returns its draft: what the disk has, unless that did not take the last."""
        draft = self._refused.get(conversation.id, conversation.draft)
        self.keep()
        self._conversation_id, self._text, self._written = conversation.id, draft, draft
        return draft

    def note(self, conversation_id: int | None, text: str) -> None:
        """Something else stands in the composer; ``None``: of a new conversation."""
        if conversation_id is None:
            self.of_new = text
            self._keep_soon()
            return
        if conversation_id != self._conversation_id:
            self._conversation_id, self._written = conversation_id, ""
        self._text = text
        if text != self._written:
            self._keep_soon()

    def settle(self, conversation_id: int) -> None:
        """What was a new conversation has a row now; what stands in the composer meanwhile is its draft."""
        text, self.of_new = self.of_new, ""
        self.set_up(Setup())
        self._keep_soon()
        self._conversation_id, self._written = conversation_id, ""
        self.note(conversation_id, text)

    def sent(self, conversation_id: int | None) -> None:
        """A question is on its way, and the database empties the draft with it; what is there still is kept."""
        if conversation_id is not None and conversation_id == self._conversation_id:
            self._refused.pop(conversation_id, None)
            self._written = ""
            self.note(conversation_id, self._text)

    def edit_of(self, message: StoredMessage) -> str:
        """What is to be said in the place of a message; empty for nothing."""
        return self._edits.get(message.id, message.draft)

    def note_edit(self, message_id: int, text: str) -> None:
        """Something else is to be said in the place of a message; empty: nothing any more."""
        if self._edits.get(message_id) != text:
            self._edits[message_id] = text
            self._unwritten.add(message_id)
            self._keep_soon()

    def _keep_soon(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def keep(self) -> None:
        """Write the draft now, and what was refused before."""
        self._pause.stop()
        for message_id in self._unwritten:
            self._keep_edit(message_id, self._edits[message_id])
        self._unwritten.clear()
        refused, self._refused = self._refused, {}
        for refused_id, text in refused.items():
            self._keep_draft(refused_id, text)
        if self.of_new != self._settings.text(OF_NEW) and len(self.of_new) <= LONGEST:
            self._settings.set(OF_NEW, self.of_new)
        conversation_id, text = self._conversation_id, self._text
        if conversation_id is not None and text != self._written:
            self._written = text
            self._keep_draft(conversation_id, text)

    def forget(self) -> None:
        """An id means something else from now on: what is not on the disk belongs to nothing that is there."""
        self._edits.clear()
        self._unwritten.clear()
        self._refused.clear()
        self._conversation_id = None

    def _keep_draft(self, conversation_id: int, text: str) -> None:
        self._store.ask(
            lambda conversations: conversations.set_draft(conversation_id, text),
            lambda _: self._refused.pop(conversation_id, None),  # one that was refused before is older
            lambda _: self._refused.update({conversation_id: text}),
        )

    def _keep_edit(self, message_id: int, text: str) -> None:
        self._store.ask(
            lambda conversations: conversations.set_message_draft(message_id, text),
            None,
            lambda _: self._unwritten.add(message_id),
        )
