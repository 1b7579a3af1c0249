"""Which way a paragraph runs, told from its own text. Knows no Qt."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from app.render.items import Run

_LOOKED_AT = 400  # characters


def direction(text: str) -> str:
    """``r`` or ``l`` after the first letter that has a direction (Unicode bidirectional algorithm, P2), else empty."""
    for letter in text[:_LOOKED_AT]:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return "r"
        if kind == "L":
            return "l"
    return ""


def direction_of(runs: Sequence[Run]) -> str:
    """The same for a paragraph: words decide, and only where there are none, code. Formulas never do."""
    words = "".join(run.text for run in runs if not run.kind and not run.code)
    return direction(words) or direction("".join(run.text for run in runs if run.code))


def direction_of_rows(rows: Sequence[Sequence[Sequence[Run]]]) -> str:
    """The same for a table: its first cell that has one decides."""
    for row in rows[:2]:
        for runs in row:
            if found := direction_of(runs):
                return found
    return ""
