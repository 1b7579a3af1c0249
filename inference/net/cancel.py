"""Stops work that is under way, from another thread; knows nothing of what the work is."""

from __future__ import annotations

import threading
from collections.abc import Callable

from inference.errors import Cancelled


class CancelToken:
    """One piece of work that can be stopped. Once cancelled it stays so; safe from every thread.

    Whoever works looks at it (``check``), waits with it (``wait``), or is woken by it (``on_cancel``).
    """

    def __init__(self) -> None:
        self._event = threading.Event()
        # Callbacks run under it: after `forget` has returned, the callback neither runs nor will.
        self._lock = threading.RLock()
        self._callbacks: dict[object, Callable[[], None]] = {}

    @property
    def cancelled(self) -> bool:
        """Whether somebody has asked to stop."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Ask to stop; returns at once, and may be called again."""
        with self._lock:
            self._event.set()
            callbacks = list(self._callbacks.values())
            self._callbacks.clear()
            for callback in callbacks:
                callback()

    def check(self) -> None:
        """Raises ``Cancelled`` when somebody has asked to stop."""
        if self._event.is_set():
            raise Cancelled("Stopped.")

    def wait(self, seconds: float) -> bool:
        """Sleep, but no longer than until somebody asks to stop; whether that happened."""
        return self._event.wait(max(0.0, seconds))

    def on_cancel(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Have ``callback`` called once when somebody asks to stop, at once if that is so already.

        It is called on the thread that cancels, so it must be brief and must not wait for anything.

        Returns:
            What takes the callback back. After it has returned the callback is not called any more.
        """
        key = object()
        with self._lock:
            if self._event.is_set():
                callback()
            else:
                self._callbacks[key] = callback

        def forget() -> None:
            with self._lock:
                self._callbacks.pop(key, None)

        return forget
