"""Paragraphs to inline tokens, one by one and remembered. Knows no items and no streaming."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from app.render.footnotes import Footnotes

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_INLINE = 10_000  # characters; a longer paragraph is shown without styles, inline parsing is not linear
MAX_NESTING = 60  # levels of quotes and lists; what is deeper is shown as it was written
_MAX_BRACKETS = 150  # in a paragraph; beyond, the same holds: markdown-it-py looks for the end of each to the end
_CACHED_PARAGRAPHS = 2_000
# An image is a hundred times longer than the longest paragraph, so it is not left to the parser.
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,1000})\]\((data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=]+)\)")

References = dict[str, dict[str, Any]]


@cache
def parser() -> MarkdownIt:
    """The one parser; it keeps no state between calls."""
    from markdown_it import MarkdownIt  # not before there is something to parse: the window starts without it

    from app.render.formula_rules import add_rules

    made = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    add_rules(made)
    # Paragraphs are parsed one by one, through a cache, so the stages that do them all at once are off.
    return made.enable(["table", "strikethrough"]).disable(["inline", "text_join"])


class Inline:
    """Parses paragraphs, and remembers them: while a list streams, all but its last line stay the same.

    Attributes:
        references: Link definitions that are known.
        notes: Footnotes that are known.
    """

    def __init__(self) -> None:
        self.references: References = {}
        self.notes = Footnotes()
        self._cache: dict[str, list[Token]] = {}
        self._cached_with: tuple[References, frozenset[str]] = ({}, frozenset())
        self._looked_at: tuple[References, set[str], tuple[int, int]] = ({}, set(), (0, 0))

    def __call__(self, content: str) -> Sequence[Token]:
        if len(self._cache) > _CACHED_PARAGRAPHS or not self._knows_the_same():
            self._cache.clear()
            self._cached_with = (dict(self.references), frozenset(self.notes.labels))
        tokens = self._cache.get(content)
        if tokens is None:
            tokens = self._cache[content] = self._with_images(content)
        return tokens

    def _knows_the_same(self) -> bool:
        """Whether nothing was defined since the last paragraph; definitions are only ever added."""
        references, labels = self.references, self.notes.labels
        sizes = (len(references), len(labels))
        if self._looked_at[0] is references and self._looked_at[1] is labels and self._looked_at[2] == sizes:
            return True  # and not compared one by one, for every paragraph
        self._looked_at = (references, labels, sizes)
        return references == self._cached_with[0] and labels == self._cached_with[1]

    def _with_images(self, content: str) -> list[Token]:
        if "(data:image/" not in content:
            return self._parse(content)
        from markdown_it.token import Token  # the parser has loaded it

        tokens: list[Token] = []
        at = 0
        for match in _IMAGE.finditer(content):
            tokens += self._parse(content[at : match.start()])
            children = [Token("text", "", 0, content=match[1])]
            tokens.append(Token("image", "img", 0, attrs={"src": match[2]}, children=children))
            at = match.end()
        return tokens + self._parse(content[at:])

    def _parse(self, content: str) -> list[Token]:
        if len(content) > MAX_INLINE or content.count("[") > _MAX_BRACKETS:
            from markdown_it.token import Token  # see above

            return [Token("text", "", 0, content=content)]
        tokens: list[Token] = []
        made = parser()
        made.inline.parse(content, made, {"references": self.references, "labels": self.notes.labels}, tokens)
        return tokens
