"""Answers after any history are those of a fresh engine: turns, edits, visits and cancels, for every kind of memory.

Compared is what the model computes for each token it writes, not only the text: prompts are computed in other
portions than a fresh engine would, which rounds differently, and random weights choose between tokens that are
almost equally likely more often than a real model does. Where texts part, they must part at such a tie.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

from inference.engine.alone import drive
from inference.engine.devices import read_devices
from inference.engine.generation import Generation
from inference.engine.loading import ModelLoader
from inference.engine.model import Model
from inference.engine.native import AbortFlag, NativeLog, initialize
from inference.engine.writing import AnswerWriter
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import Finished, Generate, Likelihood
from tests.inference.engine.conftest import Tiny
from tests.support.tiny_gguf import CHATML, GEMMA, THINKING, Kind

SYSTEM = Message.system("You tell stories about animals and answer in one sentence.")
STORY = Message.user("Tell me about the fox who lived near the river with her two children.")
OTHER = Message.user("And what did the heron say when he saw the frozen lake in winter?")
LENGTH = 12
CLOSE = 0.05  # of the spread of the logits; wrong memory differs by more than once the spread


class Answer(NamedTuple):
    """A text, the logits each of its tokens was chosen from, and the figures."""

    text: str
    logits: list[np.ndarray]
    finished: Finished


class Around:
    """Stands where the scheduler stands. From the ``cancel_at``-th look on, the answer is to stop."""

    def __init__(self, abort: AbortFlag, cancel_at: int | None) -> None:
        self.written = ""
        self._abort = abort
        self._left = cancel_at

    @property
    def cancelled(self) -> bool:
        if self._left is None:
            return False
        self._left -= 1
        if self._left == 0:  # as a cancel from another thread: too late for this look, in time for the computation
            self._abort.set()
        return self._left < 0

    @property
    def alone(self) -> bool:
        return True

    @property
    def undisturbed(self) -> bool:
        return self.alone

    def send(self, event: object) -> None:
        """Nobody listens."""

    def notice(self, notice: object, conversation: str) -> None:
        """Nobody listens."""

    def text(
        self, id: int, channel: str, text: str, tokens: int, *, first: bool = False, likely: tuple[Likelihood, ...] = ()
    ) -> float:
        self.written += text
        return math.inf  # it is worked out late: what is remembered does not depend on that

    def between_steps(self) -> None:
        """Nothing waits."""

    def interruptible(self, allowed: bool) -> None:
        """The flag is set here whether that is good for the state or not."""


class Desk:
    """A model in this process, without pipes."""

    def __init__(self, loader: ModelLoader, abort: AbortFlag, path: Path, **changes: Any) -> None:
        options = LoadOptions(**{"threads": 1, "batch_threads": 1, "context_length": 1024} | changes)
        self.abort = abort
        self.model: Model = loader.load(loader.check(str(path), options, None), lambda *_: None, lambda: False)

    def answer(
        self, *messages: Message, conversation: str = "a", cancel_at: int | None = None, **fields: Any
    ) -> Answer:
        logits: list[np.ndarray] = []
        around = Around(self.abort, cancel_at)
        fields = {"max_tokens": LENGTH, "sampling": Sampling(temperature=0.0)} | fields
        context = self.model.context

        class WatchedWriter(AnswerWriter):
            def draw(self, place: int) -> int:  # may be drawn again before it is taken
                self.seen = context.logits(place).copy()
                return super().draw(place)

            def take(self, token: int) -> bool:
                logits.append(self.seen)
                return super().take(token)

        command = Generate(messages=messages, conversation=conversation, **fields)
        generation = Generation(self.model, command, around, time.perf_counter(), WatchedWriter)
        finished = drive(self.model.context, generation.run())
        self.abort.clear()
        return Answer(around.written, logits, finished)


class Pair:
    """A desk that remembers and one that forgets everything before each answer."""

    def __init__(self, used: Desk, fresh: Desk) -> None:
        self.used = used
        self.fresh = fresh
        self._known: dict[tuple[Message, ...], Answer] = {}

    def expected(self, *messages: Message) -> Answer:
        if messages not in self._known:
            self.fresh.model.memory.clear()
            self._known[messages] = self.fresh.answer(*messages)
            assert self._known[messages].finished.reused_tokens == 0
        return self._known[messages]

    def check(self, *messages: Message, conversation: str = "a") -> Answer:
        """Answer, compare with the fresh desk, and return the answer."""
        got, expected = self.used.answer(*messages, conversation=conversation), self.expected(*messages)
        for index, (mine, right) in enumerate(zip(got.logits, expected.logits, strict=False)):
            difference = float(np.abs(mine - right).max())
            assert difference < CLOSE * right.std(), f"token {index}: logits differ by {difference / right.std():.3f}"
            if mine.argmax() != right.argmax():
                best, next_best = np.sort(right)[[-1, -2]]
                assert best - next_best <= 2 * difference, f"token {index} differs and is no tie"
                return got
        assert got.text == expected.text
        assert got.finished.completion_tokens == expected.finished.completion_tokens
        return got


@pytest.fixture(scope="module")
def loader() -> tuple[ModelLoader, AbortFlag]:
    log, abort = NativeLog(lambda _level, _line: None), AbortFlag()
    initialize(log)
    return ModelLoader(log, abort, read_devices), abort


@pytest.fixture(scope="module")
def desks(loader: tuple[ModelLoader, AbortFlag], tiny: Tiny, kind: Kind) -> Iterator[tuple[Desk, Desk]]:
    path = tiny(kind, template=GEMMA if kind == "sliding-window" else CHATML)
    used, fresh = Desk(*loader, path), Desk(*loader, path)
    yield used, fresh
    used.model.close()
    fresh.model.close()


@pytest.fixture
def pair(desks: tuple[Desk, Desk]) -> Pair:
    desks[0].model.memory.clear()
    return Pair(*desks)


def beginning_of(kind: Kind) -> tuple[Message, ...]:
    """The first messages of a conversation."""
    return (STORY,) if kind == "sliding-window" else (SYSTEM, STORY)


def test_the_next_turn(pair: Pair, kind: Kind) -> None:
    messages = beginning_of(kind)
    first = pair.check(*messages)
    second = pair.check(*messages, Message.assistant(first.text), OTHER)
    assert second.finished.reused_tokens >= first.finished.prompt_tokens - 20


def test_the_same_again_reads_little(pair: Pair, kind: Kind) -> None:
    messages = beginning_of(kind)
    pair.check(*messages)
    again = pair.check(*messages).finished
    assert again.prompt_tokens - again.reused_tokens <= 20


def test_an_edited_message_and_back(pair: Pair, kind: Kind) -> None:
    messages = beginning_of(kind)
    pair.check(*messages)
    edited = pair.check(*messages[:-1], Message.user(STORY.text.replace("river", "village"))).finished
    if len(messages) > 1:
        assert edited.reused_tokens > 20, "the system prompt is read again"
    pair.check(*messages)


def test_conversations_that_alternate(pair: Pair, kind: Kind) -> None:
    start = beginning_of(kind)
    histories = {name: [*start[:-1], Message.user(f"{name}: {STORY.text}")] for name in "xyz"}
    for _turn in range(3):
        for name, history in histories.items():
            answer = pair.check(*history, conversation=name)
            history += [Message.assistant(answer.text), OTHER]


def test_a_visit_to_another_conversation_costs_nothing(pair: Pair, kind: Kind) -> None:
    start = beginning_of(kind)
    first = pair.check(*start, conversation="home")
    pair.check(*start[:-1], OTHER, conversation="abroad")
    back = pair.check(*start, Message.assistant(first.text), OTHER, conversation="home").finished
    assert back.reused_tokens >= first.finished.prompt_tokens - 20


def test_a_continued_answer(pair: Pair, kind: Kind) -> None:
    messages = beginning_of(kind)
    answer = pair.check(*messages)
    pair.check(*messages, Message.assistant(answer.text[: len(answer.text) // 2]))
    pair.check(*messages, Message.assistant(answer.text))


@pytest.mark.parametrize("cancel_at", [1, 2, 3, 4, 6, 9, 14, 25])
def test_after_a_cancel(pair: Pair, kind: Kind, cancel_at: int) -> None:
    """In the middle of reading or of writing, seen between two computations or aborting one."""
    start = beginning_of(kind)
    long = Message.user(STORY.text + " Once more, and slowly." * 25)
    pair.check(*start)
    stopped = pair.used.answer(*start[:-1], long, cancel_at=cancel_at, max_tokens=60).finished
    assert stopped.reason == "cancelled"
    pair.check(*start)
    pair.used.answer(*start[:-1], long, cancel_at=cancel_at)
    pair.check(*start[:-1], long)


def test_a_cancelled_long_reading_is_not_read_again_from_the_start(pair: Pair, kind: Kind) -> None:
    start = beginning_of(kind)
    pair.check(*start)
    long = Message.user(STORY.text + " Once more, and slowly." * 25)
    stopped = pair.used.answer(*start[:-1], long, cancel_at=2).finished
    assert stopped.completion_tokens == 0
    again = pair.check(*start[:-1], long).finished
    assert again.reused_tokens == stopped.context_used
    assert again.reused_tokens > 0


def test_a_failure_in_the_middle_leaves_nothing_wrong(pair: Pair, kind: Kind) -> None:
    """A bug in the engine itself, of any kind, at any token."""
    start = beginning_of(kind)
    pair.check(*start)
    decode, calls = pair.used.model.context.decode_next, iter(range(5))

    def failing(sequence: int, token: int, position: int) -> int:
        next(calls)  # StopIteration: an error nobody foresaw
        return decode(sequence, token, position)

    pair.used.model.context.decode_next = failing  # type: ignore[method-assign]
    try:
        with pytest.raises((StopIteration, RuntimeError)):
            pair.used.answer(*start)
    finally:
        del pair.used.model.context.decode_next
    pair.check(*start)


@pytest.mark.parametrize("seed", range(3))
def test_a_random_history(pair: Pair, kind: Kind, seed: int) -> None:
    draw = random.Random(f"{kind} {seed}")
    start = beginning_of(kind)
    histories: dict[str, list[Message]] = {name: list(start) for name in "pqr"}
    for _ in range(12):
        name = draw.choice("ppqr")
        history = histories[name]
        match draw.choice(["turn", "turn", "edit", "cancel", "back"]):
            case "turn":
                answer = pair.check(*history, conversation=name)
                if len(history) < 7:
                    question = Message.user(draw.choice([STORY, OTHER]).text[draw.randrange(20) :])
                    history += [Message.assistant(answer.text), question]
            case "edit":
                history[-1] = Message.user(draw.choice([STORY, OTHER]).text[: draw.randrange(10, 60)])
                pair.check(*history, conversation=name)
            case "cancel":
                pair.used.answer(*history, conversation=name, cancel_at=draw.randrange(1, 30))
            case "back":
                del history[len(start) :]
                pair.check(*history, conversation=name)


@pytest.mark.parametrize("kind", ["dense", "hybrid", "recurrent"])
def test_a_template_that_drops_old_reasoning(loader: tuple[ModelLoader, AbortFlag], tiny: Tiny, kind: Kind) -> None:
    path = tiny(kind, template=THINKING)
    pair = Pair(Desk(*loader, path), Desk(*loader, path))
    first = pair.check(SYSTEM, STORY)
    second = pair.check(SYSTEM, STORY, Message.assistant("The end.", first.text), OTHER).finished
    # Up to the answer itself; recurrent states go back to the message before it.
    assert second.reused_tokens >= first.finished.prompt_tokens - 20
    pair.used.model.close()
    pair.fresh.model.close()


@pytest.mark.parametrize("kv_type", ["f16", "q8_0"])
def test_reuse_with_another_kv_cache_type(
    loader: tuple[ModelLoader, AbortFlag], tiny: Tiny, kind: Kind, kv_type: str
) -> None:
    """The next turn, a visit to another conversation, an edit: as if everything had been read anew."""
    used, fresh = (Desk(*loader, tiny(kind), kv_type=kv_type) for _ in range(2))
    try:
        assert used.model.loaded.kv_type == kv_type
        pair = Pair(used, fresh)
        first = Message.user("tell me about the sea and the wind")
        told = pair.check(first)
        turn = (first, Message.assistant(told.text), Message.user("and then?"))
        assert pair.check(*turn).finished.reused_tokens > 0
        pair.check(Message.user("another matter"), conversation="b")
        edited = (*turn[:2], Message.user("and before that?"))
        assert pair.check(*edited).finished.reused_tokens > 0
    finally:
        used.model.close()
        fresh.model.close()
