"""What a search result tells an estimate, before any file was looked at; pure."""

from __future__ import annotations

import re

from inference.hub.values import RepositorySummary
from inference.rough_model import RoughModel

USUAL = "Q4_K_M"
USUAL_BITS = 4.85  # a weight in it, the larger types of the first and last layer included
_ACTIVE = re.compile(r"(?<![A-Za-z0-9])A(\d+(?:\.\d+)?)B(?![A-Za-z0-9])", re.IGNORECASE)


def rough_of(summary: RepositorySummary) -> RoughModel | None:
    """The model in the quantization most people take; ``None`` when nobody knows how large it is."""
    if summary.parameters <= 0:
        return None
    return RoughModel(
        file_size=round(summary.parameters * USUAL_BITS / 8),
        name=summary.name,
        quantization=USUAL,
        parameters=summary.parameters,
        active_parameters=active_parameters(summary.name, summary.parameters),
        architecture=summary.architecture,
        context_trained=summary.context_trained,
    )


def active_parameters(name: str, parameters: int) -> int:
    """Weights used for each token, as names of mixtures tell them (``30B-A3B``); 0 where the name says nothing."""
    found = _ACTIVE.search(name)
    active = round(float(found[1]) * 10**9) if found else 0
    return active if active < parameters else 0
