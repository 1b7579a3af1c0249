"""What people type to search: turned into queries that are safe, and found again in the text. Knows no database."""

from __future__ import annotations

import re
import unicodedata

from app.storage.migrations import UNSPACED

_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
_UNSPACED = re.compile(f"[{UNSPACED}]")
_EXCERPT_BEFORE = 24  # characters shown before the first hit
_EXCERPT_LENGTH = 160  # characters
# Signs of Markdown that nobody means to read: of code, bold, headings and quotes. ``2**3`` keeps its own.
_SIGNS = re.compile(r"`+|(?<!\w)\*\*(?=\S)|(?<=\S)\*\*(?!\w)|^ {0,3}(?:#{1,6}|>) ", re.MULTILINE)

_FOLD_AT_MOST = 20_000  # characters of a message in which accents are ignored to find the place of a word


class Query:
    """What a user typed, understood: words that must all occur, the unfinished ones too, and ``"phrases"``."""

    def __init__(self, text: str) -> None:
        text = text.replace("\0", " ")
        self.terms: list[tuple[str, bool]] = []  # the words, and whether they may go on
        for match in _TERM.finditer(text):
            phrase, word = match.group(1), match.group(2)
            term = (phrase if phrase is not None else word).strip()
            if any(char.isalnum() for char in term):
                self.terms.append((term, phrase is None))
        self.unspaced = is_unspaced(text)
        start = "" if self.unspaced else r"(?<![^\W_])"
        words = [r"[\W_]+".join(re.findall(r"[^\W_]+", term)) for term, _ in self.terms]
        self._plain = re.compile("|".join(f"{start}{word}" for word in words), re.IGNORECASE)
        self._bare = re.compile("|".join(f"{start}{_folded(word)[0]}" for word in words))

    def __bool__(self) -> bool:
        return bool(self.terms)

    def match(self, shortest: int = 1) -> str:
        """For ``MATCH`` on an index of words; every word is quoted, so nothing in it is an operator.

        Words shorter than ``shortest``, which begin half of all words, are not taken as the beginning of longer
        ones: next to others they are left out (somebody is still typing), alone they are words.
        """
        longer = [(term, open_end) for term, open_end in self.terms if len(term) >= shortest or not open_end]
        if not longer:
            return " AND ".join(_quoted(term) for term, _ in self.terms)
        return " AND ".join(f"{_quoted(term)}{' *' if open_end else ''}" for term, open_end in longer)

    def grams(self) -> str:
        """For ``MATCH`` on the index of three-letter pieces; empty when every term is too short for it."""
        return " AND ".join(_quoted(term) for term, _ in self.terms if len(term) >= 3)

    def likes(self) -> list[str]:
        """Patterns for ``LIKE … ESCAPE '\\'``."""
        return ["%" + re.sub(r"([\\%_])", r"\\\1", term) + "%" for term, _ in self.terms]

    def pieces(self) -> list[str]:
        """The terms that are too short for the index of three-letter pieces, the longest first."""
        short = [term.lower() for term, _ in self.terms if len(term) < 3]
        return sorted(short, key=len, reverse=True)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in ``text``, as far as letters tell."""
        spans = [match.span() for match in self._plain.finditer(text)]
        if not spans:  # the slow way, for words that differ in their accents
            bare, places = _folded(text[:_FOLD_AT_MOST])
            spans = [(places[a], places[b - 1] + 1) for a, b in (match.span() for match in self._bare.finditer(bare))]
        return spans


def is_unspaced(text: str) -> bool:
    """Whether there is a letter of a script in it that sets words not apart by spaces."""
    return _UNSPACED.search(text) is not None


def excerpt(text: str, query: Query) -> tuple[str, tuple[tuple[int, int], ...]]:
    """One line of ``text`` around the first hit, and where in it the words stand, in characters."""
    first = next(iter(query.spans(text)), (0, 0))[0]
    start = max(0, first - _EXCERPT_BEFORE)
    if start and not query.unspaced:
        start = text.find(" ", start, first) + 1 or start  # not in the middle of a word
    piece = text[start : start + _EXCERPT_LENGTH]
    line = " ".join((_SIGNS.sub("", piece) or piece).split())
    line = ("…" if start else "") + line + ("…" if start + _EXCERPT_LENGTH < len(text) else "")
    return line, tuple(query.spans(line))


def _folded(text: str) -> tuple[str, list[int]]:
    """``text`` without case and accents, and for each of its characters the place it comes from."""
    folded, places = [], []
    for place, char in enumerate(text):
        for part in unicodedata.normalize("NFD", char).casefold():
            if unicodedata.category(part) != "Mn":
                folded.append(part)
                places.append(place)
    return "".join(folded), places


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
