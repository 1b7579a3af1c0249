"""Headers made to hurt: whatever they say ends soon in facts or in an error, and takes little memory."""

from __future__ import annotations

import contextlib
import struct
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inference.errors import HearthError, ModelCorrupt, ModelFileError, ModelTruncated
from inference.gguf_checks import check_facts, check_header, check_vocabulary
from inference.gguf_header import Array, Header, Tensor
from inference.gguf_layout import MAX_DECODED, MAX_HEADER, MAX_TOKENS, SMALL_ARRAY, TYPE_NAMES, parse_header
from inference.hardware import Hardware
from inference.model_facts import ModelFacts, facts_of
from inference.outlook import outlook
from tests.support.tiny_gguf import ARCHITECTURES, Kind, write_tiny

# ------------------------------------------------------------------------------- shaped like a GGUF

SIZES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
EDGES = (0, 1, 2, 31, 32, 255, 2**16, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**40, 2**63 - 1, 2**63, 2**64 - 1)
counts = st.one_of(st.integers(0, 40), st.sampled_from(EDGES))


def u32(value: int) -> bytes:
    return struct.pack("<I", value)


def u64(value: int) -> bytes:
    return struct.pack("<Q", value)


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    """A string, mostly with its own length, sometimes with another."""
    data = draw(st.binary(max_size=20))
    return u64(draw(counts) if draw(st.integers(0, 9)) == 0 else len(data)) + data


@st.composite
def values(draw: st.DrawFn, depth: int = 0) -> bytes:
    """A type and what may follow it: arrays of arrays of arrays too."""
    kind = draw(st.sampled_from((*SIZES, 8, 9, 9, 13, 2**31)))
    if kind == 8:
        return u32(8) + draw(texts())
    if kind == 9 and depth < 12:
        inner = draw(values(depth + 1))
        return u32(9) + inner[:4] + u64(draw(counts)) + inner[4:]
    return u32(kind) + draw(st.binary(min_size=SIZES.get(kind, 0), max_size=SIZES.get(kind, 4)))


@st.composite
def tensors(draw: st.DrawFn) -> bytes:
    dims = draw(st.lists(counts, max_size=6))
    listed = draw(st.sampled_from((len(dims), len(dims), 5, 2**32 - 1)))
    kind = draw(st.sampled_from((0, 1, 2, 8, 12, 39, 4, 36, 2**32 - 1)))
    return draw(texts()) + u32(listed) + b"".join(map(u64, dims)) + u32(kind) + u64(draw(counts))


@st.composite
def headers(draw: st.DrawFn) -> bytes:
    """Most parts are in order, so that the reader gets far before it meets what is not."""
    keys = draw(st.lists(st.tuples(texts(), values()), max_size=6))
    table = draw(st.lists(tensors(), max_size=4))
    claimed = draw(st.sampled_from((len(table), len(table), len(table) + 1, 2**63)))
    listed = draw(st.sampled_from((len(keys), len(keys), len(keys) + 1, 2**63)))
    body = b"".join(key + value for key, value in keys) + b"".join(table)
    return b"GGUF" + u32(draw(st.sampled_from((3, 3, 3, 2)))) + u64(claimed) + u64(listed) + body + bytes(40)


@settings(max_examples=250)
@given(data=headers(), extra=st.sampled_from((0, 0, 1000, 2**20, 2**45)))
def test_shaped_headers_end_in_an_error_or_a_header(data: bytes, extra: int) -> None:
    """``extra``: how much longer the file claims to be than what can be read of it."""
    with contextlib.suppress(ModelFileError):
        parse_header(lambda offset, length: data[offset : offset + length], len(data) + extra)


# ----------------------------------------------------------------------------------- a remote's word


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_tiny(tmp_path_factory.mktemp("remote") / "m.gguf", layers=1, vocab=400).read_bytes()


@settings(max_examples=150)
@given(data=st.data())
def test_reader_that_returns_too_little_or_too_much(whole: bytes, data: st.DataObject) -> None:
    """Another computer answers; what it sends need not be what was asked for."""
    asked = 0

    def read_at(offset: int, length: int) -> bytes:
        nonlocal asked
        asked += 1
        assert asked < 100
        answered = data.draw(st.one_of(st.just(length), st.integers(0, length), st.just(length + 5000)))
        return whole[offset : offset + answered]

    try:
        found = parse_header(read_at, len(whole))
    except ModelFileError:
        return
    assert found == parse_header(lambda offset, length: whole[offset : offset + length], len(whole))


def test_nothing_comes_from_a_file_said_to_be_large() -> None:
    with pytest.raises(ModelTruncated):
        parse_header(lambda _offset, _length: b"", 10**12)


def test_more_than_asked_for_is_not_kept() -> None:
    """A server that ignores ranges sends a whole file of many gigabytes each time."""
    head = b"GGUF" + u32(3) + u64(0) + u64(1) + u64(1) + b"k" + u32(8) + u64(3_000_000)
    sent = head + b"x" * (4_000_000 - len(head))
    found = parse_header(lambda offset, _length: sent[offset:] + b"y" * 1_000_000, len(sent))
    assert found.keys["k"] == "x" * 3_000_000


