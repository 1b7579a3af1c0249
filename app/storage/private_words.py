"""What people have called and written in conversations, to be looked for where none of it may stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from app.storage.database import Database

MESSAGES = 400  # the newest; what is logged now is not about older ones
TITLES = 20_000
_LEAST = 8  # characters of a line that tell anything
_LONGEST = 200  # of a line that are looked for: what is logged is cut off, too

_NAMES = """
SELECT * FROM (
    SELECT title FROM conversation WHERE title <> ''
    UNION ALL SELECT name FROM folder UNION ALL SELECT name FROM persona
) LIMIT ?
"""
_TEXTS = """
SELECT text FROM (SELECT text FROM message ORDER BY id DESC LIMIT ?1)
UNION ALL SELECT reasoning FROM (SELECT reasoning FROM message ORDER BY id DESC LIMIT ?1)
UNION ALL SELECT draft FROM conversation WHERE draft <> ''
UNION ALL SELECT system_prompt FROM conversation WHERE system_prompt <> ''
UNION ALL SELECT system_prompt FROM persona WHERE system_prompt <> ''
UNION ALL SELECT text FROM queued
"""


def private_words(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Names of conversations, folders and personas, and lines of what was written; each once.

    Raises:
        sqlite3.Error: They cannot be read.
    """
    names = (name for (name,) in connection.execute(_NAMES, (TITLES,)))
    return tuple(dict.fromkeys((*names, *_lines(connection))))


class PrivateWords:
    """The same of the database in use. All methods raise ``StorageError`` and belong to its thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[str, ...]:
        """See ``private_words``."""
        with self._database.read() as sql:
            return private_words(sql)


def _lines(connection: sqlite3.Connection) -> Iterator[str]:
    for (text,) in connection.execute(_TEXTS, (MESSAGES,)):
        for line in text.splitlines():
            if len(line.strip()) >= _LEAST:
                yield line.strip()[:_LONGEST]
