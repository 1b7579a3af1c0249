"""Several requests at one engine process: each ends once, nobody starves, and who gives way goes on where it was."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inference.messages import Message
from inference.protocol import (
    Cancel,
    Count,
    Counted,
    Delta,
    Done,
    Embed,
    Embedded,
    Failed,
    Finished,
    Forget,
    Load,
    Loaded,
    Prepare,
    Prepared,
    PromptProgress,
)
from tests.inference.engine.conftest import Tiny
from tests.support.raw_engine import RawEngine
from tests.support.tiny_gguf import Kind

LONG = 3000  # tokens an answer never ends before


@pytest.fixture
def loaded(engine: RawEngine, tiny: Tiny, kind: Kind) -> RawEngine:
    engine.must_load(tiny(kind), speculation="off")
    return engine


@pytest.fixture(scope="module")
def dense(tiny: Tiny) -> Iterator[RawEngine]:
    with RawEngine() as engine:
        assert engine.must_load(tiny(), context_length=512).sequences == 4
        yield engine


def user(*words: object) -> Message:
    return Message.user(" ".join(map(str, words)))


def running(engine: RawEngine, key: int) -> int:
    """Wait until an answer is being written; its id."""
    engine.wait_for(Delta, key)
    return key


def stop(engine: RawEngine, *keys: int) -> None:
    for key in keys:
        engine.ask(Cancel, target=key)
    for key in keys:
        engine.end_of(key)


def test_answers_are_written_side_by_side(loaded: RawEngine) -> None:
    first = running(loaded, loaded.begin(user("one"), conversation="a", max_tokens=LONG))
    second = loaded.begin(user("two"), conversation="b", max_tokens=6)
    assert isinstance(loaded.end_of(second), Finished)
    assert not loaded.ends_of(first), "the second one did not wait"
    stop(loaded, first)
    alone = loaded.answer(user("two"), conversation="b", max_tokens=6)[1]
    assert alone.reused_tokens > 0 or alone.prompt_tokens < 3


def test_one_conversation_is_one_after_the_other(dense: RawEngine) -> None:
    keys = [dense.begin(user("tell me"), conversation="same", max_tokens=40) for _ in range(3)]
    for key in keys:
        assert isinstance(dense.end_of(key), Finished)
    order = [event.id for event in dense.events if event.id in keys and isinstance(event, Delta | Finished)]
    assert order == sorted(order)


def test_what_is_never_kept_may_have_several_requests(dense: RawEngine) -> None:
    first = running(dense, dense.begin(user("tell me"), conversation="~api", max_tokens=LONG))
    second = dense.begin(user("tell me"), conversation="~api", max_tokens=4)
    assert isinstance(dense.end_of(second), Finished)
    assert not dense.ends_of(first)
    stop(dense, first)


def test_a_cancel_hits_one_of_several(dense: RawEngine) -> None:
    keys = [running(dense, dense.begin(user(word), max_tokens=LONG)) for word in ("one", "two", "three")]
    stop(dense, keys[1])
    before = len(dense.of(Delta, keys[0]))
    dense.wait(lambda: len(dense.of(Delta, keys[0])) > before, "the others to go on")
    ended = dense.end_of(keys[1])
    assert isinstance(ended, Finished)
    assert ended.reason == "cancelled"
    stop(dense, keys[0], keys[2])


def test_more_than_there_are_sequences_wait_for_their_turn(dense: RawEngine) -> None:
    keys = [dense.begin(user("number", number), max_tokens=30) for number in range(11)]
    ends = [dense.end_of(key) for key in keys]
    assert all(isinstance(end, Finished) and end.completion_tokens == 30 for end in ends)


def test_the_window_does_not_wait_for_other_programs(dense: RawEngine) -> None:
    others = [running(dense, dense.begin(user("o", n), max_tokens=LONG, priority=2)) for n in range(4)]
    mine = dense.begin(user("mine"), max_tokens=5, priority=0)
    assert isinstance(dense.end_of(mine), Finished)
    assert not any(dense.ends_of(key) for key in others)
    before = [len(dense.of(Delta, key)) for key in others]
    dense.wait(
        lambda: all(len(dense.of(Delta, key)) > count for key, count in zip(others, before, strict=True)),
        "everybody to go on, also who gave way",
    )
    stop(dense, *others)


def test_who_gives_way_for_want_of_memory_finishes_too(dense: RawEngine) -> None:
    """Two answers that do not fit together: one waits in between, and both become as long as they were to be."""
    keys = [dense.begin(user("tell me of", n), max_tokens=350, conversation=f"~{n}", priority=2) for n in range(3)]
    ends = [dense.end_of(key) for key in keys]
    for key, end in zip(keys, ends, strict=True):
        assert isinstance(end, Finished)
        assert (end.reason, end.completion_tokens, end.context_full) == ("length", 350, False)
        assert dense.text_of(key)


def test_a_prompt_that_finds_no_room_beside_others_waits(dense: RawEngine) -> None:
    first = running(dense, dense.begin(user("one"), max_tokens=200, conversation="~1"))
    long = dense.begin(user(*range(150)), max_tokens=10, conversation="~2")
    assert isinstance(dense.end_of(first), Finished)
    assert isinstance(dense.end_of(long), Finished)


def test_a_prompt_too_long_for_anybody_is_refused_and_harms_nobody(dense: RawEngine) -> None:
    first = running(dense, dense.begin(user("one"), max_tokens=LONG))
    too_long = dense.end_of(dense.begin(user(*range(2000)), max_tokens=10))
    assert isinstance(too_long, Failed)
    assert too_long.code == "context_full"
    assert not dense.ends_of(first)
    stop(dense, first)


def test_short_prompts_overtake_long_ones(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny(layers=8), context_length=8192, micro_batch=64)
    long = engine.begin(user(*range(1000)), max_tokens=2)
    engine.wait_for(PromptProgress, long)
    short = engine.begin(user("hello"), max_tokens=2)
    assert isinstance(engine.end_of(short), Finished)
    assert not engine.ends_of(long)
    assert isinstance(engine.end_of(long), Finished)


def test_other_things_are_done_in_between(dense: RawEngine) -> None:
    key = running(dense, dense.begin(user("one"), max_tokens=LONG, conversation="kept"))
    assert isinstance(dense.ask(Count, text="a b c"), Counted)
    assert isinstance(dense.ask(Embed, texts=("a", "b")), Embedded)
    assert isinstance(dense.ask(Forget, conversations=("another",)), Done)
    forgotten = dense.send(Forget(id=dense.next_id(), conversations=("kept",)))
    prepared = dense.send(Prepare(id=dense.next_id(), messages=(user("x"),)))
    dense.ask(Count, text="in order")
    assert not dense.ends_of(forgotten), "not while it is being written"
    again = dense.begin(user("one"), max_tokens=LONG, conversation="kept")
    stop(dense, key)
    assert isinstance(dense.end_of(forgotten), Done), "asking again does not put it off"
    assert running(dense, again)
    assert dense.wait_for(Finished, key)
    stop(dense, again)
    assert isinstance(dense.end_of(prepared), Prepared)


def test_a_load_ends_what_other_programs_asked_for_and_waits_for_the_rest(engine: RawEngine, tiny: Tiny) -> None:
    engine.must_load(tiny())
    other = running(engine, engine.begin(user("other"), max_tokens=LONG, priority=2))
    mine = running(engine, engine.begin(user("mine"), max_tokens=60))
    load = engine.send(Load(id=engine.next_id(), path=str(tiny("hybrid"))))
    late = engine.begin(user("late"), max_tokens=3)
    ended = engine.end_of(other)
    assert isinstance(ended, Failed)
    assert ended.code == "busy"
    assert ended.retry_s > 0
    assert isinstance(engine.end_of(mine), Finished)
    answer = engine.end_of(load)
    assert isinstance(answer, Loaded)
    assert answer.architecture == "lfm2"
    assert isinstance(engine.end_of(late), Finished)


def test_background_work_gives_way(dense: RawEngine) -> None:
    quiet = running(dense, dense.begin(user("a title"), max_tokens=LONG, background=True))
    loud = dense.begin(user("a question"), max_tokens=3)
    assert isinstance(dense.end_of(loud), Finished)
    ended = dense.end_of(quiet)
    assert isinstance(ended, Finished)
    assert ended.reason == "cancelled"


def test_the_end_comes_in_the_middle_of_several(tiny: Tiny) -> None:
    with RawEngine() as engine:
        engine.must_load(tiny())
        keys = [running(engine, engine.begin(user(word), max_tokens=LONG)) for word in ("one", "two")]
        waiting = [engine.begin(user(n), max_tokens=LONG) for n in range(6)]
        assert engine.process.stdin is not None
        engine.process.stdin.close()
        assert engine.process.wait(30) == 0
        for key in (*keys, *waiting):
            assert len(engine.ends_of(key)) == 1


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_whatever_comes_when_each_request_ends_once(dense: RawEngine, seed: int) -> None:
    draw = random.Random(seed)
    keys: list[int] = []
    for _ in range(draw.randrange(2, 14)):
        if keys and draw.random() < 0.3:
            dense.ask(Cancel, target=draw.choice(keys))
            continue
        message = user(*(draw.randrange(50) for _ in range(draw.choice((1, 5, 60, 120)))))
        fields = {"max_tokens": draw.choice((1, 10, 80, 250)), "priority": draw.randrange(3)}
        conversation = draw.choice(("", "~x", "~y", "saved"))
        keys.append(dense.begin(message, conversation=conversation, background=draw.random() < 0.1, **fields))
    for key in keys:
        end = dense.end_of(key)
        assert isinstance(end, Finished)
        if end.reason == "cancelled":
            continue
        assert not end.context_full or end.completion_tokens > 100
    for key in keys:
        assert len(dense.ends_of(key)) == 1
    assert isinstance(dense.answer(user("after all"), max_tokens=3)[1], Finished)
