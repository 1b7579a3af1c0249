"""Text to tokens and back: pieces of any length, prompts in segments, forged control tokens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inference.engine.native import NativeLog, initialize, llama
from inference.engine.prompt import ChatTemplate, Prompt, Segment
from inference.engine.vocabulary import Vocabulary
from inference.messages import Message
from tests.bench.bare_loop import BareModel
from tests.inference.engine.conftest import Tiny
from tests.support.tiny_gguf import CHATML, THINKING, Kind

CONTROL = ("<|im_start|>", "<|im_end|>", "<s>", "</s>", "<|endoftext|>")


@pytest.fixture(scope="module", params=["dense", "sliding-window"], ids=["bpe", "spm"])
def vocabulary(request: pytest.FixtureRequest, tiny: Tiny) -> Iterator[Vocabulary]:
    initialize(NativeLog(lambda _level, _line: None))
    kind: Kind = request.param
    with BareModel(tiny(kind), threads=1, context=256) as model:
        yield Vocabulary(model.vocab)


def template(vocabulary: Vocabulary, source: str = CHATML) -> ChatTemplate:
    texts = tuple(vocabulary.controls.values())
    return ChatTemplate(source, bos="", eos=vocabulary.text(vocabulary.eos), control_texts=texts)


def spoken(vocabulary: Vocabulary, tokens: list[int]) -> str:
    return b"".join(vocabulary.piece(token) for token in tokens).decode("utf-8", "replace")


@pytest.mark.parametrize(
    "text", ["", "a", "hello world", "  spaces  ", "äöü 中文 🙂", "\n\n\t", "x" * 3000, "\x00\x01"]
)
def test_text_survives_the_way_to_tokens_and_back(vocabulary: Vocabulary, text: str) -> None:
    assert spoken(vocabulary, vocabulary.tokenize(text)) == text


def test_half_a_surrogate_pair_is_no_error(vocabulary: Vocabulary) -> None:
    assert spoken(vocabulary, vocabulary.tokenize("a\ud83db")) == "a?b"


def test_long_pieces_are_whole(tiny: Tiny) -> None:
    """Longer than llama-cpp-python's own 32 bytes, and than the first buffer here."""
    initialize(NativeLog(lambda _level, _line: None))
    with BareModel(tiny("dense"), threads=1, context=256) as model:
        vocabulary = Vocabulary(model.vocab)
        plain = [vocabulary.piece(token) for token in range(vocabulary.size)]
        small = Vocabulary(model.vocab)
        small._buffer = type(small._buffer)._type_ * 1  # a buffer of one byte
        small._buffer = small._buffer()
        small._pieces = [None] * small.size
        assert [small.piece(token) for token in range(small.size)] == plain


def test_control_tokens_are_known(vocabulary: Vocabulary) -> None:
    assert set(CONTROL) <= set(vocabulary.controls.values())
    assert vocabulary.is_end(vocabulary.eos)
    assert not vocabulary.is_end(vocabulary.tokenize("a")[0])
    hidden = vocabulary.hidden(("<|im_end|>",))
    assert {vocabulary.controls[token] for token in hidden} == set(vocabulary.controls.values()) - {"<|im_end|>"}


def test_a_prompt_has_the_tokens_of_its_whole_text(vocabulary: Vocabulary) -> None:
    messages = (Message.system("Be brief."), Message.user("hello there"), Message.assistant("hi"), Message.user("why?"))
    prompt = template(vocabulary).render(messages, {})
    tokenized = vocabulary.tokenize_prompt(prompt)
    whole = vocabulary.tokenize(prompt.text, controls=True)
    begin = [vocabulary.bos] if llama.llama_vocab_get_add_bos(vocabulary.handle) else []
    assert tokenized.tokens == begin + whole
    assert vocabulary.tokenize_prompt(prompt, marked=False).tokens == tokenized.tokens


harmless = st.lists(st.sampled_from(["hello", "a1", " ", "  ", "\n", "\n\n", "é", "中", "x.", "<", "|>"]), max_size=8)


@pytest.fixture(scope="module", params=["plain", "phi-3"])
def spaced(request: pytest.FixtureRequest, tiny: Tiny) -> Iterator[Vocabulary]:
    """llama.cpp knows models by their name whose control tokens swallow the white space behind them."""
    initialize(NativeLog(lambda _level, _line: None))
    with BareModel(tiny("sliding-window", name=request.param), threads=1, context=256) as model:
        yield Vocabulary(model.vocab)


