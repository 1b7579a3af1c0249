"""How long the palette takes to open with 10,000 conversations, and to list what is meant by each letter typed."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import many_conversations as many
from tests.bench.figures import Figure, spread

TARGET = 50.0  # milliseconds
WAIT = 600.0  # seconds


def run() -> Iterator[Figure]:
    """Measure."""
    with tempfile.TemporaryDirectory() as data:
        many.fill(Path(data) / "conversations.db")
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.palette_window"],
            env={**os.environ, "HEARTH_DATA_DIR": data},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=WAIT,
        )
    told: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    opening, typing = told["opening"], told["typing"]
    yield Figure(
        f"palette open with {many.CONVERSATIONS:,} conversations, 95th percentile",
        statistics.quantiles(opening, n=20)[-1],
        TARGET,
        "less",
        "ms",
        f"{spread(opening)} ms; the first time, with what it loads, {told['first'][0]:.0f} ms",
    )
    yield Figure(
        "a letter typed into it, with what the database finds, 95th percentile",
        statistics.quantiles(typing, n=20)[-1],
        TARGET,
        "less",
        "ms",
        f"{spread(typing)} ms",
    )
