"""Compiles the installer of a frozen folder with NSIS, which runs on Linux too. Knows not how the folder was made."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from app_icon.__main__ import write_ico
from windows.resources import quad

FOLDER = Path(__file__).parent
SCRIPT, TEXTS = FOLDER / "installer.nsi", FOLDER / "installer_texts.nsh"
INTERNAL = "_internal"  # the folder of PyInstaller, which is removed as a whole


def installer_name(version: str) -> str:
    """File name of the installer."""
    return f"hearth-{version}-windows-x86_64-setup.exe"


def removed(folder: Path) -> str:
    """Commands of NSIS that remove what lies at the top of a frozen folder, and nothing else.

    Raises:
        ValueError: There is a folder whose removal nobody has thought of.
    """
    lines = []
    for path in sorted(folder.iterdir()):
        if path.is_file():
            lines.append(f'Delete "$INSTDIR\\{path.name}"')
        elif path.name != INTERNAL:
            raise ValueError(f"The frozen folder has a folder {path.name}, which the uninstaller does not know.")
    return "\n".join(lines) + "\n"


def kilobytes(folder: Path) -> int:
    """Size of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1024


def find_makensis() -> str | None:
    """NSIS's compiler; its installer for Windows does not enter it into the path."""
    usual = Path("C:/Program Files (x86)/NSIS/makensis.exe")
    return shutil.which("makensis") or (str(usual) if usual.exists() else None)


def compile_installer(makensis: str, frozen: Path, version: str, target: Path, scratch: Path, sign: str = "") -> Path:
    """Write the installer of ``frozen`` into the folder ``target``.

    Args:
        makensis: The compiler.
        frozen: The folder that PyInstaller made for Windows.
        version: As in ``pyproject.toml``.
        target: Folder of what is made.
        scratch: Folder for what is needed on the way.
        sign: The command that signs the uninstaller; empty for none.

    Raises:
        ValueError: ``frozen`` is not what the installer expects.
        subprocess.CalledProcessError: The script does not compile; what NSIS said is in ``output``.
    """
    for name in ("hearth.exe", "hearth-cli.exe"):
        if not (frozen / name).is_file():
            raise ValueError(f"There is no {name} in {frozen}.")
    scratch.mkdir(parents=True, exist_ok=True)
    list_of_removed = scratch / "removed.nsh"
    list_of_removed.write_text(removed(frozen), encoding="utf-8")
    output = target.resolve() / installer_name(version)
    values = {
        "VERSION": version,
        "QUAD": ".".join(map(str, quad(version))),
        "SOURCE": frozen.resolve(),
        "OUTPUT": output,
        "ICON": write_ico(scratch).resolve(),
        "SIZE": kilobytes(frozen),
        "TEXTS": TEXTS,
        "REMOVED": list_of_removed.resolve(),
    }
    if sign:
        values["SIGN"] = sign
    defined = [f"-D{name}={value}" for name, value in values.items()]
    command = [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, str(SCRIPT)]
    subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return output
