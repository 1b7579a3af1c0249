"""How far estimates of memory were off on this machine, learnt from what was really allocated; asks nobody.

Estimates follow llama.cpp's own arithmetic, but the part that is computed with depends on processor, graphics and
build. After each load the engine compares, and from then on its plans, and the outlook in the window, are multiplied
by what came out, one factor for each part of the memory and each architecture.
"""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec

from inference.atomic import keep_json
from inference.events import Allocation
from inference.memory_estimate import MemoryEstimate
from inference.model_facts import ModelFacts
from inference.units import MIB

FILE_NAME = "memory-corrections.json"
LEAST, MOST = 0.5, 2.0  # what is further off is no matter of this machine
FROM = 4 * MIB  # smaller parts say nothing about larger ones
MAX_BYTES = 1 << 20  # of the file
MAX_FAMILIES = 512

_log = logging.getLogger(__name__)


class Factors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to multiply the parts of an estimate by."""

    copies: float = 1.0
    kv: float = 1.0
    compute: float = 1.0

    def within_limits(self) -> bool:
        """Whether they can be used (a NaN cannot)."""
        return all(LEAST <= factor <= MOST for factor in (self.copies, self.kv, self.compute))


class Corrections(msgspec.Struct, frozen=True):
    """Factors by family: architecture, and whether graphics take part."""

    families: dict[str, Factors] = {}

    def applied(self, facts: ModelFacts, expected: MemoryEstimate) -> MemoryEstimate:
        """The estimate as it was right for models like this."""
        factors = self.families.get(_family(facts, expected))
        if factors is None:
            return expected
        corrected = msgspec.structs.replace(
            expected,
            copies=round(expected.copies * factors.copies),
            kv=round(expected.kv * factors.kv),
            compute=round(expected.compute * factors.compute),
        )
        # Which part of it lies on a card is not told apart: it grows with the whole.
        grown = corrected.total / expected.total if expected.total else 1.0
        return msgspec.structs.replace(corrected, gpu=round(expected.gpu * grown))

    def learnt(self, facts: ModelFacts, expected: MemoryEstimate, allocated: Allocation) -> Corrections:
        """What one more load teaches.

        Args:
            facts: Of the model that was loaded.
            expected: What was planned, corrected by these corrections.
            allocated: What it took.
        """
        family = _family(facts, expected)
        before = self.families.get(family, Factors())
        after = Factors(
            copies=_better(before.copies, expected.copies, allocated.copies),
            kv=_better(before.kv, expected.kv, allocated.kv),
            compute=_better(before.compute, expected.compute, allocated.compute),
        )
        if after == before or (family not in self.families and len(self.families) >= MAX_FAMILIES):
            return self
        return Corrections({**self.families, family: after})


NONE = Corrections()


def read_corrections(folder: Path | None) -> Corrections:
    """What was learnt; nothing where there is no file, or one that makes no sense. ``None``: kept nowhere."""
    if folder is None:
        return NONE
    try:
        with (folder / FILE_NAME).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        found = msgspec.json.decode(content, type=Corrections)
    except FileNotFoundError:
        return NONE
    except (OSError, ValueError, RecursionError) as error:  # ValueError: msgspec's errors, too
        _log.info("corrections are begun anew: %s", error)
        return NONE
    kept = {family: factors for family, factors in found.families.items() if factors.within_limits()}
    return Corrections(kept)


def write_corrections(folder: Path, corrections: Corrections) -> None:
    """Keep what was learnt, as far as the disk lets us: without it estimates are merely less exact."""
    keep_json(folder / FILE_NAME, corrections)


def _family(facts: ModelFacts, expected: MemoryEstimate) -> str:
    return f"{facts.architecture} graphics" if expected.gpu else facts.architecture


def _better(factor: float, expected: int, allocated: int) -> float:
    """The factor after one more comparison: up at once, since too little ends a program, and down by halves."""
    if expected < FROM * factor or allocated < FROM:
        return factor
    seen = factor * allocated / expected
    if seen < factor:
        seen = (seen + factor) / 2
    return round(min(max(seen, LEAST), MOST), 3)
