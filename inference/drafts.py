"""Which models of a library may draft for another one, by what a list knows of them; reads no file.

Whether they have the same tokens is for the engine to find out, which reads headers anyway (``vocabulary_key``).
"""

from __future__ import annotations

from collections.abc import Iterable

from inference.model_file import ModelFile

MUCH_SMALLER = 6  # times: with less, drafting takes longer than it saves
MOST = 8  # candidates: the header of each may be read before a model is loaded


def draft_candidates(model: ModelFile, others: Iterable[ModelFile]) -> tuple[str, ...]:
    """Paths of models much smaller than ``model`` that can be loaded, the largest first."""
    small = [
        other
        for other in others
        if 0 < other.size <= model.size // MUCH_SMALLER
        and other.purpose == "chat"
        and not (other.problem or other.missing or other.damaged)
    ]
    small.sort(key=lambda other: (-other.size, other.name))
    return tuple(str(other.path) for other in small[:MOST])
