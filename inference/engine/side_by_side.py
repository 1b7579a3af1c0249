"""Which requests are carried out side by side: lets in what may begin, until nothing is left; computes nothing itself.

Several may be in work as there are sequences, and those who make others give way for them. What waits beyond that
waits in the inbox, where it can be cancelled. A model that is to be loaded does not wait for other programs.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from operator import is_

from inference.engine.counting import count_beside, is_short
from inference.engine.generation import Generation
from inference.engine.inbox import OTHER_PROGRAMS, Inbox, memory_of
from inference.engine.model import Model
from inference.engine.outbox import Outbox
from inference.engine.rounds import Rounds
from inference.engine.steps import Steps
from inference.engine.task import Task
from inference.engine.vectors import Vectors
from inference.errors import Busy
from inference.protocol import (
    Command,
    Configure,
    Count,
    Embed,
    Event,
    Forget,
    Generate,
    Load,
    Notice,
    Probe,
    SetThreads,
    Terminal,
)

ANY = 9  # every priority
CHANGED = "Another model is being loaded in Hearth."

Guarded = Callable[[Command, Callable[[], Event | None]], Event | None]


class SideBySide:
    """Carries out requests together. ``run`` for each first one.

    Args:
        model: Loaded.
        inbox: Where commands and cancels come from.
        outbox: Where events go.
        vectors: Makes vectors.
        arrival: When the command with an id came in, ``time.perf_counter``.
        answer: Carries out another command in between.
        guarded: Does something for a command; what happened, also where that was an error.
        notice: Passes a notice on, once for each conversation.
    """

    def __init__(
        self,
        model: Model,
        inbox: Inbox,
        outbox: Outbox,
        vectors: Vectors,
        arrival: Callable[[int], float],
        answer: Callable[[Command], None],
        guarded: Guarded,
        notice: Callable[[Notice, str], None],
    ) -> None:
        self.model = model
        self._inbox = inbox
        self._outbox = outbox
        self._vectors = vectors
        self._arrival = arrival
        self._answer = answer
        self._guarded = guarded
        self.notice = notice
        self._rounds = Rounds(model, self._resume)

    def run(self, command: Command) -> None:
        """Carry out a command, and whatever comes meanwhile and may begin beside it."""
        self._begin(command)
        while self._rounds.tasks:
            self._let_in()
            self._rounds.run()

    # ---------------------------------------------------------------------- what tasks ask for

    @property
    def size(self) -> int:
        """How many tasks there are."""
        return len(self._rounds.tasks)

    @property
    def undisturbed(self) -> bool:
        """Whether there is one task, and nothing that came meanwhile waits."""
        return len(self._rounds.tasks) == 1 and not self._inbox.waits

    def between_steps(self) -> None:
        """Answer what takes but a moment."""
        if self._inbox.waits:
            while (command := self._inbox.take_out(self._is_light)) is not None:
                self._answer(command)

    def _is_light(self, command: Command) -> bool:
        if isinstance(command, Count):
            return is_short(self.model, command)
        return isinstance(command, Probe | SetThreads)

    def interruptible(self, allowed: bool, id: int) -> None:
        """Whether a cancel may abort the computation of the task ``id`` in the middle."""
        self._inbox.interruptible(allowed, id)

    # -------------------------------------------------------------------------------- letting in

    def _let_in(self) -> None:
        if not self._inbox.waits:
            return
        self.between_steps()
        waiting = self._inbox.waiting()
        if any(isinstance(command, Load) for command in waiting):
            self._end_for_a_load()
        if any(isinstance(command, Configure | Forget) for command in waiting):
            self._keep(waiting)
        slots = self.model.loaded.sequences
        while self.size < 2 * slots:
            least = ANY if self.size < slots else max(task.priority for task in self._rounds.tasks) - 1
            if (command := self._inbox.take_beside(least)) is None:
                break
            self._begin(command)

    def _keep(self, waiting: Sequence[Command]) -> None:
        """Carry out what says how conversations are kept, and forgets those that nothing before it is about."""
        named = {memory_of(task.command) for task in self._rounds.tasks}
        for command in waiting:
            if _can_be_kept(command, named) and self._inbox.take_out(partial(is_, command)) is not None:
                self._answer(command)
            named.add(memory_of(command))

    def _begin(self, command: Command) -> None:
        arrived = self._arrival(command.id)

        def make(task: Task) -> Steps[Terminal]:
            if isinstance(command, Embed):
                return self._vectors.embed(command, self.model, task)
            if isinstance(command, Count):
                return count_beside(self.model, command, task)
            assert isinstance(command, Generate)
            return Generation(self.model, command, task, arrived).run()

        now = time.perf_counter()
        self._rounds.tasks.append(Task(self._inbox.current(command.id), self._outbox, self, make, now))

    def _end_for_a_load(self) -> None:
        """Whoever asked for a model in the window does not wait for other programs; these are told to come again."""
        for task in list(self._rounds.tasks):
            if task.priority >= OTHER_PROGRAMS and not task.cancelled:
                self._resume(task, lambda task=task: task.fail(Busy(CHANGED, "Ask again in a moment.")))  # type: ignore[misc]

    # ------------------------------------------------------------------------------------- ends

    def _resume(self, task: Task, action: Callable[[], Terminal | None]) -> None:
        event = self._guarded(task.command, action)
        if event is not None:
            self._rounds.tasks.remove(task)
            self._inbox.end(task.command.id)
            self._outbox.send(event)


def _can_be_kept(command: Command, named: set[str]) -> bool:
    """Whether it can be carried out now: nothing that runs or came before is about what is to be forgotten."""
    if isinstance(command, Forget):
        return not command.everything and named.isdisjoint(command.conversations)
    return isinstance(command, Configure)
