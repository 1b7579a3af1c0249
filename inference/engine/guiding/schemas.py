"""JSON schemas as clients write them, said in the way that llguidance takes them; what cannot be is refused by place.

Nothing is ignored that an answer could break: a keyword is said otherwise, means nothing, or is refused. What is said
otherwise may allow less than before (a property that tells kinds of objects apart becomes required), never more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inference.engine.guiding.patterns import plain_patterns
from inference.errors import OptionError

_MAPS = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
_VALUES = ("enum", "const", "default", "examples", "example", "required", "discriminator")
# Of these, llguidance holds a text to what they mean; of others a schema says nothing that could be checked.
_FORMATS = frozenset(
    {"date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid", "uri", "unknown"}
)
REFUSED = (
    *("not", "if", "contains", "uniqueItems", "propertyNames", "dependentRequired", "dependentSchemas"),
    *("unevaluatedProperties", "unevaluatedItems"),
)
_COMBINED = ("allOf", "anyOf", "oneOf", "$ref", "if")
_MOST_REFERENCES = 8
LARGEST = 10**18 - 1  # of an integer without bounds: more need not fit into the 64 bits of most languages

Schema = dict[str, Any]


class Telling:
    """Goes through one schema.

    Args:
        root: The whole of it.
    """

    def __init__(self, root: Mapping[str, Any]) -> None:
        self._root = root

    def run(self) -> Schema:
        """The schema as llguidance takes it.

        Raises:
            OptionError: Answers cannot be held to a part of it; says where that is.
            RecursionError: It is nested too deeply.
        """
        told = self._told(self._root, "#")
        if told is False:
            raise OptionError("This schema allows no answer at all.", "Change it so that there is an answer it allows.")
        return dict(told)

    def _told(self, schema: Any, place: str) -> Any:
        if isinstance(schema, list):
            return [self._told(part, f"{place}/{number}") for number, part in enumerate(schema)]
        if not isinstance(schema, dict):
            return schema
        if "not" in schema and schema["not"] in ({}, True):  # how Zod writes what can never be
            return False
        said, told = self._otherwise(schema), Schema()
        for key in REFUSED:
            if key in said:
                raise _refused(key, place)
        for key, value in said.items():
            self._tell(key, value, told, place)
        _bound(told)
        return told

    def _tell(self, key: str, value: Any, told: Schema, place: str) -> None:
        """One keyword."""
        inner = f"{place}/{key}"
        if key in _VALUES:
            told[key] = value
        elif key in _MAPS and isinstance(value, dict):
            told[key] = {name: self._told(part, f"{inner}/{name}") for name, part in value.items()}
        elif key == "pattern" and isinstance(value, str):
            _tell_pattern(value, told, place)
        elif key == "minProperties" and value != 1:  # of more, llguidance counts a name that comes twice as two
            raise _refused(key, place)
        elif key == "allOf" and isinstance(value, list):
            told[key] = [*told.get(key, ()), *self._told(value, inner)]
        elif key != "format" or not isinstance(value, str) or value in _FORMATS:
            told[key] = self._told(value, inner)

    def _otherwise(self, schema: Schema) -> Schema:
        """The same without keywords that say nothing, and with others in place of some that llguidance lacks."""
        said = dict(schema)
        if "if" not in said or ("then" not in said and "else" not in said):
            for key in ("if", "then", "else"):
                said.pop(key, None)
        if not said.get("uniqueItems") or said.get("maxItems") in (0, 1):
            said.pop("uniqueItems", None)
        for key, nothing in (("not", (False,)), ("dependentRequired", ({},)), ("dependentSchemas", ({},))):
            if said.get(key) in nothing:
                said.pop(key, None)
        _close("unevaluatedProperties", "additionalProperties", said)
        _close("unevaluatedItems", "items", said)
        required = said.get("required")
        names = len(set(map(str, required))) if isinstance(required, list) else 0
        if said.get("minProperties") in range(names + 1):
            said.pop("minProperties")
        if "propertyNames" in said:
            self._name_properties(said)
        if isinstance(said.get("oneOf"), list):
            self._tell_apart(said)
        return said

    def _name_properties(self, said: Schema) -> None:
        """``propertyNames``, as pydantic and Zod write dictionaries."""
        names = self._resolved(said["propertyNames"])
        rest = set(names) - {"type", "title", "description", "$defs", "definitions"}
        more = said.get("additionalProperties", {})
        if names.get("type", "string") != "string" or "patternProperties" in said:
            return
        if not rest:
            said.pop("propertyNames")
        elif rest <= {"enum", "const"}:
            said.pop("propertyNames")
            allowed = [name for name in names.get("enum", [names.get("const")]) if isinstance(name, str)]
            own = said.get("properties") or {}
            said["properties"] = {name: own.get(name, more) for name in allowed}
            said["additionalProperties"] = False
        elif rest <= {"pattern", "minLength", "maxLength"} and not said.get("properties"):
            said.pop("propertyNames")
            pattern = names.get("pattern") or f"^.{{{names.get('minLength', 0)},{names.get('maxLength', '')}}}$"
            if rest == {"pattern"} or "pattern" not in rest:
                said["patternProperties"], said["additionalProperties"] = {pattern: more}, False
            else:
                said["propertyNames"] = names

    def _tell_apart(self, said: Schema) -> None:
        """``oneOf`` objects that a property tells apart: that one has to be there, then any of them is the only one."""
        parts = [self._resolved(part) for part in said["oneOf"]]
        for name in _properties_of(parts[0]) if parts else ():
            values = [_values_of(self._resolved(_properties_of(part).get(name))) for part in parts]
            every = [value for some in values for value in some]
            if all(values) and len(set(every)) == len(every):
                said.pop("discriminator", None)
                apart = [{"allOf": [part, {"required": [name]}]} for part in said.pop("oneOf")]
                said["anyOf" if "anyOf" not in said else "oneOf"] = apart
                return

    def _resolved(self, schema: Any) -> Mapping[str, Any]:
        """What a schema refers to, where that lies within the whole."""
        for _ in range(_MOST_REFERENCES):
            reference = schema.get("$ref") if isinstance(schema, Mapping) else None
            if not isinstance(reference, str) or not reference.startswith("#/"):
                break
            schema = self._root
            for step in reference[2:].split("/"):
                step = step.replace("~1", "/").replace("~0", "~")
                schema = schema.get(step) if isinstance(schema, Mapping) else None
        return schema if isinstance(schema, Mapping) else {}


def _close(unevaluated: str, additional: str, said: Schema) -> None:
    """What is not evaluated is what is additional, where nothing else evaluates it."""
    if unevaluated in said and not any(key in said for key in _COMBINED):
        said.setdefault(additional, said[unevaluated])
        said.pop(unevaluated)
    elif said.get(unevaluated) in (True, {}):
        said.pop(unevaluated, None)


def _bound(told: Schema) -> None:
    """An integer is to have an end: one of thousands of digits is JSON, but not even Python's own ``json`` reads it."""
    types = told.get("type")
    types = types if isinstance(types, list) else [types]
    if "integer" not in types or "number" in types or any(key in told for key in ("enum", "const", "multipleOf")):
        return
    least, most = _numbers(told, "minimum", "exclusiveMinimum"), _numbers(told, "maximum", "exclusiveMaximum")
    # Where one bound lies beyond the end that the other would get, it stays alone.
    if not least and min(most, default=LARGEST) > -LARGEST:
        told.setdefault("minimum", -LARGEST)
    if not most and max(least, default=-LARGEST) < LARGEST:
        told.setdefault("maximum", LARGEST)


