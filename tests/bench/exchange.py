"""A huge export of ChatGPT comes into an open window: memory, the longest pause of the window, how long it takes."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import Figure

CONVERSATIONS = 10_000
SIZE = 500_000_000  # bytes of the file
INSIDE = "HEARTH_BENCH_IMPORT"
_WORDS = "Flour is what is left of grain when somebody has ground it finely enough and sieved it often enough. "


def write_export(path: Path, conversations: int = CONVERSATIONS, size: int = SIZE) -> None:
    """A file as ChatGPT writes it: some long messages, many short ones, a branch here and there."""
    each = size // conversations
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for number in range(conversations):
            file.write("," if number else "")
            json.dump(_conversation(number, each), file)
        file.write("]")


def _conversation(number: int, size: int) -> dict[str, object]:
    turns = 20
    text = (_WORDS * (size // turns // len(_WORDS) + 1))[: max(10, size // turns - 330)]
    nodes: dict[str, object] = {"root": {"id": "root", "message": None, "parent": None, "children": ["0"]}}
    for turn in range(turns):
        nodes[str(turn)] = {
            "id": str(turn),
            "parent": str(turn - 1) if turn else "root",
            "children": [str(turn + 1)] if turn < turns - 1 else [],
            "message": {
                "id": str(turn),
                "author": {"role": "assistant" if turn % 2 else "user", "name": None, "metadata": {}},
                "create_time": 1_700_000_000 + number * 60 + turn,
                "content": {"content_type": "text", "parts": [f"{number}.{turn} {text}"]},
                "status": "finished_successfully",
                "metadata": {"model_slug": "gpt-4o"},
                "recipient": "all",
            },
        }
    return {
        "title": f"Conversation {number}",
        "create_time": 1_700_000_000 + number * 60,
        "update_time": 1_700_000_000 + number * 60 + turns,
        "mapping": nodes,
        "current_node": str(turns - 1),
        "conversation_id": f"c{number}",
    }


def run() -> Iterator[Figure]:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "conversations.json")
        write_export(file)
        environment = {
            **os.environ,
            INSIDE: str(file),
            "HEARTH_DATA_DIR": str(Path(folder, "hearth")),
            "HOME": folder,
            "QT_QPA_PLATFORM": "offscreen",
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.importing_window"], env=environment, capture_output=True, check=True
        )
        measured = json.loads(done.stdout.splitlines()[-1])
    size = f"{CONVERSATIONS:,} conversations, {SIZE // 1_000_000} MB, {measured['seconds']:.0f} s"
    yield Figure("memory of the window while it imports", measured["peak_mb"], 300, "less", "MB", size)
    yield Figure(
        "longest pause of the window meanwhile",
        measured["longest_ms"],
        50,
        "less",
        "ms",
        f"99th percentile {measured['p99_ms']:.1f} ms, of {measured['beats']} beats; "
        f"imported {measured['imported']:,}; before it {measured['before_mb']:.0f} MB",
    )
    yield Figure("importing them", measured["seconds"], 180, "less", "s")


def beat_pauses(beats: list[float]) -> list[float]:
    """Milliseconds between two beats of a timer that wants to beat each millisecond, sorted."""
    return sorted(1000 * (later - sooner) for sooner, later in itertools.pairwise(beats))


def now() -> float:
    """The clock of the beats."""
    return time.perf_counter()
