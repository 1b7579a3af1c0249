"""Conversations of other programs as rows of the database; decides nothing about which."""

from __future__ import annotations

import sqlite3
from typing import Protocol

from app.storage.exchange.values import Incoming, IncomingMessage, IncomingPersona
from app.storage.message_rows import encode, encode_overrides, storable
from app.storage.values import Seen

_LATEST = 32_503_680_000.0  # the year 3000, in seconds since the epoch: no calendar goes on for ever


class Made(Protocol):
    """Keeps what is made besides conversations."""

    @property
    def id(self) -> int:
        """Of the import."""

    @property
    def folders(self) -> list[int]:
        """Folders that were made."""

    @property
    def personas(self) -> list[int]:
        """Personas that were made."""


class Writer:
    """Writes conversations within one transaction that is open."""

    def __init__(self, sql: sqlite3.Connection, now: float, made: Made) -> None:
        self._sql, self._now, self._made = sql, now, made

    def write(self, incoming: Incoming, origin: str) -> int:
        """A conversation with all its messages, parents first. Returns its id."""
        created, updated = _dates(incoming, self._now)
        cursor = self._sql.execute(
            """INSERT INTO conversation (title, titled_by_user, titled_by_model, system_prompt, model, sampling, draft,
                created_at, updated_at, pinned_at, archived_at, folder_id, persona_id, import_id, origin)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                storable(incoming.title),
                incoming.titled_by_user,
                incoming.titled_by_model and not incoming.titled_by_user,
                storable(incoming.system_prompt),
                storable(incoming.model),
                encode_overrides(incoming.sampling),
                storable(incoming.draft),
                created,
                updated,
                _known(incoming.pinned_at),
                _known(incoming.archived_at),
                self._folder(incoming.folder),
                self._persona(incoming.persona),
                self._made.id,
                storable(origin),
            ),
        )
        assert cursor.lastrowid is not None
        ids = self._write_messages(cursor.lastrowid, incoming, created)
        self._write_rest(cursor.lastrowid, incoming, ids)
        return cursor.lastrowid

    def _write_messages(self, conversation_id: int, incoming: Incoming, created: float) -> dict[str, int]:
        row = self._sql.execute("SELECT seq FROM sqlite_sequence WHERE name = 'message'").fetchone()
        first = (int(row[0]) if row else 0) + 1
        messages = incoming.messages
        ids = {message.key: first + place for place, message in enumerate(messages)}
        head = incoming.head if incoming.head in ids else _newest_end(messages)
        chosen = _chosen(messages, head)
        dates: dict[str | None, float] = {None: created}

        def rows() -> list[tuple[object, ...]]:
            made = []
            for message in messages:
                date = _date(message.created_at, dates[message.parent])
                dates[message.key] = date
                made.append(_row(message, conversation_id, ids, chosen, date))
            return made

        self._sql.executemany(
            """INSERT INTO message (id, conversation_id, parent_id, chosen_id, role, text, reasoning, status,
                error_code, error, model, stats, created_at, pinned, seen, sampling, draft)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            rows(),
        )
        self._sql.execute("UPDATE conversation SET head_id = ? WHERE id = ?", (ids.get(head or ""), conversation_id))
        return ids

    def _write_rest(self, conversation_id: int, incoming: Incoming, ids: dict[str, int]) -> None:
        self._sql.executemany(
            "INSERT INTO summary (message_id, text, edited, model, created_at) VALUES (?, ?, ?, ?, ?)",
            [
                (ids[each.key], storable(each.text), each.edited, storable(each.model), _date(each.created_at, 0.0))
                for each in incoming.summaries
                if each.key in ids
            ],
        )
        self._sql.executemany(
            "INSERT INTO queued (conversation_id, text, position, created_at) VALUES (?, ?, ?, ?)",
            [(conversation_id, storable(text), place, self._now) for place, text in enumerate(incoming.queued)],
        )

    def _folder(self, name: str) -> int | None:
        """The folder of that name, made when there is none."""
        name = storable(" ".join(name.split()))
        if not name:
            return None
        row = self._sql.execute(
            "SELECT id FROM folder WHERE name = ? AND deleted_at IS NULL ORDER BY id LIMIT 1", (name,)
        ).fetchone()
        if row is not None:
            return int(row[0])
        cursor = self._sql.execute(
            """INSERT INTO folder (name, position, created_at)
                SELECT ?, coalesce(max(position), 0) + 1, ? FROM folder""",
            (name, self._now),
        )
        assert cursor.lastrowid is not None
        self._made.folders.append(cursor.lastrowid)
        return cursor.lastrowid

    def _persona(self, persona: IncomingPersona | None) -> int | None:
        """The persona that is the same in everything, made when there is none."""
        if persona is None or not persona.name.strip():
            return None
        values = (
            storable(persona.name),
            storable(persona.icon),
            storable(persona.system_prompt),
            storable(persona.model),
            encode_overrides(persona.sampling),
        )
        row = self._sql.execute(
            """SELECT id FROM persona WHERE name = ? AND icon = ? AND system_prompt = ? AND model = ?
                AND sampling IS ? AND deleted_at IS NULL ORDER BY id LIMIT 1""",
            values,
        ).fetchone()
        if row is not None:
            return int(row[0])
        cursor = self._sql.execute(
            """INSERT INTO persona (name, icon, system_prompt, model, sampling, position, created_at, updated_at)
                SELECT ?, ?, ?, ?, ?, coalesce(max(position), 0) + 1, ?, ? FROM persona""",
            (*values, self._now, self._now),
        )
        assert cursor.lastrowid is not None
        self._made.personas.append(cursor.lastrowid)
        return cursor.lastrowid


