"""A conversation of 5,000 messages in the real window: opening it, scrolling through it, writing into it, its memory.

The window is a process of its own (``conversation_window``) with the real database and a scripted engine. *Opening* is
from the click in the sidebar until everything that can be seen is painted. *Blocks* are how long the thread of the
window was kept from its events, by a heartbeat on that thread (``blocks``): scrolling takes a step sixty times a
second by wheel, keys, dragging the scroll bar through the whole conversation, and jumps; for writing, the question, a
stream of 200 tokens a second for 20 seconds and its end all count. The figure is without the time in which other
programs had the processor; the details say what it was on the clock, and how much processor time the thread used.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure, spread
from tests.bench.long_conversation import TITLE, fill

MESSAGES = 5_000
WAIT = 600.0  # seconds

Told = dict[str, Any]


def run() -> Iterator[Figure]:
    """Measure."""
    with tempfile.TemporaryDirectory() as data:
        fill(Path(data) / "conversations.db", MESSAGES)
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.conversation_window"],
            env={**os.environ, "HEARTH_DATA_DIR": data},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=WAIT,
        )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    yield opening(told)
    blocks = [one for one in told if one["what"] == "block"]
    for name, those in (
        ("writing into", [one for one in blocks if one["name"] == "streaming"]),
        ("scrolling through", [one for one in blocks if one["name"] not in ("streaming", "opening")]),
    ):
        yield worst(f"blocks while {name} {MESSAGES:,} messages, 99th percentile", those, "99", 16)
        yield worst(f"blocks while {name} {MESSAGES:,} messages, longest", those, "most", 50)
    resident = [one["resident"] for one in told if "resident" in one]
    yield Figure(
        f"resident memory with {MESSAGES:,} messages open",
        max(resident[1:]),
        250,
        "less",
        "MB",
        f"{resident[0]:.0f} MB with a short conversation",
    )


def opening(told: list[Told]) -> Figure:
    """From the click to painted."""
    openings = [one for one in told if one["what"] == "opened" and one["title"] == TITLE]
    seconds = [one["seconds"] for one in openings]
    return Figure(
        f"opening {MESSAGES:,} messages",
        statistics.median(seconds),
        0.3,
        "less",
        "s",
        f"the first {seconds[0]:.2f} s, all {spread(seconds, 2)} s; "
        f"processor time of all threads {spread([one['work'] for one in openings], 2)} s",
    )


def worst(name: str, those: list[Told], which: str, target: float) -> Figure:
    """The worst of some stretches, with what it was on the clock and of work."""
    one = max(those, key=lambda one: float(one[f"own_{which}"]))
    others = ", ".join(f"{other['name']} {other[f'own_{which}']:.1f}" for other in those if other is not one)
    detail = f"{one['name']}: {one[f'clock_{which}']:.1f} ms on the clock, {one[f'work_{which}']:.1f} ms of work"
    return Figure(name, one[f"own_{which}"], target, "less", "ms", "; ".join(filter(None, (detail, others))))
