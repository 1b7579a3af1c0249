"""How large a file may be where a folder is, as far as the system says which file system that is. Writes nothing."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path

FAT_LIMIT = 4 * 1024**3 - 1  # bytes; the length of a file is a number of 32 bits there
_FAT = {"vfat", "msdos", "fat", "fat32", "fat16"}
_MOUNTS = Path("/proc/self/mountinfo")


def largest_file(folder: Path) -> int | None:
    """Bytes that a file in ``folder`` may have at most; ``None``: as many as there is room, or nobody knows."""
    with contextlib.suppress(OSError, ValueError, AttributeError, IndexError):
        return FAT_LIMIT if kind_of(folder).lower() in _FAT else None
    return None


if sys.platform == "win32":

    def kind_of(folder: Path) -> str:
        """What the system calls the file system of a folder."""
        name = ctypes.create_unicode_buffer(64)
        root = folder.absolute().anchor
        done = ctypes.windll.kernel32.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
        return name.value if done else ""

elif sys.platform == "darwin":
    _NAME = 72  # bytes of ``struct statfs`` before ``f_fstypename``, which has 16; sys/mount.h

    def kind_of(folder: Path) -> str:
        """What the system calls the file system of a folder."""
        room = ctypes.create_string_buffer(4096)
        if ctypes.CDLL(None).statfs(os.fsencode(folder), room):
            return ""
        return room.raw[_NAME : _NAME + 16].partition(b"\0")[0].decode("ascii", "replace")

else:

    def kind_of(folder: Path) -> str:
        """What the system calls the file system of a folder; proc(5), ``mountinfo``."""
        number = os.stat(folder).st_dev
        device = f"{os.major(number)}:{os.minor(number)}"
        for line in _MOUNTS.read_text("utf-8", "surrogateescape").splitlines():
            place, _, what = line.partition(" - ")
            if place.split()[2] == device:
                return what.split()[0]
        return ""