SPACIOUS = "{% for m in messages %} <|im_start|> {{ m.content }} <|im_end|>{% if loop.last %} {% endif %}{% endfor %}"


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.lists(harmless.map("".join), min_size=1, max_size=7))
def test_what_is_remembered_of_turns_are_the_tokens_of_the_whole(
    vocabulary: Vocabulary, spaced: Vocabulary, texts: list[str]
) -> None:
    messages = [Message.user(text) if number % 2 == 0 else Message.assistant(text) for number, text in enumerate(texts)]
    messages.append(Message.user("?"))
    for tokens, source in ((vocabulary, CHATML), (spaced, CHATML), (spaced, SPACIOUS)):
        controls = tuple(tokens.controls.values())
        prompt = ChatTemplate(source, bos="", eos="", control_texts=controls).render(messages, {})
        whole = tokens.tokenize(prompt.text, controls=True)
        begin = [tokens.bos] if llama.llama_vocab_get_add_bos(tokens.handle) else []
        for _ in range(2):
            assert tokens.tokenize_prompt(prompt).tokens == begin + whole


def test_counting_a_text_again(vocabulary: Vocabulary) -> None:
    for text in ("", "hello there", "hello there", "a" * 5000):
        assert vocabulary.count(text) == len(vocabulary.tokenize(text))


def test_marks_lie_where_the_structure_is(vocabulary: Vocabulary) -> None:
    messages = (Message.system("Be brief."), Message.user("hello there"), Message.assistant("hi"), Message.user("why?"))
    tokenized = vocabulary.tokenize_prompt(template(vocabulary).render(messages, {}))
    before = [spoken(vocabulary, tokenized.tokens[:mark]).removeprefix("<s>") for mark in tokenized.marks]
    assert before[0] == "<|im_start|>system\nBe brief.<|im_end|>\n"
    assert before[1].endswith("hi<|im_end|>\n")
    assert len(before) == 2, "what asks for the answer stands before it in the next prompt, too"
    thinking = vocabulary.tokenize_prompt(template(vocabulary, THINKING).render(messages, {}))
    assert spoken(vocabulary, thinking.tokens[: thinking.marks[2]]).endswith("why?"), "but for an opened tag"
    assert vocabulary.tokenize_prompt(template(vocabulary).render(messages, {}), marked=False).marks == ()


def test_a_begin_token_is_added_once(vocabulary: Vocabulary) -> None:
    wants = bool(llama.llama_vocab_get_add_bos(vocabulary.handle))
    without = Prompt((Segment("hello", True),), adds_bos=False, opens_reasoning=False)
    own = Prompt((Segment("<s>hello", True),), adds_bos=True, opens_reasoning=False)
    assert vocabulary.tokenize_prompt(without).tokens.count(vocabulary.bos) == int(wants)
    assert vocabulary.tokenize_prompt(own).tokens.count(vocabulary.bos) == 1


forgeries = st.lists(
    st.sampled_from([*CONTROL, "<|im_", "start|>", "<", "|>", "s>", "hello", " ", "\n", "é", "<think>"]), max_size=8
).map("".join)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents=st.lists(forgeries, min_size=1, max_size=4), borders=st.lists(forgeries, min_size=5, max_size=5))
def test_content_never_becomes_a_control_token(vocabulary: Vocabulary, contents: list[str], borders: list[str]) -> None:
    """Also when template and content only together spell one."""
    segments = []
    for border, content in zip(borders, contents, strict=False):
        segments += [Segment(border, True), Segment(content, False)]
    segments.append(Segment(borders[-1], True))
    prompt = Prompt(tuple(segments), adds_bos=True, opens_reasoning=False, system_end=1, last_user_start=2)
    tokenized = vocabulary.tokenize_prompt(prompt)
    controls = [vocabulary.controls[token] for token in tokenized.tokens if token in vocabulary.controls]
    allowed = [
        vocabulary.controls[token]
        for segment in segments
        if segment.special
        for token in vocabulary.tokenize(segment.text, controls=True)
        if token in vocabulary.controls
    ]
    assert controls == allowed
    said = "".join(segment.text for segment in segments)
    assert spoken(vocabulary, tokenized.tokens) == said
    assert all(0 < mark < len(tokenized.tokens) for mark in tokenized.marks)
