"""A lock between processes that the system lifts when its holder ends, however it ends; knows no contents."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from inference.atomic import write_error
from inference.errors import StorageError

_PAUSE = 0.02  # seconds between two tries

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _lift(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

    def hold(descriptor: int) -> None:
        """Nothing is needed: a file that is open cannot be removed."""

    def is_held(_path: str) -> bool:
        """Whoever tries to remove it will see."""
        return False

else:
    import errno
    import fcntl

    # What file systems answer that know no locks (some network drives): there is no better protection there.
    _NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno in _NO_LOCKS
        return True

    def _lift(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)

    def hold(descriptor: int) -> None:
        """Say that a file is being written, until it is closed; see ``is_held``."""
        _try(descriptor)

    def is_held(path: str) -> bool:
        """Whether somebody says so of a file; a process that was killed no longer does."""
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # a pipe of that name would keep us waiting
        try:
            return not _try(descriptor)
        finally:
            os.close(descriptor)


class FileLock:
    """The lock of a file, taken without waiting and held until ``release`` or the end of the process.

    Attributes:
        held: Whether it is held. Where the drive knows no locks, everybody who asks holds it.
        refused: Whether somebody else held it at the last try.
    """

    def __init__(self, path: Path) -> None:
        """``path``: a file of its own; it is made and stays, empty."""
        self.held = self.refused = False
        self._path = path
        self._descriptor = -1

    def take(self) -> bool:
        """Whether it is held now. Raises ``OSError`` when the file cannot be opened: nobody can say then."""
        if not self.held:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            self.held = _try(descriptor)
            self.refused = not self.held
            if self.held:
                self._descriptor = descriptor
            else:
                os.close(descriptor)
        return self.held

    def release(self) -> None:
        """Let others take it. May be called twice."""
        if self.held:
            self.held = False
            with contextlib.suppress(OSError):
                _lift(self._descriptor)
            os.close(self._descriptor)


@contextlib.contextmanager
def locked(path: Path, patience: float = 10.0) -> Iterator[None]:
    """Hold the lock of a file inside the block; the file is made and stays, empty.

    Args:
        path: The lock file, a file of its own beside what it protects. Its folder is made.
        patience: Seconds to wait for another holder.

    Raises:
        StorageError: It cannot be made, or another process holds it for too long.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise write_error(path, error) from error
    try:
        _take(descriptor, path, time.monotonic() + patience)
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                _lift(descriptor)
    finally:
        os.close(descriptor)


def _take(descriptor: int, path: Path, until: float) -> None:
    pause = threading.Event()  # never set: an interruptible way to wait
    while not _try(descriptor):
        if time.monotonic() >= until:
            raise StorageError(
                f"Another Hearth keeps {path.name.removesuffix('.lock')} busy.",
                "Wait a moment and try again; close the other Hearth if it does not answer.",
                str(path),
            )
        pause.wait(_PAUSE)
