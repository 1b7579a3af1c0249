"""Conversations by their titles alone, for a list to choose from: ids and titles, nothing of what was said."""

from __future__ import annotations

from typing import NamedTuple

from app.storage.database import Database
from app.storage.query import Query
from app.storage.search import title_holds

_NEWEST = "c.deleted_at IS NULL ORDER BY c.updated_at DESC, c.id DESC LIMIT ?"


class Titled(NamedTuple):
    """One conversation; its title may be empty."""

    id: int
    title: str


class Lookup:
    """All methods raise ``StorageError`` and belong to the thread of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def newest(self, limit: int) -> list[Titled]:
        """The conversations outside the trash that were used last."""
        with self._database.read() as sql:
            rows = sql.execute(f"SELECT c.id, c.title FROM conversation c WHERE {_NEWEST}", (limit,))
            return [Titled(*row) for row in rows]

    def titled(self, words: str, limit: int) -> list[Titled]:
        """Those with all of ``words`` in their title, as beginnings of words, the newest first."""
        query = Query(words)
        if not query:
            return []
        holds, values = title_holds(query)
        with self._database.read() as sql:
            rows = sql.execute(
                f"SELECT c.id, c.title FROM conversation c WHERE {holds} AND {_NEWEST}", (*values, limit)
            )
            return [Titled(*row) for row in rows]
