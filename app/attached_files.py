"""Reads files that are to go with a message: text in whatever encoding, and nothing else. Knows no Qt."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Literal, NamedTuple

from app.attached import Attached, named

LARGEST = 4 * 1024 * 1024  # bytes; about a million tokens, more than models read at once
_LOOK = 4096  # bytes from which it is told whether a file is text

Why = Literal["folder", "large", "empty", "no_text", "missing", "unreadable"]

_MARKS = (  # the longer mark first: that of UTF-16 is the beginning of that of UTF-32
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Refused(NamedTuple):
    """A file that cannot go with a message.

    Attributes:
        name: Its name.
        why: What is the matter with it.
        size: Its size in bytes, where that matters.
    """

    name: str
    why: Why
    size: int = 0


def read_file(path: str) -> Attached | Refused:
    """The text of a file, with ``\\n`` between its lines, or why there is none."""
    file = Path(path)
    try:
        if file.is_dir():
            return Refused(file.name, "folder")
        if file.exists() and not file.is_file():  # a pipe or a device: reading it might never end
            return Refused(file.name, "unreadable")
        size = file.stat().st_size
        if size > LARGEST:
            return Refused(file.name, "large", size)
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        return Refused(file.name, "missing")
    except OSError:
        return Refused(file.name, "unreadable")
    text = decoded(content[:LARGEST])
    if text is None:
        return Refused(file.name, "no_text")
    if not text.strip():
        return Refused(file.name, "empty")
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return Attached(named(file.name), lines.removesuffix("\n"))


def decoded(content: bytes) -> str | None:
    """``content`` as text; ``None`` where it is none.

    By its byte order mark, else UTF-8, else UTF-16 where every other byte is zero as in most western texts, else
    Windows-1252, in which older programs keep tables and notes.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _as_text(content[len(mark) :], encoding)
    if b"\0" not in content[:_LOOK]:
        return _as_text(content, "utf-8") or _as_text(content, "cp1252")
    even, odd = content[0:_LOOK:2].count(0), content[1:_LOOK:2].count(0)
    half = len(content[:_LOOK]) // 2
    if odd > half // 2 and not even:
        return _as_text(content, "utf-16-le")
    if even > half // 2 and not odd:
        return _as_text(content, "utf-16-be")
    return None


def _as_text(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    # Control characters other than tab, line ends, form feed and escape (of coloured logs) are no writing.
    return None if any(c < " " and c not in "\t\n\r\f\x1b" for c in set(text)) else text
