"""Who makes vectors: a model loaded for nothing else, or the chat model that is loaded; knows no scheduler."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from inference.engine.embedding import LONGEST, Embedder
from inference.engine.load_errors import load_error
from inference.engine.model import Model
from inference.engine.native import AbortFlag, NativeLog, llama
from inference.engine.steps import Steps
from inference.engine.vocabulary import Vocabulary
from inference.engine.weights import Weights, read_weights
from inference.errors import Cancelled, NoModel
from inference.fit import plan_load
from inference.gguf import read_model_facts
from inference.hardware import read_hardware
from inference.load_plan import LoadPlan
from inference.model_facts import ModelFacts
from inference.options import LoadOptions
from inference.protocol import Embed, Embedded, Load, Loaded

MAKING_ROOM = 16  # times as long as tokenizing a text takes making the room to compute it in


class Company(Protocol):
    """What making vectors needs to know of whoever asked for them."""

    @property
    def cancelled(self) -> bool:
        """Whether it is to stop."""

    @property
    def alone(self) -> bool:
        """Whether nothing else is carried out beside it."""


class Vectors:
    """At most one maker of vectors. Only the thread that decodes may use it.

    Args:
        log: Where llama.cpp's own words about a failure are found.
        abort: Interrupts computing.
    """

    def __init__(self, log: NativeLog, abort: AbortFlag) -> None:
        self._log = log
        self._abort = abort
        self._embedder: Embedder | None = None
        self._model: Model | None = None  # whose weights it computes with …
        self._weights: Weights | None = None  # … or its own
        self._at_work = False

    def load(self, command: Load, report: Callable[[float], None], cancelled: Callable[[], bool]) -> Loaded:
        """Load a model that is for vectors alone. Whatever was loaded before has been given up.

        Raises:
            HearthError: why it cannot be; nothing is left behind.
        """
        began = time.perf_counter()
        facts = read_model_facts(Path(command.path), purpose="embedding")
        context = max(256, min(facts.context_trained or LONGEST, LONGEST))
        options = LoadOptions(
            context_length=context, threads=command.options.threads, gpu_layers=0, kv_type="f16", speculation="off"
        )
        plan = plan_load(facts, options, read_hardware(), (), sequences=1)

        def on_progress(fraction: float) -> bool:
            report(fraction)
            return not cancelled()

        self._log.collect()
        with contextlib.ExitStack() as undo:
            weights = read_weights(facts, plan, on_progress)
            log = self._log.collected()
            if weights is None:
                if cancelled():
                    raise Cancelled("Loading was cancelled.")
                raise load_error(log, plan.memory)
            undo.callback(weights.close)
            self._embedder = self._make(weights, facts, plan)
            undo.pop_all()
        self._weights = weights
        return _described(command.path, facts, plan, time.perf_counter() - began)

    def embed(self, command: Embed, model: Model | None, around: Company) -> Steps[Embedded]:
        """The vectors of a command, step by step. Of several commands, one after the other.

        Args:
            command: What to make vectors of.
            model: The chat model that is loaded, if any.
            around: Asked after each step; where it is cancelled, that ends in ``Cancelled``.

        Raises:
            NoModel: There is nothing to make them with.
            Cancelled: As ``around`` said.
            HearthError: As ``Embedder.prepare`` and ``Embedder.embed``.
        """
        while self._at_work:
            yield from _still_wanted(around)
        self._at_work = True
        try:
            return (yield from self._embed(command, model, around))
        finally:
            self._at_work = False

    def _embed(self, command: Embed, model: Model | None, around: Company) -> Steps[Embedded]:
        if self._weights is None and self._model is not model:
            self.leave()
        if self._embedder is None:
            if model is None:
                raise NoModel("No model is loaded.", "Load a model first.")
            self._embedder, self._model = self._make(model.weights, model.facts, model.plan), model
        prepare = partial(self._embedder.prepare, command.texts)
        if model is None:
            tokens: list[list[int]] | None = prepare()
        else:
            length = MAKING_ROOM * sum(map(len, command.texts))
            tokens = yield from model.aside.do(prepare, length, around)
        if tokens is None:
            raise Cancelled("Stopped.")
        steps = self._embedder.embed(tokens, command.id, lambda: not around.alone)
        while True:
            try:
                next(steps)
            except StopIteration as over:
                vectors: Embedded = over.value
                return vectors
            yield from _still_wanted(around)

    def leave(self) -> None:
        """Give all memory back; to be called before the chat model's weights go."""
        if self._model is not None:
            self._model.aside.settle()
        if self._embedder is not None:
            self._embedder.close()
        if self._weights is not None:
            self._weights.close()
        self._embedder = self._model = self._weights = None

    def _make(self, weights: Weights, facts: ModelFacts, plan: LoadPlan) -> Embedder:
        return Embedder(
            weights.handle,
            Vocabulary(llama.llama_model_get_vocab(weights.handle)),
            trained=facts.context_trained,
            threads=plan.batch_threads,
            graphics=plan.gpu_layers > 0,
            abort=self._abort,
        )


def _still_wanted(around: Company) -> Steps[None]:
    """A moment for others; raises ``Cancelled`` when nobody waits any more."""
    yield None
    if around.cancelled:
        raise Cancelled("Stopped.")


def _described(path: str, facts: ModelFacts, plan: LoadPlan, seconds: float) -> Loaded:
    return Loaded(
        model=facts.name,
        path=path,
        architecture=facts.architecture,
        quantization=facts.quantization,
        parameters=facts.parameters,
        file_size=facts.file_size,
        context=min(facts.context_trained or LONGEST, LONGEST),
        context_trained=facts.context_trained,
        gpu_layers=0,
        layers=facts.layers + 1,
        backend="CPU",
        threads=plan.threads,
        batch_threads=plan.batch_threads,
        memory_mapping=plan.memory_mapping,
        memory=plan.memory,
        has_template=False,
        load_ms=seconds * 1000,
    )
