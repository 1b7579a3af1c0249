"""The models the measurements run on: written here once, random weights."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.support.tiny_gguf import Kind, write_large, write_medium

FOLDER = Path(__file__).resolve().parents[2] / "build" / "bench"


def large_model(megabytes: int = 120, tensor_type: str = "Q8_0") -> Path:
    """A dense model of about ``megabytes``; random weights cost the same time as trained ones."""
    name = f"large-{megabytes}" if tensor_type == "Q8_0" else f"large-{tensor_type}-{megabytes}"
    return _once(name, lambda path: write_large(path, megabytes, tensor_type=tensor_type))


def medium_model(kind: Kind) -> Path:
    """A model of about 40 MB for long conversations, with one kind of memory."""
    return _once(f"medium-{kind}", lambda path: write_medium(path, kind))


def _once(name: str, write: Callable[[Path], object]) -> Path:
    path = FOLDER / f"{name}.gguf"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".writing")
        write(unfinished)
        os.replace(unfinished, path)
    return path
