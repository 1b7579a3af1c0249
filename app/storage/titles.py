"""Makes a title out of the first thing a user says; knows nothing of storage."""

from __future__ import annotations

import re
import unicodedata

from app.attached import split

MAX_TITLE = 60  # characters, the ellipsis included

_FENCE = re.compile(r"^\s*(```|~~~)")
_LEADING_MARKUP = re.compile(r"^\s*(?:#{1,6}\s+|>\s*|[-*+]\s+|\d+[.)]\s+)+")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1")
_ELLIPSIS = "…"


def title_from(text: str) -> str:
    """First words of ``text`` as one plain line of at most ``MAX_TITLE`` characters; may be empty.

    The first line with words in it counts; Markdown around the words is taken off. A long line is cut between
    words where it has any, never inside a character that is composed of several.
    """
    attached, words = split(text)
    if attached:  # files stand before the words; without words their names are all there is
        text = words if words.strip() else ", ".join(each.name for each in attached)
    for line in text[:20_000].splitlines():
        if _FENCE.match(line):
            continue
        plain = _plain(line)
        if any(char.isalnum() for char in plain):
            return _shortened(plain)
    return _shortened(_plain(text[:20_000]))


def _plain(line: str) -> str:
    line = _LEADING_MARKUP.sub("", line)
    line = _LINK.sub(r"\1", line)
    line = _EMPHASIS.sub(r"\2", line)
    # Controls would break the line, and direction marks could turn the list around it.
    line = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in line)
    line = "".join(char for char in line if char not in _DIRECTION_MARKS)
    return " ".join(line.split())


_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def _shortened(line: str) -> str:
    if len(line) <= MAX_TITLE:
        return line
    room = MAX_TITLE - len(_ELLIPSIS)
    space = line.rfind(" ", 0, room + 1)
    cut = space if space > room // 2 else _between_characters(line, room)
    return line[:cut].rstrip(" ,;:-(") + _ELLIPSIS


def _between_characters(line: str, end: int) -> int:
    """The last place at or before ``end`` that does not take a mark or a joined part off its character."""
    cut = end
    while cut > end - 20 and _joined(line, cut):
        cut -= 1
    return cut


def _joined(line: str, at: int) -> bool:
    after, before = line[at], line[at - 1]
    return (
        unicodedata.category(after) in ("Mn", "Mc", "Me")
        or "\u200d" in (after, before)
        or "\U0001f3fb" <= after <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= after <= "\U000e007f"  # flags of regions
    )
