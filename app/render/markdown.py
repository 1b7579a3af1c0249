"""Markdown to items, whole or while it streams. Knows nothing of Qt.

CommonMark with tables, strikethrough, task lists, footnotes and formulas; HTML is text, images are never fetched, only
web and mail addresses become links.

While text streams in, only the open tail is parsed again. What lies before a block boundary is *closed* and never
looked at again once the two lines after the boundary are complete: a start that stands on an incomplete line may
still turn into something else (``***`` into ``***bold***``, part of the paragraph before it), and a table is known
by two lines. The items of a long list close one by one, and an open fence takes its lines without any parsing. Link
definitions and footnotes that come after their use are the one thing that reaches back: ``finish`` then parses
everything once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.render.flatten import Flattener, language_of, note_items
from app.render.footnotes import Footnotes
from app.render.formula_source import protect_bars
from app.render.inline import MAX_NESTING, Inline, References, parser
from app.render.items import LINE, Code, Item, Paragraph, Run, Table
from app.render.runs import BAR, REPLACEMENT, clean

if TYPE_CHECKING:
    from markdown_it.token import Token

_FEW_ROWS = 12  # of a table, which are read again and again
_PLAIN_SIZE = 2_500  # characters of a paragraph of plain text; a line end counts as 40

_NEWLINES = re.compile(r"\r\n|\r")
_ITEM_START = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]+[^\s|][^|]*")  # with a bar it could begin a table, on its own


Rows = tuple[tuple[tuple[Run, ...], ...], ...]


@dataclass
class _Block:
    """A top-level block: its tokens, and its lines from ``start`` to before ``end``."""

    tokens: list[Token]
    start: int
    end: int


@dataclass
class _Parsed:
    """Blocks; link definitions and labels of footnotes found in them; a line from which on nothing is decided."""

    blocks: list[_Block]
    references: References
    labels: set[str]
    undecided: int | None


def _parse_blocks(source: str, references: References, labels: set[str]) -> _Parsed:
    """Blocks of ``source``, given what was defined before."""
    found: list[_Block] = []
    current: list[Token] = []
    env: dict[str, Any] = {"references": dict(references)}
    for token in parser().parse(protect_bars(source, BAR), env):
        current.append(token)
        if token.level == 0 and token.nesting <= 0:
            start, end = current[0].map or (0, 0)
            found.append(_Block(current, start, end))
            current = []
    defined = {label.removeprefix(":") for label in env.get("footnotes", {}).get("refs", ())}
    return _Parsed(found, env["references"], labels | defined, env.get("open_formula"))


def _items_of(block: _Block, lines: Sequence[str], inline: Inline) -> list[Item]:
    if max(token.level for token in block.tokens) >= MAX_NESTING - 2:  # beyond, markdown-it drops the text
        return [Paragraph((Run(clean(LINE.join(lines[block.start : block.end]))),))]
    return Flattener(inline, inline.notes).flatten(block.tokens)


def _unified(text: str) -> str:
    """Line ends are newlines, and what stands for something in here stands for nothing in the text."""
    return _NEWLINES.sub("\n", text).replace(BAR, REPLACEMENT)


def render(text: str) -> list[Item]:
    """The whole text at once."""
    source = _unified(text)
    inline = Inline()
    lines = source.split("\n")
    parsed = _parse_blocks(source, {}, set())
    inline.references, inline.notes.labels = parsed.references, parsed.labels
    items = [item for block in parsed.blocks for item in _items_of(block, lines, inline)]
    return items + note_items(inline, inline.notes)


def render_user_text(text: str) -> list[Item]:
    """What the user typed: every blank and line end as it is, nothing interpreted but fenced code."""
    items: list[Item] = []
    plain: list[str] = []
    lines = _unified(text.strip("\r\n")).split("\n")
    unclosed: set[str] = set()  # looked for once each: what is pasted may have a million lines
    at = 0
    while at < len(lines):
        opened = re.match(r"(`{3,}|~{3,})[ \t]*([^\s`]*)[^`]*$", lines[at])
        end = _closed_at(lines, at + 1, opened[1]) if opened and opened[1] not in unclosed else None
        if opened is None or end is None:  # a fence that is never closed was not meant as one
            if opened is not None:
                unclosed.add(opened[1])
            plain.append(lines[at])
            at += 1
            continue
        _add_plain(items, plain)
        items.append(Code(clean("\n".join(lines[at + 1 : end])), language_of(opened[2])))
        plain = []
        at = end + 1
    _add_plain(items, plain)
    return items


def _closed_at(lines: Sequence[str], start: int, opening: str) -> int | None:
    """The line from ``start`` on that closes a fence; ``None``: there is none."""
    close = _closing_fence(opening)
    return next((i for i in range(start, len(lines)) if close.fullmatch(lines[i])), None)


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
        self._notes = Footnotes()  # footnotes in what is closed, and numbers given there
        self._inline = Inline()
        self._fence: _Fence | None = None
        self._number: int | None = None  # the tail goes on with a numbered list, with this number
        self._rows: Rows = ()  # the tail begins with the head of a table, and these rows come before its own
        self._may_link = False  # something closed could use a link definition
        self._late = False  # and got one that was not there, or not complete, when it was closed
        self._stale = False

    def feed(self, text: str) -> None:
        """Take more text. Cheap: nothing is parsed before ``update``."""
        if text:
            text = text.replace(BAR, REPLACEMENT)
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
        self.items += note_items(self._inline, self._inline.notes)
        self._tail += held
        return first

    def finish(self) -> int:
        """No more text comes. Like ``update``, and ``items`` then equals ``render`` of the whole text."""
        if self._tail.endswith("\r"):
            self._tail += "\n"
            self._stale = True
        first = self.update()
        open_definitions = len(self._inline.references) > len(self._references)
        open_definitions = open_definitions or len(self._inline.notes.labels) > len(self._notes.labels)
        if self._late or (self._may_link and open_definitions):
            self.items[:] = render("".join(self._text))
            self._closed, first = len(self.items), 0
        return first

    def _read_blocks(self) -> bool:
        """Parse the tail and close what can be; returns whether there is more to read."""
        lines = self._tail.split("\n")
        parsed = _parse_blocks(self._tail, self._references, self._notes.labels)
        blocks, inline = parsed.blocks, self._inline
        inline.references, inline.notes = parsed.references, self._notes.copy()
        inline.notes.labels = parsed.labels
        if self._number is not None and blocks:
            blocks[0].tokens[0].attrSet("start", self._number)
        del self.items[self._closed :]
        settled = bool(blocks) and len(lines) - 1 - blocks[-1].start >= 2
        closing = max(0, len(blocks) - (1 if settled else 2))
        if parsed.undecided is not None:
            closing = min(closing, sum(block.end <= parsed.undecided for block in blocks))
        if closing:
            self._add(blocks[:closing], lines)
            self._close(lines, blocks[closing - 1].end)
            return True
        if settled and parsed.undecided is None and self._narrow(blocks[0], lines):
            return True
        self._add(blocks, lines)
        return False

    def _add(self, blocks: Sequence[_Block], lines: Sequence[str]) -> None:
        """Show blocks of the tail; a table with its rows that are closed."""
        at = len(self.items)
        for block in blocks:
            self.items += _items_of(block, lines, self._inline)
        if self._rows and at < len(self.items) and isinstance(table := self.items[at], Table):
            self.items[at] = table._replace(rows=(*table.rows[:1], *self._rows, *table.rows[1:]))

    def _close(self, lines: Sequence[str], end: int) -> None:
        """``items`` now holds what stands before line ``end`` of the tail; it is final."""
        found = self._inline.references
        fresh = {name: value for name, value in found.items() if name not in self._references}
        final = {name: value for name, value in fresh.items() if value["map"][1] <= end}
        links = any("[" in line for line in lines[:end])
        # Footnotes of what is closed are known by their blocks; others may still be only a part of their label.
        notes = self._inline.notes.blocks_only()
        known, new = self._notes.labels, notes.labels
        some = bool(final) or new > known
        all_ = len(final) == len(fresh) and new == self._inline.notes.labels
        self._late = self._late or (self._may_link and some) or (links and not all_)
        self._may_link = self._may_link or links
        self._references |= final
        self._notes = notes
        self._closed = len(self.items)
        self._tail = "\n".join(lines[end:])
        self._number = None
        self._rows = ()

    def _narrow(self, block: _Block, lines: Sequence[str]) -> bool:
        """Whether the last block is one whose beginning could be closed, so that less of it is open."""
        narrow = (self._open_fence, self._close_list_items, self._close_rows)
        return any(close(block, lines) for close in narrow)

    def _open_fence(self, block: _Block, lines: Sequence[str]) -> bool:
        """Whether the tail is one open fence, which from now on is read line by line."""
        token = block.tokens[0]
        if token.type != "fence" or not lines[block.start].startswith(token.markup):
            return False
        close = _closing_fence(token.markup)
        if block.end - 1 > block.start and close.fullmatch(lines[block.end - 1]):
            return False
        self._close(lines, block.start + 1)
        self._fence = _Fence(close, language_of(token.info), [])
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

    def _close_rows(self, block: _Block, lines: Sequence[str]) -> bool:
        """Close the rows of a table but its last two; returns whether there are many of them."""
        end = block.end - 2
        if block.tokens[0].type != "table_open" or end - block.start < _FEW_ROWS:
            return False
        part = _parse_blocks("\n".join(lines[block.start : end]), self._references, self._inline.notes.labels)
        found = _items_of(part.blocks[0], lines, self._inline)[0]
        if len(part.blocks) > 1 or not isinstance(found, Table):
            return False
        head = "\n".join(lines[block.start : block.start + 2])
        rows = (*self._rows, *found.rows[1:])
        self._close(lines, end)
        self._tail = f"{head}\n{self._tail}"
        self._rows = rows
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
