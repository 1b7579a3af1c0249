"""Text that remembers which of its characters a template did not write itself; knows no template.

Chat templates are programs: they trim, split, cut and glue what people wrote. ``Traced`` goes through all of it
as the text it is, so every test a template makes sees the real text, and still says afterwards which characters
came from whom. Where an operation cannot tell, the whole result counts as foreign: that is the safe side.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, SupportsIndex

OTHER = -1  # origin of foreign text that comes from no single message


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive) come from ``origin``."""

    start: int
    end: int
    origin: int


class Traced(str):
    """A text with foreign spans: ascending, not overlapping. Everything outside them is the template's."""

    __slots__ = ("spans",)
    spans: tuple[Span, ...]

    def __new__(cls, text: str, spans: tuple[Span, ...]) -> Traced:
        new = super().__new__(cls, text)
        new.spans = spans
        return new

    def __str__(self) -> str:
        return self

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        if isinstance(key, slice):
            start, stop, step = key.indices(len(self))
            if step != 1:
                return trace(str.__getitem__(self, key), origin_of(self.spans))
            return self._cut(start, max(start, stop))
        index = operator.index(key)  # a TypeError for anything else, as with any text
        if not -len(self) <= index < len(self):
            raise IndexError("string index out of range")
        index %= len(self)
        return self._cut(index, index + 1)

    def __iter__(self) -> Iterator[str]:
        return (self._cut(index, index + 1) for index in range(len(self)))

    def __add__(self, other: str) -> str:
        return concat((self, other)) if isinstance(other, str) else NotImplemented

    def __radd__(self, other: str) -> str:
        return concat((other, self)) if isinstance(other, str) else NotImplemented

    def __mul__(self, times: SupportsIndex) -> str:
        return concat([self] * times.__index__())

    __rmul__ = __mul__

    # ------------------------------------------------------------------------- parts of the text

    def _cut(self, start: int, end: int) -> str:
        text = str.__getitem__(self, slice(start, end))
        if len(self.spans) == 1 and self.spans[0].start == 0 and self.spans[0].end == len(self):
            return Traced(text, (Span(0, len(text), self.spans[0].origin),)) if text else ""
        spans = tuple(
            Span(max(span.start, start) - start, min(span.end, end) - start, span.origin)
            for span in self.spans
            if span.start < end and span.end > start
        )
        return Traced(text, spans) if spans else text

    def strip(self, chars: str | None = None, /) -> str:
        end = len(str.rstrip(self, chars))
        start = len(self) - len(str.lstrip(self, chars))
        return self._cut(min(start, end), end)

    def lstrip(self, chars: str | None = None, /) -> str:
        return self._cut(len(self) - len(str.lstrip(self, chars)), len(self))

    def rstrip(self, chars: str | None = None, /) -> str:
        return self._cut(0, len(str.rstrip(self, chars)))

    def removeprefix(self, prefix: str, /) -> str:
        return self._cut(len(prefix) if self.startswith(prefix) else 0, len(self))

    def removesuffix(self, suffix: str, /) -> str:
        return self._cut(0, len(self) - (len(suffix) if suffix and self.endswith(suffix) else 0))

    def _parts(self, texts: Iterable[str]) -> list[str]:
        """The same texts, found one after the other in this one."""
        parts, position = [], 0
        for text in texts:
            start = self.index(text, position)
            position = start + len(text)
            parts.append(self._cut(start, position))
        return parts

    def split(self, sep: str | None = None, maxsplit: SupportsIndex = -1) -> list[str]:
        return self._split(str.split(self, sep, maxsplit), sep)

    def rsplit(self, sep: str | None = None, maxsplit: SupportsIndex = -1) -> list[str]:
        return self._split(str.rsplit(self, sep, maxsplit), sep)

    def _split(self, texts: list[str], sep: str | None) -> list[str]:
        if sep is None:
            return self._parts(texts)
        parts, position = [], 0
        for text in texts:
            parts.append(self._cut(position, position + len(text)))
            position += len(text) + len(sep)
        return parts

    def splitlines(self, keepends: bool = False) -> list[str]:
        parts, position = [], 0
        for whole, line in zip(str.splitlines(self, True), str.splitlines(self, keepends), strict=True):
            parts.append(self._cut(position, position + len(line)))
            position += len(whole)
        return parts

    def partition(self, sep: str, /) -> tuple[str, str, str]:
        return self._partition(str.partition(self, sep))

    def rpartition(self, sep: str, /) -> tuple[str, str, str]:
        return self._partition(str.rpartition(self, sep))

    def _partition(self, texts: tuple[str, str, str]) -> tuple[str, str, str]:
        first, second = len(texts[0]), len(texts[0]) + len(texts[1])
        return self._cut(0, first), self._cut(first, second), self._cut(second, len(self))

    # -------------------------------------------------------------------------------- new texts

    def replace(self, old: str, new: str, count: SupportsIndex = -1, /) -> str:
        if not old:
            return self._like(str.replace(self, old, new, count), new)
        parts = self.split(old, count)
        return concat([parts[0], *(part for rest in parts[1:] for part in (new, rest))])

    def join(self, iterable: Iterable[str], /) -> str:
        parts: list[str] = []
        for text in iterable:
            parts += (self, text) if parts else ("", text)
        return concat(parts)

    def _like(self, text: str, *others: Any) -> str:
        """A text made of this one by a way that cannot be followed."""
        if len(text) == len(self) and not others:
            return Traced(text, self.spans)
        spans = [span for value in (self, *others) if isinstance(value, Traced) for span in value.spans]
        return trace(text, origin_of(spans)) if spans else text

    def lower(self) -> str:
        return self._like(str.lower(self))

    def upper(self) -> str:
        return self._like(str.upper(self))

    def title(self) -> str:
        return self._like(str.title(self))

    def capitalize(self) -> str:
        return self._like(str.capitalize(self))

    def swapcase(self) -> str:
        return self._like(str.swapcase(self))

    def casefold(self) -> str:
        return self._like(str.casefold(self))

    def center(self, width: SupportsIndex, fill: str = " ", /) -> str:
        return self._like(str.center(self, width, fill), fill)

    def ljust(self, width: SupportsIndex, fill: str = " ", /) -> str:
        return self._like(str.ljust(self, width, fill), fill)

    def rjust(self, width: SupportsIndex, fill: str = " ", /) -> str:
        return self._like(str.rjust(self, width, fill), fill)

    def zfill(self, width: SupportsIndex, /) -> str:
        return self._like(str.zfill(self, width), "")


