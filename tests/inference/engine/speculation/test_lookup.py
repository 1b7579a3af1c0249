"""What is looked up stood in the text behind the same tokens, as long a stretch of them as there is nearby."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.engine.speculation.lookup import KEY, MOST_COMPARED, MOST_PLACES, Found, LookupIndex

texts = st.lists(st.integers(0, 3), max_size=60)


def index_of(tokens: list[int]) -> LookupIndex:
    index = LookupIndex()
    index.extend(tokens)
    return index


def places(tokens: list[int]) -> list[tuple[int, int]]:
    """Every earlier end of the last tokens with how many agree there, the latest first; the slow way."""
    end = len(tokens)
    found = []
    for place in range(end - 1, KEY - 1, -1):
        agreed = 0
        while agreed < min(place, MOST_COMPARED) and tokens[place - agreed - 1] == tokens[end - agreed - 1]:
            agreed += 1
        if agreed >= KEY:
            found.append((place, agreed))
    return found


@given(texts, st.integers(1, 12))
def test_it_finds_the_longest_agreement_nearby(tokens: list[int], most: int) -> None:
    found, expected = index_of(tokens).find(most), places(tokens)[:MOST_PLACES]
    if not expected:
        assert found is None
        return
    assert found is not None
    longest = max(agreed for _, agreed in expected)
    place = next(place for place, agreed in expected if agreed == longest)  # of equals the latest
    repeated = (tokens[place:] * most)[:most]  # where it runs into the end, the text goes round and round
    assert found == Found(repeated, longest)


@given(texts, texts)
def test_growing_by_pieces_changes_nothing(first: list[int], second: list[int]) -> None:
    index = index_of(first)
    for token in second:
        index.append(token)
    assert len(index) == len(first) + len(second)
    assert index.find(8) == index_of(first + second).find(8)


@pytest.mark.parametrize("length", [0, 1, 2, 3])
def test_a_short_text_says_nothing(length: int) -> None:
    assert index_of([1] * length).find(4) is None


def test_large_tokens_are_told_apart() -> None:
    assert index_of([262_143, 5, 9, 1, 262_142, 5, 9]).find(1) is None
    assert index_of([262_143, 5, 9, 1, 262_143, 5, 9]).find(1) == Found([1], 3)


def test_nothing_is_wanted() -> None:
    assert index_of([1, 2, 3, 1, 2, 3]).find(0) is None
