"""The list of conversations: reading, searching, renaming, throwing away and bringing back; knows no widgets."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.controllers.store import Store
from app.itemmodels.conversations import ConversationListModel, Entry
from app.notices import DELETED_NOTICE, Notice, Notices
from app.storage.values import Conversation, SearchHit

if TYPE_CHECKING:
    from app.storage.conversations import Conversations

PAGE = 200  # conversations read at once
HITS = 200  # conversations a search finds at most


class ConversationsController(QObject):
    """Keeps the list as it should be shown.

    Signals:
        listed(): The list has been read.
        renamed(int, str): A conversation has another title.
        trashed(int): A conversation is in the trash now.
        restored(int): A conversation is out of the trash again.
    """

    listed = Signal()
    renamed = Signal(int, str)
    trashed = Signal(int)
    restored = Signal(int)

    def __init__(
        self, store: Store, rows: ConversationListModel, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._rows = rows
        self._notices = notices
        self._words = ""
        self._limit = PAGE
        self._asked = 0  # counts the questions: only the latest answer is shown
        self._places: dict[int, int | None] = {}
        rows.more_wanted.connect(self._read_more)

    def refresh(self) -> None:
        """Read the list again."""
        self._asked += 1
        asked, words, limit = self._asked, self._words, self._limit

        def read(conversations: Conversations) -> list[Conversation] | list[SearchHit]:
            if words:
                return conversations.search(words, HITS)
            return conversations.list(limit=limit)

        def show(found: list[Conversation] | list[SearchHit]) -> None:
            if asked == self._asked:
                self._show(found)

        self._store.ask(read, show)

    def search(self, words: str) -> None:
        """List only conversations in which ``words`` are found; all of them when it is empty."""
        if words != self._words:
            self._words = words
            self.refresh()

    def found_in(self, conversation_id: int) -> int | None:
        """The message of conversation ``id`` in which the words of the search were found."""
        return self._places.get(conversation_id)

    def rename(self, conversation_id: int, title: str) -> None:
        """Give a conversation a title; an empty one asks for an automatic one."""

        def tell(conversation: Conversation) -> None:
            self.renamed.emit(conversation.id, conversation.title)
            self.refresh()

        self._store.ask(lambda conversations: conversations.rename(conversation_id, title), tell)

    def trash(self, conversation_id: int) -> None:
        """Put a conversation into the trash; a notice offers the way back."""

        def tell(conversation: Conversation) -> None:
            self.trashed.emit(conversation_id)
            self.refresh()
            self._notices.post(
                Notice(
                    message=self.tr("“{0}” was moved to the trash.").format(self._title(conversation)),
                    action=f"restore-conversation:{conversation_id}",
                    action_title=self.tr("Undo"),
                    key=DELETED_NOTICE,
                )
            )

        self._store.ask(lambda conversations: conversations.trash(conversation_id), tell)

    def restore(self, conversation_id: int) -> None:
        """Take a conversation out of the trash."""

        def tell(_conversation: Conversation) -> None:
            self.refresh()
            self.restored.emit(conversation_id)

        self._store.ask(lambda conversations: conversations.restore(conversation_id), tell)

    # ------------------------------------------------------------------------------------ inside

    def _read_more(self) -> None:
        self._limit += PAGE
        self.refresh()

    def _title(self, conversation: Conversation) -> str:
        return conversation.title or self.tr("New conversation")

    def _show(self, found: list[Conversation] | list[SearchHit]) -> None:
        self._places = {}
        entries = []
        for item in found:
            conversation = item.conversation if isinstance(item, SearchHit) else item
            snippet = ""
            if isinstance(item, SearchHit):
                self._places[conversation.id] = item.message_id
                snippet = item.excerpt if item.message_id is not None else ""
            entries.append(
                Entry(
                    id=conversation.id,
                    title=self._title(conversation),
                    updated_at=conversation.updated_at,
                    snippet=snippet,
                )
            )
        today = datetime.datetime.now().astimezone().date()
        more = not self._words and len(found) == self._limit
        self._rows.show(entries, today=today, grouped=not self._words, more=more)
        self.listed.emit()
