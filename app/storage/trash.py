"""What is in the trash: whole conversations and deleted messages with what followed them; looking, and the very end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal, TypeAlias

import msgspec

from app.storage.database import Database
from app.storage.message_rows import MESSAGE_COLUMNS, messages_from
from app.storage.query import Query
from app.storage.search import message_holds, title_holds
from app.storage.titles import title_from
from app.storage.values import StoredMessage

Key: TypeAlias = tuple[Literal["conversation", "message"], int]
"""A conversation, or the first message of what was deleted at once."""

# Of messages only the first of what was deleted at once, and not below others that must come back before.
_TOP = """t.deleted_with = t.id AND c.deleted_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM message p WHERE p.id = t.parent_id AND p.deleted_with IS NOT NULL)"""
_NONE: tuple[str, ...] = ()  # values of the condition that holds for all
_SHOWN = 200  # messages of one thing that are looked at


class Trashed(msgspec.Struct, frozen=True, kw_only=True):
    """Something in the trash.

    Attributes:
        kind: A conversation, or messages of one that is not in the trash.
        id: The conversation, or the first of the messages.
        title: Of the conversation, or made of the message; may be empty.
        conversation: Of messages, the title of their conversation.
        conversation_id: The conversation itself, or the one the messages belong to.
        messages: How many there are.
        deleted_at: When it was thrown away, in seconds since the epoch.
    """

    kind: Literal["conversation", "message"]
    id: int
    title: str
    conversation_id: int
    conversation: str = ""
    messages: int = 0
    deleted_at: float = 0.0

    @property
    def key(self) -> Key:
        """What it is known by."""
        return self.kind, self.id


class Trash:
    """All methods raise ``StorageError`` and belong to the thread of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def things(self, words: str = "", limit: int = 200, *, whole: bool = False) -> list[Trashed]:
        """What is there, what was thrown away last first; with ``words`` only what has all of them somewhere.

        ``whole``: only conversations, no single messages.
        """
        query = Query(words)
        with self._database.read() as sql:
            found = [*_conversations(sql, query, limit), *([] if whole else _messages(sql, query, limit))]
        found.sort(key=lambda thing: (thing.deleted_at, thing.id), reverse=True)
        return found[:limit]

    def count(self) -> int:
        """How many things are there."""
        with self._database.read() as sql:
            row = sql.execute(
                f"""SELECT (SELECT count(*) FROM conversation WHERE deleted_at IS NOT NULL) +
                    (SELECT count(*) FROM message t JOIN conversation c ON c.id = t.conversation_id WHERE {_TOP})"""
            ).fetchone()
        return int(row[0])

    def look(self, key: Key) -> tuple[StoredMessage, ...]:
        """The messages of something, as they were said; of a very long one the first."""
        kind, thing_id = key
        where = "m.conversation_id = ? AND m.deleted_with IS NULL" if kind == "conversation" else "m.deleted_with = ?"
        with self._database.read() as sql:
            rows = sql.execute(
                f"SELECT {MESSAGE_COLUMNS} FROM message m WHERE {where} ORDER BY m.id LIMIT {_SHOWN}", (thing_id,)
            )
            return tuple(messages_from(rows))

    def purge(self, keys: Iterable[Key]) -> int:
        """Delete things for good; what is not in the trash any more stays. Returns how many went."""
        gone = 0
        with self._database.write() as sql:
            for kind, thing_id in keys:
                if kind == "conversation":
                    statement = "DELETE FROM conversation WHERE id = ? AND deleted_at IS NOT NULL"
                else:
                    # With everything below, whenever that was deleted: it cannot come back without what is above it.
                    statement = """DELETE FROM message WHERE id IN (
                        WITH RECURSIVE gone (id) AS (
                            SELECT id FROM message WHERE id = ? AND deleted_with IS NOT NULL
                            UNION
                            SELECT c.id FROM gone JOIN message c ON c.parent_id = gone.id
                        ) SELECT id FROM gone)"""
                gone += sql.execute(statement, (thing_id,)).rowcount > 0
        return gone


def _conversations(sql: sqlite3.Connection, query: Query, limit: int) -> list[Trashed]:
    holds, values = "1", _NONE
    if query:
        in_title, title_words = title_holds(query)
        in_message, message_words = message_holds(query)
        holds = f"({in_title} OR EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = c.id AND {in_message}))"
        values = (*title_words, *message_words)
    rows = sql.execute(
        f"""SELECT c.id, c.title, c.deleted_at,
                (SELECT count(*) FROM message m WHERE m.conversation_id = c.id AND m.deleted_with IS NULL)
            FROM conversation c WHERE c.deleted_at IS NOT NULL AND {holds} ORDER BY c.deleted_at DESC LIMIT ?""",
        (*values, limit),
    )
    return [
        Trashed(
            kind="conversation", id=row[0], title=row[1], conversation_id=row[0], deleted_at=row[2], messages=row[3]
        )
        for row in rows
    ]


def _messages(sql: sqlite3.Connection, query: Query, limit: int) -> list[Trashed]:
    holds, values = "1", _NONE
    if query:
        in_message, values = message_holds(query)
        holds = f"EXISTS (SELECT 1 FROM message m WHERE m.deleted_with = t.id AND {in_message})"
    rows = sql.execute(
        f"""SELECT t.id, t.text, t.conversation_id, c.title, t.deleted_at,
                (SELECT count(*) FROM message m WHERE m.deleted_with = t.id)
            FROM message t JOIN conversation c ON c.id = t.conversation_id
            WHERE {_TOP} AND {holds} ORDER BY t.deleted_at DESC LIMIT ?""",
        (*values, limit),
    )
    return [
        Trashed(
            kind="message",
            id=row[0],
            title=title_from(row[1]),
            conversation_id=row[2],
            conversation=row[3],
            deleted_at=row[4] or 0.0,
            messages=row[5],
        )
        for row in rows
    ]
