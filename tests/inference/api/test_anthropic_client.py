"""Anthropic's own client against the endpoint over a real engine: answers, streams, tools, counting, errors."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator

import anthropic
import jsonschema
import pytest
from anthropic.types import MessageParam, ToolParam

from tests.support.api import Serving
from tests.support.tiny_projector import png

HELLO: list[MessageParam] = [{"role": "user", "content": "Hello, who are you?"}]
GREEDY = {"temperature": 0}  # this client has no argument for it any more
SCHEMA = {
    "type": "object",
    "properties": {
        "city": {"type": "string", "maxLength": 12},
        "days": {"type": "integer", "minimum": 1, "maximum": 9},
    },
    "required": ["city", "days"],
    "additionalProperties": False,
}
WEATHER: ToolParam = {"name": "weather", "description": "Tells the weather.", "input_schema": SCHEMA}


@pytest.fixture
def claude(served: Serving) -> Iterator[anthropic.Anthropic]:
    """Anthropic's own client, with nothing changed but where it asks."""
    base = served.base.removesuffix("/v1")
    with anthropic.Anthropic(base_url=base, api_key=served.key, max_retries=0, timeout=60) as client:
        yield client


def text_of(message: anthropic.types.Message) -> str:
    return "".join(block.text for block in message.content if block.type == "text")


def test_an_answer(claude: anthropic.Anthropic) -> None:
    message = claude.messages.create(model="guide", max_tokens=12, messages=HELLO, extra_body=GREEDY, system="Be kind.")
    assert message.role == "assistant"
    assert text_of(message)
    assert message.stop_reason in ("end_turn", "max_tokens")
    assert message.model == "guide"
    assert 0 < message.usage.output_tokens <= 12
    assert message.usage.input_tokens > 0


def test_a_stream_says_the_same(claude: anthropic.Anthropic) -> None:
    whole = claude.messages.create(model="guide", max_tokens=16, messages=HELLO, extra_body=GREEDY)
    with claude.messages.stream(model="guide", max_tokens=16, messages=HELLO, extra_body=GREEDY) as stream:
        text = "".join(stream.text_stream)
        final = stream.get_final_message()
    assert text == text_of(final) == text_of(whole)
    assert final.stop_reason == whole.stop_reason
    assert final.usage.output_tokens == whole.usage.output_tokens
    assert final.usage.cache_read_input_tokens, "the second turn finds what the first has read"


def test_the_events_of_a_stream_come_in_their_order(claude: anthropic.Anthropic) -> None:
    stream = claude.messages.create(model="guide", max_tokens=6, messages=HELLO, extra_body=GREEDY, stream=True)
    kinds = [event.type for event in stream]
    assert kinds[:2] == ["message_start", "content_block_start"]
    assert set(kinds[2:-3]) == {"content_block_delta"}
    assert kinds[-3:] == ["content_block_stop", "message_delta", "message_stop"]


def test_a_stop_sequence_is_named(claude: anthropic.Anthropic) -> None:
    whole = text_of(claude.messages.create(model="guide", max_tokens=24, messages=HELLO, extra_body=GREEDY))
    word = whole.split()[2]
    cut = claude.messages.create(model="guide", max_tokens=24, messages=HELLO, extra_body=GREEDY, stop_sequences=[word])
    assert (cut.stop_reason, cut.stop_sequence) == ("stop_sequence", word)
    assert text_of(cut) == whole[: whole.index(word)]


def test_an_answer_in_a_form(claude: anthropic.Anthropic) -> None:
    message = claude.messages.create(
        model="guide",
        max_tokens=200,
        messages=HELLO,
        output_config={"format": {"type": "json_schema", "schema": SCHEMA}},
    )
    jsonschema.validate(json.loads(text_of(message)), SCHEMA)


def test_tokens_are_counted(claude: anthropic.Anthropic) -> None:
    few = claude.messages.count_tokens(model="guide", messages=HELLO).input_tokens
    more = claude.messages.count_tokens(model="guide", messages=HELLO, system="Be kind and brief.").input_tokens
    tools = claude.messages.count_tokens(model="guide", messages=HELLO, tools=[WEATHER]).input_tokens
    assert 0 < few < more
    assert tools > few


def test_errors_are_the_clients_own(served: Serving, claude: anthropic.Anthropic) -> None:
    with pytest.raises(anthropic.NotFoundError) as missing:
        claude.messages.create(model="nobody", max_tokens=5, messages=HELLO)
    assert missing.value.type == "not_found_error"
    with pytest.raises(anthropic.BadRequestError):
        claude.messages.create(model="guide", max_tokens=0, messages=HELLO)
    with pytest.raises(anthropic.BadRequestError):
        claude.messages.create(model="guide", max_tokens=5, messages=[])
    base = served.base.removesuffix("/v1")
    with (
        anthropic.Anthropic(base_url=base, api_key="wrong", max_retries=0) as stranger,
        pytest.raises(anthropic.AuthenticationError),
    ):
        stranger.messages.create(model="guide", max_tokens=5, messages=HELLO)


def test_pictures_for_who_cannot_see_and_addresses_are_refused(claude: anthropic.Anthropic) -> None:
    encoded = base64.b64encode(png(1, 2, 3)).decode()
    for source in (
        {"type": "base64", "media_type": "image/png", "data": encoded},
        {"type": "url", "url": "http://127.0.0.1:1/x.png"},
        {"type": "base64", "media_type": "image/png", "data": "%%%"},
    ):
        content = [{"type": "image", "source": source}, {"type": "text", "text": "What is this?"}]
        with pytest.raises(anthropic.BadRequestError):
            claude.messages.create(model="guide", max_tokens=5, messages=[{"role": "user", "content": content}])  # type: ignore[typeddict-item]
