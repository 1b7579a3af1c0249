"""How much a chat template may use: time, steps and memory; knows nothing of Jinja.

A template comes out of a downloaded file. It may loop for ever or ask for a text of a terabyte. Everything it
does is counted here, in the thread that renders: every turn of a loop, every call and operator is a step that
looks at the clock, and everything made is paid for *before* it is made. Nothing has to be interrupted from
outside, and nothing is left behind. What a single step can cost is bounded by what there is to pay.
"""

from __future__ import annotations

import time
from typing import Any

BASE_BUDGET = 64 * 1024 * 1024  # characters; a render of a usual conversation needs a thousandth of it
BUDGET_PER_CHARACTER = 200  # and so many for each character of the conversation
STEP_COST = 16  # characters; what a step may leave behind in memory
ITEM_COST = 8  # characters; a reference in a list
MAX_ITEMS = 200_000  # items of a list
MAX_WEIGHT = 100_000  # values in a container and all containers in it
_NUMBER_LENGTH = 1_300  # digits of the largest number that can come about, see MAX_BITS
MAX_BITS = 4_096  # of a whole number
MAX_PADDING = 10_000  # characters a format may pad to


class LimitReached(BaseException):
    """A template wants too much. Not an ``Exception``: whatever stands between may not swallow it."""


class Guard:
    """The account of one rendering.

    Attributes:
        exceeded: What was too much, empty while nothing was. Stays, even if ``LimitReached`` got lost.
    """

    def __init__(self, limit_s: float, characters: int) -> None:
        """
        Args:
            limit_s: Seconds it may take.
            characters: Length of what there is to render.
        """
        self.exceeded = ""
        self._deadline = time.perf_counter() + limit_s
        self._limit = limit_s
        self._left = BASE_BUDGET + BUDGET_PER_CHARACTER * characters

    def step(self) -> None:
        """Count a step."""
        self._left -= STEP_COST
        if self._left < 0:
            self.stop("it makes too much text")
        if time.perf_counter() > self._deadline:
            self.stop(f"it takes longer than {self._limit:g} seconds")
        if self.exceeded:
            self.stop(self.exceeded)

    def pay(self, characters: int) -> None:
        """Count what is about to be made. To be called before it is."""
        self._left -= characters
        if self._left < 0:
            self.stop("it makes too much text")

    def pay_items(self, count: int) -> None:
        """Count a list that is about to be made."""
        if count > MAX_ITEMS:
            self.stop("it makes too long a list")
        self.pay(count * ITEM_COST)

    def pay_padding(self, width: Any) -> None:
        """Count a width that the template chose."""
        if isinstance(width, int) and width > MAX_PADDING:
            self.stop("it pads too far")
        self.pay(MAX_PADDING if isinstance(width, int) and width > 0 else 0)

    def stop(self, reason: str) -> None:
        """Raises ``LimitReached``, now and at every later step."""
        self.exceeded = self.exceeded or reason
        raise LimitReached(self.exceeded)

    def measure(self, *values: Any) -> int:
        """Most characters that writing the values out could take.

        A container counts as often as it is contained: ``[x, x]`` nested forty times is a terabyte, and
        comparing or printing it would never end. Such a thing stops the rendering here.
        """
        total, weight = 0, 0
        waiting = [(value, 1) for value in values]
        while waiting:
            value, factor = waiting.pop()
            if isinstance(value, str):
                total += len(value) * factor
                continue
            total += _NUMBER_LENGTH if isinstance(value, int | float) and abs(value) > 1e15 else 24
            if isinstance(value, dict):
                items = [*value.keys(), *value.values()]
            elif isinstance(value, list | tuple):
                items = list(value)
            else:
                continue
            weight += len(items) + 1
            if weight > MAX_WEIGHT:
                self.stop("it nests lists too deeply")
            waiting += ((item, 10) for item in items)  # escapes such as \U0001f600
        return total
