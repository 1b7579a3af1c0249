"""Where conversations are: pinned, in a folder, in the archive, in the trash; several at once, and back again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

import msgspec

from app.storage.database import Database

_COLUMNS = "id, pinned_at, archived_at, folder_id, deleted_at"


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where one conversation was; what ``Places.put_back`` takes.

    Attributes:
        id: The conversation.
        pinned_at: When it was pinned; ``None`` when it was not.
        archived_at: When it was put away; ``None`` outside the archive.
        folder_id: Its folder.
        deleted_at: When it went to the trash; ``None`` outside it.
    """

    id: int
    pinned_at: float | None = None
    archived_at: float | None = None
    folder_id: int | None = None
    deleted_at: float | None = None


Before: TypeAlias = tuple[Place, ...]


class Places:
    """Each change is made to all conversations or to none, and returns where they were, for ``put_back``.

    All methods raise ``StorageError`` and belong to the thread of the database. Ids that are not there are left out.
    """

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def of(self, ids: Iterable[int]) -> Before:
        """Where these conversations are."""
        found = []
        with self._database.read() as sql:
            for conversation_id in dict.fromkeys(ids):
                row = sql.execute(f"SELECT {_COLUMNS} FROM conversation WHERE id = ?", (conversation_id,)).fetchone()
                if row is not None:
                    found.append(Place(*row))
        return tuple(found)

    def pin(self, ids: Iterable[int], pinned: bool) -> Before:
        """Put them on top of the list, or back among the others. What is pinned is not in the archive."""
        if pinned:
            return self._set(ids, "pinned_at = coalesce(pinned_at, ?), archived_at = NULL", self._clock())
        return self._set(ids, "pinned_at = NULL")

    def archive(self, ids: Iterable[int], archived: bool) -> Before:
        """Put them away, or back into the list. What is put away is not pinned any more."""
        if archived:
            return self._set(ids, "archived_at = coalesce(archived_at, ?), pinned_at = NULL", self._clock())
        return self._set(ids, "archived_at = NULL")

    def move(self, ids: Iterable[int], folder_id: int | None) -> Before:
        """Put them into a folder (``None``: into none), out of the archive and off the top of the list."""
        return self._set(ids, "folder_id = ?, archived_at = NULL, pinned_at = NULL", folder_id)

    def trash(self, ids: Iterable[int]) -> Before:
        """Put them into the trash."""
        return self._set(ids, "deleted_at = coalesce(deleted_at, ?)", self._clock())

    def restore(self, ids: Iterable[int]) -> Before:
        """Take them out of the trash, to where they were before."""
        return self._set(ids, "deleted_at = NULL")

    def put_back(self, before: Before) -> None:
        """Undo a change: everything is where it was."""
        with self._database.write() as sql:
            sql.executemany(
                "UPDATE conversation SET pinned_at = ?, archived_at = ?, folder_id = ?, deleted_at = ? WHERE id = ?",
                [(p.pinned_at, p.archived_at, p.folder_id, p.deleted_at, p.id) for p in before],
            )

    def _set(self, ids: Iterable[int], assignment: str, *values: object) -> Before:
        with self._database.write() as sql:
            before = self.of(ids)
            sql.executemany(
                f"UPDATE conversation SET {assignment} WHERE id = ?", [(*values, place.id) for place in before]
            )
            return before
