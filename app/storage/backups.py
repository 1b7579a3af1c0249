"""The backups beside a database: made, listed, rotated, found, thrown away. Knows no threads and no window.

Which stay: of those made by the day the newest of each of the last 7 days, 4 weeks and 3 months that have one, of
those before migrations and before restorations the 3 newest each. Days are counted by what is there, not by a clock
that may be wrong. The newest good one is never thrown away, nor one that the user made or put there.
"""

from __future__ import annotations

import contextlib
import datetime
import logging
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from app.storage.backup_file import (
    FOLDER,
    SPARE,
    Backup,
    Facts,
    Pace,
    Reason,
    backup_name,
    copy_database,
    examine,
    fingerprint,
    read_backup,
    read_facts,
    room_for,
    word_of,
)
from app.storage.connecting import damaged, open_finished, open_read_only, remove_database, schema_of, typed_errors
from app.storage.integrity import mark_suspect
from app.storage.migrations import MIGRATIONS
from inference.errors import StorageDamaged, StorageError, StorageFull

DAYS, WEEKS, MONTHS = 7, 4, 3
ABANDONED = 3600.0  # seconds without a write after which nobody goes on with a copy
LAST = 3  # of those before migrations and restorations

_log = logging.getLogger(__name__)


class Backups:
    """The folder of backups of one database. May be used from any thread, by one at a time.

    Attributes:
        database: What is backed up.
        folder: Where the backups are; made with the first one.
    """

    def __init__(self, database: Path, *, clock: Callable[[], float] = time.time) -> None:
        self.database = database
        self.folder = database.parent / FOLDER
        self._clock = clock

    def list(self) -> tuple[Backup, ...]:
        """All that are there, the newest first. Raises ``StorageError`` when the folder cannot be read."""
        if not self.folder.is_dir():
            return ()
        with typed_errors(self.folder):
            found = []
            for path in self.folder.glob("*.db"):
                with contextlib.suppress(FileNotFoundError):  # gone since
                    found.append(read_backup(path))
        return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.name), reverse=True))

    def find(self, wanted: str) -> Path:
        """The backup of that name, or else the file. Raises ``StorageError`` when there is neither."""
        known = self.folder / wanted
        if known.parent == self.folder and known.is_file():
            return known
        path = Path(wanted).expanduser()
        if path.is_file():
            return path
        raise StorageError(f"There is no backup and no file “{wanted}”.", "Look at the list of backups for its name.")

    def create(self, reason: Reason, pace: Pace | None = None) -> Backup:
        """Make one, and throw away those that are no longer needed.

        Raises:
            StorageFull: The disk has not the space, and some to spare.
            StorageDamaged: The database is; the next opening sets it aside and saves what can be read.
            StorageError: There is nothing to back up, or it cannot be written.
            Cancelled: The pace said so.
        """
        target = self._free(word_of(reason))
        self.save_as(target, pace)
        made = read_backup(target)
        _log.info("Backup %s: %d conversations", made.name, made.conversations)
        if reason != "user":
            self.rotate(keep=made.name)
        return made

    def save_as(
        self, target: Path, pace: Pace | None = None, *, source: Path | None = None, replaces: bool = False
    ) -> Facts:
        """Copy the database, or the backup ``source``, into a new file anywhere.

        What is there is only replaced where ``replaces`` says so, when the copy is whole; never a database in use.
        Raises like ``create``.
        """
        origin = source or self.database
        if source is not None and not source.is_file():
            raise StorageError(f"There is no file {source.name}.", "Check its name.", str(source))
        if not origin.is_file():
            raise StorageError("There are no conversations yet, so there is nothing to back up.", "", str(origin))
        with typed_errors(target):
            if target.exists() and self.database.exists() and target.samefile(self.database):
                raise StorageError(
                    f"{target.name} is where your conversations are.", "Choose another name.", str(target)
                )
            if target.exists() and not replaces:
                raise StorageError(f"{target.name} is there already.", "Choose another name.", str(target))
            self._need_room(origin, target.parent)
            opened = open_read_only(origin) if source is None else open_finished(origin)
            with contextlib.closing(opened) as sql:
                try:
                    return copy_database(sql, target, pace, replaces=replaces)
                except StorageDamaged as error:
                    if source is None:
                        mark_suspect(origin)
                    raise damaged(origin, error.detail) from error

    def is_due(self) -> bool:
        """Whether none was made today, and something changed since the newest good one. Raises ``StorageError``."""
        if not self.database.is_file():
            return False
        today = backup_name(self.database, word_of("daily"), self._clock()).rpartition("-")[0]
        if self.folder.is_dir() and any(path.name.startswith(today) for path in self.folder.glob("*.db")):
            return False  # by its name: this is asked all day long, and must open nothing for it
        good = (backup for backup in self.list() if not backup.problem and backup.reason != "restore")
        newest = next(good, None)
        with typed_errors(self.database), contextlib.closing(open_read_only(self.database)) as sql:
            if newest is None:
                return read_facts(sql, schema_of(sql, self.database, len(MIGRATIONS))).conversations > 0
            with contextlib.closing(open_finished(newest.path)) as before:
                return fingerprint(sql) != fingerprint(before)

    def newest_good(self, pace: Pace | None = None) -> Backup | None:
        """The newest one that can be read from beginning to end."""
        for backup in self.list():
            if not backup.problem:
                try:
                    examine(backup.path, thorough=True, pace=pace)
                except StorageError as error:
                    _log.info("Backup %s is no good: %s", backup.name, error)
                else:
                    return backup
        return None

    def keep_present(self) -> Path | None:
        """Move the database, which nobody has open, among the backups. Returns its place; ``None``: there was none.

        Raises:
            StorageError: It cannot be moved.
        """
        if not self.database.exists():
            return None
        target = self._free(word_of("restore"))
        with typed_errors(self.database):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            log = self.database.with_name(self.database.name + "-wal")
            if log.exists():  # of a database that cannot be closed properly: it belongs to it
                _move(log, target.with_name(target.name + "-wal"))
            _move(self.database, target)
            self.database.with_name(self.database.name + "-shm").unlink(missing_ok=True)
        return target

    def delete(self, name: str) -> None:
        """Throw one away for good. Raises ``StorageError``."""
        path = self.folder / name
        if path.parent != self.folder or not path.is_file():
            raise StorageError(f"There is no backup “{name}”.", "Look at the list of backups for its name.")
        with typed_errors(path):
            for suffix in ("-wal", "-shm", ""):
                path.with_name(path.name + suffix).unlink(missing_ok=True)

    def rotate(self, keep: str = "") -> tuple[str, ...]:
        """Throw away those that are no longer needed, see above; never ``keep``. Returns their names."""
        self._clear_unfinished()
        there = self.list()
        good = [backup for backup in there if not backup.problem]
        if not good:
            return ()
        stays = {backup.name for backup in to_stay(good)} | {good[0].name, keep}
        for backup in there:
            # A bad one may still be read in parts, until there are plenty that can be read whole.
            if backup.problem and sum(other.made_at > backup.made_at for other in good) < DAYS:
                stays.add(backup.name)
        gone = []
        for backup in there:
            if backup.reason in ("daily", "migration", "restore") and backup.name not in stays:
                with contextlib.suppress(StorageError):  # then it stays for the next time
                    self.delete(backup.name)
                    gone.append(backup.name)
        return tuple(gone)

    def _clear_unfinished(self) -> None:
        """Take away what a program that was killed has left half written."""
        for path in self.folder.glob(".*.new"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > ABANDONED:
                    remove_database(path)

    def _free(self, word: str) -> Path:
        """A name that no backup has."""
        name = backup_name(self.database, word, self._clock())
        path, attempt = self.folder / name, 0
        while path.exists():
            attempt += 1
            path = self.folder / f"{name.removesuffix('.db')}-{attempt}.db"
        return path

    def _need_room(self, origin: Path, folder: Path) -> None:
        nearest = next(place for place in (folder, *folder.parents) if place.exists())
        needed, free = room_for(origin), shutil.disk_usage(nearest).free
        if free < needed:
            raise StorageFull(
                "There is not enough space on the disk for a backup.",
                "Free some space on the disk, then try again.",
                f"{folder}: {free} bytes free, {needed} needed, of these {SPARE} to spare",
            )


def to_stay(backups: Iterable[Backup]) -> list[Backup]:
    """Of good backups, the newest first: those that are to stay."""
    stays: dict[str, Backup] = {}
    seen: dict[str, set[tuple[int, ...]]] = {"day": set(), "week": set(), "month": set()}
    last: dict[Reason, int] = {"migration": 0, "restore": 0}
    for backup in backups:
        if backup.reason in last:
            last[backup.reason] += 1
            if last[backup.reason] <= LAST:
                stays[backup.name] = backup
        elif backup.reason == "daily":
            day = _day(backup.made_at)
            for period, key, most in (
                ("day", (day.toordinal(),), DAYS),
                ("week", tuple(day.isocalendar())[:2], WEEKS),
                ("month", (day.year, day.month), MONTHS),
            ):
                if key not in seen[period] and len(seen[period]) < most:
                    seen[period].add(key)
                    stays[backup.name] = backup
        else:
            stays[backup.name] = backup
    return list(stays.values())


def _day(moment: float) -> datetime.date:
    return datetime.datetime.fromtimestamp(moment).astimezone().date()


def _move(source: Path, target: Path) -> None:
    """Rename; onto another drive, which a linked folder may be on, by way of a copy."""
    try:
        source.rename(target)
    except OSError:
        unfinished = target.with_name(f".{target.name}.new")
        try:
            shutil.copy2(source, unfinished)
            unfinished.rename(target)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        source.unlink()
