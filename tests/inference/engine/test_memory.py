"""Reuse of what was read: the logits after any history equal those of a fresh run, for each kind of memory.

Works on tokens, below templates and requests. One context is used by several conversations that grow, are
edited, are interrupted in the middle of a computation and push each other out; another context reads each
prompt from nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inference.engine import reuse
from inference.engine.context import OK
from inference.engine.kept import common_prefix
from inference.engine.memory import ConversationMemory
from inference.engine.native import NativeLog, initialize
from inference.engine.reuse import AppendOnlyMemory
from tests.support.memory_bench import CONTEXT, MemoryBench, words
from tests.support.tiny_gguf import Kind, write_tiny

KINDS: tuple[Kind, ...] = ("dense", "sliding-window", "hybrid", "recurrent")


@pytest.fixture(scope="module")
def native_log() -> NativeLog:
    log = NativeLog(lambda _level, _line: None)
    initialize(log)
    return log


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    return request.param


@pytest.fixture(scope="module")
def bench(kind: Kind, native_log: NativeLog, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MemoryBench]:
    made = MemoryBench(write_tiny(tmp_path_factory.mktemp("models") / f"{kind}.gguf", kind))
    with contextlib.closing(made):
        yield made


# ------------------------------------------------------------------------------------ single cases


def test_the_next_turn_reads_only_what_is_new(bench: MemoryBench) -> None:
    bench.memory.clear()
    first = words(100)
    slot = bench.read("a", first, (20, 60))
    assert slot is not None
    answer = words(15, seed=1)
    bench.write(slot, answer)
    second = first + answer + words(30, seed=2)
    again = bench.memory.begin("a", second)
    assert again is slot
    assert len(again.tokens) == len(first) + len(answer)
    assert bench.read("a", second, (20, 120)) is slot
    bench.assert_right(second)


def test_the_same_prompt_again_reads_little(bench: MemoryBench) -> None:
    """Regenerate: the answer is dropped, the prompt is not read again."""
    bench.memory.clear()
    prompt = words(150)
    slot = bench.read("a", prompt, (20, 100))
    assert slot is not None
    bench.write(slot, words(40, seed=1))
    again = bench.memory.begin("a", prompt)
    assert len(prompt) - len(again.tokens) <= reuse.NEAR
    bench.read("a", prompt, (20, 100))
    bench.assert_right(prompt)


def test_an_edited_last_message_keeps_what_stands_before_it(bench: MemoryBench) -> None:
    bench.memory.clear()
    before, message = words(120), words(60, seed=1)
    slot = bench.read("a", before + message, (20, 120))
    assert slot is not None
    bench.write(slot, words(50, seed=2))
    edited = before + words(50, seed=3)
    kept = bench.memory.begin("a", edited)
    assert len(before) - len(kept.tokens) <= reuse.NEAR
    bench.read("a", edited, (20, 120))
    bench.assert_right(edited)


def test_a_dropped_middle_is_read_again(bench: MemoryBench) -> None:
    """Templates that drop old reasoning: the common prefix ends far before the memory does."""
    bench.memory.clear()
    system, turn, reasoning, rest = words(40), words(40, seed=1), words(90, seed=2), words(40, seed=3)
    bench.read("a", system + turn + reasoning + rest, (40, 80))
    shorter = system + turn + rest
    bench.read("a", shorter, (40, 80))
    bench.assert_right(shorter)


@pytest.mark.parametrize("distance", [1, 20, 47, 60, 100, 150, 200, 240, 280, 340])
def test_an_edit_at_any_distance_is_right(bench: MemoryBench, distance: int) -> None:
    """Also where the sliding window is partly overwritten: there llama.cpp itself would not complain."""
    bench.memory.clear()
    prompt = words(400)
    bench.read("a", prompt, (20,))
    edited = prompt[: 400 - distance] + words(10, seed=1)
    bench.read("a", edited)
    bench.assert_right(edited)


def test_checkpoints_of_an_abandoned_branch_are_forgotten(bench: MemoryBench) -> None:
    bench.memory.clear()
    trunk = words(100)
    bench.read("a", trunk + words(100, seed=1), (60, 150))
    branch = trunk + words(250, seed=2)
    slot = bench.memory.begin("a", branch)
    for begin in range(len(slot.tokens), len(branch), 100):  # read without a checkpoint of its own
        chunk = branch[begin : begin + 100]
        assert bench.context.decode(slot.sequence, chunk, begin, output=True) == OK
        slot.tokens += chunk
    edited = branch[:170] + words(10, seed=3)
    bench.read("a", edited)
    bench.assert_right(edited)


def test_visits_to_other_conversations_cost_nothing(bench: MemoryBench) -> None:
    bench.memory.clear()
    prompts = {name: words(60, seed=ord(name)) for name in "abc"}
    for name, prompt in prompts.items():
        bench.read(name, prompt, (20, 40))
    for name, prompt in prompts.items():
        longer = prompt + words(20, seed=ord(name) + 1)
        assert len(bench.memory.begin(name, longer).tokens) == len(prompt)
        bench.read(name, longer)
        bench.assert_right(longer)


def test_the_conversation_used_longest_ago_makes_room(bench: MemoryBench) -> None:
    bench.memory.clear()
    for name in "abc":
        bench.read(name, words(40, seed=ord(name)))
    bench.read("a", words(50, seed=ord("a")))
    bench.read("d", words(40, seed=ord("d")))
    bench.assert_right(words(40, seed=ord("d")))
    for name in "acd":
        probe = [*words(40, seed=ord(name)), 300]
        assert any(common_prefix(slot.tokens, probe) >= 40 for slot in bench.memory._slots), name


def test_a_long_conversation_pushes_out_the_others(bench: MemoryBench) -> None:
    bench.memory.clear()
    bench.read("a", words(200, seed=1))
    bench.read("b", words(200, seed=2))
    prompt = words(500, seed=3)
    bench.read("c", prompt, (20, 300))
    bench.assert_right(prompt)


@pytest.mark.parametrize("polls", [1, 40, 150])
def test_a_stopped_reading_leaves_a_right_memory(bench: MemoryBench, polls: int) -> None:
    bench.memory.clear()
    prompt = words(400)
    bench.read("a", prompt[:100], (20, 60))
    assert bench.read("a", prompt, (20, 380), polls=polls) is None
    assert bench.read("a", prompt, (20, 380)) is not None
    bench.assert_right(prompt)


def test_an_unknown_memory_only_goes_on(bench: MemoryBench) -> None:
    bench.memory.clear()
    memory = ConversationMemory(bench.context, AppendOnlyMemory(bench.context))
    slot = memory.begin("a", words(50))
    assert bench.context.decode(slot.sequence, words(50), 0, output=True) == OK
    slot.tokens = words(50)
    assert len(memory.begin("a", [*words(50), 300]).tokens) == 50
    assert memory.begin("a", [*words(40), 300]).tokens == []
    bench.context.forget_all()


def test_checkpoints_stay_within_their_budget(bench: MemoryBench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.memory.clear()
    monkeypatch.setattr(bench.memory, "_budget", 1)
    prompt = words(200)
    bench.read("a", prompt, (20, 60, 100))
    assert sum(len(slot.checkpoints) for slot in bench.memory._slots) <= 1
    edited = prompt[:150] + words(20, seed=1)
    bench.read("a", edited, (20, 60, 100))
    bench.assert_right(edited)


def test_a_checkpoint_that_does_not_fit_is_no_error(bench: MemoryBench) -> None:
    """Damaged in memory: the prompt is read anew."""
    bench.memory.clear()
    prompt = words(150)
    slot = bench.read("a", prompt, (20, 60))
    assert slot is not None
    slot.checkpoints = [reuse.Checkpoint(point.position, bytearray(b"damaged")) for point in slot.checkpoints]
    edited = prompt[:70] + words(60, seed=1)
    bench.read("a", edited, (20, 60))
    bench.assert_right(edited)


def test_impossible_calls_are_refused_before_llama_cpp_aborts(bench: MemoryBench) -> None:
    bench.memory.clear()
    too_many = words(bench.context.batch + 1)
    for tokens, position in ((too_many, 0), ([], 0), ([300], 5)):
        with pytest.raises(ValueError, match="tokens at"):
            bench.context.decode(0, tokens, position, output=True)


# ------------------------------------------------------------------------------------- any history


class Turn:
    """One step of a random history."""

    def __init__(self, data: Any) -> None:
        draw = data.draw
        self.conversation = draw(st.sampled_from(["a", "a", "a", "b", "c", "d", ""]))
        self.back = draw(st.sampled_from([0, 0, 1, 5, 30, 60, 120, 250, 500]))
        self.new = draw(st.integers(1, 200))
        self.answer = draw(st.integers(0, 12))
        self.seed = draw(st.integers(0, 2))
        self.polls = draw(st.sampled_from([0, 0, 0, 0, 1, 30, 90, 200]))
        self.marks = draw(st.lists(st.integers(1, 450), max_size=3))


def test_a_long_prompt_after_a_short_neighbour_was_pushed_out(bench: MemoryBench) -> None:
    """Wrong in a sliding window if several micro-batches were computed by one call."""
    bench.memory.clear()
    bench.read("b", words(22, seed=5))
    prompt = words(CONTEXT - 20, seed=0)
    bench.read("a", prompt)
    bench.assert_right(prompt)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_logits_after_any_history_equal_those_of_a_fresh_run(bench: MemoryBench, data: Any) -> None:
    bench.memory.clear()
    histories: dict[str, list[int]] = {}
    for _ in range(data.draw(st.integers(2, 10))):
        turn = Turn(data)
        history = histories.get(turn.conversation, [])
        kept = history[: max(0, len(history) - turn.back)]
        prompt = (kept + words(turn.new, seed=turn.seed))[: CONTEXT - 20]
        histories[turn.conversation] = prompt
        slot = bench.read(turn.conversation, prompt, tuple(turn.marks), turn.polls)
        if slot is None:
            continue
        bench.assert_right(prompt)
        answer = words(turn.answer, seed=turn.seed + 10)
        bench.write(slot, answer)
        histories[turn.conversation] = prompt + answer
        if answer:
            bench.assert_right(prompt + answer)
