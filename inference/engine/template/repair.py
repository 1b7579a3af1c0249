"""Conversations in the shapes that chat templates insist on; knows no template.

Many templates know no system role, want user and assistant to alternate, or the user to begin. What they refuse,
or leave out without a word, is put into another shape in which nothing that was said is lost. What is done for calls
of functions and their results is in ``call_repair``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from inference.engine.template.call_repair import CALL_CHANGES, in_words, matched
from inference.engine.template.traced import OTHER, concat, origin_of, spans_of, trace
from inference.engine.template.turns import Call, Shape, Turn, call_origin, reasoning_origin, text_origin
from inference.messages import Message

OPENING = "Hello."  # what a user is made to say where a template wants the user to begin


def shapes(messages: Sequence[Message], *, words: bool = False, preface: str = "") -> Iterator[Shape]:
    """The conversation as it is, then in shapes that more and more templates take.

    Args:
        messages: Oldest first.
        words: Whether the template knows no calls, so that they are told in words.
        preface: What the system is to say in any case, below what it says.
    """
    shape = matched(Shape(tuple(_turn(message, index) for index, message in enumerate(messages))))
    if words:
        shape = in_words(shape)
    if preface:
        shape = _prefaced(shape, trace(preface, OTHER))
    yield shape
    last = shape
    for change in (*CALL_CHANGES, _alternating, _without_system, _user_first, in_words, _alternating):
        shape = change(shape)
        if shape != last:
            yield shape
            last = shape


def _turn(message: Message, index: int) -> Turn:
    calls = []
    for number, call in enumerate(message.tool_calls):
        origin = call_origin(index, number)
        calls.append(Call(call.id, trace(call.name, origin), trace(call.arguments, origin)))
    return Turn(
        message.role,
        trace(message.text, text_origin(index)),
        trace(message.reasoning, reasoning_origin(index)),
        tuple(calls),
        message.tool_call_id,
        trace(message.name, call_origin(index, 0)),
    )


def _prefaced(shape: Shape, preface: str) -> Shape:
    """The system says something more."""
    if shape.turns and shape.turns[0].role == "system":
        first = replace(shape.turns[0], text=_below(shape.turns[0].text, preface))
        return replace(shape, turns=(first, *shape.turns[1:]))
    return replace(shape, turns=(Turn("system", preface), *shape.turns))


def _alternating(shape: Shape) -> Shape:
    """One system message at most, at the beginning; after it the roles alternate and nobody is silent."""
    turns: list[Turn] = []
    waiting = ""  # what a system message in the middle said
    for index, turn in enumerate(shape.turns):
        if turn.role == "system" and turns and any(earlier.role != "system" for earlier in turns):
            waiting = _below(waiting, turn.text)
            continue
        if not turn.says_something and index + 1 < len(shape.turns):
            continue
        if waiting and turn.role == "user":
            turn, waiting = replace(turn, text=_below(waiting, turn.text)), ""
        if turns and turns[-1].role == turn.role != "tool" and not turns[-1].calls:
            earlier = turns.pop()
            text, reasoning = _below(earlier.text, turn.text), _below(earlier.reasoning, turn.reasoning)
            turn = replace(turn, text=text, reasoning=reasoning)
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
