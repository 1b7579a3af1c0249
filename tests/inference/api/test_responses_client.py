"""OpenAI's own client asks ``/v1/responses``: whole, in a stream, in a form, one after the other, and errors."""

from __future__ import annotations

import json

import jsonschema
import openai
import pytest
from openai.types.responses import ResponseInputParam
from pydantic import BaseModel, Field

from inference.api.responses_store import BYTES, MOST, ONE, ResponsesStore
from inference.messages import Message
from tests.support.api import Serving

HELLO = "Hello, who are you?"


class Trip(BaseModel):
    """What an answer is to be."""

    city: str = Field(max_length=12)
    days: int = Field(ge=1, le=9)


def test_an_answer(client: openai.OpenAI) -> None:
    response = client.responses.create(model="guide", input=HELLO, max_output_tokens=12, temperature=0)
    assert response.output_text
    assert response.status in ("completed", "incomplete")
    assert response.model == "guide"
    assert response.usage is not None
    assert 0 < response.usage.output_tokens <= 12
    chat = client.chat.completions.create(
        model="guide", messages=[{"role": "user", "content": HELLO}], max_tokens=12, temperature=0
    )
    assert response.output_text == chat.choices[0].message.content


def test_a_stream_says_the_same_with_all_its_events(client: openai.OpenAI) -> None:
    whole = client.responses.create(model="guide", input=HELLO, max_output_tokens=40, temperature=0)
    events = list(client.responses.create(model="guide", input=HELLO, max_output_tokens=40, temperature=0, stream=True))
    assert [event.sequence_number for event in events] == list(range(len(events)))
    kinds = [event.type for event in events]
    assert kinds[:4] == [
        "response.created",
        "response.in_progress",
        "response.output_item.added",
        "response.content_part.added",
    ]
    assert kinds[-4:-1] == ["response.output_text.done", "response.content_part.done", "response.output_item.done"]
    text = "".join(event.delta for event in events if event.type == "response.output_text.delta")
    last = events[-1]
    assert last.type in ("response.completed", "response.incomplete")
    assert text == last.response.output_text == whole.output_text
    assert last.response.status == whole.status
    assert events[0].type == "response.created"
    assert events[0].response.output == [], "nothing is there before it is announced"
    with client.responses.stream(model="guide", input=HELLO, max_output_tokens=40, temperature=0) as stream:
        assert "".join(event.delta for event in stream if event.type == "response.output_text.delta") == text


def test_an_answer_in_a_form(client: openai.OpenAI) -> None:
    response = client.responses.parse(model="guide", input="A trip, please.", max_output_tokens=200, text_format=Trip)
    assert isinstance(response.output_parsed, Trip)
    loose = client.responses.create(
        model="guide", input="A trip, please.", max_output_tokens=200, text={"format": {"type": "json_object"}}
    )
    assert isinstance(json.loads(loose.output_text), dict)


def test_one_follows_another(client: openai.OpenAI) -> None:
    first = client.responses.create(model="guide", input=HELLO, max_output_tokens=8, temperature=0)
    second = client.responses.create(
        model="guide", input="And then?", previous_response_id=first.id, max_output_tokens=8, temperature=0
    )
    items: ResponseInputParam = [
        {"role": "user", "content": HELLO},
        {"role": "assistant", "content": first.output_text},
        {"role": "user", "content": [{"type": "input_text", "text": "And then?"}]},
    ]
    by_hand = client.responses.create(model="guide", input=items, max_output_tokens=8, temperature=0)
    items[1] = {"type": "item_reference", "id": first.output[0].id or ""}
    by_name = client.responses.create(model="guide", input=items, max_output_tokens=8, temperature=0)
    assert second.output_text == by_hand.output_text == by_name.output_text
    with pytest.raises(openai.NotFoundError):
        client.responses.create(model="guide", input=[{"type": "item_reference", "id": "nobody"}])
    assert second.usage is not None
    assert second.usage.input_tokens_details.cached_tokens > 0
    assert client.responses.retrieve(first.id).output_text == first.output_text
    client.responses.delete(first.id)
    with pytest.raises(openai.NotFoundError):
        client.responses.retrieve(first.id)
    with pytest.raises(openai.NotFoundError) as gone:
        client.responses.create(model="guide", input="x", previous_response_id=first.id)
    assert gone.value.code == "response_not_found"


