"""The one door to the user: everything that must be said goes through here, whoever shows it."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from typing import Literal, TypeVar

import msgspec

from inference.errors import Cancelled, HearthError

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

Level = Literal["info", "warning", "error"]
DELETED_NOTICE = "deleted"  # key of the offer to bring back what was deleted
MAX_WAITING = 100  # notices kept for the first subscriber; the oldest go first


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something the user should know.

    Attributes:
        level: How much it matters.
        message: What happened and what it means, one sentence.
        hint: The next step, one sentence; may be empty.
        detail: Technical text to copy into a report.
        action: Id of what a button on it does; empty for none.
        action_title: What stands on that button.
        other: Id of what a second button does; empty for none.
        other_title: What stands on that one.
        key: A notice with the same key replaces this one; empty: it stands for itself.
        sticky: Whether it stays until it is dismissed.
    """

    level: Level = "info"
    message: str
    hint: str = ""
    detail: str = ""
    action: str = ""
    action_title: str = ""
    other: str = ""
    other_title: str = ""
    key: str = ""
    sticky: bool = False


Show = Callable[[Notice], None]
Hide = Callable[[str], None]


class _Subscriber(msgspec.Struct, frozen=True, eq=False):
    show: Show
    hide: Hide | None


class Notices:
    """Takes notices from any thread and hands them to whoever shows them, in order.

    Until somebody subscribes they wait. Callbacks run on the thread that posted, or on another one that is
    posting at the same moment; they never run twice at once and may post again.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._subscribers: list[_Subscriber] = []
        self._waiting: deque[Notice] = deque(maxlen=MAX_WAITING)
        self._outgoing: deque[Callable[[], None]] = deque()
        self._delivering = False

    def post(self, notice: Notice) -> None:
        """Say something to the user."""
        with self._lock:
            if not self._subscribers:
                self._forget(notice.key)
                self._waiting.append(notice)
                return
            self._outgoing.extend(_bound(subscriber.show, notice) for subscriber in self._subscribers)
        self._deliver()

    def post_error(
        self, error: HearthError, *, action: str = "", action_title: str = "", key: str = "", sticky: bool = True
    ) -> None:
        """Say what went wrong; silent about what the user cancelled."""
        if isinstance(error, Cancelled):
            return
        self.post(
            Notice(
                level="error",
                message=error.message,
                hint=error.hint,
                detail=error.detail,
                action=action,
                action_title=action_title,
                key=key or error.code,
                sticky=sticky,
            )
        )

    def dismiss(self, key: str) -> None:
        """Take back the notice with this key, wherever it is."""
        with self._lock:
            self._forget(key)
            self._outgoing.extend(_bound(s.hide, key) for s in self._subscribers if s.hide is not None)
        self._deliver()

    def subscribe(self, show: Show, hide: Hide | None = None) -> Callable[[], None]:
        """Be told of every notice from now on, and of those that waited. Returns the way to stop.

        Args:
            show: Called with each notice.
            hide: Called with the key of each one that was taken back.
        """
        subscriber = _Subscriber(show, hide)
        with self._lock:
            self._subscribers.append(subscriber)
            self._outgoing.extend(_bound(show, notice) for notice in self._waiting)
            self._waiting.clear()
        self._deliver()

        def unsubscribe() -> None:
            with self._lock:
                self._subscribers = [s for s in self._subscribers if s is not subscriber]

        return unsubscribe

    def _forget(self, key: str) -> None:
        if key:
            kept = [notice for notice in self._waiting if notice.key != key]
            self._waiting = deque(kept, maxlen=MAX_WAITING)

    def _deliver(self) -> None:
        """Empty the outbox. One thread at a time does it, outside the lock: a callback may post again."""
        while True:
            with self._lock:
                if self._delivering or not self._outgoing:
                    return
                self._delivering = True
                call = self._outgoing.popleft()
            try:
                call()
            except Exception:
                # Whoever posts must not fail because of whoever shows.
                _log.exception("A notice could not be shown")
            finally:
                with self._lock:
                    self._delivering = False


def _bound(call: Callable[[_T], None], argument: _T) -> Callable[[], None]:
    return lambda: call(argument)
