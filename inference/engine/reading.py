"""Reading a prompt into a slot: in portions, stopping for checkpoints; knows no messages and writes nothing."""

from __future__ import annotations

import time

import msgspec

from inference.engine.context import FULL, OK
from inference.engine.model import Model
from inference.engine.overflow import too_long
from inference.engine.reuse import Slot
from inference.engine.steps import GAVE_WAY, Show, Step, Steps, awaited
from inference.engine.surroundings import Surroundings
from inference.engine.vocabulary import Placed, Tokenized
from inference.errors import Unable
from inference.protocol import PromptProgress

PROGRESS_PACE = 0.1  # seconds between two reports on reading
AT_ONCE = 0.2  # seconds: what reads ahead and cannot be interrupted without a loss takes no longer
FIRST_PORTION = 16  # tokens of that, while nobody knows how fast this machine is

STOPPED = -2  # what ``read`` returns when it was cancelled, reading ahead found no room, or the place was given up


class PromptReader:
    """Reads prompts for one request.

    Args:
        model: Loaded.
        around: Where progress goes and cancels come from.
        id: Of the request.
        ahead: Whether nobody waits for it: then it tells nothing, asks for no logits, pushes nobody out at a loss, and
            reads in portions so small that it can stop at once.
        again: Whether it was read before, and only its place was needed for something else: then it tells nothing and
            asks for no logits.

    Attributes:
        gave_way: Whether the place was given up in between; the slot is as far as it came.
    """

    def __init__(
        self, model: Model, around: Surroundings, id: int, *, ahead: bool = False, again: bool = False
    ) -> None:
        self.gave_way = False
        self._model = model
        self._around = around
        self._id = id
        self._ahead = ahead
        self._quiet = ahead or again
        self._careful = ahead and not model.memory.policy.survives_abort
        self._portion = min(FIRST_PORTION, model.chunk) if self._careful else model.chunk

    def read(self, slot: Slot, tokenized: Tokenized) -> Steps[int]:
        """Read what is not in memory yet; the row of the logits behind it, or ``STOPPED``."""
        memory = self._model.memory
        if (cut := tokenized.picture_around(len(slot.tokens))) is not None:  # its rows belong together
            memory.policy.rewind(slot, cut.start)
        start, end = len(slot.tokens), len(tokenized.tokens)
        first = PromptProgress(id=self._id, done=start, total=end, reused=start)
        progress = None if self._quiet else _Progress(self._around, first)
        row = -1
        for place in (*memory.policy.checkpoint_positions(start, end, tokenized.marks), end):
            around = tokenized.picture_around(place)
            stop = around.end if around is not None else place
            while len(slot.tokens) < stop:
                if self._around.cancelled:
                    return STOPPED
                row = yield from self._read_on(slot, tokenized, stop)
                if row == STOPPED:
                    return STOPPED
                if progress:
                    progress.report(len(slot.tokens))
            if stop < end:
                memory.checkpoint(slot)
        return row

    def _read_on(self, slot: Slot, tokenized: Tokenized, stop: int) -> Steps[int]:
        """Read a portion, up to ``stop`` at most: tokens, or a picture as a whole."""
        begin, end = len(slot.tokens), len(tokenized.tokens)
        if (placed := tokenized.picture_at(begin)) is not None:
            return (yield from self._show(slot, placed))
        chunk = tokenized.tokens[begin : min(stop, begin + self._portion, tokenized.picture_after(begin))]
        return (yield from self._read_chunk(slot, chunk, output=begin + len(chunk) == end and not self._quiet))

    def _show(self, slot: Slot, placed: Placed) -> Steps[int]:
        """Have a picture looked at, and compute its places."""
        model, part = self._model, placed.part
        assert model.eyes is not None
        sight = model.eyes.sight()
        future = sight.rows(part)
        try:
            if not (yield from awaited(future, self._around)):
                return STOPPED
        finally:
            sight.let_go(part)
        rows, numbers = future.result(), part.numbers()
        most = model.context.micro_batch
        if sight.both_ways and part.places > most:
            raise Unable(
                f"This picture takes {part.places} places, and only {most} can be computed at once here.",
                f"Set the micro-batch size to {part.places} or more, and load the model again.",
            )
        done = 0
        while done < part.places:
            if self._around.cancelled:
                return STOPPED
            outcome = yield Show(slot, rows[done : done + most], sight.both_ways)
            if outcome.result == FULL:
                if not model.memory.make_room(slot, at_a_loss=not self._ahead):
                    raise too_long(model, len(slot.tokens) + part.places - done)
                continue
            if outcome.result == GAVE_WAY:
                self.gave_way = True
                return STOPPED
            if outcome.result != OK:
                model.memory.policy.after_abort(slot)
                return STOPPED
            slot.tokens += numbers[done : done + outcome.done]
            done += outcome.done
        return -1

    def _read_chunk(self, slot: Slot, chunk: list[int], *, output: bool) -> Steps[int]:
        """Read some tokens, or the first of them, pushing out other conversations where they need the room."""
        began = time.perf_counter()
        outcome = yield Step(slot, chunk, output)
        while outcome.result == FULL:
            if not self._model.memory.make_room(slot, at_a_loss=not self._ahead):
                if self._ahead:
                    return STOPPED
                raise too_long(self._model, len(slot.tokens) + len(chunk))
            outcome = yield Step(slot, chunk, output)
        if outcome.result == GAVE_WAY:
            self.gave_way = True
            return STOPPED
        if outcome.result == OK:
            slot.tokens += chunk[: outcome.done]
        else:
            self._model.memory.policy.after_abort(slot)
        if self._careful:
            speed = len(chunk) / max(time.perf_counter() - began, 1e-6)
            self._portion = max(1, min(self._model.chunk, int(speed * AT_ONCE), 2 * self._portion))
        return outcome.row


class _Progress:
    """Reports on reading: the first and the last at once, between them at a sensible rate."""

    def __init__(self, around: Surroundings, first: PromptProgress) -> None:
        self._around = around
        self._first = first
        self._last = time.perf_counter()
        around.send(first)

    def report(self, done: int) -> None:
        now = time.perf_counter()
        if done >= self._first.total or now - self._last >= PROGRESS_PACE:
            self._last = now
            self._around.send(msgspec.structs.replace(self._first, done=done))
