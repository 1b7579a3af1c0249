"""What a search result tells an estimate, before any file was looked at; pure."""

from __future__ import annotations

import re

from inference.hub.values import RepositorySummary, Variant
from inference.rough_model import RoughModel

USUAL = "Q4_K_M"
USUAL_BITS = 4.85  # a weight in it, the larger types of the first and last layer included
_ACTIVE = re.compile(r"(?<![A-Za-z0-9])A(\d+(?:\.\d+)?)B(?![A-Za-z0-9])", re.IGNORECASE)


def rough_of_summary(summary: RepositorySummary) -> RoughModel | None:
    """The model in the quantization most people take; ``None`` when nobody knows how large it is."""
    if summary.parameters <= 0:
        return None
    size = round(summary.parameters * USUAL_BITS / 8)
    return _rough(summary, size, USUAL, summary.name)


def rough_of_variant(summary: RepositorySummary, variant: Variant) -> RoughModel:
    """A certain variant, whose size is known."""
    return _rough(summary, variant.size, variant.quantization, variant.model or summary.name)


def _rough(summary: RepositorySummary, size: int, quantization: str, model: str) -> RoughModel:
    return RoughModel(
        file_size=size,
        name=summary.name,
        quantization=quantization,
        parameters=summary.parameters,
        active_parameters=active_parameters(model, summary.parameters),
        architecture=summary.architecture,
        context_trained=summary.context_trained,
    )


def active_parameters(name: str, parameters: int) -> int:
    """Weights used for each token, as names of mixtures tell them (``30B-A3B``); 0 where the name says nothing."""
    found = _ACTIVE.search(name)
    active = round(float(found[1]) * 10**9) if found else 0
    return active if active < parameters else 0
