"""How fast a model will answer here: how long its weights and its memory take to be read. Measures nothing.

Each token needs all weights that take part in it once (of a mixture only the chosen experts; of the embeddings one
row, unless they double as output), and the keys and values of the conversation so far.

*The processor.* Weights of one type come at ``1 / sqrt(1/B² + 1/(n·k)²)`` bytes a second: ``B`` is the measured
bandwidth, ``n`` the threads, ``k`` what one core takes of this type when memory does not hold it up (``_KERNELS``). To
it come attention, which one core works through at ``_ATTENTION`` bytes a second (keys and values once for each query
head), the start of each layer and the choice among the vocabulary.

Where the constants are from: llama.cpp of llama-cpp-python 0.3.36 on a Zen 4 core with AVX-512 at 3.7 GHz, alone,
``B`` = 32 GB/s for one thread; models of 200 MB in each type, as ``tests.bench.speed`` writes them, and others of
11 to 87 layers of next to no weights. With one thread the engine was then found 2 to 17 % faster than expected, with
mixtures of 32 experts 3 % slower to 18 % faster, with two threads 7 to 12 % slower where nothing disturbed it. Other
cores differ, by half perhaps; where memory is the limit, as on most laptops with the usual types, that changes little.
``tests.bench.speed`` compares prediction and engine on any machine.

*Graphics cards* do not tell their bandwidth. The least that cards with so much memory have is taken, so the truth is
rather higher: ``at_least``. On Apple's chips, whose memory is shared, the same holds of what the cores can read.

Prompts are read at the speed of arithmetic: nothing is said about it until a model was measured here. What was
measured (``inference.calibration``) corrects the expected speed of writing as well.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from inference.bandwidth import Bandwidth
from inference.calibration import Calibration
from inference.hardware import Hardware
from inference.load_plan import LoadPlan
from inference.memory_estimate import cells
from inference.model_facts import ModelFacts
from inference.protocol import Device
from inference.units import GIB

WORDS_PER_TOKEN = 0.75  # English; other languages have fewer
UNMEASURED = Calibration()
TYPICAL_FILL = 1024  # tokens of conversation that are looked back at for each new one


class Speed(msgspec.Struct, frozen=True, kw_only=True):
    """Expected speed.

    Attributes:
        tokens_per_second: Of an answer.
        prompt_tokens_per_second: Of reading a prompt; ``None`` where nothing can be said.
        at_least: It will rather be faster than this; see above.
    """

    tokens_per_second: float
    prompt_tokens_per_second: float | None = None
    at_least: bool = False


class _Kernel(NamedTuple):
    """What one core takes of a type, GB/s: rearranged where llama.cpp rearranges it (see ``LoadPlan.repack``), else."""

    best: float
    plain: float


_KERNELS: Mapping[int, _Kernel] = {
    0: _Kernel(40, 40),  # F32
    1: _Kernel(60, 60),  # F16
    2: _Kernel(24, 13),  # Q4_0
    3: _Kernel(12, 12),  # Q4_1
    6: _Kernel(13, 13),  # Q5_0
    8: _Kernel(30, 30),  # Q8_0
    10: _Kernel(14, 12),  # Q2_K
    11: _Kernel(10, 10),  # Q3_K
    12: _Kernel(26, 19),  # Q4_K
    13: _Kernel(16, 16),  # Q5_K
    14: _Kernel(30, 30),  # Q6_K
    16: _Kernel(3.6, 3.6),  # IQ2_XXS
    18: _Kernel(4.0, 4.0),  # IQ3_XXS
    20: _Kernel(24, 11),  # IQ4_NL
    21: _Kernel(3.8, 3.8),  # IQ3_S
    22: _Kernel(4.6, 4.6),  # IQ2_S
    23: _Kernel(12, 12),  # IQ4_XS
    30: _Kernel(44, 44),  # BF16
    39: _Kernel(16, 11),  # MXFP4
}
_OTHER = _Kernel(4.0, 4.0)  # types that were not measured: as slow as the slowest
_TOGETHER = 0.9  # share of the speed that is left when threads wait for each other
_ATTENTION = 12e9  # bytes a second and core
_LAYER = 14e-6  # seconds to start one layer on the processor
_TOKEN = 6e-9  # seconds for each token of the vocabulary

# Graphics memory (at least so many bytes) and the least bandwidth (bytes a second) of cards that have it.
_CARDS = ((20 * GIB, 300e9), (11 * GIB, 200e9), (7 * GIB, 180e9), (5 * GIB, 150e9), (3 * GIB, 100e9), (0, 40e9))
_CARD_SHARE = 0.6  # of the bandwidth that llama.cpp makes use of
_CARD_LAYER = 20e-6  # seconds to start one layer there


def expected_speed(
    facts: ModelFacts,
    plan: LoadPlan,
    hardware: Hardware,
    devices: Sequence[Device],
    bandwidth: Bandwidth,
    fill: int = TYPICAL_FILL,
    calibration: Calibration = UNMEASURED,
) -> Speed:
    """The speed of a model loaded by a plan.

    Args:
        facts: The model.
        plan: How it would be loaded.
        hardware: This machine.
        devices: Graphics cards, if it uses them.
        bandwidth: Of main memory, with the threads of the plan.
        fill: Tokens of conversation looked back at; no more than the context.
        calibration: What was measured here.
    """
    fill = min(fill, plan.context)
    share = _share_on_cards(facts, plan)
    seconds = 0.0
    if share < 1:
        expected = _processor_seconds(facts, plan, bandwidth, fill)
        seconds += (1 - share) * expected * calibration.processor.slower_share(facts)
    if share > 0:
        expected = _card_seconds(facts, hardware, devices, bandwidth, fill)
        seconds += share * expected * calibration.graphics.slower_share(facts)
    return Speed(
        tokens_per_second=1 / max(seconds, 1e-6),
        prompt_tokens_per_second=_prompt_speed(facts, share, calibration),
        at_least=share > 0 and not calibration.graphics.faster,
    )


def memory_limit(facts: ModelFacts, bandwidth: Bandwidth, fill: int = 0, kv_bytes: float = 2.0) -> float:
    """Tokens a second at which memory would be read without a pause: no processor writes faster.

    Args:
        facts: The model, in main memory as a whole.
        bandwidth: Of main memory.
        fill: Tokens of conversation looked back at.
        kv_bytes: Bytes of one number of the KV cache.
    """
    full, window = cells(facts, fill, 1, 1)
    kept = 0.0
    for layer in facts.memory:
        kept += {"full": full, "window": window, "none": 0}[layer.attention] * (layer.key + layer.value) * kv_bytes
    weights = weights_per_token(facts)
    return bandwidth.bytes_per_second / (weights + kept) if weights > 0 else 0.0


def _prompt_speed(facts: ModelFacts, share: float, calibration: Calibration) -> float | None:
    """Tokens of a prompt a second, as far as what reads it was measured."""
    seconds = 0.0
    for part, rates in ((1 - share, calibration.processor), (share, calibration.graphics)):
        if part > 0:
            each = rates.prefill_seconds(facts)
            if each is None:
                return None
            seconds += part * each
    return 1 / seconds if seconds > 0 else None


def weights_per_token(facts: ModelFacts) -> int:
    """Bytes of weights read to write one token."""
    weights = sum(facts.layer_bytes) + facts.output_bytes
    if facts.ties_output:
        weights += facts.embedding_bytes
    if facts.experts > 0:
        unused = max(facts.experts - facts.experts_used, 0)
        weights -= facts.expert_bytes * unused // facts.experts
    return weights


def memory_per_token(facts: ModelFacts, fill: int, kv_bytes: float = 2.0) -> float:
    """Bytes of keys and values looked at to write one token, counted for each query head that looks, and states."""
    full, window = cells(facts, fill, 1, 1)
    wide = max(facts.head_sizes, default=0)
    narrow = min(facts.head_sizes, default=0)
    total = 0.0
    for layer in facts.memory:
        seen, head = {"full": (full, wide), "window": (window, narrow), "none": (0, 0)}[layer.attention]
        total += seen * max(layer.key + layer.value, 2 * head * facts.heads) * kv_bytes + 8 * layer.state
    return total


# ------------------------------------------------------------------------------------ the processor


def _processor_seconds(facts: ModelFacts, plan: LoadPlan, bandwidth: Bandwidth, fill: int) -> float:
    threads = max(plan.threads, 1)
    reach = bandwidth.bytes_per_second * min(1.0, threads / max(bandwidth.threads, 1))
    seconds = (
        weights_per_token(facts) * _seconds_per_byte(facts, plan.repack, threads, reach)
        + memory_per_token(facts, fill) / (_ATTENTION * threads)
        + len(facts.memory) * _LAYER
        + facts.vocabulary * _TOKEN
    )
    return seconds / _TOGETHER if threads > 1 else seconds


def _seconds_per_byte(facts: ModelFacts, repack: bool, threads: int, reach: float) -> float:
    """Mean over the types the matrices are in."""
    total = sum(facts.matrix_bytes.values())
    if total <= 0:
        return 1 / reach
    seconds = 0.0
    for type_, size in facts.matrix_bytes.items():
        kernel = _KERNELS.get(type_, _OTHER)
        rate = (kernel.best if repack else kernel.plain) * 1e9 * threads
        seconds += size / total * math.hypot(1 / reach, 1 / rate)
    return seconds


# -------------------------------------------------------------------------------------------- cards


def _share_on_cards(facts: ModelFacts, plan: LoadPlan) -> float:
    """Of what is read for each token, what lies on cards."""
    if plan.layers <= 0 or plan.gpu_layers <= 0:
        return 0.0
    experts = 0.0
    if plan.cpu_expert_layers and facts.experts and facts.layers:
        used = facts.expert_bytes * facts.experts_used / facts.experts
        experts = used / max(weights_per_token(facts), 1) * plan.cpu_expert_layers / facts.layers
    return min(max(plan.gpu_layers / plan.layers - experts, 0.0), 1.0)


def _card_seconds(
    facts: ModelFacts, hardware: Hardware, devices: Sequence[Device], bandwidth: Bandwidth, fill: int
) -> float:
    cards = [device for device in devices if device.kind == "gpu"]
    if hardware.system.startswith("Darwin") or not cards:
        reach = bandwidth.bytes_per_second  # the memory is the same
    else:
        # Layers on several cards run one after the other; the smallest card stands for all.
        least = min(card.memory_total for card in cards)
        reach = next(speed for size, speed in _CARDS if least >= size) * _CARD_SHARE
    # Cards read keys and values once for all query heads of a group.
    kept = sum(layer.key + layer.value for layer in facts.memory) * fill * 2
    return (weights_per_token(facts) + kept) / reach + len(facts.memory) * _CARD_LAYER + facts.vocabulary * _TOKEN
