"""Commands on their way in: the queue between the reader thread and the one that works.

Decides which request a cancel is meant for, so that a late one can never hit another request.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from inference.protocol import Command, Configure, Count, Embed, Forget, Generate, Measure, Prepare, Probe, SetThreads

OTHER_PROGRAMS = 2  # the priority from which on a request comes from another program than Hearth itself
UNSAVED = "~"  # begins the names of conversations that never get onto the disk, and may have several requests
_LIGHT = (Count, Probe, SetThreads)  # answered in a moment, also in the middle of an answer
_KEEPING = (Configure, Forget)  # told before the end, too: what was kept otherwise would be on the disk for good
_PATIENT = (*_LIGHT, *_KEEPING)  # for these, work in the background goes on


class Current:
    """A request that is being worked on.

    Attributes:
        command: What was asked for.
        cancelled: Whether it is to stop. Read for every token, so without a lock.
    """

    __slots__ = ("cancelled", "command", "interruptible")

    def __init__(self, command: Command) -> None:
        self.command = command
        self.cancelled = False
        self.interruptible = True


class Inbox:
    """Waiting commands and those being worked on.

    A computation is aborted only while it is one request's alone: beside others, whoever is cancelled leaves after it.

    Args:
        abort: Called when the only running request is cancelled, from any thread.
        rearm: Takes ``abort`` back; called when a request begins or ends.
    """

    def __init__(self, abort: Callable[[], None], rearm: Callable[[], None]) -> None:
        self._abort = abort
        self._rearm = rearm
        self._state = threading.Condition()  # guards everything below
        self._waiting: deque[Command] = deque()
        self._running: dict[int, Current] = {}
        self._quitting = False

    @property
    def cancelled(self) -> bool:
        """Whether all running requests are to stop, or there is none and the end has come."""
        running = list(self._running.values())
        return all(one.cancelled for one in running) if running else self._quitting

    @property
    def waits(self) -> bool:
        """Whether any command waits. Read for every token, so without the lock."""
        return bool(self._waiting)

    @property
    def busy(self) -> bool:
        """Whether a request is being worked on."""
        return bool(self._running)

    @property
    def shared(self) -> bool:
        """Whether several requests are being worked on side by side."""
        return len(self._running) > 1

    @property
    def quitting(self) -> bool:
        """Whether the process is about to end."""
        return self._quitting

    def wait(self, seconds: float) -> bool:
        """End what runs and wait for the next command; ``False`` when none has come after so many seconds."""
        with self._state:
            self._running.clear()
            return bool(self._state.wait_for(lambda: self._waiting or self._quitting, seconds))

    def put(self, command: Command) -> bool:
        """Queue a command; ``False`` when the process is about to end."""
        with self._state:
            if self._quitting:
                return False
            self._waiting.append(command)
            if not isinstance(command, _PATIENT):
                self._stop_what_gives_way()
            self._state.notify_all()
            return True

    def take(self) -> Command | None:
        """End what runs and begin the next command, waiting for one.

        ``None`` once ``quit`` was called and nothing waits that decides what is saved at the end.
        """
        with self._state:
            self._running.clear()
            self._state.wait_for(lambda: self._waiting or self._quitting)
            if self._quitting:
                return self._waiting.popleft() if self._waiting else None
            return self._begin(self._waiting[0])

    def take_beside(self, least: int) -> Command | None:
        """Begin the next command that can be carried out beside what runs: the most important one, ``None`` for none.

        What comes after a command that needs the engine for itself waits until that one is over. What is to be
        forgotten is not read anew before it is. Behind one that has everything forgotten, only what is asked for in
        Hearth itself begins: other programs would never come to an end.

        Args:
            least: Only a priority of this or a smaller number.
        """
        with self._state:
            best: Command | None = None
            taken = {conversation_of(current.command) for current in self._running.values()} - {""}
            emptying, forgotten = False, set[str]()
            for command in self._waiting:
                if is_exclusive(command):
                    break
                if isinstance(command, Forget):
                    emptying = emptying or command.everything
                    forgotten.update(command.conversations)
                if emptying and not is_of_hearth(command):
                    continue
                conversation = conversation_of(command)
                # One after the other: each goes on where the one before ended.
                if conversation in taken or (memory_of(command) or None) in forgotten:
                    continue
                taken |= {conversation} - {""}
                beside = isinstance(command, Generate | Embed | Count) and not gives_way(command)
                if beside and priority_of(command) <= least:
                    best, least = command, priority_of(command) - 1
            return self._begin(best) if best is not None else None

    def take_light(self) -> Command | None:
        """The next command when it is one to answer at once; what runs goes on."""
        with self._state:
            if self._waiting and isinstance(self._waiting[0], _LIGHT):
                return self._waiting.popleft()
            return None

    def take_out(self, wanted: Callable[[Command], bool]) -> Command | None:
        """The first waiting command that is wanted, before one that needs the engine for itself."""
        with self._state:
            for command in self._waiting:
                if wanted(command):
                    self._waiting.remove(command)
                    return command
                if is_exclusive(command):
                    break
            return None

    def waiting(self) -> tuple[Command, ...]:
        """The commands that wait."""
        with self._state:
            return tuple(self._waiting)

    def current(self, id: int) -> Current:
        """The running request with an id."""
        return self._running[id]

    def end(self, id: int) -> None:
        """A request that ran beside others is over."""
        with self._state:
            self._running.pop(id, None)
            if not self._quitting:
                self._rearm()
                self._abort_again()

    def cancel(self, target: int) -> Command | None:
        """Stop ``target`` if it runs; take it out and return it if it waits."""
        with self._state:
            if (current := self._running.get(target)) is not None:
                self._stop(current)
                return None
            for command in self._waiting:
                if command.id == target:
                    self._waiting.remove(command)
                    return command
            return None

    def interruptible(self, allowed: bool, id: int | None = None) -> None:
        """Whether a cancel of a running request (the only one, or ``id``) may abort a computation in the middle."""
        with self._state:
            for current in self._running.values():
                if id is None or current.command.id == id:
                    current.interruptible = allowed
            self._abort_again()

    def quit(self) -> list[Command]:
        """Stop what runs and everything after it; returns what waited and will not be taken any more."""
        with self._state:
            self._quitting = True
            for current in self._running.values():
                current.cancelled = True
            self._abort()
            waiting: list[Command] = [command for command in self._waiting if not isinstance(command, _KEEPING)]
            self._waiting = deque(command for command in self._waiting if isinstance(command, _KEEPING))
            self._state.notify_all()
            return waiting

    def _begin(self, command: Command) -> Command:
        """Under the lock: a waiting command is being worked on from now on."""
        self._waiting.remove(command)
        self._running[command.id] = Current(command)
        self._rearm()
        self._abort_again()
        if any(not isinstance(other, _PATIENT) for other in self._waiting):
            self._stop_what_gives_way()
        return command

    def _stop_what_gives_way(self) -> None:
        for current in self._running.values():
            if gives_way(current.command):
                self._stop(current)

    def _stop(self, current: Current) -> None:
        """Under the lock: stop a running request."""
        current.cancelled = True
        self._abort_again()

    def _abort_again(self) -> None:
        """Under the lock: abort what is computed for nobody any more, where that is allowed."""
        if len(self._running) == 1 and all(one.cancelled and one.interruptible for one in self._running.values()):
            self._abort()


def gives_way(command: Command) -> bool:
    """Whether it ends for any other command of some length."""
    return isinstance(command, Prepare | Measure) or (isinstance(command, Generate) and command.background)


def memory_of(command: Command) -> str:
    """Under which key it reads and writes what is kept; empty: under none."""
    return command.conversation if isinstance(command, Generate) else ""


def conversation_of(command: Command) -> str:
    """Whose memory it needs for itself; empty for nobody's, or one of which there may be several (see ``Generate``)."""
    key = memory_of(command)
    return "" if key.startswith(UNSAVED) else key


def is_exclusive(command: Command) -> bool:
    """Whether it needs the engine for itself: everything after it waits, and it waits for everything before."""
    return not isinstance(command, (Generate, Embed, *_PATIENT)) and not gives_way(command)


def is_of_hearth(command: Command) -> bool:
    """Whether somebody asked for it in Hearth itself."""
    return isinstance(command, Generate) and command.priority < OTHER_PROGRAMS


def priority_of(command: Command) -> int:
    """Smaller goes first; what is done in the background comes last."""
    if isinstance(command, Generate):
        return 9 if command.background else command.priority
    return 1
