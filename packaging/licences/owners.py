"""Which part each file of native code in a frozen folder belongs to; knows patterns and names, reads no code."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from licences.parts import OWN, PYTHON, Part, is_library


def libraries(dist: Path) -> Iterator[Path]:
    """Files of native code below ``dist``, links left out, in a lasting order."""
    for path in sorted(dist.rglob("*")):
        if path.is_file() and not path.is_symlink() and (is_library(path.name) or _is_framework(path)):
            yield path


def owner(path: Path, parts: Sequence[Part]) -> Part | None:
    """The part that a file of native code belongs to; ``None``: it is the system's.

    A part inside another one comes first (Qt before PySide6), Python's own modules last: their names end as those of
    everybody's do.
    """
    inner = [part for part in parts if part.inside]
    outer = [part for part in parts if not part.inside and part.key != PYTHON]
    last = [part for part in parts if part.key == PYTHON]
    for part in (*inner, *outer, *last):
        if any(fnmatchcase(path.name, pattern) for pattern in part.files):
            return part
    return None


def unowned(dist: Path, parts: Sequence[Part]) -> list[Path]:
    """Files of native code that no part owns: they came from the system."""
    return [path for path in libraries(dist) if owner(path, parts) is None]


def own(parts: Iterable[Part]) -> Part:
    """The program itself."""
    return next(part for part in parts if part.key == OWN)


def _is_framework(path: Path) -> bool:
    return sys.platform == "darwin" and path.parent.name in ("MacOS", "A") and not path.suffix
