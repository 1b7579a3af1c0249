"""What sampling values mean, and that llama.cpp's chain does what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from inference.engine.native import NativeLog, initialize, llama
from inference.engine.sampling import Sampler, draw_seed, resolve_sampling, with_seed
from inference.options import SAMPLING_OPTIONS, Sampling, check_options
from tests.bench.bare_loop import BareModel
from tests.inference.engine.conftest import Tiny

PROMPT = list(range(300, 340))


@pytest.fixture(scope="module")
def model(tiny: Tiny) -> Iterator[BareModel]:
    initialize(NativeLog(lambda _level, _line: None))
    with BareModel(tiny("dense"), threads=1, context=1024) as loaded:
        yield loaded


def draws(model: BareModel, count: int, history: tuple[int, ...] = (), **values: Any) -> list[int]:
    """Tokens chosen from the same logits again and again, each by a new chain with another seed."""
    chosen = []
    for seed in range(count):
        sampling = resolve_sampling(Sampling(seed=seed, **values), Sampling())
        sampler = Sampler(sampling, model.vocab, model.size)
        sampler.remember(history)
        chosen.append(llama.llama_sampler_sample(sampler.handle, model.context, -1))
        sampler.close()
    return chosen


def test_a_request_counts_more_than_a_recommendation_and_that_more_than_the_default() -> None:
    recommended = Sampling(temperature=0.3, top_k=7)
    resolved = resolve_sampling(Sampling(temperature=0.0), recommended)
    assert (resolved.temperature, resolved.top_k, resolved.top_p) == (0.0, 7, 0.95)


def test_every_value_but_the_seed_is_resolved() -> None:
    resolved = resolve_sampling(Sampling(), Sampling())
    check_options(resolved)
    assert [option.name for option in SAMPLING_OPTIONS if getattr(resolved, option.name) is None] == ["seed"]
    assert with_seed(resolved).seed is not None
    assert with_seed(Sampling(seed=4)).seed == 4


def test_drawn_seeds_are_within_the_limits_and_differ() -> None:
    seeds = {draw_seed() for _ in range(100)}
    assert len(seeds) > 95
    for seed in seeds:
        check_options(Sampling(seed=seed))


def test_temperature_zero_takes_the_likeliest(model: BareModel) -> None:
    logits = model.read(PROMPT)
    assert set(draws(model, 5, temperature=0.0)) == {int(logits.argmax())}
    assert set(draws(model, 5, temperature=1e-20)) == {int(logits.argmax())}


def test_top_k_limits_the_choice(model: BareModel) -> None:
    best = set(np.argsort(model.read(PROMPT))[-3:].tolist())
    found = set(draws(model, 60, temperature=5.0, top_k=3, top_p=1.0, min_p=0.0))
    assert found == best


def test_without_top_k_much_more_is_possible(model: BareModel) -> None:
    model.read(PROMPT)
    assert len(set(draws(model, 300, temperature=5.0, top_k=0, top_p=1.0, min_p=0.0))) > 150


def test_top_p_and_min_p_limit_the_choice(model: BareModel) -> None:
    logits = model.read(PROMPT).astype(np.float64)
    chances = np.exp(logits - logits.max())
    chances /= chances.sum()
    order = np.argsort(-chances)
    kept = order[: int(np.searchsorted(np.cumsum(chances[order]), 0.05)) + 1]
    assert set(draws(model, 100, temperature=1.0, top_k=0, top_p=0.05, min_p=0.0)) <= set(kept.tolist())
    likely = np.flatnonzero(chances >= 0.5 * chances.max())
    assert set(draws(model, 100, temperature=1.0, top_k=0, top_p=1.0, min_p=0.5)) <= set(likely.tolist())


def test_the_choice_follows_the_probabilities(model: BareModel) -> None:
    """Top-k 2 at temperature 1: the ratio is that of the two likeliest."""
    logits = np.sort(model.read(PROMPT))[-2:].astype(np.float64)
    expected = 1 / (1 + np.exp(logits[0] - logits[1]))
    counted = Counter(draws(model, 1500, temperature=1.0, top_k=2, top_p=1.0, min_p=0.0)).most_common()
    assert counted[0][1] / 1500 == pytest.approx(expected, abs=0.06)


def test_a_repetition_penalty_pushes_out_what_was_said(model: BareModel) -> None:
    best = int(model.read(PROMPT).argmax())
    history = (best,) * 3
    assert draws(model, 1, history, temperature=0.0, repeat_penalty=5.0) != [best]
    assert draws(model, 1, history, temperature=0.0, presence_penalty=2.0, frequency_penalty=2.0) != [best]
    assert draws(model, 1, history, temperature=0.0) == [best]
    assert draws(model, 1, history, temperature=0.0, repeat_penalty=5.0, repeat_last_n=0) == [best]
    assert draws(model, 1, (*history, *range(400, 500)), temperature=0.0, repeat_penalty=5.0, repeat_last_n=64) == [
        best
    ]


def test_dry_breaks_a_phrase_that_would_repeat(model: BareModel) -> None:
    best = int(model.read(PROMPT).argmax())
    phrase = (401, 402, 403, 404, 405)
    history = (*phrase, best, 500, *phrase)
    assert draws(model, 1, history, temperature=0.0, dry_multiplier=5.0) != [best]
    assert draws(model, 1, history, temperature=0.0, dry_multiplier=5.0, dry_last_n=0) == [best]
    assert draws(model, 1, history, temperature=0.0, dry_multiplier=5.0, dry_allowed_length=10) == [best]


def test_xtc_leaves_out_the_likeliest(model: BareModel) -> None:
    best = int(model.read(PROMPT).argmax())
    values = {"temperature": 1.0, "top_k": 10, "top_p": 1.0, "min_p": 0.0, "xtc_threshold": 0.01}
    assert best in draws(model, 200, **values)
    assert best not in draws(model, 200, xtc_probability=1.0, **values)


def test_suppressed_tokens_are_never_chosen(model: BareModel) -> None:
    best = int(model.read(PROMPT).argmax())
    sampling = resolve_sampling(Sampling(temperature=0.0), Sampling())
    sampler = Sampler(sampling, model.vocab, model.size, suppressed=(best,))
    assert llama.llama_sampler_sample(sampler.handle, model.context, -1) != best
    sampler.close()
    sampler.close()
