"""How long portions of prompts are: near the time a pass may take, on machines of any speed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inference.engine.portions import LEAST, ROUND, Portions

MOST = 512


@given(st.floats(0.0001, 0.14), st.floats(1e-5, 0.015))
def test_a_pass_comes_near_the_time_it_may_take(weights: float, token: float) -> None:
    portions = Portions(MOST)
    for _ in range(30):
        size = portions.size
        portions.took(size, weights + token * size)
    seconds = weights + token * portions.size
    assert portions.size == LEAST or seconds <= ROUND * 1.3
    assert portions.size == MOST or seconds + token * (portions.size * 0.3 + 2) >= ROUND * 0.7


@given(st.floats(0.001, 0.5), st.floats(1e-5, 0.5))
def test_where_tokens_take_longer_than_weights_few_are_read_at_a_time(weights: float, token: float) -> None:
    portions = Portions(MOST)
    portions.took(0, weights)
    for _ in range(30):
        size = portions.size
        portions.took(size, weights + token * size)
    seconds = weights + token * portions.size
    # What is over the time that a pass may take belongs to one token, or at most as much again as to the weights.
    assert seconds <= ROUND * 1.3 or portions.size <= LEAST
    assert seconds <= max(ROUND * 1.3, weights + max(token, weights)) * 1.01
    assert portions.size >= LEAST or token * (portions.size + 1) >= min(weights, ROUND - weights) * 0.6


@given(st.lists(st.tuples(st.integers(0, MOST), st.floats(0, 5)), max_size=40))
def test_a_portion_is_never_nothing_and_never_too_much(passes: list[tuple[int, float]]) -> None:
    portions = Portions(MOST)
    for tokens, seconds in passes:
        portions.took(min(tokens, portions.size), seconds)
        assert (1 if portions.knows_weights else LEAST) <= portions.size <= MOST


def test_the_end_of_a_prompt_says_nothing_of_long_ones() -> None:
    portions = Portions(MOST)
    for _ in range(10):
        portions.took(portions.size, 0.01)
    long = portions.size
    portions.took(3, 0.02)
    assert portions.size == long
    portions.took(long, 3.0)
    assert portions.size < long


def test_a_small_micro_batch_bounds_it() -> None:
    portions = Portions(4)
    portions.took(4, 0.001)
    assert portions.size == 4
