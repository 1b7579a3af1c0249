"""Reuse of what was read: the logits after any history equal those of a fresh run, for each kind of memory.

Works on tokens, below templates and requests. One context is used by several conversations that grow, are
edited, are interrupted in the middle of a computation and push each other out; another context reads each
prompt from nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inference.engine import reuse
from inference.engine.context import ABORTED, FULL, OK, Context
from inference.engine.memory import ConversationMemory, common_prefix
from inference.engine.native import NativeLog, initialize, llama
from inference.engine.reuse import AppendOnlyMemory, DenseMemory, Policy, RecurrentMemory, Slot, WindowMemory
from tests.bench.bare_loop import BareModel
from tests.support.tiny_gguf import Kind, write_tiny

KINDS: tuple[Kind, ...] = ("dense", "sliding-window", "hybrid", "recurrent")
CONTEXT = 512
MICRO_BATCH = 64
CLOSE = 0.05  # of the spread of the logits; wrong memory differs by more than once the spread


class CountingAbort:
    """Aborts after a number of polls, which is in the middle of a computation; 0: never."""

    def __init__(self) -> None:
        self.polls = 0
        self.native = True
        self.data = None
        self.callback = llama.ggml_abort_callback(self._poll)

    def _poll(self, _data: object) -> bool:
        if self.polls > 0:
            self.polls -= 1
            return self.polls == 0
        return False


class Bench:
    """A context under test and a fresh one beside it, on the same file."""

    def __init__(self, path: Path, sequences: int = 3) -> None:
        self.fresh = BareModel(path, threads=1, context=CONTEXT, micro_batch=MICRO_BATCH)
        options = llama.llama_context_default_params()
        options.n_ctx, options.n_batch, options.n_ubatch = CONTEXT, 4 * MICRO_BATCH, MICRO_BATCH
        options.n_threads = options.n_threads_batch = 1
        options.n_seq_max = options.n_outputs_max = sequences
        options.kv_unified, options.swa_full = True, False
        self.abort = CountingAbort()
        handle = llama.llama_init_from_model(self.fresh.model, options)
        assert handle
        self.context = Context(handle, self.fresh.size, self.abort, sequences)  # type: ignore[arg-type]
        self.memory = ConversationMemory(self.context, self.policy())
        self.known: dict[tuple[int, ...], np.ndarray] = {}

    def policy(self) -> Policy:
        model = self.fresh.model
        if llama.llama_model_is_recurrent(model):
            return RecurrentMemory(self.context, "recurrent")
        if llama.llama_model_is_hybrid(model):
            return RecurrentMemory(self.context, "hybrid")
        window = llama.llama_model_n_swa(model)
        return WindowMemory(self.context, window) if window else DenseMemory(self.context)

    def close(self) -> None:
        self.context.close()
        self.fresh.__exit__()

    def expected(self, tokens: list[int]) -> np.ndarray:
        key = tuple(tokens)
        if key not in self.known:
            self.known[key] = self.fresh.read(tokens)
        return self.known[key]

    def read(self, conversation: str, tokens: list[int], marks: tuple[int, ...] = (), polls: int = 0) -> Slot | None:
        """Read a prompt as the engine does; ``None`` when it was aborted on the way."""
        slot = self.memory.begin(conversation, tokens)
        assert slot.tokens == tokens[: len(slot.tokens)]
        assert len(slot.tokens) < len(tokens)
        stops = self.memory.policy.checkpoint_positions(len(slot.tokens), len(tokens), marks)
        self.abort.polls = polls
        for stop in (*stops, len(tokens)):
            while len(slot.tokens) < stop:
                begin = len(slot.tokens)
                chunk = tokens[begin : min(stop, begin + self.context.micro_batch)]
                result = self.context.decode(slot.sequence, chunk, begin, output=begin + len(chunk) == len(tokens))
                if result == FULL:
                    assert self.memory.make_room(slot)
                elif result == ABORTED:
                    self.memory.policy.after_abort(slot)
                    assert self.context.end(slot.sequence) == len(slot.tokens)
                    return None
                else:
                    slot.tokens += chunk
            if stop < len(tokens):
                self.memory.checkpoint(slot)
        self.abort.polls = 0
        return slot

    def write(self, slot: Slot, tokens: list[int]) -> None:
        for token in tokens:
            while (result := self.context.decode_next(token, len(slot.tokens))) == FULL:
                assert self.memory.make_room(slot)
            assert result == OK
            slot.tokens.append(token)

    def assert_right(self, tokens: list[int]) -> None:
        expected = self.expected(tokens)
        difference = np.abs(self.context.logits() - expected).max() / expected.std()
        assert difference < CLOSE, f"logits differ by {difference:.3f} of their spread"


@pytest.fixture(scope="module")
def native_log() -> NativeLog:
    log = NativeLog(lambda _level, _line: None)
    initialize(log)
    return log


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    return request.param


@pytest.fixture(scope="module")
def bench(kind: Kind, native_log: NativeLog, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    made = Bench(write_tiny(tmp_path_factory.mktemp("models") / f"{kind}.gguf", kind))
    with contextlib.closing(made):
        yield made


def words(*numbers: int, seed: int = 0) -> list[int]:
    """Tokens that depend on ``seed``: ``numbers`` of each of several pieces, one after the other."""
    draw = np.random.default_rng(seed)
    return [int(token) for number in numbers for token in draw.integers(270, 1000, number)]


# ------------------------------------------------------------------------------------ single cases


def test_the_next_turn_reads_only_what_is_new(bench: Bench) -> None:
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


def test_the_same_prompt_again_reads_little(bench: Bench) -> None:
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


def test_an_edited_last_message_keeps_what_stands_before_it(bench: Bench) -> None:
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


def test_a_dropped_middle_is_read_again(bench: Bench) -> None:
    """Templates that drop old reasoning: the common prefix ends far before the memory does."""
    bench.memory.clear()
    system, turn, reasoning, rest = words(40), words(40, seed=1), words(90, seed=2), words(40, seed=3)
    bench.read("a", system + turn + reasoning + rest, (40, 80))
    shorter = system + turn + rest
    bench.read("a", shorter, (40, 80))
    bench.assert_right(shorter)


@pytest.mark.parametrize("distance", [1, 20, 47, 60, 100, 150, 200, 240, 280, 340])
def test_an_edit_at_any_distance_is_right(bench: Bench, distance: int) -> None:
    """Also where the sliding window is partly overwritten: there llama.cpp itself would not complain."""
    bench.memory.clear()
    prompt = words(400)
    bench.read("a", prompt, (20,))
    edited = prompt[: 400 - distance] + words(10, seed=1)
    bench.read("a", edited)
    bench.assert_right(edited)


def test_checkpoints_of_an_abandoned_branch_are_forgotten(bench: Bench) -> None:
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


def test_visits_to_other_conversations_cost_nothing(bench: Bench) -> None:
    bench.memory.clear()
    prompts = {name: words(60, seed=ord(name)) for name in "abc"}
    for name, prompt in prompts.items():
        bench.read(name, prompt, (20, 40))
    for name, prompt in prompts.items():
        longer = prompt + words(20, seed=ord(name) + 1)
        assert len(bench.memory.begin(name, longer).tokens) == len(prompt)
        bench.read(name, longer)
        bench.assert_right(longer)


def test_the_conversation_used_longest_ago_makes_room(bench: Bench) -> None:
    bench.memory.clear()
    for name in "abc":
        bench.read(name, words(40, seed=ord(name)))
    bench.read("a", words(50, seed=ord("a")))
    bench.read("d", words(40, seed=ord("d")))
    bench.assert_right(words(40, seed=ord("d")))
    for name in "acd":
        probe = [*words(40, seed=ord(name)), 300]
        assert any(common_prefix(slot.tokens, probe) >= 40 for slot in bench.memory._slots), name


def test_a_long_conversation_pushes_out_the_others(bench: Bench) -> None:
    bench.memory.clear()
    bench.read("a", words(200, seed=1))
    bench.read("b", words(200, seed=2))
    prompt = words(500, seed=3)
    bench.read("c", prompt, (20, 300))
    bench.assert_right(prompt)


@pytest.mark.parametrize("polls", [1, 40, 150])
def test_a_stopped_reading_leaves_a_right_memory(bench: Bench, polls: int) -> None:
    bench.memory.clear()
    prompt = words(400)
    bench.read("a", prompt[:100], (20, 60))
    assert bench.read("a", prompt, (20, 380), polls=polls) is None
    assert bench.read("a", prompt, (20, 380)) is not None
    bench.assert_right(prompt)


def test_an_unknown_memory_only_goes_on(bench: Bench) -> None:
    bench.memory.clear()
    memory = ConversationMemory(bench.context, AppendOnlyMemory(bench.context))
    slot = memory.begin("a", words(50))
    assert bench.context.decode(slot.sequence, words(50), 0, output=True) == OK
    slot.tokens = words(50)
    assert len(memory.begin("a", [*words(50), 300]).tokens) == 50
    assert memory.begin("a", [*words(40), 300]).tokens == []
    bench.context.forget_all()


def test_checkpoints_stay_within_their_budget(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.memory.clear()
    monkeypatch.setattr(bench.memory, "_budget", 1)
    prompt = words(200)
    bench.read("a", prompt, (20, 60, 100))
    assert sum(len(slot.checkpoints) for slot in bench.memory._slots) <= 1
    edited = prompt[:150] + words(20, seed=1)
    bench.read("a", edited, (20, 60, 100))
    bench.assert_right(edited)


def test_a_checkpoint_that_does_not_fit_is_no_error(bench: Bench) -> None:
    """Damaged in memory: the prompt is read anew."""
    bench.memory.clear()
    prompt = words(150)
    slot = bench.read("a", prompt, (20, 60))
    assert slot is not None
    slot.checkpoints = [reuse.Checkpoint(point.position, bytearray(b"damaged")) for point in slot.checkpoints]
    edited = prompt[:70] + words(60, seed=1)
    bench.read("a", edited, (20, 60))
    bench.assert_right(edited)


def test_impossible_calls_are_refused_before_llama_cpp_aborts(bench: Bench) -> None:
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


def test_a_long_prompt_after_a_short_neighbour_was_pushed_out(bench: Bench) -> None:
    """Wrong in a sliding window if several micro-batches were computed by one call."""
    bench.memory.clear()
    bench.read("b", words(22, seed=5))
    prompt = words(CONTEXT - 20, seed=0)
    bench.read("a", prompt)
    bench.assert_right(prompt)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_logits_after_any_history_equal_those_of_a_fresh_run(bench: Bench, data: Any) -> None:
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
