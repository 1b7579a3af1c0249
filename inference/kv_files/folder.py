"""The folder of the cache: which file belongs to whom, within a quota, beside other processes; knows no format.

Nothing here raises: a cache that cannot be read or written is an empty one.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import TypeVar

from inference.atomic import sync_folder
from inference.file_lock import hold, is_held
from inference.hardware import free_disk
from inference.kv_files.container import Damaged, Stop, Stopped, measure, read, read_tokens, write
from inference.kv_files.values import Fingerprint, Snapshot, Usage, short_name
from inference.units import GIB

RESERVE = GIB  # bytes that stay free on the disk whatever the quota: a cache must not be why something else is lost
ABANDONED = 60.0  # seconds after which an unfinished file that nobody holds is nobody's
QUOTA_SHARE, LARGEST_QUOTA = 10, 32 * GIB  # an automatic quota: this part of the disk, at most so many bytes

_FILE, _UNFINISHED = ".kv", ".new"
_NAME = re.compile(r"([0-9a-f]{32})-[0-9a-f]{32}(\.kv|\.[^.]+\.new)")

Result = TypeVar("Result")

# No disk, no memory; a text or a number that cannot be written.
_UNWRITABLE = (OSError, MemoryError, ValueError, OverflowError)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of the cache.

    Attributes:
        owner: Stands for the conversation.
        finished: Whether it is whole, or being written.
        used: When it was written or read last, in nanoseconds.
    """

    path: str
    owner: str
    finished: bool
    size: int
    used: int


