"""Loads a small model that drafts for a large one that is loaded, where it has the same tokens and there is room."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from inference.engine.load_planning import Checked
from inference.engine.making_context import make_context
from inference.engine.model import Model
from inference.engine.native import AbortFlag
from inference.engine.reuse import DenseMemory
from inference.engine.speculation.draft_model import DraftModel
from inference.engine.weights import read_weights
from inference.errors import HearthError
from inference.fit import memory_margin, plan_load
from inference.hardware import read_hardware
from inference.load_plan import LoadPlan
from inference.model_facts import ModelFacts
from inference.options import LoadOptions
from inference.protocol import Load
from inference.units import data_size
from inference.vocabulary_key import first_with_the_tokens_of, vocabulary_key


def check_with_draft(check: Callable[[str], Checked], command: Load) -> Checked:
    """The plan for a model and what drafts for it: as asked for, else the first candidate that costs it nothing.

    Args:
        check: Plans, given the path of what drafts, empty for nothing.
        command: What is to be loaded.

    Raises:
        HearthError: why the model itself cannot be loaded.
    """
    if command.options.speculation != "auto":
        return check("")
    if command.draft:
        return check(command.draft)
    alone = check("")
    path = first_with_the_tokens_of(Path(command.path), map(Path, command.drafts)) if alone.plan.speculates else None
    if path is None:
        return alone
    beside = check(str(path))
    costs_nothing = beside.draft is not None and _essence(beside.plan) == _essence(alone.plan)
    return beside if costs_nothing else alone


def _essence(plan: LoadPlan) -> tuple[object, ...]:
    """What somebody would rather have than a helper."""
    return plan.context, plan.kv_type, plan.gpu_layers, plan.cpu_expert_layers, plan.repack


def load_draft(facts: ModelFacts, model: Model, abort: AbortFlag) -> tuple[DraftModel | None, str]:
    """Load a model so that it drafts for ``model``; or nothing, and why not."""
    try:
        refusal = _refusal(facts, model)
        return (None, refusal) if refusal else _load(facts, model, abort)
    except HearthError as error:
        return None, f"No other model helps this one to write faster: {error.message}"


def _refusal(facts: ModelFacts, model: Model) -> str:
    if model.speculation is None:
        return f"“{model.facts.name}” cannot take back a wrong guess, so no other model guesses for it."
    if facts.memory_kind != "dense":
        return f"“{facts.name}” cannot take back a wrong guess, so it cannot guess for another model."
    if vocabulary_key(facts.path) != vocabulary_key(model.facts.path) or facts.vocabulary != model.facts.vocabulary:
        return f"“{facts.name}” has other tokens than “{model.facts.name}”, so it cannot guess for it."
    return ""


def _load(facts: ModelFacts, model: Model, abort: AbortFlag) -> tuple[DraftModel | None, str]:
    context = min(model.context.size, facts.context_trained or model.context.size)
    options = LoadOptions(
        context_length=max(context, 256),
        threads=model.plan.threads,
        batch_threads=model.plan.batch_threads,
        gpu_layers=0,
        speculation="off",
    )
    hardware = read_hardware()
    plan = plan_load(facts, options, hardware, (), sequences=1)
    room = hardware.memory_available - memory_margin(hardware)
    if plan.memory > room:
        return (
            None,
            f"“{facts.name}” needs {data_size(plan.memory)} to guess along, and {data_size(max(room, 0))} are free.",
        )
    weights = read_weights(facts, plan, lambda _fraction: True)
    if weights is None:
        return None, f"“{facts.name}” cannot be loaded beside “{model.facts.name}”."
    with contextlib.ExitStack() as undo:
        undo.callback(weights.close)
        made = make_context(weights, plan, abort)
        if made is None:
            return None, f"“{facts.name}” finds no memory beside “{model.facts.name}”."
        undo.pop_all()
    return DraftModel(facts.name, weights, made, DenseMemory(made)), ""
