"""How much room a disk has, and whether what is still to come will fit; writes nothing.

Nothing is reserved on the disk: reserving changes the size of a file, or, where a file system cannot do it, writes all
of it once, which nobody can stop. Instead the sum of what is still to come is compared with what is free, before a
download begins and while it goes on.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from inference.errors import NoSpace
from inference.file_systems import largest_file
from inference.units import data_size

MARGIN = 256 * 1024**2  # bytes left to the system and to other programs
Free = Callable[[Path], int]


def free_bytes(folder: Path) -> int:
    """Bytes free where ``folder`` is, or will be. Raises ``OSError``."""
    return shutil.disk_usage(_existing(folder)).free


def device(folder: Path) -> int:
    """Tells file systems apart. Raises ``OSError``."""
    return _existing(folder).stat().st_dev


def check_space(folder: Path, rests: Sequence[tuple[Path, int]], free: Free = free_bytes, margin: int = MARGIN) -> None:
    """Make sure that there is room.

    Args:
        folder: Where the next bytes go.
        rests: For each file still to come its folder and the bytes missing; on other disks they do not count.
        free: How to learn what is free.
        margin: Bytes to be left over.

    Raises:
        NoSpace: There is not.
    """
    try:
        here = device(folder)
        needed = sum(rest for place, rest in rests if place == folder or device(place) == here)
        left = free(folder)
    except OSError:
        return  # a disk that says nothing about itself; writing tells
    if needed and left < needed + margin:
        raise NoSpace(
            f"There is not enough room on the disk: {data_size(needed + margin)} are needed, {data_size(left)} free.",
            "Free some space, or choose a smaller model; then resume. What has arrived is kept.",
            f"{folder}: {needed} bytes to come, {left} free, {margin} to be left over",
        )


def check_file_size(target: Path, size: int | None) -> None:
    """Make sure that the file system takes a file of ``size`` bytes, before anything of it is fetched.

    Raises:
        NoSpace: It is one of those that end at 4 GB, such as that of most USB sticks.
    """
    most = largest_file(_existing(target.parent))
    if size is not None and most is not None and size > most:
        raise NoSpace(
            f"“{target.name}” has {data_size(size)}, and this drive takes no file of more than {data_size(most)} "
            "(its file system is FAT).",
            "Choose a folder on another drive, or a smaller model.",
            f"{target}: {size} bytes",
        )


def _existing(folder: Path) -> Path:
    for place in (folder, *folder.parents):
        if place.exists():
            return place
    return folder
