"""Whatever happens to a file: what was saved comes back, or nothing, and then the file is gone."""

from __future__ import annotations

import os
import shutil
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inference.kv_files import Fingerprint, KvFolder, Snapshot
from inference.units import GIB
from tests.inference.kv_files.samples import (
    MIB,
    MODEL,
    OTHER,
    PREAMBLE,
    Parts,
    content,
    forge,
    header_of,
    loaded,
    names,
    only_file,
    sample,
    sections_of,
)

Damage = Callable[[bytes], bytes]

SMALL = sample()
LARGE = sample(state=2 * MIB + 17, tokens=70, points=1)  # several pieces, each with a sum of its own
HUGE = (2**31, 2**32 - 1, 2**40, 2**62, 2**63 - 1)


@pytest.fixture(scope="module")
def files() -> Iterator[dict[int, bytes]]:
    """The bytes of saved samples by the size of their state."""
    with TemporaryDirectory() as place:
        written = {}
        for snapshot in (SMALL, LARGE):
            folder = KvFolder(Path(place) / str(len(snapshot.state)), GIB, reserve=0)
            assert folder.save(MODEL, snapshot)
            written[len(snapshot.state)] = only_file(folder).read_bytes()
        yield written


def _put(place: str, data: bytes, snapshot: Snapshot = SMALL) -> tuple[KvFolder, Path]:
    """A folder in which ``data`` lies where the file of ``snapshot`` would."""
    folder = KvFolder(Path(place), GIB, reserve=0)
    assert folder.save(MODEL, Snapshot(snapshot.conversation, [1], b"1"))
    path = only_file(folder)
    path.write_bytes(data)
    return folder, path


@st.composite
def _damages(draw: st.DrawFn) -> Damage:
    """One of the things that happen to files; positions are parts of the length, so that they fit every file."""
    near = st.one_of(st.floats(0, 1, exclude_max=True), st.floats(0, 0.1, exclude_max=True))
    first, second = sorted((draw(near), draw(near)))
    extra = draw(st.binary(min_size=1, max_size=80))
    kind = draw(st.sampled_from(["cut", "flip", "insert", "remove", "overwrite", "zero", "swap", "repeat", "append"]))

    def damage(data: bytes) -> bytes:
        a, b = int(first * len(data)), int(second * len(data))
        return {
            "cut": data[:a],
            "flip": data[:a] + bytes([data[a] ^ (extra[0] or 1)]) + data[a + 1 :],
            "insert": data[:a] + extra + data[a:],
            "remove": data[:a] + data[b + 1 :],
            "overwrite": data[:a] + extra + data[a + len(extra) :],
            "zero": data[:a] + bytes(b - a) + data[b:],
            "swap": data[b:] + data[a:b] + data[:a],
            "repeat": data[:b] + data[a:b] + data[b:],
            "append": data + extra,
        }[kind]

    return damage


@settings(max_examples=150)
@given(snapshot=st.sampled_from([SMALL, SMALL, LARGE]), damages=st.lists(_damages(), min_size=1, max_size=3))
def test_damaged_file_gives_nothing_and_is_removed(
    snapshot: Snapshot, files: dict[int, bytes], damages: list[Damage]
) -> None:
    whole = data = files[len(snapshot.state)]
    for damage in damages:
        data = damage(data) or b"\0"
    with TemporaryDirectory() as place:
        folder, path = _put(place, data, snapshot)
        tokens = folder.tokens(MODEL, "one")
        assert tokens in (None, list(snapshot.tokens))
        if tokens is not None:  # the rest may be damaged
            assert (loaded(folder) == content(snapshot)) == (data == whole)
        assert path.exists() == (data == whole)


