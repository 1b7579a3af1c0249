"""What lies beside deleted files and says what they were; a file like any other, and as little to be trusted."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec

from inference.atomic import write_atomically

RECORD = "record.json"
_LATEST = 2.0**36  # seconds since the epoch, about the year 4100; and no NaN is below it
MAX_RECORD = 4 * 1024 * 1024  # bytes


class TrashedFile(msgspec.Struct, frozen=True):
    """A file in the trash: where it was, what it is called now, its size."""

    was: str
    name: str
    size: int


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder of the trash holds.

    Attributes:
        name: What the model was called.
        deleted: Seconds since the epoch.
        files: In the order in which they were renamed.
        firsts: First file of each place that was deleted.
        entry: What the index knew of it.
    """

    name: str
    deleted: float
    files: tuple[TrashedFile, ...]
    firsts: tuple[str, ...]
    entry: dict[str, object]


def write_record(path: Path, record: Record) -> None:
    """Write a record. ASCII: a path need not be valid Unicode. Raises ``StorageError``."""
    write_atomically(path, json.dumps(msgspec.to_builtins(record)).encode("ascii"))


def read_record(path: Path) -> Record | None:
    """A record, ``None`` where there is none that makes sense."""
    try:
        with path.open("rb") as file:
            record = msgspec.convert(json.loads(file.read(MAX_RECORD)), Record)
    except (OSError, ValueError, RecursionError):  # msgspec's own error is a ValueError
        return None
    if not 0 <= record.deleted < _LATEST:
        return None
    plain_names = all(re.fullmatch(r"\d{4,6}\.gguf", file.name) for file in record.files)
    return record if plain_names and not any("\x00" in file.was for file in record.files) else None
