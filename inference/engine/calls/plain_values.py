"""What a schema says about a value that is written without JSON's quotes; knows no format of calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_MOST_REFERENCES = 8
_DEFINITIONS = ("$defs", "definitions")


def kind_of(value: Any) -> str:
    """The type of a value, as schemas call it."""
    for types, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array")):
        if isinstance(value, types):
            return name
    return "object" if isinstance(value, dict) else "null"


def kinds_of(schema: Any) -> set[str]:
    """The types a schema allows; empty where it does not say."""
    if not isinstance(schema, Mapping):
        return set()
    if isinstance(schema.get("enum"), list):
        return {kind_of(value) for value in schema["enum"]}
    if "const" in schema:
        return {kind_of(schema["const"])}
    for choice in ("anyOf", "oneOf"):
        if isinstance(schema.get(choice), list):
            parts = [kinds_of(part) for part in schema[choice]]
            return set().union(*parts) if all(parts) else set()
    kind = schema.get("type")
    return {kind} if isinstance(kind, str) else set(kind) if isinstance(kind, list) else set()


def resolved(schema: Any, root: Mapping[str, Any]) -> dict[str, Any]:
    """A part of a schema by itself: what it refers to in its place, and the definitions beside it."""
    found: Any = schema if isinstance(schema, Mapping) else {}
    for _ in range(_MOST_REFERENCES):
        reference = found.get("$ref")
        if not isinstance(reference, str) or not reference.startswith("#/"):
            break
        target: Any = root
        for step in reference[2:].split("/"):
            target = target.get(step) if isinstance(target, Mapping) else None
        if not isinstance(target, Mapping):
            break
        found = {**target, **{key: value for key, value in found.items() if key != "$ref"}}
    return {**{key: root[key] for key in _DEFINITIONS if key in root}, **found}


def text_pattern(schema: Mapping[str, Any]) -> str:
    """The expression of a text that a schema allows, as it stands between slashes."""
    pattern = schema.get("pattern")
    if isinstance(pattern, str) and pattern:
        begin = "" if pattern.startswith("^") else "(?s:.*)"
        end = "" if pattern.endswith("$") else "(?s:.*)"
        return begin + pattern.removeprefix("^").removesuffix("$").replace("/", r"\/") + end
    least, most = schema.get("minLength", 0), schema.get("maxLength")
    if not least and most is None:
        return "(?s:.*)"
    return f"(?s:.){{{int(least)},{'' if most is None else int(most)}}}"
