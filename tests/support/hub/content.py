"""What the stand-in hub holds: repositories and files, given as bytes or made up as they are read."""

from __future__ import annotations

import functools
import hashlib
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

PIECE = 65_536  # bytes that are made up at a time
LARGE = 10 * 1024**2  # from here on, and for every .gguf, the hub keeps a file outside git


@dataclass(frozen=True)
class GeneratedFile:
    """``size`` bytes that depend on ``seed`` and never lie in memory all at once; no two pieces are alike."""

    size: int
    seed: int = 0

    def read(self, start: int, length: int) -> bytes:
        """Bytes from ``start``."""
        end = min(start + length, self.size)
        pieces = [_piece(self.seed, number) for number in range(start // PIECE, (end + PIECE - 1) // PIECE)]
        offset = start - start // PIECE * PIECE
        return b"".join(pieces)[offset : offset + max(0, end - start)]


@functools.lru_cache(maxsize=8)
def _noise(seed: int) -> bytes:
    return random.Random(seed).randbytes(PIECE - 8)


def _piece(seed: int, number: int) -> bytes:
    return number.to_bytes(8, "little") + _noise(seed)


class StoredFile:
    """One file as the hub keeps it.

    Attributes:
        path: Name inside the repository.
        size: Bytes.
        sha256: Of the content, hexadecimal.
        git_id: What git calls it.
        large: Whether it lies outside git and is served by the other origin.
    """

    def __init__(self, path: str, content: bytes | GeneratedFile) -> None:
        self.path = path
        self._content = content
        self.size = len(content) if isinstance(content, bytes) else content.size
        self.large = path.endswith(".gguf") or self.size >= LARGE
        digest = hashlib.sha256()
        for piece in self.pieces(0, self.size):
            digest.update(piece)
        self.sha256 = digest.hexdigest()
        self.git_id = hashlib.sha1(f"{path}{self.sha256}".encode()).hexdigest()

    def pieces(self, start: int, end: int) -> Iterator[bytes | memoryview]:
        """The bytes from ``start`` to ``end``, in pieces."""
        step = PIECE * 4
        for position in range(start, end, step):
            until = min(position + step, end)
            if isinstance(self._content, bytes):
                yield memoryview(self._content)[position:until]
            else:
                yield self._content.read(position, until - position)

    def read(self) -> bytes:
        """All of it."""
        return b"".join(self.pieces(0, self.size))


@dataclass
class StoredRepository:
    """One repository.

    Attributes:
        id: Owner and name.
        files: By path.
        gated: Empty, ``auto`` or ``manual``.
        private: Whether only who may reads it.
        tags: As a search filters by.
        card: Its README, front matter included.
        gguf: What the hub read out of a header.
        facts: Anything else the API shows of it (``downloads``, ``likes``, ``lastModified`` ...).
        allowed: Tokens that may read it when it is gated or private.
    """

    id: str
    files: dict[str, StoredFile]
    gated: str = ""
    private: bool = False
    tags: tuple[str, ...] = ()
    card: str = ""
    gguf: Mapping[str, object] | None = None
    facts: dict[str, object] = field(default_factory=dict)
    allowed: set[str] = field(default_factory=set)

    @property
    def commit(self) -> str:
        """Changes with the content."""
        text = self.id + "".join(f"{path}{file.sha256}" for path, file in sorted(self.files.items()))
        return hashlib.sha1(text.encode()).hexdigest()
