"""Functions that a model asked for: how they stand in the text of its message, and how they are found again. No Qt.

Each stands behind the words as a fenced block whose info string is ``tool_call``, with a JSON object in it::

    ```tool_call
    {"name": "get_weather", "arguments": {"city": "Bremen"}}
    ```

So nothing else is needed to keep it, to search it and to export it. Arguments that are no JSON (an answer that was cut
off) stand there as a text.
"""

from __future__ import annotations

import json
import re

import msgspec

from inference.messages import ToolCall

INFO = "tool_call"
_FENCE = "```"
_BLOCK = re.compile(r"(?:^|\n+)(`{3,})tool_call[ \t]*\n(.*?)\n\1[ \t]*(?=\n|$)", re.DOTALL)
_RUN = re.compile(r"`{3,}")


class Asked(msgspec.Struct, frozen=True):
    """What stands in a block."""

    name: str
    arguments: object = {}

    @property
    def text(self) -> str:
        """The arguments as JSON, or as they came where they are none."""
        if isinstance(self.arguments, str):
            return self.arguments
        return json.dumps(self.arguments, ensure_ascii=False)


def block(name: str, arguments: str) -> str:
    """A call as it stands in a message, blank line before it included."""
    try:
        said = json.loads(arguments) if arguments.strip() else {}
    except (ValueError, RecursionError):
        said = arguments
    inside = json.dumps({"name": name, "arguments": said}, ensure_ascii=False)
    longest = max((len(run) for run in _RUN.findall(inside)), default=0)
    fence = "`" * max(len(_FENCE), longest + 1)
    return f"\n\n{fence}{INFO}\n{inside}\n{fence}"


def asked_in(inside: str) -> Asked | None:
    """What a block says; ``None``: it is none that ``block`` wrote."""
    try:
        return msgspec.json.decode(inside, type=Asked)
    except (msgspec.MsgspecError, RecursionError):
        return None


def split(text: str) -> tuple[str, tuple[ToolCall, ...]]:
    """The words of an answer, and what it asks for."""
    if f"{_FENCE}{INFO}" not in text:
        return text, ()
    calls: list[ToolCall] = []

    def take(found: re.Match[str]) -> str:
        asked = asked_in(found[2])
        if asked is None:
            return found[0]
        calls.append(ToolCall(f"call_{len(calls)}", asked.name, asked.text))
        return ""

    words = _BLOCK.sub(take, text)
    return words, tuple(calls)


class Collecting:
    """Calls that come in parts, as ``ToolCallPart`` has them."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._arguments: dict[int, list[str]] = {}

    def take(self, index: int, name: str, arguments: str) -> None:
        """Keep one more part."""
        self._names[index] = self._names.get(index) or name
        self._arguments.setdefault(index, []).append(arguments)

    def text(self) -> str:
        """All of them as they stand in a message; empty where there were none."""
        calls = sorted(self._names.items())
        return "".join(block(name, "".join(self._arguments[index])) for index, name in calls if name)
