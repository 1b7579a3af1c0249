"""Markdown to items, whole or while it streams. Knows nothing of Qt.

CommonMark with tables, strikethrough and task lists; HTML is text, images are never fetched, only web and mail
addresses become links.

While text streams in, only the open tail is parsed again. What lies before a block boundary is *closed* and never
looked at again once the two lines after the boundary are complete: a start that stands on an incomplete line may
still turn into something else (``***`` into ``***bold***``, part of the paragraph before it), and a table is known
by two lines. The items of a long list close one by one, and an open fence takes its lines without any parsing. Link
definitions that come after their use are the one thing that reaches back: ``finish`` then parses everything once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from app.render.flatten import LINE, Flattener, clean
from app.render.items import Code, Item, Paragraph, Run

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_INLINE = 10_000  # characters; a longer paragraph is shown without styles, inline parsing is not linear
_MAX_BRACKETS = 150  # in a paragraph; beyond, the same holds: markdown-it-py looks for the end of each to the end
MAX_NESTING = 60  # levels of quotes and lists; what is deeper is shown as it was written
_CACHED_PARAGRAPHS = 2_000
_PLAIN_SIZE = 2_500  # characters of a paragraph of plain text; a line end counts as 40

_NEWLINES = re.compile(r"\r\n|\r")
_ITEM_START = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]+[^\s|][^|]*")  # with a bar it could begin a table, on its own

References = dict[str, dict[str, Any]]


@cache
def _parser() -> MarkdownIt:
    """The one parser; it keeps no state between calls."""
    from markdown_it import MarkdownIt  # not before there is something to parse: the window starts without it

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    # Paragraphs are parsed one by one, through a cache, so the stages that do them all at once are off.
    return parser.enable(["table", "strikethrough"]).disable(["inline", "text_join"])


class _Inline:
    """Parses paragraphs, and remembers them: while a list streams, all but its last line stay the same."""

    def __init__(self) -> None:
        self.references: References = {}
        self._cache: dict[str, list[Token]] = {}
        self._cached_with: References = {}

    def __call__(self, content: str) -> Sequence[Token]:
        if len(content) > MAX_INLINE or content.count("[") > _MAX_BRACKETS:
            from markdown_it.token import Token  # the parser has loaded it

            return [Token("text", "", 0, content=content)]
        if self.references != self._cached_with or len(self._cache) > _CACHED_PARAGRAPHS:
            self._cache.clear()
            self._cached_with = self.references
        tokens = self._cache.get(content)
        if tokens is None:
            tokens = []
            parser = _parser()
            parser.inline.parse(content, parser, {"references": self.references}, tokens)
            self._cache[content] = tokens
        return tokens


@dataclass
class _Block:
    """A top-level block: its tokens, and its lines from ``start`` to before ``end``."""

    tokens: list[Token]
    start: int
    end: int


def _parse_blocks(source: str, references: References) -> list[_Block]:
    """Blocks of ``source``; link definitions found in it are added to ``references``."""
    found: list[_Block] = []
    current: list[Token] = []
    for token in _parser().parse(source, {"references": references}):
        current.append(token)
        if token.level == 0 and token.nesting <= 0:
            start, end = current[0].map or (0, 0)
            found.append(_Block(current, start, end))
            current = []
    return found


def _items_of(block: _Block, lines: Sequence[str], inline: _Inline) -> list[Item]:
    if max(token.level for token in block.tokens) >= MAX_NESTING - 2:  # beyond, markdown-it drops the text
        return [Paragraph((Run(clean(LINE.join(lines[block.start : block.end]))),))]
    return Flattener(inline).flatten(block.tokens)


def render(text: str) -> list[Item]:
    """The whole text at once."""
    source = _NEWLINES.sub("\n", text)
    inline = _Inline()
    lines = source.split("\n")
    return [item for block in _parse_blocks(source, inline.references) for item in _items_of(block, lines, inline)]


def render_user_text(text: str) -> list[Item]:
    """What the user typed: every blank and line end as it is, nothing interpreted but fenced code."""
    items: list[Item] = []
    plain: list[str] = []
    lines = _NEWLINES.sub("\n", text.strip("\r\n")).split("\n")
    at = 0
    while at < len(lines):
        opened = re.match(r"(`{3,}|~{3,})[ \t]*([^\s`]*)[^`]*$", lines[at])
        close = _closing_fence(opened[1]) if opened else None
        end = next((i for i in range(at + 1, len(lines)) if close and close.fullmatch(lines[i])), None)
        if opened is None or end is None:  # a fence that is never closed was not meant as one
            plain.append(lines[at])
            at += 1
            continue
        _add_plain(items, plain)
        items.append(Code(clean("\n".join(lines[at + 1 : end])), clean(opened[2])))
        plain = []
        at = end + 1
    _add_plain(items, plain)
    return items


def plain_paragraphs(lines: Sequence[str]) -> Iterator[Paragraph]:
    """Lines as they are, in paragraphs of bounded size that join without a gap."""
    part: list[str] = []
    size = 0
    joined = False
    for line in lines:
        for start in range(0, max(1, len(line)), _PLAIN_SIZE):
            if size + len(line) > _PLAIN_SIZE and part:
                yield Paragraph((Run(clean(LINE.join(part))),), joined=joined)
                part, size, joined = [], 0, True
            part.append(line[start : start + _PLAIN_SIZE])
            size += len(part[-1]) + 40
    if part:
        yield Paragraph((Run(clean(LINE.join(part))),), joined=joined)


def _add_plain(items: list[Item], lines: list[str]) -> None:
    if any(lines):
        items += plain_paragraphs(lines)


def _closing_fence(opening: str) -> re.Pattern[str]:
    return re.compile(rf" {{0,3}}{re.escape(opening[0])}{{{len(opening)},}}[ \t]*")


@dataclass
class _Fence:
    """An open fence; the tail begins with its next line."""

    close: re.Pattern[str]
    language: str
    lines: list[str]


class MarkdownStream:
    """Markdown that grows.

    Attributes:
        items: The rendering of all text that was fed when ``update`` was called last. Changed in place.
    """

    def __init__(self) -> None:
        self.items: list[Item] = []
        self._text: list[str] = []  # everything, for the rare second pass
        self._tail = ""  # source from the end of what is closed
        self._closed = 0  # how many items are closed
        self._references: References = {}  # link definitions in what is closed
        self._inline = _Inline()
        self._fence: _Fence | None = None
        self._number: int | None = None  # the tail goes on with a numbered list, with this number
        self._may_link = False  # something closed could use a link definition
        self._late = False  # and got one that was not there, or not complete, when it was closed
        self._stale = False

    def feed(self, text: str) -> None:
        """Take more text. Cheap: nothing is parsed before ``update``."""
        if text:
            self._text.append(text)
            self._tail += text
            self._stale = True

    def update(self) -> int:
        """Bring ``items`` up to date; returns the index of the first one that may have changed."""
        first = self._closed
        if not self._stale:
            return len(self.items)
        self._stale = False
        held = "\r" if self._tail.endswith("\r") else ""  # its "\n" may be still to come
        if "\r" in self._tail:
            self._tail = _NEWLINES.sub("\n", self._tail[: len(self._tail) - len(held)])
        while self._read_fence() if self._fence else self._read_blocks():
            pass
        self._tail += held
        return first

    def finish(self) -> int:
        """No more text comes. Like ``update``, and ``items`` then equals ``render`` of the whole text."""
        if self._tail.endswith("\r"):
            self._tail += "\n"
            self._stale = True
        first = self.update()
        open_definitions = len(self._inline.references) > len(self._references)
        if self._late or (self._may_link and open_definitions):
            self.items[:] = render("".join(self._text))
            self._closed, first = len(self.items), 0
        return first

    def _read_blocks(self) -> bool:
        """Parse the tail and close what can be; returns whether there is more to read."""
        lines = self._tail.split("\n")
        self._inline.references = dict(self._references)
        blocks = _parse_blocks(self._tail, self._inline.references)
        if self._number is not None and blocks:
            blocks[0].tokens[0].attrSet("start", self._number)
        del self.items[self._closed :]
        settled = bool(blocks) and len(lines) - 1 - blocks[-1].start >= 2
        closing = max(0, len(blocks) - (1 if settled else 2))
        if closing:
            for block in blocks[:closing]:
                self.items += _items_of(block, lines, self._inline)
            self._close(lines, blocks[closing - 1].end)
            return True
        if settled and (self._open_fence(blocks[0], lines) or self._close_list_items(blocks[0], lines)):
            return True
        for block in blocks:
            self.items += _items_of(block, lines, self._inline)
        return False

    def _close(self, lines: Sequence[str], end: int) -> None:
        """``items`` now holds what stands before line ``end`` of the tail; it is final."""
        found = self._inline.references
        fresh = {name: value for name, value in found.items() if name not in self._references}
        final = {name: value for name, value in fresh.items() if value["map"][1] <= end}
        links = any("[" in line for line in lines[:end])
        self._late = self._late or (self._may_link and bool(final)) or (links and len(final) < len(fresh))
        self._may_link = self._may_link or links
        self._references |= final
        self._closed = len(self.items)
        self._tail = "\n".join(lines[end:])
        self._number = None

    def _open_fence(self, block: _Block, lines: Sequence[str]) -> bool:
        """Whether the tail is one open fence, which from now on is read line by line."""
        token = block.tokens[0]
        if token.type != "fence" or not lines[block.start].startswith(token.markup):
            return False
        close = _closing_fence(token.markup)
        if block.end - 1 > block.start and close.fullmatch(lines[block.end - 1]):
            return False
        self._close(lines, block.start + 1)
        language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
        self._fence = _Fence(close, clean(language), [])
        return True

    def _read_fence(self) -> bool:
        """Take complete lines into the open fence; returns whether it was closed."""
        fence = self._fence
        assert fence is not None
        *complete, rest = self._tail.split("\n")
        end = next((i for i, line in enumerate(complete) if fence.close.fullmatch(line)), None)
        fence.lines += [clean(line) for line in complete[:end]]
        # A last line of nothing but blanks is no line for markdown-it.
        shown = [clean(rest)] if end is None and rest.strip(" \t") and not fence.close.fullmatch(rest) else []
        del self.items[self._closed :]
        self.items.append(Code("\n".join(fence.lines + shown), fence.language))
        if end is None:
            self._tail = rest
            return False
        self._tail = "\n".join([*complete[end + 1 :], rest])
        self._closed = len(self.items)
        self._fence = None
        return True

    def _close_list_items(self, block: _Block, lines: Sequence[str]) -> bool:
        """Close the items of a list but its last two; returns whether there were any."""
        tokens = block.tokens
        if tokens[0].type not in ("bullet_list_open", "ordered_list_open") or not _ITEM_START.match(lines[block.start]):
            return False
        starts = [i for i, token in enumerate(tokens) if token.type == "list_item_open" and token.level == 1]
        for index in range(len(starts) - 2, 0, -1):
            at = (tokens[starts[index]].map or [0])[0]
            if _ITEM_START.fullmatch(lines[at]):
                break
        else:
            return False
        part = _Block([*tokens[: starts[index]], tokens[-1]], block.start, at)
        self.items += _items_of(part, lines, self._inline)
        start = tokens[0].attrGet("start")
        number = None if tokens[0].type[0] == "b" else 1 if start is None else int(start)
        self._close(lines, at)
        self._number = None if number is None else number + index
        return True
