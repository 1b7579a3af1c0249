"""How wide the text of a bubble would be without a limit. Knows items and fonts only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFontMetricsF

from app.render.items import LINE, Code, Item, Paragraph
from app.render.look import Look

_LONGEST_LINES = 60  # of what the user said, measured
_LETTERS = 400  # of each of these: wider than any window


def natural_width(items: Sequence[Item], look: Look) -> int:
    """The width in pixels; as wide as can be for code."""
    if any(isinstance(item, Code) for item in items):
        return 1 << 20
    metrics = QFontMetricsF(look.font)
    text = LINE.join("".join(run.text for run in item.runs) for item in items if isinstance(item, Paragraph))
    lines = sorted(text.split(LINE), key=len)[-_LONGEST_LINES:]
    widest = max((metrics.horizontalAdvance(line[:_LETTERS]) for line in lines), default=0.0)
    return max(look.px(8), int(widest) + 3)
