"""Holds a model to the grammar of a call, from the mark that opens one to where it is whole; chooses no token."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from inference.commands import Constraint
from inference.engine.calls.formats import CallFormat
from inference.engine.calls.grammar import CallGrammar
from inference.engine.calls.wanted import Wanted
from inference.engine.guiding.grammars import ANY_OBJECT, schema_in_lark
from inference.engine.guiding.guidance import Guidance
from inference.engine.guiding.guide import Guide
from inference.engine.stream import StreamSplitter
from inference.engine.template.tools import simple
from inference.errors import OptionError

Schema = Mapping[str, Any]

_UNDERSTOOD = frozenset(
    (
        *("type", "properties", "required", "items", "enum", "const", "anyOf", "oneOf", "$ref", "$defs", "definitions"),
        *(
            "description",
            "additionalProperties",
            "minItems",
            "maxItems",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
        ),
    )
)


class CallHolding:
    """Goes with one answer whose calls are to follow their schemas.

    Args:
        guide: What the answer is held to.
        splitter: Finds the marks.
        form: How the model writes calls.
        wanted: Which functions there are.
        guidance: Of the model.
        controls: Ids of its control tokens, by text.

    Raises:
        OptionError: Calls cannot be held to a schema that was called strict.
    """

    def __init__(
        self,
        guide: Guide,
        splitter: StreamSplitter,
        form: CallFormat,
        wanted: Wanted,
        guidance: Guidance,
        controls: Mapping[str, int],
    ) -> None:
        self._guide = guide
        self._splitter = splitter
        self._form = form
        self._several = not wanted.single
        self._held = 0
        functions = _usable(wanted, form, guidance, controls)
        self._grammar = CallGrammar(form, functions, controls)
        self._behind = self._grammar.behind_mark(several=self._several)
        guidance.prepare(self._behind)

    def expect(self, otherwise: Constraint | None = None) -> None:
        """The whole answer has to be a call, or what something else demands of it."""
        rule = ""
        if otherwise is not None:
            rule = schema_in_lark(otherwise.text if otherwise.kind == "json_schema" else ANY_OBJECT)
        self._guide.expect(self._grammar.whole(several=self._several, otherwise=rule))

    def look(self) -> None:
        """A token was written: begin to hold where a call has begun."""
        if self._guide.active or self._guide.expects:
            return
        written = self._splitter.call_begun
        if written is None or self._splitter.in_header != self._form.harmony:
            return
        calls = self._splitter.calls
        number = (calls.opened if calls is not None else 0) + self._form.harmony
        if number > self._held:
            self._held = number
            self._guide.begin(self._behind, written.encode())


def _usable(
    wanted: Wanted, form: CallFormat, guidance: Guidance, controls: Mapping[str, int]
) -> dict[str, Mapping[str, Any]]:
    """The schemas of the functions, simplified where calls cannot be held to them."""

    def works(functions: Mapping[str, Schema]) -> bool:
        try:
            guidance.prepare(CallGrammar(form, functions, controls).behind_mark(several=not wanted.single))
        except OptionError:
            if any(tool.strict for tool in wanted.callable if tool.name in functions):
                raise
            return False
        return True

    functions: dict[str, Schema] = {tool.name: wanted.parameters[tool.name] for tool in wanted.callable}
    if works(functions):
        return dict(functions)
    ways: tuple[Callable[[Schema], Schema], ...] = (_told, _understood, simple)
    return {
        name: next((way(schema) for way in ways if works({name: way(schema)})), json.loads(ANY_OBJECT))
        for name, schema in functions.items()
    }


def _told(schema: Schema) -> Schema:
    return schema


def _understood(schema: Any) -> Any:
    """A schema without the keywords that few understand."""
    if isinstance(schema, list):
        return [_understood(part) for part in schema]
    if not isinstance(schema, Mapping):
        return schema
    found = {}
    for key, value in schema.items():
        if key in ("properties", "$defs", "definitions") and isinstance(value, Mapping):
            found[key] = {name: _understood(part) for name, part in value.items()}
        elif key in _UNDERSTOOD:
            found[key] = value if key in ("enum", "const", "required") else _understood(value)
    return found
