"""Answers of the real engine that are held to schemas and grammars."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest

from inference.commands import Constraint
from inference.messages import Message
from inference.options import Sampling
from inference.protocol import Delta, Failed, Finished
from tests.inference.engine.conftest import Tiny
from tests.support.raw_engine import RawEngine
from tests.support.tiny_gguf import THINKING, Kind

ASK = Message.user("Describe the fox.")
FOX = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "legs": {"type": "integer", "minimum": 0, "maximum": 8},
        "colours": {"type": "array", "items": {"enum": ["red", "grey"]}, "minItems": 1, "maxItems": 3},
    },
    "required": ["name", "legs", "colours"],
    "additionalProperties": False,
}
HOT = Sampling(temperature=1.0, seed=3)


def schema(value: object) -> Constraint:
    return Constraint(kind="json_schema", text=json.dumps(value))


@pytest.fixture
def dense(engine: RawEngine, tiny: Tiny) -> RawEngine:
    engine.must_load(tiny())
    return engine


@pytest.mark.parametrize("limit", [44, 70, 200])
@pytest.mark.parametrize("sampling", [Sampling(temperature=0.0), HOT, Sampling(temperature=1.0, repeat_penalty=1.3)])
def test_an_answer_is_what_its_schema_says(dense: RawEngine, limit: int, sampling: Sampling) -> None:
    text, finished = dense.answer(ASK, constraint=schema(FOX), max_tokens=limit, sampling=sampling)
    jsonschema.validate(json.loads(text), FOX)
    assert finished.reason == "stop"
    assert finished.completion_tokens <= limit


def test_every_kind_of_memory(engine: RawEngine, tiny: Tiny, kind: Kind) -> None:
    engine.must_load(tiny(kind))
    text, finished = engine.answer(ASK, constraint=schema(FOX), max_tokens=80, sampling=HOT)
    jsonschema.validate(json.loads(text), FOX)
    assert finished.reason == "stop"


@pytest.mark.parametrize("seed", range(5))
def test_any_object(dense: RawEngine, seed: int) -> None:
    sampling = Sampling(temperature=1.5, seed=seed)
    text, finished = dense.answer(ASK, constraint=Constraint(kind="json"), max_tokens=60, sampling=sampling)
    assert isinstance(json.loads(text), dict)
    assert finished.reason == "stop"


def test_the_end_of_the_context_is_one_too(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny(), context_length=256)
    endless = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}
    text, finished = engine.answer(ASK, constraint=schema(endless), max_tokens=None, sampling=HOT)
    jsonschema.validate(json.loads(text), endless)
    assert (finished.reason, finished.context_full) == ("stop", False)


def test_what_has_no_room_ends_for_its_length(dense: RawEngine) -> None:
    _text, finished = dense.answer(ASK, constraint=schema(FOX), max_tokens=5)
    assert finished.reason == "length"


@pytest.mark.parametrize(
    ("constraint", "pattern"),
    [
        (Constraint(kind="regex", text=r"[a-z]{3,8}-\d{2}"), r"[a-z]{3,8}-\d{2}"),
        (Constraint(kind="regex", text=r"(ab)*c"), r"(ab)*c"),
        (Constraint(kind="lark", text='start: "yes" | "no" | /[0-9]+/ " times"'), r"yes|no|[0-9]+ times"),
    ],
)
def test_expressions_and_grammars(dense: RawEngine, constraint: Constraint, pattern: str) -> None:
    for seed in range(4):
        text, finished = dense.answer(
            ASK, constraint=constraint, max_tokens=30, sampling=Sampling(temperature=2.0, seed=seed)
        )
        assert re.fullmatch(pattern, text), text
        assert finished.reason == "stop"


def test_reasoning_before_the_text_is_free_and_leaves_room(engine: RawEngine, tiny: Tiny) -> None:
    """The template opens the block, and this model never closes it."""
    engine.must_load(tiny(template=THINKING))
    key = engine.begin(ASK, constraint=schema(FOX), max_tokens=150, sampling=HOT)
    finished = engine.end_of(key)
    assert isinstance(finished, Finished)
    parts: dict[str, str] = {"text": "", "reasoning": ""}
    for delta in engine.of(Delta, key):
        parts[delta.channel] += delta.text
    jsonschema.validate(json.loads(parts["text"]), FOX)
    assert parts["reasoning"]
    assert finished.reason == "stop"
    assert 20 < finished.reasoning_tokens < 125


def test_the_same_seed_gives_the_same_answer(dense: RawEngine) -> None:
    answers = {dense.answer(ASK, constraint=schema(FOX), max_tokens=60, sampling=HOT)[0] for _ in range(2)}
    assert len(answers) == 1


BROKEN: dict[str, Any] = {
    "no JSON": "{nope",
    "a list": "[1, 2]",
    "nothing": "",
    "false": "false",
    "no type": '{"type": "blob"}',
    "a contradiction": '{"type": "integer", "minimum": 5, "maximum": 3}',
    "two types": '{"allOf": [{"type": "string"}, {"type": "integer"}]}',
    "no value": '{"enum": []}',
    "a circle": '{"$defs": {"a": {"$ref": "#/$defs/a"}}, "$ref": "#/$defs/a"}',
    "no end": '{"$defs": {"a": {"type": "object", "properties": {"a": {"$ref": "#/$defs/a"}}, "required": ["a"]}},'
    ' "$ref": "#/$defs/a"}',
    "nowhere": '{"$ref": "#/$defs/none"}',
    "far away": '{"$ref": "http://localhost/schema"}',
    "a billion": '{"type": "array", "items": {"type": "integer"}, "minItems": 1000000000}',
    "a long text": '{"type": "string", "minLength": 1000000}',
    "a negative number": '{"type": "array", "minItems": -1}',
    "depth": '{"items":' * 50_000 + "{}" + "}" * 50_000,
    "brackets": "[" * 400_000,
    "a broken pattern": '{"type": "string", "pattern": "("}',
    "looking ahead": '{"type": "string", "pattern": "^(?=a)b$"}',
    "repetition of repetition": '{"type": "string", "pattern": "^(a{1000}){1000}$"}',
    "products": json.dumps(
        {"allOf": [{"anyOf": [{"properties": {f"{i}{j}": {"type": "null"}}} for i in range(10)]} for j in range(9)]}
    ),
    "megabytes": '{"type": "string", "description": "' + "x" * 2_000_000 + '"}',
    "what is not held to": '{"type": "array", "uniqueItems": true}',
    "not a number": '{"minimum": NaN}',
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_and_explosive_schemas_are_refused_in_plain_words(dense: RawEngine, name: str) -> None:
    failed = dense.end_of(dense.begin(ASK, constraint=Constraint(kind="json_schema", text=BROKEN[name])))
    assert isinstance(failed, Failed)
    assert failed.code in ("bad_option", "usage"), failed
    assert failed.message.endswith(".")
    assert failed.message.count("\n") == 0
    assert failed.hint.endswith(".") or failed.hint.endswith("}.")
    assert isinstance(dense.end_of(dense.begin(ASK, max_tokens=2)), Finished)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("regex", "("),
        ("regex", "a{1000000000}"),
        ("regex", "(a{1000}){1000}"),
        ("regex", "a" * 1_000_000),
        ("lark", ""),
        ("lark", "foo"),
        ("lark", 'start: start "a"'),
    ],
)
def test_broken_grammars_are_refused(dense: RawEngine, kind: Any, text: str) -> None:
    failed = dense.end_of(dense.begin(ASK, constraint=Constraint(kind=kind, text=text)))
    assert isinstance(failed, Failed)
    assert failed.code == "bad_option"
    assert isinstance(dense.end_of(dense.begin(ASK, max_tokens=2)), Finished)
