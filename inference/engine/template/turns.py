"""A conversation as a template gets it: turns whose words know which message they come from; knows no template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from inference.messages import Role

_MOST_CALLS = 1024  # in a message, that are told apart


class Call(NamedTuple):
    """A call of a function; name and arguments (JSON) know which message they come from."""

    call_id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A message as a template gets it.

    Attributes:
        role: Who speaks.
        text: What is said.
        reasoning: What was thought before.
        calls: The functions it asks for.
        call_id: Of a result: the call it answers.
        name: Of a result: the function.
    """

    role: Role
    text: str
    reasoning: str = ""
    calls: tuple[Call, ...] = ()
    call_id: str = ""
    name: str = ""

    @property
    def says_something(self) -> bool:
        """Whether there is anything in it; a result is one even if it is empty."""
        return bool(self.text.strip() or self.reasoning or self.calls) or self.role == "tool"


@dataclass(frozen=True, slots=True)
class Shape:
    """A conversation in one shape. ``invented``: whether somebody says something nobody said."""

    turns: tuple[Turn, ...]
    invented: bool = False


def text_origin(index: int) -> int:
    """Origin of the text of a message."""
    return 2 * index


def reasoning_origin(index: int) -> int:
    """Origin of the reasoning of a message."""
    return 2 * index + 1


def call_origin(index: int, number: int) -> int:
    """Origin of a call of a message, by its number there; below all others."""
    return -2 - (index * _MOST_CALLS + min(number, _MOST_CALLS - 1))
