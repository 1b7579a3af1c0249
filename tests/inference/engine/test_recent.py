"""What is remembered within a budget."""

from __future__ import annotations

from inference.engine.recent import Recent


def test_what_was_used_longest_ago_is_forgotten_first() -> None:
    recent: Recent[str, int] = Recent(10)
    for number, key in enumerate("abc"):
        recent.keep(key, number, 3)
    assert recent.get("a") == 0
    recent.keep("d", 3, 3)
    assert [recent.get(key) for key in "abcd"] == [0, None, 2, 3]


def test_what_is_larger_than_the_budget_is_not_remembered() -> None:
    recent: Recent[str, int] = Recent(10)
    recent.keep("a", 1, 11)
    assert recent.get("a") is None
    recent.keep("b", 2, 10)
    assert recent.get("b") == 2
