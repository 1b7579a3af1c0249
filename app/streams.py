"""Standard input, output and error for a process that was started without them; knows nothing of what is written.

A program without a console has none on Windows, and ``nohup``-like starters close them elsewhere: then the first
``print`` of any library would end it, and the next file that is opened, the database perhaps, would be the place
where C libraries write their complaints.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import Literal, TextIO

NAME = "output.log"
LARGEST = 1_000_000  # bytes; then it is begun anew


def give_streams() -> None:
    """Put something in the place of each stream that is missing: output is kept beside the log, input is empty."""
    _occupy()
    if sys.stdin is None:
        sys.stdin = _nothing("r")
    if sys.stdout is None or sys.stderr is None:
        kept = _file()
        sys.stdout = sys.stdout or kept
        sys.stderr = sys.stderr or kept


def _occupy() -> None:
    """No file gets the number of a standard stream."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(number, True)
    os.close(number)


def _nothing(mode: Literal["r", "w"]) -> TextIO:
    return open(os.devnull, mode, encoding="utf-8", errors="replace")


def _file() -> TextIO:
    from app.paths import locate_paths  # only for who has no streams

    with contextlib.suppress(Exception):  # nobody is there to be told
        path = locate_paths().logs / NAME
        path.parent.mkdir(parents=True, exist_ok=True)
        return _appending(path)
    return _nothing("w")


def _appending(path: Path) -> TextIO:
    fresh = not path.exists() or path.stat().st_size > LARGEST
    file = open(path, "wb" if fresh else "ab", buffering=0)  # noqa: SIM115 - for as long as the process lives
    return io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", write_through=True)
