"""Traced text is the text it is, and never takes foreign characters for the template's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inference.engine.template.traced import OTHER, Traced, concat, map_texts, spans_of, trace

OWN, FOREIGN = "abc \n", "xyz\t\r"  # so that each character tells who wrote it

parts = st.lists(st.tuples(st.text(OWN, max_size=4), st.text(FOREIGN, max_size=4)), min_size=1, max_size=4)
small = st.text(OWN[:2] + FOREIGN[:2] + " ", max_size=2)
index = st.none() | st.integers(-8, 8)


def _make(pairs: list[tuple[str, str]]) -> tuple[str, str]:
    """The same text, traced and plain."""
    texts = [text for number, (own, other) in enumerate(pairs) for text in (own, trace(other, number))]
    return concat(texts), "".join(own + other for own, other in pairs)


def _check(traced: Any, plain: Any) -> None:
    """The same values, and every character from the right side."""
    assert type(traced) is type(plain) or isinstance(traced, Traced)
    if isinstance(plain, list | tuple):
        assert len(traced) == len(plain)
        for one, other in zip(traced, plain, strict=True):
            _check(one, other)
        return
    assert traced == plain
    if isinstance(traced, str):
        covered = {place for span in spans_of(traced) for place in range(span.start, span.end)}
        assert covered == {place for place, char in enumerate(plain) if char.lower() in FOREIGN}
        ends = [place for span in spans_of(traced) for place in (span.start, span.end)]
        assert ends == sorted(ends)


CALLS: dict[str, Callable[..., Any]] = {
    "strip": lambda text, a, b, i: text.strip(a or None),
    "lstrip": lambda text, a, b, i: text.lstrip(a or None),
    "rstrip": lambda text, a, b, i: text.rstrip(a or None),
    "split by space": lambda text, a, b, i: text.split(None, -1 if i is None else i),
    "split": lambda text, a, b, i: text.split(a or "x", -1 if i is None else i),
    "rsplit by space": lambda text, a, b, i: text.rsplit(None, -1 if i is None else i),
    "rsplit": lambda text, a, b, i: text.rsplit(a or "x", -1 if i is None else i),
    "splitlines": lambda text, a, b, i: text.splitlines(),
    "splitlines with ends": lambda text, a, b, i: text.splitlines(True),
    "partition": lambda text, a, b, i: text.partition(a or "x"),
    "rpartition": lambda text, a, b, i: text.rpartition(a or "x"),
    "removeprefix": lambda text, a, b, i: text.removeprefix(a),
    "removesuffix": lambda text, a, b, i: text.removesuffix(a),
    "upper": lambda text, a, b, i: text.upper(),
    "slice": lambda text, a, b, i: text[i : i + 3 if i else None],
    "from": lambda text, a, b, i: text[i:],
    "characters": lambda text, a, b, i: list(text),
    "repeated": lambda text, a, b, i: 2 * text + text * (i or 0),
    "added": lambda text, a, b, i: "a" + text + "b",
    "joined": lambda text, a, b, i: (
        "a".join((text, text)) if not isinstance(text, Traced) else concat((text, "a", text))
    ),
    "joining": lambda text, a, b, i: text.join(("a", "b", "c")),
}


@pytest.mark.parametrize("name", CALLS)
@settings(max_examples=40)
@given(parts, small, small, index)
def test_it_does_what_a_text_does(name: str, pairs: list[tuple[str, str]], a: str, b: str, i: int | None) -> None:
    traced, plain = _make(pairs)
    _check(CALLS[name](traced, a, b, i), CALLS[name](plain, a, b, i))


@given(parts, st.text(OWN[:2], min_size=1, max_size=2), st.text(OWN[:2], max_size=2), st.integers(-1, 3))
def test_replacing_keeps_the_rest(pairs: list[tuple[str, str]], old: str, new: str, count: int) -> None:
    traced, plain = _make(pairs)
    _check(traced.replace(old, new, count), plain.replace(old, new, count))


@given(parts, small, small)
def test_what_cannot_be_followed_is_foreign(pairs: list[tuple[str, str]], a: str, b: str) -> None:
    traced, plain = _make(pairs)
    for change in (
        lambda text: text[::-1],
        lambda text: text.center(40, "."),
        lambda text: text.zfill(40),
        lambda text: text.replace("", "-"),
    ):
        assert change(traced) == change(plain)
        if isinstance(traced, Traced):
            assert [span[:2] for span in spans_of(change(traced))] == [(0, len(change(plain)))]


def test_origins_are_kept_apart() -> None:
    text = concat((trace("x", 1), trace("y", 2), trace("z", 2), "a"))
    assert [tuple(span) for span in spans_of(text)] == [(0, 1, 1), (1, 3, 2)]
    assert [tuple(span) for span in spans_of(text[::-1])] == [(0, 4, OTHER)]


def test_it_stays_traced_where_python_asks_for_a_text() -> None:
    text = trace("x", 1)
    assert str(text) is text
    assert {text: 1}["x"] == 1
    assert trace("", 1) == ""
    assert not isinstance(trace("", 1), Traced)
    with pytest.raises(IndexError):
        text[1]
    with pytest.raises(TypeError):
        text + 1  # type: ignore[operator]


def test_all_texts_of_a_value_are_reached() -> None:
    value = {"a": ["b", ("c", 1, None)]}
    assert map_texts(value, str.upper) == {"A": ["B", ("C", 1, None)]}
