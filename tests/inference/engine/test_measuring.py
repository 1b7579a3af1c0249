"""Measuring the loaded model: sane figures, and conversations that do not notice, for each kind of memory."""

from __future__ import annotations

import math

import pytest

from inference.messages import Message
from inference.protocol import Cancel, Failed, Finished, Generate, Measure, Measured, PromptProgress
from tests.inference.engine.conftest import Tiny
from tests.support.raw_engine import RawEngine
from tests.support.tiny_gguf import Kind

HELLO = Message.user("Tell me about the harbour, the gulls and the weather on the islands.")


def measured(engine: RawEngine, **fields: int) -> Measured:
    event = engine.ask(Measure, **fields)
    assert isinstance(event, Measured), event
    return event


def test_reading_and_writing(engine: RawEngine, tiny: Tiny, kind: Kind) -> None:
    engine.must_load(tiny(kind))
    found = measured(engine, prompt=200, depth=64, batch=1, steps=8)
    assert 0 < found.prefill_tps < math.inf
    assert 0 < found.decode_ms < math.inf
    assert found.decode_spread >= 0
    assert (found.threads, found.batch_threads) == (1, 1)
    assert measured(engine, prompt=0, steps=4, batch=4).prefill_tps == 0
    assert measured(engine, prompt=32, steps=0).decode_ms == 0


def test_conversations_do_not_notice(engine: RawEngine, tiny: Tiny, kind: Kind) -> None:
    engine.must_load(tiny(kind))
    text, first = engine.answer(HELLO, conversation="a")
    measured(engine, prompt=100, depth=20, steps=4, batch=2)
    follow_up = (HELLO, Message.assistant(text), Message.user("And then?"))
    after, finished = engine.answer(*follow_up, conversation="a")
    assert finished.reused_tokens >= first.prompt_tokens // 2, "what was read before is still there"
    engine.must_load(tiny(kind))
    assert engine.answer(*follow_up, conversation="fresh")[0] == after


def test_idle_conversations_make_room(engine: RawEngine, tiny: Tiny) -> None:
    loaded = engine.must_load(tiny("dense"), context_length=512)
    engine.answer(HELLO, conversation="a")
    assert measured(engine, prompt=loaded.context - 40, steps=8).prefill_tps > 0
    assert engine.answer(HELLO, conversation="a")[1].reason in ("stop", "length")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"prompt": 5000}, "context_full"),
        ({"prompt": 0, "depth": 1000, "steps": 40}, "context_full"),
        ({"prompt": 0, "steps": 0}, "usage"),
        ({"prompt": -1}, "usage"),
        ({"steps": -3}, "usage"),
        ({"batch": 0}, "usage"),
        ({"batch": 100_000}, "usage"),
    ],
)
def test_what_cannot_be_measured(engine: RawEngine, tiny: Tiny, fields: dict[str, int], code: str) -> None:
    engine.must_load(tiny("dense"))
    event = engine.ask(Measure, **fields)
    assert isinstance(event, Failed)
    assert event.code == code


def test_without_a_model() -> None:
    with RawEngine() as engine:
        event = engine.ask(Measure)
        assert isinstance(event, Failed)
        assert event.code == "no_model"


def test_progress_and_stopping(engine: RawEngine, tiny: Tiny, kind: Kind) -> None:
    engine.must_load(tiny(kind, context=60_000), context_length=60_000)
    text, _ = engine.answer(HELLO, conversation="a")
    key = engine.send(Measure(id=engine.next_id(), prompt=0, depth=0, steps=50_000))
    progress = engine.wait_for(PromptProgress, key)
    assert 0 < progress.done <= progress.total == 50_002
    engine.send(Cancel(id=engine.next_id(), target=key))
    end = engine.end_of(key)
    assert isinstance(end, Failed)
    assert end.code == "cancelled"
    _, finished = engine.answer(HELLO, Message.assistant(text), Message.user("And then?"), conversation="a")
    assert finished.reused_tokens > 0


def test_an_answer_that_is_asked_for_comes_first(engine: RawEngine, tiny: Tiny) -> None:
    """Nobody waits for a measurement: it gives way, like everything that is done for later."""
    engine.must_load(tiny("dense", context=60_000), context_length=60_000)
    key = engine.send(Measure(id=engine.next_id(), prompt=0, steps=50_000))
    engine.wait_for(PromptProgress, key)
    answer = engine.send(Generate(id=engine.next_id(), messages=(HELLO,), max_tokens=2))
    end = engine.end_of(key)
    assert isinstance(end, Failed)
    assert end.code == "cancelled"
    assert isinstance(engine.end_of(answer), Finished)
