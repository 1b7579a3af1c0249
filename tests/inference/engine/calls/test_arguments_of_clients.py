"""Arguments as pydantic and Zod describe them: what a family is held to, and what is read of it, follows the schema."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from inference.engine.calls.grammar import CallGrammar
from inference.engine.calls.plain_values import resolved
from inference.engine.calls.reader import CallReader
from inference.engine.guiding.guide import Guide
from tests.inference.engine.calls.answers import form_of
from tests.inference.engine.conftest import Tiny
from tests.support.writing_desk import WritingDesk, new_loader

TEXT = {"type": "string", "maxLength": 5}
SCHEMAS: dict[str, dict[str, Any]] = {
    "optional": {
        "$defs": {"Colour": {"enum": ["red", "grey"], "type": "string"}, "At": {"$ref": "#/$defs/Place"}},
        "properties": {
            "colour": {"anyOf": [{"$ref": "#/$defs/Colour"}, {"type": "null"}], "default": None},
            "name": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            "count": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
            "code": {"anyOf": [{"type": "string", "pattern": "^[a-c]{2}$"}, {"type": "null"}]},
            "place": {"anyOf": [{"$ref": "#/$defs/At"}, {"type": "null"}]},
        },
        "required": ["colour", "name", "count", "code", "place"],
    },
    "itself": {
        "properties": {"name": TEXT, "inner": {"type": "array", "items": {"$ref": "#"}, "maxItems": 2}},
        "required": ["name", "inner"],
        "additionalProperties": False,
    },
    "a chain": {
        "$defs": {
            "n": {"type": "object", "properties": {"next": {"$ref": "#/$defs/n"}}, "additionalProperties": False}
        },
        "properties": {"first": {"$ref": "#/$defs/n"}, "number": {"$ref": "#/$defs/text"}, "on": {"type": "boolean"}},
        "required": ["first", "number", "on"],
    },
    "any text": {
        "properties": {
            "query": {"type": "string"},
            "note": {"anyOf": [{"type": "string", "description": "Or nothing."}, {"type": "null"}]},
            "long": {"type": "string", "minLength": 20},
            "lines": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["query", "note", "long", "lines"],
    },
    "choices": {
        "properties": {
            "empty": {"enum": ["", "x"]},
            "mixed": {"enum": ["a", 1, None]},
            "either": {"anyOf": [{"type": "integer"}, {"type": "array", "items": TEXT, "maxItems": 2}]},
            "days": {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 7}, "minItems": 1},
        },
        "required": ["empty", "mixed", "either", "days"],
    },
}
SCHEMAS["optional"]["$defs"]["Place"] = {
    "type": "object",
    "properties": {"x": {"type": "integer"}, "note": TEXT},
    "required": ["x", "note"],
    "additionalProperties": False,
}
SCHEMAS["a chain"]["$defs"]["text"] = {"type": "string", "pattern": "^[0-9]{1,3}$"}


@pytest.fixture(scope="module")
def desk(tiny: Tiny) -> Iterator[WritingDesk]:
    made = WritingDesk(*new_loader(), tiny(), context_length=2048)
    yield made
    made.close()


@pytest.mark.parametrize(
    "family", ["hermes", "qwen coder", "seed", "glm", "minimax", "deepseek 3.2", "lfm 2", "gemma 4"]
)
@pytest.mark.parametrize("name", SCHEMAS)
def test_what_is_written_is_read_as_the_schema_says(desk: WritingDesk, family: str, name: str) -> None:
    form, schema = form_of(family), {"type": "object", **SCHEMAS[name]}
    grammar = CallGrammar(form, {"f": schema}, {}).behind_mark(several=False)
    told = {"f": {key: resolved(value, schema) for key, value in schema["properties"].items()}}
    shortest = b"".join(map(desk.model.vocabulary.piece, desk.model.guidance.prepare(grammar).closing[:-1])).decode()
    for written in (shortest, *(_wander(desk, grammar, seed) for seed in range(2))):
        reader = CallReader(form, told)
        reader.begin(form.opens[0])
        pieces = [*reader.feed(written)[0], *reader.finish()[0]]
        arguments = "".join(piece.arguments for piece in pieces)
        jsonschema.validate(json.loads(arguments), schema)


def test_a_text_that_a_control_token_ends_has_an_end(desk: WritingDesk) -> None:
    vocabulary = desk.model.vocabulary
    mark = next(token for token in vocabulary.controls if not vocabulary.is_end(token))
    schema = {"properties": {"query": {"type": "string"}}, "required": ["query"]}
    grammar = CallGrammar(form_of("glm"), {"f": schema}, {"</arg_value>": mark}).behind_mark(several=True)
    assert desk.model.guidance.prepare(grammar).closing.count(mark) == 1


def _wander(desk: WritingDesk, grammar: str, seed: int, room: int = 400) -> str:
    draw, model = random.Random(seed), desk.model
    guide, written = Guide(model.guidance, model.context.size), b""
    assert guide.begin(guide.prepare(grammar))
    while guide.active:
        token = guide.within(int(draw.choice(guide.allowed())), room)
        if model.vocabulary.is_end(token):
            break
        room -= 1
        written += model.vocabulary.piece(token)
        guide.take(token)
    return written.decode()
