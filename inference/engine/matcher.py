"""Finding any of several texts in one that arrives in pieces; knows not what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable


class Matcher:
    """Walks a text character by character, never back.

    The automaton of Aho and Corasick ("Efficient string matching", 1975): a node stands for the longest end of
    the text so far with which one of the patterns begins. Of several patterns the one that ends first is
    found; of several that end together, the longest. Hence the way the text was cut changes nothing.

    Attributes:
        touches: Tells whether a pattern might begin in a text: true if it might.
    """

    START = 0

    def __init__(self, patterns: Iterable[str]) -> None:
        self._children: list[dict[str, int]] = [{}]
        self._depth = [0]
        self._found = [""]
        self._fail = [0]
        for pattern in patterns:
            if pattern:
                self._add(pattern)
        self._link()
        starts = "".join(map(re.escape, self._children[0]))
        self._first = re.compile(f"[{starts}]" if starts else r"(?!)")
        self.touches: Callable[[str], object] = self._first.search  # called for every token

    def _add(self, pattern: str) -> None:
        node = self.START
        for char in pattern:
            child = self._children[node].get(char)
            if child is None:
                child = self._children[node][char] = len(self._children)
                self._children.append({})
                self._depth.append(self._depth[node] + 1)
                self._found.append("")
                self._fail.append(0)
            node = child
        self._found[node] = pattern

    def _link(self) -> None:
        """Where to go on when the text stops matching, level by level."""
        level = list(self._children[0].values())
        while level:
            deeper = []
            for node in level:
                for char, child in self._children[node].items():
                    fail = self._fail[node]
                    while fail and char not in self._children[fail]:
                        fail = self._fail[fail]
                    self._fail[child] = self._children[fail].get(char, 0)
                    self._found[child] = self._found[child] or self._found[self._fail[child]]
                    deeper.append(child)
            level = deeper

    def pending(self, node: int) -> int:
        """Number of characters at the end that may be the beginning of a pattern."""
        return self._depth[node]

    def scan(self, text: str, start: int, node: int) -> tuple[int, int, str]:
        """Walk on from ``start`` until a pattern is complete or the text ends.

        Returns:
            Index after the last character walked, node there, and the pattern found or an empty text.
        """
        children, fail, found = self._children, self._fail, self._found
        index, end = start, len(text)
        while index < end:
            if not node:
                match = self._first.search(text, index)
                if match is None:
                    return end, 0, ""
                index = match.start()
            char = text[index]
            index += 1
            while (child := children[node].get(char)) is None and node:
                node = fail[node]
            node = child or 0
            if found[node]:
                return index, node, found[node]
        return index, node, ""
