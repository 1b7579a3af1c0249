"""Tokens of markdown-it-py to items: resolves nesting. Knows nothing of Qt or of streaming.

Whether a list is tight or loose is ignored on purpose: items then depend on nothing that comes later in their
list, and answers look calmer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from app.render.footnotes import Footnotes
from app.render.items import LINE, REFERENCE, Code, Formula, Image, Item, Mark, Paragraph, Run, Table
from app.render.runs import clean, runs_of

if TYPE_CHECKING:
    from markdown_it.token import Token

#: Turns the source of a paragraph or cell into inline tokens.
ParseInline = Callable[[str], "Sequence[Token]"]

_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_ALONE = ("display", "image")  # kinds of runs that get a line of their own


def language_of(info: str) -> str:
    """The language of a block of code from what follows its fence, as people write it: ``python``, ``{.python}``."""
    return clean(info.split(maxsplit=1)[0].strip("{}").lstrip(".")) if info.strip() else ""


class Flattener:
    """Collects items from a sequence of block tokens; one use each."""

    def __init__(self, parse_inline: ParseInline, notes: Footnotes, path: str = "", mark: Mark | None = None) -> None:
        self._parse_inline = parse_inline
        self._notes = notes
        self._items: list[Item] = []
        self._path = path
        self._numbers: list[int | None] = []  # of each open list: its next number, None for bullets
        self._mark = mark  # of the open list item, until something takes it
        self._heading = 0
        self._rows: list[list[tuple[Run, ...]]] | None = None  # of the open table
        self._align = ""

    def flatten(self, tokens: Sequence[Token]) -> list[Item]:
        """The items of some top-level blocks; those of footnotes are kept for the end."""
        for token in self._without_notes(tokens):
            if self._rows is not None:
                self._in_table(token)
            elif token.nesting == 0:
                self._leaf(token)
            elif token.nesting == 1:
                self._open(token)
            else:
                self._close(token)
        return self._items

    def _without_notes(self, tokens: Sequence[Token]) -> Iterator[Token]:
        depth = 0
        label = ""
        inside: list[Token] = []
        for token in tokens:
            if token.type == "footnote_reference_open":
                depth += 1
                if depth == 1:
                    label, inside = token.meta["label"], []
            elif token.type == "footnote_reference_close":
                depth -= 1
                if depth == 0:
                    self._notes.define(label, inside)
            elif depth:
                inside.append(token)
            else:
                yield token

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
                self._text(runs_of(self._parse_inline(token.content), self._notes))
            case "fence" | "code_block":
                self._spend_mark()
                self._items.append(Code(clean(token.content.removesuffix("\n")), language_of(token.info), self._path))
            case "formula":
                self._spend_mark()
                self._items.append(Formula(clean(token.content), self._path))
            case "hr":
                self._spend_mark()
                self._items.append(Paragraph((), self._path, rule=True))
            case _:  # nothing else is enabled; if a plugin adds something, its text is not lost
                self._paragraph((Run(clean(token.content.replace("\n", LINE))),))

    def _text(self, runs: tuple[Run, ...]) -> None:
        """A paragraph; what needs a line of its own divides it."""
        if self._heading or all(run.kind not in _ALONE for run in runs):
            self._paragraph(runs)
            return
        for kind, group in groupby(runs, key=lambda run: run.kind if run.kind in _ALONE else ""):
            part = tuple(group)
            if not kind:
                if part := _trimmed(part):
                    self._paragraph(part)
                continue
            self._spend_mark()
            for run in part:
                alone = Formula(run.text, self._path) if kind == "display" else Image(run.link, run.text, self._path)
                self._items.append(alone)

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
                self._rows[-1].append(runs_of(self._parse_inline(token.content), self._notes, in_cell=True))
            case "table_close":
                rows = tuple(tuple(row) for row in self._rows)
                self._items.append(Table(rows, self._align, self._path))
                self._rows = None


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Without the line ends and blanks next to what has a line of its own."""
    found = list(runs)
    for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while found and not found[at].kind:
            if text := strip(found[at].text, LINE + " "):
                found[at] = found[at]._replace(text=text)
                break
            del found[at]
    return tuple(found)


def note_items(parse_inline: ParseInline, notes: Footnotes) -> list[Item]:
    """The footnotes, under a line, each with a way back."""
    items: list[Item] = []
    for number, blocks in notes.in_order():
        part = Flattener(parse_inline, notes, "n", Mark(number)).flatten(blocks) or [
            Paragraph((), "n", 0, Mark(number))
        ]
        back = Run("\u21a9\ufe0e", link=f"{REFERENCE}{number}", kind="back")
        if isinstance(last := part[-1], Paragraph) and not last.rule:
            part[-1] = last._replace(runs=(*last.runs, Run("\u00a0"), back))
        else:
            part.append(Paragraph((back,), "n"))
        items += part
    return [Paragraph((), rule=True), *items] if items else []
