"""The model the measurements run on: written here once, random weights, at least 100 MB."""

from __future__ import annotations

import os
from pathlib import Path

from tests.support.tiny_gguf import write_large

FOLDER = Path(__file__).resolve().parents[2] / "build" / "bench"


def large_model(megabytes: int = 120) -> Path:
    """A dense model of about ``megabytes``; random weights cost the same time as trained ones."""
    path = FOLDER / f"large-{megabytes}.gguf"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".writing")
        write_large(unfinished, megabytes)
        os.replace(unfinished, path)
    return path
