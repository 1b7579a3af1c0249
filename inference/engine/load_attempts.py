"""Loading by a plan, and where memory runs out by humbler ones, each told; knows no queue of requests."""

from __future__ import annotations

from collections.abc import Callable

from inference.engine.load_errors import out_of_memory
from inference.engine.load_planning import Checked
from inference.engine.loading import ModelLoader, Stage
from inference.engine.model import Model
from inference.engine.native import release_memory
from inference.errors import OutOfMemory
from inference.load_ladder import load_ladder
from inference.load_plan import LoadPlan, PlanNotice
from inference.options import LoadOptions

Report = Callable[[float, Stage, int], None]


def load_with_ladder(
    loader: ModelLoader,
    checked: Checked,
    options: LoadOptions,
    attempt: int,
    report: Report,
    cancelled: Callable[[], bool],
    tell: Callable[[PlanNotice], None],
) -> Model:
    """Load a model, giving up one thing after the other while there is too little memory.

    Args:
        loader: Loads.
        checked: The plan to begin with.
        options: As the user chose them.
        attempt: How many attempts to leave out: the process ended in the one before.
        report: Called with a fraction of 1, the stage and the number of the attempt.
        cancelled: Asked again and again.
        tell: Called with each step down, before it is tried.

    Raises:
        OutOfMemory: Not even the last attempt fits.
        HearthError: why it cannot be loaded otherwise.
    """
    failure = out_of_memory(checked.plan.memory)
    if attempt <= 0:
        try:
            return loader.load(checked, _numbered(report, 0), cancelled)
        except OutOfMemory as error:
            failure = error
        except MemoryError:
            pass
    tried = checked.plan
    rungs = load_ladder(checked.facts, options, checked.plan, drafted=checked.draft is not None)
    for number, rung in enumerate(rungs, start=1):
        if number < attempt:
            continue
        release_memory()
        lower = loader.planner.lower(checked, rung)
        if lower is None or _same(lower.plan, tried):
            continue
        tell(PlanNotice("fallback", f"There is not enough memory. Trying again {rung.words}."))
        try:
            return loader.load(lower, _numbered(report, number), cancelled)
        except OutOfMemory as error:
            failure = error
        except MemoryError:
            pass
        tried = lower.plan
    raise failure


def _numbered(report: Report, attempt: int) -> Callable[[float, Stage], None]:
    return lambda fraction, stage: report(fraction, stage, attempt)


def _same(plan: LoadPlan, other: LoadPlan) -> bool:
    """Whether one plan takes as much as the other."""
    return plan.estimate == other.estimate and plan.gpu_layers == other.gpu_layers
