"""Colours for code, line by line and lazily, from Pygments. Knows nothing of Qt.

Lengths are in UTF-16 code units, as Qt counts them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

MAX_CODE = 200_000  # characters of a block; longer ones stay plain
MAX_LINE = 4_000  # characters; longer lines mean data, and cost the lexers' regular expressions dearly


class Palette(Protocol):
    """What colours there are; a theme is one.

    Attributes:
        syntax: Colour of a Pygments token by its dotted name, such as ``Name.Function``.
    """

    @property
    def syntax(self) -> Mapping[str, str]: ...


class Span(NamedTuple):
    """A coloured piece of one line."""

    start: int
    length: int
    colour: str


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    # The first use of a language imports it and compiles its expressions: up to 50 ms, once.
    from pygments.lexers import get_lexer_by_name  # not before there is code: the window starts without it
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, startinline=True)  # the option is PHP's: code without "<?php"
    except ClassNotFound:
        return None


def knows(language: str) -> bool:
    """Whether code of this language gets colours."""
    return bool(language) and _lexer(language.lower()) is not None


def colour_of(token: _TokenType, theme: Palette) -> str:
    """The colour of a token type, or of its nearest listed parent; empty for the colour of text."""
    parts = tuple(token)[token[:1] == ("Literal",) :]  # strings and numbers are literals; nobody says so
    if parts == ("Generic", "Subheading"):
        parts = ("Generic", "Heading")
    for length in range(len(parts), 0, -1):
        if colour := theme.syntax.get(".".join(parts[:length])):
            return colour
    return ""


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _pieces(text: str, lexer: Lexer, theme: Palette) -> Iterator[tuple[str, str]]:
    """Text and colour, in order and without gaps."""
    colours: dict[_TokenType, str] = {}
    at = 0
    try:
        for start, token, value in lexer.get_tokens_unprocessed(text):
            if start < at:  # some lexers insert sub-lexers' tokens out of order
                continue
            if start > at:
                yield text[at:start], ""
            if token not in colours:
                colours[token] = colour_of(token, theme)
            yield value, colours[token]
            at = start + len(value)
    except Exception:  # hundreds of lexers, any text: a faulty one may not cost the answer
        pass
    if at < len(text):
        yield text[at:], ""


def highlight(text: str, language: str, theme: Palette) -> Iterator[list[Span]]:
    """The coloured spans of each line of ``text``, one list a line. Work is done as lines are taken."""
    lexer = _lexer(language.lower()) if language else None
    if lexer is None or len(text) > MAX_CODE or any(len(line) > MAX_LINE for line in text.split("\n")):
        return
    line: list[Span] = []
    column = 0
    left = text.count("\n") + 1
    # With an end to its last line: the comment of a shell and a line of a diff are none without one.
    for piece, colour in _pieces(f"{text}\n", lexer, theme):
        for number, part in enumerate(piece.split("\n")):
            if number:
                yield line
                line, column = [], 0
                left -= 1
                if not left:
                    return
            length = _units(part)
            if colour and length:
                if line and line[-1].colour == colour and line[-1].start + line[-1].length == column:
                    line[-1] = line[-1]._replace(length=line[-1].length + length)
                else:
                    line.append(Span(column, length, colour))
            column += length
