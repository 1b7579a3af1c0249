"""Logits after any sequence of operations equal those of a fresh run, for each kind of memory.

Conversations grow, are edited, fork, are interrupted in the middle of a computation, push each other out, come back
from the archive in main memory and on disk, and outlive the context and the process they were read in; files are
damaged and exchanged.

Not a ``RuleBasedStateMachine``: that leaves out half of the rules in each run, and two of three of its runs asked for
no answer at all (counted).
"""

from __future__ import annotations

import contextlib
import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inference.engine import copying, kept
from inference.engine.archive import Archive
from inference.engine.native import NativeLog
from inference.engine.native import initialize as initialize_llama
from inference.kv_files import Fingerprint, KvFolder
from inference.units import MIB
from tests.inference.engine.conftest import KINDS
from tests.support.memory_bench import MemoryBench, words
from tests.support.tiny_gguf import Kind, write_tiny

LONGEST = 340  # tokens of a prompt: fits into every context
LEAST = 12  # tokens from which on something is archived here; on disk, 48
EXAMPLES, LEAST_STEPS, MOST_STEPS = 12, 15, 30

FINGERPRINT = Fingerprint.of({"model": "tiny"})

conversations = st.sampled_from(["a", "a", "b", "c", "d", "e", ""])
budgets = st.sampled_from([0, MIB // 4, MIB // 2, 64 * MIB])
sizes = st.sampled_from([384, 512])
marks = st.lists(st.integers(1, LONGEST), max_size=3)

Operation = Callable[..., None]
Step = tuple[str, dict[str, Any]]  # which operation, with what

_operations: list[st.SearchStrategy[Step]] = []


def operation(**arguments: st.SearchStrategy[Any]) -> Callable[[Operation], Operation]:
    """Something that can happen."""

    def remember(method: Operation) -> Operation:
        _operations.append(st.tuples(st.just(method.__name__), st.fixed_dictionaries(arguments)))
        return method

    return remember


class MemoryMachine:
    """One engine's memory and all that can happen to it."""

    def __init__(self, bench: MemoryBench, kv: KvFolder, budget: int, size: int) -> None:
        self.bench = bench
        self.kv = kv
        self.histories: dict[str, list[int]] = {}
        self.answers = 0
        self.waits = False  # somebody, and files have to
        kv.empty()
        self._new_process(budget, size)

    # ------------------------------------------------------------------------------ operations

    @operation(
        name=conversations, new=st.integers(1, 150), seed=st.integers(0, 2), answer=st.integers(0, 8), marks=marks
    )
    def extend(self, name: str, new: int, seed: int, answer: int, marks: list[int]) -> None:
        self._turn(name, self.histories.get(name, []) + words(new, seed=seed), answer, marks)

    @operation(
        name=conversations,
        back=st.sampled_from([1, 5, 30, 60, 120, 300]),
        new=st.integers(1, 100),
        seed=st.integers(3, 5),
        answer=st.integers(0, 8),
        marks=marks,
    )
    def edit(self, name: str, back: int, new: int, seed: int, answer: int, marks: list[int]) -> None:
        history = self.histories.get(name, [])
        kept = history[: max(0, len(history) - back)]
        self._turn(name, kept + words(new, seed=seed), answer, marks)

    @operation(name=conversations, hole=st.integers(20, 120), at=st.integers(10, 150), answer=st.integers(0, 8))
    def leave_out_old_reasoning(self, name: str, hole: int, at: int, answer: int) -> None:
        history = self.histories.get(name, [])
        shorter = history[:at] + history[at + hole :]
        self._turn(name, shorter + words(5, seed=6), answer, [at])

    @operation(name=conversations, source=conversations, keep=st.integers(1, LONGEST), new=st.integers(1, 60))
    def fork(self, name: str, source: str, keep: int, new: int) -> None:
        self._turn(name, self.histories.get(source, [])[:keep] + words(new, seed=7), 2, [keep])

    @operation(name=conversations, new=st.integers(50, 300), polls=st.sampled_from([1, 20, 60, 120, 200]))
    def cancel(self, name: str, new: int, polls: int) -> None:
        prompt = (self.histories.get(name, []) + words(new, seed=8))[:LONGEST]
        slot = self.bench.read(name, prompt, (20,), polls)
        self.bench.abort.polls = 0
        self.histories[name] = prompt if slot else prompt[:-1]

    @operation()
    def evict(self) -> None:
        slots = self.bench.memory._slots
        self.bench.memory.make_room(min(slots, key=lambda slot: slot.used))

    @operation(size=st.sampled_from([384, 512, 640]))
    def change_the_context(self, size: int) -> None:
        self.bench.memory.put_away_all()
        self.bench.renew(size, self.archive)

    @operation(budget=budgets, disk=st.booleans(), waits=st.sampled_from([False, False, True]))
    def configure(self, budget: int, disk: bool, waits: bool) -> None:
        self.waits = waits
        self.archive.configure(budget, self.kv if disk else None, FINGERPRINT, lambda: waits)

    @operation(leaving=st.booleans(), stop=st.sampled_from([False, False, False, True]))
    def save_while_idle(self, leaving: bool, stop: bool) -> None:
        self.bench.memory.save_next(lambda: stop, leaving=leaving)

    @operation(budget=budgets, size=sizes, killed=st.booleans())
    def restart(self, budget: int, size: int, killed: bool) -> None:
        while not killed and self.bench.memory.has_unsaved(leaving=True):
            self.bench.memory.save_next(lambda: False, leaving=True)
        self._new_process(budget, size)

    @operation(where=st.floats(0, 1), value=st.integers(0, 255), cut=st.booleans())
    def damage_a_file(self, where: float, value: int, cut: bool) -> None:
        for path in sorted(self.kv.folder.glob("*.kv"))[:1]:
            content = bytearray(path.read_bytes() or b"-")
            place = min(int(where * len(content)), len(content) - 1)
            content[place] = value
            path.write_bytes(content[:place] if cut else content)

    @operation()
    def swap_two_files(self) -> None:
        for first, second in itertools.pairwise(sorted(self.kv.folder.glob("*.kv"))[:2]):
            content = first.read_bytes()
            shutil.copyfile(second, first)
            second.write_bytes(content)

    def _new_process(self, budget: int, size: int) -> None:
        self.archive = Archive(budget, LEAST)
        self.archive.configure(budget, self.kv, FINGERPRINT)
        self.waits = False
        self.bench.renew(size, self.archive)

    @operation(names=st.sets(conversations, max_size=2))
    def forget(self, names: set[str]) -> None:
        self.bench.memory.forget(names)
        assert not any(slot.conversation in names - {""} for slot in self.bench.memory._slots)
        assert not any(kept.snapshot.conversation in names for kept in self.archive._kept)
        if self.archive._folder:
            assert not any(self.kv.tokens(FINGERPRINT, name) for name in names)

    # -------------------------------------------------------------------------------- must hold

    def check(self) -> None:
        assert self.archive.used <= self.archive.budget or (self.waits and self.archive._folder)
        for slot in self.bench.memory._slots:
            assert self.bench.context.end(slot.sequence) == len(slot.tokens)
            assert all(0 < point.position <= len(slot.tokens) for point in slot.checkpoints)
            assert slot.saved <= len(slot.tokens)

    def _turn(self, name: str, prompt: list[int], answer: int, marks: list[int]) -> None:
        prompt = prompt[:LONGEST]
        slot = self.bench.read(name, prompt, tuple(marks))
        assert slot is not None
        self.bench.assert_right(prompt)
        written = words(answer, seed=20)
        self.bench.write(slot, written)
        if written:
            self.bench.assert_right(prompt + written)
        self.histories[name] = prompt + written
        self.answers += 1


@pytest.fixture(scope="module")
def native_log() -> NativeLog:
    log = NativeLog(lambda _level, _line: None)
    initialize_llama(log)
    return log


@pytest.fixture(scope="module", params=[*KINDS, "in portions"])
def bench(
    request: pytest.FixtureRequest, native_log: NativeLog, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MemoryBench]:
    in_portions = request.param == "in portions"
    kind: Kind = "dense" if in_portions else request.param
    made = MemoryBench(write_tiny(tmp_path_factory.mktemp("models") / f"{kind}.gguf", kind), exact=True)
    with contextlib.closing(made), pytest.MonkeyPatch.context() as patch:
        if in_portions:
            patch.setattr(copying, "PORTION", 64 * 1024)  # 32 tokens
        yield made


def test_logits_after_any_operations_equal_those_of_a_fresh_run(
    bench: MemoryBench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(kept, "WORTH", 8)
    answers = []

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(budgets, sizes, st.lists(st.one_of(_operations), min_size=LEAST_STEPS, max_size=MOST_STEPS))
    def run(budget: int, size: int, steps: list[Step]) -> None:
        machine = MemoryMachine(bench, KvFolder(tmp_path / "kv", 64 * MIB, reserve=0), budget, size)
        machine.check()
        for name, arguments in steps:
            getattr(machine, name)(**arguments)
            machine.check()
        answers.append(machine.answers)

    run()
    assert sum(answers) >= 2 * EXAMPLES
