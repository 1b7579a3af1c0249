"""Anthropic's own client asks for tools: calls are valid, and their results are read."""

from __future__ import annotations

import anthropic
import jsonschema
from anthropic.types import MessageParam

from tests.inference.api.test_anthropic_client import HELLO, SCHEMA, WEATHER, claude, text_of

__all__ = ["claude"]


def test_a_tool_is_asked_for_and_answered(claude: anthropic.Anthropic) -> None:
    question: list[MessageParam] = [{"role": "user", "content": "How will the weather be in Oslo?"}]
    asked = claude.messages.create(
        model="guide",
        max_tokens=200,
        messages=question,
        tools=[WEATHER],
        tool_choice={"type": "any", "disable_parallel_tool_use": True},
    )
    assert asked.stop_reason == "tool_use"
    (call,) = [block for block in asked.content if block.type == "tool_use"]
    assert call.name == "weather"
    jsonschema.validate(call.input, SCHEMA)
    answered = claude.messages.create(
        model="guide",
        max_tokens=12,
        tools=[WEATHER],
        tool_choice={"type": "none"},
        messages=[
            *question,
            {
                "role": "assistant",
                "content": [{"type": "tool_use", "id": call.id, "name": call.name, "input": call.input}],
            },
            {"role": "user", "content": [{"type": "tool_result", "tool_use_id": call.id, "content": "Rain."}]},
        ],
    )
    assert text_of(answered)


def test_a_tool_in_a_stream(claude: anthropic.Anthropic) -> None:
    with claude.messages.stream(
        model="guide",
        max_tokens=200,
        messages=HELLO,
        tools=[WEATHER],
        tool_choice={"type": "tool", "name": "weather", "disable_parallel_tool_use": True},
    ) as stream:
        final = stream.get_final_message()
    (call,) = [block for block in final.content if block.type == "tool_use"]
    jsonschema.validate(call.input, SCHEMA)
    assert final.stop_reason == "tool_use"
