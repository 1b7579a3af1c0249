"""What a rendered message is made of: flat values in reading order. Knows neither Markdown nor Qt.

Nesting is flattened: each item carries the ``path`` of lists and quotes around it, one letter each from the outside
in (``l`` list, ``q`` quote, ``n`` footnote). Two equal items look the same, which is what incremental rendering relies
on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

Kind = Literal["", "formula", "display", "image", "note", "back"]

LINE = "\u2028"  # breaks a line inside a paragraph, in Qt's documents and elsewhere
NOTE, REFERENCE = "#note-", "#reference-"  # links inside a message: to a footnote, and back from it


class Run(NamedTuple):
    """A piece of text in one style.

    Attributes:
        text: What is read; of a formula its TeX, of an image its description.
        link: An address that may be opened, ``#note-1`` or ``#reference-1`` inside the message, or empty. Of an
            image (``kind``) the ``data:`` address that holds it.
        kind: ``formula`` in a line, ``display`` a formula to stand on a line of its own, ``image``, ``note`` the
            number of a footnote where it is referred to, ``back`` the way back from it; empty for text.
    """

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str = ""
    kind: Kind = ""


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


CALL = "tool_call "  # before the name of a function, where the language of a block of code stands


class Code(NamedTuple):
    """A block of code, without the newline at its end; or a function that is asked for, its arguments as JSON."""

    text: str
    language: str = ""
    path: str = ""

    @property
    def function(self) -> str:
        """The function that is asked for; empty: it is code."""
        return self.language.removeprefix(CALL) if self.language.startswith(CALL) else ""


class Formula(NamedTuple):
    """A formula on a line of its own: its TeX, without the signs around it."""

    source: str
    path: str = ""


class Image(NamedTuple):
    """An image that came with the text: a ``data:`` address, and its description."""

    source: str
    alt: str = ""
    path: str = ""


Item = Paragraph | Table | Code | Formula | Image


def as_paragraph(item: Item) -> Paragraph | None:
    """What stands among paragraphs: a paragraph, or a formula as one that holds nothing else."""
    if isinstance(item, Formula):
        return Paragraph((Run(item.source, kind="display"),), item.path)
    return item if isinstance(item, Paragraph) else None


def is_formula(item: Item) -> bool:
    """Whether a paragraph is a formula, see ``as_paragraph``."""
    return (
        isinstance(item, Paragraph)
        and len(item.runs) == 1
        and item.runs[0].kind == "display"
        and not item.heading
        and item.mark is None
    )


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


def plain_text(items: Sequence[Item]) -> str:
    """The items as plain text, one paragraph or row a line; formulas as TeX between dollar signs."""
    return "\n".join(plain_item(item) for item in items)


def plain_runs(runs: Sequence[Run]) -> str:
    """Runs as plain text."""
    return "".join(plain_run(run) for run in runs)


def plain_run(run: Run) -> str:
    """A run as plain text."""
    match run.kind:
        case "formula":
            return f"${run.text}$"
        case "display":
            return f"$${run.text}$$"
        case "note":
            return f"[{run.text}]"
        case "back":
            return ""
        case _:
            return run.text


def plain_item(item: Item) -> str:
    """An item as plain text."""
    match item:
        case Code():
            return item.text
        case Table():
            return "\n".join("\t".join(plain_runs(cell) for cell in row) for row in item.rows)
        case Formula():
            return f"$${item.source}$$"
        case Image():
            return item.alt
    mark = mark_text(item)
    return f"{mark} " * bool(mark) + plain_runs(item.runs)


def sources_in(items: Sequence[Item]) -> Iterator[str]:
    """The TeX of the formulas in some items, in order."""
    for item in items:
        if isinstance(item, Formula):
            yield item.source
        rows = item.rows if isinstance(item, Table) else ((item.runs,),) if isinstance(item, Paragraph) else ()
        yield from (run.text for row in rows for runs in row for run in runs if run.kind in ("formula", "display"))


def has_links(runs: Sequence[Run]) -> bool:
    """Whether there is a link to reach."""
    return any(run.link and run.kind != "image" for run in runs)
