"""Which version of the C library a folder needs: the newest one that its files name. Knows no packages."""

from __future__ import annotations

import re
from pathlib import Path

from bundle.elf import elf_files

_VERSION = re.compile(rb"\0GLIBC_(\d+)\.(\d+)(?:\.\d+)?(?=\0)")


def newest_needed(folder: Path) -> str:
    """Such as ``2.36``; ``0`` where nothing needs one.

    The names of versions stand in the table of texts of each file (``.dynstr``), each ended by a zero.
    """
    found = {(0, 0)}
    for path in elf_files(folder):
        found.update((int(major), int(minor)) for major, minor in _VERSION.findall(path.read_bytes()))
    major, minor = max(found)
    return f"{major}.{minor}" if major else "0"
