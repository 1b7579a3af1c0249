"""Replaces a small file so that a reader, a crash or a power cut sees the old one or the new one, never half."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from pathlib import Path

from inference.errors import StorageError, StorageFull

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def write_atomically(path: Path, content: bytes) -> None:
    """Replace ``path`` with ``content``, readable by this user alone.

    Where ``path`` is a link (settings kept in a synchronised folder), what it points to is replaced.

    Raises:
        StorageFull: There is no space.
        StorageError: It cannot be written for another reason. The old file is as it was.
    """
    path = Path(os.path.realpath(path))
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as error:
        raise write_error(path, error) from error


def write_error(path: Path, error: OSError) -> StorageError:
    """What to say when ``path`` cannot be written."""
    detail = f"{path}: {error}"
    if error.errno in FULL:
        return StorageFull(f"There is no space left to write {path.name}.", "Free some space on the disk.", detail)
    return StorageError(f"Hearth cannot write {path.name}.", "Check that you may write to its folder.", detail)


def set_aside(path: Path, word: str = "damaged") -> Path:
    """Rename ``path`` so that it is out of the way but never lost; returns its new place."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    for attempt in range(1000):
        extra = f"-{attempt}" if attempt else ""
        target = path.with_name(f"{path.name}.{word}-{stamp}{extra}")
        if not os.path.lexists(target):
            path.rename(target)
            return target
    raise FileExistsError(path)


def sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the platform can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        pass  # some network file systems refuse; the content is safe either way
    finally:
        os.close(handle)
