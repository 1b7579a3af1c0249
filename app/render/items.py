"""What a rendered message is made of: flat values in reading order. Knows neither Markdown nor Qt.

Nesting is flattened: each item carries the ``path`` of lists and quotes around it, one letter each from the outside
in (``l`` list, ``q`` quote). Two equal items look the same, which is what incremental rendering relies on.
"""

from __future__ import annotations

from typing import NamedTuple


class Run(NamedTuple):
    """A piece of text in one style. ``link`` is an address that may be opened, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str = ""


class Mark(NamedTuple):
    """What stands before a list item: a number, a bullet, or a box that is ticked or not."""

    number: int | None = None
    done: bool | None = None


class Paragraph(NamedTuple):
    """A paragraph, a heading (``heading`` 1 to 6), the first line of a list item (``mark``) or a ``rule``.

    ``joined``: goes on without a gap where the one before ends.
    """

    runs: tuple[Run, ...]
    path: str = ""
    heading: int = 0
    mark: Mark | None = None
    rule: bool = False
    joined: bool = False


class Table(NamedTuple):
    """A table: the head is the first row. ``align`` has ``l``, ``c``, ``r`` or a blank for each column."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    align: str
    path: str = ""


class Code(NamedTuple):
    """A block of code, without the newline at its end."""

    text: str
    language: str = ""
    path: str = ""


Item = Paragraph | Table | Code

BULLETS = ("•", "◦", "▪")  # by depth
TICKED, UNTICKED = "☑", "☐"


def mark_text(item: Paragraph) -> str:
    """What stands before a list item, in plain text; empty for what is none."""
    if item.mark is None:
        return ""
    if item.mark.done is not None:
        return TICKED if item.mark.done else UNTICKED
    if item.mark.number is not None:
        return f"{item.mark.number}."
    return BULLETS[(item.path.count("l") - 1) % len(BULLETS)]


def plain_text(items: list[Item] | tuple[Item, ...]) -> str:
    """The items as plain text, one paragraph or row a line."""
    return "\n".join(_plain(item) for item in items)


def _plain(item: Item) -> str:
    if isinstance(item, Code):
        return item.text
    if isinstance(item, Table):
        return "\n".join("\t".join("".join(run.text for run in cell) for cell in row) for row in item.rows)
    mark = mark_text(item)
    return f"{mark} " * bool(mark) + "".join(run.text for run in item.runs)
