"""Items of a message in segments: what shares a view, and about how high it is. Knows no message.

Segments are of bounded size, so that neither laying out nor repainting ever costs more than a segment.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.render.items import Code, Formula, Image, Item, Paragraph, Table
from app.render.look import Look, gap, indent
from app.widgets.message_code import CodeView
from app.widgets.message_text import TextView

View = TextView | CodeView

_PARAGRAPHS, _CHARACTERS = 24, 3_000  # most in one segment


@dataclass
class Segment:
    """Items that share a view.

    Attributes:
        items: What is in it.
        space: Above it, in pixels.
        growing: Whether the view shows it as unfinished.
        view: Exists once it was looked at.
        height: Of the view, or a guess.
        top: Where it begins.
    """

    items: tuple[Item, ...]
    space: int
    growing: bool = False
    view: View | None = None
    height: int = 0
    top: int = 0


def group(items: Sequence[Item], wide: Callable[[Item], bool]) -> list[tuple[Item, ...]]:
    """Items as segments. What is appended later changes the last segment only.

    ``wide``: Whether a formula is too wide to stand among paragraphs.
    """
    groups: list[tuple[Item, ...]] = []
    current: list[Item] = []
    size = 0
    for item in items:
        if not isinstance(item, (Paragraph, Formula)) or wide(item):
            groups += [tuple(current)] * bool(current) + [(item,)]
            current, size = [], 0
            continue
        length = sum(len(run.text) for run in item.runs) if isinstance(item, Paragraph) else 100
        if current and (len(current) >= _PARAGRAPHS or size + length > _CHARACTERS):
            groups.append(tuple(current))
            current, size = [], 0
        current.append(item)
        size += length
    return groups + [tuple(current)] * bool(current)


def kind_of(items: tuple[Item, ...]) -> type[Item]:
    """Paragraphs and formulas share a view; others are changed only into their like."""
    return Paragraph if isinstance(items[0], Formula) else type(items[0])


def estimate(items: tuple[Item, ...], look: Look, width: int) -> int:
    """About how high a segment is in a column of this width."""
    width = max(60, width)
    total = 0.0
    previous: Item | None = None
    for item in items:
        if isinstance(item, Code):
            return math.ceil((item.text.count("\n") + 1) * look.code_line_height) + look.px(46)
        if isinstance(item, Table):
            return math.ceil(len(item.rows) * (look.line_height + look.px(15)))
        if isinstance(item, Paragraph):
            text = sum(len(run.text) for run in item.runs) * look.letter_width
            total += (text // max(60, width - look.px(indent(item.path))) + 1) * look.line_height
        else:
            total += (10 if isinstance(item, Image) else 2) * look.line_height
        total += look.px(gap(previous, item)) if previous is not None else 0
        previous = item
    return math.ceil(total)  # whole pixels everywhere: places survive to the pixel
