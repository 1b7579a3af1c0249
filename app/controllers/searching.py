"""Searches conversations as somebody types: what was found, where to look, what the trash has; knows no widgets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QDate, QDateTime, QLocale, QObject, Signal

from app.controllers.store import Store
from app.itemmodels.conversation_rows import shown_title
from app.itemmodels.hits import Hit, HitListModel
from app.storage.values import Folder, FoundMessage, Scope, SearchHit

if TYPE_CHECKING:
    from app.storage.conversations import Conversations

PAGE = 100  # conversations that are looked for at once
INSIDE = 200  # messages of one conversation that are listed


class Found(msgspec.Struct, frozen=True):
    """What the last search found.

    Attributes:
        words: What was looked for; empty: nothing.
        scope: Where.
        count: How many conversations are listed.
        more: Whether there may be further ones.
        trash: In how many conversations of the trash the words stand, as far as is known.
        folders: All folders, for choosing where to look.
    """

    words: str = ""
    scope: Scope = Scope()
    count: int = 0
    more: bool = False
    trash: int = 0
    folders: tuple[Folder, ...] = ()


class Searching(QObject):
    """Signals:
    found(Found): A search is over, or more became known about it.
    """

    found = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._limit = PAGE
        self._asked = 0  # counts the questions: only the latest answer is shown
        self._state = Found()
        self.rows = HitListModel(self)

    @property
    def state(self) -> Found:
        """What the last search found."""
        return self._state

    def search(self, words: str) -> None:
        """Look for ``words``; empty: for nothing any more."""
        if words != self._state.words:
            self._limit = PAGE
            self._look(words, self._state.scope)

    def look_in(self, scope: Scope) -> None:
        """Look elsewhere for the same words."""
        if scope != self._state.scope:
            self._limit = PAGE
            self._look(self._state.words, scope)

    def refresh(self) -> None:
        """Look again: something has changed."""
        if self._state.words:
            self._look(self._state.words, self._state.scope)

    def show_more(self) -> None:
        """List further conversations."""
        self._limit += PAGE
        self.refresh()

    def expand(self, hit: Hit) -> None:
        """List all messages of a conversation, in the place of the offer to do so."""
        words, asked = self._state.words, self._asked

        def show(found: tuple[FoundMessage, ...]) -> None:
            hits = self.rows.hits
            if asked == self._asked and hit in hits:
                shown = {other.message_id for other in hits if other.conversation_id == hit.conversation_id}
                self.rows.put_in(hits.index(hit), (_message(hit, each) for each in found if each.id not in shown))

        self._store.ask(lambda conversations: conversations.search_in(hit.conversation_id, words, INSIDE), show)

    def _look(self, words: str, scope: Scope) -> None:
        self._asked += 1
        asked, limit = self._asked, self._limit
        self._state = msgspec.structs.replace(self._state, words=words, scope=scope)
        if not words:
            self.rows.show(())
            self._tell(count=0, more=False, trash=0)
            return

        def read(conversations: Conversations) -> tuple[list[SearchHit], tuple[Folder, ...]]:
            return conversations.search(words, limit, scope), tuple(conversations.folders.list())

        def show(found: tuple[list[SearchHit], tuple[Folder, ...]]) -> None:
            hits, folders = found
            if asked == self._asked:
                self.rows.show(self._rows_of(hits, {folder.id: folder.name for folder in folders}))
                self._tell(count=len(hits), more=len(hits) == limit, trash=0, folders=folders)
                self._look_into_trash(words, asked)

        self._store.ask(read, show)

    def _look_into_trash(self, words: str, asked: int) -> None:
        def show(count: int) -> None:
            if asked == self._asked and count:
                self._tell(trash=count)

        self._store.ask(lambda conversations: conversations.search_trash(words), show)

    def _tell(self, **changes: object) -> None:
        self._state = msgspec.structs.replace(self._state, **changes)
        self.found.emit(self._state)

    def _rows_of(self, hits: list[SearchHit], folders: dict[int, str]) -> Iterator[Hit]:
        for hit in hits:
            conversation = hit.conversation
            place = folders.get(conversation.folder_id, "") if conversation.folder_id is not None else ""
            yield Hit(
                conversation_id=conversation.id,
                message_id=hit.message_id,
                title=shown_title(conversation.title),
                title_marks=hit.title_marks,
                excerpt=hit.excerpt if hit.message_id is not None else "",
                marks=hit.marks if hit.message_id is not None else (),
                when=day_of(conversation.updated_at),
                place=self.tr("Archive") if conversation.archived_at is not None else place,
            )
            if hit.count > 1:
                one, several = self.tr("One more message"), self.tr("%n more messages", "", hit.count - 1)
                title = one if hit.count == 2 else several
                yield Hit(kind="more", conversation_id=conversation.id, title=title)


def day_of(moment: float) -> str:
    """The day of ``moment`` (seconds since the epoch) in short; of today, the time."""
    when = QDateTime.fromSecsSinceEpoch(int(moment))
    if when.date() == QDate.currentDate():
        return QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)
    return QLocale().toString(when.date(), QLocale.FormatType.ShortFormat)


def _message(more: Hit, found: FoundMessage) -> Hit:
    return Hit(
        kind="message",
        conversation_id=more.conversation_id,
        message_id=found.id,
        excerpt=found.excerpt,
        marks=found.marks,
        when=day_of(found.created_at),
    )
