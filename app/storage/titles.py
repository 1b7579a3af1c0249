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


# What models write before a title, in the languages they are talked to most; \uff1a is the wide colon.
_ANNOUNCED = re.compile(
    r"^(?:(?:conversation|chat|suggested|short|the|a)\s+)*(?:title|titel|titre|t[i\u00ed]tulo|titolo|tytu\u0142|naslov"
    r"|заголовок|название|назва|ba\u015fl\u0131k|otsikko|标题|標題|题目|タイトル|題名|제목|عنوان|العنوان|כותרת|शीर्षक)"
    r"\s*[:\uff1a-]\s*",
    re.IGNORECASE,
)
_POLITE = re.compile(r"^(?:sure|certainly|of course|here(?:'s| is| are))\b[^:]{0,80}:\s*", re.IGNORECASE)
_QUOTES = "\"'`\u00b4\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb\u2039\u203a「」『』《》〈〉"
_COLONS = (":", "\uff1a")
_ENDS = ".,;:。\uff0e\uff0c\uff1b\uff1a"
_TOO_LONG = 120  # characters of a line that is no title any more but an answer


def title_written(text: str) -> str:
    """The title in what a model wrote when it was asked for one: one plain line; empty where there is none."""
    for line in text[:2_000].splitlines():
        plain = _plain(line)
        before = None
        while plain != before:
            before = plain
            plain = _ANNOUNCED.sub("", _POLITE.sub("", plain)).strip().strip(_QUOTES).strip()
            plain = plain.rstrip(_ENDS).rstrip()
        if any(char.isalnum() for char in plain) and not _is_told(line, plain):
            return "" if len(plain) > _TOO_LONG or "<|" in plain else _shortened(plain)
    return ""


def _is_told(line: str, plain: str) -> bool:
    """Whether a line only says that a title follows."""
    return line.rstrip().endswith(_COLONS) and len(plain.split()) > 1
