"""Writing an answer, token by token, until the model ends or something ends it; knows no messages."""

from __future__ import annotations

import time

from inference.engine.choosing import Chooser
from inference.engine.context import ABORTED, OK
from inference.engine.model import Model
from inference.engine.native import llama
from inference.engine.question import Question
from inference.engine.reading import STOPPED, PromptReader
from inference.engine.reuse import Slot
from inference.engine.sampling import Sampler
from inference.engine.speculation.speculator import Speculator
from inference.engine.steps import GAVE_WAY, Place, Room, Step, Steps
from inference.engine.surroundings import Surroundings
from inference.engine.tally import Tally
from inference.engine.telling import MOST_WAITING, Telling
from inference.engine.vocabulary import Tokenized
from inference.protocol import FinishReason

SPARE = 4  # who gave way comes back when a part like this of the context is free besides: not to leave at once again
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
        place: Where the prompt is.
        conversation: Whose slot that is.

    Attributes:
        place: Where the prompt is, and what was written.
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
        place: Place,
        conversation: str = "",
    ) -> None:
        self.place = place
        self._conversation = conversation
        self._model = model
        self._context = model.context
        self._question = question
        self._sampler = sampler
        self._around = around
        self._tally = tally
        self._id = id
        self._telling = Telling(question, model.vocabulary, around, tally, id, self._can_overrun)
        self._limit = limit or model.context.size
        self._room = min(self._limit, model.context.size - len(question.tokens.tokens) + 1)  # tokens that may come
        self._guide = question.guide
        self._likelihoods = question.likelihoods
        self._chooser: Chooser | None = None
        if question.guide is not None:
            self._chooser = Chooser(model.context, model.vocabulary, sampler, question.splitter, question.guide)
        self._plain = self._chooser is None and self._likelihoods is None
        # A guess is looked up among the tokens, and pictures have none.
        could = model.speculation is not None and not question.tokens.pictures
        self._may_speculate = could and self._chooser is None
        # An end that its text brings is expected where somebody asked for it, and for functions: that is not to wait.
        self._may_wait = self._plain and question.splitter.calls is None and not question.stops
        self._reason: FinishReason | None = None

    def write(self, row: int) -> Steps[FinishReason]:
        """Write until the model ends, a limit is reached, or somebody wants it to stop.

        Args:
            row: Where in the last batch the logits behind the prompt are.
        """
        tally, start = self._tally, len(self.place.slot.tokens)
        self._around.interruptible(self._model.memory.policy.survives_abort)
        began = tally.first_token = time.perf_counter()
        self._context.check_logits(row, thorough=True)
        first = self.draw(row)
        token = None if self.take(first) or self._around.cancelled else first
        try:
            while token is not None:
                token = yield from self._write_on(token)
        finally:
            over = self._telling.work_out()  # also when it failed: what was written is seen
        if over:
            self._reason, tally.context_full = "stop", False  # what happened behind the end counts for nothing
        self._telling.finish()
        tally.decode = time.perf_counter() - began
        tally.steps = max(0, len(self.place.slot.tokens) - start)
        if self._telling.overrun:
            self._take_back(start + tally.written - 1)
        if self._reason == "stop" and self._question.splitter.called:
            return "tool_calls"
        return self._reason or ("length" if tally.context_full else "cancelled")

    def _write_on(self, token: int) -> Steps[int | None]:
        """Write, alone or beside others, until that changes: the token to go on with, ``None`` when it is over."""
        speculator = self._speculator(self.place.slot) if self._around.alone else None
        if speculator is None and not self._around.undisturbed:
            return (yield from self._write_singly(token))
        telling = self._telling
        telling.patient = self._may_wait
        if speculator is None:
            then = self._write_undisturbed(token)
        else:
            then = yield from self._write_together(speculator, token)
        telling.patient = False
        return None if telling.work_out() else then

    def _write_undisturbed(self, token: int) -> int | None:
        """One token after the other without asking for a turn, which for every token would cost the caches much."""
        slot = self.place.slot
        while self.compute(slot, token):
            token = self.draw(-1)
            if self.take(token) or self._around.cancelled:
                return None
            if not self._around.undisturbed:
                return token
        return None

    def _write_singly(self, token: int) -> Steps[int | None]:
        """One token after the other; leaves where a faster way has become possible again."""
        slot, step = self.place.slot, Step(self.place.slot, [token], True)
        while len(slot.tokens) < self._context.size:
            began = time.perf_counter()
            outcome = yield step
            if outcome.result == OK:
                slot.tokens.append(token)
                if time.perf_counter() - began > SLOW_TOKEN and self._around.alone:
                    self._around.interruptible(True)
                token = step.tokens[0] = self.draw(outcome.row)
                if self.take(token) or self._around.cancelled:
                    return None
                if self._around.alone if self._may_speculate else self._around.undisturbed:
                    return token
            elif outcome.result == GAVE_WAY:
                return token if (yield from self._come_back(token)) else None
            elif outcome.result == ABORTED:
                self._model.memory.policy.after_abort(slot)
                return None
            elif not self._model.memory.make_room(slot):
                break
        self._tally.context_full = True
        return None

    def _write_together(self, speculator: Speculator, token: int) -> Steps[int | None]:
        """Several tokens at once, as long as nothing else is written beside."""
        try:
            while True:
                drawn = speculator.step(token)
                if drawn is None or self.take(drawn) or self._around.cancelled:
                    return None
                token = drawn
                if not self._around.undisturbed:
                    if self._telling.work_out():
                        return None
                    yield None
                    if not self._around.alone:
                        return token
        finally:
            self._tally.drafted += speculator.drafted
            self._tally.accepted += speculator.accepted

    def _come_back(self, token: int) -> Steps[bool]:
        """Give the place up, and go on once there is room; ``False`` when the answer was stopped meanwhile."""
        model, tokens = self._model, list(self.place.slot.tokens)
        while True:
            self.place.leave(model.memory)
            yield Room(len(tokens) + self._context.size // SPARE)
            if self._around.cancelled:
                return False
            slot = self.place.take((yield from model.memory.beginning(self._conversation, [*tokens, token])))
            reader = PromptReader(model, self._around, self._id, again=True)
            if (yield from reader.read(slot, Tokenized(tokens, (), self._question.tokens.pictures))) != STOPPED:
                return True
            if not reader.gave_way:
                return False

    def _can_overrun(self) -> bool:
        """Whether tokens behind the end of the answer could be taken back."""
        return self._model.memory.policy.can_take_back(self.place.slot, MOST_WAITING)

    def _take_back(self, keep: int) -> None:
        """The answer was over after so many tokens of its slot, and those behind them are not part of it."""
        slot = self.place.slot
        self._model.memory.policy.rewind(slot, min(keep, len(slot.tokens)))

    def _speculator(self, slot: Slot) -> Speculator | None:
        """What writes several tokens at once; ``None`` where that is off or impossible."""
        model = self._model
        if model.speculation is None or not self._may_speculate:
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
        if self._model.vocabulary.is_end(token):
            self._reason = "stop"
            return True
        guide = self._guide
        if guide is not None and guide.active:
            guide.take(token)
        stopped = self._telling.take(token)
        if self._question.holding is not None:
            self._question.holding.look()
        if stopped or (guide is not None and guide.ends and guide.complete):
            self._reason = "stop"
            return True
        if self._tally.written + self._telling.waiting >= self._limit:
            self._reason = "length" if guide is None or not guide.may_end else "stop"
            return True
        return False

    def pause(self) -> bool:
        """Between two computations; ``False`` when the answer is to stop."""
        self._telling.look()
        self._around.between_steps()
        return not (self._around.cancelled or self._telling.stopped)

    def compute(self, slot: Slot, token: int) -> bool:
        """Compute one more token; ``False`` when that was cancelled or the context is used up."""
        self._around.between_steps()
        began = time.perf_counter()
        while len(slot.tokens) < self._context.size:
            result = self._context.decode_next(slot.sequence, token, len(slot.tokens))
            if result == OK:
                slot.tokens.append(token)
                if time.perf_counter() - began > SLOW_TOKEN:
                    self._around.interruptible(True)
                return True
            if result == ABORTED:
                self._model.memory.policy.after_abort(slot)
                return False
            # Making room may take a while: what waits is told before.
            if self._telling.work_out() or not self._model.memory.make_room(slot):
                break
        self._tally.context_full = True
        return False
