"""The form of answers: kept with the sampling, told to the engine; what is plainly no schema is found while typing."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.controllers.answer_form import SchemaProblem, check_schema, constraint_of, form_of, with_form
from app.controllers.sampling import manner_of
from app.render.items import Code
from app.render.json_text import JsonStream, json_items, ordered
from app.settings import Settings
from app.storage.values import Overrides
from app.widgets.answer_form import EXAMPLE
from inference.commands import Constraint

SCHEMA = '{"type": "object", "properties": {"a": {"type": "integer"}}}'


@pytest.mark.parametrize(
    ("overrides", "constraint"),
    [
        ({}, None),
        ({"temperature": 0.5}, None),
        ({"json": True}, Constraint(kind="json")),
        ({"json": SCHEMA}, Constraint(kind="json_schema", text=SCHEMA)),
        ({"json": " "}, None),
        ({"json": 5}, None),
        ({"json": None}, None),
    ],
)
def test_what_the_engine_is_told(tmp_path: Path, overrides: Overrides, constraint: Constraint | None) -> None:
    assert constraint_of(overrides) == constraint
    assert manner_of(Settings(tmp_path / "settings.json"), "guide", overrides).constraint == constraint


def test_the_rest_stays_when_the_form_changes() -> None:
    assert with_form({"temperature": 0.5}, True) == {"temperature": 0.5, "json": True}
    assert with_form({"temperature": 0.5, "json": True}, SCHEMA) == {"temperature": 0.5, "json": SCHEMA}
    assert with_form({"temperature": 0.5, "json": SCHEMA}, None) == {"temperature": 0.5}
    assert form_of({"json": SCHEMA}) == SCHEMA


@pytest.mark.parametrize(
    "text", ["{}", SCHEMA, EXAMPLE, '{"items": true}', '{"$ref": "#/$defs/a", "$defs": {"a": {}}}']
)
def test_schemas_pass(text: str) -> None:
    check_schema(text)


@pytest.mark.parametrize(
    ("text", "line", "place", "word"),
    [
        ('{\n  "type": }', 2, "", ""),
        ("", 1, "", ""),
        ("[]", 0, "", "object"),
        ("true", 0, "", "object"),
        ('{"type": "strnig"}', 0, "type", "strnig"),
        ('{"type": ["string", "nul"]}', 0, "type", "nul"),
        ('{"properties": []}', 0, "properties", "object"),
        ('{"properties": {"a": {"type": 5}}}', 0, "properties.a.type", "5"),
        ('{"properties": {"a": "string"}}', 0, "properties.a", "object"),
        ('{"anyOf": {}}', 0, "anyOf", "array"),
        ('{"anyOf": [{}, {"items": 3}]}', 0, "anyOf.1.items", "object"),
    ],
)
def test_what_is_plainly_wrong_is_named_with_its_place(text: str, line: int, place: str, word: str) -> None:
    with pytest.raises(SchemaProblem) as caught:
        check_schema(text)
    assert (caught.value.line, caught.value.place, caught.value.word) == (line, place, word)


def test_a_schema_without_end_is_no_hang() -> None:
    with pytest.raises(SchemaProblem):
        check_schema('{"not":' * 100_000)


def test_json_is_put_in_order_as_it_was_written() -> None:
    assert ordered('{"a":1.50,"b":[1,2],"a":"ü"}') == '{\n  "a": 1.50,\n  "b": [\n    1,\n    2\n  ],\n  "a": "ü"\n}'
    assert ordered('\n{"cut": "off') == '{"cut": "off'
    assert json_items(" \n") == []


def test_a_growing_answer_is_shown_as_it_comes() -> None:
    stream = JsonStream()
    stream.update()
    assert stream.items == []
    for piece in ('\n{"a', '":1', "}"):
        stream.feed(piece)
        stream.update()
    assert stream.items == [Code('{"a":1}', "json")]
    stream.finish()
    assert stream.items == [Code('{\n  "a": 1\n}', "json")]