def test_what_is_not_to_be_kept_is_not(client: openai.OpenAI) -> None:
    response = client.responses.create(model="guide", input=HELLO, max_output_tokens=2, store=False)
    with pytest.raises(openai.NotFoundError):
        client.responses.retrieve(response.id)


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"input": []}, "input"),
        ({"input": "x", "max_output_tokens": 0}, "max_output_tokens"),
        ({"input": "x", "background": True}, "background"),
        ({"input": "x", "tools": [{"type": "web_search"}]}, "tools[0].type"),
        ({"input": "x", "tool_choice": "required"}, "tool_choice"),
        ({"input": "x", "conversation": "conv_1"}, "conversation"),
        ({"input": [{"type": "computer_call", "id": "x"}]}, "input[0].type"),
        ({"input": [{"role": "user", "content": [{"type": "input_file", "file_id": "x"}]}]}, "input[0].content[0]"),
        (
            {
                "input": [
                    {"role": "user", "content": [{"type": "input_image", "image_url": "http://127.0.0.1:1/a.png"}]}
                ]
            },
            "input[0].content[0].image_url",
        ),
        ({"input": [{"type": "function_call_output", "output": "x"}]}, "input[0].call_id"),
        ({"input": 5}, "input"),
    ],
)
def test_what_cannot_be_meant(client: openai.OpenAI, fields: dict[str, object], param: str) -> None:
    with pytest.raises(openai.BadRequestError) as refused:
        client.post("/responses", body={"model": "guide", **fields}, cast_to=object)
    assert refused.value.param == param


def test_a_stranger_does_not_go_on_with_it(served: Serving, client: openai.OpenAI) -> None:
    mine = client.responses.create(model="guide", input=HELLO, max_output_tokens=2)
    other = {"User-Agent": "Another/1.0"}
    with pytest.raises(openai.NotFoundError):
        client.responses.retrieve(mine.id, extra_headers=other)


def test_what_is_kept_is_bounded() -> None:
    store = ResponsesStore()
    for number in range(MOST + 10):
        store.keep(str(number), "c", (Message.user("x"),), {"output": [{"id": f"i{number}"}]})
    assert store.find("0", "c") is None
    assert store.find(str(MOST + 9), "c") is not None
    assert store.find(str(MOST + 9), "d") is store.item(f"i{MOST + 9}", "d") is store.item("i0", "c") is None
    assert store.item(f"i{MOST + 9}", "c") == {"id": f"i{MOST + 9}"}
    store.keep("large", "c", (Message.user("x" * (ONE + 1)),), {})
    store.keep("tools", "c", (), {"tools": ["x" * ONE]})
    assert store.find("large", "c") is store.find("tools", "c") is None
    for number in range(10):
        store.keep(f"half {number}", "c", (Message.user("x" * (ONE - 9)),), {})
    assert sum(store.find(f"half {number}", "c") is not None for number in range(10)) == BYTES // (ONE - 9)


def test_schemas_are_kept_to(client: openai.OpenAI) -> None:
    schema = {"type": "object", "properties": {"ok": {"type": "boolean"}}, "required": ["ok"]}
    form = {"type": "json_schema", "name": "ok", "schema": schema}
    response = client.responses.create(model="guide", input=HELLO, max_output_tokens=100, text={"format": form})  # type: ignore[typeddict-item,arg-type]
    jsonschema.validate(json.loads(response.output_text), schema)


def test_a_tool_is_asked_for_and_answered(client: openai.OpenAI) -> None:
    schema = {
        "type": "object",
        "properties": {"city": {"type": "string", "maxLength": 10}},
        "required": ["city"],
        "additionalProperties": False,
    }
    tool = {"type": "function", "name": "weather", "description": "Tells it.", "parameters": schema, "strict": True}
    asked = client.responses.create(
        model="guide",
        input=HELLO,
        max_output_tokens=200,
        tools=[tool],
        parallel_tool_calls=False,
        tool_choice="required",  # type: ignore[list-item]
    )
    (call,) = [item for item in asked.output if item.type == "function_call"]
    jsonschema.validate(json.loads(call.arguments), schema)
    result = {"type": "function_call_output", "call_id": call.call_id, "output": "Rain."}
    answered = client.responses.create(
        model="guide",
        input=[result],  # type: ignore[list-item]
        previous_response_id=asked.id,
        max_output_tokens=8,
        tools=[tool],  # type: ignore[list-item]
        tool_choice="none",
    )
    assert answered.output_text
    stream = client.responses.create(
        model="guide",
        input=HELLO,
        max_output_tokens=200,
        tools=[tool],
        parallel_tool_calls=False,
        tool_choice="required",
        stream=True,  # type: ignore[list-item]
    )
    pieces, done = "", ""
    for event in stream:
        if event.type == "response.function_call_arguments.delta":
            pieces += event.delta
        elif event.type == "response.function_call_arguments.done":
            done = event.arguments
    assert pieces == done
    jsonschema.validate(json.loads(done), schema)
