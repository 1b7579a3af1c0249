r"""Letters in a formula that the font for formulas does not have, such as Chinese ones in ``\text{…}``.

Each run of them is drawn as black squares in a colour of its own, which is then found in the SVG and replaced by text,
for the reader's own fonts to print. Knows no drawing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from html import escape

_MOST = 200  # runs in a formula; more is a text
_FIRST = 0x010100  # the colour of the first run; nobody writes it
_EM = 16 / 10.464  # height of an em, in heights of the black square of STIX Two Math
_SLIM, _EXACT = 6.96 / 10.464, 0.02  # its width in heights, and how exactly drawings tell it
_WIDE = r"\hspace{0.44em}"  # what a square lacks of the width of a letter of East Asia

_HEX = re.compile("[0-9a-f]{6}")
_GROUP = re.compile(r"\\(text\w*|mbox|hbox|mathrm|mathbf|mathit|mathsf|operatorname\*?)\s*\{([^{}]*)\}")
_BOX = re.compile(  # anything rectangular, also a minus
    r'<path d="M (?P<right>\S+) (?P<base>\S+) L (?P=right) (?P=base) L (?P<left>\S+) (?P=base) '
    r'L (?P=left) (?P<top>\S+) L (?P=right) (?P=top) Z " fill="(?P<colour>[^"]*)" ?/>'
)


def with_squares(text: str, has_glyph: Callable[[str], bool]) -> tuple[str, list[str]] | None:
    """TeX with squares for letters that are missing, and those letters by runs; ``None`` when there are too many."""
    runs: list[str] = []

    def squares(run: str) -> str:
        runs.append(run)
        square = f"\\textcolor{{#{_FIRST + len(runs) - 1:06x}}}{{\\blacksquare}}"  # one by one: some lose their colour
        return "".join(square + _WIDE * (unicodedata.east_asian_width(letter) in "WF") for letter in run)

    def divided(part: str, write: Callable[[str], str]) -> str:
        pieces: list[str] = []
        for letter in part:
            missing = not has_glyph(letter)
            if pieces and missing == (not has_glyph(pieces[-1][0])):
                pieces[-1] += letter
            else:
                pieces.append(letter)
        return "".join(write(piece) if has_glyph(piece[0]) else squares(piece) for piece in pieces)

    written: list[str] = []
    at = 0
    for group in _GROUP.finditer(text):
        written.append(divided(text[at : group.start()], str))
        name, content = group[1], group[2]
        if all(map(has_glyph, content)):
            written.append(group[0])
        else:
            written.append(divided(content, lambda piece, name=name: f"\\{name}{{{piece}}}"))  # type: ignore[misc]
        at = group.end()
    written.append(divided(text[at:], str))
    return ("".join(written), runs) if len(runs) <= _MOST else None


def with_letters(svg: str, runs: list[str]) -> str | None:
    """The drawing with letters in place of the squares; ``None`` when a run is not found."""
    if not runs:
        return svg
    written: set[int] = set()

    def replace(match: re.Match[str]) -> str:
        left, right, top, base = (float(match[name]) for name in ("left", "right", "top", "base"))
        if abs((right - left) / (base - top) - _SLIM) > _EXACT:
            return match[0]
        colour = match["colour"].removeprefix("#")
        index = int(colour, 16) - _FIRST if _HEX.fullmatch(colour) else -1
        if not 0 <= index < len(runs) or index in written:  # ziamath sometimes forgets the colour of the second
            return ""
        written.add(index)
        place = f'x="{left:.3f}" y="{base:.3f}" font-size="{(base - top) * _EM:.3f}"'
        return f'<text {place} font-family="sans-serif" fill="currentColor">{escape(runs[index])}</text>'

    made = _BOX.sub(replace, svg)
    return made if len(written) == len(runs) else None
