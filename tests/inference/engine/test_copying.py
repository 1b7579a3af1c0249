"""Conversations go and come back in portions: others write meanwhile, and nothing of what was read is lost."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from inference.engine import copying
from inference.engine.archive import Archive
from inference.engine.context import FULL, OK
from inference.engine.native import NativeLog, initialize
from inference.engine.steps import Steps, T
from inference.units import MIB
from tests.support.memory_bench import CONTEXT, MemoryBench, words
from tests.support.tiny_gguf import write_tiny

TOKENS = 32  # of a portion, about
LONG = 300  # tokens of a conversation


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MemoryBench]:
    initialize(NativeLog(lambda _level, _line: None))
    bench = MemoryBench(write_tiny(tmp_path_factory.mktemp("models") / "dense.gguf"), exact=True)
    with contextlib.closing(bench):
        yield bench


@pytest.fixture
def bench(made: MemoryBench, monkeypatch: pytest.MonkeyPatch) -> MemoryBench:
    made.renew(CONTEXT, Archive(64 * MIB, 50))
    size = made.context.state_size(made.read("", words(100)).sequence)  # type: ignore[union-attr]
    monkeypatch.setattr(copying, "PORTION", size * TOKENS // 100)
    monkeypatch.setattr(copying, "SLICE", 0.0)
    made.memory.clear()
    return made


class Writer:
    """An answer that is written beside."""

    def __init__(self, bench: MemoryBench) -> None:
        self.bench = bench
        self.tokens = words(20, seed=9)
        slot = bench.read("writer", self.tokens)
        assert slot is not None
        self.slot = slot
        slot.busy = True

    def write(self) -> int:
        """One more token."""
        token = 300 + len(self.tokens)
        result = self.bench.context.decode_next(self.slot.sequence, token, len(self.slot.tokens))
        if result == OK:
            self.slot.tokens.append(token)
            self.tokens.append(token)
        return result

    def beside(self, steps: Steps[T]) -> tuple[T, int]:
        """What comes of something, with a token written after each of its portions; and how many there were."""
        portions = 0
        while True:
            try:
                next(steps)
            except StopIteration as over:
                return over.value, portions
            portions += 1
            while self.write() == FULL:
                assert self.bench.memory.make_room(self.slot)


def test_others_write_while_a_conversation_comes_back_and_another_goes(bench: MemoryBench) -> None:
    writer = Writer(bench)
    first, second = words(LONG, seed=1), words(LONG, seed=2)
    bench.read("a", first)
    slot, portions = writer.beside(bench.memory.beginning("b", second))
    assert (portions, slot.tokens) == (0, []), "there is a place for it"
    bench.read("b", second)  # there is no room for both
    assert bench.memory.has_unsaved(leaving=False), "the first one is on its way"
    back, portions = writer.beside(bench.memory.beginning("a", [*first, 300]))
    assert portions > 2 * LONG // TOKENS - 4, "one goes, the other comes back"
    assert back.restored == len(back.tokens) == LONG
    bench.read("a", [*first, 300])
    bench.assert_right([*first, 300])
    assert writer.write() == OK
    bench.assert_right(writer.tokens)


def test_what_leaves_makes_room_with_each_portion(bench: MemoryBench) -> None:
    writer, prompt = Writer(bench), words(LONG, seed=1)
    slot = bench.read("a", prompt)
    assert slot is not None
    while (result := writer.write()) == OK:
        """Until the context is full."""
    assert result == FULL
    assert bench.memory.make_room(writer.slot)
    assert 0 < len(slot.tokens) < LONG
    assert bench.memory.present("a", prompt) == len(slot.tokens)
    assert writer.write() == OK
    bench.assert_right(writer.tokens)
    writer.slot.busy = False
    bench.memory.drop(writer.slot)
    assert bench.memory.begin("a", [*prompt, 300]).restored == LONG
    bench.read("a", [*prompt, 300])
    bench.assert_right([*prompt, 300])


def test_what_is_forgotten_on_its_way_is_nowhere(bench: MemoryBench) -> None:
    writer, prompt = Writer(bench), words(LONG, seed=1)
    bench.read("a", prompt)
    assert bench.memory.make_room(writer.slot)
    assert bench.memory.has_unsaved(leaving=False), "it is on its way"
    bench.memory.forget(["a"])
    assert not bench.memory.has_unsaved(leaving=False)
    assert bench.memory.archive.used == 0
    assert bench.memory.begin("a", prompt).tokens == []


def test_whoever_fails_on_the_way_leaves_its_slot_to_others(bench: MemoryBench) -> None:
    prompt = words(LONG, seed=1)
    bench.read("a", prompt)
    bench.memory.put_away_all()
    steps = bench.memory.beginning("a", [*prompt, 300])
    next(steps)
    with pytest.raises(ZeroDivisionError):
        steps.throw(ZeroDivisionError())
    assert not any(slot.busy for slot in bench.memory._slots)
    assert all(bench.context.end(slot.sequence) == len(slot.tokens) for slot in bench.memory._slots)
    assert bench.memory.begin("a", [*prompt, 300]).restored == LONG
