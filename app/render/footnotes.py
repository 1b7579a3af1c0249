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
        self._blocks: dict[str, list[Token]] = {}

    def __bool__(self) -> bool:
        return bool(self._blocks)

    def copy(self) -> Footnotes:
        """The same, to go on with something that may be taken back."""
        made = Footnotes()
        made.labels, made._numbers, made._blocks = set(self.labels), dict(self._numbers), dict(self._blocks)
        return made

    def blocks_only(self) -> Footnotes:
        """The same, but of the labels only those whose blocks were seen."""
        made = self.copy()
        made.labels = set(self._blocks)
        return made

    def number(self, label: str) -> int:
        """The number of a footnote; the next one when it has none yet."""
        return self._numbers.setdefault(label, len(self._numbers) + 1)

    def define(self, label: str, blocks: list[Token]) -> None:
        """Keep what a footnote says; if it is said twice, both are kept."""
        self._blocks[label] = self._blocks.get(label, []) + blocks

    def in_order(self) -> Iterator[tuple[int, list[Token]]]:
        """Number and blocks of each footnote, also of those that turn out to be referred to by another one."""
        shown: set[str] = set()
        while rest := [label for label in self._blocks if label not in shown]:
            label = min(rest, key=lambda label: self._numbers.get(label, len(self._numbers) + 1))
            shown.add(label)
            yield self.number(label), self._blocks[label]
