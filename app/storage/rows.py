"""The tables whose rows are carried from one database to another, row by row; knows no meaning of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

Row = dict[str, Any]

CONVERSATION = [
    "id",
    "title",
    "titled_by_user",
    "system_prompt",
    "model",
    "created_at",
    "updated_at",
    "deleted_at",
    "draft",
    "sampling",
    "pinned_at",
    "archived_at",
    "folder_id",
    "persona_id",
    "titled_by_model",
    "import_id",
    "origin",
    "branched_from",
    "head_id",
]
MESSAGE = [
    "id",
    "conversation_id",
    "parent_id",
    "chosen_id",
    "role",
    "text",
    "reasoning",
    "status",
    "error_code",
    "error",
    "model",
    "stats",
    "created_at",
    "deleted_with",
    "deleted_at",
    "pinned",
    "seen",
    "sampling",
    "draft",
]
SUMMARY = ["id", "message_id", "text", "edited", "model", "created_at", "deleted_with", "deleted_at"]
FOLDER = ["id", "name", "position", "folded", "created_at", "deleted_at"]
PERSONA = [
    "id",
    "name",
    "icon",
    "system_prompt",
    "model",
    "sampling",
    "position",
    "created_at",
    "updated_at",
    "deleted_at",
]
IMPORT = ["id", "source", "name", "report", "created_at", "undone_at"]
QUEUED = ["id", "conversation_id", "text", "position", "created_at"]


def rows_of(
    source: sqlite3.Connection, table: str, columns: Sequence[str], *, where: str = "1", values: Sequence[object] = ()
) -> Iterator[Row]:
    """The rows of a table by id, with those of ``columns`` that it has; none of a table that is not there.

    Raises ``sqlite3.Error``.
    """
    there = {row[1] for row in source.execute(f"PRAGMA table_info({table})")}
    known = [column for column in columns if column in there]
    if known:
        for row in source.execute(f"SELECT {', '.join(known)} FROM {table} WHERE {where} ORDER BY id", tuple(values)):
            yield dict(zip(known, row, strict=True))


def insert(target: sqlite3.Connection, table: str, row: Row) -> int:
    """Add a row; returns its id. Raises ``sqlite3.Error``."""
    cursor = target.execute(
        f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid
