"""Remembers which copies have not become models yet, so that none stays behind wherever it grew; copies nothing."""

from __future__ import annotations

import contextlib
import json
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from inference.atomic import write_atomically
from inference.errors import StorageError
from inference.file_lock import is_held, locked
from inference.library.walk import LEFTOVER

ABANDONED = 60 * 60.0  # seconds without a change after which a copy is nobody's any more
_NAME = re.compile(re.escape(LEFTOVER[0]) + "[0-9a-f]{12}" + re.escape(LEFTOVER[1]))
_MOST = 200  # that are remembered; drives that never come back are forgotten


class Unfinished:
    """The copies that are being made, in a file beside the index.

    Args:
        index_file: The index; ``None``: nothing is remembered.
    """

    def __init__(self, index_file: Path | None) -> None:
        self._file = index_file.with_name(index_file.name + ".copies") if index_file else None

    @contextlib.contextmanager
    def growing(self, copy: Path) -> Iterator[None]:
        """Inside the block a copy grows; whoever is killed there leaves it to ``sweep``.

        Raises:
            StorageError: It cannot be written down.
        """
        self._change(lambda known: [*known, str(copy)])
        try:
            yield
        finally:
            if not os.path.lexists(copy):
                with contextlib.suppress(StorageError):
                    self._change(lambda known: [each for each in known if each != str(copy)])

    def sweep(self) -> None:
        """Remove what killed programs have left behind, on the drives that are there."""
        known = self._read()
        remove_leftovers(known)
        gone = [path for path in known if not os.path.lexists(path) and os.path.isdir(os.path.dirname(path))]
        if gone:
            with contextlib.suppress(StorageError):
                self._change(lambda known: [each for each in known if each not in gone])

    # ------------------------------------------------------------------------------------ inside

    def _change(self, change: Callable[[list[str]], list[str]]) -> None:
        if self._file is None:
            return
        with locked(self._file.with_name(self._file.name + ".lock")):
            before = self._read()
            after = change(before)[-_MOST:]
            if after != before:
                write_atomically(self._file, json.dumps(after).encode("ascii"))

    def _read(self) -> list[str]:
        try:
            content = json.loads(self._file.read_bytes()) if self._file else []
        except (OSError, ValueError, RecursionError):
            return []
        known = content if isinstance(content, list) else []
        return [each for each in known if isinstance(each, str) and _is_ours(each)]


def remove_leftovers(paths: Iterable[str]) -> None:
    """Remove copies that nobody works on any more; what only looks a little like one is not ours."""
    for path in filter(_is_ours, paths):
        with contextlib.suppress(OSError):
            if time.time() - os.lstat(path).st_mtime > ABANDONED and not is_held(path):
                os.unlink(path)


def _is_ours(path: str) -> bool:
    return os.path.isabs(path) and "\x00" not in path and bool(_NAME.fullmatch(os.path.basename(path)))
