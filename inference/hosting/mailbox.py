"""Events that wait for a slow reader: what can be merged is, and there is a limit; knows no connection."""

from __future__ import annotations

import threading

import msgspec

from inference.hosting.values import HostEvent, Waiting
from inference.protocol import Delta, Embedded, LoadProgress, PromptProgress, ToolCallPart

MOST_EVENTS = 2048
MOST_TEXT = 16 * 1024 * 1024  # characters; no answer is as long
MOST_AT_ONCE = 64 * 1024 * 1024  # bytes of vectors that go together; a single event may be larger
_LIKELY = 64  # characters that a token with its likelihood counts as


def merged(earlier: HostEvent, later: HostEvent) -> HostEvent | None:
    """One event that says what both say; ``None``: there is none."""
    if earlier.id != later.id or type(earlier) is not type(later):
        return None
    if isinstance(earlier, Delta) and isinstance(later, Delta) and earlier.channel == later.channel:
        return msgspec.structs.replace(later, text=earlier.text + later.text, likely=earlier.likely + later.likely)
    if isinstance(earlier, ToolCallPart) and isinstance(later, ToolCallPart) and earlier.index == later.index:
        return msgspec.structs.replace(earlier, arguments=earlier.arguments + later.arguments)
    if isinstance(later, PromptProgress | Waiting):
        return later
    if isinstance(earlier, LoadProgress) and isinstance(later, LoadProgress):
        return later if (earlier.stage, earlier.attempt) == (later.stage, later.attempt) else None
    return None


def length(event: HostEvent) -> int:
    """Characters of an answer in an event."""
    if isinstance(event, Delta):
        likely = event.likely
        return len(event.text) + (len(likely) * (1 + len(likely[0].top)) * _LIKELY if likely else 0)
    return len(event.arguments) if isinstance(event, ToolCallPart) else 0


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
            self._text += length(event)
            if len(self._waiting) > MOST_EVENTS or self._text > MOST_TEXT:
                self._end()
                return False
            self._state.notify()
            return True

    def take(self) -> list[HostEvent] | None:
        """All that waits and can go together, once there is something; ``None``: it is closed, and nothing is left."""
        with self._state:
            self._state.wait_for(lambda: self._waiting or self._closed)
            if not self._waiting:
                return None
            count = self._together()
            batch, self._waiting = self._waiting[:count], self._waiting[count:]
            self._last = {event.id: index for index, event in enumerate(self._waiting)}
            self._text = sum(map(length, self._waiting))
            return batch

    def close(self) -> None:
        """Nothing more is put in; what is in it can still be taken."""
        with self._state:
            self._closed = True
            self._state.notify_all()

    def _together(self) -> int:
        """Under the lock: how many of those that wait go together, so that the other side takes them."""
        size = 0
        for count, event in enumerate(self._waiting):
            size += len(event.vectors) * event.size * 4 if isinstance(event, Embedded) else 0
            if count and size > MOST_AT_ONCE:
                return count
        return len(self._waiting)

    def _end(self) -> None:
        """Under the lock: give up on the reader."""
        self._closed = True
        self._waiting.clear()
        self._last.clear()
        self._state.notify_all()
