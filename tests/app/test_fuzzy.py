"""What somebody types, and the title that is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fuzzy import Wanted

COMMANDS = (
    "New conversation",
    "Search conversations",
    "Rename this conversation",
    "Move this conversation to the trash",
    "Bring back what was just deleted",
    "Choose a model",
    "Find and manage models",
    "Go to the message field",
    "Answer again",
    "Stop the answer",
    "Show or hide the sidebar",
    "Larger text",
    "Smaller text",
    "Usual text size",
    "Settings…",
    "Über die Größe",
    "نسخ المحادثة",
    "إعدادات",
    "会話を検索する",
)


def best(typed: str) -> str:
    wanted = Wanted(typed)
    found = [(fit.score, title) for title in COMMANDS if (fit := wanted.fits(title)) is not None]
    return max(found)[1] if found else ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("new", "New conversation"),
        ("nc", "New conversation"),
        ("newconv", "New conversation"),
        ("n c", "New conversation"),
        ("conv new", "New conversation"),
        ("SET", "Settings…"),
        ("setings", "Settings…"),
        ("settnigs", "Settings…"),
        ("sidbar", "Show or hide the sidebar"),
        ("model", "Choose a model"),
        ("manage mod", "Find and manage models"),
        ("trash", "Move this conversation to the trash"),
        ("convresation tarsh", "Move this conversation to the trash"),
        ("sta", "Stop the answer"),
        ("usual", "Usual text size"),
        ("text size", "Usual text size"),
        ("uber", "Über die Größe"),
        ("grosse", "Über die Größe"),
        ("GRÖSSE", "Über die Größe"),
        ("المحادثه", "نسخ المحادثة"),
        ("اعدادات", "إعدادات"),
        ("検索", "会話を検索する"),
        ("会話", "会話を検索する"),
        ("zzz", ""),
        ("qonversation", ""),
    ],
)
def test_the_one_that_is_meant_comes_first(typed: str, meant: str) -> None:
    assert best(typed) == meant


@pytest.mark.parametrize(
    ("typed", "title", "letters"),
    [
        ("nc", "New conversation", ["N", "c"]),
        ("conv", "New conversation", ["conv"]),
        ("grosse", "Die Größe", ["Größe"]),
        ("検索", "会話を検索する", ["検索"]),
    ],
)
def test_what_was_meant_can_be_shown(typed: str, title: str, letters: list[str]) -> None:
    fit = Wanted(typed).fits(title)
    assert fit is not None
    assert [title[start:end] for start, end in fit.spans] == letters


@given(st.text(max_size=40), st.text(max_size=12))
def test_spans_lie_in_the_title_in_order(title: str, typed: str) -> None:
    wanted = Wanted(typed)
    fit = wanted.fits(title)
    if not wanted:
        assert fit is None
    if fit is not None:
        edges = [edge for span in fit.spans for edge in span]
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= len(title)


@given(st.lists(st.text(st.characters(categories=("Ll", "Lo")), min_size=1, max_size=8), min_size=1, max_size=4))
def test_every_title_is_found_by_itself(words: list[str]) -> None:
    title = " ".join(words)
    wanted = Wanted(title)
    assert not wanted or wanted.fits(title) is not None
