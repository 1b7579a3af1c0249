"""Texts that go with a message: nothing of it is lost on the way into the message and out again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.attached import Attached, join, named, split
from app.render.items import Code
from app.render.markdown import render_user_text

ANY = st.text(alphabet=st.sampled_from("ab`[]\n .~#\té漢"), max_size=60)
NAMES = st.sampled_from(["a.py", "b.txt", "c", "d e.CSV", "漢.md", "x.<y>"])
WORDS = ANY.filter(lambda words: not split(words)[0])


@given(st.lists(st.tuples(NAMES, ANY), max_size=3), WORDS)
def test_what_goes_in_comes_out(attached: list[tuple[str, str]], words: str) -> None:
    given_ = tuple(Attached(name, text) for name, text in attached)
    assert split(join(given_, words)) == (given_, words)


@given(
    st.one_of(ANY, st.lists(st.sampled_from(["[a.py]\n", "```", "py", "\n", "x", "````"]), max_size=12).map("".join))
)
@settings(max_examples=500)
def test_no_message_is_changed_by_looking_for_them(message: str) -> None:
    attached, words = split(message)
    assert join(attached, words) == message


@pytest.mark.parametrize(
    ("name", "said"),
    [("a`b\n.txt", "a`b .txt"), ("", "text"), ("x" * 999, "x" * 255), (" a\tb ", "a b"), ("\x07", "text")],
)
def test_names_fit_into_a_line(name: str, said: str) -> None:
    assert named(name) == said
    assert split(join([Attached(named(name), "t")], "w")) == ((Attached(said, "t"),), "w")


def test_a_message_shows_the_file_as_it_is_whatever_it_holds() -> None:
    file = "# no heading\n```\nno fence\n```\n<b>no bold</b>"
    message = join([Attached("notes.md", file)], "What is *this*?")
    assert message == f"[notes.md]\n````md\n{file}\n````\n\nWhat is *this*?"
    assert [item for item in render_user_text(message) if isinstance(item, Code)] == [Code(file, "md")]


def test_who_writes_a_block_by_hand_keeps_it_as_text() -> None:
    for message in ("[a.py]\n```python\nx\n```", "Look:\n\n[a.py]\n```py\nx\n```", "[a.py]\n```py\nx\n```\nmore"):
        assert split(message) == ((), message)
