"""Every file of a system, so that two moments can be compared. Knows nothing of packages but what is their keeper's."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

# What apt and dpkg keep for themselves, what belongs to the person, what is made anew at each boot.
KEPT = re.compile(
    r"(var/lib/dpkg|var/lib/apt|var/cache|var/log|var/backups|home|media|mnt|proc|sys|dev|run|tmp)(/|$)"
    r"|etc/ld\.so\.cache$"
)
_HASHED = 4_000_000  # bytes; larger files are compared by size and time
_PYTHON = re.compile(r"(python|pypy)[\d.]*$")
_COMPILER = re.compile(r"(.*-)?(cc|c\+\+|gcc|g\+\+|clang|clang\+\+|tcc|cpp|ld|as)(-[\d.]+)?$")


def files_of(root: Path) -> dict[str, str]:
    """Path below ``root``, and what is there: enough to see any change."""
    found: dict[str, str] = {}
    for folder, folders, files in os.walk(root):
        for name in (*folders, *files):
            path = Path(folder, name)
            below = path.relative_to(root).as_posix()
            if not KEPT.match(below):
                found[below] = _nature(path)
        folders[:] = [name for name in folders if not KEPT.match(Path(folder, name).relative_to(root).as_posix())]
    return found


def _nature(path: Path) -> str:
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        return f"link {os.readlink(path)}"
    if not stat.S_ISREG(status.st_mode):
        return f"{stat.S_IFMT(status.st_mode):o} {status.st_mode:o}"
    if status.st_size > _HASHED:
        return f"file {status.st_mode:o} {status.st_size} {status.st_mtime_ns}"
    return f"file {status.st_mode:o} {hashlib.sha256(path.read_bytes()).hexdigest()}"


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """What was added (+), is gone (-) or differs (~), in the order of the paths."""
    found = []
    for path in sorted({*before, *after}):
        if path not in before:
            found.append(f"+{path}")
        elif path not in after:
            found.append(f"-{path}")
        elif before[path] != after[path]:
            found.append(f"~{path}")
    return found


def programs(root: Path) -> tuple[list[str], list[str]]:
    """Pythons and compilers on the search path of the system in ``root``."""
    names = [
        file.name
        for folder in ("usr/bin", "usr/local/bin", "usr/sbin", "usr/local/sbin", "opt")
        if (root / folder).is_dir()
        for file in (root / folder).iterdir()
    ]
    pythons = sorted(name for name in names if _PYTHON.match(name))
    return pythons, sorted(name for name in names if _COMPILER.match(name))


def size_of(folder: Path) -> int:
    """Bytes on the disk of everything in ``folder``, as ``du`` counts: links are not followed, twins count once."""
    seen: set[tuple[int, int]] = set()
    total = 0
    for parent, folders, files in os.walk(folder):
        for name in (*folders, *files):
            status = os.lstat(os.path.join(parent, name))
            if (status.st_dev, status.st_ino) not in seen:
                seen.add((status.st_dev, status.st_ino))
                total += status.st_blocks * 512
    return total


def forget_cached(folder: Path) -> None:
    """Have the kernel drop what it keeps in memory of the files in ``folder``, as after a restart."""
    os.sync()
    for parent, _, files in os.walk(folder):
        for name in files:
            path = os.path.join(parent, name)
            if os.path.islink(path) or not os.path.isfile(path):
                continue
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(descriptor)
