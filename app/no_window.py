"""What to say where Qt cannot open a window: which library is missing, or which wish cannot be met. Loads no Qt.

Qt ends the process when none of its ways to show windows works (``qFatal``), with a text that names neither the
library nor the package that would help. ``give_up`` is called with that text, from inside, at the last moment.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import NoReturn

from app.calling import command_name
from app.display import NAMED
from inference.own_program import is_packaged

HOPELESS = "no Qt platform plugin could be initialized"  # part of Qt's text

# What Qt 6 asks of a Linux system beyond what it brings along, and which package of Debian and Ubuntu has it; found
# with ldd in a minimal system.
_ALWAYS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_XCB = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}

# Programs that show a sentence, the first of which is taken where nobody looks at a terminal.
_BOXES: Sequence[Sequence[str]] = (
    ("zenity", "--error", "--no-markup", "--title=Hearth", "--text={0}"),
    ("kdialog", "--title", "Hearth", "--error", "{0}"),
    ("xmessage", "-center", "{0}"),
    ("notify-send", "Hearth", "{0}"),
)


def give_up(reason: str, environ: Mapping[str, str] = os.environ) -> NoReturn:
    """Qt is about to end this process: say what that means, and end it or begin again.

    A wish that cannot be met (``QT_QPA_PLATFORM``) is left out of account: many systems set it for all programs,
    whatever these bring along, and keep it where there is another kind of display.

    Args:
        reason: What Qt complained of first.
        environ: Environment variables.
    """
    named = environ.get(NAMED, "")
    if named and os.name == "posix":
        say(f"{NAMED} asks for {named!r}, which does not work here. Hearth goes on without it.")
        os.execve(sys.executable, _again(), {name: value for name, value in environ.items() if name != NAMED})
    tell(why_not(missing_libraries(environ), reason.strip().partition("\n")[0]))
    os._exit(1)  # Qt waits for no exception here, and would abort


def why_not(missing: Iterable[tuple[str, str]], reason: str) -> str:
    """Why there is no window, in plain words.

    Args:
        missing: Libraries, each with the package of Debian and Ubuntu that has it.
        reason: What Qt or the system said, where no library is missing.
    """
    names = sorted({name for name, _ in missing})
    packages = sorted({package for _, package in missing if package})
    sentences = ["Hearth cannot open its window."]
    if names:
        sentences.append(f"Missing on this system: {', '.join(names)}.")
        if packages:
            sentences.append(f"On Debian and Ubuntu this installs what is missing: apt install {' '.join(packages)}.")
    elif reason:
        sentences.append(f"The reason: {reason}")
    sentences.append(f"Without a window there is the terminal: {command_name()} chat")
    return " ".join(sentences)


def import_failed(error: ImportError) -> str:
    """The same where not even Qt's libraries can be loaded."""
    known = missing_libraries(os.environ)
    named = re.match(r"(lib[\w.+-]+\.so[\w.]*)", str(error))
    if named and named[1] not in {name for name, _ in known}:
        known = [(named[1], ""), *known]
    return why_not(known, f"{error}")


def missing_libraries(environ: Mapping[str, str]) -> list[tuple[str, str]]:
    """Libraries that Qt needs for this session and that cannot be loaded, each with its package; Linux alone."""
    if sys.platform != "linux":
        return []
    wanted = dict(_ALWAYS)
    if "xcb" in environ.get(NAMED, "") or environ.get("DISPLAY"):
        wanted |= _XCB
    elif "wayland" in environ.get(NAMED, "") or environ.get("WAYLAND_DISPLAY"):
        wanted |= _WAYLAND
    return [(name, package) for name, package in wanted.items() if not _loads(name)]


def tell(sentences: str) -> subprocess.Popen[bytes] | None:
    """Say it where it is seen: in the terminal, or in a box of the desktop for who has started Hearth from a menu.

    Returns:
        The process of the box, which stays when this one ends.
    """
    say(sentences)
    if sys.stderr is not None and sys.stderr.isatty():
        return None
    for name, *words in _BOXES:
        if program := shutil.which(name):
            with contextlib.suppress(OSError):
                return subprocess.Popen(
                    [program, *(word.format(sentences) for word in words)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,  # nobody is to wait for the end of ours until the box is closed
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
    return None


def say(sentences: str) -> None:
    """One line on standard error, where there is one."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"hearth: {sentences}\n")
        sys.stderr.flush()


def _again() -> list[str]:
    """The command of this process."""
    return [sys.executable, *(sys.argv[1:] if is_packaged() else sys.orig_argv[1:])]


def _loads(library: str) -> bool:
    import ctypes  # only where something is missing

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
