"""What is said aloud of an answer: complete sentences, whatever pieces it comes in."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render.spoken import Piece, Spoken

ANSWER = """\
# Lists

Both *hold* values. A list can be `changed`! Version 3.11 can, too; e.g. here. Can it
go on? Yes.

1. First item
2. Second **item**
   - nested

```python
x = 1

y = 2
```

| a | b |
|---|---|
| 1 | 2 |

$$
x^2
$$

Done"""
SAID = [
    *("Lists", "Both hold values.", "A list can be changed!", "Version 3.11 can, too; e.g. here.", "Can it go on?"),
    *("Yes.", "1. First item", "2. Second item"),
]


def words(pieces: list[Piece]) -> str:
    return " ".join(piece.text for piece in pieces if piece.kind == "text")


def said(text: str, sizes: random.Random) -> list[Piece]:
    spoken, found, at = Spoken(), [], 0
    while at < len(text):
        size = sizes.randint(1, 9)
        found += spoken.feed(text[at : at + size])
        at += size
    return found + spoken.finish()


@pytest.mark.parametrize("seed", range(5))
def test_an_answer_in_any_pieces(seed: int) -> None:
    pieces = said(ANSWER, random.Random(seed))
    assert words(pieces).startswith(" ".join(SAID))
    assert words(pieces).endswith("Done")
    others = [piece for piece in pieces if piece.kind != "text"]
    assert others == [Piece("code", "python", 3), Piece("table", lines=1), Piece("formula")]


def test_only_what_is_complete_is_said_and_at_once() -> None:
    spoken = Spoken()
    assert spoken.feed("The first sen") == []
    assert spoken.feed("tence. The sec") == [Piece("text", "The first sentence.")]
    assert spoken.feed("ond costs 3.5") == []
    assert spoken.feed(" euros!\n") == [Piece("text", "The second costs 3.5 euros!")]
    assert spoken.feed("- an item") == []
    assert spoken.feed("\n") == [Piece("text", "• an item")]
    assert spoken.feed("```\ncode. More code. ") == []
    assert spoken.feed("\n```\n") == [Piece("code", "", 1)]
    assert spoken.feed("灯台。次") == [Piece("text", "灯台。")]
    assert spoken.finish() == [Piece("text", "次")]


def test_what_breaks_off_is_told_of() -> None:
    spoken = Spoken()
    assert spoken.feed("```c\nint a;\nint b") == []
    assert spoken.finish() == [Piece("code", "c", 2)]


@given(st.text(alphabet="ab. \n`|-$*#1>\\[]!", max_size=200), st.integers())
def test_nothing_breaks_it(text: str, seed: int) -> None:
    pieces = said(text, random.Random(seed))
    assert all(piece.text for piece in pieces if piece.kind == "text")
