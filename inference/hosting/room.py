"""How a load in the window waits a moment while models of other programs make room; loads nothing itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from inference.protocol import Load

PATIENCE = 5.0  # seconds a load waits at most
STEP = 0.05  # seconds between two looks


class RoomForWindow:
    """Asked again and again by the client of the window, under its lock; it never waits.

    Args:
        ask: Has idle models leave; calls what it is given when they have. Called at most once a load.
    """

    def __init__(self, ask: Callable[[Load, Callable[[], None]], None]) -> None:
        self._ask = ask
        self._id = 0
        self._until = 0.0
        self._there = threading.Event()

    def pause(self, command: Load) -> float:
        """Seconds the load should wait before it asks again; 0: it may begin."""
        if command.id != self._id:
            self._id, self._until, self._there = command.id, time.monotonic() + PATIENCE, threading.Event()
            self._ask(command, self._there.set)
        if self._there.is_set() or time.monotonic() >= self._until:
            return 0.0
        return STEP
