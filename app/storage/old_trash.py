"""Empties the trash of what has lain in it long enough, by a clock that may be wrong; knows no threads.

The rule: what was thrown away ``DAYS`` days ago goes for good, but whenever the clock has jumped since the last look,
the days begin anew for everything. A jump is more than ``JUMP`` days ahead (a computer that believes it is 2040, or
somebody who comes back from a long journey) or any step back beyond a day. The last look is noted in the database; a
database that was never looked at is as old as the last thing that happened in it. So nothing goes that has not lain
there for ``DAYS`` days of one steady clock, and a clock that is put right again takes nothing with it.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable

from app.storage.database import Database

DAYS = 30  # how long something stays in the trash, unless the user says otherwise
JUMP = 90  # days between two looks after which nobody can tell a wrong clock from a long journey
DAY = 24 * 3600.0  # seconds

_LOOKED, _COUNTS = "trash looked at", "trash counts from"  # names of facts, both in seconds since the epoch

_log = logging.getLogger(__name__)


class OldTrash:
    """Deletes for good. All methods raise ``StorageError`` and belong to the thread of the database."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def tidy(self, days: float = DAYS) -> int:
        """Delete for good what has lain in the trash for ``days`` (0: nothing, ever); see the rule above.

        Returns:
            How many conversations went.
        """
        with self._database.write() as sql:
            now = self._clock()
            looked = _fact(sql, _LOOKED)
            if looked is None:
                looked = _last_event(sql, now)
            counts = _fact(sql, _COUNTS) or 0.0
            if not -DAY <= now - looked <= JUMP * DAY:
                _log.info("The clock went from %d to %d: the days of the trash begin anew", looked, now)
                counts = now
                _note(sql, _COUNTS, now)
            _note(sql, _LOOKED, now)
            for table in ("conversation", "message", "summary", "folder", "persona"):
                # Thrown away by a clock that was ahead: from now on it ages like the rest.
                deleted = "deleted_with IS NOT NULL AND" if table == "message" else ""  # as below
                sql.execute(f"UPDATE {table} SET deleted_at = :now WHERE {deleted} deleted_at > :now", {"now": now})
            border = now - days * DAY
            if not days or counts > border:
                return 0
            gone = self.empty(border)
            # Conversations keep pointing to what they were in, until it can no longer come back.
            sql.execute("DELETE FROM folder WHERE deleted_at < ?", (border,))
            sql.execute("DELETE FROM persona WHERE deleted_at < ?", (border,))
        return gone

    def empty(self, older_than: float) -> int:
        """Delete for good what was thrown away before ``older_than`` (seconds since the epoch).

        Returns:
            How many conversations went; single deleted messages and summaries go too.
        """
        with self._database.write() as sql:
            gone = sql.execute("DELETE FROM conversation WHERE deleted_at < ?", (older_than,)).rowcount
            # With everything below, whenever that was deleted: nothing can come back without what is above it.
            # There is an index for `deleted_with`: else every word that was ever said would be read for this.
            sql.execute(
                """WITH RECURSIVE gone (id) AS (
                        SELECT id FROM message WHERE deleted_with IS NOT NULL AND deleted_at < ?
                        UNION
                        SELECT c.id FROM gone JOIN message c ON c.parent_id = gone.id
                    )
                    DELETE FROM message WHERE id IN (SELECT id FROM gone)""",
                (older_than,),
            )
            # The words go; that the user wants no summary stays.
            sql.execute("UPDATE summary SET text = '' WHERE deleted_at < ?", (older_than,))
        return gone


def _fact(sql: sqlite3.Connection, name: str) -> float | None:
    row = sql.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
    return None if row is None else float(row[0])


def _note(sql: sqlite3.Connection, name: str, value: float) -> None:
    sql.execute("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", (name, value))


def _last_event(sql: sqlite3.Connection, now: float) -> float:
    """When something happened last in this database; now where nothing ever did."""
    row = sql.execute("SELECT max(max(updated_at), max(coalesce(deleted_at, 0))) FROM conversation").fetchone()
    return now if row[0] is None else float(row[0])
