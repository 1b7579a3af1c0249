"""Folders of conversations: making, naming, ordering, deleting. Knows not what is in them.

A deleted folder keeps its row, and its conversations the pointer to it: they are back in the list, and bringing the
folder back needs nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from app.storage.database import Database
from app.storage.message_rows import storable
from app.storage.values import Folder
from inference.errors import StorageError

_COLUMNS = "id, name, position, folded"

Listed: TypeAlias = list[Folder]  # inside the class, `list` is a method


class Folders:
    """All methods raise ``StorageError`` and belong to the thread of the database."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def list(self) -> Listed:
        """All folders in their order."""
        with self._database.read() as sql:
            rows = sql.execute(f"SELECT {_COLUMNS} FROM folder WHERE deleted_at IS NULL ORDER BY position, id")
            return [Folder(id=row[0], name=row[1], position=row[2], folded=bool(row[3])) for row in rows]

    def get(self, folder_id: int) -> Folder:
        """One folder that is not deleted."""
        for folder in self.list():
            if folder.id == folder_id:
                return folder
        raise StorageError("This folder is no longer there.")

    def create(self, name: str) -> Folder:
        """A new folder behind the others. An empty name is none."""
        with self._database.write() as sql:
            cursor = sql.execute(
                """INSERT INTO folder (name, position, created_at)
                    SELECT ?, coalesce(max(position), 0) + 1, ? FROM folder""",
                (_name(name), self._clock()),
            )
            assert cursor.lastrowid is not None
            return self.get(cursor.lastrowid)

    def rename(self, folder_id: int, name: str) -> Folder:
        """Give it another name; an empty one changes nothing."""
        with self._database.write() as sql:
            if name.strip():
                sql.execute("UPDATE folder SET name = ? WHERE id = ?", (_name(name), folder_id))
            return self.get(folder_id)

    def fold(self, folder_id: int, folded: bool) -> Folder:
        """Hide or show what is in it."""
        with self._database.write() as sql:
            sql.execute("UPDATE folder SET folded = ? WHERE id = ?", (folded, folder_id))
            return self.get(folder_id)

    def move(self, folder_id: int, before: int | None) -> Listed:
        """Put it in front of another one; behind all of them with ``None``. Returns the folders in their order."""
        with self._database.write() as sql:
            moved = self.get(folder_id)
            others = [folder for folder in self.list() if folder.id != folder_id]
            ids = [folder.id for folder in others]
            at = ids.index(before) if before in ids else len(others)
            others.insert(at, moved)
            sql.executemany(
                "UPDATE folder SET position = ? WHERE id = ?",
                [(float(place), folder.id) for place, folder in enumerate(others, start=1)],
            )
            return self.list()

    def delete(self, folder_id: int) -> Folder:
        """Delete it; its conversations are back in the list. Returns it as it was."""
        with self._database.write() as sql:
            folder = self.get(folder_id)
            sql.execute("UPDATE folder SET deleted_at = ? WHERE id = ?", (self._clock(), folder_id))
            return folder

    def restore(self, folder_id: int) -> Folder:
        """Bring a deleted one back, with the conversations that have not been moved elsewhere since."""
        with self._database.write() as sql:
            sql.execute("UPDATE folder SET deleted_at = NULL WHERE id = ?", (folder_id,))
            return self.get(folder_id)


def _name(name: str) -> str:
    name = " ".join(storable(name).split())
    if not name:
        raise StorageError("A folder needs a name.", "Type at least one letter.")
    return name
