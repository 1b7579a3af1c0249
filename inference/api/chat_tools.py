"""Tools and their choice, and what an answer has to be, as the engine takes them; calls no function."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TypeVar

import msgspec

from inference.api.chat_fields import ChatFields, Format, Function, ToolChosen
from inference.api.errors import Problem, wrong
from inference.api.reading import is_json
from inference.messages import Tool
from inference.protocol import Constraint

T = TypeVar("T")
TOOLS = 128  # in one request
_NAME = re.compile(r"[A-Za-z0-9_.\-]{1,128}")
_HOSTED = (
    *("web_search", "web_fetch", "file_search", "tool_search", "code_interpreter", "code_execution"),
    *("image_generation", "mcp"),
)
_WORDS = ("auto", "none", "required")


def tools(fields: ChatFields) -> tuple[tuple[Tool, ...], str]:
    """The tools, and who chooses: ``auto``, ``none``, ``required`` or a name. Raises ``Problem``."""
    made = several(fields.tools or (), lambda one, param: tool(one.function, f"{param}.function"))
    choice = fields.tool_choice or "auto"
    if not isinstance(choice, ToolChosen):
        return made, chosen_by_word(choice, made)
    if choice.allowed_tools is not None:
        left = only({one.function.name for one in choice.allowed_tools.tools}, made)
        return left, choice.allowed_tools.mode
    return made, chosen_by_name(choice.function.name if choice.function is not None else None, made)


def several(
    given: Sequence[T], make: Callable[[T, str], Tool], kind: Callable[[T], str] = lambda _one: "function"
) -> tuple[Tool, ...]:
    """All tools of a request that can be had here.

    Those that whoever answers would bring along are left out beside others: a model may use them and need not, and
    agents offer them in each request. Alone they are what the request is about.

    Args:
        given: The tools.
        make: Makes one of them; it is told where it stands.
        kind: Of which type one is.

    Raises:
        Problem: For those that cannot be.
    """
    if len(given) > TOOLS:
        raise wrong(f"There are more than {TOOLS} tools.", "tools", "out_of_range")
    made = tuple(make(one, f"tools[{index}]") for index, one in enumerate(given) if not kind(one).startswith(_HOSTED))
    if given and not made:
        raise own_kind(kind(given[0]), "tools[0]")
    if len({one.name for one in made}) < len(made):
        raise wrong("Two tools have the same name.", "tools")
    return made


def chosen_by_word(word: str, made: Collection[Tool]) -> str:
    """Who chooses, where a word says so. Raises ``Problem``."""
    if word not in _WORDS:
        raise wrong("'tool_choice' has to be 'auto', 'none', 'required' or name a function.", "tool_choice")
    if word == "required":
        require(made)
    return word


def require(made: Collection[Tool]) -> None:
    """Raises ``Problem`` where a tool has to be asked for and there is none."""
    if not made:
        raise wrong("'tool_choice' asks for a tool, but there are none.", "tool_choice")


def chosen_by_name(name: str | None, made: Iterable[Tool]) -> str:
    """The function that has to be asked for. Raises ``Problem``."""
    if name is None or all(one.name != name for one in made):
        raise wrong("'tool_choice' names a function that is not among 'tools'.", "tool_choice")
    return name


def only(names: Collection[str], made: Iterable[Tool]) -> tuple[Tool, ...]:
    """Those that may be asked for. Raises ``Problem`` where that is none."""
    left = tuple(one for one in made if one.name in names)
    if not left:
        raise wrong("None of the allowed tools is among 'tools'.", "tool_choice")
    return left


def own_kind(kind: str, param: str) -> Problem:
    """A tool that whoever answers would have to bring along."""
    return wrong(f"Hearth has no tools of its own such as '{kind[:40]}'.", f"{param}.type", "unsupported_tool")


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
