"""One process at a time for an open file; knows nothing of what is in it."""

from __future__ import annotations

import errno
import os
import sys

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}
_FAR = 1 << 62  # beyond the end of any file: on Windows a locked byte cannot be read by others


def lock(descriptor: int) -> bool:
    """Take the lock without waiting; ``False`` when another has it. It ends with the descriptor, or the process.

    A file system that has no locks (some network drives) is used without.
    """
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _TAKEN
    return True
