"""In which manner an answer is written: the settings, and what differs from them; knows no engine and no widgets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from app.controllers.answer_form import constraint_of
from app.settings import Settings
from app.storage.values import Overrides
from inference.commands import Constraint
from inference.errors import OptionError
from inference.options import SAMPLING_OPTIONS, Sampling

LONGEST = "max_tokens"  # overrides the setting chat.max_tokens; ``None``: the model ends by itself
THINKING = "thinking"  # whether a model that can think first is to do so; absent or ``None``: as it is used to

_BY_NAME = {option.name: option for option in SAMPLING_OPTIONS}


class Manner(NamedTuple):
    """How an answer is to be written.

    Attributes:
        sampling: How words are chosen.
        max_tokens: After so many tokens it ends; ``None``: when the model ends.
        template_args: What is said to the chat template.
        constraint: What the text has to be; ``None``: anything.
    """

    sampling: Sampling
    max_tokens: int | None
    template_args: Mapping[str, bool | int | float | str]
    constraint: Constraint | None = None


def manner_of(settings: Settings, model: str, overrides: Overrides) -> Manner:
    """How ``model`` is to write: as the settings say, what differs put on top.

    What no option allows (it may come from another program) counts as not said.
    """
    given = {name: value for name, value in overrides.items() if name in _BY_NAME and _is_allowed(name, value)}
    usual = settings.number("chat.max_tokens")
    thinking = overrides.get(THINKING)
    return Manner(
        sampling=msgspec.structs.replace(settings.sampling(model), **given),
        max_tokens=_count(overrides[LONGEST], usual) if LONGEST in overrides else usual,
        template_args={"enable_thinking": thinking} if isinstance(thinking, bool) else {},
        constraint=constraint_of(overrides),
    )


def _is_allowed(name: str, value: object) -> bool:
    try:
        _BY_NAME[name].check(value)
    except OptionError:
        return False
    return True


def _count(value: object, usual: int | None) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
        return value
    return usual
