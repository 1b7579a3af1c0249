"""Where the door of a host is, and its secret: one file only the user can read; opens nothing.

The host holds a lock beside it, which the system lifts when the host ends, however it ends: a file without it is left
over from one that was killed.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from inference.atomic import write_atomically
from inference.errors import ServingError
from inference.file_lock import FileLock
from inference.hosting.frames import DOOR_VERSION

FILE = "host.json"
_LOCK = "host.lock"
_SOCKET = "host.socket"
_FOLDER = "hearth-door-"  # beginning of the name of one made for a socket
_SOCKET_NAME = 100  # bytes that every system takes as the name of a socket
_LARGEST = 16 * 1024  # bytes of the file


class Doorplate(msgspec.Struct, frozen=True, kw_only=True):
    """What the file says.

    Attributes:
        address: As ``multiprocessing.connection`` takes it: a socket, or a pipe of Windows.
        key: Secret of both sides, hexadecimal.
        pid: Of the host.
        version: ``DOOR_VERSION`` of the host.
    """

    address: str
    key: str
    pid: int
    version: int = DOOR_VERSION

    @property
    def secret(self) -> bytes:
        """The key as bytes."""
        return self.key.encode("ascii", "replace")


class Place:
    """One host for each data folder.

    Attributes:
        file: What clients are told to read.
    """

    def __init__(self, data: Path) -> None:
        self.file = data / FILE
        self._lock = FileLock(data / _LOCK)
        self._folder = ""  # made for a socket whose name would be too long beside the data

    def take(self) -> Doorplate:
        """Be the host; what clients need is written with ``show``.

        Raises:
            ServingError: There is one already, or the folder cannot be written.
        """
        try:
            if not self._lock.take():
                raise ServingError(
                    "Another Hearth shares its models already.", "Use that one, or close it first.", str(self.file)
                )
            self._tidy_up()
            return Doorplate(address=self._address(), key=secrets.token_hex(32), pid=os.getpid())
        except OSError as error:
            self._lock.release()
            raise ServingError(
                "The models cannot be shared: Hearth cannot write to its folder.", "", f"{self.file}: {error}"
            ) from error

    def show(self, plate: Doorplate) -> None:
        """From now on clients find the door. Raises ``StorageError``."""
        write_atomically(self.file, msgspec.json.encode(plate))

    def leave(self) -> None:
        """Be the host no more. May be called twice."""
        if not self._lock.held:
            return
        with contextlib.suppress(OSError):
            self.file.unlink(missing_ok=True)
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._lock.release()

    def _tidy_up(self) -> None:
        """One that was killed has left its file, and its socket where that lies elsewhere."""
        before = read_plate(self.file)
        with contextlib.suppress(FileNotFoundError):
            self.file.unlink()
        folder = Path(before.address).parent if before is not None else self.file.parent
        if folder.parent in map(Path, _elsewhere()) and folder.name.startswith(_FOLDER):
            with contextlib.suppress(OSError):
                (folder / _SOCKET).unlink(missing_ok=True)
                folder.rmdir()

    def _address(self) -> str:
        if sys.platform == "win32":
            return rf"\\.\pipe\hearth-{secrets.token_hex(16)}"
        beside = str(self.file.with_name(_SOCKET))
        if len(os.fsencode(beside)) > _SOCKET_NAME:
            self._folder = tempfile.mkdtemp(prefix=_FOLDER, dir=_short(_elsewhere()))  # for this user alone
            return os.path.join(self._folder, _SOCKET)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(beside)
        return beside


def _elsewhere() -> tuple[str, ...]:
    """Folders for a socket that cannot lie beside the data; the usual one may have been told to be a long one, too."""
    return tempfile.gettempdir(), os.environ.get("XDG_RUNTIME_DIR", ""), "/tmp", "/var/tmp"


def _short(folders: Iterable[str]) -> str:
    """The first that a socket fits into. Raises ``OSError``: into none."""
    most = _SOCKET_NAME - len(f"/{_FOLDER}xxxxxxxx/{_SOCKET}")
    for folder in folders:
        if folder and len(os.fsencode(folder)) <= most and os.access(folder, os.W_OK):
            return folder
    raise OSError("there is no folder for a socket whose name is short enough")


def read_plate(file: Path) -> Doorplate | None:
    """What the file says; ``None``: there is no host that this Hearth understands."""
    try:
        with open(file, "rb") as opened:
            plate = msgspec.json.decode(opened.read(_LARGEST), type=Doorplate)
    except (OSError, msgspec.MsgspecError):
        return None
    return plate if plate.version == DOOR_VERSION else None
