"""How fast bytes come and how long the rest takes, calm enough to read; knows no downloads."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

SETTLE = 4.0  # seconds within which the speed follows a change by two thirds
SETTLE_REST = 12.0  # the same for the time left, which people plan by
KNOWN_AFTER = 1.0  # seconds until there is anything to say
MOST = 100 * 24 * 3600.0  # seconds; a longer wait is not worth a number


class Speedometer:
    """Bytes a second and seconds left, smoothed over time, not over the number of looks.

    Args:
        clock: Seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.restart()

    def restart(self) -> None:
        """Forget what was: after a pause or a gap the old speed says nothing."""
        self._at = self._began = self._clock()
        self._fast, self._slow = _Average(SETTLE), _Average(SETTLE_REST)

    def came(self, count: int) -> None:
        """``count`` bytes have come since the last call; call it regularly, with 0 when nothing came."""
        now = self._clock()
        gap = now - self._at
        if gap <= 0:
            self._fast.pending += count
            self._slow.pending += count
            return
        self._at = now
        self._fast.add(count, gap)
        self._slow.add(count, gap)

    @property
    def speed(self) -> float:
        """Bytes a second, 0 while nothing is known."""
        return self._fast.value

    def seconds_left(self, rest: int) -> float | None:
        """Seconds for ``rest`` more bytes; ``None`` while nobody can say."""
        if self._at - self._began < KNOWN_AFTER or self._slow.value <= 0:
            return None
        seconds = rest / self._slow.value
        return seconds if seconds <= MOST else None


class _Average:
    """An average that forgets; in the beginning, when there is little to remember, a plain one."""

    def __init__(self, settle: float) -> None:
        self._settle = settle
        self._bytes = self._weight = 0.0
        self.pending = 0

    def add(self, count: int, gap: float) -> None:
        kept = math.exp(-gap / self._settle)
        # Within the gap the bytes came evenly, for all one knows: they fade as the time they took does.
        self._weight = self._weight * kept + self._settle * (1 - kept)
        self._bytes = self._bytes * kept + (count + self.pending) / gap * self._settle * (1 - kept)
        self.pending = 0

    @property
    def value(self) -> float:
        return self._bytes / self._weight if self._weight else 0.0
