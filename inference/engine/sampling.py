"""How the next token is chosen: what the values mean for a model, and llama.cpp's chain of samplers for them."""

from __future__ import annotations

import ctypes
import math
import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import numpy as np

from inference.engine.native import llama
from inference.errors import EngineFailed
from inference.options import SAMPLING_OPTIONS, Sampling

# Sorting a vocabulary of 128,000 tokens takes 250 times as long as picking the best thousand of them, and
# what lies beyond has no noticeable probability unless the temperature is extreme.
UNLIMITED_TOP_K = 1_000
UNLIMITED_TOP_K_HOT = 20_000
HOT = 1.5
COLDEST = 1e-3  # below, dividing by the temperature could overflow
MAX_SEED = 4_294_967_294  # one below the value llama.cpp takes for "random"
Logits = np.ndarray[Any, np.dtype[np.float32]]
_CANDIDATE = np.dtype([("id", np.int32), ("logit", np.float32), ("p", np.float32)])  # llama_token_data
NEVER = -100.0  # a bias from which on a token is never chosen, as OpenAI has it
DRY_BREAKERS = (b"\n", b":", b'"', b"*")


def resolve_sampling(asked: Sampling, recommended: Sampling) -> Sampling:
    """What is meant: what was asked for, else the model's recommendation, else Hearth's default.

    Only the seed may stay ``None``.
    """
    values: dict[str, Any] = {}
    for option in SAMPLING_OPTIONS:
        choices = (getattr(asked, option.name), getattr(recommended, option.name), option.fallback)
        values[option.name] = next((choice for choice in choices if choice is not None), None)
    return Sampling(**values)


def draw_seed() -> int:
    """A new seed."""
    return secrets.randbelow(MAX_SEED + 1)


