"""One thread on which everything of a host happens, one thing after the other; knows nothing of what that is."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable

_LATER = 60.0  # seconds

_log = logging.getLogger(__name__)


class Actor:
    """Work is posted from any thread and done on its own, so that nothing needs a lock.

    Args:
        name: Of the thread.
        until: Seconds until ``tick`` is due, ``None``: not at all; asked after each piece of work.
        tick: Done when that is due.
    """

    def __init__(self, name: str, until: Callable[[], float | None], tick: Callable[[], None]) -> None:
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._until = until
        self._tick = tick
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin with what has been posted."""
        self._thread.start()

    def post(self, work: Callable[[], None]) -> None:
        """Have something done, after what was posted before. Waits for nothing; after ``stop`` it is dropped."""
        self._work.put(work)

    def stop(self) -> None:
        """Do what has been posted, then end. Called once, from another thread."""
        self._work.put(None)
        self._thread.join()

    def _pause(self) -> float | None:
        try:
            return self._until()
        except Exception:
            _log.exception("the host of the engines does not know what is due")
            return _LATER

    def _run(self) -> None:
        while True:
            pause = self._pause()
            try:
                work = self._work.get(timeout=None if pause is None else max(pause, 0.0))
            except queue.Empty:
                work = self._tick
            if work is None:
                return
            try:
                work()
            except Exception:
                _log.exception("the host of the engines failed at something")
