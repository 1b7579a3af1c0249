"""Texts that go with a message: how they stand in it, and how they are found in it again. Knows no Qt and no file.

In the message each stands before the words as a line with its name and a fenced block::

    [notes.txt]
    ```
    what is in the file
    ```

So nothing else is needed to keep it, to send it, to search it and to export it. ``split`` takes only what ``join``
writes, and ``join`` of what it returns is the same text again, to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_HEAD = re.compile(r"\[([^\n]{1,255})\]\n(`{3,})([a-z0-9+#]{0,12})\n")
_RUN = re.compile(r"`{3,}")
_PLAIN = ("txt", "text", "log")  # endings that name no language
_BETWEEN = "\n\n"
LONGEST_NAME = 255  # characters


class Attached(NamedTuple):
    """One text that goes with a message."""

    name: str
    text: str


def named(name: str) -> str:
    """``name`` so that it can stand in a message: one line."""
    line = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    return line[:LONGEST_NAME] or "text"


def join(attached: Iterable[Attached], words: str) -> str:
    """The message: what goes with it, then its words. Names are those of ``named``."""
    blocks = [_block(each) for each in attached]
    return _BETWEEN.join([*blocks, words] if words or not blocks else blocks)


def split(message: str) -> tuple[tuple[Attached, ...], str]:
    """What goes with a message, and its words."""
    found: list[Attached] = []
    at = 0
    while at < len(message) and (taken := _taken(message, at)) is not None:
        each, end = taken
        found.append(each)
        at = end
    return tuple(found), message[at:]


def _taken(message: str, at: int) -> tuple[Attached, int] | None:
    """What ``join`` put at this place, and where the next begins; ``None`` where it was not ``join``."""
    head = _HEAD.match(message, at)
    if head is None:
        return None
    close = f"\n{head[2]}"
    end = message.find(close, head.end() - 1)
    if end < 0:
        return None
    each = Attached(head[1], message[head.end() : end])
    block = _block(each)
    after = at + len(block)
    if not message.startswith(block, at) or named(each.name) != each.name:
        return None
    if after == len(message):
        return each, after
    follows = message.startswith(_BETWEEN, after) and after + len(_BETWEEN) < len(message)
    return (each, after + len(_BETWEEN)) if follows else None


def _block(each: Attached) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in _RUN.findall(each.text)), default=0))
    return f"[{each.name}]\n{fence}{_language(each.name)}\n{each.text}\n{fence}"


def _language(name: str) -> str:
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return ending if ending not in _PLAIN and re.fullmatch(r"[a-z0-9+#]{1,12}", ending) else ""
