"""Messages that wait for the answer before them, in the order in which they will be said. Knows no engine."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from app.storage.database import Database
from app.storage.message_rows import storable
from app.storage.values import Queued
from inference.errors import StorageError

_COLUMNS = "id, conversation_id, text, position"  # as below


class Queue:
    """Reads and writes what waits. All methods raise ``StorageError`` and belong to the thread of the database."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def of(self, conversation_id: int) -> list[Queued]:
        """What waits in a conversation, the next one first."""
        with self._database.read() as sql:
            return _queued(
                sql.execute(
                    f"SELECT {_COLUMNS} FROM queued WHERE conversation_id = ? ORDER BY position, id", (conversation_id,)
                )
            )

    def first(self, conversation_id: int) -> Queued | None:
        """What will be said next in a conversation."""
        return next(iter(self.of(conversation_id)), None)

    def add(self, conversation_id: int, text: str) -> Queued:
        """Say this after everything else that waits there."""
        with self._database.write() as sql:
            cursor = sql.execute(
                """INSERT INTO queued (conversation_id, text, position, created_at)
                    SELECT id, ?, (SELECT coalesce(max(position), 0) + 1 FROM queued WHERE conversation_id = ?), ?
                    FROM conversation WHERE id = ?""",
                (storable(text), conversation_id, self._clock(), conversation_id),
            )
            if cursor.rowcount != 1 or cursor.lastrowid is None:
                raise StorageError("This conversation is no longer there.")
            return self._get(sql, cursor.lastrowid)

    def change(self, queued_id: int, text: str) -> None:
        """Say something else instead; what was said already stays as it is."""
        with self._database.write() as sql:
            sql.execute("UPDATE queued SET text = ? WHERE id = ?", (storable(text), queued_id))

    def remove(self, queued_id: int) -> Queued | None:
        """Do not say it. Returns what ``put_back`` takes; ``None`` when it waits no more."""
        with self._database.write() as sql:
            found = _queued(sql.execute(f"SELECT {_COLUMNS} FROM queued WHERE id = ?", (queued_id,)))
            sql.execute("DELETE FROM queued WHERE id = ?", (queued_id,))
            return found[0] if found else None

    def put_back(self, queued: Queued) -> None:
        """Let it wait again, in the place it had."""
        with self._database.write() as sql:
            sql.execute(
                """INSERT INTO queued (id, conversation_id, text, position, created_at)
                    SELECT ?, id, ?, ?, ? FROM conversation WHERE id = ? ON CONFLICT (id) DO NOTHING""",
                (queued.id, queued.text, queued.position, self._clock(), queued.conversation_id),
            )

    def order(self, conversation_id: int, ids: Sequence[int]) -> None:
        """Say what waits in this order; what is not named comes behind, as it stood."""
        with self._database.write() as sql:
            waiting = [each.id for each in self.of(conversation_id)]
            wanted = [each for each in dict.fromkeys(ids) if each in waiting]
            for place, queued_id in enumerate([*wanted, *(each for each in waiting if each not in wanted)], 1):
                sql.execute("UPDATE queued SET position = ? WHERE id = ?", (place, queued_id))

    def _get(self, sql: sqlite3.Connection, queued_id: int) -> Queued:
        return _queued(sql.execute(f"SELECT {_COLUMNS} FROM queued WHERE id = ?", (queued_id,)))[0]


def _queued(rows: Iterable[tuple[Any, ...]]) -> list[Queued]:
    return [Queued(id=row[0], conversation_id=row[1], text=row[2], position=row[3]) for row in rows]
