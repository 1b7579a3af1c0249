"""Drafting happens where it pays, ends where it does not, is tried again, and never costs more than a small part."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.engine.speculation.pace import (
    ALLOWANCE,
    BY_MODEL,
    LONG,
    MOST_DRAFTED,
    SHARE,
    WIDTHS,
    BatchCosts,
    Pace,
    kind_of,
    tokens_expected,
)

CHEAP = {2: 1.1, 4: 1.3, 8: 1.8, 16: 3.0}
DEAR = {2: 2.2, 4: 4.4, 8: 9.0, 16: 18.0}


class Machine:
    """Drafts as a pace says: each guess is right with some probability, each batch costs what a table says."""

    def __init__(self, costs: dict[int, float], *, told: bool = True) -> None:
        self.costs = costs
        self.pace = Pace(BatchCosts(costs if told else None))
        self.seconds = self.drafts = 0.0
        self.tokens = 0
        self._draw = random.Random(7)

    def write(self, count: int, probability: float, kind: int = 0) -> float:
        """Write tokens; returns the plain steps it took for each."""
        tokens, seconds = self.tokens, self.seconds
        while self.tokens < tokens + count:
            width = self.pace.width(kind, MOST_DRAFTED)
            if not width:
                self.tokens, self.seconds = self.tokens + 1, self.seconds + 1
                self.pace.plain(1.0)
                continue
            right = 0
            while right < width - 1 and self._draw.random() < probability:
                right += 1
            self.drafts += 1
            self.tokens, self.seconds = self.tokens + right + 1, self.seconds + self.costs[width]
            self.pace.checked(kind, width - 1, right, self.costs[width])
        return (self.seconds - seconds) / (self.tokens - tokens)


def test_repeating_text_is_written_faster() -> None:
    assert Machine(CHEAP).write(400, 0.97, LONG) < 0.4
    assert Machine(CHEAP, told=False).write(400, 0.97, LONG) < 0.5


def test_the_first_step_is_plain() -> None:
    assert Pace(BatchCosts(CHEAP)).width(LONG, MOST_DRAFTED) == 0


@given(st.sampled_from(list(range(LONG + 1))), st.booleans(), st.floats(0, 0.4))
def test_wrong_guesses_cost_next_to_nothing(kind: int, told: bool, probability: float) -> None:
    machine = Machine(CHEAP, told=told)
    machine.write(1000, probability, kind)
    assert machine.seconds <= machine.tokens + ALLOWANCE + SHARE * machine.tokens + CHEAP[16]


@pytest.mark.parametrize("probability", [0.0, 0.9, 1.0])
def test_where_batches_are_dear_it_stays_off(probability: float) -> None:
    machine = Machine(DEAR)
    machine.write(500, probability, LONG)
    assert machine.drafts == 0
    unknown = Machine(DEAR, told=False)
    unknown.write(1000, probability, LONG)
    assert unknown.seconds <= unknown.tokens * 1.04


def test_it_ends_when_it_no_longer_pays_and_comes_back() -> None:
    machine = Machine(CHEAP)
    assert machine.write(300, 0.95, LONG) < 0.5
    assert machine.write(1000, 0.0, LONG) < 1.05
    assert machine.write(1500, 0.95, LONG) < 0.8  # it was tried again


def test_what_was_won_does_not_pay_for_endless_losses() -> None:
    machine = Machine(CHEAP)
    machine.write(5000, 0.97, LONG)
    assert machine.write(1000, 0.0, LONG) < 1.04


def test_short_drafts_where_guesses_are_less_certain() -> None:
    pace = Pace(BatchCosts(CHEAP))
    pace.plain(1.0)
    assert pace.width(0, MOST_DRAFTED) < pace.width(LONG, MOST_DRAFTED)
    assert pace.width(LONG, 2) == 2


def test_what_drafting_itself_costs_counts() -> None:
    pace = Pace(BatchCosts(CHEAP))
    pace.plain(1.0)
    assert pace.width(LONG, MOST_DRAFTED, extra=1.0) == 0


def test_costs_are_what_was_measured_undisturbed() -> None:
    costs = BatchCosts({4: 2.0})
    assert costs.of(4) == 2.0
    assert not costs.changed
    for value in (3.0, 3.1, 30.0, 3.0, 31.0, 3.0, 3.2, 29.0, 3.0):
        costs.note(4, value)
    assert costs.of(4) == 3.0
    assert costs.changed
    assert costs.known() == {4: 3.0}


def test_one_disturbed_moment_does_not_decide() -> None:
    machine = Machine(CHEAP, told=False)
    machine.pace.costs.note(16, 30.0)
    machine.pace.costs.note(8, 15.0)
    assert machine.write(400, 0.97, LONG) < 0.6


def test_costs_between_measured_ones_are_between_them() -> None:
    costs = BatchCosts({4: 2.0, 16: 6.0})
    assert 1.0 < costs.of(2) < 2.0 < costs.of(8) < 6.0
    assert costs.of(1) == 1.0


@pytest.mark.parametrize(("agreed", "kind"), [(3, 0), (4, 0), (5, 1), (8, 2), (15, 2), (16, 3), (32, 3)])
def test_kinds(agreed: int, kind: int) -> None:
    assert kind_of(agreed) == kind


def test_expected_tokens() -> None:
    assert tokens_expected(0.0, 7) == 1.0
    assert tokens_expected(0.5, 1) == 1.5
    assert tokens_expected(0.999999, 7) == pytest.approx(8, rel=1e-4)
    assert WIDTHS[0] == 2


def test_a_small_model_without_ideas_is_asked_less_and_less() -> None:
    pace = Pace(BatchCosts(CHEAP))
    asked = []
    for _ in range(2):
        count = 0
        for _ in range(300):
            if pace.width(BY_MODEL, MOST_DRAFTED, extra=0.1):
                count += 1
                pace.declined(BY_MODEL, 0.3)
            pace.plain(1.0)
        asked.append(count)
    assert 0 < asked[1] <= asked[0] < 30
