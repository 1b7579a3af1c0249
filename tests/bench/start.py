"""How long the window takes to be there, over a bare PySide6 window of the same size."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.bench import many_conversations as many
from tests.bench.figures import Figure, paired_ratio, spread

ROUNDS = 11


def first_paint(module: str, environment: Mapping[str, str]) -> float:
    """Seconds from starting a new process until its window is painted."""
    # An installed program finds its modules compiled; a shell that forbids writing them would compile each time.
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-m", module],
        env={**surroundings, **environment},
        capture_output=True,
        check=True,
        timeout=120,
    )
    return (int(done.stdout.split()[0]) - began) / 1e9


def run() -> Iterator[Figure]:
    """Measure."""
    for name, count in (("empty", 0), (f"{many.MESSAGES:,} messages", many.MESSAGES)):
        with tempfile.TemporaryDirectory() as data:
            if count:
                many.fill(Path(data) / "conversations.db")
            environment = {"HEARTH_DATA_DIR": data}

            def ours(environment: Mapping[str, str] = environment) -> float:
                return first_paint("tests.bench.hearth_start", environment)

            def theirs(environment: Mapping[str, str] = environment) -> float:
                return first_paint("tests.bench.bare_window", environment)

            ours(), theirs()  # what the disk has not in memory yet belongs to neither
            ratio, own, bare = paired_ratio(ours, theirs, ROUNDS)
        detail = f"{spread(own, 2)} s against {spread(bare, 2)} s"
        yield Figure(f"window start over a bare one, {name}", ratio, 2.0, "less", detail=detail)
