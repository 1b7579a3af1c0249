"""What the list of conversations shows: pinned ones, folders, the rest, the archive; each as far as it is wanted.

Reads no more than is shown: the cost of a page does not depend on how many conversations there are, but for their
order by title, where all titles must be compared.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Mapping
from typing import Any

import msgspec

from app.storage.database import Database
from app.storage.folders import Folders
from app.storage.values import Folder, Order, Section

_COLUMNS = "c.id, c.title, c.updated_at, c.created_at, c.folder_id, p.icon, p.name"  # as in ``Listed``
_PERSONA = "LEFT JOIN persona p ON p.id = c.persona_id AND p.deleted_at IS NULL"
_LIVE = "c.deleted_at IS NULL AND c.archived_at IS NULL"
_UNFILED = "(c.folder_id IS NULL OR c.folder_id IN (SELECT id FROM folder WHERE deleted_at IS NOT NULL))"
_SORTED = {"recent": "c.updated_at DESC, c.id DESC", "created": "c.created_at DESC, c.id DESC"}


class Listed(msgspec.Struct, frozen=True, gc=False):
    """One conversation as far as the list shows it.

    Attributes:
        id: Row id.
        title: May be empty.
        updated_at: Seconds since the epoch.
        created_at: Seconds since the epoch.
        folder_id: The folder it points to, which may be deleted.
        icon: That of its persona; may be empty.
        persona: The name of its persona; empty without one.
    """

    id: int
    title: str
    updated_at: float
    created_at: float
    folder_id: int | None = None
    icon: str = ""
    persona: str = ""


class Part(msgspec.Struct, frozen=True):
    """The beginning of a section.

    Attributes:
        rows: Its conversations in order.
        more: Whether there are further ones.
    """

    rows: tuple[Listed, ...] = ()
    more: bool = False


class Shelves(msgspec.Struct, frozen=True):
    """Everything the list shows at a moment.

    Attributes:
        pinned: What is pinned, as it was pinned first to last.
        folders: All folders in their order.
        counts: How many conversations are in a folder, by its id, without those that are pinned.
        filed: The conversations of the folders that are not folded, by their ids.
        rest: What is in no folder.
    """

    pinned: Part
    folders: tuple[Folder, ...]
    counts: dict[int, int]
    filed: dict[int, Part]
    rest: Part


class Listing:
    """All methods raise ``StorageError`` and belong to the thread of the database."""

    def __init__(self, database: Database, folders: Folders) -> None:
        self._database = database
        self._folders = folders

    def shelves(self, order: Order, limits: Mapping[Section, int], page: int) -> Shelves:
        """The list outside the archive; of each section as many as ``limits`` has for it, else ``page``."""
        folders = tuple(self._folders.list())
        with self._database.read() as sql:
            counts = dict(
                sql.execute(
                    f"""SELECT c.folder_id, count(*) FROM conversation c
                        WHERE c.folder_id IS NOT NULL AND {_LIVE} AND c.pinned_at IS NULL GROUP BY 1"""
                )
            )
        filed = {f.id: self.part(f.id, order, limits.get(f.id, page)) for f in folders if not f.folded}
        return Shelves(
            pinned=self.part("pinned", order, limits.get("pinned", page)),
            folders=folders,
            counts=counts,
            filed=filed,
            rest=self.part("rest", order, limits.get("rest", page)),
        )

    def part(self, section: Section, order: Order, limit: int) -> Part:
        """The first ``limit`` conversations of a section."""
        where, values = _where(section)
        with self._database.read() as sql:
            if section == "pinned":
                rows = self._rows(sql, f"{where} ORDER BY c.pinned_at, c.id LIMIT ?", (*values, limit + 1))
            elif section == "archive":
                rows = self._rows(sql, f"{where} ORDER BY c.archived_at DESC, c.id DESC LIMIT ?", (*values, limit + 1))
            elif order == "title":
                rows = self._by_title(sql, where, values, limit + 1)
            else:
                rows = self._rows(sql, f"{where} ORDER BY {_SORTED[order]} LIMIT ?", (*values, limit + 1))
        return Part(rows=tuple(rows[:limit]), more=len(rows) > limit)

    def archived(self) -> int:
        """How many conversations are in the archive."""
        with self._database.read() as sql:
            where, _values = _where("archive")
            return int(sql.execute(f"SELECT count(*) FROM conversation c WHERE {where}").fetchone()[0])

    def _rows(self, sql: sqlite3.Connection, rest: str, values: tuple[Any, ...]) -> list[Listed]:
        rows = sql.execute(f"SELECT {_COLUMNS} FROM conversation c {_PERSONA} WHERE {rest}", values)
        return [Listed(row[0], row[1], row[2], row[3], row[4], row[5] or "", row[6] or "") for row in rows]

    def _by_title(self, sql: sqlite3.Connection, where: str, values: tuple[Any, ...], limit: int) -> list[Listed]:
        """SQLite knows no alphabet but the English one: titles are compared here."""
        titles = sql.execute(f"SELECT c.title, c.id FROM conversation c WHERE {where}", values).fetchall()
        first = sorted(titles, key=lambda row: (title_key(row[0]), row[1]))[:limit]
        found: list[Listed] = []
        for _title, conversation_id in first:
            found += self._rows(sql, "c.id = ?", (conversation_id,))
        return found


def title_key(title: str) -> tuple[bool, str]:
    """What titles are compared by: letters without case and accents; one without a title comes last."""
    plain = unicodedata.normalize("NFKD", title.strip()).casefold()
    return not plain, "".join(char for char in plain if not unicodedata.combining(char))


def _where(section: Section) -> tuple[str, tuple[Any, ...]]:
    if section == "archive":
        return "c.deleted_at IS NULL AND c.archived_at IS NOT NULL", ()
    if section == "pinned":
        return f"{_LIVE} AND c.pinned_at IS NOT NULL", ()
    if section == "rest":
        return f"{_LIVE} AND c.pinned_at IS NULL AND {_UNFILED}", ()
    return f"{_LIVE} AND c.pinned_at IS NULL AND c.folder_id = ?", (section,)
