"""Imports: what came with each, whether it is there already, and taking one back as a whole. Knows no formats.

An import only ever adds. Each of its conversations keeps its ``origin``: the program, the conversation's id there, and
a digest of what it said when it came. The same again is left out. When it has grown there since, it comes as a
conversation of its own beside the one of before, which somebody may have gone on with here: nothing that is in Hearth
is changed or mixed by an import. A conversation in the trash does not count as being there.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from app.storage.database import Database
from app.storage.exchange.trees import in_order
from app.storage.exchange.values import Found, Import, Incoming, IncomingMessage, Item, Report, Unreadable
from app.storage.incoming_rows import Writer
from app.storage.message_rows import storable
from app.storage.titles import title_from
from inference.errors import StorageError


@dataclass
class Making:
    """An import that is going on.

    Attributes:
        id: Row id.
        folders: Ids of the folders it made so far.
        personas: Ids of the personas it made so far.
    """

    id: int
    folders: list[int] = field(default_factory=list)
    personas: list[int] = field(default_factory=list)


class Imports:
    """Reads and writes imports. All methods raise ``StorageError`` and belong to the thread of the database."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    # ------------------------------------------------------------------------------------ making

    def begin(self, name: str) -> Making:
        """A new import of what is called ``name``."""
        with self._database.write() as sql:
            cursor = sql.execute(
                "INSERT INTO import (source, name, created_at) VALUES ('', ?, ?)", (storable(name), self._clock())
            )
            assert cursor.lastrowid is not None
            return Making(cursor.lastrowid)

    def add(self, making: Making, batch: Sequence[tuple[str, Found]]) -> list[Item]:
        """Store what is new in ``batch``, pairs of a program and what was found; all of it or, on an error, nothing."""
        folders, personas = list(making.folders), list(making.personas)
        try:
            with self._database.write() as sql:
                writer = Writer(sql, self._clock(), making)
                return [self._take(sql, source, found, writer) for source, found in batch]
        except BaseException:
            making.folders[:], making.personas[:] = folders, personas
            raise

    def look(self, batch: Sequence[tuple[str, Found]]) -> list[Item]:
        """What ``add`` would do, without doing it."""
        with self._database.read() as sql:
            return [self._take(sql, source, found, None) for source, found in batch]

    def finish(self, making: Making, source: str, report: Report) -> None:
        """Keep what the import did. ``source``: the program, ``mixed`` for several."""
        with self._database.write() as sql:
            sql.execute(
                "UPDATE import SET source = ?, report = ? WHERE id = ?",
                (source, msgspec.json.encode(report).decode(), making.id),
            )

    # ---------------------------------------------------------------------------------- afterwards

    def all(self) -> list[Import]:
        """All imports, newest first."""
        with self._database.read() as sql:
            rows = sql.execute(
                """SELECT i.id, i.source, i.name, i.created_at, i.undone_at, i.report,
                    (SELECT count(*) FROM conversation c WHERE c.import_id = i.id)
                    FROM import i ORDER BY i.id DESC"""
            )
            return [_import(row) for row in rows]

    def get(self, import_id: int) -> Import:
        """One import."""
        for each in self.all():
            if each.id == import_id:
                return each
        raise StorageError("This import is no longer known.")

    def undo(self, import_id: int) -> list[int]:
        """Put all conversations of an import into the trash; folders and personas go where nobody else uses them.

        Returns:
            The conversations that went.
        """
        report = self.get(import_id).report or Report()
        now = self._clock()
        with self._database.write() as sql:
            gone = [
                int(row[0])
                for row in sql.execute(
                    "UPDATE conversation SET deleted_at = ? WHERE import_id = ? AND deleted_at IS NULL RETURNING id",
                    (now, import_id),
                ).fetchall()
            ]
            for table, ids in (("folder", report.folders), ("persona", report.personas)):
                sql.executemany(
                    f"""UPDATE {table} SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL AND NOT EXISTS
                        (SELECT 1 FROM conversation c WHERE c.{table}_id = {table}.id AND c.deleted_at IS NULL)""",
                    [(now, id_) for id_ in ids],
                )
            sql.execute("UPDATE import SET undone_at = ? WHERE id = ?", (now, import_id))
        return gone

    def redo(self, import_id: int) -> list[int]:
        """Take out of the trash what ``undo`` put there and what is still in it. Returns these conversations."""
        report, undone = self.get(import_id).report or Report(), self.get(import_id).undone_at
        with self._database.write() as sql:
            back = [
                int(row[0])
                for row in sql.execute(
                    "UPDATE conversation SET deleted_at = NULL WHERE import_id = ? AND deleted_at = ? RETURNING id",
                    (import_id, undone),
                ).fetchall()
            ]
            for table, ids in (("folder", report.folders), ("persona", report.personas)):
                sql.executemany(
                    f"UPDATE {table} SET deleted_at = NULL WHERE id = ? AND deleted_at = ?",
                    [(id_, undone) for id_ in ids],
                )
            sql.execute("UPDATE import SET undone_at = NULL WHERE id = ?", (import_id,))
        return back

    # ------------------------------------------------------------------------------------- inside

    def _take(self, sql: sqlite3.Connection, source: str, found: Found, writer: Writer | None) -> Item:
        if isinstance(found, Unreadable):
            return Item(
                outcome="unreadable", title=storable(found.name), reason=found.reason, detail=storable(found.detail)
            )
        found.messages = in_order(found.messages)
        if source != "hearth":
            found.title = " ".join(found.title.split())
            found.titled_by_user = bool(found.title)
            found.title = found.title or _title_of(found.messages)
        title = storable(found.title)
        if not found.messages and not found.draft.strip():
            return Item(outcome="empty", title=title, omitted=found.omitted)
        digest = _digest((message.role, message.text, message.reasoning) for message in found.messages)
        stem = f"{source}:{found.id or repr(found.created_at)}#"
        earlier = self._earlier(sql, stem, found.origin)
        if digest in earlier or digest in self._own(sql, source, found):
            return Item(outcome="known", title=title)
        conversation_id = None
        if writer is not None:
            conversation_id = writer.write(found, found.origin or stem + digest)
        return Item(
            outcome="grown" if earlier else "imported",
            title=title,
            messages=len(found.messages),
            omitted=found.omitted,
            conversation_id=conversation_id,
        )

    def _earlier(self, sql: sqlite3.Connection, stem: str, origin: str) -> set[str]:
        """Digests of what came of this conversation before and is there."""
        stems = [stem] + ([origin.rpartition("#")[0] + "#"] if origin else [])
        found: set[str] = set()
        for each in stems:
            rows = sql.execute(
                "SELECT origin FROM conversation WHERE origin >= ? AND origin < ? AND deleted_at IS NULL",
                (each, each[:-1] + "$"),  # "$" comes after "#"
            )
            found |= {str(row[0]).rpartition("#")[2] for row in rows}
        return found

    def _own(self, sql: sqlite3.Connection, source: str, found: Incoming) -> set[str]:
        """Digests of conversations here that a file of Hearth's own may have been made of."""
        if source != "hearth":
            return set()
        ids = sql.execute(
            "SELECT id FROM conversation WHERE created_at = ? AND deleted_at IS NULL", (found.created_at,)
        ).fetchall()
        return {
            _digest(
                sql.execute(
                    """SELECT role, text, reasoning FROM message
                        WHERE conversation_id = ? AND deleted_with IS NULL ORDER BY id""",
                    each,
                )
            )
            for each in ids
        }


def _title_of(messages: Iterable[IncomingMessage]) -> str:
    return next((title_from(message.text) for message in messages if message.role == "user"), "")


def _digest(messages: Iterable[Iterable[str]]) -> str:
    made = hashlib.blake2b(digest_size=12)
    for parts in messages:
        for part in parts:
            made.update(part.encode("utf-8", "replace") + b"\0")
    return made.hexdigest()


def _import(row: tuple[int, str, str, float, float | None, str | None, int]) -> Import:
    report = None
    if row[5] is not None:
        with contextlib.suppress(msgspec.MsgspecError):
            report = msgspec.json.decode(row[5], type=Report)
    return Import(
        id=row[0],
        source=row[1],
        name=row[2],
        created_at=row[3],
        undone_at=row[4],
        conversations=row[6],
        report=report,
    )
