"""The file in which the library keeps its models; knows no folders and no GGUF.

It is one JSON file with an entry a line. It is written as a whole, to a temporary file that then takes its place, and
read again whenever another process has written it; whoever changes it holds its lock from reading to writing. A
damaged index is copied aside before it is replaced.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from inference.atomic import write_atomically, write_error
from inference.errors import StorageError, StorageNewer
from inference.file_lock import locked
from inference.library.records import Entry, Spot
from inference.model_file import Described

VERSION = 2
_PERMISSIONS = "Check the permissions of Hearth's data folder."

Entries = tuple[Entry, ...]


class Index:
    """The entries, as they are on the disk now. May be used from several threads.

    Attributes:
        set_aside: Where a damaged index was copied to by this object, ``None`` when it was sound.

    Args:
        path: The file; it need not exist, nor its folder. ``None``: there is none, and nothing can be written.
    """

    def __init__(self, path: Path | None) -> None:
        self.set_aside: Path | None = None
        self._path = path
        self._lock = threading.RLock()
        self._entries: Entries = ()
        self._seen: tuple[int, int, int] | None = None
        self._damaged = False

    @property
    def path(self) -> Path | None:
        """The file."""
        return self._path

    def entries(self) -> Entries:
        """All entries, names unique. The file is read only if it is not the one read or written last.

        Raises:
            StorageError: It cannot be read.
            StorageNewer: A later version of Hearth wrote it.
        """
        path = self._path
        if path is None:
            return ()
        with self._lock:
            entries = self._current(path)
            if self._damaged:
                # A full disk keeps nobody from seeing what was understood; it is not written over before.
                with contextlib.suppress(StorageError), locked(_lock_file(path)):
                    entries = self._repair(path)
            return entries

    def change(self, change: Callable[[Entries], Entries]) -> Entries:
        """Replace the entries by what ``change`` makes of those that are there now; nobody else writes meanwhile.

        ``change`` may raise: then nothing is written. Returns the new entries.

        Raises:
            StorageFull: The disk is full.
            StorageError: It cannot be read or written.
        """
        path = self._path
        if path is None:
            raise StorageError("The list of models cannot be saved.", _PERMISSIONS)
        with self._lock, locked(_lock_file(path)):
            before = self._current(path)
            if self._damaged:
                before = self._repair(path)
            after = change(before)
            if after != before:
                write_atomically(path, encode(after))
                self._entries = after
                with contextlib.suppress(OSError):
                    self._seen = _signature(path)
            return after

    def _current(self, path: Path) -> Entries:
        """What is on the disk now."""
        try:
            if _signature(path) != self._seen:
                self._read(path)
        except FileNotFoundError:
            self._entries, self._seen, self._damaged = (), None, False
        except OSError as error:
            raise StorageError(
                f"The list of models cannot be read: {error.strerror}.", _PERMISSIONS, str(path)
            ) from error
        return self._entries

    def _read(self, path: Path) -> bytes:
        """Take in what is on the disk."""
        seen = _signature(path)
        data = path.read_bytes()
        entries, sound = parse(data)
        self._entries, self._seen, self._damaged = entries, seen, not sound
        return data

    def _repair(self, path: Path) -> Entries:
        """Keep a damaged index under another name, since it may be repaired by hand, and write what was understood."""
        try:
            data = self._read(path)
        except OSError as error:
            raise write_error(path, error) from error
        if not self._damaged:  # another process was faster
            return self._entries
        number = 1
        while (copy := path.with_name(f"{path.name}.damaged-{number}")).exists():
            number += 1
        try:
            copy.write_bytes(data)
        except OSError as error:
            with contextlib.suppress(OSError):  # half a copy is of no use, and the disk is full perhaps
                copy.unlink(missing_ok=True)
            raise write_error(copy, error) from error
        self.set_aside = copy
        write_atomically(path, encode(self._entries))
        self._damaged = False
        with contextlib.suppress(OSError):
            self._seen = _signature(path)
        return self._entries


def _lock_file(path: Path) -> Path:
    return path.with_name(path.name + ".lock")


def _signature(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size, status.st_ino


# ------------------------------------------------------------------------------------------- format


def encode(entries: Entries) -> bytes:
    """An index. ASCII: a path need not be valid Unicode, and escapes carry what UTF-8 cannot."""
    lines = (json.dumps(encode_entry(entry), ensure_ascii=True, separators=(",", ":")) for entry in entries)
    return b'{"version": %d, "models": [\n' % VERSION + ",\n".join(lines).encode("ascii") + b"\n]}\n"


def parse(data: bytes) -> tuple[Entries, bool]:
    """The entries of an index, and whether it was sound. What can be understood is kept.

    Raises:
        StorageNewer: A later version of Hearth wrote it.
    """
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return (), False
    if not isinstance(content, dict) or not isinstance(content.get("models"), list):
        return (), False
    version = content.get("version")
    if isinstance(version, int) and version > VERSION:
        raise StorageNewer(
            "The list of models was written by a later version of Hearth.",
            "Use that version, or start this one with another data folder (HEARTH_DATA_DIR).",
        )
    entries: dict[str, Entry] = {}
    for item in content["models"]:
        entry = decode_entry(_from_version_1(item) if version == 1 else item)
        if entry is not None:
            entries.setdefault(entry.name, entry)
    sound = version in (1, VERSION) and len(entries) == len(content["models"])
    return tuple(entries.values()), sound


def decode_entry(content: object) -> Entry | None:
    """An entry from what JSON had, ``None`` when it is none."""
    try:
        entry = msgspec.convert(content, Entry)
    except msgspec.ValidationError:
        return None
    return entry if entry.name and all(_sane(spot) for spot in entry.spots) else None


def _sane(spot: Spot) -> bool:
    return bool(spot.parts) and all(os.path.isabs(stamp.path) and "\x00" not in stamp.path for stamp in spot.stamps)


def _from_version_1(item: object) -> object:
    """Before version 2 an entry was one file that the user had added, and nothing told whether it had changed."""
    if not isinstance(item, dict):
        return item
    path = item.get("path")
    described = {name: item[name] for name in Described.__struct_fields__ if name in item}
    spots = [{"source": "file", "parts": [[path]]}] if path else []
    kept = {name: item[name] for name in ("name", "added", "last_used") if name in item}
    return {**kept, "said": item.get("name", ""), "described": described, "spots": spots}


def encode_entry(entry: Entry) -> dict[str, Any]:
    """An entry as JSON has it, without what has its default: most fields of most models do."""
    content: dict[str, Any] = msgspec.to_builtins(entry)
    if "described" in content:
        usual = msgspec.to_builtins(Described())
        content["described"] = {name: value for name, value in content["described"].items() if value != usual[name]}
    return content