@pytest.mark.parametrize("bit", range(8))
def test_every_byte_matters(files: dict[int, bytes], tmp_path: Path, bit: int) -> None:
    """Each byte of a small file, one bit of it flipped."""
    whole = files[len(SMALL.state)]
    folder, path = _put(str(tmp_path), whole)
    assert loaded(folder) == content(SMALL)
    for position in range(bit, len(whole), 5):
        data = bytearray(whole)
        data[position] ^= 1 << bit
        path.write_bytes(data)
        assert loaded(folder) is None, position
        assert not path.exists()


def test_swapped_pieces_are_noticed(files: dict[int, bytes], tmp_path: Path) -> None:
    whole = files[len(LARGE.state)]
    start = whole.index(bytes(LARGE.state[:64]))
    first, second = whole[start : start + MIB], whole[start + MIB : start + 2 * MIB]
    folder, path = _put(str(tmp_path), whole[:start] + second + first + whole[start + 2 * MIB :], LARGE)
    assert folder.tokens(MODEL, "one") == LARGE.tokens  # not damaged themselves
    assert loaded(folder) is None
    assert not path.exists()


# ------------------------------------------------------------------------------------------ wrong names


def test_file_of_another_conversation_or_model(tmp_path: Path) -> None:
    """Cross-wired: each of four files under the name of each other one."""
    folder = KvFolder(tmp_path / "kv", GIB, reserve=0)
    owners = [(conversation, fingerprint) for conversation in ("one", "two") for fingerprint in (MODEL, OTHER)]
    places: dict[tuple[str, Fingerprint], Path] = {}
    for owner in owners:
        before = set(names(folder))
        assert folder.save(owner[1], sample(owner[0]))
        (new,) = set(names(folder)) - before
        places[owner] = folder.folder / new
    saved = {owner: path.read_bytes() for owner, path in places.items()}
    for mine in owners:
        for theirs in owners:
            places[mine].write_bytes(saved[theirs])
            right: Parts | None = content(sample(mine[0])) if mine == theirs else None
            assert loaded(folder, *mine) == right
            places[mine].write_bytes(saved[theirs])
            assert (folder.tokens(mine[1], mine[0]) is None) == (mine != theirs)
            places[mine].write_bytes(saved[mine])


def test_digest_alone_is_not_trusted(tmp_path: Path) -> None:
    """Another fingerprint that came to the same name."""
    data = forge(header_of(SMALL, OTHER), sections_of(SMALL))
    folder, path = _put(str(tmp_path), data)
    assert loaded(folder) is None
    assert not path.exists()


@pytest.mark.skipif(os.name != "posix", reason="pipes and links of POSIX")
def test_no_file_at_all(tmp_path: Path, files: dict[int, bytes]) -> None:
    whole = files[len(SMALL.state)]
    folder, path = _put(str(tmp_path / "kv"), whole)
    path.unlink()
    os.mkfifo(path)
    assert loaded(folder) is None
    assert not path.exists()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(whole)
    path.symlink_to(elsewhere)
    assert loaded(folder) is None
    assert folder.save(MODEL, SMALL)  # replaces the link, not what it leads to
    assert elsewhere.read_bytes() == whole
    path.unlink()
    path.mkdir()
    assert loaded(folder) is None
    assert not folder.save(MODEL, SMALL)
    assert names(folder) == [path.name]
    assert folder.usage().files == 0


# ---------------------------------------------------------------------------------------- forged headers


def test_format_is_as_described(files: dict[int, bytes]) -> None:
    """The forger knows the format: what it makes of a sample is the file."""
    for snapshot in (SMALL, LARGE):
        assert forge(header_of(snapshot), sections_of(snapshot)) == files[len(snapshot.state)]


def test_files_of_before_had_no_portions(tmp_path: Path) -> None:
    folder, _path = _put(str(tmp_path), forge(header_of(SMALL)[:6], sections_of(SMALL)))
    assert loaded(folder) == content(SMALL)


def _changed(index: int, *inner: int, value: Any) -> Callable[[], bytes]:
    """A file whose header has ``value`` somewhere else than it should be, under a digest that is right."""

    def make() -> bytes:
        header = header_of(SMALL)
        place = header
        for step in (index, *inner)[:-1]:
            place = place[step]
        place[(index, *inner)[-1]] = value
        return forge(header, sections_of(SMALL))

    return make


