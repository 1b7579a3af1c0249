"""Conversations that were pushed out come back without being read again; what is no good is read anew."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from inference.engine import context, memory
from inference.engine.archive import ON_DISK, Archive, automatic_budget
from inference.engine.kept import Kept
from inference.engine.native import NativeLog, initialize
from inference.engine.reuse import NEAR
from inference.kv_files import Fingerprint, KvFolder, Snapshot
from inference.units import GIB, MIB
from tests.inference.engine.conftest import KINDS
from tests.support.memory_bench import CONTEXT, MemoryBench, words
from tests.support.tiny_gguf import Kind, write_tiny

LEAST = 50  # tokens from which on something is archived here; on disk, 200


@pytest.fixture(scope="module")
def native_log() -> NativeLog:
    log = NativeLog(lambda _level, _line: None)
    initialize(log)
    return log


@pytest.fixture(scope="module", params=KINDS)
def made(
    request: pytest.FixtureRequest, native_log: NativeLog, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MemoryBench]:
    kind: Kind = request.param
    bench = MemoryBench(write_tiny(tmp_path_factory.mktemp("models") / f"{kind}.gguf", kind))
    with contextlib.closing(bench):
        yield bench


@pytest.fixture
def bench(made: MemoryBench) -> MemoryBench:
    made.renew(CONTEXT, Archive(64 * MIB, LEAST))
    return made


def push_everything_out(bench: MemoryBench) -> None:
    while bench.memory.make_room(bench.memory._slots[0]):
        """There was another one."""
    bench.memory._push_out(bench.memory._slots[0])
    assert not any(slot.tokens for slot in bench.memory._slots)


def test_a_conversation_that_was_pushed_out_comes_back_whole(bench: MemoryBench) -> None:
    prompt, answer = words(200), words(10, seed=1)
    slot = bench.read("a", prompt, (40, 150))
    assert slot is not None
    bench.write(slot, answer)
    push_everything_out(bench)
    longer = prompt + answer + words(20, seed=2)
    back = bench.memory.begin("a", longer)
    assert back.restored == len(back.tokens) == 210
    assert bench.memory.archive.used == 0, "it is in the context again"
    bench.read("a", longer)
    bench.assert_right(longer)


@pytest.mark.parametrize("keep", [80, 150, 199])
def test_checkpoints_come_back_with_it(bench: MemoryBench, keep: int) -> None:
    """An edit, or the same question again, right after a restore."""
    prompt = words(200)
    slot = bench.read("a", prompt, (80, 150))
    assert slot is not None
    bench.write(slot, words(10, seed=1))
    push_everything_out(bench)
    edited = prompt[:keep] + words(30, seed=2)
    back = bench.memory.begin("a", edited)
    assert keep - NEAR <= back.restored <= keep
    bench.read("a", edited)
    bench.assert_right(edited)


def test_a_new_conversation_shares_what_the_archive_knows(bench: MemoryBench) -> None:
    """A long system prompt is read once, also when the first conversation has been pushed out."""
    system = words(120)
    bench.read("a", system + words(100, seed=1), (120,))
    push_everything_out(bench)
    other = system + words(80, seed=2)
    assert len(bench.memory.begin("b", other).tokens) == 120
    bench.read("b", other, (120,))
    bench.assert_right(other)
    again = system + words(120, seed=1)
    assert bench.memory.begin("a", again).restored >= 200, "the first one is still there"


def test_a_new_conversation_shares_what_another_slot_holds(bench: MemoryBench) -> None:
    system = words(120)
    first = system + words(100, seed=1)
    bench.read("a", first, (120,))
    other = system + words(80, seed=2)
    slot = bench.memory.begin("b", other)
    assert (len(slot.tokens), slot.restored) == (120, 0)
    bench.read("b", other, (120,))
    bench.assert_right(other)
    bench.read("a", [*first, 300])
    bench.assert_right([*first, 300])


def test_an_abandoned_branch_can_be_gone_back_to(bench: MemoryBench) -> None:
    trunk = words(100)
    first, second = trunk + words(150, seed=1), trunk + words(150, seed=2)
    bench.read("a", first, (100,))
    bench.read("a", second, (100,))
    back = bench.memory.begin("a", [*first, 300])
    assert back.restored == 250
    bench.read("a", [*first, 300])
    bench.assert_right([*first, 300])


def test_reasoning_that_was_left_out_is_not_archived(bench: MemoryBench) -> None:
    system, reasoning, answer = words(100), words(150, seed=1), words(40, seed=2)
    bench.read("a", system + reasoning + answer, (100,))
    bench.read("a", system + answer + words(20, seed=3), (100,))
    assert bench.memory.archive.used == 0


def test_without_memory_to_archive_it_the_next_answer_comes_all_the_same(
    bench: MemoryBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    prompt = words(200)
    bench.read("a", prompt)
    bench.memory.archive.budget = sys.maxsize
    monkeypatch.setattr(context.llama, "llama_state_seq_get_size_ext", lambda *_: 2**60)
    push_everything_out(bench)
    monkeypatch.undo()
    assert bench.memory.archive.used == 0
    bench.read("a", prompt)
    bench.assert_right(prompt)


def test_a_copy_leaves_some_memory_free(bench: MemoryBench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Large ones only: for a small one nobody is asked."""
    size = bench.context.state_size(bench.read("a", words(200)).sequence)  # type: ignore[union-attr]
    monkeypatch.setattr(memory, "LARGE", size)
    for free, there in ((memory.SPARE + size, True), (memory.SPARE + size - 1, False)):
        bench.memory = memory.ConversationMemory(
            bench.context, bench.policy(), archive=Archive(64 * MIB, LEAST), free=lambda free=free: free
        )
        bench.read("a", words(200))
        push_everything_out(bench)
        assert bool(bench.memory.archive.used) == there


