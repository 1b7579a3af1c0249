"""How long the window takes to be there, over a bare PySide6 window of the same size."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.storage.conversations import Conversations
from app.storage.database import Database
from tests.bench.figures import Figure, paired_ratio, spread

ROUNDS = 11
CONVERSATIONS = 10_000


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


def fill(data: Path) -> None:
    """A database with many conversations."""
    database = Database(data / "conversations.db")
    conversations = Conversations(database)
    try:
        with conversations.together():
            for number in range(CONVERSATIONS):
                made = conversations.create(title=f"Conversation {number}")
                conversations.add(made.id, None, "user", f"Question {number}")
    finally:
        database.close()


def run() -> Iterator[Figure]:
    """Measure."""
    for name, count in (("empty", 0), (f"{CONVERSATIONS:,} conversations", CONVERSATIONS)):
        with tempfile.TemporaryDirectory() as data:
            if count:
                fill(Path(data))
            environment = {"HEARTH_DATA_DIR": data}

            def ours(environment: Mapping[str, str] = environment) -> float:
                return first_paint("tests.bench.hearth_start", environment)

            def theirs(environment: Mapping[str, str] = environment) -> float:
                return first_paint("tests.bench.bare_window", environment)

            ours(), theirs()  # what the disk has not in memory yet belongs to neither
            ratio, own, bare = paired_ratio(ours, theirs, ROUNDS)
        detail = f"{spread(own, 2)} s against {spread(bare, 2)} s"
        yield Figure(f"window start over a bare one, {name}", ratio, 2.0, "less", detail=detail)
