"""What was measured on this machine, in the form in which it corrects what is expected of other models.

Each measured model is one ``Evidence``: how many times faster it wrote than ``inference.speed`` had expected, and how
much arithmetic a second it read with. Of several the median counts, by the number format that most weights have, since
that decides which code computes; formats nobody measured take after all others, but only halfway. No figure moves a
prediction by more than ``_LIMITS``: one bad measurement must not make every model look absurd.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

import msgspec

from inference.model_facts import ModelFacts
from inference.quantization import TENSOR_TYPES

_LIMITS = (0.4, 2.5)  # times faster than expected: beyond lies another program's load, or a mistake
_BELIEVED = (0.1, 10.0)  # times faster than expected: a figure beyond is no evidence at all
_ARITHMETIC = (1e8, 1e16)  # operations a second; a processor of a telephone and a rack of cards lie within
_MAIN = 0.5  # share of the weights from which on a format stands for a model

Part = Literal["processor", "graphics"]


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One measured model.

    Attributes:
        part: What computed; models that are spread over both tell nothing certain about either.
        type: The format most of its weights are in, as ggml numbers it.
        faster: How many times faster than expected it wrote; 0: not measured.
        arithmetic: Operations a second with which it read; 0: not measured.
    """

    part: Part = "processor"
    type: int
    faster: float = 0.0
    arithmetic: float = 0.0


class Rates(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about one part of the machine.

    Attributes:
        faster: How many times faster than expected it writes, by format.
        otherwise: The same for formats that were not measured.
        arithmetic: Operations a second with which it reads, by format.
        arithmetic_otherwise: The same for other formats; 0: unknown.
    """

    faster: Mapping[int, float] = {}
    otherwise: float = 1.0
    arithmetic: Mapping[int, float] = {}
    arithmetic_otherwise: float = 0.0

    def slower_share(self, facts: ModelFacts) -> float:
        """By how much to multiply the seconds that a token of this model is expected to take."""
        return _mean(facts, lambda type_: 1 / self.faster.get(type_, self.otherwise))

    def prefill_seconds(self, facts: ModelFacts) -> float | None:
        """Seconds to read one token of a prompt; ``None`` where nothing is known."""
        if not self.arithmetic_otherwise:
            return None
        operations = operations_per_token(facts)
        if not operations:
            return None
        return operations * _mean(facts, lambda type_: 1 / self.arithmetic.get(type_, self.arithmetic_otherwise))


class Calibration(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known about this machine; with nothing measured it changes nothing."""

    processor: Rates = Rates()
    graphics: Rates = Rates()

    @classmethod
    def of(cls, evidence: Iterable[Evidence]) -> Calibration:
        """What several measured models say together."""
        known = list(evidence)
        return cls(
            processor=_rates([one for one in known if one.part == "processor"]),
            graphics=_rates([one for one in known if one.part == "graphics"]),
        )


def main_type(facts: ModelFacts) -> int | None:
    """The format that decides how fast a model is; ``None`` for an even mixture."""
    total = sum(facts.matrix_bytes.values())
    if total <= 0:
        return None
    type_, size = max(facts.matrix_bytes.items(), key=lambda item: item[1])
    return type_ if size >= _MAIN * total else None


def operations_per_token(facts: ModelFacts) -> float:
    """Operations (a multiplication and an addition are two) to read one token: twice the weights that take part.

    The output is computed for the last token of a prompt only, attention is left out: it matters for long prompts.
    """
    elements = 0.0
    for type_, size in facts.matrix_bytes.items():
        if (kind := TENSOR_TYPES.get(type_)) is not None:
            elements += size / kind.bytes * kind.block
    blocks = sum(facts.layer_bytes)
    if blocks <= 0:
        return 0.0
    unused = 0.0
    if facts.experts > 0:
        unused = facts.expert_bytes * max(facts.experts - facts.experts_used, 0) / facts.experts / blocks
    return 2 * elements * blocks / (blocks + facts.output_bytes) * max(1 - unused, 0.01)


def _rates(evidence: list[Evidence]) -> Rates:
    faster: dict[int, list[float]] = {}
    arithmetic: dict[int, list[float]] = {}
    for one in evidence:
        if _within(one.faster, _BELIEVED):
            faster.setdefault(one.type, []).append(one.faster)
        if _within(one.arithmetic, _ARITHMETIC):
            arithmetic.setdefault(one.type, []).append(one.arithmetic)
    medians = {type_: _limited(statistics.median(values)) for type_, values in faster.items()}
    reading = {type_: statistics.median(values) for type_, values in arithmetic.items()}
    return Rates(
        faster=medians,
        otherwise=math.sqrt(statistics.median(medians.values())) if medians else 1.0,
        arithmetic=reading,
        arithmetic_otherwise=statistics.median(reading.values()) if reading else 0.0,
    )


def _mean(facts: ModelFacts, of: Callable[[int], float]) -> float:
    """Mean over the formats the weights are in, by their size."""
    total = sum(facts.matrix_bytes.values())
    if total <= 0:
        return of(-1)
    return sum(size / total * of(type_) for type_, size in facts.matrix_bytes.items())


def _within(figure: float, limits: tuple[float, float]) -> bool:
    return math.isfinite(figure) and limits[0] <= figure <= limits[1]


def _limited(figure: float) -> float:
    return min(max(figure, _LIMITS[0]), _LIMITS[1])
