"""The central promise for several sequences in one batch: logits are those of a fresh run, whatever else is in it."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import pytest

from inference.engine.context import OK, Part
from inference.engine.native import NativeLog, initialize
from inference.engine.reuse import Slot
from tests.inference.engine.conftest import KINDS, Tiny
from tests.support.memory_bench import CLOSE, EXACTLY, MICRO_BATCH, MemoryBench, words
from tests.support.tiny_gguf import Kind


@pytest.fixture(scope="module", params=[(kind, exact) for kind in KINDS for exact in (False, True)], ids=str)
def bench(request: pytest.FixtureRequest, tiny: Tiny) -> Iterator[MemoryBench]:
    initialize(NativeLog(lambda _level, _line: None))
    kind: Kind
    kind, exact = request.param
    made = MemoryBench(tiny(kind), exact=exact)
    yield made
    made.close()


class Reading:
    """A sequence on its way through its tokens."""

    def __init__(self, slot: Slot, tokens: list[int]) -> None:
        self.slot = slot
        self.tokens = tokens

    def part(self, count: int) -> Part:
        begin = len(self.slot.tokens)
        chunk = self.tokens[begin : begin + count]
        return Part(self.slot.sequence, chunk, begin, begin + len(chunk) == len(self.tokens))


@pytest.mark.parametrize("seed", range(4))
def test_sequences_in_one_batch_do_not_touch_each_other(bench: MemoryBench, seed: int) -> None:
    draw = random.Random(seed)
    bench.memory.clear()
    left = []
    for number in range(bench.sequences):
        tokens = words(draw.randrange(20, 150), seed=100 * seed + number)
        slot = bench.memory.begin(f"{seed} {number}", tokens)
        slot.busy = True
        left.append(Reading(slot, tokens))
    slots = [one.slot for one in left]
    assert len({slot.sequence for slot in slots}) == bench.sequences
    while left:
        room, parts = MICRO_BATCH, list[Part]()
        for one in draw.sample(left, draw.randrange(1, len(left) + 1)):
            part = one.part(draw.choice((1, 1, 7, 40)))
            if len(part.tokens) <= room:
                parts.append(part)
                room -= len(part.tokens)
        assert bench.context.decode_together(parts) == OK
        row = 0
        for part in parts:
            row += len(part.tokens)
            one = next(each for each in left if each.slot.sequence == part.sequence)
            one.slot.tokens += part.tokens
            if part.output:
                _assert_right(bench, one.tokens, row - 1)
                left.remove(one)
    for slot in slots:
        slot.busy = False


def _assert_right(bench: MemoryBench, tokens: list[int], row: int) -> None:
    found = bench.context.logits(row).copy()
    expected = bench.expected(tokens)
    difference = np.abs(found - expected).max() / expected.std()
    assert difference < (EXACTLY if bench.exact else CLOSE), f"logits differ by {difference:.3f} of their spread"


def test_what_a_running_request_holds_is_shared_and_not_taken(bench: MemoryBench) -> None:
    memory = bench.memory
    memory.clear()
    prompt = words(100, seed=9)
    first = bench.read("a", prompt, (100,))
    assert first is not None
    first.busy = True
    second = memory.begin("a", [*prompt, *words(20, seed=10)])
    assert second is not first
    assert first.tokens == prompt
    if memory.policy.kind == "dense":
        assert second.tokens == prompt, "what it has read needs no reading"
    bench.read("a", [*prompt, *words(20, seed=10)])
    bench.assert_right([*prompt, *words(20, seed=10)])
    while memory.make_room(first):
        pass
    assert first.tokens == prompt
    for token in words(5, seed=11):
        assert bench.context.decode_next(first.sequence, token, len(first.tokens)) == OK
        first.tokens.append(token)
    bench.assert_right(first.tokens)
    first.busy = False


def test_what_would_end_the_process_is_refused(bench: MemoryBench) -> None:
    bench.memory.clear()
    too_many = [Part(0, words(MICRO_BATCH + 1), 0, True)]
    wrong_place = [Part(0, words(3), 5, True)]
    for parts in ([], too_many, wrong_place):
        with pytest.raises(ValueError):
            bench.context.decode_together(parts)
