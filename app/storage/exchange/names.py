"""Names of files that every system takes, made of titles that may be anything. Knows no files."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

LONGEST = 120  # bytes of a name without its ending; encrypted folders take 143 in all, others 255
_FORBIDDEN = frozenset('<>:"/\\|?*')
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"]
)


def safe_name(title: str, otherwise: str = "Conversation") -> str:
    """A name for a file that is called ``title``, without an ending; ``otherwise`` where nothing of it can be used."""
    text = unicodedata.normalize("NFC", title)
    text = "".join(" " if char in _FORBIDDEN or _is_unseen(char) else char for char in text)
    text = _cut(" ".join(text.split()).strip(" ."), LONGEST).strip(" .")
    if not text:
        return otherwise
    return f"_{text}" if text.partition(".")[0].rstrip().lower() in _RESERVED else text


class Names:
    """Hands out names that are taken by nobody, whether the disk tells upper case from lower or not."""

    def __init__(self, is_taken: Callable[[str], bool] = lambda _name: False) -> None:
        """``is_taken``: whether there is a file of that name already."""
        self._is_taken = is_taken
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def give(self, title: str, ending: str, otherwise: str = "Conversation") -> str:
        """A name with its ending (``.md``)."""
        stem = safe_name(title, otherwise)
        number = self._next.get(stem.casefold(), 1)
        while True:
            name = f"{stem}{ending}" if number == 1 else f"{stem} ({number}){ending}"
            number += 1
            if name.casefold() not in self._given and not self._is_taken(name):
                self._given.add(name.casefold())
                self._next[stem.casefold()] = number
                return name


def _is_unseen(char: str) -> bool:
    """Controls, marks of direction, halves of pairs: what breaks a line, turns a name around, or cannot be written."""
    return unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp", "Cn") or (
        unicodedata.category(char) == "Cf" and char not in "\u200c\u200d"  # they join letters and emoji
    )


def _cut(text: str, size: int) -> str:
    """The longest beginning of at most ``size`` bytes that ends between two characters as they are seen."""
    if len(text.encode()) <= size:
        return text
    end = len(text.encode()[:size].decode(errors="ignore"))
    while end and (unicodedata.combining(text[end]) or "\u200d" in (text[end], text[end - 1])):
        end -= 1
    return text[:end]
