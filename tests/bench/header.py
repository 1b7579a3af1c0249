"""Reading what a model file says of itself, with a vocabulary as large as the largest of today."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from inference.gguf import read_model_facts
from tests.bench.figures import Figure, spread
from tests.bench.models import FOLDER
from tests.support.sparse_gguf import write_shape
from tests.support.tiny_gguf import Shape

TOKENS = 250_000
ROUNDS = 15


def run() -> Iterator[Figure]:
    """Measure."""
    path = _hollow()
    read_model_facts(path)  # from the disk once
    for name, thorough, target in (("read for a list", False, 0.1), ("read before loading", True, 0.3)):
        times = [_seconds(path, thorough) for _ in range(ROUNDS)]
        yield Figure(
            f"header with {TOKENS:,} tokens, {name}",
            statistics.median(times),
            target,
            "less",
            "s",
            detail=f"{spread(times, 3)} s of processor time",
        )


def _seconds(path: Path, thorough: bool) -> float:
    """Of processor time: what other programs take is no part of it."""
    began = time.process_time()
    read_model_facts(path, thorough=thorough)
    return time.process_time() - began


def _hollow() -> Path:
    """A header with tokens, scores, types and merges, and a hole for weights; written once."""
    path = FOLDER / f"header-{TOKENS}.gguf"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".writing")
        write_shape(unfinished, "dense", Shape(layers=48, vocabulary=TOKENS), head=32)
        os.replace(unfinished, path)
    return path
