"""The format of one file of the cache: written and read back, every byte checked; knows no folder and no quota.

::

    magic, version, length of the header, length of the file, BLAKE2b of these and of the header
    header      facts of the fingerprint, conversation, of each section length and sums, portions of the state
    tokens      32-bit numbers
    state       as llama.cpp gave it
    checkpoints one after the other, likewise

A sum is the CRC-32 of a piece of 1 MiB. CRC-32 finds every single flipped byte in a piece and 4,294,967,295 of
4,294,967,296 other damages, and is the fastest that Python comes with: 4.1 GB a second where BLAKE2b makes 0.9 and
SHA-256 1.8 (measured). The sums themselves are under the BLAKE2b of the header. No byte is outside of both.

Numbers are as this machine writes them, like the state: a file is good for nothing on another kind of machine.
"""

from __future__ import annotations

import contextlib
import hashlib
import mmap
import os
import stat
import struct
import zlib
from array import array
from collections.abc import Callable, Iterator
from io import FileIO
from pathlib import Path

import msgspec

from inference.kv_files.values import Fingerprint, Snapshot

VERSION = 1
PIECE = 1024**2  # bytes under one sum, and between two looks at whether to stop
SYNC_EVERY = 64  # pieces: so that the last sync is short, and a stop is heard before long
MOST_HEADER = 16 * 1024**2  # bytes; a terabyte of state has 4 MiB of sums

_MAGIC = b"HearthKV"
_PREAMBLE = struct.Struct("=8sIIQ")
_DIGEST = 32  # bytes
_TOKEN = "i"
_sync: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)

Stop = Callable[[], bool]


class Damaged(Exception):
    """A file that is not what its name promises; only for the folder, which removes it."""


class Stopped(Exception):
    """It was asked to stop in between."""


class _Section(msgspec.Struct, frozen=True, array_like=True):
    length: int
    sums: bytes


class _Header(msgspec.Struct, frozen=True, array_like=True):
    facts: tuple[tuple[str, str], ...]
    conversation: str
    tokens: _Section
    state: _Section
    positions: tuple[int, ...]
    checkpoints: tuple[_Section, ...]
    portions: tuple[int, ...] = ()  # files of before have none

    def sections(self) -> tuple[_Section, ...]:
        """In the order of the file."""
        return (self.tokens, self.state, *self.checkpoints)


# ------------------------------------------------------------------------------------------- writing


def measure(fingerprint: Fingerprint, snapshot: Snapshot) -> int:
    """Bytes that ``write`` will write."""
    header = len(_encode(fingerprint, snapshot, [bytes(4 * _pieces(len(data))) for data in _data(snapshot)]))
    return _PREAMBLE.size + _DIGEST + header + sum(map(len, _data(snapshot)))


def write(file: FileIO, fingerprint: Fingerprint, snapshot: Snapshot, stop: Stop) -> None:
    """Write a snapshot into an empty, unbuffered file and see it onto the disk.

    The header comes last, so that an unfinished file is no file at all.

    Raises:
        Stopped: ``stop`` said so.
        OSError: It cannot be written; also when the header would be too long.
    """
    parts = _data(snapshot)
    blank = _encode(fingerprint, snapshot, [bytes(4 * _pieces(len(data))) for data in parts])
    if len(blank) > MOST_HEADER:
        raise OSError(f"a header of {len(blank)} bytes")
    total = _PREAMBLE.size + _DIGEST + len(blank) + sum(map(len, parts))
    file.seek(_PREAMBLE.size + _DIGEST + len(blank))
    sums = [_write_section(file, data, stop) for data in parts]
    header = _encode(fingerprint, snapshot, sums)
    preamble = _PREAMBLE.pack(_MAGIC, VERSION, len(header), total)
    file.seek(0)
    _write_all(file, memoryview(preamble + _digest(preamble, header) + header))
    os.fsync(file.fileno())


def _data(snapshot: Snapshot) -> list[memoryview]:
    """The sections, as bytes."""
    tokens = memoryview(array(_TOKEN, snapshot.tokens))
    states = [memoryview(state) for state in (snapshot.state, *(state for _, state in snapshot.checkpoints))]
    return [view.cast("B") for view in (tokens, *states)]


def _encode(fingerprint: Fingerprint, snapshot: Snapshot, sums: list[bytes]) -> bytes:
    """The header; as long for any other sums."""
    sections = [_Section(len(data), each) for data, each in zip(_data(snapshot), sums, strict=True)]
    positions = tuple(position for position, _ in snapshot.checkpoints)
    header = _Header(
        fingerprint.facts,
        snapshot.conversation,
        sections[0],
        sections[1],
        positions,
        tuple(sections[2:]),
        snapshot.portions,
    )
    return msgspec.msgpack.encode(header)


def _write_section(file: FileIO, data: memoryview, stop: Stop) -> bytes:
    """Write it and return its sums."""
    sums = array("I")
    for start in range(0, len(data), PIECE):
        if stop():
            raise Stopped
        piece = data[start : start + PIECE]
        sums.append(zlib.crc32(piece))
        _write_all(file, piece)
        if len(sums) % SYNC_EVERY == 0:
            _sync(file.fileno())
    return sums.tobytes()


