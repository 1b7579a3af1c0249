"""Calls of functions and their results in the shapes that chat templates insist on; knows no template.

Templates want a result to follow its call, at most one call in a message, or no reasoning beside it; many know no
calls at all. Then they are told in words, in the manner of Hermes, which most models have seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from inference.engine.template.traced import concat, origin_of, spans_of, trace
from inference.engine.template.turns import Call, Shape, Turn


def matched(shape: Shape) -> Shape:
    """Results right behind the calls they answer, with the names of the functions; results of no call become words."""
    if not any(turn.calls or turn.role == "tool" for turn in shape.turns):
        return shape
    turns: list[Turn] = []
    places: dict[str, tuple[int, str]] = {}  # by id: behind which turn its result stands, and the function
    nameless: list[str] = []  # calls without a result, oldest first
    for turn in shape.turns:
        if turn.role != "tool":
            turns.append(turn)
            places |= {call.call_id: (len(turns) - 1, call.name) for call in turn.calls}
            nameless = [call.call_id for call in turn.calls] or nameless
            continue
        call_id = turn.call_id or (nameless[0] if nameless else "")
        if call_id not in places:
            turns.append(_result_in_words(turn))
            continue
        place, name = places[call_id]
        nameless = [other for other in nameless if other != call_id]
        while place + 1 < len(turns) and turns[place + 1].role == "tool":
            place += 1
        turns.insert(place + 1, replace(turn, call_id=call_id, name=turn.name or name))
        behind = place + 1
        places = {key: (index + (index >= behind), other) for key, (index, other) in places.items() if key != call_id}
    return replace(shape, turns=tuple(turns))


def in_words(shape: Shape) -> Shape:
    """Calls and results as what assistant and user say."""
    turns: list[Turn] = []
    for turn in shape.turns:
        if turn.role == "tool":
            told = _result_in_words(turn)
            if turns and turns[-1].role == "user" and turns[-1].text.endswith(_RESULT_END):
                told = replace(told, text=concat((turns.pop().text, "\n", told.text)))
            turns.append(told)
        elif turn.calls:
            parts = [turn.text, *map(_call_in_words, turn.calls)]
            turns.append(replace(turn, text=_lines([part for part in parts if part.strip()]), calls=()))
        else:
            turns.append(turn)
    return replace(shape, turns=tuple(turns))


def _one_by_one(shape: Shape) -> Shape:
    """Each call in a message of its own, its result behind it."""
    turns: list[Turn] = []
    waiting: dict[str, Turn] = {}
    for index, turn in enumerate(shape.turns):
        if turn.role == "tool" and turn.call_id in waiting:
            continue
        waiting = {} if turn.role != "tool" else waiting
        if len(turn.calls) < 2:
            turns.append(turn)
            continue
        for result in shape.turns[index + 1 :]:
            if result.role != "tool":
                break
            waiting[result.call_id] = result
        for number, call in enumerate(turn.calls):
            turns.append(replace(turn, calls=(call,)) if not number else Turn("assistant", "", calls=(call,)))
            turns += [waiting[call.call_id]] if call.call_id in waiting else []
    return replace(shape, turns=tuple(turns))


def _without_reasoning(shape: Shape) -> Shape:
    """No reasoning beside a call and what is said with it."""
    turns = (replace(turn, reasoning="") if turn.calls and turn.text.strip() else turn for turn in shape.turns)
    return replace(shape, turns=tuple(turns))


CALL_CHANGES: tuple[Callable[[Shape], Shape], ...] = (_one_by_one, _without_reasoning)

_RESULT_END = "\n</tool_response>"


def _call_in_words(call: Call) -> str:
    origin = origin_of(spans_of(call.name))
    arguments = call.arguments.strip() or trace("{}", origin)
    parts = ('<tool_call>\n{"name": "', call.name, '", "arguments": ', arguments, "}\n</tool_call>")
    return trace("".join(parts), origin)


def _result_in_words(turn: Turn) -> Turn:
    origin = origin_of(spans_of(turn.text) or spans_of(turn.name))
    return Turn("user", trace(f"<tool_response>\n{turn.text}{_RESULT_END}", origin))


def _lines(parts: list[str]) -> str:
    lines = parts[:1]
    for part in parts[1:]:
        lines += (trace("\n", origin_of(spans_of(part))), part)
    return concat(lines)
