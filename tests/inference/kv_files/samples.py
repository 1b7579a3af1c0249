"""Snapshots to keep, and files forged byte by byte from the description of the format, not by its code."""

from __future__ import annotations

import contextlib
import hashlib
import random
import struct
import zlib
from pathlib import Path
from typing import Any

import msgspec

from inference.kv_files import Fingerprint, KvFolder, Snapshot

PREAMBLE = struct.Struct("=8sIIQ")
MIB = 1024**2

MODEL = Fingerprint.of({"model": "guide.gguf 1234", "build": "0.5.0", "type_k": "f16", "flash": True})
OTHER = Fingerprint.of({"model": "guide.gguf 1234", "build": "0.5.0", "type_k": "q8_0", "flash": True})

Parts = tuple[str, list[int], bytes, list[tuple[int, bytes]]]


def sample(conversation: str = "one", *, state: int = 3000, tokens: int = 40, points: int = 2) -> Snapshot:
    """A snapshot with a state of so many bytes, always the same one."""
    dice = random.Random(f"{conversation} {state} {tokens}")
    checkpoints = tuple((7 * (number + 1) % (tokens + 1), dice.randbytes(100 + number)) for number in range(points))
    ids = [dice.randrange(150_000) for _ in range(tokens)]
    return Snapshot(conversation, ids, dice.randbytes(state), checkpoints)


def content(snapshot: Snapshot) -> Parts:
    """All that is in it, to compare."""
    points = [(position, bytes(state)) for position, state in snapshot.checkpoints]
    return snapshot.conversation, list(snapshot.tokens), bytes(snapshot.state), points


def loaded(folder: KvFolder, conversation: str = "one", fingerprint: Fingerprint = MODEL) -> Parts | None:
    """What a folder gives back, closed again."""
    snapshot = folder.load(fingerprint, conversation)
    if snapshot is None:
        return None
    with snapshot:
        return content(snapshot)


def only_file(folder: KvFolder) -> Path:
    """The one file there."""
    (path,) = folder.folder.iterdir()
    return path


def names(folder: KvFolder) -> list[str]:
    """What lies there, if it is there."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        return sorted(path.name for path in folder.folder.iterdir())
    return []


def section(data: bytes) -> list[Any]:
    """How the header describes a section."""
    sums = [zlib.crc32(data[start : start + MIB]) for start in range(0, len(data), MIB)]
    return [len(data), struct.pack(f"={len(sums)}I", *sums)]


def header_of(snapshot: Snapshot, fingerprint: Fingerprint = MODEL) -> list[Any]:
    """The header that belongs to a snapshot."""
    tokens, state, *points = map(section, sections_of(snapshot))
    positions = [position for position, _ in snapshot.checkpoints]
    facts = list(fingerprint.facts)
    return [facts, snapshot.conversation, tokens, state, positions, points, list(snapshot.portions)]


def sections_of(snapshot: Snapshot) -> list[bytes]:
    """What follows the header."""
    tokens = struct.pack(f"={len(snapshot.tokens)}i", *snapshot.tokens)
    return [tokens, bytes(snapshot.state), *(bytes(state) for _, state in snapshot.checkpoints)]


def forge(header: Any, sections: list[bytes], *, total: int | None = None, length: int | None = None) -> bytes:
    """A file whose header is vouched for, whatever it says."""
    encoded = msgspec.msgpack.encode(header)
    body = b"".join(sections)
    real = PREAMBLE.size + 32 + len(encoded) + len(body)
    preamble = PREAMBLE.pack(
        b"HearthKV", 1, len(encoded) if length is None else length, real if total is None else total
    )
    digest = hashlib.blake2b(preamble + encoded, digest_size=32).digest()
    return preamble + digest + encoded + body
