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


class Budget:
    """What the seats of a host may take together.

    Args:
        limits: Those in force.
        hardware: Reads this machine.
        resident: Bytes a process takes.
    """

    def __init__(
        self,
        limits: Callable[[], Limits],
        hardware: Callable[[], Hardware],
        resident: Callable[[int | None], int] = resident_memory,
    ) -> None:
        self._limits = limits
        self._hardware = hardware
        self._resident = resident

    def whole(self, seats: Iterable[Seat], window: int) -> int:
        """Bytes for all of them.

        Args:
            seats: Those there are; what they take comes back when they leave.
            window: Bytes of the model in the window.
        """
        limits = self._limits()
        if limits.memory is not None:
            return limits.memory
        hardware = self._hardware()
        # Mapped weights are counted as available by the system: what comes back by closing is the rest.
        back = sum(max(seat.bytes - seat.mapped, 0) for seat in seats)
        free = hardware.memory_available + back - memory_margin(hardware)
        return max(min(free, usable_memory(hardware) - window), 0)

    def measure(self, seat: Seat) -> None:
        """Correct what a seat is said to take by what it really takes."""
        loaded = seat.loaded
        if loaded is None:
            return
        said = loaded.memory - loaded.allocated.gpu + OVERHEAD
        seat.bytes = max(said, self._resident(seat.engine.pid) + KEPT)
        seat.mapped = loaded.allocated.weights if loaded.memory_mapping and not loaded.gpu_layers else 0
