"""Functions and calls in the form that chat templates take them, and in words for those that know none; runs nothing.

The form is OpenAI's, which the templates of all families are written for. All that comes from outside in it (names,
descriptions, schemas, arguments) stays words.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import string
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from inference.engine.template.traced import OTHER, Traced, map_texts, origin_of, trace
from inference.engine.template.turns import Turn
from inference.errors import OptionError
from inference.messages import Tool

_LETTERS = string.digits + string.ascii_letters
_NINE = re.compile(r"[A-Za-z0-9]{9}")
_NO_ARGUMENTS: dict[str, Any] = {"type": "object", "properties": {}}
_KINDS = ("string", "number", "integer", "boolean", "array", "object")

# As the cards of the Hermes models have it, in short: most models have seen this manner.
_PREFACE = """\
You may call functions to help with what the user asks. These are the functions, each as a JSON object:
<tools>
{tools}
</tools>

To call one, write its name and its arguments as one JSON object between these marks, and nothing after them:
<tool_call>
{{"name": "name of the function", "arguments": {{"argument": "value"}}}}
</tool_call>

You will then be told the result in <tool_response></tool_response>. Call a function only where it helps."""


class Knowledge(NamedTuple):
    """What a template makes of functions.

    Attributes:
        tools: Whether it shows the functions there are.
        calls: Whether it shows calls and their results.
        text: Whether it wants the arguments of a call as text.
        silent: Whether it wants nothing in place of the words of a message that only has calls.
        ids: What ids it insists on, see ``CallFormat``.
    """

    tools: bool = False
    calls: bool = False
    text: bool = False
    silent: bool = False
    ids: str = ""


def parameters_of(tool: Tool) -> dict[str, Any]:
    """The schema of the arguments of a function. Raises ``OptionError`` when it is none."""
    if not tool.parameters.strip():
        return dict(_NO_ARGUMENTS)
    try:
        schema = json.loads(tool.parameters)
    except (ValueError, RecursionError) as error:
        raise _no_schema(tool, str(error)) from None
    if not isinstance(schema, dict):
        raise _no_schema(tool, "it is no object")
    return {**_NO_ARGUMENTS, **schema}


def offered(tools: Iterable[Tool], *, simply: bool = False) -> list[dict[str, Any]]:
    """The functions as a template gets them.

    Args:
        tools: They.
        simply: Whether their schemas are to have nothing a template may not expect.
    """
    found = []
    for tool in tools:
        parameters = parameters_of(tool)
        function = {
            "name": trace(tool.name, OTHER),
            "description": trace(tool.description, OTHER),
            "parameters": map_texts(simple(parameters) if simply else parameters, _foreign),
        }
        found.append({"type": "function", "function": function})
    return found


def described(tools: Iterable[Tool]) -> str:
    """The functions, and how to call them, as a text."""
    lines = [
        json.dumps(
            {"name": tool.name, "description": tool.description, "parameters": parameters_of(tool)}, ensure_ascii=False
        )
        for tool in tools
    ]
    return _PREFACE.format(tools="\n".join(lines))


class Telling:
    """Turns into messages as a template takes them, one conversation at a time.

    Args:
        knowledge: Of the template.
        reasoning_keys: What it calls the reasoning.
    """

    def __init__(self, knowledge: Knowledge, reasoning_keys: Iterable[str]) -> None:
        self._knowledge = knowledge
        self._keys = tuple(reasoning_keys)

    def messages(self, turns: Sequence[Turn]) -> list[dict[str, Any]]:
        """The messages."""
        ids: dict[str, str] = {}
        counter = itertools.count()
        told = []
        for turn in turns:
            message: dict[str, Any] = {"role": str(turn.role), "content": turn.text}
            if turn.reasoning:
                message |= dict.fromkeys(self._keys, turn.reasoning)
            if turn.calls:
                ids = {call.call_id: self._id(call.call_id, call.name, counter) for call in turn.calls}
                message["tool_calls"] = [
                    {"id": trace(ids[call.call_id], OTHER), "type": "function", "function": self._function(call)}
                    for call in turn.calls
                ]
                if self._knowledge.silent and not turn.text.strip():
                    message["content"] = None
            elif turn.role == "tool":
                call_id = ids.get(turn.call_id) or self._id(turn.call_id, turn.name, counter)
                message |= {"tool_call_id": trace(call_id, OTHER), "name": turn.name}
            told.append(message)
        return told

    def _function(self, call: Any) -> dict[str, Any]:
        arguments: Any = call.arguments
        if not self._knowledge.text:
            origin = origin_of(call.name.spans) if isinstance(call.name, Traced) else OTHER
            try:
                value = json.loads(arguments or "{}")
            except (ValueError, RecursionError):
                value = arguments
            arguments = map_texts(value, lambda text: trace(text, origin))
        return {"name": call.name, "arguments": arguments}

    def _id(self, call_id: str, name: str, counter: Iterable[int]) -> str:
        ids = self._knowledge.ids
        if ids == "kimi":
            return f"functions.{name}:{next(iter(counter))}"
        if ids != "nine" or _NINE.fullmatch(call_id):
            return call_id
        number = int.from_bytes(hashlib.sha256(call_id.encode("utf-8", "replace")).digest()[:8], "big")
        letters = []
        for _ in range(9):
            number, rest = divmod(number, len(_LETTERS))
            letters.append(_LETTERS[rest])
        return "".join(letters)


def _foreign(text: str) -> str:
    return trace(text, OTHER)


def simple(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """A schema without anything but the kinds and descriptions of the arguments."""
    properties = {}
    for name, schema in parameters["properties"].items() if isinstance(parameters["properties"], dict) else ():
        kind = schema.get("type") if isinstance(schema, dict) else None
        said = schema.get("description") if isinstance(schema, dict) else None
        properties[name] = {"type": kind if kind in _KINDS else "string", "description": str(said or "")}
        if kind == "array":
            properties[name]["items"] = {"type": "string"}
        elif kind == "object":
            properties[name]["properties"] = {}
    required = parameters.get("required")
    names = required if isinstance(required, list) else []
    names = [name for name in names if isinstance(name, str) and name in properties]
    return {"type": "object", "properties": properties, "required": names}


def _no_schema(tool: Tool, detail: str) -> OptionError:
    return OptionError(
        f"The parameters of the function {tool.name} are no JSON schema.",
        'Send an object, as in {"type": "object", "properties": …}.',
        detail,
    )
