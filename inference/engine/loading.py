"""The way from a file to a loaded model; knows no requests.

It goes 1. check the file, 2. plan for this machine, 3. load the weights, 4. make the context, 5. warm up.
Steps 1 and 2 touch nothing, so a model loaded before is still good when they fail.
"""

from __future__ import annotations

import contextlib
import dataclasses
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypedDict

import msgspec

from inference.engine.allocation import context_allocated, together, weights_allocated
from inference.engine.archive import Archive, automatic_budget
from inference.engine.aside import Aside
from inference.engine.context import ABORTED, OK, Context
from inference.engine.devices import graphics_devices
from inference.engine.draft_loading import load_draft
from inference.engine.eyes import Eyes
from inference.engine.guiding.guidance import Guidance
from inference.engine.load_errors import LogLines, flash_attention_refused, load_error
from inference.engine.load_planning import Checked, LoadPlanner, Room
from inference.engine.making_context import make_context
from inference.engine.memory import ConversationMemory
from inference.engine.model import Model
from inference.engine.native import AbortFlag, NativeLog, llama
from inference.engine.prompt import ChatTemplate
from inference.engine.read_ahead import read_ahead
from inference.engine.reuse import (
    CHECKPOINT_BYTES,
    CHECKPOINT_SHARE,
    AppendOnlyMemory,
    DenseMemory,
    Policy,
    RecurrentMemory,
    WindowMemory,
)
from inference.engine.sampling import resolve_sampling
from inference.engine.speculation.speculation import Speculation
from inference.engine.speculation.starting import start_speculation
from inference.engine.vocabulary import Vocabulary
from inference.engine.weights import Weights, read_weights
from inference.errors import Cancelled, EngineFailed, HearthError, OutOfMemory
from inference.fit import LoadPlan
from inference.model_facts import ModelFacts
from inference.options import LoadOptions, Sampling
from inference.protocol import Device, Loaded

Stage = Literal["checking", "loading", "warming"]

READ_FRACTION = 0.6  # of the progress, when a file that will be mapped has been read
LOADED_FRACTION = 0.9  # of the progress, when weights and context are there and the first computation is not
WARM_TOKENS = 2
STOPPABLE_CHUNK = 128  # tokens read at once where a computation cannot be aborted

# Memory that can be cut and copied in ways nobody has tested yet.
_APPEND_ONLY = frozenset({"deepseek4"})


class _AroundContext(TypedDict):
    """The fields of a ``Model`` that come and go with its context."""

    context: Context
    memory: ConversationMemory
    chunk: int
    speculation: Speculation | None
    reclaimable: int
    graphics_memory: int


