"""Calls that a model is held to: whatever it would like to write, the arguments follow the schema."""

# ruff: noqa: RUF001 (the bars of DeepSeek's tokens are wide ones)

from __future__ import annotations

import json
from typing import Any

import jsonschema
import msgspec
import pytest

from inference.commands import Constraint
from inference.messages import Message, Tool
from inference.options import Sampling
from inference.protocol import Delta, Failed, Finished, Notice, ToolCallPart
from tests.inference.engine.conftest import Tiny
from tests.support.raw_engine import RawEngine
from tests.support.tiny_vocabulary import CONTROL, bpe_vocabulary

MARKS = {
    "hermes": "<tool_call>",
    "qwen coder": "<tool_call><function=",
    "seed": "<seed:tool_call>",
    "glm": "<tool_call><arg_key>",
    "minimax": "<minimax:tool_call><invoke name=",
    "deepseek 3.2": "<｜DSML｜function_calls>",
    "deepseek": "<｜tool▁calls▁begin｜>",
    "deepseek r1": "<｜tool▁calls▁begin｜> ```json",
    "kimi": "<|tool_calls_section_begin|>",
    "mistral": "[TOOL_CALLS]",
    "mistral args": "[TOOL_CALLS][ARGS]",
    "mistral ids": "[TOOL_CALLS][CALL_ID][ARGS]",
    "command": "<|START_ACTION|>",
    "gemma 4": "<|tool_call>call:",
    "granite": "<|tool_call|>",
    "phi 4": "<|tool_call|><|/tool_call|>",
    "lfm 2": "<|tool_call_start|>",
    "functionary": "<function=</function>",
    "firefunction": "functools[",
    "nemotron": "<TOOLCALL>",
    "apriel": "<tool_calls>[",
    "minimax 1": "<tool_calls>",
    "apertus": "<|tools_prefix|>",
    "solar": "<|tool_call:begin|>",
    "llama 3": '<|start_header_id|>"parameters": ',
    "harmony": "<|channel|><|message|>functions.",
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "city": {"type": "string", "maxLength": 12},
        "unit": {"enum": ["C", "F"]},
        "days": {"type": "integer", "minimum": 1, "maximum": 7},
        "exact": {"type": "boolean"},
        "hours": {"type": "array", "items": {"type": "integer", "minimum": 0, "maximum": 23}, "maxItems": 3},
        "place": {"type": "object", "properties": {"north": {"type": "integer", "maximum": 9, "minimum": 0}}},
    },
    "required": ["city", "days"],
}
SCHEMA["properties"]["place"] |= {"required": ["north"], "additionalProperties": False}
WEATHER = Tool("weather", "Tells the weather.", json.dumps(SCHEMA))
CLOCK = Tool("weather_now", "Tells it now.")
HARD = Tool("hard", parameters='{"properties": {"a": {"not": {"const": 1}}}}', strict=True)


def template_for(name: str) -> str:
    """A template in which a family is recognised, and which knows functions."""
    return (
        "{% for tool in tools or [] %}{{ tool | tojson }}{% endfor %}"
        "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content or '' }}"
        "{% for c in m.tool_calls or [] %}{{ c | tojson }}{% endfor %}<|im_end|>\n{% endfor %}"
        "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}{#" + MARKS[name] + "#}"
    )


def with_controls(*marks: str) -> dict[str, Any]:
    """Metadata of a tiny model in whose vocabulary some texts are control tokens."""
    vocabulary = bpe_vocabulary(1024)
    count = len(marks)
    return {
        "tokenizer.ggml.tokens": [*vocabulary.tokens[:-count], *marks],
        "tokenizer.ggml.token_type": [*vocabulary.types[:-count], *[CONTROL] * count],
        "tokenizer.ggml.merges": vocabulary.merges[:-count],
    }


