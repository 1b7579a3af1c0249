"""What a second window on the same data does: it asks the first one to come forward, and ends. Loads no Qt for it.

The first window holds the lock of its data folder, which the system lifts when it ends, however it ends. So a socket
that a killed program left behind means nothing: whoever gets the lock is the first window. Whoever does not get it
knocks at the socket (``app.door``) until the first window, which may be just starting or just ending, answers or is
gone. The message is one line of JSON, the answer is ``here``.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from inference.file_lock import FileLock

PATIENCE = 5.0  # seconds until somebody opens the door: a slow computer may be starting the first window
ANSWER = 2.0  # seconds until there is an answer: a window that takes longer is stuck
BETWEEN = 0.05  # seconds between two attempts
HERE = b"here\n"
LONGEST = 16 * 1024  # bytes of a message
_SOCKET_NAME = 100  # bytes that every system takes as the name of a socket

Outcome = Literal["done", "free", "silent"]


class Wish(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the second window was asked for.

    Attributes:
        model: A model file to load, with its whole path; may be empty.
        others: More files, which are only made known.
        token: What lets the first window come to the front where windows may not do so by themselves (Wayland).
    """

    model: str = ""
    others: tuple[str, ...] = ()
    token: str = ""


def wish_of(*files: str) -> Wish:
    """The wish of this process: the last of the files is to be loaded."""
    *others, model = [str(Path(file).expanduser().absolute()) for file in files] or [""]
    return Wish(
        model=model,
        others=tuple(others),
        token=os.environ.get("XDG_ACTIVATION_TOKEN", "") or os.environ.get("DESKTOP_STARTUP_ID", ""),
    )


def doors(data: Path) -> Sequence[str]:
    """Names of the socket of the window that has ``data`` open; the first that works is used.

    Beside the data it belongs to whom the data belongs to. A drive may know no sockets, and the name of a folder may
    be too long for one; then it is where temporary files are. On Windows it is the name of a pipe.
    """
    import zlib  # only by who knocks, or when the window is there

    whose = os.getuid() if sys.platform != "win32" else os.environ.get("USERNAME", "")
    short = f"hearth-{zlib.crc32(f'{whose} {os.path.realpath(data)}'.encode(errors='surrogateescape')):08x}"
    if sys.platform == "win32":
        return (short,)
    beside = str(data / "window.socket")
    elsewhere = os.path.join(os.environ.get("TMPDIR") or "/tmp", f"{short}.socket")
    return (beside, elsewhere) if len(os.fsencode(beside)) <= _SOCKET_NAME else (elsewhere,)


def hand_over(data: Path, lock: FileLock, wish: Wish, *, patience: float = PATIENCE, answer: float = ANSWER) -> Outcome:
    """Ask the window that holds the lock to do what this one was asked for.

    Returns:
        ``done``: it does. ``free``: it is gone, the lock is held now. ``silent``: it holds the lock and says nothing.
    """
    message = msgspec.json.encode(wish) + b"\n"
    until = time.monotonic() + patience
    pause = threading.Event()  # never set: an interruptible way to wait
    while True:
        with contextlib.suppress(OSError):
            if lock.take():
                return "free"
        for door in doors(data):
            if (said := _knock(door, message, answer)) is not None:
                return "done" if said == HERE else "silent"
        if time.monotonic() >= until:
            return "silent"
        pause.wait(BETWEEN)


if sys.platform == "win32":

    def _knock(door: str, message: bytes, answer: float) -> bytes | None:
        """What is said behind the door; ``None``: there is none."""
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)  # else the first window only blinks in the task bar
        try:
            pipe = open(rf"\\.\pipe\{door}", "r+b", buffering=0)  # noqa: SIM115 - closed below
        except OSError:
            return None
        said: list[bytes] = []

        def ask() -> None:
            with contextlib.suppress(OSError), pipe:
                pipe.write(message)
                said.append(pipe.readline())

        thread = threading.Thread(target=ask, daemon=True)  # a pipe knows no time-out: this one may stay behind
        thread.start()
        thread.join(answer)
        return said[0] if said else b""

else:

    def _knock(door: str, message: bytes, answer: float) -> bytes | None:
        """What is said behind the door; ``None``: there is none."""
        import socket

        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(answer)
            try:
                if os.lstat(door).st_uid != os.getuid():
                    return None  # of somebody else, where everybody may put one: he is told nothing
                connection.connect(door)
            except OSError:
                return None
            with contextlib.suppress(OSError):
                connection.sendall(message)
                return connection.makefile("rb").readline(LONGEST)
        return b""
