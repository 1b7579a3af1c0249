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
        self._lengths = sorted({len(text) for text in self._controls}, reverse=True)
        self._starts = frozenset(text[0] for text in self._controls)
        self._eos = eos
        self._harmony = harmony
        self.stop: tuple[str, ...] = tuple(text for text in HARMONY_STOPS if text != eos) if harmony else ()

    def learn(self, text: str, answer: int, question: int) -> None:
        """See from a conversation what ends an answer.

        Args:
            text: A rendered conversation.
            answer: Origin of an answer in it.
            question: Origin of the question after it.
        """
        ends = [span.end for span in spans_of(text) if span.origin == answer]
        begins = [span.start for span in spans_of(text) if span.origin == question]
        if self._harmony or not ends or not begins or ends[-1] > begins[0]:
            return
        gap = str.__getitem__(text, slice(ends[-1], begins[0]))
        start = len(gap) - len(gap.lstrip())
        mark = next((mark for begin, mark in self._marks(gap) if begin == start), "")
        if not mark:
            line = gap.strip().split("\n")[0].rstrip()
            mark = line and ("\n" if "\n" in gap[:start] else "") + line
        if mark != self._eos and 2 < len(mark) <= _LONGEST_STOP:
            self.stop = (mark,)

    def turn_start(self, text: str, origin: int) -> int:
        """Where the turn whose words are from ``origin`` begins; 0 when only its words can be found.

        It is always beside a mark that is one token: there a prompt can be cut without changing its tokens.
        """
        spans = spans_of(text)
        index = next((index for index, span in enumerate(spans) if span.origin == origin), 0)
        if index == 0:
            return 0
        begin = spans[index - 1].end
        gap = str.__getitem__(text, slice(begin, spans[index].start))
        position = 0
        for start, mark in self._marks(gap):
            if mark != self._eos and mark not in self.stop:
                return begin + start
            position = begin + start + len(mark)
        return position

    def has_mark(self, text: str) -> bool:
        """Whether there is a mark in a text."""
        return any(True for _ in self._marks(text))

    def _marks(self, text: str) -> Iterator[tuple[int, str]]:
        """The control texts in a text with their positions; the longest where several begin."""
        if not self._controls:
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
        mark = next((part for part in parts if part in self._controls), "")
        if not mark and (match := _MARK.match(text, position)):
            return match[0] if match[0] in (self._eos, *self.stop) else ""
        return mark


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
