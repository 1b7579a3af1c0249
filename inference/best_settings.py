"""Which settings are best for a model here, by what was measured, and why; measures nothing and changes nothing.

The rules: 1. what was not measured is not advised about; 2. a difference that may be chance changes nothing: it has to
be larger than ``LEAST_GAIN`` and than the uncertainty of both figures together; 3. among equally fast choices the one
that takes less of the computer wins; 4. what is automatic stays automatic where automatic is best.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec

from inference.options import LoadOptions
from inference.speed_report import Report, Sample

LEAST_GAIN = 0.06  # of the speed in use; less is not noticed, and comes and goes
MOST_DOUBT = 0.3  # the uncertainty that is believed; figures that are still less certain change nothing

Name = Literal["threads", "batch_threads", "micro_batch", "flash_attention", "kv_type"]
Reason = Literal[
    "threads_faster",
    "threads_kept",
    "batch_threads_faster",
    "batch_threads_kept",
    "micro_batch_faster",
    "micro_batch_kept",
    "flash_attention_off",
    "flash_attention_on",
    "flash_attention_kept",
    "kv_type_faster",
    "kv_type_kept",
    "uncertain",
]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What was found out about one setting.

    Attributes:
        name: Field of ``LoadOptions``.
        value: What is best; with ``changes`` false, what is in use.
        before: What is in use.
        changes: Whether it should be set to ``value``.
        reason: Why; words for it are the application's.
        gain: How much faster, as a share of the speed in use; 0 when nothing changes.
        of: What gets faster.
    """

    name: Name
    value: int | str
    before: int | str
    changes: bool = False
    reason: Reason
    gain: float = 0.0
    of: Literal["reading", "writing"] = "writing"


class _Case(NamedTuple):
    """One of the values that were tried; the lower its cost, the less of the computer it takes."""

    value: int | str
    speed: float
    noise: float
    cost: int


def best_settings(report: Report) -> tuple[Choice, ...]:
    """What is best for this model on this machine, one choice for each setting that was looked at."""
    setup = report.setup
    choices: list[Choice | None] = [
        _number("threads", report.of("threads"), setup.threads, "writing"),
        _number("batch_threads", report.of("threads"), setup.batch_threads, "reading"),
        _number("micro_batch", report.of("micro_batch"), setup.micro_batch, "reading"),
        *_of_memory(report.of("kv"), setup.kv_type, setup.flash_attention),
    ]
    return tuple(choice for choice in choices if choice is not None)


def changed_options(options: LoadOptions, choices: Sequence[Choice]) -> LoadOptions:
    """The options with what should change."""
    changes = {choice.name: choice.value for choice in choices if choice.changes}
    return msgspec.structs.replace(options, **changes)


def _number(
    name: Literal["threads", "batch_threads", "micro_batch"],
    samples: Sequence[Sample],
    before: int,
    of: Literal["reading", "writing"],
) -> Choice | None:
    """A choice among numbers, the smaller the better where the speed is the same."""
    cases = []
    for sample in samples:
        value = sample.setup.micro_batch if name == "micro_batch" else sample.setup.threads
        speed = sample.reading if of == "reading" else sample.writing
        if speed > 0:
            cases.append(_Case(value, speed, sample.noise, value))
    found = _choose(cases, before)
    if found is None:
        return None
    chosen, gain, certain = found
    faster, kept = _REASONS[name]
    kept = kept if certain else "uncertain"
    return Choice(
        name=name, value=chosen, before=before, changes=gain > 0, reason=faster if gain > 0 else kept, gain=gain, of=of
    )


_REASONS: dict[str, tuple[Reason, Reason]] = {
    "threads": ("threads_faster", "threads_kept"),
    "batch_threads": ("batch_threads_faster", "batch_threads_kept"),
    "micro_batch": ("micro_batch_faster", "micro_batch_kept"),
}


def _of_memory(samples: Sequence[Sample], kv_type: str, flash_attention: str) -> list[Choice | None]:
    """How attention is computed, then how precisely the conversation is kept."""
    kinds = {(s.setup.kv_type, s.setup.flash_attention): s for s in samples if s.reading > 0 and s.writing > 0}
    flash = "off" if flash_attention == "off" else "on"
    ways = {way: kinds[kv_type, way] for way in ("on", "off") if (kv_type, way) in kinds}
    types = {kind: kinds[kind, flash] for kind in ("f16", "q8_0") if (kind, flash) in kinds}
    return [
        _way(ways, flash, ("flash_attention_on", "flash_attention_off", "flash_attention_kept")),
        _type(types, kv_type),
    ]


def _way(ways: dict[str, Sample], before: str, reasons: tuple[Reason, Reason, Reason]) -> Choice | None:
    """Flash attention: the other way must be faster at one of the two and not slower at the other."""
    other = "off" if before == "on" else "on"
    if before not in ways or other not in ways:
        return None
    gain, of = _gain(ways[before], ways[other])
    if gain <= 0:
        return Choice(name="flash_attention", value=before, before=before, reason=reasons[2])
    on, off, _ = reasons
    reason = on if other == "on" else off
    return Choice(name="flash_attention", value=other, before=before, changes=True, reason=reason, gain=gain, of=of)


def _type(types: dict[str, Sample], before: str) -> Choice | None:
    """The type of the KV cache. More precise where nothing is lost by it would need memory: only speed counts here."""
    others = [kind for kind in types if kind != before]
    if before not in types or not others:
        return None
    gain, of = _gain(types[before], types[others[0]])
    if gain <= 0:
        return Choice(name="kv_type", value=before, before=before, reason="kv_type_kept")
    return Choice(
        name="kv_type", value=others[0], before=before, changes=True, reason="kv_type_faster", gain=gain, of=of
    )


def _gain(now: Sample, other: Sample) -> tuple[float, Literal["reading", "writing"]]:
    """How much faster the other one is at what it gains most; 0 unless it is certain, and nothing gets slower."""
    doubt = _doubt(now.noise, other.noise)
    writing, reading = other.writing / now.writing - 1, other.reading / now.reading - 1
    of: Literal["reading", "writing"] = "writing" if writing >= reading else "reading"
    best, least = max(writing, reading), min(writing, reading)
    return (best, of) if best > doubt and least > -LEAST_GAIN / 2 else (0.0, of)


def _choose(cases: Sequence[_Case], before: int | str) -> tuple[int | str, float, bool] | None:
    """The best value, what it gains over the one in use, and whether another one can be ruled out.

    ``None`` where the one in use was not measured.
    """
    now = next((case for case in cases if case.value == before), None)
    if now is None or len(cases) < 2:
        return None
    better = [case for case in cases if case.speed > now.speed * (1 + _doubt(now.noise, case.noise))]
    if not better:
        return before, 0.0, all(case.speed <= now.speed * (1 + 2 * LEAST_GAIN) for case in cases)
    best = max(better, key=lambda case: case.speed)
    alike = [case for case in better if case.speed * (1 + LEAST_GAIN / 2) >= best.speed]
    chosen = min(alike, key=lambda case: case.cost)
    return chosen.value, chosen.speed / now.speed - 1, True


def _doubt(first: float, second: float) -> float:
    """The gain below which two figures count as the same."""
    together = first + second
    return max(LEAST_GAIN, together) if max(first, second) <= MOST_DOUBT else float("inf")
