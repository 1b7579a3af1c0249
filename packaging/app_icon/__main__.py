"""``python packaging/app_icon FOLDER``: writes ``hearth.ico``, ``hearth.icns`` and PNGs at all sizes into a folder.

With ``--ico``, ``--icns`` or ``--png`` only that. The PNGs lie as in a theme of icons: ``256x256/hearth.png``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "packaging")]

from app_icon.drawing import draw  # noqa: E402 - found only with the path above
from app_icon.icns import icns  # noqa: E402
from app_icon.ico import SIZES, ico  # noqa: E402
from app_icon.png import png  # noqa: E402

PNG_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
MAC_INSET = 0.085  # what Apple's grid leaves free: 100 of 1024 on each side, and the shadow


def write_ico(folder: Path) -> Path:
    """The icon for Windows: the program's, the installer's and that of model files."""
    return _write(folder / "hearth.ico", ico(map(draw, SIZES)))


def write_icns(folder: Path) -> Path:
    """The icon for macOS."""
    return _write(folder / "hearth.icns", icns(partial(draw, inset=MAC_INSET)))


def write_pngs(folder: Path, name: str = "hearth", sizes: Sequence[int] = PNG_SIZES) -> list[Path]:
    """The icon for desktops of Linux, at each size in pixels."""
    return [_write(folder / f"{size}x{size}" / f"{name}.png", png(draw(size))) for size in sizes]


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="app_icon", description="Draw the icon of Hearth in the formats of systems.")
    parser.add_argument("folder", type=Path)
    for kind in ("ico", "icns", "png"):
        parser.add_argument(f"--{kind}", action="store_true", help=f"only {kind.upper()}")
    wanted = parser.parse_args(arguments)
    everything = not (wanted.ico or wanted.icns or wanted.png)
    made: list[Path] = []
    if wanted.ico or everything:
        made.append(write_ico(wanted.folder))
    if wanted.icns or everything:
        made.append(write_icns(wanted.folder))
    if wanted.png or everything:
        made += write_pngs(wanted.folder)
    for path in made:
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
