"""Text that is worked out when it is due: nothing about an answer is another than if it had been at once."""

from __future__ import annotations

import dataclasses
import itertools
import math
import time
from collections.abc import Iterator

import msgspec
import pytest

from inference.engine import generation
from inference.engine.alone import drive
from inference.engine.generation import Generation
from inference.engine.question import Question, pose
from inference.engine.steps import Steps
from inference.engine.stream import Piece
from inference.engine.telling import MOST_WAITING, joined
from inference.errors import EngineFailed
from inference.messages import Message
from inference.options import Sampling
from inference.protocol import Finished, Generate
from tests.inference.engine.conftest import Tiny
from tests.support.desk import Desk, Listener
from tests.support.tiny_gguf import THINKING, Kind

STORY = Message.user("Tell me about the fox who lived near the river.")
LENGTH = 3 * MOST_WAITING + 7
TIMES = ("ttft_ms", "prefill_ms", "decode_ms", "prefill_tps", "decode_tps")


class Late(Listener):
    """Somebody who is told at first, and then not before much has come."""

    due = math.inf


class Fickle(Listener):
    """Somebody who is told now at once, now late."""

    def __init__(self) -> None:
        super().__init__()
        self._dues = itertools.cycle((0.0, math.inf, math.inf, 0.0, 0.0, math.inf))

    @property
    def due(self) -> float:  # type: ignore[override]
        return next(self._dues)


