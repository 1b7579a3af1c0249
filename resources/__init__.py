"""Data that ships with Hearth: icons, styles, the built-in model; knows only where it lies."""

from __future__ import annotations

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Where a resource lies, from the names below this folder: ``resource_path("models", "guide.gguf")``.

    Resources are files, also in a packaged program (unpacked beside it), so that llama.cpp can map them.
    """
    unpacked = getattr(sys, "_MEIPASS", None)  # where PyInstaller puts data files
    root = Path(unpacked) / "resources" if unpacked else Path(__file__).resolve().parent
    return root.joinpath(*parts)
