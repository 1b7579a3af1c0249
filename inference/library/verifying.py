"""Compares models with what was promised: reads every byte and hashes it."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from inference.errors import ModelFileError, ModelMissing, ModelUnreadable
from inference.library.index import Entries, Index
from inference.library.records import Entry, Spot, model_of
from inference.library.values import Cancel, OnProgress, Progress, Verified
from inference.library.walk import Stamp

BLOCK = 1024 * 1024  # bytes between two looks at the token: some milliseconds


def verify(index: Index, entry: Entry, spot: Spot, cancel: Cancel, on_progress: OnProgress) -> Verified:
    """Hash the files of one place.

    Raises:
        Cancelled: Nothing is changed.
        ModelFileError: A file is not there or cannot be read.
    """
    known = [side for side in spot.companions if side.sha256]
    total = sum(stamp.size for stamp in (*spot.parts, *(side.stamp for side in known)))
    done = 0

    def tell(count: int, path: str) -> None:
        nonlocal done
        done += count
        on_progress(Progress(step="hash", done=done, total=total, path=Path(path)))

    hashes = [hash_file(part, cancel, tell) for part in spot.parts]
    promised = entry.sha256 if len(entry.sha256) == len(hashes) else ()
    wrong = [part.path for part, one, other in zip(spot.parts, hashes, promised, strict=False) if one != other]
    wrong += [side.stamp.path for side in known if hash_file(side.stamp, cancel, tell) != side.sha256]

    def change(entries: Entries) -> Entries:
        return tuple(_noted(each, spot, tuple(hashes), bool(wrong)) if same(each) else each for each in entries)

    def same(other: Entry) -> bool:
        return other.content == entry.content and other.lies_at(spot.path)  # it may have been renamed meanwhile

    after = next((each for each in index.change(change) if same(each)), entry)
    result: Literal["ok", "damaged", "unknown"] = "damaged" if wrong else "ok" if promised else "unknown"
    return Verified(model=model_of(after), result=result, damaged=tuple(Path(path) for path in wrong))


def hash_file(stamp: Stamp, cancel: Cancel, tell: Callable[[int, str], object]) -> str:
    """SHA-256 of a file, hexadecimal; ``tell`` is told how many bytes were read since it was told last."""
    digest = hashlib.sha256()
    block = bytearray(BLOCK)
    view = memoryview(block)
    try:
        with open(stamp.path, "rb", buffering=0) as file:
            while count := file.readinto(block):
                cancel.check()
                digest.update(view[:count])
                tell(count, stamp.path)
    except OSError as error:
        raise read_error(stamp.path, error) from error
    return digest.hexdigest()


def read_error(path: str, error: OSError) -> ModelFileError:
    """What to say when a model file cannot be read to its end."""
    name = os.path.basename(path)
    if isinstance(error, FileNotFoundError):
        return ModelMissing(
            f"There is no file “{name}” any more.", "Was it moved or deleted, or is the drive not connected?", path
        )
    return ModelUnreadable(
        f"“{name}” cannot be read: {error.strerror or type(error).__name__}.",
        "Check the drive it lies on, and try again.",
        f"{path}: {error}",
    )


def _noted(entry: Entry, spot: Spot, hashes: tuple[str, ...], damaged: bool) -> Entry:
    spots = tuple(
        msgspec.structs.replace(each, damaged=damaged) if each.path == spot.path else each for each in entry.spots
    )
    if damaged:
        return msgspec.structs.replace(entry, spots=spots)
    return msgspec.structs.replace(entry, spots=spots, sha256=hashes, verified=time.time())
