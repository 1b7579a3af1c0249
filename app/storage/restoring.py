"""Puts a backup in the place of the database, which becomes a backup itself; knows no threads.

First the backup is copied beside the database, read whole and brought to the newest schema, which may take a while
and changes nothing. Then two renamings exchange the files; between them the whole copy lies there under the name that
``finish_rebuilding`` looks for, so that a program that is killed there goes on with it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from app.storage.backup_file import Pace
from app.storage.backups import Backups
from app.storage.connecting import connect, primary_code, remove_database, storage_error, typed_errors
from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.integrity import clear_suspect
from app.storage.salvage import finish_rebuilding, fresh_place
from inference.atomic import sync_folder
from inference.errors import StorageError, StorageNewer


def prepare(backups: Backups, backup: Path, pace: Pace | None = None) -> Path:
    """Make a copy of a backup that can take the place of the database. Returns where it lies.

    Raises:
        StorageNewer: It was written by a newer Hearth.
        StorageDamaged: It is damaged.
        StorageFull: There is not the space for a copy.
        StorageError: It is no backup, or cannot be read.
        Cancelled: The pace said so.
    """
    fresh = fresh_place(backups.database)
    remove_database(fresh)
    try:
        backups.save_as(fresh, pace, source=backup)
        with contextlib.closing(Database(fresh, keeps_copy=False)) as database:
            Conversations(database).recover()  # what was being written when it was made
    except StorageNewer as error:
        remove_database(fresh)
        raise StorageNewer(
            "This backup was written by a newer Hearth.", "Update Hearth, then try again.", error.detail
        ) from error
    except BaseException:
        remove_database(fresh)
        raise
    return fresh


def exchange(backups: Backups) -> Path | None:
    """Put what was prepared in the place of the database. Returns where that is now; ``None``: there was none.

    Nobody may have the database open.

    Raises:
        StorageError: Somebody has, or it cannot be moved. Then everything is as it was.
    """
    path, fresh = backups.database, fresh_place(backups.database)
    if not fresh.is_file():
        raise StorageError("The copy of the backup is gone, so nothing was restored.", "Try again.", str(fresh))
    _close_for_all(path)
    kept = backups.keep_present()
    with typed_errors(path):
        try:
            fresh.rename(path)
        except OSError:
            if kept is not None:
                kept.rename(path)
            raise
    sync_folder(path.parent)
    clear_suspect(path)
    return kept


def restore(backups: Backups, backup: Path, pace: Pace | None = None) -> Path | None:
    """Both at once, where no window has the database open. Raises like both."""
    finish_rebuilding(backups.database)  # what waits to be put into its place is what there is now
    prepare(backups, backup, pace)
    try:
        return exchange(backups)
    except BaseException:
        if backups.database.exists():
            remove_database(fresh_place(backups.database))
        raise


def _close_for_all(path: Path) -> None:
    """Make the database one file without a log, which SQLite only does when nobody else has it open."""
    if not path.exists():
        return
    try:
        with contextlib.closing(connect(path)) as sql:
            sql.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        if primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return  # it is kept as it is
        failed = storage_error(error, path)
        if primary_code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            failed = StorageError(
                "Another program has the conversations open, so nothing was restored.",
                "Close it, then try again.",
                failed.detail,
            )
        raise failed from error
