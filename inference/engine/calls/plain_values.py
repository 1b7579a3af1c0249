"""What a schema says about a value that is written without JSON's quotes; knows no format of calls."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

ANY_TEXT = "(?s:.*)"
_MOST_REFERENCES = 8
MOST_DEPTH = 4  # of choices within choices
_DEFINITIONS = ("$defs", "definitions")
_WHOLE = re.compile(r'"\$ref": "#(?!/\$defs/|/definitions/)')


def kind_of(value: Any) -> str:
    """The type of a value, as schemas call it."""
    for types, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array")):
        if isinstance(value, types):
            return name
    return "object" if isinstance(value, dict) else "null"


def kinds_of(schema: Any, depth: int = MOST_DEPTH) -> set[str]:
    """The types a schema allows; empty where it does not say."""
    if not isinstance(schema, Mapping) or not depth:
        return set()
    if isinstance(schema.get("enum"), list):
        return {kind_of(value) for value in schema["enum"]}
    if "const" in schema:
        return {kind_of(schema["const"])}
    if parts := parts_of(schema):
        kinds = [kinds_of(part, depth - 1) for part in parts]
        return set().union(*kinds) if all(kinds) else set()
    kind = schema.get("type")
    return {one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)}


def parts_of(schema: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The schemas of which one has to hold; empty where there is no choice."""
    parts = schema.get("anyOf", schema.get("oneOf"))
    return [resolved(part, schema) for part in parts] if isinstance(parts, list) else []


def texts_of(schema: Mapping[str, Any], depth: int = MOST_DEPTH) -> list[str] | None:
    """All that a value without quotes may be; ``None`` where that is not a matter of a few."""
    if isinstance(schema.get("enum"), list) or "const" in schema:
        values = schema.get("enum", [schema.get("const")])
        return [value if isinstance(value, str) else json.dumps(value) for value in values]
    if parts := parts_of(schema) if depth else []:
        texts = [texts_of(part, depth - 1) for part in parts]
        return None if None in texts else [text for some in texts for text in some or ()]
    return {"null": ["null"], "boolean": ["true", "false"]}.get(str(schema.get("type")))


def count_of(schema: Mapping[str, Any], name: str) -> int | None:
    """A limit in a schema; ``None`` where there is none that means something."""
    value = schema.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def resolved(schema: Any, root: Mapping[str, Any]) -> dict[str, Any]:
    """A part of a schema by itself: what it refers to in its place, and the definitions beside it."""
    found: Any = schema if isinstance(schema, Mapping) else {}
    for _ in range(_MOST_REFERENCES):
        reference = found.get("$ref")
        if not isinstance(reference, str) or not (reference == "#" or reference.startswith("#/")):
            break
        target: Any = root
        for step in reference[2:].split("/") if reference != "#" else ():
            target = target.get(step) if isinstance(target, Mapping) else None
        if not isinstance(target, Mapping):
            break
        found = {**target, **{key: value for key, value in found.items() if key != "$ref"}}
    return {**{key: root[key] for key in _DEFINITIONS if key in root}, **found}


def by_itself(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    """A part of a schema whose references mean the same when it stands alone."""
    text = json.dumps(schema)
    if not _WHOLE.search(text):
        return schema
    part: dict[str, Any] = json.loads(text.replace('"$ref": "#', '"$ref": "#/$defs/whole'))
    whole = json.loads(json.dumps(root).replace('"$ref": "#', '"$ref": "#/$defs/whole'))
    return {**part, "$defs": {"whole": whole}}


def text_pattern(schema: Mapping[str, Any], depth: int = MOST_DEPTH) -> str:
    """The expression of a text that a schema allows, as it stands between slashes."""
    if parts := parts_of(schema) if depth else []:
        patterns = {text_pattern(part, depth - 1) for part in parts if "string" in kinds_of(part)}
        free = patterns - {ANY_TEXT} != patterns or "null" not in kinds_of(schema)
        return "|".join(f"(?:{one})" for one in sorted(patterns | (set() if free else {"null"})))
    pattern = schema.get("pattern")
    if isinstance(pattern, str) and pattern:
        begin = "" if pattern.startswith("^") else "(?s:.*)"
        end = "" if pattern.endswith("$") else "(?s:.*)"
        return begin + pattern.removeprefix("^").removesuffix("$").replace("/", r"\/") + end
    least, most = count_of(schema, "minLength") or 0, count_of(schema, "maxLength")
    if not least and most is None:
        return ANY_TEXT
    return f"(?s:.){{{least},{'' if most is None else most}}}"
