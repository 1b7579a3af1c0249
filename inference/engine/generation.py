"""One answer, from messages to the last token, as steps; knows no queue of requests, no other answer and no pipe.

It goes 1. pose the question (``question``), 2. find a place and what is in memory (``memory``), 3. read the rest of
the prompt (``reading``), 4. write (``writing``), 5. account (``tally``).
"""

from __future__ import annotations

import time

import msgspec

from inference.engine.model import Model
from inference.engine.question import HEAVY, Question, pose
from inference.engine.reading import STOPPED, PromptReader
from inference.engine.sampling import Sampler
from inference.engine.steps import Place, Room, Steps
from inference.engine.surroundings import Surroundings
from inference.engine.tally import Tally
from inference.engine.writing import AnswerWriter
from inference.protocol import Finished, FinishReason, Generate


class Generation:
    """An answer being written. ``run`` once, driven by somebody (``inference.engine.steps``).

    Args:
        model: Loaded.
        command: What to answer.
        around: Where events go and cancels come from.
        arrived: When the command came in, ``time.perf_counter``.
        writer: Writes; another one may watch how.
    """

    def __init__(
        self,
        model: Model,
        command: Generate,
        around: Surroundings,
        arrived: float,
        writer: type[AnswerWriter] = AnswerWriter,
    ) -> None:
        self._writer = writer
        self._model = model
        self._command = command
        self._around = around
        self._tally = Tally(arrived)

    def run(self) -> Steps[Finished]:
        """Write the answer.

        Raises:
            HearthError: why there is none. The memory is in order again.
        """
        model, command, tally = self._model, self._command, self._tally
        question = yield from pose(model, command, self._around)
        if question is None:
            return tally.finished(command.id, "cancelled", 0)
        tally.prompt_tokens = len(question.tokens.tokens)
        tally.seed = question.sampling.seed or 0
        place = Place()
        try:
            reason = yield from self._answer(question, place)
        except BaseException:
            model.memory.drop(place.slot)  # nobody knows how far it came
            raise
        finally:
            place.give_back()
            self._around.interruptible(True)
        finished = tally.finished(command.id, reason, len(place.slot.tokens))
        asked = tally.met in command.stop  # templates have stop texts of their own
        return msgspec.structs.replace(finished, stop_text=tally.met) if asked else finished

    def _answer(self, question: Question, place: Place) -> Steps[FinishReason]:
        model, command = self._model, self._command
        try:
            yield from self._fetch(question)
            row = yield from self._read(question, place)
        finally:
            model.memory.archive.let_go([command.conversation])
        if row == STOPPED:
            return "cancelled"
        vocabulary = model.vocabulary
        sampler = Sampler(
            question.sampling, vocabulary.handle, vocabulary.size, suppressed=model.suppressed, bias=question.bias
        )
        try:
            sampler.remember([token for token in question.tokens.tokens if token >= 0])
            writer = self._writer(
                model,
                question,
                sampler,
                self._around,
                self._tally,
                command.id,
                command.max_tokens,
                place,
                command.conversation,
            )
            return (yield from writer.write(row))
        finally:
            sampler.close()

    def _fetch(self, question: Question) -> Steps[None]:
        """What is on disk of the conversation is read beside the others."""
        memory = self._model.memory
        fetch = memory.fetching(self._command.conversation, question.tokens.tokens)
        if fetch is not None:
            kept = yield from self._model.aside.do(fetch, HEAVY, self._around)
            if kept is not None:
                memory.archive.hold(kept)

    def _read(self, question: Question, place: Place) -> Steps[int]:
        """Find a place and read what is not there yet; the row of the logits behind it, or ``STOPPED``."""
        model, tally, tokens = self._model, self._tally, question.tokens
        while True:
            place.leave(model.memory)
            yield Room(len(tokens.tokens) + 1)
            if self._around.cancelled:
                return STOPPED
            slot = place.take((yield from model.memory.beginning(self._command.conversation, tokens.tokens)))
            tally.reused = start = len(slot.tokens)
            tally.restored = slot.restored
            began = time.perf_counter()
            reader = PromptReader(model, self._around, self._command.id)
            try:
                row = yield from reader.read(slot, tokens)
            finally:
                tally.prefill = time.perf_counter() - began
                tally.read = max(0, len(slot.tokens) - start)
            if row != STOPPED or not reader.gave_way:
                return row