def calls_of(engine: RawEngine, key: int) -> list[tuple[str, str, str]]:
    """Name, arguments and id of each call of an answer."""
    calls: list[list[str]] = []
    for part in engine.of(ToolCallPart, key):
        if part.name:
            assert part.index == len(calls)
            calls.append([part.name, "", part.call_id])
        calls[part.index][1] += part.arguments
    return [(name, arguments, call_id) for name, arguments, call_id in calls]


@pytest.mark.parametrize("name", MARKS)
def test_a_required_call_follows_its_schema(name: str, engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny(layers=1, template=template_for(name)))
    for seed in range(2):
        key = engine.begin(
            Message.user("How is the weather?"),
            tools=(WEATHER, CLOCK),
            tool_choice="weather" if seed else "required",
            parallel_tool_calls=seed == 0,
            sampling=Sampling(temperature=1.5, seed=seed),
            max_tokens=240,
        )
        end = engine.end_of(key)
        assert isinstance(end, Finished), end
        assert end.reason == "tool_calls"
        assert "".join(delta.text for delta in engine.of(Delta, key)).strip() == ""
        calls = calls_of(engine, key)
        assert len(calls) == 1 or not seed
        for called, arguments, call_id in calls:
            assert call_id
            jsonschema.validate(json.loads(arguments), SCHEMA if called == "weather" else {"maxProperties": 0})
            assert not seed or called == "weather"


CONTROLS = {
    "mistral args": ("[TOOL_CALLS]", "[ARGS]"),
    "mistral ids": ("[TOOL_CALLS]", "[CALL_ID]", "[ARGS]"),
    "deepseek": tuple(f"<｜tool▁{one}｜>" for one in ("calls▁begin", "call▁begin", "sep", "call▁end", "calls▁end")),
    "gemma 4": ("<|tool_call>", "<tool_call|>", '<|"|>'),
    "glm": ("<tool_call>", "</tool_call>", "<arg_key>", "</arg_key>", "<arg_value>", "</arg_value>"),
    "lfm 2": ("<|tool_call_start|>", "<|tool_call_end|>"),
    "command": ("<|START_ACTION|>", "<|END_ACTION|>"),
}


@pytest.mark.parametrize("name", CONTROLS)
def test_a_call_the_model_begins_follows_its_schema(name: str, engine: RawEngine, tiny: Tiny) -> None:
    """The model wants nothing but the mark that opens a call; behind that it is held, and free again afterwards."""
    engine.must_load(tiny(layers=1, template=template_for(name), metadata=with_controls(*CONTROLS[name])))
    mark = 1024 - len(CONTROLS[name])
    for parallel in (True, False):
        key = engine.begin(
            Message.user("How is the weather?"),
            tools=(WEATHER, CLOCK),
            parallel_tool_calls=parallel,
            sampling=Sampling(temperature=1.0, seed=4),
            logit_bias={mark: 100.0},
            max_tokens=150,
        )
        end = engine.end_of(key)
        assert isinstance(end, Finished), end
        assert "".join(delta.text for delta in engine.of(Delta, key)).strip() == ""
        calls = calls_of(engine, key)
        assert len(calls) > 1 if parallel else len(calls) == 1
        assert end.reason == ("length" if parallel else "tool_calls")
        for called, arguments, _ in calls[:-1] if parallel else calls:
            jsonschema.validate(json.loads(arguments), SCHEMA if called == "weather" else {"maxProperties": 0})


