"""What window and engine cost while nobody wants anything of them, with a model loaded and an answer behind them."""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

from tests.bench.figures import Figure
from tests.bench.window import Window, prepare
from tests.support.wakes import wakes

SETTLED = 60.0  # seconds after the answer: caches are on the disk by then, and the text cursor stands still
WATCHED = 60.0  # seconds


def run() -> Iterator[Figure]:
    """Measure."""
    pause = threading.Event()  # nothing happens: there is nothing else to wait for
    with tempfile.TemporaryDirectory() as data:
        prepare(Path(data))
        window = Window(Path(data))
        try:
            window.ask()
            processes = [psutil.Process(window.pid), *psutil.Process(window.pid).children(recursive=True)]
            assert len(processes) == 2, "a window and its engine"
            pause.wait(SETTLED)
            before, woken = _spent(processes), _woken(processes)
            pause.wait(WATCHED)
            parts = [now - then for now, then in zip(_spent(processes), before, strict=True)]
            woken = _woken(processes) - woken
        finally:
            window.close()
    detail = f"window {parts[0]:.3f} s, engine {sum(parts[1:]):.3f} s; woken {woken} times in {WATCHED:.0f} s"
    yield Figure("processor time while idle, window and engine", sum(parts), 0.1, "less", "s", detail)


def _spent(processes: Sequence[psutil.Process]) -> list[float]:
    """Processor seconds of each."""
    return [sum(process.cpu_times()[:2]) for process in processes]


def _woken(processes: Sequence[psutil.Process]) -> int:
    """How often all their threads together have waited for something and gone on; 0 where nobody counts."""
    return sum(sum(wakes(process.pid).values()) for process in processes) if sys.platform == "linux" else 0
