"""What is selected of rendered items, as items. Knows no widget and no document.

Offsets are in UTF-16 code units, as Qt counts them; a formula that is drawn counts one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.render.items import Run

#: How many code units a run takes in its document.
Length = Callable[[Run], int]


def units(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut_text(text: str, start: int, end: int) -> str:
    """A part of a text by code units."""
    if text.isascii():
        return text[start:end]
    encoded = text.encode("utf-16-le", "surrogatepass")
    return encoded[2 * start : 2 * end].decode("utf-16-le", "ignore")


def cut_runs(runs: Sequence[Run], start: int, end: int, length: Length) -> tuple[Run, ...]:
    """The runs between two offsets; a formula is taken whole."""
    found: list[Run] = []
    at = 0
    for run in runs:
        size = length(run)
        first, last = max(start, at), min(end, at + size)
        if first < last:
            whole = run.kind != "" or (first == at and last == at + size)
            found.append(run if whole else run._replace(text=cut_text(run.text, first - at, last - at)))
        at += size
    return tuple(found)
