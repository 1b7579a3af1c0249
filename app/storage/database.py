"""The database file: opened, checked, migrated, backed up, set aside. Knows no tables of its own."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.storage.backup_file import FOLDER, backup_name, copy_database
from app.storage.connecting import (
    APPLICATION_ID,
    COMPANIONS,
    connect,
    create_private,
    damaged,
    open_read_only,
    primary_code,
    schema_of,
    typed_errors,
)
from app.storage.integrity import clear_suspect, find_damage, must_be_checked_first
from app.storage.migrations import MIGRATIONS, Migration
from inference.atomic import set_aside
from inference.errors import StorageError

_log = logging.getLogger(__name__)

PROBE = 256 * 1024  # bytes that must fit before the disk counts as writable again


class Database:
    """One connection, owned by the thread that made it.

    What ``write`` has committed survives ``kill -9`` and a power cut (WAL, ``synchronous`` FULL).

    Attributes:
        path: The file.
        checked: Whether the whole file was read for damage when it was opened.
        backup: The copy made before this opening migrated an older file; ``None`` when nothing was migrated.
    """

    def __init__(self, path: Path, *, migrations: Sequence[Migration] = MIGRATIONS, keeps_copy: bool = True) -> None:
        """Open the file, create it when there is none, and bring it to the newest schema.

        Args:
            path: The file.
            migrations: All steps there are.
            keeps_copy: Whether a copy is kept of a file that is migrated; not where it is a copy itself.

        Raises:
            StorageNewer: It was written by a later Hearth. It is untouched.
            StorageDamaged: It is no database, or a damaged one. It is untouched; ``set_aside_database`` comes next.
            StorageFull: There is no space.
            StorageError: It cannot be opened for another reason.
        """
        self.path = path
        self.checked = False
        self.backup: Path | None = None
        self._migrations = migrations
        self._keeps_copy = keeps_copy
        self._depth = 0
        with typed_errors(path):
            try:
                self._open()
            except sqlite3.OperationalError as error:
                if primary_code(error) not in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL):
                    raise
                # On a full disk the index of the log, shared between processes, cannot be made. Without sharing,
                # SQLite keeps it in memory, and everybody can read at least.
                self._open(exclusive=True)

    def close(self) -> None:
        """Close the file; the write-ahead log is merged into it."""
        with typed_errors(self.path):
            self._sql.close()

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """The connection, for queries; failures come out as typed errors."""
        with typed_errors(self.path):
            yield self._sql

    @contextlib.contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """The connection inside one transaction: all of the block is kept, or on any exception nothing.

        Blocks may be nested; the outermost one commits.
        """
        if self._depth:
            yield self._sql
            return
        with typed_errors(self.path):
            self._sql.execute("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield self._sql
                self._sql.execute("COMMIT")
            finally:
                self._depth = 0
                if self._sql.in_transaction:
                    self._sql.execute("ROLLBACK")

    def probe(self) -> None:
        """Write something and take it away again. Raises ``StorageFull`` while there is no space for it."""
        with typed_errors(self.path):
            # A file of its own too: the log may have room left where the disk has none.
            with tempfile.TemporaryFile(dir=self.path.parent) as file:
                file.write(b"\0" * PROBE)
                file.flush()
            version = int(self._sql.execute("PRAGMA user_version").fetchone()[0])
            self._sql.execute(f"PRAGMA user_version = {version}")

    def check(self) -> None:
        """Read every page, however long that takes. Raises ``StorageDamaged``."""
        with typed_errors(self.path):
            _quick_check(self._sql, self.path)
            violations = self._sql.execute("PRAGMA foreign_key_check").fetchall()
        if violations:
            raise damaged(self.path, f"foreign keys: {violations[:5]}")

    def back_up(self, target: Path) -> None:
        """Copy the database, as it is at this moment, into a new file that has been read back.

        Raises:
            StorageError: It could not be written; no half copy stays behind.
        """
        with typed_errors(target):
            copy_database(self._sql, target)

    def reader(self) -> sqlite3.Connection:
        """Another connection, that cannot write. May be asked for on any thread, which then owns it."""
        return open_read_only(self.path)

    def _open(self, exclusive: bool = False) -> None:
        self.checked = not self.path.exists() or must_be_checked_first(self.path)
        version = _version_of(self.path, len(self._migrations), exclusive)
        create_private(self.path)
        self._sql = _connect(self.path, exclusive=exclusive)
        try:
            self._set_up(version)
        except BaseException:
            self._sql.close()
            raise

    def _set_up(self, version: int) -> None:
        sql = self._sql
        if version and (self.checked or version < len(self._migrations)):
            # Before anything is written: a damaged file is kept as it was found.
            _quick_check(sql, self.path)
            clear_suspect(self.path)
        sql.execute("PRAGMA journal_mode = WAL")
        sql.execute("PRAGMA synchronous = FULL")
        sql.execute("PRAGMA foreign_keys = ON")
        sql.execute("PRAGMA secure_delete = ON")
        if version < len(self._migrations):
            self._migrate(version)

    def _migrate(self, version: int) -> None:
        """Take the missing steps in one transaction: either all of them, or the file is as before."""
        if version and self._keeps_copy:
            self.backup = self.path.parent / FOLDER / backup_name(self.path, f"before-{version + 1}")
            self.back_up(self.backup)
        self._sql.execute("PRAGMA foreign_keys = OFF")  # a step may rebuild a table; everything is checked below
        with self.write() as sql:
            for number, migration in enumerate(self._migrations[version:], start=version + 1):
                _log.info("Migrating %s to schema %d (%s)", self.path.name, number, migration.__name__)
                migration(sql)
            violations = sql.execute("PRAGMA foreign_key_check").fetchall()
            if violations:
                raise damaged(self.path, f"foreign keys after migration: {violations[:5]}")
            sql.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            sql.execute(f"PRAGMA user_version = {len(self._migrations)}")
        self._sql.execute("PRAGMA foreign_keys = ON")


def set_aside_database(path: Path) -> Path:
    """Rename a database and what belongs to it out of the way; nothing is deleted. Returns its new place."""
    try:
        aside = set_aside(path)
        for suffix in COMPANIONS:
            companion = path.with_name(path.name + suffix)
            if companion.exists():
                companion.rename(aside.with_name(aside.name + suffix))
        clear_suspect(path)
    except OSError as error:
        raise StorageError(
            f"The damaged file {path.name} cannot be moved out of the way.",
            "Close other programs that use it, or rename it yourself.",
            f"{path}: {error}",
        ) from error
    return aside


def _version_of(path: Path, newest: int, exclusive: bool) -> int:
    """Schema of the file, 0 when there is none yet, found without changing a byte."""
    if path.exists() and not path.is_file():
        raise StorageError(f"Something else is in the place of {path}.", "Move it away, then start Hearth again.")
    if not path.exists() or path.stat().st_size == 0:
        return 0
    # Read only where it can be: closing an ordinary connection would merge a write-ahead log into the file.
    sql = _connect(path, exclusive=True) if exclusive else open_read_only(path)
    try:
        return schema_of(sql, path, newest)
    finally:
        sql.close()


def _connect(path: Path, *, exclusive: bool) -> sqlite3.Connection:
    sql = connect(path)
    if exclusive:
        sql.execute("PRAGMA locking_mode = EXCLUSIVE")
    return sql


def _quick_check(sql: sqlite3.Connection, path: Path) -> None:
    if damage := find_damage(sql):
        raise damaged(path, damage)
