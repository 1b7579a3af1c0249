"""What is written into the programs for Windows about themselves; reads nothing but what it is given."""

from __future__ import annotations

import re
from pathlib import Path

from app.identity import MAINTAINER, NAME

MANIFEST = Path(__file__).with_name("hearth.manifest")
_LANGUAGE, _UNICODE = 0x0409, 1200  # English (United States), UTF-16


def quad(version: str) -> tuple[int, int, int, int]:
    """Windows wants four numbers: ``1.2.3`` is 1.2.3.0, and ``1.2.3rc1`` too, since there are no others for it.

    Raises:
        ValueError: It does not begin like a version.
    """
    found = re.match(r"(\d+)\.(\d+)(?:\.(\d+))?", version)
    if not found:
        raise ValueError(f"{version} is no version.")
    numbers = [int(part or 0) for part in found.groups()]
    return numbers[0], numbers[1], numbers[2], 0


def version_resource(version: str, program: str, description: str) -> str:
    """The file PyInstaller reads the version resource from.

    Format: https://pyinstaller.org/en/stable/usage.html#capturing-windows-version-data.

    Args:
        version: As in ``pyproject.toml``.
        program: Name of the file.
        description: What the Task Manager shows.
    """
    strings = {
        "CompanyName": MAINTAINER,
        "FileDescription": description,
        "FileVersion": version,
        "InternalName": program.removesuffix(".exe"),
        "LegalCopyright": f"{MAINTAINER}, MIT License",
        "OriginalFilename": program,
        "ProductName": NAME,
        "ProductVersion": version,
    }
    table = ",\n        ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    numbers = quad(version)
    return f"""\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1,
                    subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([
      StringTable('{_LANGUAGE:04X}{_UNICODE:04X}', [
        {table},
      ]),
    ]),
    VarFileInfo([VarStruct('Translation', [{_LANGUAGE}, {_UNICODE}])]),
  ],
)
"""
