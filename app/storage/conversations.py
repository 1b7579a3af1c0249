"""Conversations: making, naming, listing, searching, throwing away. Their messages are in ``app.storage.tree``,
what a model sees of them in ``app.storage.seen``."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from app.storage.branches import Branches
from app.storage.database import Database
from app.storage.folders import Folders
from app.storage.imports import Imports
from app.storage.listing import Listing
from app.storage.lookup import Lookup
from app.storage.message_rows import decode_overrides, encode_overrides, storable
from app.storage.old_trash import OldTrash
from app.storage.personas import Personas
from app.storage.places import Places
from app.storage.private_words import PrivateWords
from app.storage.query import Query, excerpt
from app.storage.queue import Queue
from app.storage.search import EVERYWHERE, count_in_trash, find_in_conversation, find_messages, find_titles
from app.storage.seen import SeenTrees
from app.storage.titles import title_from
from app.storage.trash import Trash
from app.storage.values import Conversation, FoundMessage, Overrides, Scope, SearchHit, Setup
from inference.errors import StorageError

if TYPE_CHECKING:
    from app.storage.merging import Missing

COLUMNS = """
    id, title, titled_by_user, system_prompt, model, head_id, created_at, updated_at, deleted_at, draft, sampling,
    pinned_at, archived_at, folder_id, persona_id, titled_by_model, import_id, branched_from
