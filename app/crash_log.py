"""What is left of a process that native code has ended: where Python was, kept for a report. Knows no widgets.

Each process writes into a file of its own, which is empty while all is well and is taken away at an orderly end: what
Windows reports and goes on from (``faulthandler`` cannot tell) is gone with it. A file that is found later, and that
nobody holds any more, is of a process that did not come to its end.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inference.file_lock import hold, is_held

KEPT = "crash.log"  # the last one, for reports
LONGEST = 64 * 1024  # bytes of it that are read
_OPEN = "crash-{0}.open"  # of a process that runs, by its number


@contextmanager
def crash_log(folder: Path) -> Iterator[None]:
    """Inside the block a crash leaves its trace in ``folder``.

    Nobody is kept from working where that is not possible.
    """
    path = folder / _OPEN.format(os.getpid())
    try:
        file = path.open("wb", buffering=0)
    except OSError:
        yield
        return
    with file:
        hold(file.fileno())
        faulthandler.enable(file)
        try:
            yield
        finally:
            faulthandler.disable()
    with contextlib.suppress(OSError):
        path.unlink()


def last_crash(folder: Path) -> str:
    """What a process before this one has left, once; empty when all ended in order. Kept as ``crash.log``."""
    newest = ""
    for path in sorted(folder.glob(_OPEN.format("*")), key=_written):
        with contextlib.suppress(OSError):
            if is_held(str(path)):
                continue
            if text := _read(path):
                newest = text
                path.replace(folder / KEPT)
            else:
                path.unlink()  # it was killed
    return newest


def _written(path: Path) -> float:
    with contextlib.suppress(OSError):
        return path.stat().st_mtime
    return 0.0


def _read(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(LONGEST).decode("utf-8", "replace").strip()