def _numbers(told: Schema, *keys: str) -> list[float]:
    """The values of these keywords, as far as they are numbers."""
    return [told[key] for key in keys if isinstance(told.get(key), int | float)]


def _tell_pattern(pattern: str, told: Schema, place: str) -> None:
    """A pattern, or several of which each has to be found."""
    plain = plain_patterns(pattern)
    if plain is None:
        raise OptionError(
            f"Answers cannot be held to the pattern at {place}: it looks ahead or back, or refers to a part of itself.",
            "Write it without that, or leave it out and check the answer yourself.",
            pattern[:400],
        )
    told["pattern"] = plain[0]
    if len(plain) > 1:
        told["allOf"] = [*told.get("allOf", ()), *({"pattern": one} for one in plain[1:])]


def _properties_of(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    properties = schema.get("properties")
    return properties if isinstance(properties, Mapping) and schema.get("type", "object") == "object" else {}


def _values_of(schema: Mapping[str, Any]) -> list[str]:
    """The texts that a schema allows; empty where it allows others."""
    values = schema.get("enum", [schema["const"]] if "const" in schema else [])
    return values if isinstance(values, list) and all(isinstance(value, str) for value in values) else []


def _refused(key: str, place: str) -> OptionError:
    return OptionError(
        f"Answers cannot be held to a schema with {key} (at {place}).", "Leave that out and check the answer yourself."
    )
