"""The characters of an answer, one at a time, for generators that wait for the next one; knows no call.

Whoever reads is written as if all the text were there already (``text, mark = yield from source.until("</a>")``). As it
only ever sees one character, how the answer was cut into pieces cannot change what it makes of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator
from typing import Any, TypeVar

T = TypeVar("T")
Reading = Generator[None, str, T]

HALF = re.compile("[\ud800-\udfff]")
_CLOSERS = ",}]);"
_LONGEST_MARK = 64  # characters


class Ended(Exception):
    """The answer is over."""


class Broken(Exception):
    """This is no call."""


class Source:
    """What is still to be read.

    Attributes:
        back: Characters that were read too far.
        unsettled: What was read since the last ``settle``.
    """

    def __init__(self) -> None:
        self.back = ""
        self.unsettled: list[str] = []

    def begin(self, mark: str) -> None:
        """What follows a mark is to be read."""
        self.back, self.unsettled = "", [mark]

    def settle(self) -> None:
        """All that was read has become something."""
        self.unsettled.clear()

    # ------------------------------------------------------------------------------ characters

    def one(self) -> Reading[str]:
        """The next character. Raises ``Ended``."""
        if self.back:
            char, self.back = self.back[0], self.back[1:]
        else:
            char = yield
            if not char:
                raise Ended
        self.unsettled.append(char)
        return char

    def put_back(self, text: str) -> None:
        """Some characters were read too far."""
        self.back = text + self.back
        left = len(text)
        while left and self.unsettled:
            left -= len(self.unsettled.pop())

    def solid(self) -> Reading[str]:
        """The next character that is no white space."""
        while True:
            char = yield from self.one()
            if not char.isspace():
                return char

    def peek(self) -> Reading[str]:
        """The next character that is no white space, without taking it."""
        char = yield from self.solid()
        self.put_back(char)
        return char

    def expect(self, text: str) -> Reading[None]:
        """Read exactly this, white space before it left out. Raises ``Broken``."""
        read = yield from self.solid()
        while text.startswith(read) and read != text:
            read += yield from self.one()
        if read != text:
            raise Broken

    def follows(self, text: str) -> Reading[bool]:
        """Read this where it comes next, behind white space; else nothing but the space is taken."""
        read = yield from self.solid()
        try:
            while text.startswith(read) and read != text:
                read += yield from self.one()
        except Ended:
            return True  # cut in the middle of it
        if read == text:
            return True
        self.put_back(read)
        return False

    def until(self, *marks: str) -> Reading[tuple[str, str]]:
        """All up to the first of some marks, and that mark."""
        parts: list[str] = []
        tail = ""
        while not tail.endswith(marks):
            char = yield from self.one()
            parts.append(char)
            tail = tail[-_LONGEST_MARK:] + char
        mark = next(mark for mark in sorted(marks, key=len, reverse=True) if tail.endswith(mark))
        return "".join(parts)[: -len(mark)], mark

    # ----------------------------------------------------------------------------------- JSON

    def json(self) -> Reading[str]:
        """The text of a value of JSON as it was written; whether it is one shows ``checked``."""
        first = yield from self.solid()
        if first == '"':
            return first + (yield from self.string_end())
        if first in "{[":
            return first + (yield from self._nested_end())
        if first in _CLOSERS:
            raise Broken
        parts = [first]
        while True:
            char = yield from self.one()
            if char.isspace() or char in _CLOSERS:
                self.put_back(char)
                return "".join(parts)
            parts.append(char)

    def string_end(self, quote: str = '"') -> Reading[str]:
        """The rest of a string, its closing quote included."""
        parts: list[str] = []
        while True:
            char = yield from self.one()
            parts.append(char)
            if char == quote:
                return "".join(parts)
            if char == "\\":
                parts.append((yield from self.one()))

    def _nested_end(self) -> Reading[str]:
        parts: list[str] = []
        depth = 1
        while depth:
            char = yield from self.one()
            parts.append(char)
            if char == '"':
                parts.append((yield from self.string_end()))
            elif char in "{[":
                depth += 1
            elif char in "}]":
                depth -= 1
        return "".join(parts)


def checked(text: str) -> str:
    """A text of JSON, as it is where that is valid, else put right. Raises ``Broken`` when it is none."""
    try:
        json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return as_json(value_of(text))
    return text


def as_json(value: Any) -> str:
    """A value as a text of JSON. Half of a character, which models write and no text can hold, stays an escape.

    Raises:
        Broken: A number is beyond what JSON has, as 1e999 is.
    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except ValueError:
        raise Broken from None
    return json.dumps(value) if HALF.search(text) else text


def value_of(text: str) -> Any:
    """What a text of JSON means; a string may have line breaks. Raises ``Broken``."""
    try:
        return json.loads(text, strict=False, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Broken from None


def text_of(text: str) -> str:
    """The same where it must be a string, and has to say something."""
    value = value_of(text)
    if not isinstance(value, str) or not value.strip():
        raise Broken
    return value


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