@pytest.mark.parametrize("at_a_loss", [True, False])
def test_reading_ahead_restores_nothing_at_the_cost_of_another(bench: MemoryBench, at_a_loss: bool) -> None:
    """What is being read for nobody yet must not push out what has no place but in the context."""
    archive = bench.memory.archive
    bench.read("b", words(200), (100,))
    push_everything_out(bench)
    archive.budget = archive.used
    other = words(400, seed=1)
    bench.read("a", other, (100,))
    slot = bench.memory.begin("b", words(210), at_a_loss=at_a_loss)
    gone = not bench.memory.present("a", other)
    lost = gone and archive.best("a", [*other, 300], 0, bench.memory.policy.reach_stored) is None
    # A recurrent state is as small for 400 tokens as for 200: it takes the place in the archive.
    assert lost == (at_a_loss and bench.memory.policy.kind != "recurrent")
    assert (slot.restored > 0) == gone
    bench.read("b", words(210))
    bench.assert_right(words(210))


def test_little_is_not_archived(bench: MemoryBench) -> None:
    bench.read("a", words(LEAST - 1))
    push_everything_out(bench)
    assert bench.memory.archive.used == 0


def test_what_cannot_be_restored_is_read_anew(bench: MemoryBench) -> None:
    prompt = words(200)
    for state in (b"", b"damaged", bytes(4000)):
        bench.memory.forget_all()
        bench.memory.archive.put(Kept(Snapshot("a", prompt[:150], state)))
        assert bench.memory.begin("a", prompt).tokens == []
        assert bench.memory.archive.used == 0
        bench.read("a", prompt)
        bench.assert_right(prompt)


def test_a_snapshot_longer_than_the_context_is_left_alone(bench: MemoryBench) -> None:
    prompt = words(400)
    bench.read("a", prompt, (50,))
    bench.memory.put_away_all()
    bench.renew(256, bench.memory.archive)
    shorter = prompt[:200] + words(5, seed=1)
    bench.read("a", shorter)
    bench.assert_right(shorter)
    bench.memory.put_away_all()
    bench.renew(CONTEXT, bench.memory.archive)
    assert bench.memory.begin("a", [*prompt, 300]).restored == 400


def test_a_forgotten_conversation_is_nowhere(bench: MemoryBench) -> None:
    prompt = words(200)
    bench.read("a", prompt)
    push_everything_out(bench)
    bench.read("b", words(150, seed=1))
    bench.memory.forget(["a", "b"])
    assert bench.memory.archive.used == 0
    assert bench.memory.begin("c", prompt).tokens == []


# ------------------------------------------------------------------------------------ without llama.cpp


def kept(name: str, length: int, seed: int = 0, **fields: bool) -> Kept:
    return Kept(Snapshot(name, words(length, seed=seed), bytes(100)), **fields)


def whole(_length: int, _positions: object, keep: int) -> int:
    return keep


