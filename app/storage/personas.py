"""Personas: whom a conversation can be begun with. Knows no conversations: what one takes of a persona is its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from app.storage.database import Database
from app.storage.message_rows import decode_overrides, encode_overrides, storable
from app.storage.values import Overrides, Persona
from inference.errors import StorageError

COLUMNS = "id, name, icon, system_prompt, model, sampling, position"  # as below

Listed: TypeAlias = list[Persona]  # inside the class, `list` is a method


class Personas:
    """Reads and writes personas. All methods raise ``StorageError`` and belong to the thread of the database."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def list(self, *, deleted: bool = False) -> Listed:
        """Personas in their order; those that were deleted instead with ``deleted``."""
        with self._database.read() as sql:
            rows = sql.execute(
                f"SELECT {COLUMNS} FROM persona WHERE (deleted_at IS NOT NULL) = ? ORDER BY position, id", (deleted,)
            )
            return personas_from(rows)

    def get(self, persona_id: int) -> Persona:
        """One persona, also one that is deleted: conversations show with whom they were begun."""
        with self._database.read() as sql:
            rows = sql.execute(f"SELECT {COLUMNS} FROM persona WHERE id = ?", (persona_id,))
            for persona in personas_from(rows):
                return persona
        raise StorageError("This persona is no longer there.")

    def create(
        self,
        name: str,
        *,
        icon: str = "",
        system_prompt: str = "",
        model: str = "",
        sampling: Overrides | None = None,
    ) -> Persona:
        """A new persona, the last in the list. A name that is blank raises ``ValueError``."""
        now = self._clock()
        with self._database.write() as sql:
            cursor = sql.execute(
                """INSERT INTO persona (name, icon, system_prompt, model, sampling, position, created_at, updated_at)
                    SELECT ?, ?, ?, ?, ?, coalesce(max(position), 0) + 1, ?, ? FROM persona""",
                (
                    _name(name),
                    storable(icon),
                    storable(system_prompt),
                    storable(model),
                    encode_overrides(sampling or {}),
                    now,
                    now,
                ),
            )
            assert cursor.lastrowid is not None
            return self.get(cursor.lastrowid)

    def change(self, persona: Persona) -> Persona:
        """Keep what a persona is now, except for its place. No conversation changes with it."""
        with self._database.write() as sql:
            sql.execute(
                """UPDATE persona SET name = ?, icon = ?, system_prompt = ?, model = ?, sampling = ?, updated_at = ?
                    WHERE id = ?""",
                (
                    _name(persona.name),
                    storable(persona.icon),
                    storable(persona.system_prompt),
                    storable(persona.model),
                    encode_overrides(persona.sampling),
                    self._clock(),
                    persona.id,
                ),
            )
            return self.get(persona.id)

    def copy(self, persona_id: int, name: str) -> Persona:
        """Another persona like this one, below it."""
        with self._database.write():
            like = self.get(persona_id)
            made = self.create(
                name, icon=like.icon, system_prompt=like.system_prompt, model=like.model, sampling=like.sampling
            )
            ids = [persona.id for persona in self.list() if persona.id != made.id]
            ids.insert(ids.index(persona_id) + 1 if persona_id in ids else len(ids), made.id)
            self.order(ids)
            return self.get(made.id)

    def order(self, ids: Iterable[int]) -> Listed:
        """Put personas in this order; those that are not named come after them as before."""
        with self._database.write() as sql:
            wanted = [*dict.fromkeys(ids)]
            rest = [persona.id for persona in self.list() if persona.id not in wanted]
            self._place(sql, [*wanted, *rest])
            return self.list()

    def delete(self, persona_id: int) -> Persona:
        """Delete a persona until ``restore`` undoes it; conversations keep what they took of it."""
        with self._database.write() as sql:
            sql.execute("UPDATE persona SET deleted_at = ? WHERE id = ?", (self._clock(), persona_id))
            return self.get(persona_id)

    def restore(self, persona_id: int) -> Persona:
        """Undo ``delete``; it stands where it stood."""
        with self._database.write() as sql:
            sql.execute("UPDATE persona SET deleted_at = NULL WHERE id = ?", (persona_id,))
            return self.get(persona_id)

    def _place(self, sql: sqlite3.Connection, ids: Iterable[int]) -> None:
        for position, persona_id in enumerate(ids, 1):
            sql.execute("UPDATE persona SET position = ? WHERE id = ?", (float(position), persona_id))


def _name(name: str) -> str:
    """A name in one line. Raises ``ValueError`` when nothing is left."""
    name = " ".join(storable(name).split())
    if not name:
        raise ValueError("a persona has a name")
    return name


def personas_from(rows: Iterable[tuple[Any, ...]]) -> list[Persona]:
    """Rows of ``COLUMNS`` as personas."""
    return [
        Persona(
            id=row[0],
            name=row[1],
            icon=row[2],
            system_prompt=row[3],
            model=row[4],
            sampling=decode_overrides(row[5]),
            position=row[6],
        )
        for row in rows
    ]