def trace(text: str, origin: int) -> str:
    """``text`` with all its characters from ``origin``."""
    return Traced(text, (Span(0, len(text), origin),)) if text else ""


def as_traced(text: str) -> Traced:
    """``text`` with the operations of ``Traced``; a plain text stays wholly the template's."""
    return text if isinstance(text, Traced) else Traced(text, ())


def spans_of(text: str) -> tuple[Span, ...]:
    """The foreign spans of a text."""
    return text.spans if isinstance(text, Traced) else ()


def origin_of(spans: Iterable[Span]) -> int:
    """The one origin of some spans, ``OTHER`` when there are several."""
    origins = {span.origin for span in spans}
    return origins.pop() if len(origins) == 1 else OTHER


def concat(parts: Iterable[str]) -> str:
    """The parts as one text, spans kept; neighbours of the same origin become one."""
    parts = list(parts)
    text = "".join(parts)
    if not any(isinstance(part, Traced) for part in parts):
        return text
    spans: list[Span] = []
    start = 0
    for part in parts:
        for span in spans_of(part):
            begin = start + span.start
            if spans and spans[-1].end == begin and spans[-1].origin == span.origin:
                begin = spans.pop().start
            spans.append(Span(begin, start + span.end, span.origin))
        start += len(part)
    return Traced(text, tuple(spans)) if spans else text


def foreign(values: Iterable[Any]) -> list[Span]:
    """The spans of all texts in some values and the containers among them."""
    spans: list[Span] = []
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if isinstance(value, Traced):
            spans += value.spans
        elif isinstance(value, list | tuple):
            waiting += value
        elif isinstance(value, dict):
            waiting += value.keys()
            waiting += value.values()
    return spans


def map_texts(value: Any, change: Callable[[str], str]) -> Any:
    """The same lists, tuples and mappings with every text in them changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return type(value)([map_texts(item, change) for item in value])
    if isinstance(value, dict):
        return {map_texts(key, change): map_texts(item, change) for key, item in value.items()}
    return value