def _write_all(file: FileIO, data: memoryview) -> None:
    while data:
        data = data[file.write(data) :]


# ------------------------------------------------------------------------------------------- reading


def read_tokens(path: Path, fingerprint: Fingerprint, conversation: str) -> list[int]:
    """The tokens of a file; nothing is said about the rest of it.

    Raises:
        Damaged: It is none of this conversation and fingerprint, or not whole.
        OSError: It cannot be read.
    """
    with _opened(path) as file:
        header = _read_header(file, fingerprint, conversation)
        return _read_tokens(file, header.tokens)


def read(path: Path, fingerprint: Fingerprint, conversation: str, stop: Stop) -> Snapshot:
    """A snapshot, all of it checked, its states mapped into memory.

    It is checked by reading, since a disk that fails to read a mapped page would end the process.

    Raises:
        Damaged: It is none of this conversation and fingerprint, or not whole.
        Stopped: ``stop`` said so.
        OSError: It cannot be read.
    """
    with _opened(path) as file:
        header = _read_header(file, fingerprint, conversation)
        start = file.tell()
        tokens = _read_tokens(file, header.tokens)
        for section in header.sections()[1:]:
            _check_section(file, section, stop)
        mapping = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    views: list[memoryview] = []
    with memoryview(mapping) as whole:
        for section in header.sections():
            views.append(whole[start : start + section.length])
            start += section.length
    points = tuple(zip(header.positions, views[2:], strict=True))
    return Snapshot(conversation, tokens, views[1], points, mapping, header.portions)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[FileIO]:
    # A pipe of that name would keep us waiting, and a link could lead anywhere.
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    with FileIO(os.open(path, flags)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise Damaged("no file")
        yield file


def _read_header(file: FileIO, fingerprint: Fingerprint, conversation: str) -> _Header:
    size = os.fstat(file.fileno()).st_size
    preamble = _read_exactly(file, _PREAMBLE.size)
    magic, version, length, total = _PREAMBLE.unpack(preamble)
    if magic != _MAGIC or version != VERSION:
        raise Damaged("another format")
    if total != size or length > min(size, MOST_HEADER):
        raise Damaged(f"{size} bytes instead of {total}")
    digest = _read_exactly(file, _DIGEST)
    content = _read_exactly(file, length)
    if digest != _digest(preamble, content):
        raise Damaged("a damaged header")
    try:
        header = msgspec.msgpack.decode(content, type=_Header)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Damaged(f"a strange header: {error}") from error
    _check_header(header, size - file.tell())
    if header.facts != fingerprint.facts or header.conversation != conversation:
        raise Damaged("what belongs to another conversation or model")
    return header


def _check_header(header: _Header, rest: int) -> None:
    """See that the sections are exactly what follows."""
    sections = header.sections()
    if any(each.length < 0 or len(each.sums) != 4 * _pieces(each.length) for each in sections):
        raise Damaged("sections without sums")
    if sum(each.length for each in sections) != rest or header.tokens.length % array(_TOKEN).itemsize:
        raise Damaged("sections of wrong lengths")
    tokens = header.tokens.length // array(_TOKEN).itemsize
    if len(header.positions) != len(header.checkpoints) or not all(0 <= each <= tokens for each in header.positions):
        raise Damaged("checkpoints at wrong positions")
    if header.portions and (min(header.portions) <= 0 or sum(header.portions) != header.state.length):
        raise Damaged("portions of wrong lengths")


def _read_tokens(file: FileIO, section: _Section) -> list[int]:
    data = _read_exactly(file, section.length)
    tokens = array(_TOKEN, data)
    for start, right in zip(range(0, len(data), PIECE), array("I", section.sums), strict=True):
        if zlib.crc32(memoryview(data)[start : start + PIECE]) != right:
            raise Damaged("damaged tokens")
    return tokens.tolist()


def _check_section(file: FileIO, section: _Section, stop: Stop) -> None:
    buffer = memoryview(bytearray(min(PIECE, section.length)))
    left = section.length
    for right in array("I", section.sums):
        if stop():
            raise Stopped
        piece = buffer[: min(PIECE, left)]
        _read_into(file, piece)
        left -= len(piece)
        if zlib.crc32(piece) != right:
            raise Damaged("a damaged state")


def _read_exactly(file: FileIO, length: int) -> bytes:
    """So many bytes; the file is known to be long enough, or short."""
    data = bytearray(length)
    _read_into(file, memoryview(data))
    return bytes(data)


def _read_into(file: FileIO, target: memoryview) -> None:
    while target:
        count = file.readinto(target)
        if not count:
            raise Damaged("a file that ends early")
        target = target[count:]


def _pieces(length: int) -> int:
    return -(-length // PIECE)


def _digest(preamble: bytes, header: bytes) -> bytes:
    return hashlib.blake2b(preamble + header, digest_size=_DIGEST).digest()
