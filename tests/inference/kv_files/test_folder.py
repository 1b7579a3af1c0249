"""Conversations are kept, found, forgotten and make room, whatever the disk and other processes do meanwhile."""

from __future__ import annotations

import ctypes
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, repeat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inference.kv_files import Fingerprint, KvFolder, Snapshot, Usage
from inference.units import GIB
from tests.inference.kv_files.samples import (
    MIB,
    MODEL,
    OTHER,
    content,
    forge,
    header_of,
    loaded,
    names,
    only_file,
    sample,
    sections_of,
)
from tests.support.full_disk import fill, mounted_disk
from tests.support.wrong_files import unprivileged

LONG_AGO = 1_000_000_000  # seconds; a file that was used then


@pytest.fixture
def folder(tmp_path: Path) -> KvFolder:
    return KvFolder(tmp_path / "cache" / "kv", GIB, reserve=0)


def _age(path: Path, seconds: float = LONG_AGO) -> None:
    os.utime(path, (seconds, seconds))


def _kept(folder: KvFolder, conversations: Sequence[str]) -> str:
    return "".join(each for each in conversations if folder.tokens(MODEL, each) is not None)


# -------------------------------------------------------------------------------------- one conversation


@pytest.mark.parametrize("state", [0, 1, 4096, MIB, 2 * MIB + 1])
@pytest.mark.parametrize(("tokens", "points"), [(0, 0), (1, 1), (300_000, 6)])
def test_what_is_saved_comes_back(folder: KvFolder, state: int, tokens: int, points: int) -> None:
    snapshot = sample(state=state, tokens=tokens, points=points)
    assert folder.tokens(MODEL, "one") is None
    assert folder.load(MODEL, "one") is None
    assert folder.save(MODEL, snapshot)
    assert folder.tokens(MODEL, "one") == snapshot.tokens
    assert loaded(folder) == content(snapshot)
    assert folder.load(OTHER, "one") is None
    assert folder.load(MODEL, "two") is None


@settings(max_examples=60)
@given(facts=st.dictionaries(st.text(), st.text(), max_size=5), conversation=st.text(min_size=1))
def test_any_texts(tmp_path_factory: pytest.TempPathFactory, facts: dict[str, str], conversation: str) -> None:
    folder = KvFolder(tmp_path_factory.mktemp("kv"), GIB, reserve=0)
    fingerprint = Fingerprint.of(facts)
    assert folder.save(fingerprint, sample(conversation))
    assert loaded(folder, conversation, fingerprint) == content(sample(conversation))
    folder.forget([conversation])
    assert not names(folder)


def test_fingerprints_differ_where_facts_do() -> None:
    assert Fingerprint.of({"b": 1, "a": "x"}) == Fingerprint.of({"a": "x", "b": "1"})
    different = [{}, {"a": ""}, {"": "a"}, {"a": "b"}, {"ab": ""}, {"a": "", "b": ""}, {"a": "\0b\0"}]
    assert len({Fingerprint.of(facts) for facts in different}) == len(different)


def test_ctypes_takes_a_state_without_a_copy(folder: KvFolder) -> None:
    folder.save(MODEL, sample())
    snapshot = folder.load(MODEL, "one")
    assert snapshot is not None
    assert isinstance(snapshot.state, memoryview)
    array = (ctypes.c_uint8 * len(snapshot.state)).from_buffer(snapshot.state)
    assert bytes(array) == sample().state
    array[0] ^= 255
    assert snapshot.state[0] == array[0]
    snapshot.close()  # the array lives on: nobody is torn out of its memory
    assert bytes(array)[1:] == sample().state[1:]
    del array
    snapshot.close()
    assert loaded(folder) == content(sample())  # the file was not written to


def test_closed_state_is_gone(folder: KvFolder) -> None:
    folder.save(MODEL, sample())
    with folder.load(MODEL, "one") as snapshot:  # type: ignore[union-attr]
        assert bytes(snapshot.state) == sample().state
    with pytest.raises(ValueError, match="released"):
        bytes(snapshot.state)
    sample().close()


def test_newer_takes_the_place_of_older(folder: KvFolder) -> None:
    folder.save(MODEL, sample(tokens=10))
    with folder.load(MODEL, "one") as before:  # type: ignore[union-attr]
        folder.save(MODEL, sample(tokens=20))
        assert content(before) == content(sample(tokens=10))  # still what it was
    assert folder.tokens(MODEL, "one") == sample(tokens=20).tokens
    assert len(names(folder)) == 1


def test_without_a_key_nothing_is_kept(folder: KvFolder) -> None:
    assert not folder.save(MODEL, sample(""))
    assert folder.load(MODEL, "") is None
    assert not folder.folder.exists()


def test_what_cannot_be_written(folder: KvFolder) -> None:
    half = Fingerprint.of({"model": "\ud800"})
    assert not folder.save(half, sample())
    assert not folder.save(MODEL, Snapshot("\ud800", [1], b"state"))
    assert not folder.save(MODEL, Snapshot("one", [2**40], b"state"))
    assert not folder.save(Fingerprint.of({"model": "x" * 20 * MIB}), sample())
    assert names(folder) == []
    assert folder.load(half, "one") is None


