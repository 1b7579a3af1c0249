"""Schemas as pydantic, Zod and others write them: answers are held to them, or the place that hinders it is named."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from inference.engine.guiding.grammars import read_schema, schema_grammar
from inference.engine.guiding.guide import Guide
from inference.engine.guiding.patterns import plain_patterns
from inference.engine.guiding.schemas import LARGEST
from inference.errors import OptionError
from tests.inference.engine.conftest import Tiny
from tests.support.writing_desk import WritingDesk, new_loader

ZOD_EMAIL = r"^(?!\.)(?!.*\.\.)([A-Za-z0-9_'+\-\.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$"
DECIMAL = r"^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$"
LETTERS = {"a": {"type": "string"}, "b": {"type": "integer"}}


def _closed(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _kind(name: str) -> dict[str, Any]:
    """A model of pydantic with a default for what tells it apart."""
    return {"type": "object", "properties": {"kind": {"const": name, "default": name, "type": "string"}, "n": {}}}


ALLOWED: dict[str, dict[str, Any]] = {
    "null or text": _closed(a={"type": ["string", "null"]}, b={"anyOf": [{"type": "integer"}, {"type": "null"}]}),
    "constants": _closed(a={"const": "x"}, n={"const": 3}, z={"const": None}, o={"const": {"a": [1]}}),
    "a long enumeration": {"enum": [f"value number {number}" for number in range(1000)]},
    "formats": _closed(
        **{name: {"type": "string", "format": name} for name in ("date-time", "time", "date", "duration", "email")},
        **{name: {"type": "string", "format": name} for name in ("hostname", "ipv4", "ipv6", "uuid", "binary")},
    ),
    "itself": _closed(v={"type": "number"}, children={"type": "array", "items": {"$ref": "#"}}),
    "a list by reference": {
        "$defs": {"n": _closed(v=LETTERS["b"], next={"anyOf": [{"$ref": "#/$defs/n"}, {"type": "null"}]})},
        "$ref": "#/$defs/n",
    },
    "other properties": {"type": "object", "properties": LETTERS, "additionalProperties": {"type": "integer"}},
    "a reference beside words": {"$defs": {"n": LETTERS["a"]}, **_closed(x={"$ref": "#/$defs/n", "description": "X"})},
    "what tells kinds apart has a default": {
        "$defs": {"Cat": _kind("cat"), "Dog": _kind("dog")},
        "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/$defs/Cat", "dog": "#/$defs/Dog"}},
        "oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
    },
    "an address of Zod": {"type": "string", "format": "email", "pattern": ZOD_EMAIL},
    "a decimal number of pydantic": {"anyOf": [{"type": "number"}, {"type": "string", "pattern": DECIMAL}]},
    "a password": {"type": "string", "pattern": r"^(?=.*[A-Z])(?=.*\d)[A-Za-z\d]{8,20}$"},
    "not a word": {"type": "string", "pattern": "^(?!foo)[fo]{1,5}$"},
    "a record of Zod": {"type": "object", "propertyNames": {"type": "string"}, "additionalProperties": LETTERS["b"]},
    "keys of pydantic": {
        "$defs": {"E": {"enum": ["x", "y"], "title": "E", "type": "string"}},
        **_closed(d={"type": "object", "propertyNames": {"$ref": "#/$defs/E"}, "additionalProperties": LETTERS["b"]}),
    },
    "keys of a length": {"type": "object", "propertyNames": {"minLength": 2}, "additionalProperties": LETTERS["b"]},
    "never": {"anyOf": [{"not": {}}, LETTERS["a"]]},
    "never a property": {"type": "object", "properties": {"no": {"not": {}}, **LETTERS}, "required": ["a"]},
    "nothing else": {"type": "object", "properties": LETTERS, "unevaluatedProperties": False},
    "no demand": {"type": "array", "items": LETTERS["b"], "uniqueItems": False, "then": {}, "maxItems": 2},
    "enough properties": {**_closed(**LETTERS), "minProperties": 2},
}
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "not": (_closed(a={"type": "string", "not": {"const": "x"}}), "not (at #/properties/a)"),
    "if": ({"type": "object", "if": {"required": ["a"]}, "then": {"required": ["b"]}}, "if (at #)"),
    "uniqueItems": (_closed(a={"type": "array", "uniqueItems": True}), "uniqueItems (at #/properties/a)"),
    "contains": ({"items": {"type": "array", "contains": {}}}, "contains (at #/items)"),
    "minProperties": ({"anyOf": [{"type": "object", "minProperties": 3}]}, "minProperties (at #/anyOf/0)"),
    "a pattern": ({"$defs": {"w": {"pattern": r"(a)\1"}}, "$ref": "#/$defs/w"}, "pattern at #/$defs/w:"),
    "a type": (_closed(a={"type": "strng"}), "names the type “strng”"),
    "oneOf": ({"oneOf": [{"type": "integer"}, {"type": "number"}]}, "oneOf"),
}


@pytest.fixture(scope="module")
def desk(tiny: Tiny) -> Iterator[WritingDesk]:
    made = WritingDesk(*new_loader(), tiny(), context_length=2048)
    yield made
    made.close()


def _wander(desk: WritingDesk, grammar: str, seed: int, room: int) -> str:
    """Some answer a grammar allows, as a model that wants anything would write it."""
    draw, model = random.Random(seed), desk.model
    guide = Guide(model.guidance, model.context.size)
    assert guide.begin(guide.prepare(grammar))
    written = b""
    while guide.active:
        token = int(draw.choice(guide.allowed()))
        if model.vocabulary.is_end(token) or model.vocabulary.is_end(token := guide.within(token, room)):
            break
        room -= 1
        written += model.vocabulary.piece(token)
        guide.take(token)
    return written.decode()


@pytest.mark.parametrize("name", ALLOWED)
def test_answers_are_held_to_what_clients_send(desk: WritingDesk, name: str) -> None:
    schema = ALLOWED[name]
    grammar = schema_grammar(json.dumps(schema))
    for seed in range(4):
        jsonschema.validate(json.loads(_wander(desk, grammar, seed, 250)), schema)


@pytest.mark.parametrize(
    ("said", "bounds"),
    [
        ({}, (-LARGEST, LARGEST)),
        ({"minimum": 0}, (0, LARGEST)),
        ({"exclusiveMaximum": 5}, (-LARGEST, None)),
        ({"minimum": 10**20}, (10**20, None)),
        ({"exclusiveMaximum": -(10**20)}, (None, None)),
        ({"minimum": "none"}, ("none", LARGEST)),
        ({"enum": [1, 2]}, (None, None)),
        ({"type": ["integer", "null"]}, (-LARGEST, LARGEST)),
        ({"type": ["integer", "number"]}, (None, None)),
    ],
)
def test_integers_get_an_end_where_they_have_none(said: dict[str, Any], bounds: tuple[object, object]) -> None:
    told = read_schema(json.dumps({"type": "integer"} | said))
    assert (told.get("minimum"), told.get("maximum")) == bounds


def test_an_integer_is_never_too_long_to_be_read(desk: WritingDesk) -> None:
    """Who wants only digits wrote them up to the limit of tokens, and ``json`` refuses more than 4,300."""
    guide = Guide(desk.model.guidance, desk.model.context.size)
    assert guide.begin(guide.prepare(schema_grammar(json.dumps(_closed(year={"type": "integer"})))))
    piece, written = desk.model.vocabulary.piece, b""
    while guide.active and len(written) < 100:
        allowed = [int(token) for token in guide.allowed()]
        digits = [token for token in allowed if piece(token).isdigit()]
        token = max(digits, key=piece) if digits else allowed[0]  # a nine, for nothing follows a nought
        if desk.model.vocabulary.is_end(token):
            break
        written += piece(token)
        guide.take(token)
    number = re.search(rb"-?\d+", written)
    assert number is not None
    assert 1 < len(number[0]) <= 19, written


@pytest.mark.parametrize("name", REFUSED)
def test_what_hinders_is_named_with_its_place(desk: WritingDesk, name: str) -> None:
    schema, said = REFUSED[name]
    with pytest.raises(OptionError, match=re.escape(said)):
        desk.model.guidance.prepare(schema_grammar(json.dumps(schema)))


@pytest.mark.parametrize(
    "pattern", [ZOD_EMAIL, DECIMAL, "^(?!foo)[fo]*$", r"^(?!-)[-a]*$", "^(?=a)[ab]+$", "^(?!$)a*$"]
)
def test_a_pattern_said_otherwise_allows_the_same(pattern: str) -> None:
    plain = plain_patterns(pattern)
    assert plain is not None
    letters, draw = "af.oo-+0@b'", random.Random(1)
    texts = {"".join(draw.choices(letters, k=draw.randrange(9))) for _ in range(4000)} | {"a.f@b.ab", "f..o@a.ab"}
    for text in texts:
        assert all(re.search(one, text) for one in plain) == bool(re.search(pattern, text)), text
