"""Whether a window is the only one on its data; costs next to nothing, and knows no Qt."""

from __future__ import annotations

import contextlib
from pathlib import Path

from inference.file_lock import FileLock


def only_window(data: Path) -> FileLock:
    """The lock of the window that has ``data`` open: held when there is no other one.

    It is not held either where nobody can say, because the file cannot be opened: then this window behaves as if
    there were another one, and gives no answer an end that somebody may still be writing.
    """
    lock = FileLock(data / "window.lock")
    with contextlib.suppress(OSError):
        lock.take()
    return lock
