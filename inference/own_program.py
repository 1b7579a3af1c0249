"""This program as a file: whether it is packaged, and how it starts processes of itself. Knows nothing of what they do.

Packaged means frozen by PyInstaller: there is no Python, ``sys.executable`` is Hearth. This is the one place that asks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path

# What PyInstaller's start changes for this process alone, and what was there before (PyInstaller's manual, "Run-time
# information", and its run-time hook for PySide6). The names are those of Linux, AIX and macOS.
_SEARCHED = ("LD_LIBRARY_PATH", "LIBPATH", "DYLD_LIBRARY_PATH")
_BEFORE = "_ORIG"
_OWN = ("_PYI_", "_MEIPASS2", "PYINSTALLER_")
_QT = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH")


def is_packaged() -> bool:
    """Whether this is a packaged program."""
    return bool(getattr(sys, "frozen", False))


def own_command(word: str, module: str, *options: str) -> list[str]:
    """How this installation starts a process of its own.

    A packaged program starts itself; from source the module is started with ``-P``, so that no file of the current
    folder can take the place of a module.

    Args:
        word: What ``app.__main__`` knows the process by.
        module: Where it lies in the source; several words where the module needs one, as in ``app --this``.
        options: Handed on.
    """
    if is_packaged():
        return [sys.executable, word, *options]
    return [sys.executable, "-P", "-m", *module.split(), *options]


def program_file(environ: Mapping[str, str] = os.environ) -> Path | None:
    """The file a user would see as the program, when this is a packaged one.

    In an AppImage it is the image: what ``sys.executable`` names there is gone when this process is.
    """
    if not is_packaged():
        return None
    return Path(environ.get("APPIMAGE") or sys.executable).absolute()


def was_replaced() -> bool:
    """Whether another version has been installed since this packaged program was started, as far as Linux says.

    What it has not loaded by then it cannot load any more: it is in the file that is gone.
    """
    if not is_packaged():
        return False
    try:
        return os.readlink("/proc/self/exe").endswith(" (deleted)")
    except OSError:
        return False


def give_back_environment(environ: MutableMapping[str, str] = os.environ) -> None:
    """Take out of the environment what was put there for this process alone.

    The libraries of this process have been found by now. A program of the system (a browser, a file manager) that
    found ours in place of its own would not start, or crash. Hearth's own processes put everything there again.
    """
    if not is_packaged():
        return
    inside = getattr(sys, "_MEIPASS", "") or "\0"
    for name in _SEARCHED:
        if (before := environ.pop(name + _BEFORE, None)) is not None:
            environ[name] = before
    for name in (*_SEARCHED, *_QT):
        if inside in (there := environ.get(name, "")):
            environ[name] = os.pathsep.join(part for part in there.split(os.pathsep) if not part.startswith(inside))
        if environ.get(name) == "":
            del environ[name]
    for name in [name for name in environ if name.startswith(_OWN)]:
        del environ[name]
