"""Structured answers with OpenAI's own client, over a real engine: valid each time, or refused in words."""

from __future__ import annotations

import json
from typing import Literal

import openai
import pytest
from openai.types.chat import ChatCompletionMessageParam
from pydantic import BaseModel, Field

ASKED: list[ChatCompletionMessageParam] = [{"role": "user", "content": "Describe a cat named Tom."}]


class Owner(BaseModel):
    """Somebody."""

    name: str = Field(max_length=12)
    age: int = Field(ge=0, le=120)


class Cat(BaseModel):
    """What is asked for."""

    name: str = Field(max_length=12)
    colour: Literal["black", "white", "grey"]
    lives: int = Field(ge=1, le=9)
    owners: list[Owner] = Field(max_length=2)


def test_a_pydantic_model(client: openai.OpenAI) -> None:
    for seed in range(2):
        answer = client.chat.completions.parse(
            model="guide", messages=ASKED, response_format=Cat, temperature=1.2, seed=seed, max_tokens=400
        )
        cat = answer.choices[0].message.parsed
        assert isinstance(cat, Cat)
        assert answer.choices[0].finish_reason == "stop"


def test_a_pydantic_model_in_a_stream(client: openai.OpenAI) -> None:
    with client.chat.completions.stream(
        model="guide", messages=ASKED, response_format=Cat, temperature=0, max_tokens=400
    ) as stream:
        pieces = [event.delta for event in stream if event.type == "content.delta"]
        answer = stream.get_final_completion()
    assert isinstance(answer.choices[0].message.parsed, Cat)
    assert "".join(pieces) == answer.choices[0].message.content


def test_any_object(client: openai.OpenAI) -> None:
    answer = client.chat.completions.create(
        model="guide",
        messages=ASKED,
        response_format={"type": "json_object"},
        temperature=1.5,
        seed=3,
        max_tokens=200,
    )
    assert isinstance(json.loads(answer.choices[0].message.content or ""), dict)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "properties": {"a": {"$ref": "#/$defs/nowhere"}}},
        {"type": "strange"},
        {"type": "string", "pattern": "(["},
        {"type": "array", "minItems": 5, "maxItems": 2},
    ],
)
@pytest.mark.parametrize("stream", [False, True])
def test_a_schema_that_cannot_be_followed(client: openai.OpenAI, schema: dict[str, object], stream: bool) -> None:
    with pytest.raises(openai.BadRequestError) as refused:
        client.chat.completions.create(
            model="guide",
            messages=ASKED,
            response_format={"type": "json_schema", "json_schema": {"name": "x", "schema": schema}},
            max_tokens=20,
            stream=stream,
        )
    assert str(refused.value.body)
    answer = client.chat.completions.create(model="guide", messages=ASKED, max_tokens=4)
    assert answer.choices[0].message.content
