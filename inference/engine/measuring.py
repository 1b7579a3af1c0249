"""How fast the loaded model is: reads and writes tokens without meaning, and looks at the clock.

It works in a sequence of its own, lent by the memory like any conversation's, and gives it back empty. What the tokens
are matters little for the time they take; they are drawn anew from a fixed seed, so that two measurements compute the
same, also which experts of a mixture take part.
"""

from __future__ import annotations

import math
import random
import statistics
import time
from collections.abc import Callable

from inference.engine.context import ABORTED, FULL, OK
from inference.engine.model import Model
from inference.engine.native import llama
from inference.engine.reuse import Slot
from inference.engine.surroundings import Surroundings
from inference.errors import Cancelled, ContextFull, EngineFailed, UsageError
from inference.protocol import Measure, Measured, PromptProgress

WARM_UP_TOKENS = 16  # read before reading is measured: threads are awake then, and buffers have their shape
WARM_UP_STEPS = 2  # of writing, likewise
QUIET = 1.0  # seconds without a word; what takes longer tells how far it is
PROGRESS_PACE = 0.1  # seconds between two reports


class Measuring:
    """One measurement. ``run`` once.

    Args:
        model: Loaded.
        command: What to measure.
        around: Where progress goes and cancels come from.
    """

    def __init__(self, model: Model, command: Measure, around: Surroundings) -> None:
        self._model = model
        self._command = command
        self._around = around
        self._random = random.Random(0)
        self._done = 0
        self._total = command.depth + command.prompt + (_steps(command) * command.batch if command.steps else 0)
        self._said = time.perf_counter() + QUIET - PROGRESS_PACE

    def run(self) -> Measured:
        """Measure.

        Raises:
            UsageError: There is nothing to measure, or a number that cannot be meant.
            ContextFull: The context is too short for it.
            Cancelled: It was stopped. The memory is in order, as always afterwards.
            EngineFailed: The model computes no numbers.
        """
        command = self._command
        self._check()
        prefill_tps = decode_ms = spread = 0.0
        if command.prompt:
            self._warm_up()
        with _Scratch(self._model, self._draw(max(self._total, 2))) as slot:
            self._read(slot, command.depth)
            if command.prompt:
                prefill_tps = command.prompt / max(self._timed(lambda: self._read(slot, command.prompt)), 1e-9)
            if command.steps:
                decode_ms, spread = self._write(slot)
        threads = int(llama.llama_n_threads(self._model.context.handle))
        batch_threads = int(llama.llama_n_threads_batch(self._model.context.handle))
        return Measured(
            id=command.id,
            prefill_tps=prefill_tps,
            decode_ms=decode_ms,
            decode_spread=spread,
            threads=threads,
            batch_threads=batch_threads,
        )

    def _check(self) -> None:
        command, context = self._command, self._model.context
        if min(command.prompt, command.depth, command.steps) < 0 or not 0 < command.batch <= context.micro_batch:
            raise UsageError("This cannot be measured.", f"Measure batches of 1 to {context.micro_batch} tokens.")
        if not command.prompt and not command.steps:
            raise UsageError("There is nothing to measure.", "Ask for reading, for writing or for both.")
        if self._total > context.size:
            raise ContextFull(
                f"Measuring this takes {self._total:,} tokens; the context has {context.size:,}.",
                "Measure fewer tokens, or load the model with a longer context.",
            )

    # --------------------------------------------------------------------------------- the parts

    def _warm_up(self) -> None:
        with _Scratch(self._model, self._draw(WARM_UP_TOKENS)) as slot:
            self._compute(slot, self._draw(min(WARM_UP_TOKENS, self._model.chunk, self._model.context.size)))

    def _read(self, slot: Slot, count: int) -> None:
        """Read so many tokens as a prompt is read."""
        while count > 0:
            chunk = self._draw(min(count, self._model.chunk))
            count -= len(chunk)
            self._compute(slot, chunk)
            self._report(len(chunk))

    def _write(self, slot: Slot) -> tuple[float, float]:
        """Milliseconds of a step, and how far apart the middle half of them lies as a share of that."""
        command, times = self._command, []
        for step in range(_steps(command)):
            tokens = self._draw(command.batch)
            seconds = self._timed(lambda tokens=tokens: self._compute(slot, tokens, output=True))  # type: ignore[misc]
            self._model.context.check_logits(thorough=step == 0)
            if step >= WARM_UP_STEPS:
                times.append(max(seconds * 1000, 1e-6))
            self._report(command.batch)
        middle = statistics.median(times)
        if len(times) < 4:
            return middle, (max(times) - min(times)) / middle
        low, _, high = statistics.quantiles(times, n=4)
        return middle, max(0.0, high - low) / middle

    # ---------------------------------------------------------------------------------- one step

    def _compute(self, slot: Slot, tokens: list[int], *, output: bool = False) -> None:
        context, memory = self._model.context, self._model.memory
        while True:
            if self._around.cancelled:
                raise Cancelled("Measuring was stopped.")
            if output and slot.tokens and 1 < len(tokens) <= context.outputs:  # as guessed tokens are looked at
                result = context.decode_draft(slot.sequence, tokens, len(slot.tokens))
            else:
                result = context.decode(slot.sequence, tokens, len(slot.tokens), output=output)
            if result != FULL:
                break
            if not memory.make_room(slot):
                raise ContextFull("The context is too short to measure this.", "Measure fewer tokens.")
        if result == ABORTED:
            raise Cancelled("Measuring was stopped.")
        if result != OK:
            raise EngineFailed("The engine could not be measured.", detail=f"llama_decode returned {result}")
        context.synchronize()
        slot.tokens += tokens
        self._around.between_steps()

    def _draw(self, count: int) -> list[int]:
        """Tokens without meaning."""
        return self._random.choices(range(self._model.vocabulary.size), k=count)

    def _timed(self, work: Callable[[], None]) -> float:
        began = time.perf_counter()
        work()
        seconds = time.perf_counter() - began
        return seconds if math.isfinite(seconds) and seconds > 0 else 1e-9

    def _report(self, tokens: int) -> None:
        self._done += tokens
        now = time.perf_counter()
        if now - self._said >= PROGRESS_PACE:
            self._said = now
            self._around.send(
                PromptProgress(id=self._command.id, done=min(self._done, self._total), total=self._total, reused=0)
            )


class _Scratch:
    """A sequence that is empty before and after. A context manager."""

    def __init__(self, model: Model, tokens: list[int]) -> None:
        self._memory = model.memory
        self._tokens = tokens

    def __enter__(self) -> Slot:
        self._slot = self._memory.begin("", self._tokens)
        self._memory.drop(self._slot)  # nothing is to be reused
        return self._slot

    def __exit__(self, *_error: object) -> None:
        self._memory.drop(self._slot)


def _steps(command: Measure) -> int:
    return command.steps + WARM_UP_STEPS
