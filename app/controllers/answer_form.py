"""In which form an answer is wanted: text, JSON, or JSON by a schema; how that is kept, and told to the engine.

It is kept with the options of sampling, so that conversations, personas and exports have it as they have those.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from app.storage.values import Overrides
from inference.commands import Constraint

FORM = "json"  # among what differs from the settings: ``True``: any JSON object; a text: JSON by this schema
LONGEST = 100_000  # characters of a schema

_TYPES = ("object", "array", "string", "number", "integer", "boolean", "null")
_OBJECTS = ("properties", "$defs", "definitions", "patternProperties")
_SCHEMAS = ("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames")
_LISTS = ("anyOf", "oneOf", "allOf", "prefixItems")

Form = bool | str | None
"""``None``: any text; ``True``: a JSON object; a text: JSON by this schema."""


class SchemaProblem(Exception):
    """Why a text is no schema.

    Attributes:
        line: From 1, where it is no JSON; else 0.
        column: The same.
        place: Where in the schema, such as ``properties.name``; empty at its top.
        word: What is wrong there.
    """

    def __init__(self, *, line: int = 0, column: int = 0, place: str = "", word: str = "") -> None:
        super().__init__(f"{line}:{column} {place} {word}")
        self.line, self.column, self.place, self.word = line, column, place, word


def form_of(overrides: Overrides) -> Form:
    """In which form answers are wanted; what makes no sense counts as not said."""
    value = overrides.get(FORM)
    if value is True or (isinstance(value, str) and value.strip()):
        return value
    return None


def with_form(overrides: Overrides, form: Form) -> Overrides:
    """The same with another form."""
    rest = {name: value for name, value in overrides.items() if name != FORM}
    return {**rest, FORM: form} if form else rest


def constraint_of(overrides: Overrides) -> Constraint | None:
    """What the engine is told."""
    match form_of(overrides):
        case str() as schema:
            return Constraint(kind="json_schema", text=schema)
        case True:
            return Constraint(kind="json")
    return None


def check_schema(text: str) -> None:
    """Look for what is plainly wrong while a schema is typed; whether the engine can use it, it says itself.

    Raises:
        SchemaProblem: The first thing that is wrong.
    """
    try:
        schema = json.loads(text)
    except json.JSONDecodeError as error:
        raise SchemaProblem(line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise SchemaProblem(word="depth") from None
    if not isinstance(schema, dict):
        raise SchemaProblem(word="object")
    waiting: list[tuple[str, object]] = [("", schema)]
    while waiting:
        place, part = waiting.pop()
        if isinstance(part, bool):
            continue
        if not isinstance(part, dict):
            raise SchemaProblem(place=place, word="object")
        _check_type(place, part.get("type"))
        waiting += _inside(place, part)


def _check_type(place: str, said: object) -> None:
    for each in said if isinstance(said, list) else [said]:
        if each is not None and each not in _TYPES:
            raise SchemaProblem(place=_joined(place, "type"), word=str(each))


def _inside(place: str, part: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The schemas in a schema, each with its place."""
    for name in _OBJECTS:
        inner = part.get(name, {})
        if not isinstance(inner, dict):
            raise SchemaProblem(place=_joined(place, name), word="object")
        yield from ((_joined(place, name, str(key)), value) for key, value in inner.items())
    for name in _LISTS:
        several = part.get(name, [])
        if not isinstance(several, list):
            raise SchemaProblem(place=_joined(place, name), word="array")
        yield from ((_joined(place, name, str(index)), value) for index, value in enumerate(several))
    yield from ((_joined(place, name), part[name]) for name in _SCHEMAS if name in part)


def _joined(*parts: str) -> str:
    return ".".join(part for part in parts if part)