class ModelLoader:
    """Loads models.

    Args:
        log: Where llama.cpp's own words about a failure are found.
        abort: Interrupts computing.
        devices: Asks what there is to compute on, and how much memory is free there now.
        for_model: Those of them that may hold layers, as ``Backends.for_model`` has them.

    Attributes:
        planner: Decides how; learns from what was allocated.
    """

    def __init__(
        self,
        log: NativeLog,
        abort: AbortFlag,
        devices: Callable[[], tuple[Device, ...]],
        for_model: Callable[[], Any] = lambda: None,
    ) -> None:
        self._log = log
        self._abort = abort
        self._devices = devices
        self._for_model = for_model
        self.planner = LoadPlanner(devices)

    def check(self, path: str, options: LoadOptions, given_up: Model | None, draft: str = "") -> Checked:
        """Steps 1 and 2, see ``LoadPlanner.check``."""
        room = Room(given_up.reclaimable, given_up.graphics_memory) if given_up else Room()
        return self.planner.check(path, options, room, draft)

    def load(
        self,
        checked: Checked,
        report: Callable[[float, Stage], None],
        cancelled: Callable[[], bool],
    ) -> Model:
        """Steps 3 to 5.

        Args:
            checked: From ``check``.
            report: Called with a fraction of 1 and the stage.
            cancelled: Asked again and again; true ends in ``Cancelled``.

        Raises:
            HearthError: why it cannot be loaded; nothing is left behind.
        """
        began = time.perf_counter()
        report(0.0, "loading")
        if checked.plan.memory_mapping and checked.facts.file_size < checked.hardware.memory_available:
            parts = checked.facts.parts or (checked.facts.path,)
            read_ahead(parts, lambda fraction: report(fraction * READ_FRACTION, "loading"), cancelled)
            _raise_if(cancelled())
        with contextlib.ExitStack() as undo:
            undo.callback(self._log.collected)
            weights = self._read_weights(checked, report, cancelled)
            undo.callback(weights.close)
            _raise_if(cancelled())
            context = self._make_context(weights, checked.plan)
            undo.callback(context.close)
            report(LOADED_FRACTION, "warming")
            _raise_if(cancelled())
            model = self._assemble(weights, context, checked)
            self._warm_up(model)
            _raise_if(cancelled())
            undo.pop_all()
        return self._finished(checked, model, began)

    def add_draft(self, model: Model, facts: ModelFacts) -> tuple[Model, str]:
        """The model with another one that drafts for it; or without, and why."""
        draft, refusal = load_draft(facts, model, self._abort)
        if draft is None or model.speculation is None:
            return model, refusal
        model.speculation.draft = draft
        loaded = msgspec.structs.replace(model.loaded, speculation="draft", draft=draft.name)
        return dataclasses.replace(model, loaded=loaded), ""

    def give_eyes(self, model: Model, projector: str) -> Model:
        """The model with a projector that is read when the first picture is shown; empty: with none."""
        if model.eyes is not None and str(model.eyes.path) == projector:
            eyes: Eyes | None = model.eyes
        else:
            if model.eyes is not None:
                model.aside.settle()
                model.eyes.close()
            plan = model.plan
            graphics = plan.gpu_layers > 0
            handle, threads = model.weights.handle, plan.batch_threads
            eyes = Eyes(Path(projector), handle, self._log, threads=threads, graphics=graphics) if projector else None
        loaded = msgspec.structs.replace(model.loaded, sees=eyes is not None)
        return dataclasses.replace(model, eyes=eyes, loaded=loaded)

    def renew(self, model: Model, checked: Checked, report: Callable[[float, Stage], None]) -> tuple[Model, str]:
        """Steps 4 and 5 for weights that are there already; conversations come back from the archive.

        Args:
            model: Loaded; its weights serve the plan (``Weights.serve``). It must not be used again.
            checked: From ``check``.
            report: As for ``load``.

        Returns:
            The model with its new context and an empty text; or, where that cannot be made, with one like the
            one before, and why.

        Raises:
            HearthError: Neither can be made; nothing is left behind.
        """
        began = time.perf_counter()
        report(0.0, "loading")
        model.memory.put_away_all()
        if model.speculation is not None:
            model.speculation.close()
        model.context.close()
        before = Checked(model.loaded.path, model.facts, model.plan, checked.hardware)
        with contextlib.ExitStack() as undo:
            undo.callback(model.weights.close)
            undo.callback(model.guidance.close)
            undo.callback(model.aside.settle)
            try:
                renewed, refusal = self._with_context(model, checked, report, began), ""
            except HearthError as error:
                renewed, refusal = self._with_context(model, before, report, began), error.message
            undo.pop_all()
        return renewed, refusal

    def _with_context(
        self, model: Model, checked: Checked, report: Callable[[float, Stage], None], began: float
    ) -> Model:
        """The model with another context, in working order."""
        with contextlib.ExitStack() as undo:
            undo.callback(self._log.collected)
            context = self._make_context(model.weights, checked.plan)
            undo.callback(context.close)
            report(LOADED_FRACTION, "warming")
            renewed = dataclasses.replace(
                model,
                plan=checked.plan,
                **self._around_context(model.weights, context, checked, model.memory.archive),
            )
            self._warm_up(renewed)
            undo.pop_all()
        return self._finished(checked, renewed, began)

    def _read_weights(
        self, checked: Checked, report: Callable[[float, Stage], None], cancelled: Callable[[], bool]
    ) -> Weights:
        def on_progress(fraction: float) -> bool:
            report(READ_FRACTION + fraction * (LOADED_FRACTION - READ_FRACTION), "loading")
            return not cancelled()

        self._log.collect()
        weights = read_weights(checked.facts, checked.plan, on_progress, self._for_model())
        log = self._log.collected()
        if weights is None:
            _raise_if(cancelled())
            raise load_error(log, checked.plan.memory)
        allocated = weights_allocated(log, mapped=checked.plan.memory_mapping)
        return dataclasses.replace(weights, allocated=allocated)

    def _make_context(self, weights: Weights, plan: LoadPlan) -> Context:
        self._log.collect()
        context = make_context(weights, plan, self._abort)
        if context is None:
            raise load_error(self._log.collected(), plan.memory)
        return context

    def _assemble(self, weights: Weights, context: Context, checked: Checked) -> Model:
        vocabulary = Vocabulary(llama.llama_model_get_vocab(weights.handle))
        template = ChatTemplate(
            checked.facts.chat_template,
            bos=vocabulary.text(vocabulary.bos),
            eos=vocabulary.text(vocabulary.eos),
            control_texts=tuple(vocabulary.controls.values()),
        )
        archive = Archive(automatic_budget(checked.hardware.memory_total))
        return Model(
            weights=weights,
            facts=checked.facts,
            plan=checked.plan,
            loaded=Loaded(model="", path="", context=0, gpu_layers=0, backend=""),
            vocabulary=vocabulary,
            suppressed=vocabulary.suppressed(),
            guidance=Guidance(vocabulary),
            template=template,
            aside=Aside(),
            **self._around_context(weights, context, checked, archive),
        )

    def _around_context(self, weights: Weights, context: Context, checked: Checked, archive: Archive) -> _AroundContext:
        stoppable = self._abort.native and checked.plan.gpu_layers == 0
        budget = min(CHECKPOINT_BYTES, checked.hardware.memory_total // CHECKPOINT_SHARE)
        return _AroundContext(
            context=context,
            memory=ConversationMemory(context, _policy(weights.handle, context, checked.facts), budget, archive),
            # WORKAROUND: llama.cpp finds cells for all micro-batches of a call before it computes the first, and in a
            # sliding window the search lets go of cells that the first still needs: one micro-batch a call.
            chunk=context.micro_batch if stoppable else min(context.micro_batch, STOPPABLE_CHUNK),
            speculation=start_speculation(checked.facts, checked.plan, checked.hardware.processor, self.planner.folder)
            if checked.facts.architecture not in _APPEND_ONLY
            else None,
            reclaimable=_reclaimable(checked.plan),
            graphics_memory=checked.plan.estimate.gpu,
        )

    def _warm_up(self, model: Model) -> None:
        """Compute two tokens: only now are all weights in memory, and is every buffer made.

        WORKAROUND the Vulkan part of llama.cpp (0.5.0-dev, ggml 0.25.3) ends the process when the first thing it ever
        computes is a single token and the next one several: seen on Mesa's software device with fused operations.
        llama.cpp's own programs warm up with two, too.
        """
        token = max(model.vocabulary.bos, 0)
        try:
            tokens = [token] * min(WARM_TOKENS, model.context.batch)
            result = model.context.decode(0, tokens, 0, output=True)
        except EngineFailed as error:
            cause = load_error(self._log.collected(), model.plan.memory)
            raise (cause if isinstance(cause, OutOfMemory) else error) from None
        model.context.synchronize()
        model.memory.clear()
        if result not in (OK, ABORTED):
            raise EngineFailed("The model was loaded but cannot compute.", "Load it with a longer context.")

    def _finished(self, checked: Checked, model: Model, began: float) -> Model:
        """The model with what is said about it, from which later plans learn."""
        loaded = self._describe(checked, model, self._log.collected(), time.perf_counter() - began)
        self.planner.learn(checked, loaded.allocated)
        return dataclasses.replace(model, loaded=loaded)

    def _describe(self, checked: Checked, model: Model, log: LogLines, seconds: float) -> Loaded:
        facts, plan, context = checked.facts, checked.plan, model.context
        graphics = graphics_devices(self._devices())
        return Loaded(
            model=facts.name,
            path=checked.path,
            architecture=facts.architecture,
            quantization=facts.quantization,
            parameters=facts.parameters,
            file_size=facts.file_size,
            context=context.size,
            context_trained=facts.context_trained,
            gpu_layers=plan.gpu_layers,
            layers=facts.layers + 1,
            cpu_expert_layers=plan.cpu_expert_layers,
            backend=graphics[0].name if plan.gpu_layers and graphics else "CPU",
            threads=plan.threads,
            batch_threads=plan.batch_threads,
            batch=context.batch,
            micro_batch=context.micro_batch,
            flash_attention="off" if plan.flash_attention == "off" or flash_attention_refused(log) else "on",
            kv_type=plan.kv_type,
            memory_mapping=plan.memory_mapping,
            memory_kind=model.memory.policy.kind,
            memory=plan.memory,
            automatic=plan.automatic,
            sampling=resolve_sampling(Sampling(), facts.sampling),
            recommended=facts.recommended,
            has_template=model.template.has_template,
            reasoning=model.template.reasoning,
            tools=model.template.tools,
            load_ms=seconds * 1000,
            allocated=together(model.weights.allocated, context_allocated(log)),
            speculation="off" if model.speculation is None else "lookup",
            sequences=context.sequences,
        )


def _policy(handle: Any, context: Context, facts: ModelFacts) -> Policy:
    """By what llama.cpp says about the model it has loaded."""
    if facts.architecture in _APPEND_ONLY:
        return AppendOnlyMemory(context)
    if llama.llama_model_is_recurrent(handle):
        return RecurrentMemory(context, "recurrent")
    if llama.llama_model_is_hybrid(handle):
        return RecurrentMemory(context, "hybrid")
    window = int(llama.llama_model_n_swa(handle))
    return WindowMemory(context, window) if window > 0 else DenseMemory(context)


def _reclaimable(plan: LoadPlan) -> int:
    if plan.gpu_layers:
        return 0  # most of it lies on the graphics device
    expected = plan.estimate
    return expected.kv + expected.compute + expected.copies + (0 if plan.memory_mapping else expected.weights)


def _raise_if(cancelled: bool) -> None:
    if cancelled:
        raise Cancelled("Loading was cancelled.")
