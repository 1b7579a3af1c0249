"""One answer, from messages to the last token; knows no queue of requests and no pipe.

It goes 1. pose the question (``question``), 2. find what is in memory (``memory``), 3. read the rest of the prompt
(``reading``), 4. write (``writing``), 5. account (``tally``).
"""

from __future__ import annotations

import time

from inference.engine.model import Model
from inference.engine.question import Question, pose
from inference.engine.reading import PromptReader
from inference.engine.reuse import Slot
from inference.engine.sampling import Sampler
from inference.engine.surroundings import Surroundings
from inference.engine.tally import Tally
from inference.engine.writing import AnswerWriter
from inference.protocol import Finished, FinishReason, Generate


class Generation:
    """An answer being written. ``run`` once.

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

    def run(self) -> Finished:
        """Write the answer.

        Raises:
            HearthError: why there is none. The memory is in order again.
        """
        model, command, tally = self._model, self._command, self._tally
        question = pose(model, command, self._around)
        tokens = question.tokens.tokens
        tally.prompt_tokens = len(tokens)
        tally.seed = question.sampling.seed or 0
        slot = model.memory.begin(command.conversation, tokens)
        try:
            reason = self._answer(question, slot)
        except BaseException:
            model.memory.drop(slot)  # nobody knows how far it came
            raise
        finally:
            self._around.interruptible(True)
        return tally.finished(command.id, reason, len(slot.tokens))

    def _answer(self, question: Question, slot: Slot) -> FinishReason:
        model, command = self._model, self._command
        vocabulary = model.vocabulary
        sampler = Sampler(
            question.sampling, vocabulary.handle, vocabulary.size, suppressed=model.suppressed, bias=question.bias
        )
        try:
            sampler.remember(question.tokens.tokens)
            if not self._read(question, slot):
                return "cancelled"
            writer = self._writer(model, question, sampler, self._around, self._tally, command.id, command.max_tokens)
            return writer.write(slot)
        finally:
            sampler.close()

    def _read(self, question: Question, slot: Slot) -> bool:
        tally = self._tally
        tally.reused = start = len(slot.tokens)
        tally.restored = slot.restored
        began = time.perf_counter()
        try:
            return PromptReader(self._model, self._around, self._command.id).read(slot, question.tokens)
        finally:
            tally.prefill = time.perf_counter() - began
            tally.read = max(0, len(slot.tokens) - start)
