"""What to give up, step after step, when there was less memory than it looked like; loads nothing.

What *automatic* chose goes first: experts and layers on the graphics card, the second copy of weights, the precision
of the KV cache, the length of the context. What the user fixed is changed last, in the same order, and the words say
so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from inference.fit import LEAST_CONTEXT, STEP, can_halve
from inference.load_plan import LoadPlan
from inference.memory_estimate import offloaded_blocks
from inference.model_facts import ModelFacts
from inference.options import LoadOptions

MIN_LAYERS = 4  # on a graphics card; fewer are not worth the way there
SHORTEST_CONTEXT = 512  # tokens; with less nothing can be said


class Rung(NamedTuple):
    """One step down.

    Attributes:
        options: What to plan with instead.
        copies: Whether weights may be kept a second time.
        words: What is given up, as the end of a sentence: “trying again …”.
    """

    options: LoadOptions
    copies: bool
    words: str


class _State(NamedTuple):
    """How far down the ladder one is."""

    options: LoadOptions
    copies: bool = True

    def with_(self, **changes: object) -> _State:
        return self._replace(options=msgspec.structs.replace(self.options, **changes))


def load_ladder(facts: ModelFacts, options: LoadOptions, plan: LoadPlan, *, drafted: bool = False) -> tuple[Rung, ...]:
    """All steps down from a plan that could not be carried out, each including those before.

    Args:
        facts: The model.
        options: As the user chose them.
        plan: What they led to.
        drafted: Whether a model that drafts was to be loaded beside it; no step has it.
    """
    # Planned anew, automatic would choose the same again: from here on all of it is said.
    state = _State(
        msgspec.structs.replace(
            options,
            context_length=plan.context,
            gpu_layers=plan.gpu_layers,
            cpu_expert_layers=plan.cpu_expert_layers,
            kv_type=plan.kv_type,
            batch=plan.batch,
            micro_batch=plan.micro_batch,
        )
    )
    free, fixed = [], []
    for name, steps in (
        ("cpu_expert_layers", _no_experts(facts, plan)),
        ("gpu_layers", _fewer_layers(plan)),
        ("", (("copies", False, "without the second copy of the model that makes it faster"),)),
        ("kv_type", _smaller_types(facts, plan)),
        ("context_length", _shorter_contexts(plan.context, LEAST_CONTEXT)),
    ):
        chosen = getattr(options, name) if name else None
        if chosen is None:
            free += list(steps)
        else:
            fixed += [(field, value, f"{words} {_instead_of(name, chosen)}") for field, value, words in steps]
    least = min(plan.context, LEAST_CONTEXT)
    last = list(_shorter_contexts(least, SHORTEST_CONTEXT))
    rungs = tuple(_descend(state, [*free, *fixed, *last]))
    alone = Rung(state.options, state.copies, "without the model that drafts for it")
    return (alone, *rungs) if drafted else rungs


_Step = tuple[str, object, str]  # field, value, words


def _descend(state: _State, steps: list[_Step]) -> Iterator[Rung]:
    for field, value, words in steps:
        state = state._replace(copies=False) if field == "copies" else state.with_(**{field: value})
        yield Rung(state.options, state.copies, words)


def _no_experts(facts: ModelFacts, plan: LoadPlan) -> Iterator[_Step]:
    blocks = len(offloaded_blocks(facts.layers, plan.gpu_layers))
    if facts.expert_bytes and plan.cpu_expert_layers < blocks:
        yield "cpu_expert_layers", blocks, "with the experts of all layers on the processor"


def _fewer_layers(plan: LoadPlan) -> Iterator[_Step]:
    layers = plan.gpu_layers * 2 // 3
    while layers >= MIN_LAYERS:
        yield "gpu_layers", layers, f"with {layers} of {plan.layers} layers on the graphics card"
        layers //= 2
    if plan.gpu_layers:
        yield "gpu_layers", 0, "on the processor alone"


def _smaller_types(facts: ModelFacts, plan: LoadPlan) -> Iterator[_Step]:
    if plan.kv_type in ("f32", "f16", "bf16") and can_halve(facts, plan.flash_attention):
        yield "kv_type", "q8_0", "remembering the conversation less precisely (KV cache type q8_0)"


def _shorter_contexts(context: int, least: int) -> Iterator[_Step]:
    while context > least:
        context = max(-(-context // 2 // STEP) * STEP, least)
        yield "context_length", context, f"with a context of {context:,} tokens"


def _instead_of(name: str, chosen: int | str) -> str:
    if name == "cpu_expert_layers":
        return f"instead of those of {chosen}, as was chosen"
    if name == "gpu_layers":
        return f"instead of with the {chosen} GPU layers that were chosen"
    if name == "kv_type":
        return f"instead of {chosen}, which was chosen"
    return f"instead of the {chosen:,} that were chosen"
