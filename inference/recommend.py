"""Which variant of a model to take, and which models to suggest on this machine, and why. Words are the window's.

The rules weigh three things people notice: how good the answers are, how fast they come, and what is left of the
computer's memory. Their numbers are all here, at the top.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from inference.outlook import Outlook
from inference.quantization import bits_of

ROOM_WORDS = 10.0  # words a second a more precise variant must still write to be preferred
ROOM_SHARE = 0.5  # of the usable memory that it may take
PLEASANT_WORDS = 6.5  # words a second of the model to begin with: faster than most people read
BALANCED_SHARE = 0.65  # of the usable memory it may take, so that other programs stay open
ACCEPTABLE_WORDS = 3.0  # words a second of the strongest: a little slower than people read
FAST_WORDS = 20.0  # words a second that feel instant
DECENT = 0.9e9  # strength below which answers are seldom of use
RANK_WEIGHT = 0.98  # what each place in the curator's order takes off a model's strength

# Why a variant is recommended.
#   balanced        the usual choice: small with little loss
#   room_for_more   there is room and speed for a more precise one than usual
#   faster          a more compact one than usual, because it fits wholly on the graphics card
#   less_memory     a more compact one, because nothing larger fits
#   less_disk       a more compact one, because the disk has no room for a larger one that would fit
#   only_one        there is no other choice
#   too_compressed  the only one that fits has lost much: a smaller model is the better choice
#   disk_full       the disk has no room for any that would fit; this is the smallest of them
#   nothing_fits    none fits; this is the smallest
VariantReason = Literal[
    "balanced",
    "room_for_more",
    "faster",
    "less_memory",
    "less_disk",
    "only_one",
    "too_compressed",
    "disk_full",
    "nothing_fits",
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
        chat: Whether it is meant for talking about anything; what is made for one thing is not suggested.
        outlook: What to expect of the usual variant here.
        rank: Place in the curator's order, 0 first: the newer and more useful of nearly equal models.
    """

    id: str
    parameters: int
    active_parameters: int = 0
    chat: bool = True
    outlook: Outlook
    rank: int = 0

    @property
    def strength(self) -> float:
        """How able it is, in the weights of a dense model: those that rest count too, but less."""
        active = self.active_parameters or self.parameters
        return float(self.parameters**0.6 * active**0.4)

    @property
    def score(self) -> float:
        """By what models are compared: strength, weighted by the curator."""
        return self.strength * RANK_WEIGHT**self.rank


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


# ----------------------------------------------------------------------------------------- variants

# Names of the usual class, the best balance first. What is not listed comes after them.
_USUAL = (
    "Q4_K_M", "UD-Q4_K_XL", "UD-Q4_K_M", "MXFP4", "QAT-Q4_0", "Q4_K_L", "Q4_K_XL", "Q4_K_S", "UD-Q4_K_S", "IQ4_NL",
    "IQ4_XS", "UD-IQ4_XS", "Q4_1", "Q4_0",
)  # fmt: skip
_LEVELS = ((12.0, 16), (7.5, 8), (5.8, 6), (4.9, 5), (3.9, 4), (3.0, 3), (0.0, 2))  # bits at least, class
_USUAL_LEVEL, _LEAST_LEVEL, _MOST_LEVEL = 4, 3, 8


def recommend(choices: Sequence[Choice]) -> Recommendation | None:
    """The variant of a repository to take; ``None`` when there is nothing to choose from.

    Four bits are the balance; more where it costs nothing that is noticed, less only where it must be.
    """
    if not choices:
        return None
    index, reason = _chosen(choices)
    if len(choices) == 1 and reason not in ("too_compressed", "disk_full", "nothing_fits"):
        reason = "only_one"
    elif reason == "less_memory" and not choices[_chosen(choices, disk=False)[0]].outlook.fits_disk:
        reason = "less_disk"
    choice = choices[index]
    return Recommendation(index=index, reason=reason, quantization=choice.quantization, outlook=choice.outlook)


def _chosen(choices: Sequence[Choice], *, disk: bool = True) -> tuple[int, VariantReason]:
    """The place of the choice, and why; ``disk``: whether there must be room for it."""
    levels = [level_of(choice.quantization) for choice in choices]
    running = [index for index, choice in enumerate(choices) if choice.outlook.fits]
    usable = [index for index in running if choices[index].outlook.fits_disk or not disk]
    if not usable:
        smallest = min(running or range(len(choices)), key=lambda index: choices[index].size)
        return smallest, "disk_full" if running else "nothing_fits"
    comfortable = [index for index in usable if choices[index].outlook.comfortable]
    for group in (comfortable, usable):
        if good := [index for index in group if levels[index] >= _LEAST_LEVEL]:
            return _among(choices, levels, good)
    return _finest(choices, levels, comfortable or usable), "too_compressed"


