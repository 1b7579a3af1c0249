"""How the program itself goes, as far as it can be told from where it runs; removes nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from app.identity import PROGRAM
from inference.own_program import is_packaged

# How Hearth came: a package of the system's, a Flatpak, one file, a set-up program, a bundle, a folder, its sources.
Kind = Literal["deb", "flatpak", "appimage", "windows", "macos", "folder", "source"]

UNINSTALL = f"sudo apt remove {PROGRAM}"
_SYSTEM = (Path("/usr"), Path("/opt"))  # where only packages put programs
_UNINSTALLERS = ("unins000.exe", "uninstall.exe")  # of Inno Setup, of NSIS


class Installed(msgspec.Struct, frozen=True):
    """How this program was installed.

    Attributes:
        kind: In which way.
        place: The file, bundle or folder to delete where there is no better way.
    """

    kind: Kind
    place: str


def installed(
    environ: Mapping[str, str] = os.environ,
    *,
    platform: str = sys.platform,
    frozen: bool | None = None,
    program: Path | None = None,
) -> Installed:
    """How the program that runs came onto this computer.

    Args:
        environ: Environment variables.
        platform: As ``sys.platform`` has it.
        frozen: Whether it is a packaged program; found by itself.
        program: The file that was started; found by itself.
    """
    frozen = is_packaged() if frozen is None else frozen
    program = Path(sys.executable).absolute() if program is None else program
    if environ.get("FLATPAK_ID"):
        return Installed("flatpak", str(program.parent))
    if not frozen:
        return Installed("source", str(Path(__file__).resolve().parents[2]))
    if image := environ.get("APPIMAGE"):
        return Installed("appimage", image)
    if platform == "darwin":
        bundle = next((each for each in program.parents if each.suffix == ".app"), None)
        return Installed("macos", str(bundle)) if bundle else Installed("folder", str(program.parent))
    if platform == "win32":
        known = any((program.parent / name).is_file() for name in _UNINSTALLERS)
        return Installed("windows" if known else "folder", str(program.parent))
    if any(system in program.parents for system in _SYSTEM) and Path("/usr/local") not in program.parents:
        return Installed("deb", str(program.parent))
    return Installed("folder", str(program.parent))
