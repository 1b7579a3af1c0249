"""One set-up at a time: a lock that the system releases when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bootstrap.console import Console

if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO, wait: bool) -> bool:
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
                return True
            except OSError:  # LK_LOCK gives up after ten seconds
                if not wait:
                    return False

else:
    import fcntl

    def _take(file: BinaryIO, wait: bool) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def only_one(path: Path, what: str, console: Console) -> Iterator[None]:
    """Hold the lock ``path`` during the block, waiting for another holder if there is one.

    Args:
        path: A file for this alone; it is made, and left where it is.
        what: What the other holder is doing, for the line that says so.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+b") as file:
        if not _take(file, wait=False):
            console.say(f"Another set-up is {what}; waiting until it is done.")
            _take(file, wait=True)
        yield  # closing the file releases the lock
