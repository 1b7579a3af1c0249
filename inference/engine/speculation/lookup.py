"""Finds where the end of a text stood before, and so what may come next; knows no model and no tokenizer.

All earlier places of the last few tokens hang on a chain, the latest first. Of those at its front the one that
agrees with the longest end of the text is taken: what went on as foretold so far agrees ever longer, so a
continuation that has proved right is kept until it errs. A token more costs one entry in a dictionary.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

KEY = 3  # tokens that have to agree at least
MOST_COMPARED = 32  # tokens; whether even more agree says nothing new
MOST_PLACES = 12  # earlier places that are looked at

_BITS = 21  # of a token in a key: more than any vocabulary needs


class Found(NamedTuple):
    """What stood after an earlier place like this one.

    Attributes:
        tokens: The continuation.
        agreed: How many tokens before it agree with the end of the text.
    """

    tokens: list[int]
    agreed: int


class LookupIndex:
    """An index over a growing text.

    Args:
        length: Tokens that have to agree at least.
    """

    def __init__(self, length: int = KEY) -> None:
        self._length = length
        self._mask = (1 << _BITS * length) - 1
        self._tokens: list[int] = []
        self._key = 0
        self._latest: dict[int, int] = {}  # key -> end of its latest place
        self._before: list[int] = []  # end of a place -> end of the place before with the same key, or -1

    def __len__(self) -> int:
        return len(self._tokens)

    def append(self, token: int) -> None:
        """The text is one token longer."""
        tokens, latest = self._tokens, self._latest
        tokens.append(token)
        self._key = key = (self._key << _BITS | token) & self._mask
        end = len(tokens)
        if end >= self._length:
            self._before.append(latest.get(key, -1))
            latest[key] = end
        else:
            self._before.append(-1)

    def extend(self, tokens: Sequence[int]) -> None:
        """The text is longer."""
        for token in tokens:
            self.append(token)

    def find(self, most: int) -> Found | None:
        """Up to ``most`` tokens that may come next; ``None`` where the end of the text is new."""
        tokens = self._tokens
        end = len(tokens)
        place = self._before[end - 1] if end >= self._length else -1
        if place < 0 or most < 1:
            return None
        best, agreed = place, 0
        for _ in range(MOST_PLACES):
            length = self._agreement(place, end)
            if length > agreed:
                best, agreed = place, length
                if length >= MOST_COMPARED:
                    break
            place = self._before[place - 1]
            if place < 0:
                break
        return Found(self._continuation(best, end, most), agreed)

    def _agreement(self, place: int, end: int) -> int:
        """How many tokens before ``place`` are those before ``end``."""
        tokens = self._tokens
        most = min(place, MOST_COMPARED)
        length = self._length
        while length < most and tokens[place - length - 1] == tokens[end - length - 1]:
            length += 1
        return length

    def _continuation(self, place: int, end: int, most: int) -> list[int]:
        """The tokens from ``place`` on; where they run into the end, the text repeats itself and so do they."""
        found = self._tokens[place : min(place + most, end)]
        period = end - place
        while len(found) < most:
            found.append(found[len(found) - period])
        return found
