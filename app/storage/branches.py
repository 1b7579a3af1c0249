"""A conversation that begins as a copy of the way to a message of another one. Knows no engine."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import msgspec

from app.storage.database import Database
from app.storage.message_rows import storable
from app.storage.tree import UP
from app.storage.values import Seen
from inference.errors import StorageError

_COPIED = "role, text, reasoning, error_code, error, model, stats, created_at, pinned, sampling"


class Branches:
    """Makes them. All methods raise ``StorageError`` and belong to the thread of the database."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def begin(self, message_id: int, title: str) -> int:
        """Copy everything up to and including a message into a conversation of its own; returns its id.

        It is answered as the one it comes from, is in the same folder, and remembers the message.
        """
        now = self._clock()
        with self._database.write() as sql:
            cursor = sql.execute(
                """INSERT INTO conversation (title, titled_by_user, titled_by_model, system_prompt, model, sampling,
                    persona_id, folder_id, branched_from, created_at, updated_at)
                    SELECT ?, c.titled_by_user, 1, c.system_prompt, c.model, c.sampling, c.persona_id, c.folder_id,
                        m.id, ?, ?
                    FROM message m JOIN conversation c ON c.id = m.conversation_id
                    WHERE m.id = ? AND m.deleted_with IS NULL""",
                (storable(title), now, now, message_id),
            )
            if cursor.rowcount != 1 or cursor.lastrowid is None:
                raise StorageError("This message was deleted meanwhile.", "Undo the deletion first.")
            branch_id = cursor.lastrowid
            ids = self._copy_messages(sql, message_id, branch_id)
            self._copy_summaries(sql, ids)
            sql.execute("UPDATE conversation SET head_id = ? WHERE id = ?", (ids[message_id], branch_id))
            return branch_id

    def _copy_messages(self, sql: sqlite3.Connection, message_id: int, branch_id: int) -> dict[int, int]:
        """Copy the way to a message; returns the id of each copy by that of the message."""
        way = sql.execute(
            f"{UP} SELECT m.id, m.status, m.seen FROM up JOIN message m ON m.id = up.id ORDER BY up.height DESC",
            {"id": message_id},
        ).fetchall()
        ids: dict[int, int] = {}
        parent_id: int | None = None
        for original_id, status, seen in way:
            cursor = sql.execute(
                f"""INSERT INTO message (conversation_id, parent_id, status, seen, {_COPIED})
                    SELECT ?, ?, ?, ?, {_COPIED} FROM message WHERE id = ?""",
                (
                    branch_id,
                    parent_id,
                    "interrupted" if status == "streaming" else status,
                    _seen_by_copies(seen, ids),
                    original_id,
                ),
            )
            assert cursor.lastrowid is not None
            ids[original_id] = copy_id = cursor.lastrowid
            if parent_id is not None:
                sql.execute("UPDATE message SET chosen_id = ? WHERE id = ?", (copy_id, parent_id))
            parent_id = copy_id
        return ids

    def _copy_summaries(self, sql: sqlite3.Connection, ids: dict[int, int]) -> None:
        for original_id, copy_id in ids.items():
            sql.execute(
                """INSERT INTO summary (message_id, text, edited, model, created_at)
                    SELECT ?, text, edited, model, created_at FROM summary
                    WHERE message_id = ? AND deleted_with IS NULL ORDER BY id""",
                (copy_id, original_id),
            )


def _seen_by_copies(stored: str | None, ids: dict[int, int]) -> str | None:
    """What a model saw, told of the copies; nothing where it cannot be told."""
    if stored is None:
        return None
    try:
        seen = msgspec.json.decode(stored, type=Seen)
    except msgspec.MsgspecError:
        return None
    if seen.first not in ids:
        return None
    also = tuple(ids[one] for one in seen.also if one in ids)
    return msgspec.json.encode(Seen(first=ids[seen.first], also=also)).decode()
