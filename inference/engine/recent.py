"""Remembers what was made from what, within a budget; knows neither of them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


class Recent(Generic[Key, Made]):
    """Results by what they were made from; what was used longest ago is forgotten first. For several threads.

    Args:
        budget: Most that all keys together may weigh.
    """

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._weight = 0
        self._made: OrderedDict[Key, tuple[Made, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> Made | None:
        """What was made from ``key``, if that is still known."""
        with self._lock:
            if key not in self._made:
                return None
            self._made.move_to_end(key)
            return self._made[key][0]

    def keep(self, key: Key, made: Made, weight: int) -> None:
        """Remember what was made from a ``key``, and how much it weighs."""
        with self._lock:
            if key in self._made:
                return
            self._made[key] = made, weight
            self._weight += weight
            while self._weight > self._budget:
                _key, (_made, gone) = self._made.popitem(last=False)
                self._weight -= gone
