"""Holds back downloads so that all together stay below a number of bytes a second; knows no files."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from inference.net.cancel import CancelToken

BURST = 0.25  # seconds' worth that may come at once
LOOK = 0.2  # seconds after which a changed limit is heard at the latest


class Bucket:
    """A token bucket that goes into debt: who has taken bytes waits until they are paid for.

    Args:
        rate: Bytes a second; 0: no limit.
        clock: Seconds.
    """

    def __init__(self, rate: int = 0, clock: Callable[[], float] = time.monotonic) -> None:
        self._lock = threading.Lock()
        self._clock = clock
        self._rate = rate
        self._balance = 0.0
        self._at = clock()

    def set_rate(self, rate: int) -> None:
        """A new limit, for those who wait now, too."""
        with self._lock:
            self._settle()
            self._rate = rate
            self._balance = min(0.0, self._balance) if rate else 0.0

    def take(self, count: int, cancel: CancelToken) -> None:
        """Account for ``count`` bytes that came; returns when it is right to fetch more.

        Raises:
            Cancelled: Somebody asked to stop.
        """
        wait = self.owe(count)
        while wait > 0:
            if cancel.wait(min(wait, LOOK)):
                cancel.check()
            wait = self.owe(0)

    def owe(self, count: int) -> float:
        """Account for ``count`` bytes; the seconds to wait now."""
        with self._lock:
            self._settle()
            if not self._rate:
                return 0.0
            self._balance -= count
            return max(0.0, -self._balance / self._rate)

    def _settle(self) -> None:
        now = self._clock()
        self._balance = min(self._balance + (now - self._at) * self._rate, self._rate * BURST)
        self._at = now
