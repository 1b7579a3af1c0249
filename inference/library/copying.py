"""Copies a model file so that the copy is proven to be equal; knows no index and no folders."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable
from io import FileIO
from pathlib import Path

from inference.atomic import FULL, write_error
from inference.errors import ModelCorrupt, NoSpace
from inference.file_lock import hold
from inference.library.values import Cancel
from inference.library.verifying import hash_file, read_error
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
    try:
        # Held while it is open: only a copy that nobody works on any more is taken away.
        with temporary.open("xb", buffering=0) as copy:
            hold(copy.fileno())
            expected = _copy(stamp, copy.fileno(), cancel, tell)
            os.fsync(copy.fileno())
            if hasattr(os, "posix_fadvise"):  # so that reading back reads the drive, as far as anybody can make sure
                os.posix_fadvise(copy.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            _compare(stamp, temporary, expected, promised, cancel, tell)
            with contextlib.suppress(OSError):  # not every drive keeps times and permissions
                shutil.copystat(stamp.path, temporary)
    except OSError as error:
        if error.errno in FULL:
            raise NoSpace(
                "The drive became full while the model was copied; nothing has changed.",
                "Make room on that drive, or choose another one.",
                f"{temporary}: {error}",
            ) from error
        raise write_error(temporary, error) from error
    return expected


def _copy(stamp: Stamp, target: int, cancel: Cancel, tell: Callable[[str, int], object]) -> str:
    """Copy all bytes; their SHA-256. Only what cannot be written raises ``OSError``."""
    digest = hashlib.sha256()
    block = memoryview(bytearray(BLOCK))
    try:
        source = open(stamp.path, "rb", buffering=0)  # noqa: SIM115 - closed below
    except OSError as error:
        raise read_error(stamp.path, error) from error
    with source:
        while count := _read(source, block):
            cancel.check()
            digest.update(block[:count])
            _write_all(target, block[:count])
            tell("copy", count)
    return digest.hexdigest()


def _read(source: FileIO, block: memoryview) -> int:
    try:
        return source.readinto(block)
    except OSError as error:
        raise read_error(str(source.name), error) from error


def _compare(
    stamp: Stamp, temporary: Path, expected: str, promised: str, cancel: Cancel, tell: Callable[[str, int], object]
) -> None:
    """Raise ``ModelCorrupt`` when the original is not what was promised, or the copy is not the original."""
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


def _write_all(descriptor: int, data: memoryview) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
