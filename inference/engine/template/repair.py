"""Conversations in the shapes that chat templates insist on; knows no template.

Many templates know no system role, want user and assistant to alternate, or the user to begin. What they refuse,
or leave out without a word, is put into another shape in which nothing that was said is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from inference.engine.template.traced import concat, origin_of, spans_of, trace
from inference.messages import Message, Role

OPENING = "Hello."  # what a user is made to say where a template wants the user to begin


@dataclass(frozen=True, slots=True)
class Turn:
    """A message as a template gets it; ``text`` and ``reasoning`` know which message they come from."""

    role: Role
    text: str
    reasoning: str = ""


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


def shapes(messages: Sequence[Message]) -> Iterator[Shape]:
    """The conversation as it is, then in shapes that more and more templates take."""
    turns = [
        Turn(message.role, trace(message.text, text_origin(index)), trace(message.reasoning, reasoning_origin(index)))
        for index, message in enumerate(messages)
    ]
    shape = Shape(tuple(turns))
    yield shape
    last = shape
    for change in (_alternating, _without_system, _user_first):
        shape = change(shape)
        if shape != last:
            yield shape
            last = shape


def _alternating(shape: Shape) -> Shape:
    """One system message at most, at the beginning; after it the roles alternate and nobody is silent."""
    turns: list[Turn] = []
    waiting = ""  # what a system message in the middle said
    for index, turn in enumerate(shape.turns):
        if turn.role == "system" and turns and any(earlier.role != "system" for earlier in turns):
            waiting = _below(waiting, turn.text)
            continue
        if not turn.text.strip() and not turn.reasoning and index + 1 < len(shape.turns):
            continue
        if waiting and turn.role == "user":
            turn, waiting = replace(turn, text=_below(waiting, turn.text)), ""
        if turns and turns[-1].role == turn.role:
            earlier = turns.pop()
            turn = Turn(turn.role, _below(earlier.text, turn.text), _below(earlier.reasoning, turn.reasoning))
        turns.append(turn)
    if waiting:
        turns.append(Turn("user", waiting))
    return replace(shape, turns=tuple(turns))


def _without_system(shape: Shape) -> Shape:
    """What the system says becomes the beginning of what the user says first."""
    if not shape.turns or shape.turns[0].role != "system":
        return shape
    system, turns = shape.turns[0], list(shape.turns[1:])
    index = next((index for index, turn in enumerate(turns) if turn.role == "user"), -1)
    if index < 0 or index > 0:
        turns.insert(0, Turn("user", system.text))
    else:
        turns[0] = replace(turns[0], text=_below(system.text, turns[0].text))
    return replace(shape, turns=tuple(turns))


def _user_first(shape: Shape) -> Shape:
    """The user begins, with a greeting nobody wrote."""
    begin = 1 if shape.turns and shape.turns[0].role == "system" else 0
    if begin == len(shape.turns) or shape.turns[begin].role == "user":
        return shape
    turns = (*shape.turns[:begin], Turn("user", OPENING), *shape.turns[begin:])
    return Shape(turns, invented=True)


def _below(upper: str, lower: str) -> str:
    """Two texts as one, a blank line between them."""
    if not upper.strip() or not lower.strip():
        return upper if upper.strip() else lower
    return concat((upper, trace("\n\n", origin_of(spans_of(lower))), lower))