def _among(choices: Sequence[Choice], levels: Sequence[int], good: Sequence[int]) -> tuple[int, VariantReason]:
    """The choice among variants that fit and have not lost too much."""
    usual = [index for index in good if levels[index] == _USUAL_LEVEL]
    more = [index for index in good if levels[index] > _USUAL_LEVEL]
    if not usual:
        if not more:
            return _finest(choices, levels, good), "less_memory"
        least = min(levels[index] for index in more)
        return _finest(choices, levels, [index for index in more if levels[index] == least]), "room_for_more"
    start = min(usual, key=lambda index: _preference(choices[index].quantization))
    whole = [index for index in usual if choices[index].outlook.verdict == "gpu"]
    if whole and choices[start].outlook.verdict != "gpu":
        return min(whole, key=lambda index: _preference(choices[index].quantization)), "faster"
    if better := [index for index in more if _costs_nothing(choices[index], choices[start], levels[index])]:
        return _finest(choices, levels, better), "room_for_more"
    wanted = min(
        (choice.quantization for choice, level in zip(choices, levels, strict=True) if level == _USUAL_LEVEL),
        key=_preference,
    )
    larger = wanted != choices[start].quantization and _preference(wanted) < _preference(choices[start].quantization)
    return start, "less_memory" if larger else "balanced"


def _costs_nothing(choice: Choice, usual: Choice, level: int) -> bool:
    """Whether a more precise variant is still fast and leaves plenty of room."""
    here = choice.outlook
    if level > _MOST_LEVEL or (here.words_per_second or 0.0) < ROOM_WORDS:
        return False
    if usual.outlook.verdict == "gpu":
        return here.verdict == "gpu"
    return here.verdict == usual.outlook.verdict and here.memory_needed <= ROOM_SHARE * here.memory_usable


def _finest(choices: Sequence[Choice], levels: Sequence[int], among: Sequence[int]) -> int:
    """The most precise; of one class what is not slow to unpack here, then the usual middle size, then the smaller."""

    def order(index: int) -> tuple[int, bool, int, int]:
        choice = choices[index]
        hard = "IQ" in choice.quantization.upper() and choice.outlook.verdict != "gpu"
        return -levels[index], hard, _preference(choice.quantization), choice.size

    return min(among, key=order)


def level_of(quantization: str) -> int:
    """Bits a weight in round numbers: 16, 8, 6, 5, 4 (the usual), 3 or 2 (and less). Unknown names count as 3."""
    bits = bits_of(quantization)
    if bits is None:
        return _LEAST_LEVEL
    return next(level for least, level in _LEVELS if bits >= least)


def _preference(quantization: str) -> int:
    """Place among the variants of its class; 0 is taken first."""
    name = quantization.upper()
    if name in _USUAL:
        return _USUAL.index(name)
    mark = name.rsplit("_", 1)[-1]
    # Of five or three bits the middle size is the usual one; what has no such mark stands in between.
    order = ("M", "XL", "L", "K", "0", "S", "1", "XS", "XXS")
    return len(_USUAL) + (order.index(mark) if mark in order else len(order))


# ------------------------------------------------------------------------------------------ catalog


def suggest(models: Sequence[Suggested]) -> Suggestions:
    """Which models of the catalog to suggest on this machine."""
    usable = [model for model in models if model.chat and model.outlook.comfortable and model.outlook.fits_disk]
    if not usable:
        return Suggestions()
    balanced = (
        _strongest(usable, lambda model: _words(model) >= PLEASANT_WORDS and _leaves_room(model))
        or _strongest(usable, lambda model: _words(model) >= ACCEPTABLE_WORDS and _leaves_room(model))
        or max(usable, key=_words)
    )
    best = _strongest(usable, lambda model: _words(model) >= ACCEPTABLE_WORDS) or balanced
    return Suggestions(fast=_fast(usable, balanced).id, balanced=balanced.id, best=best.id)


def _fast(usable: Sequence[Suggested], balanced: Suggested) -> Suggested:
    """The strongest that feels instant, else the fastest; never more of a load than the balanced one."""
    if _words(balanced) >= FAST_WORDS:
        return balanced
    lighter = [model for model in usable if model.strength >= DECENT and model.score <= balanced.score]
    fast = _strongest(lighter, lambda model: _words(model) >= FAST_WORDS and _leaves_room(model))
    return fast or max(lighter, key=_words, default=balanced)


def _strongest(models: Sequence[Suggested], fine: Callable[[Suggested], bool]) -> Suggested | None:
    """The best of those that are fine."""
    return max((model for model in models if fine(model)), key=lambda model: model.score, default=None)


def _words(model: Suggested) -> float:
    """Words a second. While the speed is unknown, every model counts as pleasant."""
    words = model.outlook.words_per_second
    return PLEASANT_WORDS if words is None else words


def _leaves_room(model: Suggested) -> bool:
    here = model.outlook
    return here.verdict == "gpu" or here.memory_needed <= BALANCED_SHARE * here.memory_usable
