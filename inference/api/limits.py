"""Numbers of a request within their limits, as the engine takes them; the limits are those of the options."""

from __future__ import annotations

import math

from inference.api.chat_fields import SamplingFields
from inference.api.errors import wrong
from inference.api.settings import ApiSettings
from inference.options import SAMPLING_OPTIONS, Sampling

STOPS = 32  # texts that end an answer
STOP_LENGTH = 1000  # characters of each
BIASES = 4096  # tokens with a bias
BIAS = 100.0
SEEDS = 4_294_967_295  # one more than the largest

_LIMITS = {option.name: (option.low, option.high) for option in SAMPLING_OPTIONS}


def sampling(fields: SamplingFields, index: int = 0) -> Sampling:
    """How tokens are chosen for the answer ``index`` of a request: each has another seed. Raises ``Problem``."""
    repeat, name = fields.repeat_penalty, "repeat_penalty"
    if repeat is None:
        repeat, name = fields.repetition_penalty, "repetition_penalty"
    return Sampling(
        temperature=within("temperature", fields.temperature),
        top_p=within("top_p", fields.top_p),
        top_k=None if fields.top_k is None else int(within("top_k", max(0, fields.top_k)) or 0),
        min_p=within("min_p", fields.min_p),
        repeat_penalty=within("repeat_penalty", repeat, name),
        presence_penalty=within("presence_penalty", fields.presence_penalty),
        frequency_penalty=within("frequency_penalty", fields.frequency_penalty),
        seed=None if fields.seed is None else (fields.seed + index) % SEEDS,
    )


def within(option: str, value: float | None, param: str = "") -> float | None:
    """The value, if the option of that name allows it. Raises ``Problem``."""
    low, high = _LIMITS[option]
    if value is None:
        return None
    if not math.isfinite(value) or (low is not None and value < low) or (high is not None and value > high):
        name = param or option
        raise wrong(f"'{name}' has to be between {low:g} and {high:g}.", name, "out_of_range")
    return value


def tokens(fields: SamplingFields, settings: ApiSettings, *more: tuple[str, int | None]) -> int | None:
    """Most tokens of the answer: of ``max_tokens`` and other names for it the first that was said."""
    most = settings.max_tokens
    for name, value in (*more, ("max_tokens", fields.max_tokens)):
        if value == -1:  # as servers on one's own computer have it: no limit
            return most
        if value is not None:
            if value < 1 or value > 1 << 31:
                raise wrong(f"'{name}' has to be at least 1.", name, "out_of_range")
            return value if most is None else min(value, most)
    return most


def choices(fields: SamplingFields, settings: ApiSettings) -> int:
    """How many answers."""
    n = 1 if fields.n is None else fields.n
    if not 1 <= n <= settings.choices:
        raise wrong(f"'n' has to be between 1 and {settings.choices}.", "n", "out_of_range")
    return n


def stops(fields: SamplingFields) -> tuple[str, ...]:
    """Texts that end the answer."""
    given = (fields.stop,) if isinstance(fields.stop, str) else tuple(fields.stop or ())
    if len(given) > STOPS or any(len(text) > STOP_LENGTH for text in given):
        raise wrong(f"'stop' takes up to {STOPS} texts of up to {STOP_LENGTH} characters.", "stop", "out_of_range")
    return tuple(text for text in given if text)


def biases(fields: SamplingFields) -> dict[int, float]:
    """What is added to the logits, by token."""
    given = fields.logit_bias or {}
    if len(given) > BIASES:
        raise wrong(f"'logit_bias' takes up to {BIASES} tokens.", "logit_bias", "out_of_range")
    found = {}
    for token, bias in given.items():
        if not (token.isascii() and token.isdigit() and len(token) <= 9):
            raise wrong("The keys of 'logit_bias' have to be numbers of tokens.", "logit_bias")
        if not -BIAS <= bias <= BIAS:
            raise wrong("The values of 'logit_bias' have to be between -100 and 100.", "logit_bias", "out_of_range")
        found[int(token)] = bias
    return found
