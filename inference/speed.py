"""How fast a model will answer here: bytes read for each token over the bandwidth of memory. Measures nothing.

Writing a token means reading all weights that take part in it, and the keys and values of the conversation so far.
Provisional constants; calibrated in the next commits.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from inference.bandwidth import Bandwidth
from inference.hardware import Hardware
from inference.load_plan import LoadPlan
from inference.memory_estimate import layer_memory
from inference.model_facts import ModelFacts
from inference.protocol import Device

WORDS_PER_TOKEN = 0.75  # English; other languages have fewer
TYPICAL_FILL = 2048  # tokens of conversation that are read again for each new one


class Speed(msgspec.Struct, frozen=True, kw_only=True):
    """Expected speed.

    Attributes:
        tokens_per_second: Of an answer.
        prompt_tokens_per_second: Of reading a prompt; ``None`` where nothing can be said.
        at_least: It will rather be faster: the bandwidth of a graphics card is not known, only the least
            that cards of its size have.
    """

    tokens_per_second: float
    prompt_tokens_per_second: float | None = None
    at_least: bool = False


def expected_speed(
    facts: ModelFacts, plan: LoadPlan, hardware: Hardware, devices: Sequence[Device], bandwidth: Bandwidth
) -> Speed:
    """The speed of a model loaded by a plan.

    Args:
        facts: The model.
        plan: How it would be loaded.
        hardware: This machine.
        devices: Graphics cards, if it uses them.
        bandwidth: Of main memory, with the threads of the plan.
    """
    seconds = bytes_per_token(facts, plan) / bandwidth.bytes_per_second
    return Speed(tokens_per_second=1 / max(seconds, 1e-6))


def bytes_per_token(facts: ModelFacts, plan: LoadPlan) -> int:
    """Bytes read to write one token in a conversation of typical length."""
    fill = min(TYPICAL_FILL, plan.context)
    kept = sum(layer_memory(facts, fill, 1, plan.kv_type, 1))
    weights = sum(facts.layer_bytes) + facts.output_bytes
    if facts.experts:
        weights -= facts.expert_bytes * (facts.experts - facts.experts_used) // facts.experts
    return weights + kept
