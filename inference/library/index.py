"""The file in which the library keeps its models; knows no GGUF.

It is one JSON file. It is written as a whole, to a temporary file that then takes its place, and read again
whenever another process has written it. A damaged index is copied aside before it is replaced.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from inference.errors import StorageError, StorageFull, StorageNewer

VERSION = 1
_PERMISSIONS = "Check the permissions of Hearth's data folder."


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A model as the index holds it; see ``inference.library.ModelFile``. Fields of later versions are ignored."""

    name: str
    path: str
    architecture: str = ""
    quantization: str = ""
    parameters: int = 0
    size: int = 0
    context_trained: int = 0
    added: float = 0.0
    last_used: float = 0.0


class Index:
    """The entries, as they are on the disk now.

    Attributes:
        set_aside: Where a damaged index was copied to by this object, ``None`` when it was sound.

    Args:
        path: The file; it need not exist, nor its folder. ``None``: there is none, and nothing can be written.
    """

    def __init__(self, path: Path | None) -> None:
        self.set_aside: Path | None = None
        self._path = path
        self._entries: tuple[Entry, ...] = ()
        self._seen: tuple[int, int, int] | None = None

    def entries(self) -> list[Entry]:
        """All entries, names unique. The file is read only if it is not the one read or written last.

        Raises:
            StorageError: It cannot be read.
            StorageNewer: A later version of Hearth wrote it.
        """
        if self._path is None:
            return []
        try:
            seen = _signature(self._path)
            if seen != self._seen:
                self._read(self._path, seen)
        except FileNotFoundError:
            self._entries, self._seen = (), None
        except OSError as error:
            raise StorageError(
                f"The list of models cannot be read: {error.strerror}.",
                _PERMISSIONS,
                str(self._path),
            ) from error
        return list(self._entries)

    def write(self, entries: list[Entry]) -> None:
        """Replace all entries.

        Raises:
            StorageFull: The disk is full.
            StorageError: It cannot be written.
        """
        path = self._path
        if path is None:
            raise StorageError("The list of models cannot be saved.", _PERMISSIONS)
        content = {"version": VERSION, "models": [msgspec.structs.asdict(entry) for entry in entries]}
        # ASCII: a path need not be valid Unicode, and escapes carry what UTF-8 cannot.
        data = json.dumps(content, ensure_ascii=True, indent=1).encode("ascii")
        with _storage_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, data)
            self._seen = _signature(path)
        self._entries = tuple(entries)

    def _read(self, path: Path, seen: tuple[int, int, int]) -> None:
        data = path.read_bytes()
        entries, sound = parse(data)
        if not sound:
            self._put_aside(path, data)
            self.write(entries)
        self._entries = tuple(entries)
        self._seen = _signature(path) if not sound else seen

    def _put_aside(self, path: Path, data: bytes) -> None:
        """Keep a damaged index under another name: it may be repaired by hand."""
        number = 1
        while (copy := path.with_name(f"{path.name}.damaged-{number}")).exists():
            number += 1
        with _storage_errors(copy):
            copy.write_bytes(data)
        self.set_aside = copy


def _signature(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size, status.st_ino


def parse(data: bytes) -> tuple[list[Entry], bool]:
    """The entries of an index, and whether it was sound. What can be understood is kept.

    Raises:
        StorageNewer: A later version of Hearth wrote it.
    """
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return [], False
    if not isinstance(content, dict) or not isinstance(content.get("models"), list):
        return [], False
    version = content.get("version")
    if isinstance(version, int) and version > VERSION:
        raise StorageNewer(
            "The list of models was written by a later version of Hearth.",
            "Use that version, or start this one with another data folder (HEARTH_DATA_DIR).",
        )
    entries: dict[str, Entry] = {}
    for item in content["models"]:
        with contextlib.suppress(msgspec.ValidationError):
            entry = msgspec.convert(item, Entry)
            if entry.name and "\x00" not in entry.path:
                entries.setdefault(entry.name, entry)
    return list(entries.values()), version == VERSION and len(entries) == len(content["models"])


def _replace(path: Path, data: bytes) -> None:
    """Write a file so that there is either the old or the new one, also after a power cut."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _storage_errors(path: Path) -> Iterator[None]:
    """Turn what the system says while writing into the errors of Hearth."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
            raise StorageFull(
                "The list of models cannot be saved: the disk is full.", "Make room.", str(path)
            ) from error
        raise StorageError(
            f"The list of models cannot be saved: {error.strerror}.",
            _PERMISSIONS,
            str(path),
        ) from error
