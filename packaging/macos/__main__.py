"""``python packaging/macos [APP]``: sign ``dist/Hearth.app``, make the disk image, sign and notarise that.

NOT RUN ON MACOS YET. ``packaging/bundle`` makes the program before. Needs ``dmgbuild`` (from the package index) and, to
sign, what ``sign.sh`` and ``notarise.sh`` say; without that the image is made all the same.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent


def image_name(version: str, machine: str) -> str:
    """File name of the disk image. ``machine``: as ``platform.machine()`` says, ``arm64`` or ``x86_64``."""
    return f"hearth-{version}-macos-{machine}.dmg"


def steps(application: Path, image: Path) -> list[list[str]]:
    """The commands, in their order."""
    return [
        ["sh", str(FOLDER / "sign.sh"), str(application)],
        [
            *(sys.executable, "-m", "dmgbuild", "-s", str(FOLDER / "dmg_settings.py")),
            *("-D", f"app={application}", "Hearth", str(image)),
        ],
        ["sh", str(FOLDER / "sign.sh"), str(image)],
        ["sh", str(FOLDER / "notarise.sh"), str(image)],
    ]


def main(arguments: Sequence[str] | None = None, system: str = sys.platform) -> int:
    if system != "darwin":
        print("The disk image can only be made on macOS.", file=sys.stderr)
        return 1
    words = list(sys.argv[1:] if arguments is None else arguments)
    application = Path(words[0] if words else ROOT / "dist" / "Hearth.app").resolve()
    if not application.is_dir():
        print(f"There is no {application}; make it with packaging/bundle.", file=sys.stderr)
        return 1
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    image = application.parent / image_name(version, platform.machine())
    for command in steps(application, image):
        try:
            subprocess.run(command, check=True)
        except subprocess.CalledProcessError as error:
            print(f"This step failed: {' '.join(command)}", file=sys.stderr)
            return error.returncode
    print(image)
    return 0


if __name__ == "__main__":
    sys.exit(main())
