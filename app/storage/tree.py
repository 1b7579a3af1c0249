"""The messages of all conversations as trees: adding, growing, forking, walking. Knows no threads.

What is shown of a conversation is its *path*: from the first message down to its head. Editing and regenerating
only ever add siblings, so nothing is overwritten; every fork remembers the branch that was shown last.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterable

from app.storage.database import Database
from app.storage.message_rows import MESSAGE_COLUMNS, encode, encode_overrides, messages_from, storable
from app.storage.titles import title_from
from app.storage.values import AnswerStats, Overrides, Seen, Status, StoredMessage
from inference.errors import StorageError
from inference.messages import Role

# From a message up to the first one of its conversation.
UP = """
WITH RECURSIVE up (id, parent_id, height) AS (
    SELECT id, parent_id, 0 FROM message WHERE id = :id
    UNION ALL
    SELECT p.id, p.parent_id, up.height + 1 FROM up JOIN message p ON p.id = up.parent_id
)
"""

# From a message down the branches that were shown last; where none was, the newest.
_DOWN = """
WITH RECURSIVE down (id, depth) AS (
    SELECT :id, 0
    UNION ALL
    SELECT coalesce(
            (SELECT c.id FROM message c WHERE c.id = m.chosen_id AND c.parent_id = m.id AND c.deleted_with IS NULL),
            (SELECT max(c.id) FROM message c WHERE c.parent_id = m.id AND c.deleted_with IS NULL)
        ), down.depth + 1
    FROM down JOIN message m ON m.id = down.id
)
SELECT id FROM down WHERE id IS NOT NULL ORDER BY depth DESC LIMIT 1
"""

_SUBTREE = """
WITH RECURSIVE subtree (id) AS (
    SELECT :id
    UNION ALL
    SELECT c.id FROM subtree JOIN message c ON c.parent_id = subtree.id
)
"""


class MessageTrees:
    """Reads and writes messages. All methods raise ``StorageError`` and belong to the thread of the database."""

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    def together(self) -> contextlib.AbstractContextManager[object]:
        """``with conversations.together():`` of the calls inside, all are kept or, on an exception, none."""
        return self._database.write()

    # ---------------------------------------------------------------------------------- reading

    def path(self, conversation_id: int) -> list[StoredMessage]:
        """What is shown: from the first message to the head."""
        with self._database.read() as sql:
            return self._path(sql, conversation_id)

    def message(self, message_id: int) -> StoredMessage:
        """One message, also one that is deleted."""
        with self._database.read() as sql:
            return self._message(sql, message_id)

    def siblings(self, message_id: int) -> list[StoredMessage]:
        """All messages in the place of this one, oldest first."""
        with self._database.read() as sql:
            rows = sql.execute(
                f"""SELECT {MESSAGE_COLUMNS} FROM message this JOIN message m
                    ON m.conversation_id = this.conversation_id AND m.parent_id IS this.parent_id
                    WHERE this.id = ? AND m.deleted_with IS NULL ORDER BY m.id""",
                (message_id,),
            )
            return messages_from(rows)

    # ---------------------------------------------------------------------------------- writing

    def add(
        self,
        conversation_id: int,
        parent_id: int | None,
        role: Role,
        text: str,
        *,
        status: Status = "complete",
        reasoning: str = "",
        model: str = "",
        stats: AnswerStats | None = None,
        error_code: str = "",
        error: str = "",
        pinned: bool = False,
        seen: Seen | None = None,
        sampling: Overrides | None = None,
    ) -> StoredMessage:
        """Add a message below ``parent_id`` (``None``: as a first one) and show it.

        The first thing a user says gives the conversation its title, unless it has one.
        """
        now = self._clock()
        with self._database.write() as sql:
            if parent_id is not None:
                self._require_live(sql, parent_id, conversation_id)
            cursor = sql.execute(
                """INSERT INTO message (conversation_id, parent_id, role, text, reasoning, status, error_code, error,
                    model, stats, pinned, seen, sampling, created_at)
                    SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM conversation WHERE id = ?""",
                (
                    parent_id,
                    role,
                    storable(text),
                    storable(reasoning),
                    status,
                    error_code,
                    storable(error),
                    storable(model),
                    encode(stats),
                    pinned,
                    encode(seen),
                    encode_overrides(sampling or {}),
                    now,
                    conversation_id,
                ),
            )
            if cursor.rowcount != 1 or cursor.lastrowid is None:
                raise StorageError("This conversation is no longer there.")
            message_id = cursor.lastrowid
            self._show(sql, message_id)
            sql.execute("UPDATE conversation SET updated_at = ? WHERE id = ?", (now, conversation_id))
            if role == "user":
                sql.execute(
                    "UPDATE conversation SET title = ? WHERE id = ? AND title = ''",
                    (title_from(storable(text)), conversation_id),
                )
            return self._message(sql, message_id)

    def grow(self, message_id: int, text: str, reasoning: str = "") -> None:
        """Keep the text so far of a message that streams; one that is done stays as it is."""
        with self._database.write() as sql:
            sql.execute(
                "UPDATE message SET text = ?, reasoning = ? WHERE id = ? AND status = 'streaming'",
                (storable(text), storable(reasoning), message_id),
            )

    def finish(
        self,
        message_id: int,
        *,
        status: Status,
        text: str,
        reasoning: str = "",
        stats: AnswerStats | None = None,
        error_code: str = "",
        error: str = "",
    ) -> StoredMessage:
        """End a streaming message; from here on it never changes. One that has ended already stays as it is."""
        if status == "streaming":
            raise ValueError("an answer cannot finish as streaming")
        with self._database.write() as sql:
            sql.execute(
                """UPDATE message SET text = ?, reasoning = ?, status = ?, stats = ?, error_code = ?, error = ?
                    WHERE id = ? AND status = 'streaming'""",
                (
                    storable(text),
                    storable(reasoning),
                    status,
                    encode(stats),
                    error_code,
                    storable(error),
                    message_id,
                ),
            )
            message = self._message(sql, message_id)
            sql.execute("UPDATE conversation SET updated_at = ? WHERE id = ?", (self._clock(), message.conversation_id))
            return message

    def streaming(self) -> list[int]:
        """The ids of all answers that have no end yet. Before anything is asked: those a crash has cut off."""
        with self._database.read() as sql:
            return [row[0] for row in sql.execute("SELECT id FROM message WHERE status = 'streaming' ORDER BY id")]

    def set_message_draft(self, message_id: int, text: str) -> None:
        """What is to be said in the place of a message, not sent yet; empty for nothing."""
        with self._database.write() as sql:
            sql.execute("UPDATE message SET draft = ? WHERE id = ?", (storable(text) or None, message_id))

    def recover(self, ids: Iterable[int] | None = None) -> list[StoredMessage]:
        """Give answers an end that were streaming when the program went away (all, or ``ids``); their text stays."""
        with self._database.write() as sql:
            cut_off = self.streaming() if ids is None else list(ids)
            sql.executemany(
                "UPDATE message SET status = 'interrupted' WHERE id = ? AND status = 'streaming'",
                [(message_id,) for message_id in cut_off],
            )
            return [self._message(sql, message_id) for message_id in cut_off]

    # ----------------------------------------------------------------------- choosing what is shown

    def select_head(self, conversation_id: int, message_id: int | None) -> list[StoredMessage]:
        """Show the path that ends in exactly this message (``None``: an empty one). Returns the path."""
        with self._database.write() as sql:
            if message_id is None:
                sql.execute("UPDATE conversation SET head_id = NULL WHERE id = ?", (conversation_id,))
            else:
                self._require_live(sql, message_id, conversation_id)
                self._show(sql, message_id)
            return self._path(sql, conversation_id)

    def reveal(self, message_id: int) -> list[StoredMessage]:
        """Show a path with this message in it, going on below it as it was shown last. Returns the path."""
        with self._database.write() as sql:
            conversation_id = self._require_live(sql, message_id)
            self._show(sql, self._leaf(sql, message_id))
            return self._path(sql, conversation_id)

    def show_sibling(self, message_id: int, step: int) -> list[StoredMessage]:
        """Show the sibling ``step`` places further (negative: back; it stops at the ends). Returns the path."""
        with self._database.write() as sql:
            self._require_live(sql, message_id)
            ids = [message.id for message in self.siblings(message_id)]
            return self.reveal(ids[max(0, min(len(ids) - 1, ids.index(message_id) + step))])

    # ---------------------------------------------------------------------------------- deleting

    def delete_message(self, message_id: int) -> list[StoredMessage]:
        """Delete a message and everything below it, until ``restore_message`` undoes it. Returns the path.

        When it was shown, the nearest sibling is shown instead; without one the path ends before it.
        """
        with self._database.write() as sql:
            conversation_id = self._require_live(sql, message_id)
            shown = message_id in {message.id for message in self._path(sql, conversation_id)}
            ids = [message.id for message in self.siblings(message_id)]
            parent_id = self._message(sql, message_id).parent_id
            sql.execute(
                f"""{_SUBTREE} UPDATE message SET deleted_with = :id, deleted_at = :now
                    WHERE id IN (SELECT id FROM subtree) AND deleted_with IS NULL""",
                {"id": message_id, "now": self._clock()},
            )
            if not shown:
                return self._path(sql, conversation_id)
            at = ids.index(message_id)
            ids.remove(message_id)
            if ids:
                return self.reveal(ids[max(0, at - 1)])
            return self.select_head(conversation_id, parent_id)

    def delete_versions(self, message_id: int) -> list[StoredMessage]:
        """Delete all messages in the place of this one, with everything below; returns the path.

        ``restore_message`` of the same message undoes it.
        """
        with self._database.write() as sql:
            conversation_id = self._require_live(sql, message_id)
            ids = [message.id for message in self.siblings(message_id)]
            shown = any(message.id in ids for message in self._path(sql, conversation_id))
            parent_id = self._message(sql, message_id).parent_id
            for each in ids:
                sql.execute(
                    f"""{_SUBTREE} UPDATE message SET deleted_with = :with, deleted_at = :now
                        WHERE id IN (SELECT id FROM subtree) AND deleted_with IS NULL""",
                    {"id": each, "with": message_id, "now": self._clock()},
                )
            return self.select_head(conversation_id, parent_id) if shown else self._path(sql, conversation_id)

    def restore_message(self, message_id: int) -> list[StoredMessage]:
        """Undo one deletion and show what it took. Returns the path."""
        with self._database.write() as sql:
            message = self._message(sql, message_id)
            if message.parent_id is not None:
                self._require_live(sql, message.parent_id)
            sql.execute(
                "UPDATE message SET deleted_with = NULL, deleted_at = NULL WHERE deleted_with = ?", (message_id,)
            )
            return self.reveal(message_id)

    # ------------------------------------------------------------------------------------- inside

    def _path(self, sql: sqlite3.Connection, conversation_id: int) -> list[StoredMessage]:
        rows = sql.execute(
            f"{UP} SELECT {MESSAGE_COLUMNS} FROM up JOIN message m ON m.id = up.id ORDER BY up.height DESC",
            {"id": self._head_id(conversation_id)},
        )
        return messages_from(rows)

    def _head_id(self, conversation_id: int) -> int | None:
        with self._database.read() as sql:
            head = sql.execute("SELECT head_id FROM conversation WHERE id = ?", (conversation_id,)).fetchone()
        if head is None:
            raise StorageError("This conversation is no longer there.")
        return head[0]  # type: ignore[no-any-return]

    def _message(self, sql: sqlite3.Connection, message_id: int) -> StoredMessage:
        rows = sql.execute(f"SELECT {MESSAGE_COLUMNS} FROM message m WHERE m.id = ?", (message_id,))
        for message in messages_from(rows):
            return message
        raise StorageError("This message is no longer there.")

    def _require_live(self, sql: sqlite3.Connection, message_id: int, conversation_id: int | None = None) -> int:
        """The conversation of a message that is there and not deleted; anything else raises."""
        row = sql.execute("SELECT conversation_id, deleted_with FROM message WHERE id = ?", (message_id,)).fetchone()
        if row is None or row[1] is not None or (conversation_id is not None and row[0] != conversation_id):
            raise StorageError("This message was deleted meanwhile.", "Undo the deletion first.")
        return int(row[0])

    def _leaf(self, sql: sqlite3.Connection, message_id: int) -> int:
        return int(sql.execute(_DOWN, {"id": message_id}).fetchone()[0])

    def _show(self, sql: sqlite3.Connection, message_id: int) -> None:
        """Make a message the head, and let every fork above remember this branch."""
        conversation_id, head_id, parent_id = sql.execute(
            """SELECT c.id, c.head_id, m.parent_id FROM message m JOIN conversation c ON c.id = m.conversation_id
                WHERE m.id = ?""",
            (message_id,),
        ).fetchone()
        sql.execute("UPDATE conversation SET head_id = ? WHERE id = ?", (message_id, conversation_id))
        if parent_id is not None and parent_id == head_id:
            # The path grew by one; everything above chooses it already. Long conversations need not be walked.
            sql.execute("UPDATE message SET chosen_id = ? WHERE id = ?", (message_id, parent_id))
            return
        sql.execute(
            f"""{UP} UPDATE message SET chosen_id = up.id FROM up
                WHERE message.id = up.parent_id AND message.chosen_id IS NOT up.id""",
            {"id": message_id},
        )
