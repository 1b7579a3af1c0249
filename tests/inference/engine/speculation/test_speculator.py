"""Answers written several tokens at once are those written one by one: text, limits, memory, distribution.

Drafts are handed in here, right ones and wrong ones at chosen places, and nothing asks whether they pay; the text of
random models would hardly bring any, and then not where it hurts.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from inference.engine.loading import ModelLoader
from inference.engine.native import AbortFlag
from inference.engine.speculation.lookup import Found, LookupIndex
from inference.engine.speculation.pace import WIDTHS, BatchCosts, Pace
from inference.engine.speculation.rounding import Rounding
from inference.engine.speculation.speculation import Speculation
from inference.engine.writing import AnswerWriter
from inference.messages import Message
from inference.options import Sampling
from resources import resource_path
from tests.inference.engine.conftest import Tiny
from tests.support.tiny_gguf import CHATML, GEMMA, Kind
from tests.support.writing_desk import WritingDesk, new_loader

WORDS = ["fox", "river", "moon", "heron", "lake", "and", "the", "was", "in", "of", "winter", "stone"]
LENGTH = 72


class Eager(Pace):
    """Drafts as much as there is, whatever it costs."""

    def width(self, kind: int, available: int, *, extra: float = 0.0) -> int:
        return max((width for width in WIDTHS if width <= available + 1 and self.step_seconds), default=0)

    def worth_holding(self, kind: int) -> bool:
        return True


class Foretold(LookupIndex):
    """Drafts the answer that is known, with a wrong token every so often."""

    def __init__(self, answer: list[int], error_every: int, least: int) -> None:
        super().__init__()
        self._answer = answer
        self._error_every = error_every
        self._least = least
        self._prompt: int | None = None

    def find(self, most: int) -> Found | None:
        if self._prompt is None:  # called first when the first token of the answer has just been added
            self._prompt = len(self) - 1
        start = len(self) - self._prompt
        tokens = self._answer[start : start + most]
        wrong = [
            token + 1 if (start + place) % self._error_every == self._error_every - 1 else token
            for place, token in enumerate(tokens)
        ]
        return Found(wrong, 32) if len(wrong) >= self._least else None


class Pair:
    """The same model twice: one writes several tokens at once, the other never does."""

    def __init__(self, loader: tuple[ModelLoader, AbortFlag], path: Any, **options: Any) -> None:
        self.fast = WritingDesk(*loader, path, **options)
        self.plain = WritingDesk(*loader, path, speculation="off", **options)
        assert self.plain.model.speculation is None
        assert self.fast.model.speculation is not None
        self.knows: Speculation = self.fast.model.speculation
        self.knows.pace = Eager(self.knows.costs)

    def forget(self) -> None:
        self.fast.model.memory.clear()
        self.plain.model.memory.clear()
        self.knows.cells = 0

    def foretell(self, answer: list[int], error_every: int = 7, least: int = 1) -> None:
        self.knows.new_index = lambda: Foretold(answer, error_every, least)

    def tokens_of(self, *messages: Message, **fields: Any) -> list[int]:
        """The answer of the plain one as tokens."""
        taken: list[int] = []

        class Recorder(AnswerWriter):
            def take(self, token: int) -> bool:
                taken.append(token)
                return super().take(token)

        self.plain.answer(*messages, writer=Recorder, **fields)
        return taken

    def check(self, *messages: Message, error_every: int = 7, **fields: Any) -> tuple[int, int]:
        """Both answer from nothing; returns tokens drafted and accepted."""
        self.forget()
        self.foretell(self.tokens_of(*messages, **fields), error_every)
        self.plain.model.memory.clear()
        text, finished = self.plain.answer(*messages, **fields)
        got, figures = self.fast.answer(*messages, **fields)
        assert got == text
        assert figures.reason == finished.reason
        assert figures.completion_tokens == finished.completion_tokens
        assert figures.context_used == finished.context_used
        context = self.fast.model.context
        assert figures.context_used == max(context.end(sequence) for sequence in range(context.sequences))
        return figures.drafted_tokens, figures.accepted_tokens


def prompts(count: int, *, seed: int = 3, longest: int = 120) -> list[Message]:
    draw = random.Random(seed)
    return [Message.user(" ".join(draw.choices(WORDS, k=draw.choice((3, 30, longest))))) for _ in range(count)]


@pytest.fixture(scope="module")
def loader() -> tuple[ModelLoader, AbortFlag]:
    return new_loader()


@pytest.fixture(scope="module")
def make(loader: tuple[ModelLoader, AbortFlag], tiny: Tiny) -> Iterator[Callable[..., Pair]]:
    made: dict[str, Pair] = {}

    def get(kind: Kind = "dense", threads: int = 1, **changes: Any) -> Pair:
        key = repr((kind, threads, changes))
        if key not in made:
            template = GEMMA if kind == "sliding-window" else CHATML
            path = tiny(kind, template=template, **changes)
            made[key] = Pair(loader, path, threads=threads, batch_threads=threads)
        return made[key]

    yield get
    for pair in made.values():
        pair.fast.close()
        pair.plain.close()


@pytest.mark.parametrize("kind", ["dense", "sliding-window"])
@pytest.mark.parametrize("threads", [1, 2])
def test_greedy_text_is_the_same(make: Callable[..., Pair], kind: Kind, threads: int) -> None:
    pair = make(kind, threads)
    drafted = accepted = 0
    for number, prompt in enumerate(prompts(6)):
        more, right = pair.check(prompt, error_every=(3, 7, 1000)[number % 3], max_tokens=LENGTH)
        drafted, accepted = drafted + more, accepted + right
    assert accepted > LENGTH
    assert drafted > accepted


@pytest.mark.parametrize("tensor_type", ["F32", "F16", "Q8_0"])
def test_nor_does_it_change_where_two_tokens_are_nearly_equal(make: Callable[..., Pair], tensor_type: str) -> None:
    pair = make(threads=2, twins=0.06, tensor_type=tensor_type)
    assert sum(pair.check(prompt, error_every=9, max_tokens=LENGTH)[1] for prompt in prompts(4, seed=5)) > 0


def test_without_the_guard_it_would(make: Callable[..., Pair], monkeypatch: pytest.MonkeyPatch) -> None:
    pair = make(threads=2, twins=1e-4, tensor_type="F16")
    monkeypatch.setattr(Rounding, "bound", lambda _self: 0.0)

    def check_all() -> None:
        for prompt in prompts(12, seed=5):
            pair.check(prompt, error_every=50, max_tokens=LENGTH)

    with pytest.raises(AssertionError):
        check_all()


@pytest.mark.parametrize(
    "sampling",
    [
        Sampling(temperature=0.0, repeat_penalty=1.3, presence_penalty=0.4, frequency_penalty=0.2),
        Sampling(temperature=0.0, dry_multiplier=0.8, dry_allowed_length=1),
    ],
    ids=["penalties", "dry"],
)
def test_penalties_know_the_same_history(make: Callable[..., Pair], sampling: Sampling) -> None:
    assert sum(make().check(prompt, sampling=sampling, max_tokens=LENGTH)[1] for prompt in prompts(3)) > 0


@pytest.mark.parametrize("most", [1, 2, 3, 5, 8, 9, 17])
def test_it_ends_at_the_limit(make: Callable[..., Pair], most: int) -> None:
    make().check(prompts(1)[0], error_every=1000, max_tokens=most)


def test_it_ends_at_a_stop_text(make: Callable[..., Pair]) -> None:
    pair, prompt = make(), prompts(1)[0]
    pair.forget()
    text, _ = pair.plain.answer(prompt, max_tokens=LENGTH)
    for start in range(5, 60, 11):
        pair.check(prompt, error_every=1000, max_tokens=LENGTH, stop=(text[start : start + 4],))


def test_it_ends_where_the_model_ends(make: Callable[..., Pair]) -> None:
    pair = make(ends=4.0)
    reasons = set()
    for prompt in prompts(8, longest=20):
        pair.check(prompt, error_every=1000, max_tokens=LENGTH)
        reasons.add(pair.plain.answer(prompt, max_tokens=LENGTH)[1].reason)
    assert "stop" in reasons


def test_the_context_is_filled_to_the_last_token(make: Callable[..., Pair]) -> None:
    pair = make()
    pair.check(Message.user(" ".join(random.Random(1).choices(WORDS, k=280))), error_every=20, max_tokens=None)
    assert pair.plain.answer(Message.user("x"), max_tokens=3)[1].reason == "length"


@pytest.mark.parametrize("kind", ["dense", "sliding-window"])
def test_a_cancel_leaves_the_memory_in_order(make: Callable[..., Pair], kind: Kind) -> None:
    pair, (first, second, third) = make(kind), prompts(3, longest=20)
    pair.forget()
    pair.foretell(pair.tokens_of(first, max_tokens=LENGTH), 1000)
    text, finished = pair.fast.answer(first, max_tokens=LENGTH, cancel_after=20)
    assert finished.reason == "cancelled"
    assert finished.completion_tokens < LENGTH
    pair.foretell([], 1)
    pair.plain.model.memory.clear()
    turn = (first, Message.assistant(text), second)
    assert pair.fast.answer(*turn)[0] == pair.plain.answer(*turn)[0]
    turn = (first, Message.assistant(text), third)
    assert pair.fast.answer(*turn)[0] == pair.plain.answer(*turn)[0]


@pytest.mark.parametrize("kind", ["dense", "sliding-window"])
def test_later_turns_go_on_from_what_was_written(make: Callable[..., Pair], kind: Kind) -> None:
    pair, turns = make(kind), prompts(4, longest=30)
    pair.forget()
    messages: list[Message] = []
    for prompt in turns:
        messages.append(prompt)
        pair.foretell(pair.tokens_of(*messages, max_tokens=24), 5)
        expected, _ = pair.plain.answer(*messages, max_tokens=24)
        text, finished = pair.fast.answer(*messages, max_tokens=24)
        assert text == expected
        assert finished.accepted_tokens > 0
        assert len(messages) == 1 or finished.reused_tokens > 0
        messages.append(Message.assistant(text))


def test_the_same_seed_draws_the_same_text(make: Callable[..., Pair]) -> None:
    pair, prompt = make(), prompts(1)[0]
    for seed in range(12):
        sampling = Sampling(temperature=0.9, top_k=8, min_p=0.0, seed=seed)
        pair.check(prompt, error_every=4, sampling=sampling, max_tokens=32)


def test_drawn_text_has_the_distribution_of_the_model(make: Callable[..., Pair]) -> None:
    pair, prompt = make(), prompts(1)[0]
    pair.forget()
    pair.foretell(pair.tokens_of(prompt, max_tokens=6), 1000, least=3)  # one text is foretold, many are drawn

    def drawn(desk: WritingDesk, seeds: range) -> tuple[Counter[str], int]:
        counts: Counter[str] = Counter()
        accepted = 0
        for seed in seeds:
            sampling = Sampling(temperature=0.7, top_k=3, top_p=1.0, min_p=0.0, seed=seed)
            text, finished = desk.answer(prompt, sampling=sampling, max_tokens=3)
            counts[text] += 1
            accepted += finished.accepted_tokens
        return counts, accepted

    count = 500
    fast, accepted = drawn(pair.fast, range(count))
    plain, _ = drawn(pair.plain, range(10_000, 10_000 + count))
    assert accepted > 20
    assert chi_square(fast, plain) < 4.0


def chi_square(first: Counter[str], second: Counter[str]) -> float:
    """How unlikely two samples of equal size come from one distribution, in standard deviations.

    Pearson's statistic for two samples, rare values taken together, made normal by Wilson and Hilferty (1931).
    """
    total = first + second
    common = [text for text in total if total[text] >= 20]
    cells = [(first[text], second[text]) for text in common]
    rest = (sum(first.values()) - sum(a for a, _ in cells), sum(second.values()) - sum(b for _, b in cells))
    cells += [rest] if sum(rest) else []
    statistic = sum((a - b) ** 2 / (a + b) for a, b in cells)
    freedom = len(cells) - 1
    spread = 2 / (9 * freedom)
    return float(((statistic / freedom) ** (1 / 3) - (1 - spread)) / spread**0.5)


QUESTIONS = ("Hello", "What is a GGUF file?", "How do I delete a model?", "What is a context?", "Is it private?")


@pytest.mark.parametrize("threads", [1, 2])
def test_a_trained_model_that_repeats_itself_says_the_same(loader: tuple[ModelLoader, AbortFlag], threads: int) -> None:
    pair = Pair(loader, resource_path("models", "guide.gguf"), threads=threads, context_length=2048)
    accepted, draw = 0, random.Random(threads)
    for _ in range(4):
        pair.forget()
        messages: list[Message] = []
        for question in draw.choices(QUESTIONS, k=5):
            messages.append(Message.user(question))
            text, _ = pair.plain.answer(*messages, max_tokens=80)
            got, figures = pair.fast.answer(*messages, max_tokens=80)
            assert got == text
            accepted += figures.accepted_tokens
            messages.append(Message.assistant(text))
    assert accepted > 40
    pair.fast.close()
    pair.plain.close()


def test_costs_are_learnt_while_writing(make: Callable[..., Pair]) -> None:
    pair = make()
    pair.check(prompts(1)[0], error_every=1000, max_tokens=LENGTH)
    assert pair.knows.costs.known().keys() & set(WIDTHS)
    assert BatchCosts(pair.knows.costs.known()).known() == pair.knows.costs.known()


@pytest.mark.parametrize("kind", ["hybrid", "recurrent"])
def test_states_that_cannot_be_taken_back_are_left_alone(
    loader: tuple[ModelLoader, AbortFlag], tiny: Tiny, kind: Kind
) -> None:
    desk = WritingDesk(*loader, tiny(kind, template=CHATML))
    assert desk.model.speculation is None
    assert desk.model.loaded.speculation == "off"
    assert desk.answer(prompts(1)[0], max_tokens=4)[1].drafted_tokens == 0
    desk.close()
