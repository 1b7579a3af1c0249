"""Looks through folders for model files, within bounds; opens no file.

A folder of the user may be anything: a whole drive, a network share, full of links that lead in circles. Depth,
folders, entries and files are bounded; what cannot be read is said and passed over.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import stat
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

import msgspec

from inference.library.values import Cancel

MAX_DEPTH = 12
MAX_FOLDERS = 20_000
MAX_ENTRIES = 400_000  # names looked at
MAX_FILES = 20_000  # model files
LEFTOVER = (".hearth-", ".moving")  # how the name of a copy begins and ends that has not become a model yet


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """What tells that a file is still the one that was read.

    Attributes:
        path: The file.
        size: Bytes.
        mtime_ns: Its last change, nanoseconds.
        inode: Its number on its drive, 0 where there is none.
    """

    path: str
    size: int = 0
    mtime_ns: int = 0
    inode: int = 0

    @property
    def key(self) -> tuple[int, int, int]:
        """Everything but the path."""
        return self.size, self.mtime_ns, self.inode


class Walked(msgspec.Struct):
    """What was found below a folder.

    Attributes:
        files: Model files by folder, in the order of their names.
        folders: Each folder that was looked into, with the time of its last change (nanoseconds).
        unread: Folders that could not be read.
        linked: Folders that a link leads to outside of the folder that was walked; what lies there is not ours.
        leftovers: Copies that were never finished.
        entries: Names that were looked at.
        complete: Whether no bound was met.
        there: Whether the folder itself could be read.
    """

    files: dict[str, list[Stamp]] = {}
    folders: dict[str, int] = {}
    unread: list[str] = []
    linked: list[str] = []
    leftovers: list[str] = []
    entries: int = 0
    complete: bool = True
    there: bool = True

    def note_folder(self, path: Path) -> None:
        """Watch a folder too in which something may appear that is not there yet."""
        with contextlib.suppress(OSError):
            self.folders[str(path)] = path.stat().st_mtime_ns

    def take_in(self, other: Walked) -> None:
        """Add what was found below another folder, if there is one."""
        self.complete &= other.complete
        self.folders |= other.folders
        self.entries += other.entries
        if other.there:
            self.unread += other.unread


def is_model_name(name: str) -> bool:
    """Whether a file is a model by its name; ``._…`` is what macOS leaves beside files on drives of others."""
    return name[-5:].lower() == ".gguf" and not name.startswith("._")


def stamp_of(path: str) -> Stamp | None:
    """The stamp of a regular file that can be looked at, else ``None``."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return Stamp(path, status.st_size, status.st_mtime_ns, status.st_ino)


def walk(
    folder: Path, cancel: Cancel, *, borders: Collection[str] = (), wanted: Callable[[str], bool] = is_model_name
) -> Walked:
    """Look through a folder and what is below it.

    Hidden folders are left out: trashes, caches and repositories lie in them. Links are followed, each folder once.

    Args:
        folder: Where to begin.
        cancel: Asked once a folder.
        borders: Real paths that are not entered: stores that are looked through by themselves.
        wanted: Which names are looked for.
    """
    return _Walk(folder, cancel, frozenset(borders), wanted).run()


class _Folder(NamedTuple):
    """A folder that is still to be looked into."""

    path: str
    real: str
    depth: int
    linked: bool


class _Walk:
    def __init__(self, folder: Path, cancel: Cancel, borders: frozenset[str], wanted: Callable[[str], bool]) -> None:
        self._root = real_path(folder)
        self._cancel = cancel
        self._borders = [border for border in borders if not within(self._root, border)]
        self._wanted = wanted
        self._found = Walked()
        self._seen: set[tuple[int, int]] = set()
        self._files = 0
        self._doubtful = False
        self._waiting = [_Folder(str(folder), self._root, 0, False)]

    def run(self) -> Walked:
        """All folders, until there are no more or a bound is met."""
        while self._waiting:
            self._cancel.check()
            self._look_into(self._waiting.pop())
            if self._found.entries > MAX_ENTRIES or self._files >= MAX_FILES or len(self._found.folders) >= MAX_FOLDERS:
                self._found.complete = False
                break
        return self._found

    def _look_into(self, folder: _Folder) -> None:
        found = self._found
        try:
            status = os.stat(folder.path)
            if status.st_ino and (status.st_dev, status.st_ino) in self._seen:
                return
            with os.scandir(folder.path) as entries:
                room = MAX_ENTRIES - found.entries + 1
                names = sorted(itertools.islice(entries, room), key=lambda entry: entry.name)
        except (OSError, ValueError):
            found.there = found.there and folder.depth > 0
            found.unread.append(folder.path)
            return
        self._seen.add((status.st_dev, status.st_ino))
        found.entries += len(names)
        found.folders[folder.path] = status.st_mtime_ns
        if folder.linked:
            found.linked.append(folder.path)
        self._doubtful = False
        below = [entry for entry in names if not self._take(folder.path, entry) and _is_folder(entry)]
        if self._doubtful and not _is_still(folder.path, status):
            found.unread.append(folder.path)
        for entry in reversed(below):
            self._enter(entry, folder)

    def _take(self, folder: str, entry: os.DirEntry[str]) -> bool:
        """Note a file that is looked for; whether the entry needs no further look."""
        name = entry.name
        if name.startswith(LEFTOVER[0]) and name.endswith(LEFTOVER[1]):
            self._found.leftovers.append(entry.path)
        elif self._wanted(name) and self._files < MAX_FILES:
            if stamp := stamp_of(entry.path):
                self._found.files.setdefault(folder, []).append(stamp)
                self._files += 1
                return True
            self._doubtful = True  # a link to nowhere, a folder; or the drive has just left
        return name.startswith(".")

    def _enter(self, entry: os.DirEntry[str], parent: _Folder) -> None:
        if parent.depth >= MAX_DEPTH:
            self._found.complete = False
            return
        is_link = entry.is_symlink()
        real = os.path.realpath(entry.path) if is_link else os.path.join(parent.real, entry.name)
        if any(within(real, border) for border in self._borders):
            return
        leads_out = is_link and not within(real, self._root)
        self._waiting.append(_Folder(entry.path, real, parent.depth + 1, parent.linked or leads_out))


def identity_of(folder: Path) -> tuple[int, int] | None:
    """What a folder is known by to the system, whatever way leads to it; ``None`` where it cannot say."""
    try:
        status = folder.stat()
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if status.st_ino else None


def real_path(path: str | Path) -> str:
    """A path without links; one that can be no path stays as it is."""
    try:
        return os.path.realpath(path)
    except ValueError:  # a NUL in it
        return str(path)


def within(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies below it; both as they are written."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _is_still(path: str, before: os.stat_result) -> bool:
    """Whether a path leads to the same folder as before, and that can be looked into: its drive has not left."""
    try:
        now = os.stat(path)
        os.listdir(path)
    except OSError:
        return False
    return os.path.samestat(now, before)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
