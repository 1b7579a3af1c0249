"""What a model sees of a conversation: pinned messages, from where on, summaries of what is before. Knows no engine.

Each of these belongs to the path, not to the conversation: after a fork, what was noted above it counts for both
branches, and what was noted below it for its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.storage.message_rows import encode, storable
from app.storage.tree import UP, MessageTrees
from app.storage.values import Seen, StoredMessage, Summary
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

    def set_seen(self, answer_id: int, seen: Seen) -> None:
        """Note what the model sees of the conversation while it writes this answer; too late when it is done."""
        with self._database.write() as sql:
            sql.execute("UPDATE message SET seen = ? WHERE id = ? AND status = 'streaming'", (encode(seen), answer_id))

    def set_writer(self, answer_id: int, model: str) -> None:
        """Note which model writes an answer that was asked of the one that is chosen; too late when it is done."""
        with self._database.write() as sql:
            sql.execute(
                "UPDATE message SET model = ? WHERE id = ? AND status = 'streaming'", (storable(model), answer_id)
            )

    # --------------------------------------------------------------------------------- summaries

    def summaries(self, conversation_id: int) -> tuple[Summary, ...]:
        """The summaries for what is shown, the one that reaches furthest last; of equal reach only the newest.

        Each builds upon the one before it. So where one was made or edited later than one that reaches further, the
        latter tells what no longer holds, and is left out unless the user wrote it. When all of them were deleted,
        the last one of these, marked so.
        """
        with self._database.read() as sql:
            rows = sql.execute(
                f"""{UP} SELECT {_COLUMNS} FROM up JOIN summary s ON s.message_id = up.id
                    ORDER BY up.height DESC, s.id""",
                {"id": self._head_id(conversation_id)},
            )
            found = [_summary(row) for row in rows]
        live = {summary.message_id: summary for summary in found if not summary.deleted}
        return tuple(_up_to_date(live.values())) or tuple(found[-1:])

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

    def delete_summaries(self, conversation_id: int) -> int | None:
        """Delete all summaries for what is shown. Returns what ``restore_summaries`` takes; ``None`` without any."""
        with self._database.write() as sql:
            found = [summary for summary in self.summaries(conversation_id) if not summary.deleted]
            if not found:
                return None
            sql.execute(
                f"""{UP} UPDATE summary SET deleted_with = :with, deleted_at = :now
                    WHERE message_id IN (SELECT id FROM up) AND deleted_with IS NULL""",
                {"id": self._head_id(conversation_id), "with": found[-1].id, "now": self._clock()},
            )
            return found[-1].id

    def restore_summaries(self, deleted_with: int) -> None:
        """Undo one deletion; what has been emptied from the trash since has no words any more and stays deleted."""
        with self._database.write() as sql:
            sql.execute(
                "UPDATE summary SET deleted_with = NULL, deleted_at = NULL WHERE deleted_with = ? AND text <> ''",
                (deleted_with,),
            )

    def _summary(self, summary_id: int) -> Summary:
        with self._database.read() as sql:
            row = sql.execute(f"SELECT {_COLUMNS} FROM summary s WHERE s.id = ?", (summary_id,)).fetchone()
        if row is None:
            raise StorageError("This summary is no longer there.")
        return _summary(row)


def _up_to_date(summaries: Iterable[Summary]) -> Iterator[Summary]:
    newest = 0
    for summary in summaries:
        if summary.edited or summary.id > newest:
            yield summary
        newest = max(newest, summary.id)


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
