"""One request among those that are carried out side by side: its steps, and what it sees of the process around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from inference.engine.inbox import Current, priority_of
from inference.engine.outbox import Outbox
from inference.engine.steps import Outcome, Room, Show, Step, Steps, Wish
from inference.protocol import Command, Event, Notice, Terminal


class Company(Protocol):
    """What a task needs of whoever drives it."""

    @property
    def size(self) -> int:
        """How many tasks there are."""

    @property
    def undisturbed(self) -> bool:
        """Whether there is one task, and nothing that came meanwhile waits."""

    def between_steps(self) -> None:
        """Answer what takes but a moment."""

    def interruptible(self, allowed: bool, id: int) -> None:
        """Whether a cancel may abort the computation of the task ``id`` in the middle."""

    def notice(self, notice: Notice, conversation: str) -> None:
        """Report something, unless this conversation has been told before."""


class Task:
    """A request being carried out. It is what its answer knows as ``Surroundings``.

    Args:
        current: What was asked for, and whether it is to stop.
        outbox: Where events go.
        company: Whoever drives it.
        make: Makes its steps, given the task.

    Attributes:
        command: What was asked for.
        wish: What it wants next.
        room: Tokens it was given room for; 0 while it waits for room, or needs none.
        began: When it began to wait for its prompt to be read, seconds; for fairness.
        turn: When it had its last one, of those that nothing is computed for beside others.
        parked: Whether it waits for room.
    """

    def __init__(
        self, current: Current, outbox: Outbox, company: Company, make: Callable[[Task], Steps[Terminal]], now: float
    ) -> None:
        self.command: Command = current.command
        self.wish: Wish = None
        self.room = 0
        self.began = now
        self.turn = 0
        self.give_way = False
        self._current = current
        self._company = company
        self._outbox = outbox
        self.send: Callable[[Event], None] = outbox.send
        self.text: Callable[..., float] = outbox.text
        self.between_steps = company.between_steps
        self.notice = company.notice
        self._steps = make(self)
        self._started = False

    @property
    def priority(self) -> int:
        """Smaller goes first."""
        return priority_of(self.command)

    @property
    def cancelled(self) -> bool:
        """Whether it is to stop."""
        return self._current.cancelled

    @property
    def alone(self) -> bool:
        """Whether nothing else is carried out beside it."""
        return self._company.size == 1

    @property
    def undisturbed(self) -> bool:
        """Whether it is alone, and nothing that came meanwhile waits."""
        return self._company.undisturbed

    @property
    def parked(self) -> bool:
        """Whether it waits for room."""
        return isinstance(self.wish, Room)

    @property
    def reads(self) -> bool:
        """Whether it wants part of a prompt computed."""
        return isinstance(self.wish, Step) and not self.writes

    @property
    def writes(self) -> bool:
        """Whether it wants the next token of its answer computed."""
        return isinstance(self.wish, Step) and self.wish.output and len(self.wish.tokens) == 1

    @property
    def cells(self) -> int:
        """Cells of the context it has, or was promised."""
        held = len(self.wish.slot.tokens) if isinstance(self.wish, Step | Show) else 0
        return max(self.room, held)

    def interruptible(self, allowed: bool) -> None:
        """Whether a cancel may abort its computation in the middle."""
        self._company.interruptible(allowed, self.command.id)

    def resume(self, outcome: Outcome) -> Terminal | None:
        """Go on with what came of its wish; its end, once it is over.

        Raises:
            HearthError: It failed.
        """
        try:
            self.wish = self._steps.send(outcome) if self._started else next(self._steps)
            self._started = True
        except StopIteration as over:
            self.wish = None
            event: Terminal = over.value
            return event
        return None

    def fail(self, error: BaseException) -> Terminal | None:
        """Have it meet an error where it waits; as ``resume``."""
        try:
            self.wish = self._steps.throw(error)
        except StopIteration as over:
            event: Terminal = over.value
            return event
        return None
