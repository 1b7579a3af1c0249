"""Reads a model file into the system's cache before it is used; knows files only as bytes.

Mapped weights are otherwise read by the first computation: with nothing to show, nothing to stop it, and a
disk that fails ends the process with a signal instead of an error.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from inference.errors import ModelUnreadable

CHUNK = 8 * 1024 * 1024  # bytes read at once
_PAGE = 4096

IsCached = Callable[[int, int], bool]


def read_ahead(
    paths: Iterable[Path],
    report: Callable[[float], None],
    cancelled: Callable[[], bool],
    is_cached: IsCached | None = None,
) -> None:
    """Read every part of the files that is not in memory yet, in order.

    Args:
        paths: The files.
        report: Called with the fraction of all bytes that is done.
        cancelled: Asked before each part; true ends the reading.
        is_cached: Whether the page at an offset of an open file is in memory.

    Raises:
        ModelUnreadable: The disk, or whatever the file is on, fails.
    """
    files = [(path, _size(path)) for path in paths]
    total, done = max(1, sum(size for _path, size in files)), 0
    is_cached = is_cached or _is_cached
    buffer = bytearray(CHUNK)
    for path, size in files:
        try:
            with path.open("rb", buffering=0) as file:
                for offset in range(0, size, CHUNK):
                    if cancelled():
                        return
                    length = min(CHUNK, size - offset)
                    ends = (offset, offset + length - 1)
                    if not all(is_cached(file.fileno(), position) for position in ends):
                        file.seek(offset)
                        file.readinto(memoryview(buffer)[:length])
                    done += length
                    report(done / total)
        except OSError as error:
            raise _unreadable(path, error) from error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:  # gone since it was checked
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> ModelUnreadable:
    return ModelUnreadable(
        f"“{path.name}” cannot be read to its end: {error.strerror or error}.",
        "Check the disk it is on, or copy the model to another one.",
        str(error),
    )


def _is_cached(descriptor: int, offset: int) -> bool:
    """Asks the system; where it cannot be asked, everything counts as cached and nothing is read."""
    if not hasattr(os, "RWF_NOWAIT"):
        return True
    page = bytearray(_PAGE)
    try:
        os.preadv(descriptor, [page], offset - offset % _PAGE, os.RWF_NOWAIT)
    except BlockingIOError:
        return False
    except OSError:  # a file system that does not know
        return True
    return True
