"""What can be said aloud of Markdown while it streams: whole sentences, list items, that there is code. No Qt.

What is not complete yet is kept back. Code, tables and formulas that stand alone are told of, not read out: nobody
listens to brackets, and who wants them reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from app.render.items import plain_text
from app.render.markdown import render

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})\s*([\w+#.-]*)")
_END = re.compile(r"[.!?…]+[\"'”’»)\]*_]*\s+|[。！？]+[」』”）]*\s*")  # noqa: RUF001 - ends of sentences
_ITEM = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])\s+|\s*#{1,6}\s+|\s*>\s?")  # a line that is said by itself
_FORMULA = re.compile(r"\s*(?:\$\$|\\\[)")
_NUMBER = re.compile(r"(?:^|\s)(?:\d{1,9}|[A-Za-z])[.)]\s+$")  # "1. " and "e.g. " are no ends
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}$")

Kind = Literal["text", "code", "table", "formula"]


class Piece(NamedTuple):
    """Something to say.

    Attributes:
        kind: ``text`` is said as it is; of everything else only that it is there.
        text: What is read; of code its language.
        lines: How many lines of code, or rows of a table without its head.
    """

    kind: Kind
    text: str = ""
    lines: int = 0


class Spoken:
    """Takes the text as it comes, and gives what is complete."""

    def __init__(self) -> None:
        self._line = ""  # the last line, not complete yet
        self._open = ""  # of a paragraph, what has not been said
        self._fence = ""  # which ends the code that has begun
        self._language = ""
        self._formula = ""  # which ends the formula that has begun
        self._lines = 0
        self._table = 0  # lines of the table that has begun

    def feed(self, text: str) -> list[Piece]:
        """Take more of the text; returns what is complete now."""
        said: list[Piece] = []
        *lines, self._line = (self._line + text).split("\n")
        for line in lines:
            said += self._take(line)
        if not (self._fence or self._formula or self._table) and self._is_prose(self._line):
            said += self._sentences()
        return said

    def finish(self) -> list[Piece]:
        """The text is over: what is left."""
        last, self._line = self._line, ""
        said = list(self._take(last)) if last else []
        if self._fence:
            said.append(Piece("code", self._language, self._lines))
        if self._formula:
            said.append(Piece("formula"))
        self._fence = self._formula = ""
        return [*said, *self._end_table(), *self._end_paragraph()]

    # ------------------------------------------------------------------------------------ inside

    def _take(self, line: str) -> Iterator[Piece]:
        """A line that is complete."""
        fence = _FENCE.match(line)
        if self._fence:
            if fence is not None and line.strip().startswith(self._fence) and not line.strip().strip(self._fence[0]):
                yield Piece("code", self._language, self._lines)
                self._fence = ""
            else:
                self._lines += 1
        elif self._formula:
            if self._formula in line:
                yield Piece("formula")
                self._formula = ""
        elif fence is not None:
            yield from self._end_block()
            self._fence, self._language, self._lines = fence[1], fence[2], 0
        elif (formula := _FORMULA.match(line)) is not None:
            yield from self._end_block()
            end = "$$" if "$" in formula[0] else "\\]"
            if end in line[formula.end() :]:
                yield Piece("formula")
            else:
                self._formula = end
        elif line.lstrip().startswith("|"):
            yield from self._end_paragraph()
            self._table += 1
        else:
            yield from self._take_prose(line)

    def _take_prose(self, line: str) -> Iterator[Piece]:
        yield from self._end_table()
        if not line.strip() or _RULE.match(line):
            yield from self._end_paragraph()
        elif _ITEM.match(line):
            yield from self._end_paragraph()
            yield from _said(line)
        else:
            self._open += f"{line.strip()} "
            yield from self._sentences(with_line=False)

    def _sentences(self, *, with_line: bool = True) -> list[Piece]:
        """The sentences that are complete in what is open."""
        text = self._open + (self._line if with_line else "")
        end = 0
        for found in _END.finditer(text):
            if not _NUMBER.search(text[: found.end()]):
                end = found.end()
        if not end:
            return []
        if end > len(self._open):
            self._open, self._line = "", text[end:]
        else:
            self._open = self._open[end:]
        return list(_said(text[:end]))

    @staticmethod
    def _is_prose(line: str) -> bool:
        return not (_ITEM.match(line) or line.lstrip()[:1] in ("|", "`", "~", "$", "\\", "#"))

    def _end_block(self) -> Iterator[Piece]:
        yield from self._end_table()
        yield from self._end_paragraph()

    def _end_paragraph(self) -> Iterator[Piece]:
        text, self._open = self._open, ""
        yield from _said(text)

    def _end_table(self) -> Iterator[Piece]:
        lines, self._table = self._table, 0
        if lines:
            yield Piece("table", lines=max(0, lines - 2))


def _said(source: str) -> Iterator[Piece]:
    text = " ".join(plain_text(render(source)).split())
    if text:
        yield Piece("text", text)