def test_what_was_needed_longest_ago_goes_first() -> None:
    archive = Archive(300)
    first = kept("a", 500)
    archive.put(first)
    for number, name in enumerate("bc", 1):
        archive.put(kept(name, 500, seed=number))
    found = archive.best("x", words(500), 0, whole)
    assert found is first
    archive.used_up(found, "x", remains=True)
    archive.put(kept("d", 500, seed=3))
    assert archive.used == 300
    assert archive.best("x", words(500), 0, whole) is first
    assert archive.best("x", words(500, seed=1), 0, whole) is None


def test_what_is_restored_stays_within_the_budget() -> None:
    """Room for it was made by pushing out others, which took its place."""
    archive = Archive(300)
    first = kept("a", 500)
    archive.put(first)
    for number, name in enumerate("bcd", 1):
        archive.put(kept(name, 500, seed=number))
    archive.used_up(first, "x", remains=True)
    assert archive.used == 300


def test_a_later_snapshot_takes_the_place_of_the_earlier() -> None:
    archive = Archive(1000)
    archive.put(kept("a", 500))
    archive.put(Kept(Snapshot("a", words(500) + words(50, seed=1), bytes(100))))
    assert archive.used == 100


def test_little_gain_is_not_worth_a_restore() -> None:
    archive = Archive(1000)
    archive.put(kept("a", 1600))
    assert archive.best("a", words(1600), 1595, whole) is None
    assert archive.best("a", words(1600)[:70], 0, whole) is None, "all would have to be copied for a few tokens"


# ------------------------------------------------------------------------------------------------ disk

ONE, OTHER = Fingerprint.of({"weights": 1}), Fingerprint.of({"weights": 2})


@pytest.fixture
def folder(tmp_path: Path) -> KvFolder:
    return KvFolder(tmp_path / "kv", 10 * MIB, reserve=0)


def on_disk(archive_folder: KvFolder, name: str) -> int:
    return len(archive_folder.tokens(ONE, name) or ())


def test_what_has_no_room_in_main_memory_goes_to_disk(folder: KvFolder) -> None:
    archive = Archive(0)
    archive.configure(250, folder, ONE)
    for number, name in enumerate("abc"):
        archive.put(kept(name, 600, seed=number))
    assert archive.used == 200
    assert [on_disk(folder, name) for name in "abc"] == [600, 0, 0]
    archive.configure(0, folder, ONE)
    assert [on_disk(folder, name) for name in "abc"] == [600, 600, 600]


def test_who_waits_does_not_wait_for_files(folder: KvFolder) -> None:
    """What was to make room stays in main memory until there is time; nothing is lost."""
    waits = True
    archive = Archive(0)
    archive.configure(0, folder, ONE, lambda: waits)
    archive.put(kept("a", 600))
    assert (archive.used, on_disk(folder, "a")) == (100, 0)
    found = archive.best("a", [*words(600), 300], 0, whole)
    assert found is not None
    assert archive.unsaved(leaving=False) is found
    waits = False
    archive.put(kept("b", 600, seed=1))
    assert (archive.used, on_disk(folder, "a"), on_disk(folder, "b")) == (0, 600, 600)
    waits = True
    assert archive.best("a", words(600), 0, whole) is None, "a gigabyte takes its time to be read, too"
    archive.put(kept("c", 600, seed=2))
    archive.configure(MIB, folder, OTHER, lambda: True)
    assert archive.used == 0, "under another name it would be wrong"


def test_what_had_to_wait_goes_to_disk_when_there_is_time(bench: MemoryBench, folder: KvFolder) -> None:
    archive = bench.memory.archive
    archive.configure(0, folder, ONE, lambda: True)
    bench.read("a", words(ON_DISK * LEAST + 20))
    push_everything_out(bench)
    assert archive.used > 0
    assert bench.memory.has_unsaved(leaving=False)
    bench.memory.save_next(lambda: False, leaving=False)
    assert (archive.used, on_disk(folder, "a")) == (0, ON_DISK * LEAST + 20)
    assert not bench.memory.has_unsaved(leaving=False)


def test_a_folder_is_asked_for_the_own_conversation_only(folder: KvFolder) -> None:
    archive = Archive(0)
    archive.configure(0, folder, ONE)
    archive.put(kept("a", 600))
    assert archive.best("b", words(600), 0, whole) is None
    found = archive.best("a", words(600), 0, whole)
    assert found is not None
    assert (list(found.snapshot.tokens), found.saved) == (words(600), 600)
    archive.used_up(found, "a", remains=True)
    assert archive.used == 0
    assert archive.best("a", words(600), 590, whole) is None
    archive.configure(0, folder, OTHER)
    assert archive.best("a", words(600), 0, whole) is None