def _twice() -> bytes:
    """The same section two times."""
    header, sections = header_of(SMALL), sections_of(SMALL)
    header[5].append(header[5][-1])
    header[4].append(header[4][-1])
    return forge(header, sections)


def _moved() -> bytes:
    """A byte that went from one section into the next."""
    header = header_of(SMALL)
    header[2][0] += 4
    header[3][0] -= 4
    return forge(header, sections_of(SMALL))


FORGED: dict[str, Callable[[], bytes]] = {
    **{f"state of {size}": _changed(3, 0, value=size) for size in (*HUGE, -1, 0)},
    **{f"tokens of {size}": _changed(2, 0, value=size) for size in (*HUGE, -4, 2)},
    **{f"checkpoint of {size}": _changed(5, 0, 0, value=size) for size in HUGE},
    "no sums": _changed(3, 1, value=b""),
    "sums of a terabyte": _changed(3, 1, value=bytes(4 * MIB)),
    "a position less": _changed(4, value=[7]),
    "a position before all": _changed(4, 0, value=-7),
    "a position beyond numbers": _changed(4, 0, value=2**64 - 1),
    "no list": _changed(5, value=7),
    "a section twice": _twice,
    "sections that overlap": _moved,
    "portions of another length": _changed(6, value=[1000, 1999]),
    "portions of nothing": _changed(6, value=[3000, 0]),
    "portions that take some back": _changed(6, value=[4000, -1000]),
    "another conversation": _changed(1, value="two"),
    "facts more": _changed(0, value=[*MODEL.facts, ("more", "")]),
    "no map": lambda: forge({"a": 1}, []),
    "nothing": lambda: forge([], []),
    "deep": lambda: forge(msgspec.Raw(b"\x91" * 200_000 + b"\xc0"), []),
    "a header of 4 GB": lambda: forge(header_of(SMALL), sections_of(SMALL), length=2**32 - 1),
    "a header of nothing": lambda: forge(header_of(SMALL), sections_of(SMALL), length=0),
    "a file of exabytes": lambda: forge(header_of(SMALL), sections_of(SMALL), total=2**63),
}


@pytest.mark.parametrize("name", FORGED)
def test_header_that_lies(name: str, tmp_path: Path) -> None:
    folder, path = _put(str(tmp_path), FORGED[name]())
    tracemalloc.start()
    try:
        found = loaded(folder)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found is None
    assert not path.exists()
    assert most < 16 * MIB


@pytest.mark.skipif(not hasattr(os, "truncate"), reason="needs files with holes")
def test_huge_file_of_nothing(tmp_path: Path) -> None:
    """A terabyte with a header that says so is read up to the first piece that is wrong."""
    header = header_of(SMALL)
    size = 2**40
    whole = forge(header, sections_of(SMALL), total=size)
    header[3][0] = size - (len(whole) - len(SMALL.state)) - 4 * MIB  # room for the sums, more or less
    header[3][1] = bytes(4 * MIB)
    data = forge(header, [], total=size)
    folder, path = _put(str(tmp_path), data)
    try:
        os.truncate(path, size)
    except OSError:
        pytest.skip("a file system without large files")
    assert shutil.disk_usage(tmp_path).used < size or path.stat().st_blocks * 512 < size
    assert loaded(folder) is None
    assert not path.exists()


def test_format_of_tomorrow(files: dict[int, bytes], tmp_path: Path) -> None:
    whole = files[len(SMALL.state)]
    magic, version, length, total = PREAMBLE.unpack(whole[: PREAMBLE.size])
    folder, path = _put(str(tmp_path), PREAMBLE.pack(magic, version + 1, length, total) + whole[PREAMBLE.size :])
    assert loaded(folder) is None
    assert not path.exists()