class KvFolder:
    """Files of conversations in one folder; the least recently used ones make room.

    May be used from several threads and processes.

    Args:
        folder: Made when the first file is written, for this user alone.
        quota: Most bytes in it; ``None``: a tenth of what the disk has left for it, at most 32 GB. A file larger than
            that is not written.
        reserve: Bytes that stay free on the disk.
    """

    def __init__(self, folder: Path, quota: int | None, *, reserve: int = RESERVE) -> None:
        self.folder = folder
        self._quota = quota
        self._reserve = reserve

    @property
    def quota(self) -> int:
        """Most bytes in it, as things are now."""
        return self._allowed(sum(entry.size for entry in self._entries()))

    # ------------------------------------------------------------------------------ one conversation

    def save(self, fingerprint: Fingerprint, snapshot: Snapshot, *, stop: Stop = lambda: False) -> bool:
        """Keep a snapshot in place of the one of before.

        Args:
            stop: Asked after every megabyte; ``True`` gives up.

        Returns:
            Whether it is on the disk. If not, that of before still is, or none.
        """
        if not snapshot.conversation:
            return False
        path = self._path(fingerprint, snapshot.conversation)
        try:
            size = measure(fingerprint, snapshot)
            if size > self.quota:
                return False
            self._make_folder()
            if not self._make_room(size, path):
                return False
            with self._growing(path) as file:
                write(file, fingerprint, snapshot, stop)
        except Stopped:
            return False
        except _UNWRITABLE as error:
            _log.info("%s is not kept: %s", path.name, error)
            return False
        self.trim()  # another process may have saved at the same time
        return True

    def tokens(self, fingerprint: Fingerprint, conversation: str) -> list[int] | None:
        """The tokens whose state ``load`` would most likely return, for little; ``None`` when there is nothing."""
        path = self._path(fingerprint, conversation)
        return self._careful(path, lambda: read_tokens(path, fingerprint, conversation))

    def load(self, fingerprint: Fingerprint, conversation: str, *, stop: Stop = lambda: False) -> Snapshot | None:
        """The snapshot of a conversation, to be closed; ``None`` when there is none that is right in every byte.

        Args:
            stop: Asked after every megabyte; ``True`` gives up.
        """
        path = self._path(fingerprint, conversation)
        snapshot = self._careful(path, lambda: read(path, fingerprint, conversation, stop))
        if snapshot is not None:
            with contextlib.suppress(OSError):
                os.utime(path)  # used now
        return snapshot

    # ------------------------------------------------------------------------------------ all of them

    def forget(self, conversations: Iterable[str]) -> None:
        """Remove what is kept of these conversations, or is being written by whichever process."""
        owners = {short_name(conversation) for conversation in conversations}
        for entry in self._entries():
            if entry.owner in owners:
                _remove(entry.path)

    def forget_others(self, conversations: Iterable[str]) -> None:
        """Remove what is kept of all but these conversations."""
        owners = {short_name(conversation) for conversation in conversations}
        for entry in self._entries():
            if entry.owner not in owners:
                _remove(entry.path)

    def empty(self) -> None:
        """Remove everything, of all processes."""
        for entry in self._entries():
            _remove(entry.path)

    def trim(self) -> None:
        """Remove what is beyond the quota, and what killed processes have left behind."""
        if self._quota == 0:  # nothing is to be kept: nor what is being written
            self.empty()
        else:
            self._make_room(0, None)

    def usage(self) -> Usage:
        """How much is kept now."""
        entries = self._entries()
        whole = [entry for entry in entries if entry.finished]
        owners = {entry.owner for entry in whole}
        used = sum(entry.size for entry in entries)
        return Usage(used, len(whole), self._allowed(used), len(owners))

    # ------------------------------------------------------------------------------------------ inside

    def _path(self, fingerprint: Fingerprint, conversation: str) -> Path:
        """Named so that a conversation's files are found without reading any."""
        return self.folder / f"{short_name(conversation)}-{fingerprint.digest}{_FILE}"

    def _careful(self, path: Path, act: Callable[[], Result]) -> Result | None:
        """Do something with a file; one that is damaged is removed."""
        try:
            return act()
        except (Stopped, FileNotFoundError):
            return None
        except Damaged as error:
            _log.info("%s is removed: %s", path.name, error)
            _remove(str(path))
        except (OSError, MemoryError) as error:
            _log.info("%s cannot be read: %s", path.name, error)
        return None

    def _make_folder(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix" and self.folder.stat().st_mode & 0o077:  # it was there, or the mask is a strange one
            self.folder.chmod(0o700)

    def _make_room(self, size: int, path: Path | None) -> bool:
        """Remove what was used longest ago until a file of ``size`` fits in; ``False`` when it cannot.

        Args:
            path: What it will replace; that stays until then.
        """
        entries = [entry for entry in self._entries() if path is None or entry.path != str(path)]
        for entry in entries:
            if not entry.finished and _is_abandoned(entry):
                _remove(entry.path)
        kept = sorted((entry for entry in entries if entry.finished), key=lambda entry: entry.used, reverse=True)
        growing = [entry for entry in entries if not entry.finished and os.path.lexists(entry.path)]
        used = sum(entry.size for entry in (*kept, *growing))
        missing = size + self._reserve - (free_disk(self.folder) or 0) if size else 0
        if missing > sum(entry.size for entry in kept):
            _log.info("the disk is too full to keep what was read")
            return False
        quota = self._allowed(used)
        while kept and (used + size > quota or missing > 0):
            entry = kept.pop()
            _remove(entry.path)
            used -= entry.size
            missing -= entry.size
        return used + size <= quota

    def _allowed(self, used: int) -> int:
        """The quota in force, when there are ``used`` bytes already."""
        if self._quota is not None:
            return self._quota
        free = free_disk(self.folder)
        return 0 if free is None else min((free + used) // QUOTA_SHARE, LARGEST_QUOTA)

    @contextlib.contextmanager
    def _growing(self, path: Path) -> Iterator[FileIO]:
        """A new file that is called ``path`` after the block, and gone if that fails."""
        handle, temporary = tempfile.mkstemp(prefix=f"{path.stem}.", suffix=_UNFINISHED, dir=self.folder)
        try:
            with FileIO(handle, "wb") as file:
                hold(handle)
                yield file
            os.replace(temporary, path)
        except BaseException:
            _remove(temporary)
            raise
        sync_folder(self.folder)

    def _entries(self) -> list[_Entry]:
        """The files that are ours."""
        entries = []
        with contextlib.suppress(OSError), os.scandir(self.folder) as found:
            for each in found:
                name = _NAME.fullmatch(each.name)
                with contextlib.suppress(OSError):
                    if name and (status := each.stat(follow_symlinks=False)) and not each.is_dir(follow_symlinks=False):
                        finished = each.name.endswith(_FILE)
                        entries.append(_Entry(each.path, name[1], finished, status.st_size, status.st_mtime_ns))
        return entries


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)


def _is_abandoned(entry: _Entry) -> bool:
    """Whether the process that wrote it is gone."""
    with contextlib.suppress(OSError):
        return time.time() - entry.used / 1e9 > ABANDONED and not is_held(entry.path)
    return False
