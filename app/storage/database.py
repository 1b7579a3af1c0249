"""The database file: opened, checked, migrated, backed up, set aside. Knows no tables of its own."""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from app.storage.integrity import clear_suspect, find_damage, must_be_checked_first
from app.storage.migrations import MIGRATIONS, Migration
from inference.atomic import set_aside, write_error
from inference.errors import StorageDamaged, StorageError, StorageFull, StorageNewer

_log = logging.getLogger(__name__)

APPLICATION_ID = 0x48525448  # "HRTH": tells our files from other programs' databases
BUSY_TIMEOUT = 5.0  # seconds to wait for another process that is writing
PROBE = 256 * 1024  # bytes that must fit before the disk counts as writable again
COMPANIONS = ("-wal", "-shm", "-journal")


class Database:
    """One connection, owned by the thread that made it.

    What ``write`` has committed survives ``kill -9`` and a power cut (WAL, ``synchronous`` FULL).

    Attributes:
        path: The file.
        checked: Whether the whole file was read for damage when it was opened.
        backup: The copy made before this opening migrated an older file; ``None`` when nothing was migrated.
    """

    def __init__(self, path: Path, *, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        """Open the file, create it when there is none, and bring it to the newest schema.

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
        self._depth = 0
        with _typed_errors(path):
            try:
                self._open()
            except sqlite3.OperationalError as error:
                if _primary_code(error) not in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL):
                    raise
                # On a full disk the index of the log, shared between processes, cannot be made. Without sharing,
                # SQLite keeps it in memory, and everybody can read at least.
                self._open(exclusive=True)

    def close(self) -> None:
        """Close the file; the write-ahead log is merged into it."""
        with _typed_errors(self.path):
            self._sql.close()

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """The connection, for queries; failures come out as typed errors."""
        with _typed_errors(self.path):
            yield self._sql

    @contextlib.contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """The connection inside one transaction: all of the block is kept, or on any exception nothing.

        Blocks may be nested; the outermost one commits.
        """
        if self._depth:
            yield self._sql
            return
        with _typed_errors(self.path):
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
        with _typed_errors(self.path):
            # A file of its own too: the log may have room left where the disk has none.
            with tempfile.TemporaryFile(dir=self.path.parent) as file:
                file.write(b"\0" * PROBE)
                file.flush()
            version = int(self._sql.execute("PRAGMA user_version").fetchone()[0])
            self._sql.execute(f"PRAGMA user_version = {version}")

    def check(self) -> None:
        """Read every page, however long that takes. Raises ``StorageDamaged``."""
        with _typed_errors(self.path):
            _quick_check(self._sql, self.path)
            violations = self._sql.execute("PRAGMA foreign_key_check").fetchall()
        if violations:
            raise _damaged(self.path, f"foreign keys: {violations[:5]}")

    def back_up(self, target: Path) -> None:
        """Copy the database, as it is at this moment, into a new file that has been read back.

        Raises:
            StorageError: It could not be written; no half copy stays behind.
        """
        with _typed_errors(target):
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _create(target)
            copy = sqlite3.connect(target)
            try:
                self._sql.backup(copy)
                _quick_check(copy, target)
            except BaseException:
                copy.close()
                target.unlink(missing_ok=True)
                raise
            copy.close()

    def reader(self) -> sqlite3.Connection:
        """Another connection, that cannot write. May be asked for on any thread, which then owns it."""
        return open_read_only(self.path)

    def _open(self, exclusive: bool = False) -> None:
        self.checked = not self.path.exists() or must_be_checked_first(self.path)
        version = _version_of(self.path, len(self._migrations), exclusive)
        _create(self.path)
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
        if version:
            stamp = time.strftime("%Y%m%d-%H%M%S")
            self.backup = self.path.parent / "backups" / f"{self.path.stem}-before-{version + 1}-{stamp}.db"
            self.back_up(self.backup)
        self._sql.execute("PRAGMA foreign_keys = OFF")  # a step may rebuild a table; everything is checked below
        with self.write() as sql:
            for number, migration in enumerate(self._migrations[version:], start=version + 1):
                _log.info("Migrating %s to schema %d (%s)", self.path.name, number, migration.__name__)
                migration(sql)
            violations = sql.execute("PRAGMA foreign_key_check").fetchall()
            if violations:
                raise _damaged(self.path, f"foreign keys after migration: {violations[:5]}")
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


def storage_error(error: sqlite3.Error, path: Path) -> StorageError:
    """The class and words for an error of SQLite. Other errors than of the file come out as plain ones."""
    detail = f"{path}: {getattr(error, 'sqlite_errorname', type(error).__name__)}: {error}"
    match _primary_code(error):
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return _damaged(path, detail)
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            return StorageFull(
                "The disk is full or takes no more, so that nothing can be saved right now.",
                "Free some space on the disk, then try again.",
                detail,
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StorageError("Another program is using the conversations.", "Close it and try again.", detail)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return StorageError(
                "Hearth cannot open or write its conversations.", f"Check that you may write to {path}.", detail
            )
    return StorageError("The conversations could not be read or written.", "Please report this.", detail)


def may_pass(error: StorageError) -> bool:
    """Whether the same write can succeed later: the disk is full, or another program holds the file."""
    busy = _primary_code(error.__cause__) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return busy or isinstance(error, StorageFull)


def _primary_code(error: BaseException | None) -> int:
    """SQLite's result code without its details; 0 where there is none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


@contextlib.contextmanager
def _typed_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise storage_error(error, path) from error
    except OSError as error:
        if isinstance(full := write_error(path, error), StorageFull):
            raise full from error
        raise StorageError(
            "Hearth cannot open or write its conversations.", f"Check that you may write to {path}.", f"{path}: {error}"
        ) from error


def open_read_only(path: Path) -> sqlite3.Connection:
    """A plain connection that changes nothing. Raises ``sqlite3.Error``."""
    return _connect(path, read_only=True)


def _connect(path: Path, *, read_only: bool = False, exclusive: bool = False) -> sqlite3.Connection:
    posix = path.absolute().as_posix()
    uri = "file://" + quote(posix if posix.startswith("/") else f"/{posix}") + ("?mode=ro" if read_only else "")
    sql = sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT, isolation_level=None)
    if exclusive:
        sql.execute("PRAGMA locking_mode = EXCLUSIVE")
    return sql


