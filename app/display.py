"""Whether a window can be shown here; loads no Qt, which ends the process where it cannot.

A variable alone proves nothing: a session that outlived its screen (tmux, ssh) keeps the name of a display
that is gone, and Qt aborts on it.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Mapping
from pathlib import Path

SOCKETS = Path("/", "tmp", ".X11-unix")  # fixed by the X server, whatever TMPDIR says
FIRST_PORT = 6000  # of display 0; X(7), "DISPLAY NAMES"
PATIENCE = 2.0  # seconds for a display on another computer
NAMED = "QT_QPA_PLATFORM"  # which of Qt's ways to show windows somebody asked for; several with ; between them


def has_display(environ: Mapping[str, str], platform: str, *, sockets: Path = SOCKETS) -> bool:
    """Whether a window can be shown. Windows and macOS always have a screen; elsewhere somebody must listen.

    Args:
        environ: Environment variables.
        platform: As ``sys.platform`` has it.
        sockets: Where X servers of this computer listen.
    """
    if platform in ("win32", "darwin"):
        return True
    named = {name.partition(":")[0].partition("-")[0] for name in environ.get(NAMED, "").split(";") if name}
    if named - {"wayland", "xcb"}:
        return True  # needs neither, such as ``offscreen``
    display = environ.get("DISPLAY", "").strip()
    return (bool(display) and _listens(display, sockets)) or _wayland_answers(environ)


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    """Whether a Wayland compositor listens where this session's is; wl_display_connect(3)."""
    if environ.get("WAYLAND_SOCKET"):  # a connection that is open already, handed over by who started this program
        return True
    name = environ.get("WAYLAND_DISPLAY") or ("wayland-0" if environ.get("XDG_SESSION_TYPE") == "wayland" else "")
    folder = environ.get("XDG_RUNTIME_DIR", "")
    return bool(name and (folder or name.startswith("/"))) and _unix_answers(str(Path(folder, name)))


def _listens(display: str, sockets: Path) -> bool:
    """Whether an X server answers to ``[HOST]:NUMBER[.SCREEN]``."""
    if "/" in display:  # a protocol or a socket is named: rare, and for Qt to understand
        return True
    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not (number.isascii() and number.isdigit()):
        return False
    if host in ("", "unix"):
        path = str(sockets / f"X{number}")
        return _unix_answers("\0" + path) or _unix_answers(path)  # Linux: first the name without a file
    port = FIRST_PORT + int(number)
    with contextlib.suppress(OSError, ValueError, OverflowError):
        socket.create_connection((host.strip("[]"), port), timeout=PATIENCE).close()
        return True
    return False


def _unix_answers(address: str) -> bool:
    with contextlib.suppress(OSError, ValueError), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(PATIENCE)
        connection.connect(address)
        return True
    return False
