"""Which variant of a model to take, and which models to suggest on this machine, and why. Words are the window's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from inference.outlook import Outlook

# Why a variant is recommended.
#   balanced        the usual choice: small with little loss
#   room_for_more   there is room and speed for a more precise one than usual
#   faster          a more compact one than usual, because the usual one would be slow here
#   less_memory     a more compact one, because nothing larger fits
#   only_one        there is no other choice
#   too_compressed  the only one that fits has lost much: a smaller model is the better choice
#   nothing_fits    none fits; this is the smallest
VariantReason = Literal[
    "balanced", "room_for_more", "faster", "less_memory", "only_one", "too_compressed", "nothing_fits"
]
Role = Literal["fast", "balanced", "best"]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One variant to choose from.

    Attributes:
        quantization: Such as ``Q4_K_M`` or ``UD-Q4_K_XL``.
        size: Bytes to download.
        outlook: What to expect of it here.
    """

    quantization: str
    size: int
    outlook: Outlook


class Recommendation(msgspec.Struct, frozen=True, kw_only=True):
    """The variant to take.

    Attributes:
        index: Its place among the choices.
        reason: Why this one.
        quantization: As the choice has it.
        outlook: What to expect of it, with all figures.
    """

    index: int
    reason: VariantReason
    quantization: str
    outlook: Outlook


class Suggested(msgspec.Struct, frozen=True, kw_only=True):
    """One model of the catalog to choose from.

    Attributes:
        id: Its repository.
        parameters: Weights, all of them.
        active_parameters: Weights used for each token; all when 0.
        chat: Whether it answers; embedding models do not.
        outlook: What to expect of the usual variant here.
        rank: Place in the curator's order, 0 first: decides between equals.
    """

    id: str
    parameters: int
    active_parameters: int = 0
    chat: bool = True
    outlook: Outlook
    rank: int = 0


class Suggestions(msgspec.Struct, frozen=True, kw_only=True):
    """Repositories to suggest here; empty where none fits. One may have several roles.

    Attributes:
        fast: The fastest that still answers decently.
        balanced: The one to begin with.
        best: The strongest of acceptable speed.
    """

    fast: str = ""
    balanced: str = ""
    best: str = ""


def recommend(choices: Sequence[Choice]) -> Recommendation | None:
    """The variant of a repository to take; ``None`` when there is nothing to choose from."""
    if not choices:
        return None
    fitting = [index for index, choice in enumerate(choices) if choice.outlook.fits]
    index = fitting[0] if fitting else 0
    choice = choices[index]
    reason: VariantReason = "balanced" if fitting else "nothing_fits"
    return Recommendation(index=index, reason=reason, quantization=choice.quantization, outlook=choice.outlook)


def suggest(models: Sequence[Suggested]) -> Suggestions:
    """Which models of the catalog to suggest on this machine."""
    usable = [model for model in models if model.chat and model.outlook.comfortable]
    if not usable:
        return Suggestions()
    strongest = max(usable, key=lambda model: model.parameters)
    return Suggestions(fast=usable[0].id, balanced=usable[0].id, best=strongest.id)
