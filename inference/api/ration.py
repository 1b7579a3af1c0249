"""Answers for those who show no key are rationed: hammering at the endpoint must not cost the chat its processor.

A few come at once, so that a mistyped key is told without a wait; the others are spread. Knows no connection.
"""

from __future__ import annotations

import time
from collections.abc import Callable

AT_ONCE = 32  # so many may come together


class Ration:
    """How long the next one has to wait: the virtual scheduling form of the generic cell rate algorithm (ITU-T I.371).

    Args:
        per_s: How many in a second.
        longest_s: Nobody waits longer, not even behind those who hung up while they waited.
        clock: Seconds of a clock that never goes back.
    """

    def __init__(self, per_s: float, longest_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._step_s = 1 / per_s
        self._at_once_s = (AT_ONCE - 1) / per_s
        self._longest_s = longest_s
        self._clock = clock
        self._due = 0.0

    def wait_s(self) -> float:
        """Seconds until the one who asks now may be answered."""
        now = self._clock()
        wait = min(max(0.0, self._due - now - self._at_once_s), self._longest_s)
        self._due = min(max(self._due, now) + self._step_s, now + self._at_once_s + self._longest_s)
        return wait
