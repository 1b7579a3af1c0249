"""Whether a window is the only one on its data, and what happens when it is not; costs next to nothing. No Qt."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from app.paths import find_paths
from inference.errors import StorageError
from inference.file_lock import FileLock

RESET = "+"  # between the words in the name of the file that says what is to be removed


def only_window(data: Path) -> FileLock:
    """The lock of the window that has ``data`` open: held when there is no other one.

    It is not held either where nobody can say, because the file cannot be opened: then this window behaves as if
    there were another one, and gives no answer an end that somebody may still be writing.
    """
    lock = FileLock(data / "window.lock")
    with contextlib.suppress(OSError):
        lock.take()
    return lock


def only_window_here() -> FileLock | None:
    """The same for the data of this user; ``None`` where there is no place for them, which the window will say."""
    try:
        return only_window(find_paths().data)
    except StorageError:
        return None


def handed_over(lock: FileLock, files: Sequence[str]) -> bool:
    """Whether the window that refuses the lock does what this one was asked for; else it is held now, or silent."""
    from app.second_window import hand_over, wish_of  # only by a second window

    return hand_over(find_paths().data, lock, wish_of(*files)) == "done"


def reset_files(data: Path) -> list[str]:
    """Names of files that say what is to be removed before a window may open, see ``app.reset.journal``."""
    with contextlib.suppress(OSError), os.scandir(data) as entries:
        return [
            each.name
            for each in entries
            if each.name.startswith("reset" + RESET) and each.is_file(follow_symlinks=False)
        ]
    return []
