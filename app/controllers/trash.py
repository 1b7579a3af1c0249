"""What is in the trash, bringing back, deleting for good; knows no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.controllers.chat import ChatController
from app.controllers.conversations import ConversationsController
from app.controllers.store import Store
from app.storage.trash import Key, Trashed
from app.storage.values import StoredMessage

if TYPE_CHECKING:
    from app.storage.conversations import Conversations

MOST = 1_000  # things that are listed; more are found by searching


class TrashController(QObject):
    """Signals:
    listed(): The trash has been read.
    looked(object, object): The key of something, and its messages.
    """

    listed = Signal()
    looked = Signal(object, object)

    def __init__(
        self,
        store: Store,
        conversations: ConversationsController,
        chat: ChatController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._conversations = conversations
        self._chat = chat
        self._words = ""
        self._asked = 0  # counts the questions: only the latest answer is shown
        self.things: tuple[Trashed, ...] = ()
        self.was_listed = False
        conversations.arranging.changed.connect(self._refresh_if_listed)
        chat.changed.connect(self._refresh_if_listed)

    @property
    def words(self) -> str:
        """What is being looked for; empty for everything."""
        return self._words

    def search(self, words: str) -> None:
        """List only what has ``words`` in it."""
        self._words = words
        self.refresh()

    def refresh(self) -> None:
        """Read the trash."""
        self._asked += 1
        asked, words = self._asked, self._words

        def show(things: list[Trashed]) -> None:
            if asked == self._asked:
                self.things, self.was_listed = tuple(things), True
                self.listed.emit()

        self._store.ask(lambda conversations: conversations.trashed.things(words, MOST), show)

    def rest(self) -> None:
        """Nobody looks at the trash any more: it is not read with every change."""
        self._asked += 1
        self.things, self.was_listed, self._words = (), False, ""

    def look(self, key: Key) -> None:
        """Read the messages of something."""

        def show(messages: tuple[StoredMessage, ...]) -> None:
            self.looked.emit(key, messages)

        self._store.ask(lambda conversations: conversations.trashed.look(key), show)

    def restore(self, keys: Sequence[Key]) -> None:
        """Take things out of the trash."""
        talks = [thing_id for kind, thing_id in keys if kind == "conversation"]
        if talks:
            self._conversations.arranging.restore(talks)
        for kind, message_id in keys:
            if kind == "message":
                self._chat.restore(message_id)

    def purge(self, keys: Sequence[Key]) -> None:
        """Delete things for good."""
        self._purge(lambda conversations: conversations.trashed.purge(keys))

    def empty(self) -> None:
        """Delete everything in the trash for good."""
        self._purge(lambda conversations: conversations.empty_trash())

    def _purge(self, work: Callable[[Conversations], object]) -> None:
        self._store.ask(work, lambda _gone: self.refresh())

    def _refresh_if_listed(self) -> None:
        if self.was_listed:
            self.refresh()
