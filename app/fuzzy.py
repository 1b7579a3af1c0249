"""How well what somebody types fits a title: beginnings of words, initials, a slip of the finger. Knows no list.

Case, accents and the forms of Arabic letters that people mix up make no difference. Every word typed must be found.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

# Arabic: alef maksura is yeh, teh marbuta is heh, the long line is nothing; then Latin letters with no plain form.
_ARABIC = {0x0649: 0x064A, 0x0629: 0x0647, 0x0640: None}
_LATIN = {0x0131: "i", 0x00F8: "o", 0x0111: "d", 0x0142: "l", 0x00E6: "ae", 0x0153: "oe"}
_ALIKE: dict[int, int | str | None] = {**_ARABIC, **_LATIN}
_SLIP_FROM = 4  # letters of a word from which on one may be wrong
_SLIPS_FROM = 8  # and two
_EXACT, _PREFIX, _PIECES, _INSIDE, _SLIP = 100, 90, 75, 55, 40  # what kinds of finding are worth
_LATER = 3  # what each word before the one found costs, up to five of them
_LONGEST = 200  # characters of a title that are looked at

Span = tuple[int, int]


class Fit(NamedTuple):
    """What was found.

    Attributes:
        score: How well it fits, in comparison; larger is better.
        spans: Which characters of the title were meant, in order, none overlapping.
    """

    score: float
    spans: tuple[Span, ...] = ()


class _Word(NamedTuple):
    """A word of a title, folded, and where each of its characters comes from in the title."""

    text: str
    places: tuple[int, ...]


class Wanted:
    """What somebody types."""

    def __init__(self, typed: str) -> None:
        self.words = tuple(word.text for word in _words(typed))
        self._whole = "".join(self.words)

    def __bool__(self) -> bool:
        return bool(self.words)

    def fits(self, title: str) -> Fit | None:
        """How well it fits ``title``; ``None``: not at all."""
        words = _words(title[:_LONGEST])
        found = [_find(wanted, words) for wanted in self.words]
        if all(found) and found:
            scores, places = zip(*(each for each in found if each is not None), strict=True)
            in_order = sum(1 for one, two in pairwise(places) if one[0] < two[0])
            score = sum(scores) / len(scores) + in_order
            return Fit(score - 0.01 * len(title), _spans(place for each in places for place in each))
        if len(self.words) > 1 and (pieces := _pieces(self._whole, words)) is not None:  # "n c" is "nc", too
            return Fit(pieces[0] - 5 - 0.01 * len(title), _spans(pieces[1]))
        return None


def folded(text: str) -> str:
    """``text`` without what makes no difference."""
    return "".join(word.text for word in _words(text))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[_Word, ...]:
    """The words of a text; each character that is written without spaces is a word that goes on to the next."""
    words: list[_Word] = []
    letters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        parts = [c for c in unicodedata.normalize("NFKD", char).casefold().translate(_ALIKE) if not _is_mark(c)]
        if any(c.isalnum() for c in parts):
            letters += parts
            places += [place] * len(parts)
        elif letters and not _is_mark(char):
            words.append(_Word("".join(letters), tuple(places)))
            letters, places = [], []
    if letters:
        words.append(_Word("".join(letters), tuple(places)))
    return tuple(words)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Cf") or char == "'"


def _find(wanted: str, words: Sequence[_Word]) -> tuple[float, tuple[int, ...]] | None:
    """The best place of one typed word: its worth, and which characters of the title it is."""
    best: tuple[float, tuple[int, ...]] | None = None
    for number, word in enumerate(words):
        found = _in_word(wanted, word)
        if found is not None and (best is None or found[0] - _LATER * min(number, 5) > best[0]):
            best = (found[0] - _LATER * min(number, 5), found[1])
    if best is None or best[0] < _PIECES - 5 * _LATER:
        pieces = _pieces(wanted, words)
        if pieces is not None and (best is None or pieces[0] > best[0]):
            best = pieces
    return best


def _in_word(wanted: str, word: _Word) -> tuple[float, tuple[int, ...]] | None:
    size = len(wanted)
    if word.text.startswith(wanted):
        worth = _EXACT if size == len(word.text) else _PREFIX + 5 * size / len(word.text)
        return worth, word.places[:size]
    at = word.text.find(wanted)
    if at > 0 and (size >= 3 or not wanted.isascii()):
        return _INSIDE, word.places[at : at + size]
    allowed = (size >= _SLIP_FROM) + (size >= _SLIPS_FROM)
    if allowed and wanted.isascii() == word.text.isascii():
        slips = _slips(wanted, word.text, allowed)
        if slips is not None:
            return _SLIP - 10 * slips, word.places[: min(size, len(word.text))]
    return None


def _pieces(wanted: str, words: Sequence[_Word]) -> tuple[float, tuple[int, ...]] | None:
    """``wanted`` as beginnings of words one after the other: ``nc`` and ``newconv`` are both *new conversation*."""
    if len(wanted) < 2:
        return None
    # By how many characters are taken: the fewest pieces so far, the first word, and where they are.
    ways: dict[int, tuple[int, int, tuple[int, ...]]] = {0: (0, 0, ())}
    for number, word in enumerate(words):
        for taken, (pieces, skipped, places) in sorted(ways.items(), reverse=True):
            gap = skipped + (number if not taken else 0)
            for size in range(1, min(len(word.text), len(wanted) - taken) + 1):
                if word.text[size - 1] != wanted[taken + size - 1]:
                    break
                way = (pieces + 1, gap, places + word.places[:size])
                if taken + size not in ways or way[:2] < ways[taken + size][:2]:
                    ways[taken + size] = way
    if len(wanted) not in ways:
        return None
    pieces, skipped, places = ways[len(wanted)]
    left_out = len(words) - pieces
    return _PIECES - 2 * pieces - 2 * min(left_out, 8) - _LATER * min(skipped, 5), places


def _slips(wanted: str, word: str, allowed: int) -> int | None:
    """How many letters are wrong, missing, too many or changed over, where ``wanted`` begins ``word``; ``None``:
    more than ``allowed``. The first letter is never wrong: people see that."""
    if not word or wanted[0] != word[0]:
        return None
    word = word[: len(wanted) + allowed]
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(wanted, 1):
        last, row, older = row, [i], before
        for j, other in enumerate(word, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if older and j > 1 and letter == word[j - 2] and wanted[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > allowed:
            return None
        before = last
    least = min(row)  # the rest of the word may be still to come
    return least if least <= allowed else None


def _spans(places: Iterable[int]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for place in sorted(set(places)):
        if spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return tuple(spans)
