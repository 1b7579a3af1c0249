"""Brings back what a backup has and the database has not; changes nothing that is there. Knows no threads.

Two conversations are one when id and birthday are the same, or id and a message: a damaged database may have lost the
row of a conversation and kept its messages. Two messages of it are one when role, birthday and words are the same; of
one that was still being written, the words so far are enough. What is missing keeps its id where that is free.

Where a message came to stand under an earlier one because the one between was lost, and that one comes back, it goes
below it again: its place is put right, its words are not touched.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from app.storage.connecting import open_finished, open_read_only, typed_errors, uri_of
from app.storage.database import Database
from app.storage.rows import CONVERSATION, FOLDER, IMPORT, MESSAGE, PERSONA, QUEUED, SUMMARY, Row, insert, rows_of

_log = logging.getLogger(__name__)

_FILLED = (
    "title",
    "system_prompt",
    "model",
    "draft",
    "sampling",
    "pinned_at",
    "archived_at",
    "folder_id",
    "persona_id",
)


_DIFFERING = """
SELECT o.id FROM old.conversation o LEFT JOIN main.conversation c ON c.id = o.id
    WHERE c.id IS NULL OR c.created_at <> o.created_at
UNION
SELECT o.conversation_id FROM old.message o WHERE NOT EXISTS (
    SELECT 1 FROM main.message m WHERE m.id = o.id AND m.conversation_id = o.conversation_id AND m.role = o.role
        AND m.created_at = o.created_at AND m.text = o.text AND m.reasoning = o.reasoning)
"""
_DIFFERING_SUMMARIES = """
SELECT m.conversation_id FROM old.summary o JOIN old.message m ON m.id = o.message_id WHERE NOT EXISTS (
    SELECT 1 FROM main.summary s WHERE s.message_id = o.message_id AND s.created_at = o.created_at)
