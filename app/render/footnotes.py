"""Footnotes of a message: their numbers, and what they say. Knows no Qt and no streaming."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token


class Footnotes:
    """Numbers footnotes in the order in which they are first referred to, and keeps their blocks for the end."""

    def __init__(self) -> None:
        self.labels: set[str] = set()  # that are defined
        self._numbers: dict[str, int] = {}
        self._in_order: list[str] = []  # the same labels by their numbers
        self._blocks: dict[str, list[Token]] = {}

    def __bool__(self) -> bool:
        return bool(self._blocks)

    def copy(self) -> Footnotes:
        """The same, to go on with something that may be taken back."""
        made = Footnotes()
        made.labels, made._numbers, made._blocks = set(self.labels), dict(self._numbers), dict(self._blocks)
        made._in_order = list(self._in_order)
        return made

    def blocks_only(self) -> Footnotes:
        """The same, but of the labels only those whose blocks were seen."""
        made = self.copy()
        made.labels = set(self._blocks)
        return made

    def number(self, label: str) -> int:
        """The number of a footnote; the next one when it has none yet."""
        if label not in self._numbers:
            self._in_order.append(label)
            self._numbers[label] = len(self._in_order)
        return self._numbers[label]

    def define(self, label: str, blocks: list[Token]) -> None:
        """Keep what a footnote says; if it is said twice, both are kept."""
        self._blocks[label] = self._blocks.get(label, []) + blocks

    def in_order(self) -> Iterator[tuple[int, list[Token]]]:
        """Number and blocks of each footnote, also of those that turn out to be referred to by another one."""
        others = iter(list(self._blocks))
        at = 0
        while True:
            while at < len(self._in_order):  # which grows while what was given out is gone through
                label = self._in_order[at]
                at += 1
                if label in self._blocks:
                    yield at, self._blocks[label]
            label = next((other for other in others if other not in self._numbers), "")
            if not label:
                return
            self.number(label)
