"""What is done beside the decoding: little at once, the rest in order on another thread, and nobody waits in vain."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from inference.engine import aside as module
from inference.engine.aside import AT_ONCE, Aside
from inference.engine.steps import Elsewhere, Steps, T

LIMIT = 30.0
LONG = AT_ONCE + 1


@pytest.fixture
def aside() -> Iterator[Aside]:
    made = Aside()
    yield made
    made.settle()


def to_its_end(steps: Steps[T]) -> T:
    while True:
        try:
            wish = next(steps)
        except StopIteration as over:
            return over.value  # type: ignore[no-any-return]
        assert isinstance(wish, Elsewhere)
        wish.future.exception(LIMIT)


class Around:
    """Whoever waits."""

    def __init__(self) -> None:
        self.cancelled = False


GOES_ON = Around()


def test_little_is_done_at_once_and_much_elsewhere(aside: Aside) -> None:
    where: Callable[[], threading.Thread] = threading.current_thread
    assert to_its_end(aside.do(where, AT_ONCE, GOES_ON)) is where()
    assert to_its_end(aside.do(where, LONG, GOES_ON)) is not where()
    with pytest.raises(ZeroDivisionError):
        to_its_end(aside.do(lambda: 1 // 0, LONG, GOES_ON))


def test_it_is_in_order_also_for_little(aside: Aside) -> None:
    may_end, order = threading.Event(), list[str]()
    first = aside.do(lambda: may_end.wait(LIMIT) and order.append("long"), LONG, GOES_ON)
    assert isinstance(next(first), Elsewhere)
    second = aside.do(lambda: order.append("short"), 1, GOES_ON)
    assert isinstance(next(second), Elsewhere), "what is in work is not disturbed"
    may_end.set()
    for steps in (second, first):
        to_its_end(steps)
    assert order == ["long", "short"]


def test_who_is_cancelled_waits_no_longer_and_is_not_begun(aside: Aside) -> None:
    may_end, done, around = threading.Event(), list[str](), Around()
    first = aside.do(lambda: may_end.wait(LIMIT) and done.append("first"), LONG, around)
    second = aside.do(lambda: done.append("second"), LONG, around)
    for steps in (first, second):
        assert isinstance(next(steps), Elsewhere)
    around.cancelled = True
    for steps in (first, second):
        with pytest.raises(StopIteration) as over:
            next(steps)
        assert over.value.value is None
    may_end.set()
    aside.settle()
    assert done == ["first"]


def test_what_turns_out_slow_goes_elsewhere_next_time(aside: Aside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOMENT", -1.0)
    assert aside.is_short(100)
    to_its_end(aside.do(lambda: None, 100, GOES_ON))
    assert not aside.is_short(100)
