"""One backup: a finished copy of a database, how it is made, named, and known to be good. Knows no threads."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from app.storage import rows
from app.storage.connecting import create_private, damaged, open_finished, remove_database, schema_of, typed_errors
from app.storage.integrity import find_damage
from app.storage.migrations import MIGRATIONS
from inference.atomic import rename_new, sync_folder
from inference.errors import Cancelled, StorageError

FOLDER = "backups"  # beside the database
STEP = 256  # pages copied between two looks at whether to go on: a mebibyte
SPARE = 64 * 1024 * 1024  # bytes that must stay free on the disk beside a copy

Reason = Literal["daily", "migration", "user", "restore", ""]

_WORDS: dict[str, Reason] = {"daily": "daily", "yours": "user", "restore": "restore"}  # in names
_NAME = re.compile(r"-(?:before-(?P<schema>\d+)|(?P<word>[a-z]+))-(?P<stamp>\d{8}-\d{6})(?:-\d+)?\.db$")
_STAMP = "%Y%m%d-%H%M%S"


class Pace:
    """How a copy goes on: at once and to the end. Others are calmer, or stop in the middle."""

    def step(self) -> None:
        """Between two steps; may wait. Raises ``Cancelled`` when the copy is to be given up."""

    def stopped(self) -> bool:
        """Whether a longer look at the file is to be given up."""
        return False


class Facts(NamedTuple):
    """What is in a database."""

    schema: int
    conversations: int
    messages: int


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """A copy that is there.

    Attributes:
        name: Its file name; what it is asked for by.
        path: Where it lies.
        made_at: Seconds since the epoch.
        reason: Why it was made; empty for a file that somebody else put there.
        before: Of one made before a migration: to which schema.
        size: Bytes.
        schema: Of its tables.
        conversations: How many are in it, in the trash too.
        messages: How many are in it.
        problem: Why it cannot be used; empty for a good one.
        code: Of the error that says so.
    """

    name: str
    path: Path
    made_at: float
    reason: Reason = ""
    before: int = 0
    size: int = 0
    schema: int = 0
    conversations: int = 0
    messages: int = 0
    problem: str = ""
    code: str = ""


def backup_name(database: Path, word: str, moment: float | None = None) -> str:
    """The file name of a backup made now, or at ``moment``: why and when it was made can be read from it."""
    return f"{database.stem}-{word}-{time.strftime(_STAMP, time.localtime(moment))}.db"


def word_of(reason: Reason) -> str:
    """How a reason is written in a name."""
    return next(word for word, known in _WORDS.items() if known == reason)


def copy_database(
    source: sqlite3.Connection, target: Path, pace: Pace | None = None, *, replaces: bool = False
) -> Facts:
    """Copy a database, as it is at this moment, into a new file that only this user can read.

    It is written under another name, read back whole, and only then called ``target``; what was called so is replaced
    where ``replaces`` says so. Others may write into the source meanwhile; the copy does not see that.

    Raises:
        sqlite3.Error, OSError: It could not be written. Nothing stays behind.
        StorageDamaged: The source, and so the copy, is damaged.
        Cancelled: The pace said so.
    """
    pace = pace or Pace()
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.new")  # another process may be at the same
    remove_database(unfinished)
    try:
        create_private(unfinished)
        _copy(source, unfinished, pace)
        facts = _finish(unfinished, target, pace)
        if replaces:
            unfinished.replace(target)
        else:
            rename_new(unfinished, target)
    except BaseException:
        remove_database(unfinished)
        raise
    sync_folder(target.parent)
    return facts


def examine(path: Path, *, thorough: bool = False, pace: Pace | None = None) -> Facts:
    """Open a finished file and see what is in it; ``thorough``: read all of it.

    Raises:
        StorageError: It is no backup of Hearth's, is damaged, or was written by a newer one.
        Cancelled: The pace said so.
    """
    pace = pace or Pace()
    if not path.is_file():
        raise StorageError(f"There is no file {path.name}.", "Check its name.", str(path))
    with typed_errors(path), contextlib.closing(open_finished(path)) as sql:
        return _examine(sql, path, thorough, pace)


def read_backup(path: Path) -> Backup:
    """What there is to know of a file among the backups; a bad one says what is wrong with it."""
    match = _NAME.search(path.name)
    status = path.stat()
    made_at, before = status.st_mtime, 0
    reason: Reason = ""
    if match is not None:
        with contextlib.suppress(ValueError, OverflowError):
            made_at = time.mktime(time.strptime(match["stamp"], _STAMP))
        before = int(match["schema"] or 0)
        reason = "migration" if before else _WORDS.get(match["word"], "")
    known = Backup(name=path.name, path=path, made_at=made_at, reason=reason, before=before, size=status.st_size)
    try:
        facts = examine(path)
    except StorageError as error:
        return msgspec.structs.replace(known, problem=error.message, code=error.code)
    return msgspec.structs.replace(
        known, schema=facts.schema, conversations=facts.conversations, messages=facts.messages
    )


def read_facts(sql: sqlite3.Connection, schema: int) -> Facts:
    """What is in an open database. Raises ``sqlite3.Error``."""
    (conversations,) = sql.execute("SELECT count(*) FROM conversation").fetchone()
    (messages,) = sql.execute("SELECT count(*) FROM message").fetchone()
    return Facts(schema, conversations, messages)


def fingerprint(sql: sqlite3.Connection) -> str:
    """Differs where anything differs that a user would miss. Raises ``sqlite3.Error``.

    Messages never change: their number is enough. What may change of them, pins and unsent edits, is not looked at:
    all that was ever said would have to be read for it.
    """
    made = hashlib.blake2b(digest_size=16)
    for table, columns in (
        ("conversation", rows.CONVERSATION),
        ("folder", rows.FOLDER),
        ("persona", rows.PERSONA),
        ("queued", rows.QUEUED),
    ):
        for row in rows.rows_of(sql, table, columns):
            made.update(repr(row).encode(errors="surrogateescape"))
        made.update(b"\0")
    for query in (
        "SELECT count(*), max(id) FROM message",
        "SELECT count(*) FROM message WHERE deleted_with IS NOT NULL",
        "SELECT count(*), max(id) FROM summary",
    ):
        with contextlib.suppress(sqlite3.OperationalError):  # a table that an older schema has not
            made.update(repr(sql.execute(query).fetchone()).encode())
    return made.hexdigest()


def room_for(database: Path) -> int:
    """Bytes that a copy of this database needs on a disk, with some to spare."""
    files = (database, database.with_name(database.name + "-wal"))
    return sum(file.stat().st_size for file in files if file.exists()) + SPARE


def _copy(source: sqlite3.Connection, unfinished: Path, pace: Pace) -> None:
    with contextlib.closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
        # It counts only when it is whole: no journal is needed to take back half of it.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        # One view from beginning to end: without it, each write of somebody else would make the copy begin anew.
        source.execute("BEGIN")
        try:
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(copy, pages=STEP, progress=_then(pace.step))
        finally:
            source.execute("ROLLBACK")


def _then(step: Callable[[], None]) -> Callable[[int, int, int], None]:
    def progress(_status: int, remaining: int, _total: int) -> None:
        if remaining:
            step()

    return progress


def _finish(unfinished: Path, target: Path, pace: Pace) -> Facts:
    """Make a copy one file that needs no log beside it, read it, and have the disk take it."""
    with contextlib.closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")
        facts = _examine(copy, target, True, pace)
    handle = os.open(unfinished, os.O_RDWR)
    try:
        os.fsync(handle)
        if hasattr(os, "posix_fadvise"):  # what was copied need not push anything else out of memory
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)
    return facts


def _examine(sql: sqlite3.Connection, path: Path, thorough: bool, pace: Pace) -> Facts:
    schema = schema_of(sql, path, len(MIGRATIONS))
    if not schema:
        raise damaged(path, "no tables")
    if thorough:
        sql.set_progress_handler(pace.stopped, 10_000)
        try:
            damage = find_damage(sql)
        except sqlite3.OperationalError:
            if pace.stopped():
                raise Cancelled("The backup was given up.") from None
            raise
        finally:
            sql.set_progress_handler(None, 0)
        if damage:
            raise damaged(path, damage)
    return read_facts(sql, schema)
