"""A formula as SVG. Slow (milliseconds each), pure Python, no Qt: called in a process of its own, or where
nobody waits for a window.
"""

from __future__ import annotations

import math
import warnings
from functools import cache
from types import ModuleType

import msgspec

from app.render.formula_letters import with_letters, with_squares
from app.render.tex import prepared

SIZE = 16.0  # of the letters, in the units of a drawing
_MARGIN = 1.0  # in the same units, on each side
_LARGEST = 20_000  # units; no formula is wider or higher, what is was misread


class Drawing(msgspec.Struct, frozen=True):
    """A formula drawn for letters of ``SIZE`` units.

    Attributes:
        svg: With ``currentColor`` where the colour of the text belongs.
        width: Of the whole, in units.
        ascent: Above the base line, in units.
        descent: Below the base line, in units.
    """

    svg: str
    width: float
    ascent: float
    descent: float


def draw(source: str, display: bool) -> Drawing | None:
    """Draw a formula; ``None`` when it cannot be drawn as it is meant."""
    text = prepared(source)
    drawn = with_squares(text, _has_glyph) if text is not None else None
    if drawn is None:
        return None
    try:
        made = _library().Latex(drawn[0], size=SIZE, color="currentColor", inline=not display, margin=_MARGIN)
        box = made.node.bbox
        svg = with_letters(made.svg(), drawn[1])
    except (Exception, RecursionError):  # a parser for what people write, in hundreds of ways: the source is shown
        return None
    sizes = (box.xmin, box.xmax, box.ymin, box.ymax)
    if svg is None or not all(math.isfinite(size) and abs(size) < _LARGEST for size in sizes) or box.xmax <= box.xmin:
        return None
    return Drawing(svg, box.xmax - box.xmin + 2 * _MARGIN, box.ymax + _MARGIN, _MARGIN - box.ymin)


@cache
def _has_glyph(letter: str) -> bool:
    """Whether the font for formulas has this letter; others, such as Chinese ones, it prints as a box."""
    if letter.isascii():
        return True
    return bool(_library().loadedfonts["default"].glyphindex(letter))


@cache
def _library() -> ModuleType:
    """The library that draws: 0.15 s and 20 MB, with the first formula."""
    with warnings.catch_warnings():
        # WORKAROUND ziamath 0.13 reads its font with importlib.resources.path, which Python 3.11 and 3.12 deprecate.
        warnings.simplefilter("ignore", DeprecationWarning)
        from ziamath import zmath
        from ziamath.config import config
    config.svg2 = False  # no references inside, so that several formulas fit into one document
    return zmath