def _version_of(path: Path, newest: int, exclusive: bool) -> int:
    """Schema of the file, 0 when there is none yet, found without changing a byte."""
    if path.exists() and not path.is_file():
        raise StorageError(f"Something else is in the place of {path}.", "Move it away, then start Hearth again.")
    if not path.exists() or path.stat().st_size == 0:
        return 0
    # Read only where it can be: closing an ordinary connection would merge a write-ahead log into the file.
    sql = _connect(path, read_only=not exclusive, exclusive=exclusive)
    try:
        application = int(sql.execute("PRAGMA application_id").fetchone()[0])
        version = int(sql.execute("PRAGMA user_version").fetchone()[0])
        tables = int(sql.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    finally:
        sql.close()
    if application != APPLICATION_ID and (application or tables):
        raise StorageError(
            f"{path} is a database of another program.", "Move it away, or set HEARTH_DATA_DIR to another folder."
        )
    if version > newest:
        raise StorageNewer(
            "Your conversations were written by a newer Hearth, and this one leaves them alone.",
            "Start the newer Hearth, or set HEARTH_DATA_DIR to another folder.",
            f"{path}: schema {version}, this version knows up to {newest}",
        )
    return version


def _create(path: Path) -> None:
    """Make an empty file that only this user can read; SQLite gives its log the same rights."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _quick_check(sql: sqlite3.Connection, path: Path) -> None:
    if damage := find_damage(sql):
        raise _damaged(path, damage)


def _damaged(path: Path, detail: str) -> StorageDamaged:
    return StorageDamaged(f"The file {path.name} with your conversations is damaged.", "", f"{path}: {detail}")
