"""Several requests side by side: round by round, what they want computed goes into one batch.

In each round every answer gets its next token, and what time is left goes to prompts: the most important first, then
the one with the least left to read, with the longer the more patience lent to those that wait. Memory that is short is
taken from whoever matters least and came last; that one goes on later where it was. Knows tasks, not what they write.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from concurrent import futures
from operator import attrgetter

from inference.engine.alone import MOMENT, compute, show
from inference.engine.context import ABORTED, FULL, OK, Part
from inference.engine.inbox import OTHER_PROGRAMS
from inference.engine.model import Model
from inference.engine.portions import ROUND, Portions
from inference.engine.reuse import Slot
from inference.engine.steps import GAVE_WAY, Elsewhere, Outcome, Room, Show, Step
from inference.engine.task import Task
from inference.protocol import Terminal

ALONE = 0.4  # seconds that a pass for another program may take while nobody waits: somebody in Hearth may come
SHARE = 4  # whoever has waited longest gets this part of what is read, however short the others are
GROWTH = 16  # cells that everybody else is left to grow when somebody is let in: else he had to leave at once again
PATIENCE = 2.0  # seconds of waiting after which a prompt counts as if only half of it were left, and so on
_NOTHING = Outcome(OK)

Resume = Callable[[Task, Callable[[], Terminal | None]], None]


class Rounds:
    """The tasks of one model.

    Args:
        model: Loaded.
        resume: Resumes a task by a function, and sees to what comes of it: its end, or its failure.
    """

    def __init__(self, model: Model, resume: Resume) -> None:
        self._model = model
        self._resume = resume
        self._portions = Portions(model.chunk)
        self._portions_alone = Portions(model.chunk, ALONE)
        self._turns = 0
        self.tasks: list[Task] = []

    def run(self) -> None:
        """One round: every task gets on."""
        self._find_room()
        others = [task for task in self.tasks if not isinstance(task.wish, Step | Room)]
        if others:
            self._take_turns(others)
        for task in list(self.tasks):
            if task.cancelled and task.reads:  # it may be far from its turn
                self._go_on(task, _NOTHING)
        steps = [task for task in self.tasks if isinstance(task.wish, Step)]
        if len(self.tasks) == 1 and steps:
            self._alone(steps[0])
        elif steps:
            self._together(self._without_those_who_leave(steps))
        else:
            self._wait_for_others()

    def _take_turns(self, tasks: list[Task]) -> None:
        """Let those get on who have nothing computed beside others: as many as there is time for, then the others."""
        began = time.perf_counter()
        for task in sorted(tasks, key=attrgetter("turn")):
            self._turns += 1
            task.turn = self._turns
            if isinstance(task.wish, Elsewhere):
                if task.wish.future.done() or task.cancelled:
                    self._go_on(task, _NOTHING)
            elif isinstance(task.wish, Show):
                self._show(task, task.wish)
            else:
                self._go_on(task, _NOTHING)
            if time.perf_counter() - began > ROUND:
                return

    def _go_on(self, task: Task, outcome: Outcome) -> None:
        self._resume(task, lambda: task.resume(outcome))

    # ------------------------------------------------------------------------------------ room

    def _find_room(self) -> None:
        """Let in whoever waits for room and finds it, in order of importance."""
        for task in list(self.tasks):
            if task.parked and task.cancelled:  # it needs no room to end, and may be far back in the line
                self._go_on(task, _NOTHING)
        waiting = [task for task in self.tasks if task.parked]
        began = time.perf_counter()
        for task in sorted(waiting, key=_unimportance):
            if time.perf_counter() - began > ROUND:  # bringing back what was kept takes a while
                break
            if self._has_room(task):
                assert isinstance(task.wish, Room)
                task.room = task.wish.tokens
                task.give_way = False
                self._go_on(task, _NOTHING)
            else:
                self._ask_to_leave_for(task)
                break

    def _has_room(self, task: Task) -> bool:
        assert isinstance(task.wish, Room)
        others = [one for one in self.tasks if one is not task and not one.parked and one.room]
        if not others:
            return True
        taken = sum(one.cells + GROWTH for one in others)
        return self._model.memory.free_slots > 0 and taken + task.wish.tokens <= self._model.context.size

    def _ask_to_leave_for(self, task: Task) -> None:
        """Somebody less important makes room at the next step, if there is such a one."""
        victim = self._least_important(below=task.priority)
        if victim is not None:
            victim.give_way = True

    def _least_important(self, *, below: int = -1, but: Task | None = None) -> Task | None:
        """Who matters least of those with a place, and of these came last."""
        placed = [task for task in self.tasks if isinstance(task.wish, Step) and task.priority > below]
        return max((task for task in placed if task is not but), key=_unimportance, default=None)

    def _without_those_who_leave(self, steps: list[Task]) -> list[Task]:
        """Tell those who were asked to that they have to give their place up."""
        for task in steps:
            if task.give_way:
                self._give_way(task)
        return [task for task in steps if isinstance(task.wish, Step)]

    def _give_way(self, task: Task) -> None:
        task.give_way, task.room = False, 0
        self._go_on(task, Outcome(GAVE_WAY))

    # --------------------------------------------------------------------------------- computing

    def _alone(self, task: Task) -> None:
        step = task.wish
        assert isinstance(step, Step)
        if task.writes or task.priority < OTHER_PROGRAMS:
            outcome = self._computed(task, lambda: compute(self._model.context, step))
        else:
            outcome = self._read_on(task, step)
        if outcome is not None:
            self._go_on(task, outcome)

    def _read_on(self, task: Task, step: Step) -> Outcome | None:
        """A part of a prompt, by itself, that is over soon."""
        began = time.perf_counter()
        tokens = step.tokens[: self._portions_alone.size]
        part = Step(step.slot, tokens, step.output and len(tokens) == len(step.tokens))
        outcome = self._computed(task, lambda: compute(self._model.context, part))
        if outcome is not None and outcome.result == OK:
            self._portions_alone.took(len(tokens), time.perf_counter() - began)
        return outcome

    def _computed(self, task: Task, computing: Callable[[], Outcome]) -> Outcome | None:
        """What came of a computation for one task; ``None``: it failed, and so has the task."""
        try:
            return computing()
        except Exception as error:
            failure = error
            self._resume(task, lambda: task.fail(failure))
            return None

    def _wait_for_others(self) -> None:
        """Where nothing can be done but by other threads, leave the processor to them for a moment."""
        made = [task.wish.future for task in self.tasks if isinstance(task.wish, Elsewhere)]
        if made and all(isinstance(task.wish, Elsewhere | Room) for task in self.tasks):
            futures.wait(made, MOMENT, futures.FIRST_COMPLETED)

    def _show(self, task: Task, wish: Show) -> None:
        """The places of a picture, which nothing else can be in one batch with."""
        began = time.perf_counter()
        if len(self.tasks) > 1 and not wish.both_ways:
            wish = Show(wish.slot, wish.rows[: self._portions.size], both_ways=False)
        outcome = self._computed(task, lambda: show(self._model.context, wish))
        if outcome is None:
            return
        if outcome.result == OK:
            self._portions.took(outcome.done, time.perf_counter() - began)
        if outcome.result != FULL or not self._makes_room_for(task, wish.slot):
            self._go_on(task, outcome)

    def _makes_room_for(self, task: Task, slot: Slot) -> bool:
        """Room for what nobody else can be computed with; ``False``: there is nobody to take it from."""
        if self._model.memory.make_room(slot):
            return True
        victim = self._least_important(but=task)
        if victim is None:
            return False
        self._give_way(max(victim, task, key=_unimportance))
        return True

    def _together(self, tasks: list[Task]) -> None:
        """Compute one pass for several tasks."""
        if not tasks:
            return
        parts = self._share_out(tasks)
        began = time.perf_counter()
        try:
            result = self._model.context.decode_together([part for _task, part in parts])
        except Exception as error:
            self._singly(parts, error)
            return
        if result == FULL:
            self._make_room(parts)
            return
        if result == OK:
            self._model.context.synchronize()
            read = sum(len(part.tokens) for task, part in parts if not task.writes)
            self._portions.took(read, time.perf_counter() - began)
        self._hand_out(parts, result)

    def _singly(self, parts: list[tuple[Task, Part]], error: Exception) -> None:
        """A pass failed: one of them may be to blame for it, and only that one is to fail."""
        for task, part in parts:
            outcome = self._computed(task, functools.partial(self._once_more, task, part, error))
            if outcome is not None and outcome.result != FULL:  # else the next round makes room
                self._go_on(task, outcome)

    def _once_more(self, task: Task, part: Part, error: Exception) -> Outcome:
        """One part of a pass that failed; ``error`` again where nobody knows what remains of its memory."""
        step = task.wish
        assert isinstance(step, Step)
        if not self._is_as_before(step):
            raise error
        return compute(self._model.context, Step(step.slot, list(part.tokens), part.output))

    def _is_as_before(self, step: Step) -> bool:
        """Whether a pass that failed has left a slot as it was; a recurrent state may have moved on unseen."""
        context, slot = self._model.context, step.slot
        return self._model.memory.policy.survives_abort and context.end(slot.sequence) == len(slot.tokens)

    def _hand_out(self, parts: list[tuple[Task, Part]], result: int) -> None:
        """Tell everybody what came of it: with their logits still there, each one chooses its next token."""
        row = 0
        for task, part in parts:
            row += len(part.tokens)
            self._go_on(task, Outcome(result, len(part.tokens), row - 1) if result == OK else Outcome(ABORTED))

    def _share_out(self, tasks: list[Task]) -> list[tuple[Task, Part]]:
        """What goes into the next pass: a token of every answer, and portions of prompts."""
        model = self._model
        writing = [task for task in tasks if task.writes][: min(model.context.outputs, model.context.micro_batch)]
        room = min(self._portions.size, model.chunk, model.context.micro_batch - len(writing))
        if writing and not self._portions.knows_weights:
            room = 0  # once: what a pass takes by itself
        parts = [(task, _part_of(task, 1)) for task in writing]
        outputs = model.context.outputs - len(writing)
        readers, eldest = self._in_order([task for task in tasks if task.reads])
        kept = room // SHARE if eldest is not None else 0
        for task in readers:
            step = task.wish
            assert isinstance(step, Step)
            kept = 0 if task is eldest else kept
            count = min(len(step.tokens), max(room - kept, 0))
            if count and (outputs or not step.output):
                part = _part_of(task, count)
                outputs -= part.output
                room -= count
                parts.append((task, part))
        return parts

    def _in_order(self, tasks: list[Task]) -> tuple[list[Task], Task | None]:
        """Whose prompt is read first; and who of the most important has waited longest, if that one comes last of them.

        However many short prompts come, a long one gets on.
        """
        tasks = sorted(tasks, key=self._urgency)
        first = [task for task in tasks if task.priority == tasks[0].priority]
        eldest = min(first, key=_unimportance, default=None)
        if eldest is None or eldest is first[0]:
            return tasks, None
        first.remove(eldest)
        return [*first, eldest, *tasks[len(first) + 1 :]], eldest

    def _urgency(self, task: Task) -> tuple[int, float]:
        step = task.wish
        assert isinstance(step, Step)
        left = max(1, task.room - len(step.slot.tokens))
        return task.priority, left / (1.0 + (time.perf_counter() - task.began) / PATIENCE)

    def _make_room(self, parts: list[tuple[Task, Part]]) -> None:
        """The context is full: what nobody uses goes, else somebody gives way."""
        task = parts[0][0]
        step = task.wish
        assert isinstance(step, Step)
        if self._model.memory.make_room(step.slot):
            return  # the next round tries again
        victim = self._least_important(but=min((one for one, _ in parts), key=_unimportance))
        if victim is not None:
            self._give_way(victim)
        else:
            self._alone(task)


def _unimportance(task: Task) -> tuple[int, float]:
    """The larger, the sooner it is another's turn."""
    return task.priority, task.began


def _part_of(task: Task, count: int) -> Part:
    """The first tokens of what a task wants computed."""
    step = task.wish
    assert isinstance(step, Step)
    whole = count == len(step.tokens)
    tokens = step.tokens if whole else step.tokens[:count]
    return Part(step.slot.sequence, tokens, len(step.slot.tokens), step.output and whole)