"""


class Missing(NamedTuple):
    """What a backup has and the database has not: whole conversations, and messages, theirs among them."""

    conversations: int = 0
    messages: int = 0


def what_is_missing(database: Path, backup: Path) -> Missing:
    """What ``bring_back`` would bring, as the database is now; may take its time. Raises ``StorageError``."""
    differing = conversations_that_differ(database, backup)
    with (
        typed_errors(backup),
        contextlib.closing(open_finished(backup)) as old,
        contextlib.closing(open_read_only(database)) as here,
    ):
        return _Merge(here, old, differing, writes=False).run()


def bring_back(database: Database, backup: Path, differing: frozenset[int] | None = None) -> Missing:
    """Add everything that is missing, in one transaction. Returns what came. Raises ``StorageError``.

    ``differing``: what ``conversations_that_differ`` found, where somebody else had the time to look.
    """
    if differing is None:
        differing = conversations_that_differ(database.path, backup)
    with typed_errors(backup), contextlib.closing(open_finished(backup)) as old, database.write() as here:
        came = _Merge(here, old, differing, writes=True).run()
    _log.info("Brought back %d conversations and %d messages from %s", *came, backup.name)
    return came


def conversations_that_differ(database: Path, backup: Path) -> frozenset[int]:
    """Ids, in the backup, of conversations that may have something that is missing: nearly all have not.

    Raises ``StorageError``.
    """
    with typed_errors(backup), contextlib.closing(open_read_only(database)) as sql:
        # It is finished, and looking must leave nothing beside it; unless it has a log of its own.
        log = backup.with_name(backup.name + "-wal")
        how = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
        sql.execute("ATTACH ? AS old", (f"{uri_of(backup)}?{how}",))
        found = sql.execute(_DIFFERING).fetchall()
        if sql.execute("SELECT count(*) FROM old.sqlite_master WHERE name = 'summary'").fetchone()[0]:
            found += sql.execute(_DIFFERING_SUMMARIES).fetchall()
    return frozenset(row[0] for row in found)


class _Merge:
    """One comparison of some conversations of ``old`` with ``here``; what is missing is written where ``writes``."""

    def __init__(
        self, here: sqlite3.Connection, old: sqlite3.Connection, differing: frozenset[int], *, writes: bool
    ) -> None:
        self._here, self._old, self._differing, self._writes = here, old, differing, writes
        self._born: dict[float, list[int]] = defaultdict(list)  # birthdays of the conversations here
        self._around: dict[str, dict[int, int]] = {}  # ids of folders, personas, imports: there, here
        self._moved: dict[int, tuple[int, int]] = {}  # message here: from this parent to that one
        self._conversations = 0
        self._messages = 0

    def run(self) -> Missing:
        if self._writes:
            self._bring_around()
        taken = set()
        for here_id, created_at in self._here.execute("SELECT id, created_at FROM conversation"):
            taken.add(here_id)
            self._born[created_at].append(here_id)
        later = []
        for row in rows_of(self._old, "conversation", CONVERSATION):
            if row["id"] not in self._differing:
                continue
            if row["id"] in taken and self._is_same(row):
                self._merge(row, row["id"])
            else:
                later.append(row)
        for row in later:
            self._merge(row, self._find(row))
        self._put_right()
        return Missing(self._conversations, self._messages)

    # -------------------------------------------------------------------------- conversations

    def _is_same(self, row: Row) -> bool:
        (created_at,) = self._here.execute("SELECT created_at FROM conversation WHERE id = ?", (row["id"],)).fetchone()
        if created_at == row["created_at"]:
            return True
        return self._shares_a_message(row["id"], row["id"])

    def _shares_a_message(self, old_id: int, here_id: int) -> bool:
        mine = {_outline(message) for message in _messages(self._here, here_id)}
        return any(_outline(message) in mine for message in _messages(self._old, old_id))

    def _find(self, row: Row) -> int | None:
        """A conversation that came back earlier under another id."""
        found = [here_id for here_id in self._born[row["created_at"]] if here_id != row["id"]]
        empty = not any(True for _ in _messages(self._old, row["id"]))
        for here_id in found:
            if self._shares_a_message(row["id"], here_id) or (empty and not any(_messages(self._here, here_id))):
                return here_id
        return None

    def _merge(self, row: Row, here_id: int | None) -> None:
        new = here_id is None
        old_id, head_id = row["id"], row.pop("head_id")
        if new:
            self._conversations += 1
        if new and self._writes:
            here_id = self._add("conversation", self._pointing(row))
        elif not new and self._writes:
            self._fill(row, here_id)
        ids = self._merge_messages(old_id, here_id)
        if not self._writes or here_id is None:
            return
        if new:
            head = ids.get(head_id) if head_id is not None else None
            self._here.execute("UPDATE conversation SET head_id = ? WHERE id = ?", (head, here_id))
            for waiting in rows_of(self._old, "queued", QUEUED, where="conversation_id = ?", values=(old_id,)):
                self._add("queued", {**waiting, "conversation_id": here_id})
        self._merge_summaries(old_id, ids)

    def _fill(self, row: Row, here_id: int | None) -> None:
        """A conversation whose row was lost got one made up of its messages: what that lacks is filled in."""
        pointing = self._pointing(row)
        columns = ("created_at", "titled_by_user", *_FILLED)
        here = dict(
            zip(
                columns,
                self._here.execute(
                    f"SELECT {', '.join(columns)} FROM conversation WHERE id = ?", (here_id,)
                ).fetchone(),
                strict=True,
            )
        )
        if here["created_at"] == row["created_at"]:
            return
        lacks = [name for name in _FILLED if not here[name] or (name == "title" and not here["titled_by_user"])]
        values = {name: pointing[name] for name in lacks if pointing.get(name)}
        if "title" in values:
            values["titled_by_user"] = pointing["titled_by_user"]
        values["created_at"] = row["created_at"]
        assignments = ", ".join(f"{name} = ?" for name in values)
        self._here.execute(f"UPDATE conversation SET {assignments} WHERE id = ?", (*values.values(), here_id))

    def _pointing(self, row: Row) -> Row:
        """A row of ours with pointers to what is here."""
        pointers = {f"{table}_id": ids for table, ids in self._around.items()}
        return {name: pointers[name].get(value) if name in pointers else value for name, value in row.items()}

    # ------------------------------------------------------------------------------- messages

    def _merge_messages(self, old_id: int, here_id: int | None) -> dict[int, int]:
        """Ids of the messages of a conversation, there and here; those that are missing are counted and added."""
        here = [] if here_id is None else list(_messages(self._here, here_id))
        by_id = {message["id"]: message for message in here}
        old = list(_messages(self._old, old_id))
        ids = {one["id"]: one["id"] for one in old if one["id"] in by_id and _is_same(one, by_id[one["id"]])}
        left = defaultdict(list)
        for message in here:
            if message["id"] not in ids:
                left[_outline(message)].append(message)
        added: set[int] = set()
        for message in old:
            if message["id"] in ids:
                self._note_place(message, by_id[message["id"]], ids, added)
                continue
            same = next((one for one in left[_outline(message)] if _is_same(message, one)), None)
            if same is not None:
                left[_outline(message)].remove(same)
                ids[message["id"]] = same["id"]
                continue
            self._messages += 1
            if self._writes and here_id is not None:
                ids[message["id"]] = self._add_message(message, here_id, ids)
                added.add(message["id"])
        self._remember_choices(old, ids, added)
        return ids

    def _add_message(self, message: Row, here_id: int, ids: Mapping[int, int]) -> int:
        row = {**message, "conversation_id": here_id, "chosen_id": None}
        row["parent_id"] = ids.get(message["parent_id"]) if message["parent_id"] is not None else None
        if message["deleted_with"] is not None:
            row["deleted_with"] = ids.get(message["deleted_with"], message["deleted_with"])
        if row["status"] == "streaming":
            row["status"] = "interrupted"
        if row["parent_id"] is not None and row["parent_id"] >= row["id"]:
            del row["id"]
        made = self._add("message", row)
        if message["deleted_with"] == message["id"] != made:
            self._here.execute("UPDATE message SET deleted_with = id WHERE id = ?", (made,))
        return made

    def _note_place(self, old: Row, here: Row, ids: Mapping[int, int], added: set[int]) -> None:
        """Under which message it belongs, where that was lost and has come back."""
        wanted = ids.get(old["parent_id"]) if old["parent_id"] in added else None
        if wanted is not None and here["parent_id"] != wanted and wanted < here["id"]:
            self._moved[here["id"]] = (here["parent_id"], wanted)

    def _remember_choices(self, old: list[Row], ids: Mapping[int, int], added: set[int]) -> None:
        if not self._writes:
            return
        for message in old:
            if message["id"] in added and message["chosen_id"] in ids:
                self._here.execute(
                    "UPDATE message SET chosen_id = ? WHERE id = ?", (ids[message["chosen_id"]], ids[message["id"]])
                )

    def _put_right(self) -> None:
        """Messages never change, and a trigger sees to it; this once only their place does."""
        if not self._moved:
            return
        (trigger,) = self._here.execute("SELECT sql FROM sqlite_master WHERE name = 'message_immutable'").fetchone()
        self._here.execute("DROP TRIGGER message_immutable")
        for message_id, (before, after) in self._moved.items():
            self._here.execute("UPDATE message SET parent_id = ? WHERE id = ?", (after, message_id))
            self._here.execute("UPDATE message SET chosen_id = ? WHERE id = ?", (message_id, after))
            # Whatever the way to it went through below the old place goes through what came back.
            self._here.execute(
                """WITH RECURSIVE up (id, parent_id) AS (
                        SELECT id, parent_id FROM message WHERE id = :after
                        UNION ALL
                        SELECT m.id, m.parent_id FROM up JOIN message m ON m.id = up.parent_id
                        WHERE up.parent_id <> :before
                    )
                    UPDATE message SET chosen_id = up.id FROM up
                    WHERE message.id = up.parent_id AND up.parent_id = :before AND message.chosen_id = :moved""",
                {"after": after, "before": before, "moved": message_id},
            )
        self._here.execute(trigger)

    def _merge_summaries(self, old_id: int, ids: Mapping[int, int]) -> None:
        where = "message_id IN (SELECT id FROM message WHERE conversation_id = ?)"
        for summary in rows_of(self._old, "summary", SUMMARY, where=where, values=(old_id,)):
            message_id = ids.get(summary["message_id"])
            known = self._here.execute(
                "SELECT 1 FROM summary WHERE message_id = ? AND created_at = ?", (message_id, summary["created_at"])
            ).fetchone()
            if message_id is not None and known is None:
                self._add("summary", {**summary, "message_id": message_id})

    # --------------------------------------------------------------------------------- around

    def _bring_around(self) -> None:
        """Folders, personas and imports that conversations point to."""
        for table, columns in (("folder", FOLDER), ("persona", PERSONA), ("import", IMPORT)):
            known = {
                (name, created_at): here_id
                for here_id, name, created_at in self._here.execute(f"SELECT id, name, created_at FROM {table}")
            }
            here_ids = dict(self._here.execute(f"SELECT id, created_at FROM {table}"))
            self._around[table] = ids = {}
            for row in rows_of(self._old, table, columns):
                if here_ids.get(row["id"]) == row["created_at"]:  # it may have another name by now
                    ids[row["id"]] = row["id"]
                elif (same := known.get((row["name"], row["created_at"]))) is not None:
                    ids[row["id"]] = same
                else:
                    ids[row["id"]] = self._add(table, row)

    def _add(self, table: str, row: Row) -> int:
        """Insert with its id where that is free; returns the id it has."""
        if "id" in row and self._here.execute(f"SELECT 1 FROM {table} WHERE id = ?", (row["id"],)).fetchone():
            row = {name: value for name, value in row.items() if name != "id"}
        return insert(self._here, table, row)


def _messages(sql: sqlite3.Connection, conversation_id: int) -> Iterator[Row]:
    return rows_of(sql, "message", MESSAGE, where="conversation_id = ?", values=(conversation_id,))


def _outline(message: Row) -> tuple[Any, ...]:
    return message["role"], message["created_at"]


def _is_same(old: Row, here: Row) -> bool:
    """Whether what is here is the message of the backup, or what became of it."""
    if _outline(old) != _outline(here):
        return False
    if old["status"] == "streaming":
        return bool(here["text"].startswith(old["text"]) and here["reasoning"].startswith(old["reasoning"]))
    return bool((old["text"], old["reasoning"]) == (here["text"], here["reasoning"]))
