"""JSON schemas drawn by hypothesis, each of which some answer fulfils; knows nothing of what holds answers to them."""

from __future__ import annotations

import string
from typing import Any

from hypothesis import strategies as st

Schema = dict[str, Any]

PATTERNS = (
    r"^[a-z]{2,6}$",
    r"^\d{3}-\d{4}$",
    r"^[A-Z][a-z]+( [A-Z][a-z]+)*$",
    r"^#[0-9a-f]{6}$",
    r"^(red|green|blue)?$",
    r"ab+c",
    r"^[^\"\\]{1,9}$",
    r"^\w+@\w+\.(com|org)$",
    "^[äöü]{1,3}x$",
)
FORMATS = ("date", "time", "date-time", "uuid", "ipv4", "email", "uri", "hostname")
NAMES = (
    "a",
    "b",
    "name",
    "id",
    "first name",
    'quo"te',
    "back\\slash",
    "ünï",
    "type",
    "x" * 20,
    "",
    "$ref",
    "a/b",
    "new\nline",
)

numbers = st.integers(-(10**6), 10**6)
plain_values = st.one_of(
    st.none(),
    st.booleans(),
    numbers,
    st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3)),
    st.text(string.ascii_letters + string.digits + ' "\\/äß€🙂\n\t', max_size=8),
)
values = st.recursive(
    plain_values,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=2),
    max_leaves=4,
)


def _limits(least: str, most: str, top: int) -> st.SearchStrategy[Schema]:
    """None, one or both of two limits that agree."""

    def both(pair: tuple[int, int]) -> Schema:
        return {least: min(pair), most: max(pair)}

    size = st.integers(0, top)
    return st.one_of(
        st.just({}),
        size.map(lambda value: {least: value}),
        size.map(lambda value: {most: value}),
        st.tuples(size, size).map(both),
    )


def _between(pair: tuple[int, int], *, exclusive: bool) -> Schema:
    low, high = min(pair), max(pair)
    return (
        {"exclusiveMinimum": low - 1, "exclusiveMaximum": high + 1} if exclusive else {"minimum": low, "maximum": high}
    )


ranges = st.one_of(
    st.just({}),
    numbers.map(lambda value: {"minimum": value}),
    numbers.map(lambda value: {"maximum": value}),
    st.builds(_between, st.tuples(numbers, numbers), exclusive=st.booleans()),
)
texts = st.one_of(
    _limits("minLength", "maxLength", 12),
    st.sampled_from(PATTERNS).map(lambda pattern: {"pattern": pattern}),
    st.sampled_from(FORMATS).map(lambda form: {"format": form}),
).map(lambda rest: {"type": "string"} | rest)
scalars: st.SearchStrategy[Schema] = st.one_of(
    texts,
    ranges.map(lambda rest: {"type": "integer"} | rest),
    ranges.map(lambda rest: {"type": "number"} | rest),
    st.integers(2, 9).map(lambda step: {"type": "integer", "multipleOf": step, "minimum": 0}),
    st.sampled_from(
        ({"type": "boolean"}, {"type": "null"}, {"type": ["string", "null"]}, {"type": ["integer", "boolean"]})
    ),
    st.lists(values, min_size=1, max_size=5).map(lambda some: {"enum": some}),
    values.map(lambda value: {"const": value}),
)


def _arrays(items: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    lists = st.builds(
        lambda item, limits: {"type": "array", "items": item} | limits, items, _limits("minItems", "maxItems", 4)
    )
    tuples = st.lists(items, min_size=1, max_size=3).map(
        lambda some: {"type": "array", "prefixItems": some, "items": False, "minItems": len(some)}
    )
    return lists | tuples


@st.composite
def _objects(draw: st.DrawFn, items: st.SearchStrategy[Schema]) -> Schema:
    properties = draw(st.dictionaries(st.sampled_from(NAMES), items, max_size=4))
    required = draw(st.lists(st.sampled_from(sorted(properties)), unique=True)) if properties else []
    schema: Schema = {"type": "object", "properties": properties, "required": required}
    more = draw(st.sampled_from(("no", "any", "some", "silent")))
    if more != "silent":
        schema["additionalProperties"] = {"no": False, "any": True, "some": draw(items)}[more]
    if draw(st.integers(0, 4)) == 0:
        schema["patternProperties"] = {"^z_[a-z]+$": draw(items)}
    return schema


def _choices(items: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    kinds = st.sampled_from((("string", "integer"), ("null", "object"), ("array", "boolean", "number")))
    return st.one_of(
        st.lists(items, min_size=1, max_size=3).map(lambda some: {"anyOf": some}),
        kinds.map(lambda names: {"oneOf": [{"type": name} for name in names]}),
        items.map(lambda one: {"allOf": [one]}),
    )


nested = st.recursive(
    scalars, lambda items: st.one_of(_arrays(items), _objects(items), _objects(items), _choices(items)), max_leaves=8
)


@st.composite
def _with_references(draw: st.DrawFn) -> Schema:
    """A tree that refers to itself and to a shared part."""
    shared, value = draw(nested), draw(scalars)
    node = {
        "type": "object",
        "properties": {
            "value": value,
            "shared": {"$ref": "#/$defs/shared"},
            "next": {"anyOf": [{"$ref": "#/$defs/node"}, {"type": "null"}]},
            "children": {"type": "array", "items": {"$ref": "#/$defs/node"}, "maxItems": 2},
        },
        "required": draw(st.lists(st.sampled_from(("value", "next", "children", "shared")), unique=True)),
        "additionalProperties": False,
    }
    return {"$defs": {"node": node, "shared": shared}, "$ref": "#/$defs/node"}


schemas: st.SearchStrategy[Schema] = st.one_of(nested, _objects(nested), _arrays(nested), _with_references())
