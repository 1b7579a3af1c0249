"""Reading ahead: what was certain is not read again, whatever the user says; and nobody ever waits for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from inference.messages import Message
from inference.protocol import Cancel, Count, Finished, Generate, Prepare, Prepared, PromptProgress
from tests.inference.engine.conftest import Tiny
from tests.support.raw_engine import RawEngine
from tests.support.tiny_gguf import CHATML, GEMMA, THINKING, Kind

STORY = " ".join(f"word {number}" for number in range(100))
SYSTEM = Message.system(STORY)
QUESTION, SECOND = Message.user("Who is that?"), Message.user("And who was it before, if I may ask?")


@pytest.fixture
def load(engine: RawEngine, tiny: Tiny) -> Callable[[Kind], None]:
    def loaded(kind: Kind, template: str = "") -> None:
        path = tiny(kind, template=template or (GEMMA if kind == "sliding-window" else CHATML))
        engine.must_load(path, context_length=4096)

    return loaded


def prepare(engine: RawEngine, *messages: Message, **fields: object) -> Prepared:
    event = engine.ask(Prepare, messages=messages, conversation="a", **fields)
    assert isinstance(event, Prepared), event
    return event


def test_a_system_prompt_is_read_while_the_user_types(engine: RawEngine, load: Callable[..., None], kind: Kind) -> None:
    load(kind)
    ahead = prepare(engine, SYSTEM)
    assert 500 < ahead.tokens == ahead.done
    assert ahead.reused == 0
    _text, finished = engine.answer(SYSTEM, QUESTION, conversation="a")
    assert finished.reused_tokens == ahead.done
    assert finished.prompt_tokens - ahead.done < 60
    assert not engine.of(PromptProgress, ahead.id)


def test_an_attached_text_is_read_too(engine: RawEngine, load: Callable[..., None], kind: Kind) -> None:
    load(kind)
    ahead = prepare(engine, draft=STORY)
    assert 500 < ahead.tokens == ahead.done
    _text, finished = engine.answer(Message.user(f"{STORY}\n\nWho is that?"), conversation="a")
    assert finished.reused_tokens >= ahead.done - 20
    again = prepare(engine, draft=STORY)
    assert (again.done, again.reused) == (again.tokens, again.tokens) or kind != "dense"


def test_the_history_without_old_reasoning_is_read(engine: RawEngine, load: Callable[..., None]) -> None:
    """The answer stands in the next prompt without what the model thought."""
    load("hybrid", THINKING)
    engine.answer(SYSTEM, QUESTION, conversation="a", max_tokens=30)
    history = (SYSTEM, QUESTION, Message.assistant("It is the word that was said before all of these.", "hm"))
    ahead = prepare(engine, *history)
    assert ahead.reused < ahead.done == ahead.tokens
    _text, finished = engine.answer(*history, SECOND, conversation="a")
    assert finished.reused_tokens == ahead.done
    _text, regenerated = engine.answer(*history, Message.user("No?"), conversation="a")
    assert regenerated.reused_tokens >= ahead.done - 20


def test_nothing_new_is_nothing_to_do(engine: RawEngine, load: Callable[..., None]) -> None:
    load("dense")
    first = prepare(engine, SYSTEM)
    again = prepare(engine, SYSTEM)
    assert (again.tokens, again.done, again.reused) == (first.tokens, first.tokens, first.tokens)


def test_it_is_right_whatever_comes(engine: RawEngine, load: Callable[..., None], kind: Kind) -> None:
    """Also a draft that ends in the middle of a word."""
    load(kind)
    for draft, said in (("Who i", "Who is that?"), ("1", "12 of them"), ("Wh", "No."), ("a ", "a")):
        engine.answer(SYSTEM, Message.user("first"), conversation="b")
        prepare(engine, SYSTEM, draft=draft)
        with_it, finished = engine.answer(SYSTEM, Message.user(said), conversation="a")
        assert finished.reused_tokens > 500
        if kind == "dense":
            without, _finished = engine.answer(SYSTEM, Message.user(said), conversation="")
            assert with_it == without


def test_a_conversation_that_cannot_be_told_is_no_error(engine: RawEngine, load: Callable[..., None]) -> None:
    load("sliding-window")
    event = prepare(engine, draft=STORY * 20)
    assert (event.tokens, event.done) == (0, 0)


@pytest.mark.parametrize("how", ["answer", "cancel"])
def test_it_gives_way_at_once(engine: RawEngine, load: Callable[..., None], kind: Kind, how: str) -> None:
    load(kind)
    long = Message.system(STORY * 5)
    key = engine.send(Prepare(id=engine.next_id(), messages=(long,), conversation="a"))
    if how == "answer":
        other = engine.send(Generate(id=engine.next_id(), messages=(QUESTION,), conversation="b", max_tokens=2))
        assert isinstance(engine.end_of(other), Finished)
    else:
        engine.ask(Cancel, target=key)
    event = engine.end_of(key)
    assert isinstance(event, Prepared)
    assert event.done <= event.tokens
    _text, finished = engine.answer(long, QUESTION, conversation="a")
    assert finished.reused_tokens >= event.done, "what was read is not lost"


def test_short_questions_are_answered_in_between(engine: RawEngine, load: Callable[..., None]) -> None:
    load("dense")
    key = engine.send(Prepare(id=engine.next_id(), messages=(Message.system(STORY * 5),), conversation="a"))
    engine.ask(Count, text="short")
    event = engine.end_of(key)
    assert isinstance(event, Prepared)
    assert event.done == event.tokens > 2000
