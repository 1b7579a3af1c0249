"""Finds out what a chat template makes of functions, calls and results, by trying; knows no model."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

from inference.engine.template.filters import Refused
from inference.engine.template.guard import Guard
from inference.engine.template.sandbox import Script
from inference.engine.template.tools import Knowledge
from inference.errors import TemplateError

_LIMIT_S = 1.0
_NAME, _KEY, _VALUE, _RESULT = "probe_function", "probe_key", "probe value", "probe result"
_CALL_ID = "probe0001"
_QUESTION = {"role": "user", "content": "probe question"}


def what_it_knows(script: Script | None, source: str, variables: Mapping[str, Any], ids: str) -> Knowledge:
    """What a template makes of functions.

    Args:
        script: The template; ``None``: it does not work.
        source: Its text.
        variables: What it finds besides messages.
        ids: What ids its family insists on.
    """
    if script is None or "tool" not in source:
        return Knowledge()
    guard = Guard(_LIMIT_S, 10_000)
    tools = [{"type": "function", "function": _function()}]
    shown = _run(script, {**variables, "messages": [_QUESTION], "tools": tools}, guard)
    known = [
        (as_text, len(text), number, Knowledge(_NAME in shown, True, as_text, silent, ids))
        for number, (as_text, silent) in enumerate(itertools.product((False, True), repeat=2))
        if _shows_calls(text := _run(script, {**variables, "messages": _calling(as_text, silent)}, guard))
    ]
    # The shortest says nothing twice, and no "None".
    return min(known)[-1] if known else Knowledge(tools=_NAME in shown)


def _run(script: Script, variables: Mapping[str, Any], guard: Guard) -> str:
    """What it makes of some messages; empty where it refuses them."""
    for more in ({"documents": None}, {}):
        with_more = {"add_generation_prompt": True, **more, "tools": None, **variables}
        try:
            return script.run(with_more, guard)
        except (Refused, TemplateError):
            continue
    return ""


def _function() -> dict[str, Any]:
    parameters = {
        "type": "object",
        "properties": {_KEY: {"type": "string", "description": "a probe"}},
        "required": [_KEY],
    }
    return {"name": _NAME, "description": "a probe", "parameters": parameters}


def _calling(as_text: bool, silent: bool) -> list[dict[str, Any]]:
    arguments: Any = f'{{"{_KEY}": "{_VALUE}"}}' if as_text else {_KEY: _VALUE}
    call = {"id": _CALL_ID, "type": "function", "function": {"name": _NAME, "arguments": arguments}}
    return [
        _QUESTION,
        {"role": "assistant", "content": None if silent else "", "tool_calls": [call]},
        {"role": "tool", "content": _RESULT, "tool_call_id": _CALL_ID, "name": _NAME},
    ]


def _shows_calls(text: str) -> bool:
    """Whether a call and its result are there, and not in the manner of Python."""
    return all(part in text for part in (_NAME, _KEY, _VALUE, _RESULT)) and f"{{'{_KEY}'" not in text
