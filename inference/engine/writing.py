"""Writing an answer, token by token, until the model ends or something ends it; knows no messages."""

from __future__ import annotations

import time
from typing import cast

from inference.engine.choosing import Chooser
from inference.engine.context import ABORTED, OK
from inference.engine.model import Model
from inference.engine.native import llama
from inference.engine.question import Question
from inference.engine.reuse import Slot
from inference.engine.sampling import Sampler
from inference.engine.speculation.speculator import Speculator
from inference.engine.stream import Piece
from inference.engine.surroundings import Surroundings
from inference.engine.tally import Tally
from inference.protocol import FinishReason, Likelihood

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
        self._room = min(self._limit, model.context.size - len(question.tokens.tokens) + 1)  # tokens that may come
        self._guide = question.guide
        self._likelihoods = question.likelihoods
        self._chooser: Chooser | None = None
        if question.guide is not None:
            self._chooser = Chooser(model.context, model.vocabulary, sampler, question.splitter, question.guide)
        self._plain = self._chooser is None and self._likelihoods is None
        self._reason: FinishReason | None = None

    def write(self, slot: Slot) -> FinishReason:
        """Write until the model ends, a limit is reached, or somebody wants it to stop."""
        tally, start = self._tally, len(slot.tokens)
        self._around.interruptible(self._model.memory.policy.survives_abort)
        began = tally.first_token = time.perf_counter()
        token: int | None = self.choose(thorough=True)
        if not self.take(cast(int, token)) and not self._around.cancelled:
            speculator = self._speculator(slot)
            if speculator is None:
                self._write_singly(slot, cast(int, token))
            else:
                self._write_together(speculator, cast(int, token))
        self._show(*self._finish())
        tally.decode = time.perf_counter() - began
        tally.steps = max(0, len(slot.tokens) - start)
        return self._reason or ("length" if tally.context_full else "cancelled")

    def _write_singly(self, slot: Slot, token: int) -> None:
        while self.compute(slot, token):
            token = self.choose(thorough=False)
            if self.take(token) or self._around.cancelled:
                break

    def _write_together(self, speculator: Speculator, token: int | None) -> None:
        while token is not None:
            token = speculator.step(token)
            if token is not None and (self.take(token) or self._around.cancelled):
                break
        self._tally.drafted, self._tally.accepted = speculator.drafted, speculator.accepted

    def _speculator(self, slot: Slot) -> Speculator | None:
        """What writes several tokens at once; ``None`` where that is off or impossible."""
        model = self._model
        if model.speculation is None or self._chooser is not None:
            return None
        return Speculator(
            model.speculation,
            model.context,
            model.memory.policy,
            self,
            slot,
            others=model.memory.held - len(slot.tokens),
            greedy=self._sampler.greedy,
            comparable=not self._sampler.penalises,
        )

    def choose(self, *, thorough: bool) -> int:
        """The next token; ``thorough``: look at all logits for numbers that are none."""
        self._context.check_logits(thorough=thorough)
        if self._plain:
            return int(llama.llama_sampler_sample(self._sampler.handle, self._context.handle, -1))
        return self._weigh(-1)

    def _weigh(self, place: int) -> int:
        """The next token where more than the sampler has a say, or somebody wants to know how likely it was."""
        logits = self._context.logits(place)
        if self._chooser is not None:
            token = self._chooser.choose(place, self._room - self._tally.written)
        else:
            token = int(llama.llama_sampler_sample(self._sampler.handle, self._context.handle, place))
        if self._likelihoods is not None:
            self._likelihoods.drawn(token, logits)
        return token

    # ---------------------------------------------------------------------- what a speculator asks for

    def draw(self, place: int) -> int:
        """The next token by the logits of a place in the last batch, -1 for its end."""
        self._context.check_logits(place, thorough=False)
        if self._plain:
            return int(llama.llama_sampler_sample(self._sampler.handle, self._context.handle, place))
        return self._weigh(place)

    def margin(self, place: int) -> float:
        """By how much the likeliest token leads there."""
        return self._sampler.margin(self._context.logits(place))

    def take(self, token: int) -> bool:
        """Make a token part of the answer; ``True`` when the answer ends with it."""
        vocabulary, splitter, tally = self._model.vocabulary, self._question.splitter, self._tally
        if vocabulary.is_end(token):
            self._reason = "stop"
            return True
        tally.written += 1
        tally.reasoned += splitter.in_reasoning
        if self._guide is not None and self._guide.active:
            self._guide.take(token)
        piece = b"" if token in self._question.hidden else vocabulary.piece(token)
        if self._likelihoods is None:
            self._show(splitter.feed(piece))
        else:
            self._show(*self._likelihoods.feed(piece))
        if splitter.stopped:
            self._reason = "stop"
            return True
        if self._guide is not None and self._guide.ends and self._guide.complete:
            self._reason = "stop"
            return True
        if tally.written >= self._limit:
            self._reason = "length" if self._guide is None or not self._guide.may_end else "stop"
            return True
        return False

    def pause(self) -> bool:
        """Between two computations; ``False`` when the answer is to stop."""
        self._around.between_steps()
        return not self._around.cancelled

    def compute(self, slot: Slot, token: int) -> bool:
        """Compute one more token; ``False`` when that was cancelled or the context is used up."""
        self._around.between_steps()
        began = time.perf_counter()
        while len(slot.tokens) < self._context.size:
            result = self._context.decode_next(token, len(slot.tokens))
            if result == OK:
                slot.tokens.append(token)
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

    def _finish(self) -> tuple[list[Piece], tuple[Likelihood, ...]]:
        return (self._question.splitter.finish(), ()) if self._likelihoods is None else self._likelihoods.finish()

    def _show(self, pieces: list[Piece], likely: tuple[Likelihood, ...] = ()) -> None:
        tally = self._tally
        for piece in pieces:
            told = likely if piece.channel == "text" else ()
            self._around.text(self._id, piece.channel, piece.text, tally.written, first=not tally.shown, likely=told)
            likely, tally.shown = likely if told is not likely else (), True
