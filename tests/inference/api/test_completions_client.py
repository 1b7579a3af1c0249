"""OpenAI's own client: completions of texts and vectors, over a real engine."""

from __future__ import annotations

import array
import base64
import math

import openai
import pytest

from tests.support.api import OwnEngines, Serving

BEGINNING = "Once upon a time"


def test_a_text_goes_on(client: openai.OpenAI) -> None:
    answer = client.completions.create(model="guide", prompt=BEGINNING, max_tokens=8, temperature=0)
    again = client.completions.create(model="guide", prompt=BEGINNING, max_tokens=8, temperature=0, echo=True)
    assert answer.choices[0].finish_reason in ("stop", "length")
    assert again.choices[0].text == BEGINNING + answer.choices[0].text
    assert answer.usage is not None
    assert answer.usage.completion_tokens <= 8


def test_several_texts_go_on_in_order(client: openai.OpenAI) -> None:
    answer = client.completions.create(
        model="guide", prompt=["What is", "Who was"], max_tokens=4, temperature=0, n=2, echo=True
    )
    assert [choice.text[:7] for choice in answer.choices] == ["What is", "What is", "Who was", "Who was"]
    assert [choice.index for choice in answer.choices] == [0, 1, 2, 3]


def test_a_stream_says_the_same_with_likelihoods(client: openai.OpenAI) -> None:
    options = {"model": "guide", "prompt": BEGINNING, "max_tokens": 8, "temperature": 0, "logprobs": 2}
    whole = client.completions.create(**options)  # type: ignore[call-overload]
    chunks = list(client.completions.create(**options, stream=True))  # type: ignore[call-overload]
    assert "".join(chunk.choices[0].text for chunk in chunks) == whole.choices[0].text
    told = whole.choices[0].logprobs
    assert "".join(told.tokens) == whole.choices[0].text
    assert all(len(top) == 2 for top in told.top_logprobs)
    assert [token for chunk in chunks for token in chunk.choices[0].logprobs.tokens] == told.tokens
    assert [at for chunk in chunks for at in chunk.choices[0].logprobs.text_offset] == told.text_offset


def test_likelihoods_in_a_chat(client: openai.OpenAI) -> None:
    answer = client.chat.completions.create(
        model="guide",
        messages=[{"role": "user", "content": "Hello"}],
        max_tokens=6,
        temperature=0,
        logprobs=True,
        top_logprobs=3,
    )
    told = answer.choices[0].logprobs
    assert told is not None
    assert told.content
    assert "".join(one.token for one in told.content) == answer.choices[0].message.content
    for one in told.content:
        assert one.logprob == max(top.logprob for top in one.top_logprobs)
        assert bytes(one.bytes or ()).decode() == one.token


def test_what_cannot_be_done_is_said(client: openai.OpenAI) -> None:
    with pytest.raises(openai.BadRequestError, match="middle"):
        client.completions.create(model="guide", prompt="def f(", suffix=")", max_tokens=4)
    with pytest.raises(openai.BadRequestError) as refused:
        client.completions.create(model="guide", prompt="a", best_of=3)
    assert refused.value.param == "best_of"
    with pytest.raises(openai.BadRequestError, match="token"):
        client.completions.create(model="guide", prompt=[1 << 30], max_tokens=4)


def test_vectors(client: openai.OpenAI) -> None:
    made = client.embeddings.create(model="tiny/encoder", input=["a cat", "a dog", "a cat"])
    first, second, third = (one.embedding for one in made.data)
    assert first == pytest.approx(third, abs=1e-5)
    assert first != pytest.approx(second, abs=1e-3)
    assert math.isclose(sum(number * number for number in first), 1, abs_tol=1e-3)
    assert made.usage.prompt_tokens > 0
    short = client.embeddings.create(model="tiny/encoder", input="a cat", dimensions=8, encoding_format="float")
    assert len(short.data[0].embedding) == 8
    assert math.isclose(sum(number * number for number in short.data[0].embedding), 1, abs_tol=1e-3)
    assert short.data[0].embedding[0] / first[0] == pytest.approx(short.data[0].embedding[3] / first[3], rel=1e-3)


def test_vectors_travel_as_base64(client: openai.OpenAI) -> None:
    raw = client.embeddings.with_raw_response.create(model="tiny/encoder", input="a cat", encoding_format="base64")
    sent = raw.http_response.json()["data"][0]["embedding"]
    plain = client.embeddings.create(model="tiny/encoder", input="a cat", encoding_format="float").data[0].embedding
    assert array.array("f", base64.b64decode(sent)).tolist() == pytest.approx(plain, rel=1e-6)


def test_vectors_of_nothing_and_of_tokens_are_refused(client: openai.OpenAI) -> None:
    for given in ([], "", [""], [[1, 2]], [1, 2]):
        with pytest.raises(openai.BadRequestError) as refused:
            client.embeddings.create(model="tiny/encoder", input=given)
        assert refused.value.param == "input"
    with pytest.raises(openai.BadRequestError) as refused:
        client.embeddings.create(model="tiny/encoder", input="a cat", dimensions=100_000)
    assert refused.value.param == "dimensions"


def test_it_is_written_down_without_content(client: openai.OpenAI, served: Serving, engines: OwnEngines) -> None:
    client.embeddings.create(model="tiny/encoder", input="a secret cat")
    client.completions.create(model="guide", prompt="a secret dog", max_tokens=1)
    lines = repr(engines.calls)
    assert "secret" not in lines
    assert served.key not in lines
