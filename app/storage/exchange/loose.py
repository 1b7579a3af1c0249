"""JSON that may be anything: parsed without long pauses, looked into without surprises. Knows no program's format.

Exports are made by other people's programs, damaged, cut off and edited by hand. Everything that is asked of a value
here has an answer, whatever the value is.
"""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterator
from typing import Any

import msgspec

from app.storage.exchange.splitting import pieces_of

LARGE = 512 * 1024  # bytes from which on a text is parsed piece by piece: parsing keeps every other thread waiting
_LEVELS = 5  # of brackets that are taken apart one by one; each holds a copy of what is in it
_LATEST = 32_503_680_000.0  # the year 3000, in seconds: what is later is counted in smaller units


class Damaged(Exception):
    """A text that is no JSON."""


def parse(text: bytes, level: int = 0) -> Any:
    """The value of a JSON text. Takes what Python's own writer makes too: ``NaN``, halves of surrogate pairs.

    Args:
        text: UTF-8.
        level: How many brackets around it have been taken off.

    Raises:
        Damaged: It is no JSON.
    """
    if len(text) > LARGE and level < _LEVELS and text.lstrip()[:1] in (b"{", b"["):
        return _parse_by_pieces(text, level)
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        pass
    try:
        return json.loads(text.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise Damaged(str(error)) from error


def _parse_by_pieces(text: bytes, level: int) -> Any:
    made_list: list[Any] = []
    made_object: dict[str, Any] = {}
    is_object = text.lstrip()[:1] == b"{"
    for piece in pieces_of(text):
        if piece.problem or piece.text is None:
            raise Damaged(piece.problem)
        value = parse(piece.text, level + 1) if len(piece.text) < len(text) - 1 else _parse_whole(piece.text)
        if is_object:
            made_object[str(parse(piece.key))] = value
        else:
            made_list.append(value)
    return made_object if is_object else made_list


def _parse_whole(text: bytes) -> Any:
    try:
        return json.loads(text.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise Damaged(str(error)) from error


def at(value: Any, *keys: str) -> Any:
    """What lies at a path of keys; ``None`` where the path ends."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def words(value: Any, *keys: str) -> str:
    """The text there; empty where there is none."""
    found = at(value, *keys) if keys else value
    return found if isinstance(found, str) else ""


def items(value: Any, *keys: str) -> list[Any]:
    """The list there; empty where there is none."""
    found = at(value, *keys) if keys else value
    return found if isinstance(found, list) else []


def members(value: Any, *keys: str) -> dict[str, Any]:
    """The object there; empty where there is none."""
    found = at(value, *keys) if keys else value
    return found if isinstance(found, dict) else {}


def number(value: Any, *keys: str) -> float:
    """The number there; 0 where there is none, or none that can be counted with."""
    found = at(value, *keys) if keys else value
    if isinstance(found, bool) or not isinstance(found, (int, float)):
        return 0.0
    try:
        found = float(found)
    except OverflowError:
        return 0.0
    return found if math.isfinite(found) else 0.0


def whole(value: Any, *keys: str) -> int:
    """The number there as a count: not negative, and nothing SQLite could not hold."""
    return max(0, min(int(number(value, *keys)), 2**53))


def moment(value: Any, *keys: str) -> float | None:
    """The point in time there, in seconds since the epoch, in whatever unit or writing it is given."""
    found = at(value, *keys) if keys else value
    if isinstance(found, str):
        return _written_moment(found)
    seconds = number(found)
    while seconds > _LATEST:  # milliseconds, microseconds, nanoseconds
        seconds /= 1000
    return seconds if seconds > 0 else None


def _written_moment(text: str) -> float | None:
    try:
        parsed = datetime.datetime.fromisoformat(text.strip())
        if parsed.tzinfo is None:
            parsed = parsed.replace(tzinfo=datetime.UTC)
        seconds = parsed.timestamp()
    except (ValueError, OverflowError):
        return None
    return seconds if 0 < seconds < _LATEST else None


def each_text(parts: Any) -> Iterator[str]:
    """The texts in a list of parts as OpenAI's interface has them: plain, or ``{"type": "text", "text": …}``."""
    if isinstance(parts, str):
        yield parts
    for part in items(parts):
        if isinstance(part, str):
            yield part
        elif text := words(part, "text") or words(part, "text", "value") or words(part, "content"):
            yield text


def joined(texts: Iterator[str] | list[str]) -> str:
    """Texts as paragraphs of one; empty ones leave no gap."""
    return "\n\n".join(text for text in (text.strip("\n") for text in texts) if text.strip())
