"""Commands on their way in: the queue between the reader thread and the one that works.

Decides which request a cancel is meant for, so that a late one can never hit the next request.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from inference.protocol import Command, Configure, Count, Forget, Generate, Measure, Prepare, Probe, SetThreads

_LIGHT = (Count, Probe, SetThreads)  # answered in a moment, also in the middle of an answer
_KEEPING = (Configure, Forget)  # told before the end, too: what was kept otherwise would be on the disk for good
_PATIENT = (*_LIGHT, *_KEEPING)  # for these, work in the background goes on


class Inbox:
    """Waiting commands and the one being worked on.

    Args:
        abort: Called when the running request is cancelled, from any thread.
        rearm: Called when the next request begins: takes ``abort`` back.
    """

    def __init__(self, abort: Callable[[], None], rearm: Callable[[], None]) -> None:
        self._abort = abort
        self._rearm = rearm
        self._state = threading.Condition()  # guards everything below
        self._waiting: deque[Command] = deque()
        self._current: int | None = None
        self._gives_way = False
        self._cancelled = False
        self._interruptible = True
        self._quitting = False

    @property
    def cancelled(self) -> bool:
        """Whether the running request is to stop. Read for every token, so without the lock."""
        return self._cancelled

    @property
    def waits(self) -> bool:
        """Whether any command waits. Read for every token, so without the lock."""
        return bool(self._waiting)

    @property
    def busy(self) -> bool:
        """Whether a request is being worked on."""
        return self._current is not None

    @property
    def quitting(self) -> bool:
        """Whether the process is about to end."""
        return self._quitting

    def wait(self, seconds: float) -> bool:
        """End the running request and wait for the next; ``False`` when none has come after so many seconds."""
        with self._state:
            self._current, self._gives_way = None, False
            return bool(self._state.wait_for(lambda: self._waiting or self._quitting, seconds))

    def put(self, command: Command) -> bool:
        """Queue a command; ``False`` when the process is about to end."""
        with self._state:
            if self._quitting:
                return False
            self._waiting.append(command)
            if self._gives_way and not isinstance(command, _PATIENT):
                self._stop_current()
            self._state.notify_all()
            return True

    def take(self) -> Command | None:
        """End the running request and begin the next, waiting for one.

        ``None`` once ``quit`` was called and nothing waits that decides what is saved at the end.
        """
        with self._state:
            self._current, self._gives_way = None, False
            self._state.wait_for(lambda: self._waiting or self._quitting)
            if self._quitting:
                return self._waiting.popleft() if self._waiting else None
            command = self._waiting.popleft()
            self._current = command.id
            self._cancelled = False
            self._interruptible = True
            self._rearm()
            self._gives_way = isinstance(command, Prepare | Measure) or (
                isinstance(command, Generate) and command.background
            )
            if self._gives_way and any(not isinstance(other, _PATIENT) for other in self._waiting):
                self._stop_current()
            return command

    def take_light(self) -> Command | None:
        """The next command when it is one to answer at once; the running request stays the running one."""
        with self._state:
            if self._waiting and isinstance(self._waiting[0], _LIGHT):
                return self._waiting.popleft()
            return None

    def cancel(self, target: int) -> Command | None:
        """Stop the running request if it is ``target``; take ``target`` out and return it if it waits."""
        with self._state:
            if self._current == target:
                self._stop_current()
                return None
            for command in self._waiting:
                if command.id == target:
                    self._waiting.remove(command)
                    return command
            return None

    def interruptible(self, allowed: bool) -> None:
        """Whether a cancel of the running request may abort a computation in the middle."""
        with self._state:
            self._interruptible = allowed
            if allowed and self._cancelled:
                self._abort()

    def quit(self) -> list[Command]:
        """Stop the running request and everything after it; returns what waited and will not be taken any more."""
        with self._state:
            self._quitting = True
            self._cancelled = True
            self._abort()
            waiting: list[Command] = [command for command in self._waiting if not isinstance(command, _KEEPING)]
            self._waiting = deque(command for command in self._waiting if isinstance(command, _KEEPING))
            self._state.notify_all()
            return waiting

    def _stop_current(self) -> None:
        """Under the lock: stop the running request."""
        self._cancelled = True
        if self._interruptible:
            self._abort()
