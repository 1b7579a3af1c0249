"""Regular expressions without looking ahead, for llguidance, which knows no such thing; knows no schema.

What is looked ahead for at the beginning of a pattern is one more pattern. What must not come there is turned into what
must, for the forms that libraries write: those of Zod for addresses, and of pydantic for decimal numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_AHEAD = re.compile(r"\(\?([=!])((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)")
_CLASS = r"(\[(?!\^)(?:[^\]\\]|\\.)+\]|\\?[^\\^$.|?*+()\[\]{}]|\\[.\-+*?/|^$(){}\[\]\\dws])"
_BEYOND = re.compile(r"\(\?<?[=!]|\\[1-9]|\\[bBkG]")
_ENDS = {r"\A": "^", r"\Z": "$", r"\z": "$"}


def plain_patterns(pattern: str) -> list[str] | None:
    """Patterns that, where each of them is found, have the given one found, too; ``None``: there are none known."""
    pattern = re.sub(r"\\(.)", lambda match: _ENDS.get(match[0], match[0]), pattern, flags=re.DOTALL)
    if not _found_beyond(pattern):
        return [pattern]
    found: list[str] = []
    rest = pattern.removeprefix("^")
    while rest != pattern and (match := _AHEAD.match(rest)) is not None:
        instead = "^" + match[2].removeprefix("^") if match[1] == "=" else _must(match[2].removeprefix("^"))
        if not instead:
            return None
        found.append(instead)
        rest = rest[match.end() :]
    found.insert(0, "^" + rest)
    return None if any(map(_found_beyond, found)) or "|" in _outside_groups(rest) else found


def _found_beyond(pattern: str) -> bool:
    """Whether it has what llguidance does not know."""
    return _BEYOND.search(pattern.replace(r"\\", "")) is not None


def _outside_groups(pattern: str) -> str:
    """The pattern without its groups and classes."""
    text = re.sub(r"\\.|\[(?:[^\]\\]|\\.)*\]", "", pattern)
    while (shorter := re.sub(r"\([^()]*\)", "", text)) != text:
        text = shorter
    return text


def _other(chars: str) -> str:
    """A character that is none of a class."""
    return f"[^{chars[1:-1]}]" if chars.startswith("[") else f"[^{chars}]"


def _not_first(word: str) -> str:
    """Not that word first: it stops being it at one of its letters."""
    return "^(" + "|".join(f"{word[:at]}([^{char}]|$)" for at, char in enumerate(word)) + ")"


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(_CLASS + r"\*\$"), lambda match: _other(match[1])),  # not only of these
    (re.compile(_CLASS), lambda match: f"^({_other(match[1])}|$)"),  # not one of these first
    (re.compile(r"\.\*" + _CLASS + r"\1"), lambda match: f"^({_other(match[1])}|{match[1]}{_other(match[1])})*$"),
    (re.compile(r"[A-Za-z0-9_ ]{2,40}"), lambda match: _not_first(match[0])),
    (re.compile(r"\$"), lambda _match: r"^[\s\S]"),  # not empty
)


def _must(ahead: str) -> str:
    """A pattern that is found only where what is looked ahead for does not come; empty: none is known."""
    for form, instead in _FORMS:
        if (match := form.fullmatch(ahead)) is not None:
            return instead(match)
    return ""
