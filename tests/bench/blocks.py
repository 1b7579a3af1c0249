"""How long a thread of Qt is kept from its events: a heartbeat on that thread, and what happened between two beats.

A timer beats every millisecond. Whatever the thread does in between makes a beat late, so the time between two beats
is how long an event that came in the meantime had to wait: everything between them counts as *one* block, however many
events it was. Counted are only blocks in which the thread really worked (``LEAST``): a percentile over all beats would
mostly tell how often nothing happened.

Beside the time on the clock there is the same without the time in which the thread was ready to go on and other
programs had the processor (Linux tells it): on a shared machine the first says nothing about Hearth. Waiting for
locks, the disk or Python's interpreter lock stays in.
"""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

LEAST = 0.0005  # seconds of work that make a block


@dataclass
class Blocks:
    """Blocks of one stretch of time, in seconds, longest last.

    Attributes:
        own: Without the time that others had the processor.
        clock: On the clock.
        work: Processor time of the thread.
    """

    own: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)


def percentile(values: list[float], share: float) -> float:
    """The value that ``share`` of all are not above; 0 without any."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


class Heartbeat(QObject):
    """Beats on the thread it is made on, from ``begin`` to ``end``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        path = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._waits = os.open(path, os.O_RDONLY) if path.exists() else None
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._found = Blocks()
        self._last = (0.0, 0.0, 0.0)

    def begin(self) -> None:
        """Measure from now on."""
        self._found = Blocks()
        self._last = self._now()
        self._timer.start()

    def end(self) -> Blocks:
        """What was measured."""
        self._timer.stop()
        return self._found

    def _now(self) -> tuple[float, float, float]:
        """The clock, processor time of the thread, and how long it has waited for a processor."""
        waited = float(os.pread(self._waits, 100, 0).split()[1]) / 1e9 if self._waits is not None else 0.0
        return time.perf_counter(), time.thread_time(), waited

    def _beat(self) -> None:
        now = self._now()
        clock, work, waited = (after - before for after, before in zip(now, self._last, strict=True))
        self._last = now
        if work >= LEAST:
            self._found.clock.append(clock)
            self._found.work.append(work)
            self._found.own.append(max(work, clock - waited))
