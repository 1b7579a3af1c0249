"""Reading a prompt into a slot: in chunks, stopping for checkpoints; knows no messages and writes nothing."""

from __future__ import annotations

import time

import msgspec

from inference.engine.context import FULL, OK
from inference.engine.model import Model
from inference.engine.overflow import too_long
from inference.engine.reuse import Slot
from inference.engine.surroundings import Surroundings
from inference.engine.vocabulary import Tokenized
from inference.protocol import PromptProgress

PROGRESS_PACE = 0.1  # seconds between two reports on reading
AT_ONCE = 0.2  # seconds: what reads ahead and cannot be interrupted without a loss takes no longer
FIRST_PORTION = 16  # tokens of that, while nobody knows how fast this machine is


class PromptReader:
    """Reads prompts for one request.

    Args:
        model: Loaded.
        around: Where progress goes and cancels come from.
        id: Of the request.
        ahead: Whether nobody waits for it: then it tells nothing, asks for no logits, pushes nobody out at a loss, and
            reads in portions so small that it can stop at once.
    """

    def __init__(self, model: Model, around: Surroundings, id: int, *, ahead: bool = False) -> None:
        self._model = model
        self._around = around
        self._id = id
        self._ahead = ahead
        self._careful = ahead and not model.memory.policy.survives_abort
        self._portion = min(FIRST_PORTION, model.chunk) if self._careful else model.chunk

    def read(self, slot: Slot, tokenized: Tokenized) -> bool:
        """Read what is not in memory yet; ``False`` when it was cancelled, or reading ahead found no room."""
        memory = self._model.memory
        start, end = len(slot.tokens), len(tokenized.tokens)
        first = PromptProgress(id=self._id, done=start, total=end, reused=start)
        progress = None if self._ahead else _Progress(self._around, first)
        for stop in (*memory.policy.checkpoint_positions(start, end, tokenized.marks), end):
            while len(slot.tokens) < stop:
                if self._around.cancelled:
                    return False
                begin = len(slot.tokens)
                chunk = tokenized.tokens[begin : min(stop, begin + self._portion)]
                if not self._read_chunk(slot, chunk, output=begin + len(chunk) == end and not self._ahead):
                    return False
                if progress:
                    progress.report(len(slot.tokens))
                self._around.between_steps()
            if stop < end:
                memory.checkpoint(slot)
        return True

    def _read_chunk(self, slot: Slot, chunk: list[int], *, output: bool) -> bool:
        """Read some tokens, pushing out other conversations where they need the room; ``False``: nobody may go."""
        began = time.perf_counter()
        while (result := self._model.context.decode(slot.sequence, chunk, len(slot.tokens), output=output)) == FULL:
            if not self._model.memory.make_room(slot, at_a_loss=not self._ahead):
                if self._ahead:
                    return False
                raise too_long(self._model, len(slot.tokens) + len(chunk))
        if result == OK:
            self._model.context.synchronize()  # a graphics device computes on; then it could not be stopped
            slot.tokens += chunk
        else:
            self._model.memory.policy.after_abort(slot)
        if self._careful:
            speed = len(chunk) / max(time.perf_counter() - began, 1e-6)
            self._portion = max(1, min(self._model.chunk, int(speed * AT_ONCE), 2 * self._portion))
        return True


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
