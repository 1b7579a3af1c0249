"""The grammar of the calls of a request: by the schemas it has, or by simpler ones that calls can be held to."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from inference.engine.calls.formats import CallFormat
from inference.engine.calls.grammar import CallGrammar
from inference.engine.calls.wanted import Wanted
from inference.engine.guiding.grammars import ANY_OBJECT
from inference.engine.guiding.guidance import Prepared
from inference.engine.guiding.guide import Guide
from inference.engine.guiding.schemas import REFUSED
from inference.engine.recent import Recent
from inference.engine.template.tools import simple
from inference.errors import Cancelled, OptionError

PATIENCE = 2.0  # seconds of finding out how much of each schema calls can be held to
Schema = Mapping[str, Any]
Known = Recent[str, Mapping[str, Schema]]

_REFUSED = frozenset((*REFUSED, "then", "else", "minContains", "maxContains", "minProperties"))
_UNDERSTOOD = frozenset(
    (
        *("type", "properties", "required", "items", "enum", "const", "anyOf", "oneOf", "$ref", "$defs", "definitions"),
        *("description", "additionalProperties", "minItems", "maxItems", "minimum", "maximum"),
        *("minLength", "maxLength"),
    )
)


class UsableCalls:
    """Looks for that grammar, which may take seconds. ``find`` once.

    Args:
        guide: Knows whether an answer can be held to a grammar.
        form: How the model writes calls.
        wanted: Which functions there are.
        controls: Ids of the control tokens of the model, by text.
        known: By grammar that cannot be held to: what was found instead.
        cancelled: Whether nobody wants the answer any more.
    """

    def __init__(
        self,
        guide: Guide,
        form: CallFormat,
        wanted: Wanted,
        controls: Mapping[str, int],
        known: Known,
        cancelled: Callable[[], bool],
    ) -> None:
        self._guide = guide
        self._form = form
        self._wanted = wanted
        self._controls = controls
        self._known = known
        self._cancelled = cancelled
        self._until = 0.0

    def find(self) -> tuple[CallGrammar, Prepared]:
        """The grammar, and what may follow the mark that opens a call.

        Raises:
            OptionError: Calls cannot be held to a schema that was called strict.
            Cancelled: Nobody wants the answer.
        """
        own: dict[str, Schema] = {tool.name: self._wanted.parameters[tool.name] for tool in self._wanted.callable}
        try:
            return self._prepared(own)
        except OptionError as error:
            refused = error
        for functions in (self._simplified(own), {name: simple(schema) for name, schema in own.items()}):
            try:
                return self._prepared(functions)
            except OptionError:
                if any(tool.strict for tool in self._wanted.callable):
                    raise refused from None  # by itself each is fine
        return self._prepared(dict.fromkeys(own, json.loads(ANY_OBJECT)))

    def _prepared(self, functions: Mapping[str, Schema], *, keep: bool = True) -> tuple[CallGrammar, Prepared]:
        if self._cancelled():
            raise Cancelled("The answer was cancelled.")
        grammar = CallGrammar(self._form, functions, self._controls)
        return grammar, self._guide.prepare(grammar.behind_mark(several=not self._wanted.single), keep=keep)

    def _simplified(self, own: Mapping[str, Schema]) -> Mapping[str, Schema]:
        """Of each schema as much as calls can be held to."""
        strict = tuple(tool.name for tool in self._wanted.callable if tool.strict)
        key = json.dumps((self._form.name, strict, own))
        known = self._known.get(key)
        if known is None:
            self._until = time.monotonic() + PATIENCE
            known = {name: self._usable(name, schema, strict=name in strict) for name, schema in own.items()}
            self._known.keep(key, known, len(key))
        return known

    def _usable(self, name: str, schema: Schema, *, strict: bool) -> Schema:
        ways: tuple[Callable[[Schema], Schema], ...] = (_told, _without_refused, _understood, simple)
        for way in ways if strict or time.monotonic() < self._until else (simple,):
            try:
                self._prepared({name: way(schema)}, keep=False)
            except OptionError as error:
                if strict:
                    message = f"Calls of the function {name} cannot be held to its schema. {error.message}"
                    raise OptionError(message, error.hint, error.detail) from None
                continue
            return way(schema)
        return dict(json.loads(ANY_OBJECT))


def _told(schema: Schema) -> Schema:
    return schema


def _without_refused(schema: Schema) -> Schema:
    """A schema without the keywords that no answer can be held to."""
    found: Schema = _with(schema, lambda key: key not in _REFUSED)
    return found


def _understood(schema: Schema) -> Schema:
    """A schema without the keywords that few understand."""
    found: Schema = _with(schema, lambda key: key in _UNDERSTOOD)
    return found


def _with(schema: Any, wanted: Callable[[str], bool]) -> Any:
    """A schema with some keywords only."""
    if isinstance(schema, list):
        return [_with(part, wanted) for part in schema]
    if not isinstance(schema, Mapping):
        return schema
    found = {}
    for key, value in schema.items():
        if key in ("properties", "$defs", "definitions") and isinstance(value, Mapping):
            found[key] = {name: _with(part, wanted) for name, part in value.items()}
        elif wanted(key):
            found[key] = value if key in ("enum", "const", "required") else _with(value, wanted)
    return found
