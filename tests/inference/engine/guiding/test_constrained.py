"""Answers of the real engine that are held to schemas and grammars."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from inference.commands import Constraint
from inference.engine.guiding.grammars import schema_grammar, schema_in_lark
from inference.engine.guiding.guide import Guide
from inference.engine.stream import StreamSplitter
from inference.messages import Message
from inference.options import Sampling
from inference.protocol import Delta, Failed, Finished
from tests.inference.engine.conftest import Tiny
from tests.support.raw_engine import RawEngine
from tests.support.tiny_gguf import THINKING, Kind
from tests.support.tiny_vocabulary import bpe_vocabulary
from tests.support.writing_desk import WritingDesk, new_loader

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


@pytest.fixture(scope="module")
def desk(tiny: Tiny) -> Iterator[WritingDesk]:
    made = WritingDesk(*new_loader(), tiny())
    yield made
    made.close()


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


# ------------------------------------------------------------------------- reasoning before the text


def parts_of(engine: RawEngine, key: int) -> dict[str, str]:
    parts = {"text": "", "reasoning": ""}
    for delta in engine.of(Delta, key):
        parts[delta.channel] += delta.text
    return parts


def test_a_model_may_open_its_reasoning_itself(dense: RawEngine) -> None:
    think = bpe_vocabulary(1024).id("<think>")
    key = dense.begin(ASK, constraint=schema(FOX), max_tokens=160, sampling=HOT, logit_bias={think: 12.0})
    finished = dense.end_of(key)
    assert isinstance(finished, Finished)
    assert finished.reasoning_tokens > 20
    jsonschema.validate(json.loads(parts_of(dense, key)["text"]), FOX)


def test_an_end_within_the_reasoning_is_the_end_of_that_only(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny(template=THINKING))
    end = bpe_vocabulary(1024).id("<|im_end|>")
    key = engine.begin(ASK, constraint=schema(FOX), max_tokens=160, sampling=HOT, logit_bias={end: 12.0})
    finished = engine.end_of(key)
    assert isinstance(finished, Finished)
    jsonschema.validate(json.loads(parts_of(engine, key)["text"]), FOX)
    assert finished.reasoning_tokens < 20


@pytest.mark.parametrize(
    ("written", "way"),
    [
        ("<|channel|>analysis<|message|>Hm", "<|end|><|start|>assistant<|channel|>final<|message|>"),
        ("<|channel|>analysis<|message|>Hm<|end|><|start|>assistant", "<|channel|>final<|message|>"),
        ("<|channel|>final", "<|message|>"),
        ("<think>Hm", "</think>"),
        ("[THINK]Hm", "[/THINK]"),
        ("Hm", ""),
    ],
)
def test_every_manner_of_reasoning_has_a_way_to_the_text(written: str, way: str) -> None:
    splitter = StreamSplitter(stop=(), in_reasoning=False)
    splitter.feed(written.encode())
    assert splitter.way_to_text == way
    splitter.feed(way.encode())
    assert not splitter.in_reasoning
    assert not splitter.in_header
    splitter.begin_text()
    assert "".join(piece.text for piece in splitter.feed(b"<think>1")) == "<think>1"


# --------------------------------------------------------------------------------- a guide in the middle


def test_a_guide_begins_in_the_middle_and_lets_go(desk: WritingDesk) -> None:
    """As the arguments of a function do, behind the mark that opens a call."""
    model = desk.model
    guide = Guide(model.guidance, model.context.size)
    piece = model.vocabulary.piece
    assert not guide.active
    grammar = f"start: args\nargs: {schema_in_lark(json.dumps(FOX))}"
    for behind in (b"", b'{"na'):
        assert guide.begin(guide.prepare(grammar), behind)
        written = behind
        while guide.active:
            token = guide.within(int(guide.allowed()[0]), 60 - len(written))
            written += piece(token)
            guide.take(token)
        jsonschema.validate(json.loads(written), FOX)
    assert not guide.begin(guide.prepare(grammar), b"no JSON")
    assert not guide.active


def test_the_same_grammar_is_made_once(desk: WritingDesk) -> None:
    guidance = desk.model.guidance
    grammar = schema_grammar(json.dumps(FOX))
    assert guidance.prepare(grammar) is guidance.prepare(grammar)


def test_patterns_with_letters_in_a_certain_order(desk: WritingDesk) -> None:
    for pattern in ("ab+c", r"x\dy", "(foo|bar)z"):
        prepared = desk.model.guidance.prepare(schema_grammar(json.dumps({"type": "string", "pattern": pattern})))
        text = b"".join(desk.model.vocabulary.piece(token) for token in prepared.closing[:-1])
        assert re.search(pattern, json.loads(text))