# -------------------------------------------------------------------------------------------- memory


def one_key(value: bytes, name: bytes = b"k") -> bytes:
    return b"GGUF" + u32(3) + u64(0) + u64(1) + u64(len(name)) + name + value


TOKENS = b"tokenizer.ggml.tokens"
HUNGRY = {
    "many arrays of numbers": b"GGUF"
    + u32(3)
    + u64(0)
    + u64(4000)
    + b"".join(u64(4) + b"%04d" % n + u32(9) + u32(0) + u64(SMALL_ARRAY) + bytes(SMALL_ARRAY) for n in range(4000)),
    "one array of numbers": one_key(u32(9) + u32(0) + u64(8_000_000) + bytes(8_000_000)),
    "a text of nonsense": one_key(u32(8) + u64(8_000_000) + b"\xff" * 8_000_000),
    "empty texts": one_key(u32(9) + u32(8) + u64(1_000_000) + bytes(8_000_000)),
}


@pytest.mark.parametrize("name", HUNGRY)
def test_memory_is_bounded_by_the_size_of_the_header(name: str) -> None:
    """Values in Python take up to thirty times their bytes in the file: few may be decoded."""
    data = HUNGRY[name]
    tracemalloc.start()
    try:
        parse_header(lambda offset, length: data[offset : offset + length], len(data))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * len(data) + 8 * MAX_DECODED, f"{peak:,} bytes for {len(data):,}"


def test_vocabulary_of_absurd_size_is_refused() -> None:
    data = one_key(u32(9) + u32(8) + u64(MAX_TOKENS + 1), TOKENS)
    with pytest.raises(ModelCorrupt, match="claims to hold"):
        parse_header(lambda offset, length: data[offset : offset + length], MAX_HEADER, {TOKENS.decode()})


def test_strings_across_pieces_are_the_same_kept_or_passed_over() -> None:
    """The reader fetches a megabyte first: strings that straddle what is there are read again, not lost."""
    strings = [b"x" * (n % 4000) for n in range(3000)]
    data = one_key(u32(9) + u32(8) + u64(len(strings)) + b"".join(u64(len(s)) + s for s in strings), TOKENS)

    def read(decode: set[str]) -> Array:
        found = parse_header(lambda offset, length: data[offset : offset + length], len(data), decode)
        array = found.array(TOKENS.decode())
        assert array is not None
        assert found.data_offset == -(-len(data) // 32) * 32
        return array

    assert read({TOKENS.decode()}).values == tuple(strings)
    assert read(set()) == Array("string", len(strings))


# --------------------------------------------------------------------- what the numbers lead others to


numbers = st.one_of(
    st.sampled_from(EDGES), st.integers(-(2**63), 2**64 - 1), st.integers(0, 600), st.floats(), st.booleans(), st.text()
)
arrays = st.builds(
    lambda kind, found, more: Array(kind, len(found) + more, tuple(found)),
    st.sampled_from(tuple(TYPE_NAMES.values())),
    st.lists(st.one_of(st.integers(-(2**63), 2**64 - 1), st.floats(), st.booleans()), max_size=8),
    st.sampled_from((0, 0, 2**40)),
)


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Header]:
    folder = tmp_path_factory.mktemp("honest")
    found: dict[str, Header] = {}
    for kind in ARCHITECTURES:
        data = write_tiny(folder / f"{kind}.gguf", kind, layers=2, vocab=400).read_bytes()
        found[kind] = parse_header(lambda at, n, data=data: data[at : at + n], len(data), {TOKENS.decode()})  # type: ignore[misc]
    return found


@settings(max_examples=250)
@given(kind=st.sampled_from(tuple(ARCHITECTURES)), data=st.data())
def test_impossible_numbers_never_reach_a_loop(honest: dict[str, Header], kind: Kind, data: st.DataObject) -> None:
    """Some keys of a good header get any value, in the types the checks insist on: facts, checks and plans hold."""
    header = honest[kind]
    names = st.sampled_from([key for key in header.keys if not key.startswith("tokenizer.")])
    changes: dict[str, Any] = data.draw(st.dictionaries(names, st.one_of(numbers, arrays), max_size=3))
    table = header.tensors
    if data.draw(st.booleans()):
        sizes = st.integers(0, 2**63)
        index = data.draw(st.integers(0, len(table) - 1))
        odd = Tensor(
            table[index].name, (data.draw(sizes),) * 2, data.draw(st.sampled_from((0, 12))), 0, data.draw(sizes)
        )
        table = (*table[:index], odd, *table[index + 1 :])
    changed = Header(
        header.version, header.keys | changes, header.types, table, header.data_offset, header.file_size, 0
    )
    with contextlib.suppress(HearthError):
        facts = _checked(changed)
        outlook(facts, _MACHINE)


_MACHINE = Hardware(physical_cores=4, performance_cores=4, logical_cores=8, memory_total=2**34, memory_available=2**33)


def _checked(header: Header) -> ModelFacts:
    """As ``read_model_facts`` does it."""
    check_header(header)
    facts = facts_of((header,), (Path("m.gguf"),))
    check_facts(facts, (header,))
    check_vocabulary(header)
    return facts
