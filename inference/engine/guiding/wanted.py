"""Short texts that a grammar may want: guesses, each of them tried out; knows no tokens."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

MOST = 16  # patterns that are looked at
_LONGEST = 200  # characters of a pattern
_MOST_TIMES = 64  # of one character
_SUFFIX = re.compile(r'\[suffix=("(?:[^"\\]|\\.)*")\]')
_BEHIND_TEXT = re.compile(r"/ <\[(\d+)\]>")
_PATTERN = re.compile(r'"pattern":\s*("(?:[^"\\]|\\.)*")')


def _first(match: re.Match[str]) -> str:
    """Of a class of characters."""
    return match[0][1:3] if match[0][1] == "\\" else match[0][1]


def _repeated(match: re.Match[str]) -> str:
    """As often as it has to come."""
    return match[1] * min(int(match[2]), _MOST_TIMES)


_STEPS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\\[dD]", "0"),
    (r"\\[wWSpP](\{\w+\})?", "a"),
    (r"\\s", " "),
    (r"\[[^^\]]([^\]\\]|\\.)*\]", _first),
    (r"(\\?[^\\)\]])\{(\d+)(?:,\d*)?\}", _repeated),
    (r"\((\?:)?([^()|]*)(\|[^()]*)?\)", r"\2"),
    (r"[*+?]|\{\d*,?\d*\}", ""),
    (r"(?<!\\)[\^$]", ""),
    (r"(?<!\\)\.", "a"),
    (r"\\(.)", r"\1"),
)


def ends_of_texts(grammar: str) -> tuple[list[str], list[int]]:
    """What ends a passage in which anything may stand: texts, and control tokens."""
    tags = dict.fromkeys(json.loads(match[1]) for match in _SUFFIX.finditer(grammar))
    texts = [text for tag in tags for text in (f"\n{tag}", tag)]  # the text may have to end with its line
    return texts[:MOST], list(dict.fromkeys(int(match[1]) for match in _BEHIND_TEXT.finditer(grammar)))[:MOST]


def wanted_texts(grammar: str) -> list[str]:
    """A text for each pattern of a schema for which one is found easily."""
    found: dict[str, str] = {}
    for match in _PATTERN.finditer(grammar):
        if len(found) >= MOST:
            break
        pattern = json.loads(match[1])
        if text := _text_for(pattern):
            found[text] = pattern
    return list(found)


def _text_for(pattern: str) -> str:
    """The pattern with all that is optional left out, and the first of what may stand in each place."""
    if len(pattern) > _LONGEST or "(?" in pattern.replace("(?:", ""):
        return ""
    text = pattern.split("|")[0] if "(" not in pattern else pattern
    for step, instead in _STEPS:
        text = re.sub(step, instead, text)
    return text if text.isprintable() and '"' not in text else ""
