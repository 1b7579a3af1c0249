"""OpenAI's own client against the endpoint over a real engine: models, chat, streams, errors, hanging up."""

from __future__ import annotations

import asyncio
import base64

import openai
import pytest
from openai.types.chat import ChatCompletionMessageParam

from tests.support.api import OwnEngines, Serving
from tests.support.waiting import wait_for

HELLO: list[ChatCompletionMessageParam] = [{"role": "user", "content": "Hello, who are you?"}]


def test_models(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["auto", "guide", "tiny/encoder"]
    assert client.models.retrieve("tiny/encoder").object == "model"
    with pytest.raises(openai.NotFoundError) as refused:
        client.models.retrieve("nobody/nothing")
    assert refused.value.code == "model_not_found"


def test_an_answer(client: openai.OpenAI, engines: OwnEngines) -> None:
    before = len(engines.calls)
    answer = client.chat.completions.create(model="guide", messages=HELLO, max_tokens=12, temperature=0)
    choice = answer.choices[0]
    assert choice.message.content
    assert choice.finish_reason in ("stop", "length")
    assert answer.model == "guide"
    assert answer.id.startswith("chatcmpl-")
    assert answer.usage is not None
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens
    assert 0 < answer.usage.completion_tokens <= 12
    call = wait_for(
        lambda: next((call for call in engines.calls[before:] if "chat" in call.what), None), "the line in the log"
    )
    assert call.what == "POST /v1/chat/completions"
    assert (call.status, call.model, call.completion_tokens) == (200, "guide", answer.usage.completion_tokens)
    assert call.client.startswith("OpenAI/Python")


def test_a_stream_says_the_same(client: openai.OpenAI) -> None:
    whole = client.chat.completions.create(model="guide", messages=HELLO, max_tokens=12, temperature=0)
    stream = client.chat.completions.create(
        model="guide", messages=HELLO, max_tokens=12, temperature=0, stream=True, stream_options={"include_usage": True}
    )
    chunks = list(stream)
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    assert text == whole.choices[0].message.content
    assert [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices][-1] == whole.choices[0].finish_reason
    assert chunks[-1].choices == []
    assert chunks[-1].usage is not None
    assert whole.usage is not None
    assert chunks[-1].usage.completion_tokens == whole.usage.completion_tokens
    assert chunks[-1].usage.prompt_tokens_details is not None
    assert chunks[-1].usage.prompt_tokens_details.cached_tokens, "the second turn finds what the first has read"


def test_a_seed_repeats_and_answers_differ(client: openai.OpenAI) -> None:
    first, second = (
        client.chat.completions.create(
            model="guide", messages=HELLO, max_tokens=16, temperature=1.5, seed=7, n=2, extra_body={"min_p": 0}
        )
        for _ in range(2)
    )
    texts = [choice.message.content for choice in first.choices]
    assert texts == [choice.message.content for choice in second.choices]
    assert len(set(texts)) == 2


def test_a_stop_text_is_not_sent(client: openai.OpenAI) -> None:
    whole = client.chat.completions.create(model="guide", messages=HELLO, max_tokens=24, temperature=0)
    text = whole.choices[0].message.content or ""
    word = text.split()[2]
    cut = client.chat.completions.create(model="guide", messages=HELLO, max_tokens=24, temperature=0, stop=[word])
    assert cut.choices[0].message.content == text[: text.index(word)]
    assert cut.choices[0].finish_reason == "stop"


def test_errors_are_the_clients_own(served: Serving, client: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError) as missing:
        client.chat.completions.create(model="nobody", messages=HELLO)
    assert missing.value.code == "model_not_found"
    with pytest.raises(openai.BadRequestError) as wrong:
        client.chat.completions.create(model="guide", messages=HELLO, temperature=9)
    assert wrong.value.param == "temperature"
    with pytest.raises(openai.NotFoundError):
        client.chat.completions.create(model="nobody", messages=HELLO, stream=True)
    with (
        openai.OpenAI(base_url=served.base, api_key="guessed", max_retries=0) as stranger,
        pytest.raises(openai.AuthenticationError) as refused,
    ):
        stranger.models.list()
    assert refused.value.code == "invalid_api_key"


def test_hanging_up_stops_the_engine(client: openai.OpenAI, engines: OwnEngines) -> None:
    before = len(engines.closed)
    stream = client.chat.completions.create(
        model="guide", messages=HELLO, stream=True, extra_body={"logit_bias": {}}, max_tokens=1500, temperature=1.0
    )
    next(iter(stream))
    stream.close()
    wait_for(lambda: len(engines.closed) > before, "the engine to be told")
    wait_for(lambda: engines.calls[-1].status == 499, "the line in the log")


def test_the_asynchronous_client(served: Serving) -> None:
    async def run() -> list[str]:
        async with openai.AsyncOpenAI(base_url=served.base, api_key=served.key, max_retries=0) as client:
            answers = await asyncio.gather(
                *(
                    client.chat.completions.create(model="auto", messages=HELLO, max_tokens=8, temperature=0)
                    for _ in range(3)
                )
            )
            return [answer.choices[0].message.content or "" for answer in answers]

    texts = asyncio.run(run())
    assert len(set(texts)) == 1
    assert texts[0]


def test_a_model_that_cannot_see_says_so(client: openai.OpenAI) -> None:
    dot = f"data:image/png;base64,{base64.b64encode(b'not looked at').decode()}"
    asked: list[ChatCompletionMessageParam] = [
        {
            "role": "user",
            "content": [{"type": "text", "text": "What is it?"}, {"type": "image_url", "image_url": {"url": dot}}],
        }
    ]
    with pytest.raises(openai.BadRequestError) as refused:
        client.chat.completions.create(model="guide", messages=asked, max_tokens=4)
    assert refused.value.code == "unable"
