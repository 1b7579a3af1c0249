"""Copies a model file so that the copy is proven to be equal; knows no index and no folders."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from inference.atomic import FULL, write_error
from inference.errors import ModelCorrupt, NoSpace
from inference.library.values import Cancel
from inference.library.verifying import hash_file
from inference.library.walk import Stamp

BLOCK = 4 * 1024 * 1024  # bytes


def copy_file(stamp: Stamp, temporary: Path, promised: str, cancel: Cancel, tell: Callable[[str, int], object]) -> str:
    """Copy a file, read the copy back, compare; returns its SHA-256.

    Args:
        stamp: The original.
        temporary: The copy; must not exist. Removed by the caller when this fails.
        promised: SHA-256 it should have; empty: nobody has said.
        cancel: Asked before each block.
        tell: Told what was done (``copy`` or ``hash``), and how many bytes since it was told last.

    Raises:
        Cancelled: It is not wanted any more.
        NoSpace: The drive is full.
        ModelFileError: Original or copy cannot be read, or are not what they should be.
        StorageError: The copy cannot be written.
    """
    digest = hashlib.sha256()
    block = memoryview(bytearray(BLOCK))
    try:
        with open(stamp.path, "rb", buffering=0) as source, temporary.open("xb", buffering=0) as copy:
            while count := source.readinto(block):
                cancel.check()
                digest.update(block[:count])
                _write_all(copy.fileno(), block[:count])
                tell("copy", count)
            os.fsync(copy.fileno())
            if hasattr(os, "posix_fadvise"):  # so that reading back reads the drive, as far as anybody can make sure
                os.posix_fadvise(copy.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        shutil.copystat(stamp.path, temporary)
    except OSError as error:
        if error.errno in FULL:
            raise NoSpace(
                "The drive became full while the model was copied; nothing has changed.",
                "Make room on that drive, or choose another one.",
                f"{temporary}: {error}",
            ) from error
        raise write_error(temporary, error) from error
    expected = digest.hexdigest()
    if promised and promised != expected:
        raise ModelCorrupt(
            f"“{os.path.basename(stamp.path)}” is damaged and was not moved.",
            "Verify the model; download it again if it is damaged.",
            f"{stamp.path}: SHA-256 {expected}, promised {promised}",
        )
    copied = hash_file(Stamp(str(temporary)), cancel, lambda count, _path: tell("hash", count))
    if copied != expected:
        raise ModelCorrupt(
            f"The copy of “{os.path.basename(stamp.path)}” is not equal to the original and was removed.",
            "The drive may be failing. Try another one.",
            f"{temporary}: SHA-256 {copied} instead of {expected}",
        )
    return expected


def _write_all(descriptor: int, data: memoryview) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
