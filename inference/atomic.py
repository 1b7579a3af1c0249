"""Replaces a small file so that a reader, a crash or a power cut sees the old one or the new one, never half."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import tempfile
import time
from pathlib import Path

import msgspec

from inference.errors import StorageError, StorageFull

_log = logging.getLogger(__name__)

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


def keep_json(path: Path, value: object) -> bool:
    """Keep in a file what can be had again, such as a measurement; whether it is there.

    A disk that does not take it is no error: it is logged, and what was kept is measured again.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, msgspec.json.format(msgspec.json.encode(value), indent=1))
    except (OSError, StorageError) as error:
        _log.info("%s cannot be written: %s", path, error)
        return False
    return True


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


def rename_new(source: str | Path, target: str | Path) -> None:
    """Rename a file on its drive, but never onto another one, however lately that came.

    Where a power cut falls between the two steps, the file has both names.

    Raises:
        FileExistsError: Something is called ``target`` already.
        OSError: It cannot be renamed.
    """
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a drive without hard links; Windows, which never renames onto a file
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        os.rename(source, target)
    else:
        try:
            os.unlink(source)
        except OSError:  # in use (Windows): it keeps the old name alone
            with contextlib.suppress(OSError):
                os.unlink(target)
            raise


def sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the platform can."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # one that may not be read; some network drives refuse: the content is safe
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
