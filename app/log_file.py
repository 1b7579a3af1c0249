"""The log file: bounded, rotating, without anything that was written in a conversation."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Callable
from pathlib import Path

SIZE = 1_000_000  # bytes after which a new file is begun
KEPT = 3  # older files


class LogFile(logging.FileHandler):
    """Writes into ``path``; a full file becomes ``path.1``, that one ``path.2``, and so on.

    ``logging.handlers`` has the like, but brings sockets and pickling along, which the start of the window pays for.
    """

    def __init__(self, path: Path, size: int = SIZE) -> None:
        super().__init__(path, encoding="utf-8", errors="backslashreplace")
        self._path = path
        self._size = size

    def emit(self, record: logging.LogRecord) -> None:
        super().emit(record)
        with contextlib.suppress(OSError):  # no space, no rights: the program goes on without its log
            if self.stream is not None and self.stream.tell() > self._size:
                self._rotate()

    def handleError(self, record: logging.LogRecord) -> None:
        """Nothing, where the disk takes no more: nobody at the terminal can do anything with a traceback of that."""
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)

    def _rotate(self) -> None:
        self.close()
        for number in range(KEPT - 1, 0, -1):
            older = self._path.with_name(f"{self._path.name}.{number}")
            if older.exists():
                older.replace(self._path.with_name(f"{self._path.name}.{number + 1}"))
        self._path.replace(self._path.with_name(f"{self._path.name}.1"))
        self.stream = self._open()


def open_log(folder: Path) -> Callable[[], None]:
    """Write what is logged into ``folder`` from now on. Returns the way to stop.

    A log that cannot be written keeps nobody from working: it is left out.
    """
    try:
        handler = LogFile(folder / "hearth.log")
    except OSError:
        return lambda: None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.INFO)
    root = logging.getLogger()
    level = root.level
    root.setLevel(min(level or logging.INFO, logging.INFO))
    root.addHandler(handler)

    def close() -> None:
        root.removeHandler(handler)
        root.setLevel(level)
        with contextlib.suppress(OSError):  # what the full disk has not taken is lost
            handler.close()

    return close
