"""How the user calls this program, for texts that name a command; starts nothing."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

VARIABLE = "HEARTH_COMMAND"  # set by a starter whose program is not found under its plain name, such as ``make run``
_NAME = "hearth"


def command_name() -> str:
    """What to type to start Hearth: a folder unpacked anywhere is not where a shell looks for programs."""
    given = os.environ.get(VARIABLE, "").strip()
    if given or not getattr(sys, "frozen", False):
        return given or _NAME
    program = Path(os.environ.get("APPIMAGE") or sys.executable)
    found = shutil.which(_NAME)
    if found and _same(Path(found), program):
        return _NAME
    if _same(program.parent, Path()):
        return f".{os.sep}{program.name}"
    return f'"{program}"' if sys.platform == "win32" else shlex.quote(str(program))


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # such as a working folder that is gone
        return False
