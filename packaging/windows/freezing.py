"""What the spec adds on Windows: two programs of the same code, what each says of itself, the compiler's libraries.

NOT RUN ON WINDOWS YET. A program of Windows has a console or it has none: ``hearth.exe`` opens the window and would
print into nothing, so ``hearth-cli.exe`` is there for terminals. Both are one program in one folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from app_icon.__main__ import write_ico
from windows.resources import MANIFEST, version_resource
from windows.runtime import runtime_for

#: Name, what the Task Manager shows, and whether it has a console.
PROGRAMS = (("hearth", "Hearth", False), ("hearth-cli", "Hearth in the terminal", True))

Entry = tuple[str, str, str]  # place in the folder, where it comes from, kind: as in PyInstaller's lists


def looks(name: str, description: str, console: bool, version: str, folder: Path) -> dict[str, Any]:
    """What PyInstaller's ``EXE`` is told about one program.

    Args:
        name: Of the file, without its ending.
        description: What the Task Manager shows.
        console: Whether it is for terminals.
        version: As in ``pyproject.toml``.
        folder: For the files that PyInstaller reads.
    """
    about = folder / f"{name}.version.txt"
    about.write_text(version_resource(version, f"{name}.exe", description), encoding="utf-8")
    return {
        "name": name,
        "console": console,
        "icon": str(write_ico(folder)),
        "version": str(about),
        "manifest": str(MANIFEST),
    }


def runtime(libraries: Path, known: Iterable[Entry], environment: Mapping[str, str] = os.environ) -> list[Entry]:
    """The compiler's libraries for the engine, beside it, unless they are at the top already.

    Raises:
        FileNotFoundError: One is not on this computer.
    """
    there = {place.lower() for place, _source, _kind in known}
    found = runtime_for(sorted(libraries.glob("*.dll")), environment)
    return [(file.name, str(file), "BINARY") for file in found if file.name.lower() not in there]
