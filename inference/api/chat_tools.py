"""Tools and their choice, and what an answer has to be, as the engine takes them; calls no function."""

from __future__ import annotations

import re

import msgspec

from inference.api.chat_fields import ChatFields, Format, Function, ToolChosen
from inference.api.errors import wrong
from inference.api.reading import is_json
from inference.messages import Tool
from inference.protocol import Constraint

TOOLS = 128  # in one request
_NAME = re.compile(r"[A-Za-z0-9_.\-]{1,128}")
_WORDS = ("auto", "none", "required")


def tools(fields: ChatFields) -> tuple[tuple[Tool, ...], str]:
    """The tools, and who chooses: ``auto``, ``none``, ``required`` or a name. Raises ``Problem``."""
    given = fields.tools or []
    if len(given) > TOOLS:
        raise wrong(f"There are more than {TOOLS} tools.", "tools", "out_of_range")
    made = tuple(tool(one.function, f"tools[{index}].function") for index, one in enumerate(given))
    names = [one.name for one in made]
    if len(set(names)) < len(names):
        raise wrong("Two tools have the same name.", "tools")
    choice = fields.tool_choice or "auto"
    if isinstance(choice, ToolChosen):
        return _chosen(choice, made)
    if choice not in _WORDS:
        raise wrong("'tool_choice' has to be 'auto', 'none', 'required' or name a function.", "tool_choice")
    if choice == "required" and not made:
        raise wrong("'tool_choice' asks for a tool, but there are none.", "tool_choice")
    return made, choice


def tool(function: Function, param: str) -> Tool:
    """One tool. Raises ``Problem`` for a name or schema that cannot be."""
    if not _NAME.fullmatch(function.name) or function.name in _WORDS:
        raise wrong("The name of a tool is made of letters, digits, '_', '-' and '.'.", f"{param}.name")
    return Tool(
        function.name,
        function.description or "",
        schema_text(function.parameters, f"{param}.parameters"),
        bool(function.strict),
    )


def schema_text(raw: msgspec.Raw, param: str) -> str:
    """The text of a JSON schema, empty where none was given. Whether it can be followed, the engine says."""
    text = bytes(raw).strip()
    if text in (b"", b"null"):
        return ""
    if not text.startswith(b"{"):
        raise wrong(f"'{param}' has to be a JSON schema, which is an object.", param, "invalid_type")
    if not is_json(text):
        raise wrong(f"'{param}' is no valid JSON.", param, "invalid_json")
    return text.decode("utf-8")


def constraint(format: Format | None) -> Constraint | None:
    """What the answer has to be. Raises ``Problem``."""
    if format is None or format.type == "text":
        return None
    if format.type == "json_object":
        text = schema_text(format.schema, "response_format.schema")
        return Constraint(kind="json_schema", text=text) if text else Constraint(kind="json")
    if format.json_schema is None:
        raise wrong("The schema is missing.", "response_format.json_schema", "missing_required_parameter")
    text = schema_text(format.json_schema.schema, "response_format.json_schema.schema")
    return Constraint(kind="json_schema", text=text) if text else Constraint(kind="json")


def _chosen(choice: ToolChosen, made: tuple[Tool, ...]) -> tuple[tuple[Tool, ...], str]:
    if choice.allowed_tools is not None:
        allowed = {one.function.name for one in choice.allowed_tools.tools}
        left = tuple(one for one in made if one.name in allowed)
        if not left:
            raise wrong("None of the allowed tools is among 'tools'.", "tool_choice")
        return left, choice.allowed_tools.mode
    if choice.function is None or all(one.name != choice.function.name for one in made):
        raise wrong("'tool_choice' names a function that is not among 'tools'.", "tool_choice")
    return made, choice.function.name
