"""How much main memory models of other programs may take on this machine; measures processes, loads nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import psutil

from inference.fit import memory_margin
from inference.hardware import Hardware
from inference.hosting.seat import Seat
from inference.hosting.values import Limits
from inference.outlook import usable_memory
from inference.units import MIB

OVERHEAD = 80 * MIB  # bytes of an engine process beside its model: Python, libraries, the text of templates
KEPT = 32 * MIB  # bytes for conversations that lost their place in the context; see ``Configure.memory_bytes``


def resident_memory(pid: int | None) -> int:
    """Bytes of main memory a process takes; 0 where there is none."""
    try:
        return int(psutil.Process(pid).memory_info().rss) if pid is not None else 0
    except psutil.Error:
        return 0


def private_memory(pid: int | None) -> int:
    """Bytes a process has made unavailable to others, mapped files aside; 0 where the system does not tell."""
    try:
        found = psutil.Process(pid).memory_info()._asdict() if pid is not None else {}
    except psutil.Error:
        return 0
    whole = found["rss"] - found["shared"] if "shared" in found else 0
    return max(int(found.get("private", whole)), 0)  # “private” is Windows'


class Budget:
    """What the seats of a host may take together.

    Args:
        limits: Those in force.
        hardware: Reads this machine.
        resident: Bytes a process takes.
        private: Of these, what the system counts as taken.
    """

    def __init__(
        self,
        limits: Callable[[], Limits],
        hardware: Callable[[], Hardware],
        resident: Callable[[int | None], int] = resident_memory,
        private: Callable[[int | None], int] = private_memory,
    ) -> None:
        self._limits = limits
        self._hardware = hardware
        self._resident = resident
        self._private = private

    def whole(self, seats: Iterable[Seat], window: Seat | None = None) -> int:
        """Bytes for all of them.

        Args:
            seats: Those there are; what they take comes back when they leave.
            window: The one of the window.
        """
        limits = self._limits()
        if limits.memory is not None:
            return limits.memory
        hardware = self._hardware()
        free = hardware.memory_available + sum(map(self._back, seats)) - memory_margin(hardware)
        usable = usable_memory(hardware)
        if window is not None:
            coming = max(window.coming.values(), default=0)
            free -= window.mapped + max(coming - self._private(window.engine.pid), 0)
            usable -= max(window.bytes, coming)
        return max(min(free, usable), 0)

    def _back(self, seat: Seat) -> int:
        """Bytes that would be available once a seat has left, and are not now."""
        if taken := self._private(seat.engine.pid):
            return min(taken, seat.bytes)
        # Mapped weights are counted as available all the time; what is on its way has not taken its memory yet.
        return max(seat.bytes - seat.mapped, 0) if seat.state != "loading" else 0

    def measure(self, seat: Seat) -> None:
        """Correct what a seat is said to take by what it really takes."""
        loaded = seat.loaded
        if loaded is None:
            return
        seat.note_loaded(loaded)
        seat.bytes = max(seat.bytes + OVERHEAD, self._resident(seat.engine.pid) + KEPT, seat.least)
