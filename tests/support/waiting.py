"""Waiting for a condition instead of for time; knows nothing of Qt (there ``qtbot.waitUntil`` does it)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

STEP = 0.01  # seconds between two looks


def wait_for(condition: Callable[[], T], what: str, timeout: float = 30.0) -> T:
    """The first true value of ``condition``.

    Args:
        condition: Called again and again, on this thread.
        what: Ends the sentence "waited ... for"; shown when the time is over.
        timeout: Seconds; generous, because test machines are slow and shared.

    Raises:
        AssertionError: It did not become true.
    """
    value = condition()
    pause = threading.Event()
    deadline = time.monotonic() + timeout
    while not value:
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {timeout:g} s in vain for {what}")
        pause.wait(STEP)
        value = condition()
    return value