"""  # as below

Listed: TypeAlias = list[Conversation]  # inside the class, `list` is a method
Hits: TypeAlias = list[SearchHit]


class Conversations(SeenTrees):
    """Everything that is kept of conversations: plain, synchronous, on the thread that owns the database.

    All methods raise ``StorageError`` or a class below it.

    Attributes:
        folders: What conversations are put into.
        listing: What the list of conversations shows.
        lookup: Conversations by their titles alone.
        places: Where conversations are: pinned, filed, put away, thrown away.
        trashed: What is in the trash.
        old_trash: What is thrown away for good by itself, and when.
        personas: Whom conversations can be begun with.
        imports: What came from other programs, and when.
        queue: What waits for the answer before it.
        branches: Conversations that begin as a copy of another one.
        private_words: What people have called and written, to be kept out of reports.
    """

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.time) -> None:
        super().__init__(database, clock=clock)
        self.folders = Folders(database, clock)
        self.listing = Listing(database, self.folders)
        self.lookup = Lookup(database)
        self.places = Places(database, clock)
        self.trashed = Trash(database)
        self.old_trash = OldTrash(database, clock)
        self.personas = Personas(database, clock)
        self.imports = Imports(database, clock)
        self.queue = Queue(database, clock)
        self.branches = Branches(database, clock)
        self.private_words = PrivateWords(database)

    def create(
        self,
        *,
        title: str = "",
        system_prompt: str = "",
        model: str = "",
        sampling: Overrides | None = None,
        persona_id: int | None = None,
    ) -> Conversation:
        """A new, empty conversation. A title given here counts as the user's own; a persona that is gone as none."""
        now = self._clock()
        with self._database.write() as sql:
            cursor = sql.execute(
                """INSERT INTO conversation (title, titled_by_user, system_prompt, model, sampling, persona_id,
                    created_at, updated_at)
                    VALUES (?, ?, ?, ?, ?, (SELECT id FROM persona WHERE id = ?), ?, ?)""",
                (
                    storable(title),
                    bool(title),
                    storable(system_prompt),
                    storable(model),
                    encode_overrides(sampling or {}),
                    persona_id,
                    now,
                    now,
                ),
            )
            assert cursor.lastrowid is not None
            return self.get(cursor.lastrowid)

    def get(self, conversation_id: int) -> Conversation:
        """One conversation, also one in the trash."""
        with self._database.read() as sql:
            rows = sql.execute(f"SELECT {COLUMNS} FROM conversation WHERE id = ?", (conversation_id,))
            for conversation in conversations_from(rows):
                return conversation
        raise StorageError("This conversation is no longer there.")

    def list(self, *, limit: int | None = None, offset: int = 0, trash: bool = False) -> Listed:
        """Conversations, newest first; those in the trash instead with ``trash``."""
        with self._database.read() as sql:
            rows = sql.execute(
                f"""SELECT {COLUMNS} FROM conversation WHERE (deleted_at IS NOT NULL) = ?
                    ORDER BY updated_at DESC, id DESC LIMIT ? OFFSET ?""",
                (trash, -1 if limit is None else limit, offset),
            )
            return conversations_from(rows)

    def ids(self) -> Iterable[int]:
        """The ids of all conversations outside of the trash."""
        with self._database.read() as sql:
            return [int(row[0]) for row in sql.execute("SELECT id FROM conversation WHERE deleted_at IS NULL")]

    def count(self, *, trash: bool = False) -> int:
        """How many ``list`` would give without a limit."""
        with self._database.read() as sql:
            row = sql.execute("SELECT count(*) FROM conversation WHERE (deleted_at IS NOT NULL) = ?", (trash,))
            return int(row.fetchone()[0])

    def search(self, text: str, limit: int = 50, scope: Scope = EVERYWHERE) -> Hits:
        """Conversations with all the words in the title or in one message, at most ``limit``, newest first.

        Every word also finds longer words that begin with it, ``"in quotes"`` a phrase. Upper case and accents do
        not matter. In scripts without spaces, any part of the text is found. Nothing typed is an operator.
        """
        query = Query(text)
        if not query or limit <= 0:
            return []
        with self._database.read() as sql:
            messages = {} if scope.titles_only else find_messages(sql, query, limit, scope)
            ids = messages.keys() | set(find_titles(sql, query, limit, scope))
            conversations = conversations_from(
                sql.execute(
                    f"""SELECT {COLUMNS} FROM conversation WHERE id IN ({_marks(ids)})
                        ORDER BY updated_at DESC, id DESC LIMIT ?""",
                    (*ids, limit),
                )
            )
            texts = _texts(sql, [messages[talk.id].newest for talk in conversations if talk.id in messages])
            hits = []
            for conversation in conversations:
                found = messages.get(conversation.id)
                line, marks = excerpt(conversation.title if found is None else texts[found.newest], query)
                hits.append(
                    SearchHit(
                        conversation=conversation,
                        message_id=found.newest if found is not None else None,
                        excerpt=line,
                        marks=marks,
                        title_marks=tuple(query.spans(conversation.title)),
                        count=found.times if found is not None else 0,
                    )
                )
        return hits

    def search_in(self, conversation_id: int, text: str, limit: int = 50) -> tuple[FoundMessage, ...]:
        """The messages of one conversation with all the words, at most ``limit``, newest first."""
        query = Query(text)
        if not query:
            return ()
        with self._database.read() as sql:
            found = []
            for message_id in find_in_conversation(sql, query, conversation_id, limit):
                message = self._message(sql, message_id)
                line, marks = excerpt(message.text, query)
                found.append(FoundMessage(id=message_id, excerpt=line, marks=marks, created_at=message.created_at))
        return tuple(found)

    def search_trash(self, text: str) -> int:
        """In how many conversations the words stand that are in the trash, or of which a message with them is."""
        query = Query(text)
        with self._database.read() as sql:
            return count_in_trash(sql, query) if query else 0

    # --------------------------------------------------------------------------------- changing

    def rename(self, conversation_id: int, title: str, by_user: bool = True) -> Conversation:
        """Give a title. An automatic one never replaces the user's; an empty one asks for an automatic one again."""
        title = " ".join(storable(title).split())
        with self._database.write() as sql:
            if by_user and not title:
                first = sql.execute(
                    """SELECT text FROM message WHERE conversation_id = ? AND role = 'user' AND deleted_with IS NULL
                        ORDER BY id LIMIT 1""",
                    (conversation_id,),
                ).fetchone()
                title = title_from(first[0]) if first else ""
                by_user = False
            elif not by_user and self.get(conversation_id).titled_by_user:
                return self.get(conversation_id)
            return self._set(conversation_id, "title = ?, titled_by_user = ?", title, by_user)

    def title_by_model(self, conversation_id: int, title: str, *, asked: bool = False) -> Conversation | None:
        """Give the title a model thought of; an empty one says that it found none, and the title stays.

        Never over one that the user gave, and only once, unless it was ``asked`` for. Returns nothing where the
        conversation has the title it had.
        """
        with self._database.write():
            before = self.get(conversation_id)
            if not asked and (before.titled_by_user or before.titled_by_model):
                return None
            self._set(conversation_id, "titled_by_model = 1")
            wanted = " ".join(storable(title).split())
            if not wanted or wanted == before.title:
                return None
            return self._set(conversation_id, "title = ?, titled_by_user = 0", wanted)

    def put_back_title(self, before: Conversation, given: str) -> Conversation:
        """Undo ``title_by_model``: the title, and whose it was, as before, unless it is not the one ``given`` any more.

        Returns the conversation as it is then.
        """
        values = (before.title, before.titled_by_user, before.titled_by_model)
        with self._database.write():
            if (now := self.get(before.id)).title != given:
                return now  # the user has renamed it since
            return self._set(before.id, "title = ?, titled_by_user = ?, titled_by_model = ?", *values)

    def set_system_prompt(self, conversation_id: int, text: str) -> Conversation:
        """What every prompt of this conversation begins with from now on."""
        return self._set(conversation_id, "system_prompt = ?", storable(text))

    def set_model(self, conversation_id: int, model: str) -> Conversation:
        """Which model is to answer; empty for the current one."""
        return self._set(conversation_id, "model = ?", storable(model))

    def set_sampling(self, conversation_id: int, sampling: Overrides) -> Conversation:
        """How its answers are sampled from now on, where that differs from the settings."""
        return self._set(conversation_id, "sampling = ?", encode_overrides(sampling))

    def rename_model(self, old: str, new: str) -> None:
        """A model is called something else now, wherever it is to answer."""
        with self._database.write() as sql:
            sql.execute("UPDATE conversation SET model = ? WHERE model = ?", (storable(new), storable(old)))
            sql.execute("UPDATE persona SET model = ? WHERE model = ?", (storable(new), storable(old)))

    def set_up(self, conversation_id: int, setup: Setup) -> Conversation:
        """How it is answered from now on, all at once. Without a word about the system prompt that stays."""
        with self._database.write():
            if setup.system_prompt is not None:
                self.set_system_prompt(conversation_id, setup.system_prompt)
            self.set_model(conversation_id, setup.model)
            self.set_sampling(conversation_id, setup.sampling)
            return self._set(conversation_id, "persona_id = (SELECT id FROM persona WHERE id = ?)", setup.persona_id)

    def set_draft(self, conversation_id: int, text: str) -> Conversation:
        """What stands unsent in the composer."""
        return self._set(conversation_id, "draft = ?", storable(text))

    # ------------------------------------------------------------------------------------ trash

    def trash(self, conversation_id: int) -> Conversation:
        """Put it into the trash."""
        return self._set(conversation_id, "deleted_at = ?", self._clock())

    def restore(self, conversation_id: int) -> Conversation:
        """Take it out of the trash."""
        return self._set(conversation_id, "deleted_at = NULL")

    def purge(self, conversation_id: int) -> None:
        """Delete it for good, with all its messages. Only what is in the trash can be deleted for good."""
        with self._database.write() as sql:
            sql.execute("DELETE FROM conversation WHERE id = ? AND deleted_at IS NOT NULL", (conversation_id,))

    def empty_trash(self, older_than: float = float("inf")) -> int:
        """Delete for good what was deleted before ``older_than`` (seconds since the epoch).

        Returns:
            How many conversations went; single deleted messages and summaries go too.
        """
        return self.old_trash.empty(older_than)

    def bring_back(self, backup: Path, differing: frozenset[int] | None = None) -> Missing:
        """Add everything that a backup has and that is no longer here; see ``app.storage.merging``."""
        from app.storage.merging import bring_back  # seldom

        return bring_back(self._database, backup, differing)

    def _set(self, conversation_id: int, assignment: str, *values: object) -> Conversation:
        with self._database.write() as sql:
            sql.execute(f"UPDATE conversation SET {assignment} WHERE id = ?", (*values, conversation_id))
            return self.get(conversation_id)


def _texts(sql: sqlite3.Connection, ids: Sequence[int]) -> dict[int, str]:
    """The texts of messages by their ids, read at once."""
    return dict(sql.execute(f"SELECT id, text FROM message WHERE id IN ({_marks(ids)})", ids))


def _marks(values: Collection[object]) -> str:
    """A question mark for each value of a statement."""
    return ", ".join("?" * len(values))


def conversations_from(rows: Iterable[tuple[Any, ...]]) -> list[Conversation]:
    return [
        Conversation(
            id=row[0],
            title=row[1],
            titled_by_user=bool(row[2]),
            system_prompt=row[3],
            model=row[4],
            head_id=row[5],
            created_at=row[6],
            updated_at=row[7],
            deleted_at=row[8],
            draft=row[9],
            sampling=decode_overrides(row[10]),
            pinned_at=row[11],
            archived_at=row[12],
            folder_id=row[13],
            persona_id=row[14],
            titled_by_model=bool(row[15]),
            import_id=row[16],
            branched_from=row[17],
        )
        for row in rows
    ]