@pytest.mark.parametrize(("reader", "saved"), [("b", 600), ("a", 0)])
def test_a_conversation_that_begins_like_another_does_not_keep_it_from_the_disk(
    folder: KvFolder, reader: str, saved: int
) -> None:
    archive = Archive(0)
    archive.configure(MIB, folder, ONE)
    archive.put(kept("a", 600))
    found = archive.best(reader, [*words(550), 300], 0, whole)
    assert found is not None
    archive.used_up(found, reader, remains=True)
    archive.configure(0, folder, ONE)
    assert on_disk(folder, "a") == saved


def test_only_what_fits_on_the_disk_finds_a_place_there(folder: KvFolder) -> None:
    archive = Archive(0)
    assert not archive.holds("a", 100)
    archive.configure(0, KvFolder(folder.folder, 1000), ONE)
    assert [archive.holds("a", 900), archive.holds("", 900), archive.holds("a", 2000)] == [True, False, False]
    archive.configure(500, None, ONE)
    assert [archive.holds("", 500), archive.holds("a", 600)] == [True, False]


def test_what_belongs_to_nobody_is_not_written(folder: KvFolder) -> None:
    archive = Archive(0)
    archive.configure(0, folder, ONE)
    archive.put(kept("", 600))
    archive.put(kept("a", 600, newest=False))
    archive.put(kept("b", 100))
    assert folder.usage().files == 0


def test_another_fingerprint_leaves_nothing_in_main_memory(folder: KvFolder) -> None:
    archive = Archive(0)
    archive.configure(MIB, folder, ONE)
    archive.put(kept("a", 600))
    archive.configure(MIB, folder, OTHER)
    assert archive.used == 0
    assert on_disk(folder, "a") == 600, "it may be needed when the old settings come back"
    archive.configure(MIB, folder, None)
    archive.put(kept("b", 600))
    archive.configure(MIB, folder, ONE)
    assert archive.used == 0, "nobody knows under which settings it was read"


def test_disks_are_spared(folder: KvFolder) -> None:
    archive = Archive(0)
    archive.configure(0, folder, ONE)
    assert archive.is_outdated(600, 0, leaving=False)
    assert not archive.is_outdated(500, 0, leaving=True), "little is read again as fast"
    assert not archive.is_outdated(1000, 600, leaving=False)
    assert archive.is_outdated(1000, 600, leaving=True)
    assert not archive.is_outdated(16_000, 15_000, leaving=False)
    assert archive.is_outdated(16_000, 14_000, leaving=False)
    assert not archive.is_outdated(16_000, 15_990, leaving=True)


def test_a_conversation_outlives_the_process(bench: MemoryBench, folder: KvFolder) -> None:
    bench.memory.archive.configure(0, folder, ONE)
    prompt, answer = words(200), words(10, seed=1)
    slot = bench.read("a", prompt, (80, 150))
    assert slot is not None
    bench.write(slot, answer)
    assert bench.memory.has_unsaved(leaving=False)
    bench.memory.save_next(lambda: True, leaving=False)
    assert bench.memory.has_unsaved(leaving=False), "it was told to stop"
    bench.memory.save_next(lambda: False, leaving=False)
    assert not bench.memory.has_unsaved(leaving=True)
    for longer, least in ((prompt + answer + words(20, seed=2), 210), (prompt[:190] + words(9, seed=3), 150)):
        again = Archive(0, LEAST)
        again.configure(0, folder, ONE)
        bench.renew(CONTEXT, again)
        back = bench.memory.begin("a", longer)
        assert back.restored == back.saved >= (190 if least == 150 and bench.memory.policy.kind == "dense" else least)
        bench.read("a", longer)
        bench.assert_right(longer)


def test_what_cannot_be_saved_is_not_tried_again_and_again(bench: MemoryBench, folder: KvFolder) -> None:
    bench.memory.archive.configure(0, KvFolder(folder.folder, 10), ONE)
    bench.read("a", words(200))
    bench.memory.save_next(lambda: False, leaving=False)
    assert not bench.memory.has_unsaved(leaving=True)
    assert folder.usage().files == 0


@pytest.mark.parametrize(("memory", "budget"), [(4, 64), (8, 128), (16, 256), (24, 1024), (64, 1024)])
def test_the_automatic_budget(memory: int, budget: int) -> None:
    assert automatic_budget(memory * GIB) == budget * MIB
