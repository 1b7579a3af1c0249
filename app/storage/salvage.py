"""Copies what can still be read of a damaged database into a new one; changes nothing in the damaged one."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from app.storage.connecting import COMPANIONS, open_read_only, remove_database, typed_errors
from app.storage.database import Database, set_aside_database
from app.storage.rows import CONVERSATION, FOLDER, IMPORT, MESSAGE, PERSONA, QUEUED, SUMMARY, Row, insert
from app.storage.titles import title_from
from inference.atomic import set_aside

_log = logging.getLogger(__name__)

ABANDONED = 3600.0  # seconds after which nobody goes on with a copy that lies there
_GAP = 20_000  # ids in a row that cannot be read before the rest of a table is given up


class Rebuilt(NamedTuple):
    """What became of a damaged database.

    Attributes:
        aside: Where the damaged file is now.
        conversations: How many were saved.
        messages: How many were saved.
    """

    aside: Path
    conversations: int
    messages: int


def fresh_place(path: Path) -> Path:
    """Where a whole new database waits until it can take the place of ``path``."""
    return path.with_name(path.name + ".new")


def rebuild(path: Path) -> Rebuilt:
    """Put a new database with all that can be read in the place of the damaged one, which is set aside.

    Until the new one is complete the damaged one stays where it is, so that nothing is lost when this fails. From then
    on the new one stays where it waits, for ``finish_rebuilding``.

    Raises:
        StorageError: It cannot be done, for lack of space perhaps.
    """
    fresh = fresh_place(path)
    remove_database(fresh)
    try:
        with contextlib.closing(Database(fresh)) as database:
            conversations, messages = salvage(path, database)
        aside = set_aside_database(path)
        fresh.rename(path)
    except BaseException:
        if path.exists():
            remove_database(fresh)
        raise
    return Rebuilt(aside, conversations, messages)


def finish_rebuilding(path: Path) -> None:
    """Put a new database into its place when the program ended between two renamings, of ``rebuild`` or a restoring.

    Raises:
        StorageError: It cannot be moved there now. An empty one must not be begun in its place.
    """
    fresh = fresh_place(path)
    if fresh.exists() and not path.exists():
        with typed_errors(path):
            for suffix in COMPANIONS:  # of the damaged one: its log must not be read into the new one
                companion = path.with_name(path.name + suffix)
                if companion.exists():
                    set_aside(companion)
            fresh.rename(path)
    with contextlib.suppress(OSError):  # then it stays until the next start
        if fresh.exists() and time.time() - fresh.stat().st_mtime > ABANDONED:
            remove_database(fresh)  # of a program that was killed before it could


def open_database(path: Path) -> Database:
    """The database at ``path``, where a new one may still wait to take its place. Raises like ``Database``."""
    finish_rebuilding(path)
    return Database(path)


def salvage(damaged: Path, database: Database) -> tuple[int, int]:
    """Copy all conversations and messages of ``damaged`` that can be read into the empty ``database``.

    A message whose parent is lost goes below the one before it; a conversation that lost its own row gets a new one.

    Returns:
        How many conversations and how many messages were saved.

    Raises:
        StorageError: The new database cannot be written.
    """
    try:
        source = open_read_only(damaged)
    except sqlite3.Error:
        return 0, 0
    source.text_factory = lambda content: content.decode("utf-8", "replace")
    with contextlib.closing(source), database.write() as target:
        kept_ids = {
            f"{table}_id": {row["id"] for row in _rows(source, table, columns) if _insert(target, table, row)}
            for table, columns in (("folder", FOLDER), ("persona", PERSONA), ("import", IMPORT))
        }
        heads: dict[int, int | None] = {}
        for row in _rows(source, "conversation", CONVERSATION):
            head_id = row.pop("head_id", None)
            for pointer, ids in kept_ids.items():
                if row.get(pointer) not in ids:
                    row.pop(pointer, None)
            if _insert(target, "conversation", row):
                heads[row["id"]] = head_id
        latest: dict[int, int] = {}
        for row in _rows(source, "message", MESSAGE):
            _save_message(target, row, heads, latest)
        for conversation_id, message_id in latest.items():
            kept = target.execute(
                "SELECT id FROM message WHERE id = ? AND conversation_id = ? AND deleted_with IS NULL",
                (heads[conversation_id], conversation_id),
            ).fetchone()
            target.execute(
                "UPDATE conversation SET head_id = ? WHERE id = ?", (kept[0] if kept else message_id, conversation_id)
            )
        for row in _rows(source, "summary", SUMMARY):
            _insert(target, "summary", row)  # not one whose message is lost
        for row in _rows(source, "queued", QUEUED):
            _insert(target, "queued", row)
        (messages,) = target.execute("SELECT count(*) FROM message").fetchone()
    _tidy(damaged)
    _log.info("Saved %d conversations and %d messages from %s", len(heads), messages, damaged.name)
    return len(heads), messages


def _tidy(damaged: Path) -> None:
    """Take away what reading made beside the file: the index of its log, and a log without content."""
    with contextlib.suppress(OSError):
        damaged.with_name(damaged.name + "-shm").unlink(missing_ok=True)
        log = damaged.with_name(damaged.name + "-wal")
        if log.exists() and log.stat().st_size == 0:
            log.unlink()


def _save_message(target: sqlite3.Connection, row: Row, heads: dict[int, int | None], latest: dict[int, int]) -> None:
    conversation_id = row["conversation_id"]
    if not isinstance(conversation_id, int):
        return
    if conversation_id not in heads:
        now = row["created_at"]
        title = title_from(str(row["text"]))
        row_of_its_own = {"id": conversation_id, "title": title, "created_at": now, "updated_at": now}
        if not _insert(target, "conversation", row_of_its_own):
            return
        heads[conversation_id] = None
    parent = target.execute("SELECT 1 FROM message WHERE id = ?", (row["parent_id"],)).fetchone()
    if row["parent_id"] is not None and parent is None:
        row["parent_id"] = latest.get(conversation_id)
    if _insert(target, "message", row) and row.get("deleted_with") is None:
        latest[conversation_id] = row["id"]


def _insert(target: sqlite3.Connection, table: str, row: Row) -> bool:
    """Whether the row could be kept; one with impossible values cannot."""
    try:
        insert(target, table, row)
    except sqlite3.IntegrityError as error:
        _log.info("A row of %s could not be saved: %s", table, error)
        return False
    return True


def _rows(source: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[Row]:
    """Every row that can be read, by id. Where reading on fails, it goes on behind the damage, id by id."""
    try:
        there = {row[1] for row in source.execute(f"PRAGMA table_info({table})")}
        known = [column for column in columns if column in there]
        query = f"SELECT {', '.join(known)} FROM {table}"
    except sqlite3.Error:
        return
    last = 0
    while True:
        try:
            for row in source.execute(f"{query} WHERE id > ? ORDER BY id", (last,)):
                last = row[0]
                yield dict(zip(known, row, strict=True))
            return
        except sqlite3.DatabaseError:
            found = _next_readable(lambda wanted: source.execute(f"{query} WHERE id = ?", (wanted,)).fetchone(), last)
            if found is None:
                return
            last = found[0]
            yield dict(zip(known, found, strict=True))


def _next_readable(read: Callable[[int], Any], after: int) -> Any:
    """The first row behind ``after`` that can be read by its id."""
    for candidate in range(after + 1, after + 1 + _GAP):
        with contextlib.suppress(sqlite3.DatabaseError):
            if (row := read(candidate)) is not None:
                return row
    return None
