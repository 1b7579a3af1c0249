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


class PromptReader:
    """Reads prompts for one request.

    Args:
        model: Loaded.
        around: Where progress goes and cancels come from.
        id: Of the request.
    """

    def __init__(self, model: Model, around: Surroundings, id: int) -> None:
        self._model = model
        self._around = around
        self._id = id

    def read(self, slot: Slot, tokenized: Tokenized) -> bool:
        """Read what is not in memory yet; ``False`` when it was cancelled."""
        memory = self._model.memory
        start, end = len(slot.tokens), len(tokenized.tokens)
        progress = _Progress(self._around, PromptProgress(id=self._id, done=start, total=end, reused=start))
        for stop in (*memory.policy.checkpoint_positions(start, end, tokenized.marks), end):
            while len(slot.tokens) < stop:
                if self._around.cancelled:
                    return False
                begin = len(slot.tokens)
                chunk = tokenized.tokens[begin : min(stop, begin + self._model.chunk)]
                self._read_chunk(slot, chunk, output=begin + len(chunk) == end)
                progress.report(len(slot.tokens))
                self._around.between_steps()
            if stop < end:
                memory.checkpoint(slot)
        return True

    def _read_chunk(self, slot: Slot, chunk: list[int], *, output: bool) -> None:
        """Read some tokens, pushing out other conversations where they need the room."""
        while (result := self._model.context.decode(slot.sequence, chunk, len(slot.tokens), output=output)) == FULL:
            if not self._model.memory.make_room(slot):
                raise too_long(self._model, len(slot.tokens) + len(chunk))
        if result == OK:
            self._model.context.synchronize()  # a graphics device computes on; then it could not be stopped
            slot.tokens += chunk
        else:
            self._model.memory.policy.after_abort(slot)


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
