"""What a model sees of a conversation: pinned messages, from where on, summaries of what is before. Knows no engine.

Each of these belongs to the path, not to the conversation: after a fork, what was noted above it counts for both
branches, and what was noted below it for its own.
"""

from __future__ import annotations

from app.storage.message_rows import storable
from app.storage.tree import UP, MessageTrees
from app.storage.values import StoredMessage, Summary
from inference.errors import StorageError

_COLUMNS = "s.id, s.message_id, s.text, s.edited, s.model, s.created_at, s.deleted_with IS NOT NULL"  # as below


class SeenTrees(MessageTrees):
    """Reads and writes what models see. All methods raise ``StorageError`` and belong to the database's thread."""

    def pin(self, message_id: int, pinned: bool) -> StoredMessage:
        """Let a message stay in the model's view, or leave it with its neighbours."""
        with self._database.write() as sql:
            self._require_live(sql, message_id)
            sql.execute("UPDATE message SET pinned = ? WHERE id = ?", (pinned, message_id))
            return self._message(sql, message_id)

    def set_seen_from(self, answer_id: int, message_id: int) -> None:
        """Note from where on the model sees the conversation while it writes this answer; too late when it is done."""
        with self._database.write() as sql:
            sql.execute(
                "UPDATE message SET seen_from = ? WHERE id = ? AND status = 'streaming'", (message_id, answer_id)
            )

    # --------------------------------------------------------------------------------- summaries

    def summary(self, conversation_id: int) -> Summary | None:
        """The summary that counts for what is shown: the one that reaches furthest, of these the newest.

        When all of them were deleted, the last one of these, marked so.
        """
        with self._database.read() as sql:
            rows = sql.execute(
                f"""{UP} SELECT {_COLUMNS} FROM up JOIN summary s ON s.message_id = up.id
                    ORDER BY s.deleted_with IS NOT NULL, up.height, s.id DESC LIMIT 1""",
                {"id": self._head_id(conversation_id)},
            )
            return next((_summary(row) for row in rows), None)

    def add_summary(self, message_id: int, text: str, *, edited: bool = False, model: str = "") -> Summary:
        """Keep a summary of everything up to and including this message."""
        with self._database.write() as sql:
            self._require_live(sql, message_id)
            cursor = sql.execute(
                "INSERT INTO summary (message_id, text, edited, model, created_at) VALUES (?, ?, ?, ?, ?)",
                (message_id, storable(text), edited, storable(model), self._clock()),
            )
            assert cursor.lastrowid is not None
            return self._summary(cursor.lastrowid)

    def edit_summary(self, summary_id: int, text: str) -> Summary:
        """Put the user's words in the place of a summary. ``withdraw_summary`` of the new one undoes it."""
        with self._database.write():
            before = self._summary(summary_id)
            return self.add_summary(before.message_id, text, edited=True, model=before.model)

    def withdraw_summary(self, summary_id: int) -> None:
        """Take back this one summary; the one of before counts again."""
        with self._database.write() as sql:
            sql.execute(
                "UPDATE summary SET deleted_with = id, deleted_at = ? WHERE id = ? AND deleted_with IS NULL",
                (self._clock(), summary_id),
            )

    def delete_summary(self, summary_id: int) -> None:
        """Delete a summary and those it replaced, until ``restore_summary`` undoes it."""
        with self._database.write() as sql:
            sql.execute(
                f"""{UP} UPDATE summary SET deleted_with = :summary, deleted_at = :now
                    WHERE message_id IN (SELECT id FROM up) AND deleted_with IS NULL""",
                {"id": self._summary(summary_id).message_id, "summary": summary_id, "now": self._clock()},
            )

    def restore_summary(self, summary_id: int) -> None:
        """Undo one deletion."""
        with self._database.write() as sql:
            sql.execute(
                "UPDATE summary SET deleted_with = NULL, deleted_at = NULL WHERE deleted_with = ?", (summary_id,)
            )

    def _summary(self, summary_id: int) -> Summary:
        with self._database.read() as sql:
            row = sql.execute(f"SELECT {_COLUMNS} FROM summary s WHERE s.id = ?", (summary_id,)).fetchone()
        if row is None:
            raise StorageError("This summary is no longer there.")
        return _summary(row)


def _summary(row: tuple[int, int, str, int, str, float, int]) -> Summary:
    return Summary(
        id=row[0],
        message_id=row[1],
        text=row[2],
        edited=bool(row[3]),
        model=row[4],
        created_at=row[5],
        deleted=bool(row[6]),
    )