@pytest.fixture
def of_template(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes the stop texts of commands for those of a template, which nobody expects to be met."""

    def posed(*args: object) -> Steps[Question | None]:
        question = yield from pose(*args)  # type: ignore[arg-type]
        return dataclasses.replace(question, stops=False) if question is not None else None

    monkeypatch.setattr(generation, "pose", posed)


def answer(desk: Desk, listener: Listener, *messages: Message, **fields: object) -> tuple[Finished, list[int]]:
    """An answer from an empty memory, and what the memory holds after it."""
    fields = {"max_tokens": LENGTH, "sampling": Sampling(temperature=0.8, seed=3)} | fields
    command = Generate(id=1, messages=messages or (STORY,), conversation="c", **fields)  # type: ignore[arg-type]
    desk.model.memory.forget_all()
    finished = drive(desk.model.context, Generation(desk.model, command, listener, time.perf_counter()).run())
    (slot,) = [slot for slot in desk.model.memory._slots if slot.tokens]
    assert desk.model.context.end(slot.sequence) == len(slot.tokens)
    return msgspec.structs.replace(finished, **dict.fromkeys(TIMES, 0.0)), list(slot.tokens)


def both(desk: Desk, *messages: Message, **fields: object) -> tuple[Listener, Late, Finished]:
    """What is told at once and what is told late, after it was made sure that it is the same."""
    soon, late = Listener(), Late()
    expected = answer(desk, soon, *messages, **fields)
    assert answer(desk, late, *messages, **fields) == expected
    assert list(parts(late)) == list(parts(soon))
    fickle = Fickle()
    assert answer(desk, fickle, *messages, **fields) == expected
    assert list(parts(fickle)) == list(parts(soon))
    return soon, late, expected[0]


def parts(listener: Listener) -> Iterator[tuple[str, str]]:
    """The whole text of each channel, one after the other."""
    for channel, pieces in itertools.groupby(listener.pieces, lambda piece: piece[0]):
        yield channel, "".join(text for _channel, text in pieces)


@pytest.mark.parametrize("limit", [1, 2, MOST_WAITING, MOST_WAITING + 1, LENGTH])
def test_an_answer_that_reaches_its_limit(tiny: Tiny, limit: int) -> None:
    with Desk(tiny()) as desk:
        soon, late, finished = both(desk, max_tokens=limit)
    assert (finished.reason, finished.completion_tokens) == ("length", limit)
    assert len(late.pieces) <= 2 + limit // MOST_WAITING
    assert len(soon.pieces) >= len(late.pieces)


def test_an_answer_that_the_model_ends(tiny: Tiny) -> None:
    with Desk(tiny(ends=4.0)) as desk:
        reasons = [
            both(desk, STORY, sampling=Sampling(temperature=1.0, seed=seed), max_tokens=300)[2].reason
            for seed in range(6)
        ]
    assert "stop" in reasons


def test_reasoning_is_counted_as_it_is(tiny: Tiny) -> None:
    with Desk(tiny(template=THINKING)) as desk:
        soon, late, finished = both(desk)
    assert {channel for channel, _text in late.pieces} == {"reasoning"}
    assert finished.reasoning_tokens == finished.completion_tokens
    assert len(late.pieces) < len(soon.pieces)


@pytest.mark.usefixtures("of_template")
@pytest.mark.parametrize("temperature", [0.0, 0.8])
def test_tokens_behind_the_end_are_taken_back(tiny: Tiny, kind: Kind, temperature: float) -> None:
    """Wherever a stop text ends the answer: in what is told at once, or in the middle of what waits."""
    with Desk(tiny(kind)) as desk:
        fields = {"sampling": Sampling(temperature=temperature, seed=5)}
        whole = Listener()
        answer(desk, whole, **fields)
        ends = set()
        for place in range(3, len(whole.written) - 4, 11):
            stop = whole.written[place : place + 4]
            _soon, late, finished = both(desk, stop=(stop,), **fields)
            assert (finished.reason, finished.stop_text) == ("stop", stop)
            assert late.written == whole.written[: whole.written.index(stop)]
            ends.add(finished.completion_tokens)
        assert len(ends) > 5


@pytest.mark.usefixtures("of_template")
def test_what_comes_behind_an_end_that_was_found_late_is_as_ever(tiny: Tiny, kind: Kind) -> None:
    """The next answer, from the memory that was cut."""
    with Desk(tiny(kind)) as desk:
        whole = Listener()
        answer(desk, whole)
        stop = whole.written[60:64]
        texts = []
        for listener in (Listener(), Late()):
            answer(desk, listener, stop=(stop,))
            follow = (STORY, Message.assistant(listener.written), Message.user("And then?"))
            told = Listener()
            command = Generate(
                id=2, messages=follow, conversation="c", max_tokens=20, sampling=Sampling(temperature=0.0)
            )
            drive(desk.model.context, Generation(desk.model, command, told, time.perf_counter()).run())
            texts.append(told.written)
        assert texts[0] == texts[1]


@pytest.mark.usefixtures("of_template")
def test_an_end_that_is_found_behind_the_last_place_of_the_context(tiny: Tiny) -> None:
    with Desk(tiny(), context=256) as desk:
        whole = Listener()
        cut, _tokens = answer(desk, whole, max_tokens=None)
        assert (cut.reason, cut.context_full) == ("length", True)
        stop = whole.written[-6:]
        assert whole.written.index(stop) == len(whole.written) - 6
        _soon, _late, finished = both(desk, max_tokens=None, stop=(stop,))
    assert (finished.reason, finished.context_full) == ("stop", False)


def test_whoever_expects_an_end_in_the_text_gets_no_tokens_behind_it(tiny: Tiny) -> None:
    with Desk(tiny()) as desk:
        whole = Listener()
        answer(desk, whole)
        late = Late()
        answer(desk, late, stop=(whole.written[50:54],))
        assert len(late.pieces) > 10, "each is told as it comes"


def test_what_was_written_is_told_when_it_cannot_go_on(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> None:
    with Desk(tiny()) as desk:
        soon = Listener()
        answer(desk, soon, max_tokens=20)
        decode, count = desk.model.context.decode_next, itertools.count(1)

        def failing(sequence: int, token: int, position: int) -> int:
            if next(count) == 20:
                raise EngineFailed("broken")
            return decode(sequence, token, position)

        monkeypatch.setattr(desk.model.context, "decode_next", failing)
        late = Late()
        with pytest.raises(EngineFailed):
            answer(desk, late)
        assert late.written == soon.written


def test_whoever_stops_sees_all_that_was_written(tiny: Tiny) -> None:
    class Stopping(Late):
        steps = 0

        @property
        def cancelled(self) -> bool:  # type: ignore[override]
            return self.steps >= 10

        def between_steps(self) -> None:
            self.steps += 1

    with Desk(tiny()) as desk:
        late, soon = Stopping(), Listener()
        finished, _tokens = answer(desk, late)
        answer(desk, soon, max_tokens=finished.completion_tokens)
    assert finished.reason == "cancelled"
    assert finished.completion_tokens > 5
    assert late.written == soon.written


def test_neighbours_become_one() -> None:
    a, b, c = Piece("text", "a"), Piece("text", "b"), Piece("reasoning", "c")
    assert joined([a, b, c, c, a]) == [Piece("text", "ab"), Piece("reasoning", "cc"), a]
    assert joined([]) == []
