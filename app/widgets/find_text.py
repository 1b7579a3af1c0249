"""What is looked for in messages, and where it stands in a text. Knows no widget.

Upper case and accents do not matter unless asked for. Texts are folded letter by letter, so places in a folded text are
places in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.render.items import Code, Formula, Image, Item, Paragraph, Run, Table

_UNSEEN = "\ufffc"  # stands where something is drawn that is no text
_MARKUP = "*_`~\\"  # letters of Markdown that may stand inside words and are not seen


class _Fold(dict[int, int | None]):
    """A table for ``str.translate`` that fills itself."""

    def __missing__(self, code: int) -> int | None:
        letter = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = ord(letter) if len(letter) == 1 else code
        return self[code]


_SPACES = {ord(space): ord(" ") for space in "\n\u2028\u00a0"}
_SEEN = _Fold(_SPACES)
_SOURCE = _Fold({**_SPACES, **dict.fromkeys(map(ord, _MARKUP))})


class Pattern(NamedTuple):
    """What is looked for.

    Attributes:
        words: Any of them; in the find bar it is one, as it was typed.
        case: Whether upper and lower case, and accents, matter.
        beginnings: Whether only beginnings of words count, as in the search over all conversations.
    """

    words: tuple[str, ...]
    case: bool = False
    beginnings: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)

    def may_be_in(self, source: str) -> bool:
        """Whether Markdown with this source could show it: quick, and never wrongly false but across markup."""
        if self.case and any(word in source for word in self.words):
            return True
        plain = source.translate(_SOURCE)
        return any(word.translate(_SOURCE) in plain for word in self.words)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where it stands: pairs of start and end, in letters."""
        seen = text.replace("\u2028", " ") if self.case else text.translate(_SEEN)
        found = [place for word in self.words for place in self._of(word if self.case else word.translate(_SEEN), seen)]
        return sorted(set(found)) if len(self.words) > 1 else found

    def _of(self, word: str, text: str) -> Iterator[tuple[int, int]]:
        at = text.find(word) if word else -1
        while at >= 0:
            end = at + len(word)
            if not (self.beginnings and at and _joins(text[at - 1]) and _joins(text[at])):
                yield at, end
            at = text.find(word, end)


def _joins(letter: str) -> bool:
    """Whether a letter is of a script that puts spaces between its words."""
    return letter.isalnum() and ord(letter) < 0x2E80


def pattern_of(search: str) -> Pattern:
    """The words of a search over all conversations: in quotes they belong together."""
    words = [quoted or word.strip('"') for quoted, word in re.findall(r'"([^"]+)"|(\S+)', search)]
    return Pattern(tuple(word for word in words if word), beginnings=True)


def seen_texts(items: Sequence[Item]) -> Iterator[str]:
    """The paragraphs, cells and lines that items are shown as."""
    for item in items:
        match item:
            case Paragraph():
                yield _runs(item.runs)
            case Table():
                for row in item.rows:
                    yield from map(_runs, row)
            case Code():
                yield from item.text.split("\n")
            case Formula() | Image():
                yield _UNSEEN


def _runs(runs: Sequence[Run]) -> str:
    return "".join(_UNSEEN if run.kind in ("formula", "display", "image") else run.text for run in runs)


def count(items: Sequence[Item], pattern: Pattern) -> int:
    """How often items show it."""
    return sum(len(pattern.places(text)) for text in seen_texts(items))
