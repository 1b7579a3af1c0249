"""Writing one token after the other: where a token takes long, a cancel does not wait for its end."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from inference.engine import writing
from inference.engine.alone import drive
from inference.engine.generation import Generation
from inference.messages import Message
from inference.options import Sampling
from inference.protocol import Generate
from tests.inference.engine.conftest import Tiny
from tests.support.desk import Desk, Listener


class Noting(Listener):
    """Keeps when a computation may be aborted."""

    def __init__(self) -> None:
        super().__init__()
        self.allowed: list[bool] = []

    def interruptible(self, allowed: bool) -> None:
        self.allowed.append(allowed)


@pytest.fixture(scope="module")
def desk(tiny: Tiny) -> Iterator[Desk]:
    with Desk(tiny("hybrid")) as made:  # its state is lost with a computation that is aborted
        yield made


@pytest.mark.parametrize(("slow", "alone", "expected"), [(-1.0, True, True), (60.0, True, False), (-1.0, False, False)])
def test_a_slow_token_may_be_aborted_even_where_that_costs_the_state(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, slow: float, alone: bool, expected: bool
) -> None:
    monkeypatch.setattr(writing, "SLOW_TOKEN", slow)
    listener = Noting()
    listener.alone = alone
    command = Generate(messages=(Message.user("the rain"),), sampling=Sampling(temperature=0.0), max_tokens=4)
    drive(desk.model.context, Generation(desk.model, command, listener, time.perf_counter()).run())
    assert listener.allowed[0] is False
    assert (True in listener.allowed[:-1]) == expected
    assert listener.allowed[-1] is True, "when it is over, whatever comes next may be"
