"""Tokens of markdown-it-py to items: resolves nesting, styles and links. Knows nothing of Qt or of streaming.

Whether a list is tight or loose is ignored on purpose: items then depend on nothing that comes later in their
list, and answers look calmer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.render.items import Code, Item, Mark, Paragraph, Run, Table

if TYPE_CHECKING:
    from markdown_it.token import Token

#: Turns the source of a paragraph or cell into inline tokens.
ParseInline = Callable[[str], "Sequence[Token]"]

LINE = "\u2028"  # breaks a line inside a paragraph, in Qt's documents and elsewhere
_SCHEMES = ("http://", "https://", "mailto:")
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
# Qt gives these a meaning of their own inside documents (paragraph end, frame borders, objects) or cannot take them.
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u2029\ufdd0\ufdd1\ufffc\ud800-\udfff]")


def clean(text: str) -> str:
    """Text without characters that would break a Qt document."""
    return _UNSAFE.sub("\ufffd", text)


def safe_link(address: object) -> str:
    """The address if it is one that may be opened (web or mail), else empty."""
    text = clean(str(address or ""))
    return text if text.lower().startswith(_SCHEMES) else ""


@dataclass
class _Style:
    """Open styles; counted, since ``**a **b** c**`` nests."""

    open: dict[str, int] = field(default_factory=lambda: {"strong": 0, "em": 0, "s": 0})
    links: list[str] = field(default_factory=list)

    def change(self, token: Token) -> bool:
        """Take a token that opens or closes a style; false for any other."""
        name, _, _ = token.type.rpartition("_")
        if name in self.open:
            self.open[name] += token.nesting
        elif token.type == "link_open":
            self.links.append(safe_link(token.attrGet("href")))
        elif token.type == "link_close":
            self.links.pop()
        else:
            return False
        return True

    def run(self, text: str, code: bool = False, link: str = "") -> Run:
        link = link or (self.links[-1] if self.links else "")
        return Run(clean(text), self.open["strong"] > 0, self.open["em"] > 0, self.open["s"] > 0, code, link)


def _alt_text(token: Token) -> str:
    text = "".join(child.content for child in token.children or [])
    return text.strip() or str(token.attrGet("src") or "")


def runs_of(tokens: Sequence[Token]) -> tuple[Run, ...]:
    """Inline tokens as runs; neighbours of one style are joined."""
    style = _Style()
    runs: list[Run] = []
    for token in tokens:
        if style.change(token):
            continue
        match token.type:
            case "softbreak" | "hardbreak":  # models do not wrap their lines: a line end is meant
                run = style.run(LINE)
            case "code_inline":
                run = style.run(token.content.replace("\n", " "), code=True)
            case "image":  # never fetched: its description stands for it
                run = style.run(_alt_text(token), link=safe_link(token.attrGet("src")))
            case _:
                run = style.run(token.content.replace("\n", LINE))
        if run.text:
            if runs and runs[-1][1:] == run[1:]:
                run = run._replace(text=runs.pop().text + run.text)
            runs.append(run)
    return tuple(runs)


class Flattener:
    """Collects items from a sequence of block tokens; one use each."""

    def __init__(self, parse_inline: ParseInline) -> None:
        self._parse_inline = parse_inline
        self._items: list[Item] = []
        self._path = ""
        self._numbers: list[int | None] = []  # of each open list: its next number, None for bullets
        self._mark: Mark | None = None  # of the open list item, until something takes it
        self._heading = 0
        self._rows: list[list[tuple[Run, ...]]] | None = None  # of the open table
        self._align = ""

    def flatten(self, tokens: Sequence[Token]) -> list[Item]:
        """The items of some top-level blocks."""
        for token in tokens:
            if self._rows is not None:
                self._in_table(token)
            elif token.nesting == 0:
                self._leaf(token)
            elif token.nesting == 1:
                self._open(token)
            else:
                self._close(token)
        return self._items

    def _open(self, token: Token) -> None:
        match token.type:
            case "blockquote_open":
                self._spend_mark()
                self._path += "q"
            case "bullet_list_open" | "ordered_list_open":
                self._spend_mark()
                self._path += "l"
                start = token.attrGet("start")
                self._numbers.append(None if token.type[0] == "b" else int(start) if start is not None else 1)
            case "list_item_open":
                number = self._numbers[-1]
                self._mark = Mark(number)
                if number is not None:
                    self._numbers[-1] = number + 1
            case "heading_open":
                self._heading = int(token.tag[1])
            case "table_open":
                self._spend_mark()
                self._rows, self._align = [], ""

    def _close(self, token: Token) -> None:
        match token.type:
            case "blockquote_close":
                self._path = self._path[:-1]
            case "bullet_list_close" | "ordered_list_close":
                self._path = self._path[:-1]
                self._numbers.pop()
            case "list_item_close":
                self._spend_mark()
            case "heading_close":
                self._heading = 0

    def _leaf(self, token: Token) -> None:
        match token.type:
            case "inline":
                self._paragraph(runs_of(self._parse_inline(token.content)))
            case "fence" | "code_block":
                self._spend_mark()
                language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
                self._items.append(Code(clean(token.content.removesuffix("\n")), clean(language), self._path))
            case "hr":
                self._spend_mark()
                self._items.append(Paragraph((), self._path, rule=True))
            case _:  # nothing else is enabled; if a plugin adds something, its text is not lost
                self._paragraph((Run(clean(token.content.replace("\n", LINE))),))

    def _paragraph(self, runs: tuple[Run, ...]) -> None:
        mark, self._mark = self._mark, None
        if mark is not None and runs and (task := _TASK.match(runs[0].text)):
            mark = mark._replace(done=task[1] != " ")
            runs = (runs[0]._replace(text=runs[0].text[task.end() :]), *runs[1:])
        self._items.append(Paragraph(runs, self._path, self._heading, mark))

    def _spend_mark(self) -> None:
        """A list item whose first content is no paragraph still shows its mark, on a line of its own."""
        if self._mark is not None:
            self._paragraph(())

    def _in_table(self, token: Token) -> None:
        assert self._rows is not None
        match token.type:
            case "tr_open":
                self._rows.append([])
            case "th_open":
                style = str(token.attrGet("style") or "")
                self._align += {"left": "l", "center": "c", "right": "r"}.get(style.rpartition(":")[2], " ")
            case "inline":
                self._rows[-1].append(runs_of(self._parse_inline(token.content)))
            case "table_close":
                rows = tuple(tuple(row) for row in self._rows)
                self._items.append(Table(rows, self._align, self._path))
                self._rows = None
