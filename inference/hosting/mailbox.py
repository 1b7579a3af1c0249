"""Events that wait for a slow reader: what can be merged is, and there is a limit; knows no connection."""

from __future__ import annotations

import threading

import msgspec

from inference.hosting.values import HostEvent, Waiting
from inference.protocol import Delta, LoadProgress, PromptProgress

MOST_EVENTS = 2048
MOST_TEXT = 16 * 1024 * 1024  # characters


def merged(earlier: HostEvent, later: HostEvent) -> HostEvent | None:
    """One event that says what both say; ``None``: there is none."""
    if earlier.id != later.id or type(earlier) is not type(later):
        return None
    if isinstance(earlier, Delta) and isinstance(later, Delta) and earlier.channel == later.channel:
        return msgspec.structs.replace(later, text=earlier.text + later.text, likely=earlier.likely + later.likely)
    if isinstance(later, PromptProgress | Waiting):
        return later
    if isinstance(earlier, LoadProgress) and isinstance(later, LoadProgress):
        return later if (earlier.stage, earlier.attempt) == (later.stage, later.attempt) else None
    return None


class Mailbox:
    """Put in by any thread, taken out by one."""

    def __init__(self) -> None:
        self._state = threading.Condition()
        self._waiting: list[HostEvent] = []
        self._last: dict[int, int] = {}  # id to the index of its newest event
        self._text = 0
        self._closed = False

    def put(self, event: HostEvent) -> bool:
        """Whether it was taken: ``False`` when the reader is gone, or so far behind that it should be."""
        with self._state:
            if self._closed:
                return False
            index = self._last.get(event.id)
            one = merged(self._waiting[index], event) if index is not None else None
            if one is not None and index is not None:
                self._waiting[index] = one
            else:
                self._last[event.id] = len(self._waiting)
                self._waiting.append(event)
            self._text += len(event.text) if isinstance(event, Delta) else 0
            if len(self._waiting) > MOST_EVENTS or self._text > MOST_TEXT:
                self._end()
                return False
            self._state.notify()
            return True

    def take(self) -> list[HostEvent] | None:
        """All that waits, once there is something; ``None``: it is closed, and nothing is left."""
        with self._state:
            self._state.wait_for(lambda: self._waiting or self._closed)
            if not self._waiting:
                return None
            batch, self._waiting = self._waiting, []
            self._last.clear()
            self._text = 0
            return batch

    def close(self) -> None:
        """Nothing more is put in; what is in it can still be taken."""
        with self._state:
            self._closed = True
            self._state.notify_all()

    def _end(self) -> None:
        """Under the lock: give up on the reader."""
        self._closed = True
        self._waiting.clear()
        self._last.clear()
        self._state.notify_all()
