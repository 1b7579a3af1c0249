"""Writing an answer, token by token, until the model ends or something ends it; knows no messages."""

from __future__ import annotations

import time

from inference.engine.context import ABORTED, OK
from inference.engine.model import Model
from inference.engine.native import llama
from inference.engine.question import Question
from inference.engine.reuse import Slot
from inference.engine.sampling import Sampler
from inference.engine.stream import Piece
from inference.engine.surroundings import Surroundings
from inference.engine.tally import Tally
from inference.protocol import FinishReason

SLOW_TOKEN = 0.25  # seconds: above, a token is interrupted even where that costs the state


class AnswerWriter:
    """Writes one answer.

    Args:
        model: Loaded.
        question: What is answered.
        sampler: Knows what stands before the answer.
        around: Where text goes and cancels come from.
        tally: Where it is accounted for.
        id: Of the request.
        limit: Most tokens to write; ``None``: until the context is full.
    """

    def __init__(
        self,
        model: Model,
        question: Question,
        sampler: Sampler,
        around: Surroundings,
        tally: Tally,
        id: int,
        limit: int | None,
    ) -> None:
        self._model = model
        self._context = model.context
        self._question = question
        self._sampler = sampler
        self._around = around
        self._tally = tally
        self._id = id
        self._limit = limit or model.context.size

    def write(self, slot: Slot) -> FinishReason:
        """Write until the model ends, a limit is reached, or somebody wants it to stop."""
        tally, around, vocabulary = self._tally, self._around, self._model.vocabulary
        splitter, hidden = self._question.splitter, self._question.hidden
        around.interruptible(self._model.memory.policy.survives_abort)
        began = tally.first_token = time.perf_counter()
        reason: FinishReason = "length"
        while True:
            token = self.choose(thorough=tally.written == 0)
            if vocabulary.is_end(token):
                reason = "stop"
                break
            tally.written += 1
            tally.reasoned += splitter.in_reasoning
            self._show(splitter.feed(b"" if token in hidden else vocabulary.piece(token)))
            if splitter.stopped:
                reason = "stop"
                break
            if tally.written >= self._limit:
                break
            if around.cancelled or not self._step(slot, token):
                reason = "length" if tally.context_full else "cancelled"
                break
        self._show(splitter.finish())
        tally.decode = time.perf_counter() - began
        return reason

    def choose(self, *, thorough: bool) -> int:
        """The next token; ``thorough``: look at all logits for numbers that are none."""
        self._context.check_logits(thorough=thorough)
        return int(llama.llama_sampler_sample(self._sampler.handle, self._context.handle, -1))

    def _show(self, pieces: list[Piece]) -> None:
        for piece in pieces:
            self._around.text(self._id, piece.channel, piece.text, self._tally.written, first=not self._tally.shown)
            self._tally.shown = True

    def _step(self, slot: Slot, token: int) -> bool:
        """Compute one more token; ``False`` when that was cancelled or the context is used up."""
        self._around.between_steps()
        began = time.perf_counter()
        while len(slot.tokens) < self._context.size:
            result = self._context.decode_next(token, len(slot.tokens))
            if result == OK:
                slot.tokens.append(token)
                self._tally.steps += 1
                if time.perf_counter() - began > SLOW_TOKEN:
                    self._around.interruptible(True)
                return True
            if result == ABORTED:
                self._model.memory.policy.after_abort(slot)
                return False
            if not self._model.memory.make_room(slot):
                break
        self._tally.context_full = True
        return False
