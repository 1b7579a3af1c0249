"""Which version of the C library a folder needs: the newest one that its files name. Knows no packages."""

from __future__ import annotations

import re
from pathlib import Path

from bundle.elf import elf_files

# Each with its C library, the oldest first.
RELEASES = {
    "Debian": {"12": (2, 36), "13": (2, 41)},
    "Ubuntu": {"22.04": (2, 35), "24.04": (2, 39), "25.04": (2, 41)},
    "Fedora": {"36": (2, 35), "37": (2, 36), "38": (2, 37), "39": (2, 38), "40": (2, 39), "41": (2, 40), "42": (2, 41)},
}
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


def oldest_with(version: str) -> list[str]:
    """The oldest release of each system that has a C library of this version, such as ``Debian 12``."""
    major, minor = map(int, f"{version}.0".split(".")[:2])
    found = []
    for system, releases in RELEASES.items():
        if fitting := [number for number, has in releases.items() if has >= (major, minor)]:
            found.append(f"{system} {fitting[0]}")
    return found
