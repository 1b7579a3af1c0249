"""Where the turns of a rendered conversation begin and end, and its parts; knows no template and no tokens."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from inference.engine.reasoning import HARMONY_STOPS
from inference.engine.template.traced import spans_of

_MARK = re.compile(r"<[^<>\s]{1,60}>|\[/?[A-Z_]{2,30}\]")  # what marks turns where no control token does
_LONGEST_STOP = 64  # characters


@dataclass(frozen=True, slots=True)
class Segment:
    """Part of a prompt.

    Attributes:
        text: Never empty.
        special: Whether the template wrote it, so that texts of control tokens in it are control tokens.
            ``False``: somebody's words, which are never more than words.
    """

    text: str
    special: bool


class Layout:
    """How the turns of one template look, as far as its output tells.

    Attributes:
        stop: Texts that end a turn of the assistant and are not known to the model as its end.
    """

    def __init__(self, *, eos: str, control_texts: Iterable[str], harmony: bool) -> None:
        self._controls = frozenset(text for text in control_texts if text)
        self._marks_known = bool(self._controls)
        self._controls |= {eos} - {""}
        self._lengths = sorted({len(text) for text in self._controls}, reverse=True)
        self._starts = frozenset(text[0] for text in self._controls)
        self._eos = eos
        self.stop: tuple[str, ...] = tuple(text for text in HARMONY_STOPS if text != eos) if harmony else ()

    def learn(self, asked: str, answered: str, *, reasoning: int, answer: int, question: int) -> None:
        """See from two rendered conversations what ends an answer, and keep it if nothing better is known.

        Args:
            asked: A conversation in which a question comes after an answer.
            answered: The same without that question.
            reasoning: Origin of the reasoning before the answer; not every template shows it.
            answer: Origin of the answer.
            question: Origin of the question.
        """
        mark = self._end_mark(_between(asked, answer, question))
        if self.stop or mark == self._eos or not 2 < len(mark) <= _LONGEST_STOP:
            return
        if mark not in _between(answered, reasoning, answer):  # else it ends the parts of an answer too
            self.stop = (mark,)

    def _end_mark(self, gap: str) -> str:
        """What comes first after an answer: a mark, else a line."""
        start = len(gap) - len(gap.lstrip())
        for begin, mark in self._marks(gap):
            if begin == start:
                return mark
        line = gap.strip().split("\n")[0].rstrip()
        if match := _MARK.match(line):
            return match[0]
        return ("\n" if line and "\n" in gap[:start] else "") + line

    def turn_start(self, text: str, origin: int) -> int:
        """Where the turn whose words are from ``origin`` begins; 0 when only its words can be found.

        It is always beside a mark that is one token: there a prompt can be cut without changing its tokens.
        """
        spans = spans_of(text)
        index = next((index for index, span in enumerate(spans) if span.origin == origin), 0)
        for after, before in itertools.pairwise(reversed(spans[: index + 1])):
            marks = list(self._marks(str.__getitem__(text, slice(before.end, after.start))))
            if marks:  # nothing between two words: they are of the same turn
                ends = (self._eos, *self.stop)
                return before.end + next((start for start, mark in marks if mark not in ends), marks[-1][0])
        return 0

    def has_mark(self, text: str) -> bool:
        """Whether there is a mark in a text."""
        return any(True for _ in self._marks(text))

    def _marks(self, text: str) -> Iterator[tuple[int, str]]:
        """The control texts in a text with their positions; the longest where several begin."""
        if not self._marks_known:
            yield from ((match.start(), match[0]) for match in _MARK.finditer(text))
            return
        position = 0
        while position < len(text):
            mark = self._mark_at(text, position) if text[position] in self._starts else ""
            if mark:
                yield position, mark
            position += len(mark) or 1

    def _mark_at(self, text: str, position: int) -> str:
        parts = (text[position : position + length] for length in self._lengths)
        return next((part for part in parts if part in self._controls), "")


def _between(text: str, before: int, after: int) -> str:
    """What the template wrote between the words of two origins, empty when it is not there."""
    ends = [span.end for span in spans_of(text) if span.origin == before]
    begins = [span.start for span in spans_of(text) if span.origin == after]
    return str.__getitem__(text, slice(ends[-1], begins[0])) if ends and begins else ""


def cut(text: str, places: Sequence[int]) -> tuple[tuple[Segment, ...], list[int]]:
    """Cut a rendered text into what the template wrote and what others did.

    Args:
        text: The text.
        places: Positions where it is to be cut in any case; outside of foreign text.

    Returns:
        The segments, and for each place the index of the segment that begins there; 0 for place 0 and for a
        place inside foreign text.
    """
    foreign: list[list[int]] = []
    for span in spans_of(text):
        if foreign and foreign[-1][1] == span.start:
            foreign[-1][1] = span.end
        else:
            foreign.append([span.start, span.end])
    inside = [place for place in places if not any(start < place < end for start, end in foreign)]
    edges = sorted({0, len(text), *inside, *itertools.chain.from_iterable(foreign)})
    starts = {start for start, _ in foreign}
    segments = tuple(
        Segment(str.__getitem__(text, slice(start, end)), start not in starts)
        for start, end in itertools.pairwise(edges)
    )
    index = {edge: number for number, edge in enumerate(edges)}
    return segments, [index[place] if place in inside else 0 for place in places]
