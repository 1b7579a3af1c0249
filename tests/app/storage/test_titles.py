"""What is taken of what a model wrote when it was asked for a title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.titles import MAX_TITLE, title_written


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Rivers of Germany", "Rivers of Germany"),
        ('"Rivers of Germany"', "Rivers of Germany"),
        ("Title: Rivers of Germany.", "Rivers of Germany"),
        ("**Title:** “Rivers of Germany”", "Rivers of Germany"),
        ("# Rivers of Germany\n\nThis title says it all.", "Rivers of Germany"),
        ("Titel: Flüsse in Deutschland", "Flüsse in Deutschland"),
        ("Sure! Here is a title: Rivers of Germany", "Rivers of Germany"),
        ("Here is a title for this conversation:\n\n'Rivers of Germany'", "Rivers of Germany"),
        ("标题\uff1a德国的河流", "德国的河流"),
        ("「ドイツの川」", "ドイツの川"),
        ("العنوان: أنهار ألمانيا", "أنهار ألمانيا"),
        ("Why is the sky blue?", "Why is the sky blue?"),
        ("C++: templates", "C++: templates"),
        ("Titles in Python", "Titles in Python"),
        ("", ""),
        ("\n\n---\n", ""),
        ("<|im_start|>assistant", ""),
        ("This conversation is about " + "many rivers and " * 12, ""),
    ],
)
def test_a_title_is_one_plain_line(written: str, title: str) -> None:
    assert title_written(written) == title


def test_a_long_title_is_cut_between_words() -> None:
    title = title_written("The rivers of Germany and of all the countries around it in the east")
    assert len(title) <= MAX_TITLE
    assert title.endswith("…")


@given(st.text(max_size=400))
def test_whatever_is_written_comes_out_as_a_title_or_as_nothing(written: str) -> None:
    title = title_written(written)
    assert len(title) <= MAX_TITLE
    assert "\n" not in title
    assert not title or any(char.isalnum() for char in title)