@pytest.mark.parametrize("after", [0, 1, 3])
def test_stopped(folder: KvFolder, after: int) -> None:
    """A save that is stopped leaves what was there; a load that is stopped removes nothing."""
    large = sample(state=4 * MIB)
    asked = iter(range(100))
    assert folder.save(MODEL, large)
    before = names(folder)
    assert not folder.save(MODEL, sample(state=5 * MIB), stop=lambda: next(asked) >= after)
    asked = iter(range(100))
    assert folder.load(MODEL, "one", stop=lambda: next(asked) >= after) is None
    assert names(folder) == before
    assert loaded(folder) == content(large)


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_only_this_user_may_read(folder: KvFolder) -> None:
    mask = os.umask(0)
    try:
        folder.folder.mkdir(mode=0o755, parents=True)
        folder.save(MODEL, sample())
    finally:
        os.umask(mask)
    assert only_file(folder).stat().st_mode & 0o777 == 0o600
    assert folder.folder.stat().st_mode & 0o777 == 0o700


# ------------------------------------------------------------------------------------- quota and deletion


def test_least_recently_used_makes_room(folder: KvFolder) -> None:
    for age, conversation in enumerate("abcd"):
        folder.save(MODEL, sample(conversation))
        path = next(path for path in folder.folder.iterdir() if path.stat().st_mtime > LONG_AGO + 10)
        _age(path, LONG_AGO + age)
    each = folder.usage().bytes // 4
    small = KvFolder(folder.folder, 4 * each + each // 2, reserve=0)
    assert loaded(small, "a") is not None  # used now
    assert small.save(MODEL, sample("e"))
    assert _kept(small, "abcde") == "acde"
    assert small.usage().bytes <= small.quota
    assert small.usage() == Usage(4 * each, 4, small.quota, 4)


def test_larger_than_the_quota(folder: KvFolder) -> None:
    folder.save(MODEL, sample())
    size = folder.usage().bytes
    small = KvFolder(folder.folder, size, reserve=0)
    assert not small.save(MODEL, sample("two", state=size))
    assert _kept(small, ["one", "two"]) == "one"  # nobody made room for nothing
    KvFolder(folder.folder, 0).trim()
    assert names(folder) == []
    assert not KvFolder(folder.folder, 0).save(MODEL, sample())


@settings(max_examples=40)
@given(sizes=st.lists(st.integers(0, 40_000), min_size=1, max_size=12), quota=st.integers(0, 80_000))
def test_never_beyond_the_quota(tmp_path_factory: pytest.TempPathFactory, sizes: list[int], quota: int) -> None:
    folder = KvFolder(tmp_path_factory.mktemp("kv"), quota, reserve=0)
    for number, size in enumerate(sizes):
        snapshot = sample(str(number % 5), state=size)
        fits = len(forge(header_of(snapshot), sections_of(snapshot))) <= quota
        assert folder.save(MODEL, snapshot) == fits
        assert folder.usage().bytes <= quota
        assert not fits or loaded(folder, snapshot.conversation) == content(snapshot)


def test_forgotten_for_good(folder: KvFolder) -> None:
    for conversation in ("one", "two", "three"):
        folder.save(MODEL, sample(conversation))
        folder.save(OTHER, sample(conversation))
    assert (folder.usage().files, folder.usage().conversations) == (6, 3)
    (folder.folder / "notes.txt").write_text("not ours")
    folder.forget(["one", "three", "unknown"])
    assert [folder.tokens(MODEL, each) is None for each in ("one", "two", "three")] == [True, False, True]
    assert folder.usage().files == 2
    folder.save(MODEL, sample("four"))
    folder.forget_others(["two", "unknown"])
    assert folder.tokens(MODEL, "two") is not None
    assert folder.usage().files == 2
    folder.empty()
    assert names(folder) == ["notes.txt"]


def test_forgotten_while_it_is_written(folder: KvFolder) -> None:
    """What another process is writing does not come back after it was forgotten."""
    for forget in (lambda: folder.forget(["one"]), folder.empty):
        asked = chain([lambda: None, forget], repeat(lambda: None))

        def stop(asked: Iterator[Callable[[], None]] = asked) -> bool:
            next(asked)()
            return False

        assert not folder.save(MODEL, sample(state=2 * MIB), stop=stop)
        assert names(folder) == []


def test_quota_that_fits_the_disk(tmp_path: Path) -> None:
    folder = KvFolder(tmp_path / "cache" / "kv", None, reserve=0)
    assert 0 < folder.quota <= 32 * GIB  # neither it nor its parent is there yet
    with mounted_disk(tmp_path / "disk") as disk:
        folder = KvFolder(disk / "kv", None, reserve=0)
        size = len(forge(header_of(sample()), sections_of(sample())))
        assert abs(folder.quota - 2 * MIB // 10) < 20_000
        for number in range(100):
            folder.save(MODEL, sample(str(number)))
        assert abs(folder.usage().bytes - 2 * MIB // 10) < 20_000 + size
        before = folder.usage().bytes
        fill(disk)
        folder.trim()  # the disk has less for it now
        assert folder.usage().bytes < before // 2


# --------------------------------------------------------------------------------------------- bad disks


def test_folder_that_is_not_there(folder: KvFolder) -> None:
    folder.forget(["one"])
    folder.empty()
    folder.trim()
    assert folder.usage().bytes == 0
    folder.folder.parent.mkdir(parents=True)
    folder.folder.write_text("in the way")
    assert not folder.save(MODEL, sample())
    assert folder.load(MODEL, "one") is None
    folder.empty()
    assert folder.folder.read_text() == "in the way"


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_folder_that_may_not_be_written(folder: KvFolder, tmp_path: Path) -> None:
    folder.save(MODEL, sample())
    tmp_path.chmod(0o755)
    folder.folder.chmod(0o555)
    with unprivileged():
        assert not folder.save(MODEL, sample("two"))
        assert folder.load(MODEL, "one") is None
        folder.empty()
    assert len(names(folder)) == 1
    folder.folder.chmod(0o700)
    assert loaded(folder) == content(sample())  # what could not be read was not taken for damaged


def test_folder_that_vanishes(folder: KvFolder) -> None:
    def stop() -> bool:
        shutil.rmtree(folder.folder, ignore_errors=True)
        return False

    assert not folder.save(MODEL, sample(state=3 * MIB), stop=stop)
    assert not folder.folder.exists()
    assert folder.save(MODEL, sample())


def test_full_disk(tmp_path: Path) -> None:
    with mounted_disk(tmp_path / "disk") as disk:
        folder = KvFolder(disk / "kv", GIB, reserve=0)
        assert folder.save(MODEL, sample("small"))
        filler = fill(disk)
        # What is free is asked for, so nothing is even begun, and what is there stays.
        assert not folder.save(MODEL, sample(state=MIB))
        assert _kept(folder, ["small", "one"]) == "small"
        filler.unlink()
        assert folder.save(MODEL, sample(state=MIB))
        # One that is full of the cache itself: the oldest goes.
        assert folder.save(MODEL, sample("two", state=MIB))
        assert folder.tokens(MODEL, "two") is not None
        assert folder.tokens(MODEL, "one") is None


def test_disk_that_fills_up_meanwhile(tmp_path: Path) -> None:
    with mounted_disk(tmp_path / "disk") as disk:
        folder = KvFolder(disk / "kv", GIB, reserve=0)
        assert folder.save(MODEL, sample("small"))
        before = names(folder)
        fillers = []

        def stop() -> bool:
            if not fillers:
                fillers.append(fill(disk))
            return False

        assert not folder.save(MODEL, sample(state=MIB), stop=stop)
        assert names(folder) == before


def test_rest_of_the_disk_is_left_alone(folder: KvFolder) -> None:
    greedy = KvFolder(folder.folder, GIB, reserve=2**62)
    assert not greedy.save(MODEL, sample())
    assert names(folder) == []


# --------------------------------------------------------------------------------------- other processes

WRITER = """
import sys, threading
from itertools import chain, repeat
from pathlib import Path
from inference.kv_files import KvFolder
from tests.inference.kv_files.samples import MODEL, sample
asked = iter(range(100))
def stop():
    if next(asked) == 2:
        print("writing", flush=True)
        threading.Event().wait()
    return False
KvFolder(Path(sys.argv[1]), 2**30, reserve=0).save(MODEL, sample(state=2**23), stop=stop)
"""


@pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file cannot be removed anyway")
def test_killed_while_writing(folder: KvFolder) -> None:
    folder.save(MODEL, sample("two"))
    whole = names(folder)
    with subprocess.Popen([sys.executable, "-c", WRITER, str(folder.folder)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        (growing,) = set(names(folder)) - set(whole)
        _age(folder.folder / growing)
        folder.trim()
        assert growing in names(folder)  # somebody is at it
        assert folder.usage().bytes > MIB
        os.kill(process.pid, signal.SIGKILL)
    assert folder.tokens(MODEL, "one") is None
    folder.trim()
    assert names(folder) == whole


def test_several_at_once(folder: KvFolder) -> None:
    """Many that save, load, forget and make room in the same folder: always right content, or none."""
    quota = 150_000
    wrong: list[object] = []

    def work(seed: int) -> None:
        dice = random.Random(seed)
        mine = KvFolder(folder.folder, quota, reserve=0)
        for _ in range(60):
            conversation = dice.choice("abcdef")
            match dice.randrange(8):
                case 0:
                    mine.forget([conversation])
                case 1:
                    mine.trim()
                case 2 | 3 | 4:
                    mine.save(MODEL, sample(conversation, state=dice.choice([10, 9000, 30_000])))
                case _:
                    found = loaded(mine, conversation)
                    rights = [content(sample(conversation, state=size)) for size in (10, 9000, 30_000)]
                    if found is not None and found not in rights:
                        wrong.append(found)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert not [name for name in names(folder) if not name.endswith(".kv")]
    assert folder.usage().bytes <= quota
