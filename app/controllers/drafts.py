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
PAUSE = 600  # milliseconds after the last key before a draft is written


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
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
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

    def read(self, conversation: Conversation) -> None:
        """Another conversation is shown, with the draft it has on the disk."""
        self.keep()
        self._conversation_id = conversation.id
        self._text = self._written = conversation.draft

    def note(self, conversation_id: int | None, text: str) -> None:
        """Something else stands in the composer; ``None``: of a new conversation."""
        if conversation_id is None:
            self.of_new = text
            self._pause.start()
            return
        if conversation_id != self._conversation_id:
            self._conversation_id, self._written = conversation_id, ""
        self._text = text
        if text != self._written:
            self._pause.start()

    def settle(self, conversation_id: int) -> None:
        """What was a new conversation has a row now; what stands in the composer meanwhile is its draft."""
        text, self.of_new = self.of_new, ""
        self.set_up(Setup())
        self._pause.start()
        self._conversation_id, self._written = conversation_id, ""
        self.note(conversation_id, text)

    def sent(self, conversation_id: int | None) -> None:
        """A question is on its way, and the database empties the draft with it; what is there still is kept."""
        if conversation_id is not None and conversation_id == self._conversation_id:
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
            self._pause.start()

    def keep(self) -> None:
        """Write the draft now."""
        self._pause.stop()
        for message_id in self._unwritten:
            self._keep_edit(message_id, self._edits[message_id])
        self._unwritten.clear()
        if self.of_new != self._settings.text(OF_NEW) and len(self.of_new) <= LONGEST:
            self._settings.set(OF_NEW, self.of_new)
        conversation_id, text = self._conversation_id, self._text
        if conversation_id is not None and text != self._written:
            self._written = text
            self._store.ask(lambda conversations: conversations.set_draft(conversation_id, text))

    def _keep_edit(self, message_id: int, text: str) -> None:
        self._store.ask(lambda conversations: conversations.set_message_draft(message_id, text))