def test_an_answer_may_be_a_call_or_json(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny(template=template_for("hermes")))
    shape = {
        "type": "object",
        "properties": {"n": {"type": "integer"}},
        "required": ["n"],
        "additionalProperties": False,
    }
    for seed in range(4):
        key = engine.begin(
            Message.user("How is the weather?"),
            tools=(CLOCK,),
            constraint=Constraint(kind="json_schema", text=json.dumps(shape)),
            sampling=Sampling(temperature=1.5, seed=seed),
            max_tokens=240,
        )
        end = engine.end_of(key)
        assert isinstance(end, Finished), end
        text = "".join(delta.text for delta in engine.of(Delta, key))
        if end.reason == "tool_calls":
            assert not text.strip()
            assert all(json.loads(arguments) == {} for _, arguments, _ in calls_of(engine, key))
        else:
            jsonschema.validate(json.loads(text), shape)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"tool_choice": "other"}, "bad_option"),
        ({"tools": (), "tool_choice": "required"}, "bad_option"),
        ({"tools": (CLOCK, CLOCK)}, "bad_option"),
        ({"tools": (Tool("no name"),)}, "bad_option"),
        ({"tools": (Tool("broken", parameters="{"),)}, "bad_option"),
        ({"tools": (Tool("broken", parameters="[]"),)}, "bad_option"),
        ({"tools": (HARD,)}, "bad_option"),
    ],
)
def test_what_makes_no_sense_is_refused(engine: RawEngine, tiny: Tiny, fields: dict[str, Any], code: str) -> None:
    engine.must_load(tiny(template=template_for("hermes")))
    end = engine.end_of(engine.begin(Message.user("Hello"), **({"tools": (CLOCK,)} | fields)))
    assert isinstance(end, Failed)
    assert end.code == code


def test_a_schema_nobody_can_be_held_to_is_simplified(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny(template=template_for("hermes")))
    odd = {
        "type": "object",
        "properties": {"a": {"type": "integer", "not": {"const": 3}}, "b": {"type": "string", "pattern": "^x{3}$"}},
        "required": ["a", "b"],
    }
    key = engine.begin(
        Message.user("Hello"), tools=(Tool("odd", parameters=json.dumps(odd)), CLOCK), tool_choice="odd", max_tokens=80
    )
    assert isinstance(engine.end_of(key), Finished)
    ((_, arguments, _),) = calls_of(engine, key)
    given = json.loads(arguments)
    assert isinstance(given["a"], int)
    assert given["b"] == "xxx", "the rest holds"


def test_a_function_is_not_refused_for_another_one(engine: RawEngine, tiny: Tiny) -> None:
    """A strict one that calls can be held to, beside one that they cannot be held to and that is not strict."""
    engine.must_load(tiny(template=template_for("hermes")))
    strict, hard = (msgspec.structs.replace(tool, strict=tool is CLOCK) for tool in (CLOCK, HARD))
    end = engine.end_of(engine.begin(Message.user("Hello"), tools=(strict, hard), max_tokens=1))
    assert isinstance(end, Finished), end
    end = engine.end_of(engine.begin(Message.user("Hello"), tools=(CLOCK, HARD), max_tokens=1))
    assert isinstance(end, Failed)
    assert "function hard" in end.message
    assert "(at #/properties/a)" in end.message


def test_functions_that_are_not_wanted_are_not_told(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny(template=template_for("hermes")))
    told = engine.end_of(engine.begin(Message.user("Hello"), tools=(CLOCK,), max_tokens=1))
    silent = engine.end_of(engine.begin(Message.user("Hello"), tools=(CLOCK,), tool_choice="none", max_tokens=1))
    plain = engine.end_of(engine.begin(Message.user("Hello"), max_tokens=1))
    assert isinstance(told, Finished)
    assert isinstance(silent, Finished)
    assert isinstance(plain, Finished)
    assert silent.prompt_tokens == plain.prompt_tokens < told.prompt_tokens


def test_a_model_without_functions_of_its_own_gets_them_described(engine: RawEngine, tiny: Tiny) -> None:
    assert not engine.must_load(tiny()).tools
    key = engine.begin(Message.user("Hello"), tools=(CLOCK,), tool_choice="required", max_tokens=60)
    end = engine.end_of(key)
    assert isinstance(end, Finished), end
    assert end.reason == "tool_calls"
    assert {name for name, _, _ in calls_of(engine, key)} == {"weather_now"}
    assert [notice.code for notice in engine.of(Notice, key)] == ["template_repaired"]
    assert engine.must_load(tiny(template=template_for("hermes"))).tools
