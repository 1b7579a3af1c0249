"""What a request says about functions, checked: which are offered, which may be asked for, how; knows no template."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from inference.commands import Generate
from inference.engine.calls.formats import CallFormat
from inference.engine.calls.plain_values import resolved
from inference.engine.calls.reader import CallReader
from inference.engine.calls.told import schemas_of
from inference.engine.template.tools import parameters_of
from inference.errors import OptionError
from inference.messages import Tool

_NAME = re.compile(r"[A-Za-z0-9_.-]{1,128}")
_FREE = ("auto", "none", "required")


class Wanted:
    """The functions of one request.

    Attributes:
        offered: Those the model is told about.
        callable: Those it may ask for.
        must: Whether the answer has to be a call.
        single: Whether there is to be one call at most.
        parameters: By function: the schema of its arguments.
    """

    def __init__(self, command: Generate) -> None:
        """
        Raises:
            OptionError: A function has no name a model can write, or one is wanted that is not there.
        """
        choice = command.tool_choice
        _check(command.tools)
        if choice not in _FREE and choice not in {tool.name for tool in command.tools}:
            raise OptionError(f"There is no function {choice} among the tools.", "Name one of the tools, or none.")
        if choice == "required" and not command.tools:
            raise OptionError("A call is required, but there are no tools.", "Send the tools, or leave it automatic.")
        self.offered: tuple[Tool, ...] = command.tools if choice != "none" else ()
        self.callable = tuple(tool for tool in self.offered if choice in (*_FREE, tool.name))
        self.must = bool(self.offered) and choice not in ("auto", "none")
        self.single = bool(self.offered) and (not command.parallel_tool_calls or choice not in _FREE)
        self._refused = choice == "none" and bool(command.tools)
        self.parameters = {tool.name: parameters_of(tool) for tool in self.offered}

    @property
    def schemas(self) -> Mapping[str, Mapping[str, Any]]:
        """By function: the schemas of its arguments, by name."""
        return {
            name: {key: resolved(schema, parameters) for key, schema in schemas_of(parameters).items()}
            for name, parameters in self.parameters.items()
        }

    def reader(self, form: CallFormat | None) -> CallReader | None:
        """What reads the calls of the answer; ``None``: whatever comes is text.

        Calls of a model that nobody has offered a function are read, too, unless they are not wanted at all.
        """
        if form is None or self._refused:
            return None
        return CallReader(form, self.schemas, single=self.single)


def _check(tools: tuple[Tool, ...]) -> None:
    names = [tool.name for tool in tools]
    for name in names:
        if not _NAME.fullmatch(name):
            raise OptionError(
                f"“{name[:80]}” is no name for a function.", "Use letters, digits, _, - and ., 128 at most."
            )
    if len(set(names)) < len(names):
        raise OptionError("Two of the tools have the same name.", "Give each a name of its own.")
