"""Connections to database files, and SQLite's failures as typed errors; knows no tables."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from inference.atomic import write_error
from inference.errors import StorageDamaged, StorageError, StorageFull, StorageNewer

APPLICATION_ID = 0x48525448  # "HRTH": tells our files from other programs' databases
BUSY_TIMEOUT = 5.0  # seconds to wait for another process that is writing
COMPANIONS = ("-wal", "-shm", "-journal")


def connect(path: Path, *, read_only: bool = False, immutable: bool = False) -> sqlite3.Connection:
    """A connection in autocommit mode. Raises ``sqlite3.Error``.

    Args:
        path: The file; without ``read_only`` it is made when there is none.
        read_only: Nothing is written through it.
        immutable: The same, and nobody else writes either: SQLite makes no files beside it.
    """
    mode = "?mode=ro&immutable=1" if immutable else "?mode=ro" if read_only else ""
    return sqlite3.connect(uri_of(path) + mode, uri=True, timeout=BUSY_TIMEOUT, isolation_level=None)


def open_read_only(path: Path) -> sqlite3.Connection:
    """A plain connection that changes nothing. Raises ``sqlite3.Error``."""
    return connect(path, read_only=True)


def open_finished(path: Path) -> sqlite3.Connection:
    """A connection to a file that nobody writes any more; it leaves no trace beside it. Raises ``sqlite3.Error``."""
    log = path.with_name(path.name + "-wal")
    in_use = log.exists() and log.stat().st_size > 0
    return connect(path, read_only=in_use, immutable=not in_use)


def uri_of(path: Path) -> str:
    """The name of a file as SQLite takes it, whatever characters are in it."""
    posix = path.absolute().as_posix()
    return "file://" + quote(posix if posix.startswith("/") else f"/{posix}")


def create_private(path: Path) -> None:
    """Make an empty file that only this user can read; SQLite gives its log the same rights."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def remove_database(path: Path) -> None:
    """Take away an unfinished file of our own making, with what belongs to it."""
    for suffix in ("", *COMPANIONS):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def schema_of(sql: sqlite3.Connection, path: Path, newest: int) -> int:
    """Schema of one of our files, 0 of an empty one. Raises ``sqlite3.Error``, and of other files:

    StorageNewer: It was written by a later Hearth.
    StorageError: It belongs to another program.
    """
    application = int(sql.execute("PRAGMA application_id").fetchone()[0])
    version = int(sql.execute("PRAGMA user_version").fetchone()[0])
    tables = int(sql.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
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


def storage_error(error: sqlite3.Error, path: Path) -> StorageError:
    """The class and words for an error of SQLite. Other errors than of the file come out as plain ones."""
    detail = f"{path}: {getattr(error, 'sqlite_errorname', type(error).__name__)}: {error}"
    match primary_code(error):
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path, detail)
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
    busy = primary_code(error.__cause__) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return busy or isinstance(error, StorageFull)


def primary_code(error: BaseException | None) -> int:
    """SQLite's result code without its details; 0 where there is none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def damaged(path: Path, detail: str) -> StorageDamaged:
    """What to say of a damaged file."""
    return StorageDamaged(f"The file {path.name} with your conversations is damaged.", "", f"{path}: {detail}")


@contextlib.contextmanager
def typed_errors(path: Path) -> Iterator[None]:
    """Errors of SQLite and of the system that come out of the block, as typed ones about ``path``."""
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