class Sampler:
    """llama.cpp's chain of samplers for one answer. Freed by ``close``.

    Attributes:
        greedy: Whether it always takes the likeliest token.
        penalises: Whether what was written changes how likely tokens are.

    Args:
        sampling: Resolved; the seed is set.
        vocab: llama.cpp's vocabulary.
        vocabulary_size: Number of tokens.
        suppressed: Tokens never to choose.
        bias: By token: what is added to its logit; ``NEVER`` and less: never.
    """

    def __init__(
        self,
        sampling: Sampling,
        vocab: Any,
        vocabulary_size: int,
        *,
        suppressed: Sequence[int] = (),
        bias: Mapping[int, float] | None = None,
    ) -> None:
        self._history = 0  # how many of the last tokens the chain must know
        self._size = vocabulary_size
        self._candidates: np.ndarray[Any, np.dtype[Any]] | None = None
        self.greedy = (sampling.temperature or 0.0) <= 0
        parameters = llama.llama_sampler_chain_default_params()
        parameters.no_perf = True
        self.handle = _require(llama.llama_sampler_chain_init(parameters), "chain")
        try:
            biases = dict(bias or {}) | dict.fromkeys(suppressed, NEVER)
            self._never = np.array([token for token, value in biases.items() if value <= NEVER], dtype=np.intp)
            for name, part in self._parts(sampling, vocab, vocabulary_size, biases):
                llama.llama_sampler_chain_add(self.handle, _require(part, name))
        except BaseException:
            self.close()
            raise

    @property
    def penalises(self) -> bool:
        return self._history > 0

    def close(self) -> None:
        """Give the memory back."""
        if self.handle:
            llama.llama_sampler_free(self.handle)
            self.handle = None

    def margin(self, logits: Logits) -> float:
        """By how much the likeliest token leads the next one, biases and penalties counted; accepts nothing."""
        if llama.llama_sampler_chain_n(self.handle) == 1:  # greedy alone: nothing changes the logits
            return _lead(logits)
        if self._candidates is None:
            self._candidates = np.zeros(self._size, _CANDIDATE)
            self._candidates["id"] = np.arange(self._size)
        self._candidates["logit"] = logits
        data = self._candidates.ctypes.data_as(llama.llama_token_data_p)
        array = llama.llama_token_data_array(data=data, size=self._size, selected=-1, sorted=False)
        llama.llama_sampler_apply(self.handle, ctypes.byref(array))
        return _lead(self._candidates["logit"].copy())

    def pick(self, logits: Logits, allowed: np.ndarray[Any, np.dtype[np.intp]] | None = None) -> int:
        """The next token by these logits, of all or of those that are allowed; ``accept`` has to follow.

        Where none of them may ever be chosen, the likeliest is taken all the same: somebody has to go on.
        """
        if allowed is not None and len(self._never):
            chosen = np.setdiff1d(allowed, self._never, assume_unique=True)
            if not len(chosen):
                return int(allowed[logits[allowed].argmax()])
            allowed = chosen
        candidates = np.empty(self._size if allowed is None else len(allowed), _CANDIDATE)
        candidates["id"] = np.arange(self._size) if allowed is None else allowed
        candidates["logit"] = logits if allowed is None else logits[allowed]
        candidates["p"] = 0.0
        data = candidates.ctypes.data_as(llama.llama_token_data_p)
        array = llama.llama_token_data_array(data=data, size=len(candidates), selected=-1, sorted=False)
        llama.llama_sampler_apply(self.handle, ctypes.byref(array))
        return int(array.data[array.selected].id)

    def accept(self, token: int) -> None:
        """Tell the chain what was chosen."""
        llama.llama_sampler_accept(self.handle, token)

    def remember(self, tokens: Sequence[int]) -> None:
        """Tell the chain what stands before the answer, as far back as its penalties look."""
        for token in tokens[max(0, len(tokens) - self._history) :] if self._history else ():
            llama.llama_sampler_accept(self.handle, token)

    def _parts(
        self, sampling: Sampling, vocab: Any, size: int, biases: Mapping[int, float]
    ) -> Iterable[tuple[str, Any]]:
        """Name and sampler, in llama.cpp's own order."""
        if biases:
            pairs = ((token, value if value > NEVER else -math.inf) for token, value in biases.items())
            yield (
                "logit bias",
                llama.llama_sampler_init_logit_bias(size, len(biases), (llama.llama_logit_bias * len(biases))(*pairs)),
            )
        yield from self._penalties(sampling, vocab, size)
        temperature = sampling.temperature or 0.0
        if temperature <= 0:
            yield "greedy", llama.llama_sampler_init_greedy()
            return
        unlimited = UNLIMITED_TOP_K if temperature <= HOT else UNLIMITED_TOP_K_HOT
        yield "top-k", llama.llama_sampler_init_top_k(min(sampling.top_k or unlimited, size))
        if sampling.top_p is not None and sampling.top_p < 1:
            yield "top-p", llama.llama_sampler_init_top_p(sampling.top_p, 1)
        if sampling.min_p:
            yield "min-p", llama.llama_sampler_init_min_p(sampling.min_p, 1)
        seed = sampling.seed if sampling.seed is not None else draw_seed()
        if sampling.xtc_probability:
            yield "xtc", llama.llama_sampler_init_xtc(sampling.xtc_probability, sampling.xtc_threshold or 0.0, 1, seed)
        yield "temperature", llama.llama_sampler_init_temp(max(temperature, COLDEST))
        yield "distribution", llama.llama_sampler_init_dist(seed)

    def _penalties(self, sampling: Sampling, vocab: Any, size: int) -> Iterable[tuple[str, Any]]:
        last = sampling.repeat_last_n or 0
        repeat = sampling.repeat_penalty if sampling.repeat_penalty is not None else 1.0
        frequency, presence = sampling.frequency_penalty or 0.0, sampling.presence_penalty or 0.0
        if last and (repeat, frequency, presence) != (1.0, 0.0, 0.0):
            self._history = last
            yield "penalties", llama.llama_sampler_init_penalties(size, last, repeat, frequency, presence)
        if sampling.dry_multiplier and sampling.dry_last_n:
            self._history = max(self._history, sampling.dry_last_n)
            breakers = (ctypes.c_char_p * len(DRY_BREAKERS))(*DRY_BREAKERS)
            yield (
                "dry",
                llama.llama_sampler_init_dry(
                    vocab,
                    sampling.dry_multiplier,
                    sampling.dry_base or 1.75,
                    sampling.dry_allowed_length or 0,
                    sampling.dry_last_n,
                    breakers,
                    len(DRY_BREAKERS),
                ),
            )


def with_seed(sampling: Sampling) -> Sampling:
    """The same with a seed, drawn when there is none."""
    return sampling if sampling.seed is not None else msgspec.structs.replace(sampling, seed=draw_seed())


def _lead(logits: Logits) -> float:
    """The largest value over the second largest; the values are as before when this returns."""
    best = int(logits.argmax())
    largest = logits[best]
    logits[best] = -math.inf
    lead = float(largest - logits.max())
    logits[best] = largest
    return lead


def _require(part: Any, name: str) -> Any:
    # llama.cpp hands out a null pointer, which is not None but false, and a chain skips such a part silently.
    if not part:
        raise EngineFailed(f"The sampler ({name}) cannot be made.")
    return part
