"""A computer that runs low on memory, goes to sleep and loses its outlet when a test says so.

It stands at the seam of ``app.power.system.System``: behind it is the operating system, nothing of ours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Told = Callable[[], object]


def _nothing() -> None:
    """Nobody watches yet."""


@dataclass
class ScriptedSystem:
    """Remembers what was asked of it.

    Attributes:
        battery: Whether it runs on battery.
        memory_low: Call it: memory runs low.
        sleep_begins: Call it: the computer is about to sleep.
        slept: How often sleep was allowed to begin.
        looks: How often somebody asked about the battery.
    """

    battery: bool = False
    memory_low: Told = _nothing
    sleep_begins: Told = _nothing
    slept: int = 0
    looks: int = 0
    closed: bool = field(default=False)

    def watch(self, memory_low: Told, sleep_begins: Told) -> None:
        self.memory_low, self.sleep_begins = memory_low, sleep_begins

    def let_sleep(self) -> None:
        self.slept += 1

    def on_battery(self) -> bool:
        self.looks += 1
        return self.battery

    def close(self) -> None:
        self.closed = True
