"""Texts to go on with, gaps to fill, biases, and how likely tokens were: by the real process."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest

from inference.engine.native import NativeLog, initialize
from inference.messages import Message
from inference.options import Sampling
from inference.protocol import Count, Counted, Delta, Failed, Finished, Likelihood
from tests.bench.bare_loop import BareModel
from tests.inference.engine.conftest import Tiny
from tests.support.raw_engine import RawEngine
from tests.support.tiny_gguf import THINKING
from tests.support.tiny_vocabulary import bpe_vocabulary

ASK = Message.user("Tell me about the fox who lived near the river.")
FIM = {f"tokenizer.ggml.fim_{name}_token_id": token for name, token in (("pre", 4), ("suf", 6), ("mid", 7))}


@pytest.fixture
def dense(engine: RawEngine, tiny: Tiny) -> RawEngine:
    engine.must_load(tiny())
    return engine


@pytest.fixture(scope="module")
def bare(tiny: Tiny) -> Iterator[BareModel]:
    initialize(NativeLog(lambda _level, _line: None))
    with BareModel(tiny("dense"), threads=1, context=1024) as loaded:
        yield loaded


def complete(engine: RawEngine, prompt: str | tuple[int, ...], **fields: object) -> tuple[str, Finished]:
    return engine.answer(prompt=prompt, **fields)  # type: ignore[arg-type]


def tokens_of(engine: RawEngine, text: str) -> tuple[int, ...]:
    counted = engine.ask(Count, text=text, tokens=True)
    assert isinstance(counted, Counted)
    return counted.tokens


def likely(engine: RawEngine, key: int) -> list[Likelihood]:
    return [one for delta in engine.of(Delta, key) for one in delta.likely]


def test_a_text_goes_on_without_a_template(dense: RawEngine, bare: BareModel) -> None:
    text, finished = complete(dense, "the fox lived", max_tokens=6)
    tokens = list(tokens_of(dense, "the fox lived"))
    assert finished.prompt_tokens == len(tokens)
    best = int(bare.read(tokens).argmax())
    assert text.startswith(bpe_vocabulary(1024).tokens[best].replace("Ġ", " "))
    assert complete(dense, tuple(tokens), max_tokens=6)[0] == text


def test_texts_of_control_tokens_are_those_tokens_in_a_raw_prompt(dense: RawEngine) -> None:
    _text, finished = complete(dense, "<|im_start|>user\nhi<|im_end|>\n", max_tokens=2)
    plain = len(tokens_of(dense, "<|im_start|>user\nhi<|im_end|>\n"))
    assert finished.prompt_tokens < plain - 10


def test_the_begin_token_comes_first_where_the_vocabulary_says_so(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny("sliding-window"))
    _text, finished = complete(engine, "the fox", max_tokens=2)
    assert finished.prompt_tokens == len(tokens_of(engine, "the fox")) + 1
    _text, again = complete(engine, (1, *tokens_of(engine, "the fox")), max_tokens=2)
    assert again.prompt_tokens == finished.prompt_tokens


def test_an_empty_prompt_begins_with_the_begin_token(dense: RawEngine) -> None:
    _text, finished = complete(dense, "", max_tokens=3)
    assert (finished.prompt_tokens, finished.completion_tokens) == (1, 3)


@pytest.mark.parametrize(
    ("prompt", "code"), [((-1,), "bad_prompt"), ((99_999,), "bad_prompt"), ("a1 " * 2000, "context_full")]
)
def test_an_impossible_prompt_is_refused(dense: RawEngine, prompt: str | tuple[int, ...], code: str) -> None:
    failed = dense.end_of(dense.begin(prompt=prompt))
    assert isinstance(failed, Failed)
    assert failed.code == code


def test_reasoning_is_not_told_from_text_in_a_raw_answer(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny(template=THINKING))
    key = engine.begin(prompt="<think>\nwell", max_tokens=12)
    assert isinstance(engine.end_of(key), Finished)
    assert {delta.channel for delta in engine.of(Delta, key)} == {"text"}


def test_a_gap_is_filled_where_the_model_has_the_marks(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny(metadata=FIM))
    _text, finished = complete(engine, "def fox():", suffix="    return 1", max_tokens=8)
    expected = len(tokens_of(engine, "def fox():")) + len(tokens_of(engine, "    return 1")) + 3
    assert (finished.prompt_tokens, finished.completion_tokens) == (expected, 8)


def test_a_model_without_the_marks_says_so(dense: RawEngine) -> None:
    failed = dense.end_of(dense.begin(prompt="def fox():", suffix="    return 1"))
    assert isinstance(failed, Failed)
    assert failed.code == "unable"
    assert failed.hint


# ------------------------------------------------------------------------------------------ biases


def test_a_bias_brings_a_token_forward_or_keeps_it_away(dense: RawEngine) -> None:
    word = tokens_of(dense, "fo")[0]
    text, _finished = dense.answer(ASK, max_tokens=5, logit_bias={word: 90.0})
    assert text == "fo" * 5
    [first] = tokens_of(dense, dense.answer(ASK, max_tokens=1)[0])
    for sampling in (Sampling(temperature=0.0), Sampling(temperature=1.0, seed=1)):
        key = dense.begin(ASK, max_tokens=40, logprobs=0, logit_bias={first: -100.0}, sampling=sampling)
        assert isinstance(dense.end_of(key), Finished)
        assert bpe_vocabulary(1024).tokens[first].encode() not in [one.token for one in likely(dense, key)]


@pytest.mark.parametrize("bias", [{-1: 1.0}, {99_999: 1.0}, {5: math.inf}, {5: math.nan}])
def test_a_bias_that_means_nothing_is_refused(dense: RawEngine, bias: dict[int, float]) -> None:
    failed = dense.end_of(dense.begin(ASK, logit_bias=bias))
    assert isinstance(failed, Failed)
    assert failed.code == "bad_option"


# -------------------------------------------------------------------------------------- likelihoods


@pytest.mark.parametrize("count", [0, 5, 20])
def test_likelihoods_are_the_models_own(dense: RawEngine, bare: BareModel, count: int) -> None:
    """Temperature, biases and penalties change what is chosen, not how likely it is said to be."""
    sampling = Sampling(temperature=1.2, seed=9, repeat_penalty=1.3)
    key = dense.begin(prompt="the fox lived", max_tokens=30, logprobs=count, sampling=sampling)
    assert isinstance(dense.end_of(key), Finished)
    told = likely(dense, key)
    assert b"".join(one.token for one in told).decode() == dense.text_of(key)
    assert len(told) == 30
    spelled = {}
    for token, name in enumerate(bpe_vocabulary(1024).tokens):
        spelled[name.replace("Ġ", " ").replace("Ċ", "\n").encode()] = token
    tokens = list(tokens_of(dense, "the fox lived"))
    for one in told[:8]:
        logits = bare.read(tokens).astype(np.float64)
        chances = logits - logits.max()
        chances -= math.log(np.exp(chances).sum())
        assert one.logprob == pytest.approx(chances[spelled[one.token]], abs=1e-3)
        assert len(one.top) == count
        assert [value for _piece, value in one.top] == pytest.approx(sorted(chances)[::-1][:count], abs=1e-3)
        assert all(other.logprob <= 0 for other in told)
        tokens.append(spelled[one.token])


def test_each_delta_tells_of_its_own_tokens(dense: RawEngine) -> None:
    key = dense.begin(ASK, max_tokens=60, logprobs=1, sampling=Sampling(temperature=1.0, seed=5))
    assert isinstance(dense.end_of(key), Finished)
    for delta in dense.of(Delta, key):
        assert b"".join(one.token for one in delta.likely).decode() == delta.text


def test_what_a_stop_text_takes_away_is_not_told(dense: RawEngine) -> None:
    whole, _finished = dense.answer(ASK, max_tokens=40)
    stop = whole[20:24]
    key = dense.begin(ASK, max_tokens=40, logprobs=0, stop=(stop,))
    assert isinstance(dense.end_of(key), Finished)
    shown, told = dense.text_of(key), b"".join(one.token for one in likely(dense, key)).decode()
    assert shown == whole[: whole.find(stop)]
    assert told.startswith(shown)
    assert len(told) < len(shown) + 8, "only a token that is partly shown may have more"


def test_reasoning_and_what_is_around_it_are_not_told(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny(template=THINKING))
    close = bpe_vocabulary(1024).id("</think>")
    key = engine.begin(
        ASK, max_tokens=40, logprobs=0, sampling=Sampling(temperature=1.0, seed=2), logit_bias={close: 4.5}
    )
    assert isinstance(engine.end_of(key), Finished)
    text = "".join(delta.text for delta in engine.of(Delta, key) if delta.channel == "text")
    assert text
    assert not [one for delta in engine.of(Delta, key) if delta.channel == "reasoning" for one in delta.likely]
    assert b"".join(one.token for one in likely(engine, key)).decode().lstrip() == text


def test_parts_of_characters_come_with_their_character(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny(raw_bytes=True))
    key = engine.begin(ASK, max_tokens=200, logprobs=0, sampling=Sampling(temperature=1.5, seed=4))
    assert isinstance(engine.end_of(key), Finished)
    for delta in engine.of(Delta, key):
        assert b"".join(one.token for one in delta.likely).decode(errors="replace") == delta.text


def test_nothing_is_told_unless_it_is_asked_for(dense: RawEngine) -> None:
    key = dense.begin(ASK, max_tokens=20)
    assert isinstance(dense.end_of(key), Finished)
    assert likely(dense, key) == []


@pytest.mark.parametrize("count", [-1, 21])
def test_too_many_alternatives_are_refused(dense: RawEngine, count: int) -> None:
    failed = dense.end_of(dense.begin(ASK, logprobs=count))
    assert isinstance(failed, Failed)
    assert failed.code == "bad_option"