def _row(
    message: IncomingMessage, conversation_id: int, ids: dict[str, int], chosen: dict[str, str], date: float
) -> tuple[object, ...]:
    seen = None
    if message.seen is not None and message.seen.first in ids:
        also = tuple(ids[key] for key in message.seen.also if key in ids)
        seen = Seen(first=ids[message.seen.first], also=also)
    child = message.chosen if message.chosen in ids else chosen.get(message.key)
    return (
        ids[message.key],
        conversation_id,
        ids[message.parent] if message.parent is not None else None,
        ids.get(child or ""),
        message.role,
        storable(message.text),
        storable(message.reasoning),
        message.status,
        storable(message.error_code),
        storable(message.error),
        storable(message.model),
        encode(message.stats),
        date,
        message.pinned,
        encode(seen),
        encode_overrides(message.sampling),
        storable(message.draft) or None,
    )


def _newest_end(messages: list[IncomingMessage]) -> str | None:
    """Where one comes to who takes the newest branch at every fork."""
    newest: dict[str | None, str] = {}
    for message in messages:
        newest[message.parent] = message.key
    key = newest.get(None)
    while key is not None and key in newest:
        key = newest[key]
    return key


def _chosen(messages: list[IncomingMessage], head: str | None) -> dict[str, str]:
    """Which child each message above the head goes on with."""
    parents = {message.key: message.parent for message in messages}
    chosen: dict[str, str] = {}
    while head is not None and (parent := parents.get(head)) is not None:
        chosen[parent] = head
        head = parent
    return chosen


def _dates(incoming: Incoming, now: float) -> tuple[float, float]:
    """When it was begun and when something was last said in it, as far as anything says so."""
    said = (message.created_at for message in incoming.messages)
    known = [date for date in map(_known, said) if date is not None]
    updated = _date(incoming.updated_at, max(known, default=_date(incoming.created_at, now)))
    return _date(incoming.created_at, min(known, default=updated)), updated


def _date(date: float | None, instead: float) -> float:
    """A date, or what stands for one that is none."""
    known = _known(date)
    return instead if known is None else known


def _known(date: float | None) -> float | None:
    """A date that every calendar can show; else nothing is known of it."""
    return date if date is not None and 0 <= date < _LATEST else None
