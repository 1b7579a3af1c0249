"""Tools with OpenAI's own client, over a real engine: whole and in a stream, asked for and answered."""

from __future__ import annotations

import json

import openai
import pytest
from jsonschema import validate
from openai.types.chat import ChatCompletionFunctionToolParam, ChatCompletionMessageParam
from pydantic import BaseModel, Field

PARAMETERS: dict[str, object] = {
    "type": "object",
    "properties": {
        "city": {"type": "string", "maxLength": 20},
        "days": {"type": "integer", "minimum": 1, "maximum": 7},
        "unit": {"enum": ["celsius", "fahrenheit"]},
    },
    "required": ["city", "unit"],
    "additionalProperties": False,
}
WEATHER: ChatCompletionFunctionToolParam = {
    "type": "function",
    "function": {"name": "weather", "description": "The weather of a city.", "parameters": PARAMETERS},
}
TIME: ChatCompletionFunctionToolParam = {"type": "function", "function": {"name": "time", "description": "Now."}}
ASKED: list[ChatCompletionMessageParam] = [{"role": "user", "content": "How is the weather in Paris?"}]


def test_a_tool_that_has_to_be_asked_for(client: openai.OpenAI) -> None:
    for seed in range(2):
        answer = client.chat.completions.create(
            model="guide",
            messages=ASKED,
            tools=[WEATHER, TIME],
            tool_choice={"type": "function", "function": {"name": "weather"}},
            temperature=1.0,
            seed=seed,
            max_tokens=200,
        )
        choice = answer.choices[0]
        assert choice.finish_reason == "tool_calls"
        assert choice.message.tool_calls
        call = choice.message.tool_calls[0]
        assert call.type == "function"
        assert call.function.name == "weather"
        validate(json.loads(call.function.arguments), PARAMETERS)


def test_the_same_in_a_stream(client: openai.OpenAI) -> None:
    options = {
        "model": "guide",
        "messages": ASKED,
        "tools": [WEATHER, TIME],
        "tool_choice": "required",
        "temperature": 0,
        "max_tokens": 200,
        "parallel_tool_calls": False,
    }
    whole = client.chat.completions.create(**options)  # type: ignore[call-overload]
    with client.chat.completions.stream(**options) as stream:
        for _ in stream:
            pass
        streamed = stream.get_final_completion()
    said, also = (answer.choices[0].message.tool_calls[0].function for answer in (whole, streamed))
    assert (said.name, json.loads(said.arguments)) == (also.name, json.loads(also.arguments))
    assert said.name in ("weather", "time")
    assert streamed.choices[0].finish_reason == "tool_calls"


def test_a_result_is_answered(client: openai.OpenAI) -> None:
    messages: list[ChatCompletionMessageParam] = [
        *ASKED,
        {
            "role": "assistant",
            "tool_calls": [
                {
                    "id": "call_1",
                    "type": "function",
                    "function": {"name": "weather", "arguments": '{"city":"Paris","unit":"celsius"}'},
                }
            ],
        },
        {"role": "tool", "tool_call_id": "call_1", "content": "Sunny, 21 degrees."},
    ]
    answer = client.chat.completions.create(
        model="guide", messages=messages, tools=[WEATHER], tool_choice="none", temperature=0, max_tokens=20
    )
    assert answer.choices[0].message.content
    assert not answer.choices[0].message.tool_calls


class Weather(BaseModel):
    """What the weather is asked with."""

    city: str = Field(max_length=20)
    days: int = Field(ge=1, le=7)


def test_a_tool_made_of_a_pydantic_model(client: openai.OpenAI) -> None:
    answer = client.chat.completions.parse(
        model="guide",
        messages=ASKED,
        tools=[openai.pydantic_function_tool(Weather, name="weather")],
        tool_choice="required",
        temperature=0.9,
        seed=4,
        max_tokens=200,
    )
    calls = answer.choices[0].message.tool_calls
    assert calls
    assert isinstance(calls[0].function.parsed_arguments, Weather)


def test_tools_beside_a_schema(client: openai.OpenAI) -> None:
    """Where a tool may be asked for and none is, the text still is what the schema says."""
    answer = client.chat.completions.create(
        model="guide",
        messages=ASKED,
        tools=[WEATHER],
        tool_choice="none",
        response_format={"type": "json_schema", "json_schema": {"name": "w", "schema": PARAMETERS}},
        temperature=0,
        max_tokens=200,
    )
    validate(json.loads(answer.choices[0].message.content or ""), PARAMETERS)


@pytest.mark.parametrize("strict", [False, True])
def test_a_tool_that_cannot_be_followed(client: openai.OpenAI, strict: bool) -> None:
    """As far as it can be, unless whoever offers it insists."""
    broken: ChatCompletionFunctionToolParam = {
        "type": "function",
        "function": {
            "name": "weather",
            "parameters": {"type": "object", "properties": {"a": {"$ref": "#/nowhere"}}},
            "strict": strict,
        },
    }

    def ask() -> str:
        answer = client.chat.completions.create(
            model="guide", messages=ASKED, tools=[broken], tool_choice="required", max_tokens=100, temperature=0
        )
        (call,) = answer.choices[0].message.tool_calls or ()
        assert call.type == "function"
        return call.function.arguments

    if strict:
        with pytest.raises(openai.BadRequestError):
            ask()
    else:
        assert isinstance(json.loads(ask()), dict)
