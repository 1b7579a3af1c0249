"""What is known of an unfinished file: where it comes from, and which bytes on the disk are the ones that came.

One JSON value a line. The first says what the file is to become. Each further one is a mark: up to this position
the bytes are on the disk, and this is the SHA-256 of all of them. A mark costs no hashing of its own (the hash of
the whole file passes through it anyway), and tells later not only that a part is damaged but where. A line that was
cut off, by a crash or a full disk, does not count; those behind it do, for each mark vouches for all that is before it.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

import msgspec

from inference.atomic import write_atomically

VERSION = 1


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """What a part is the beginning of.

    Attributes:
        address: Where it was fetched from, for people who look into the file.
        commit: Of the repository; empty for a plain URL.
        size: Bytes of the whole file.
        sha256: Of the whole file, empty when nobody has said.
        validator: ``ETag`` or ``Last-Modified``: what a server names this state of the file by.
    """

    address: str = ""
    commit: str = ""
    size: int | None = None
    sha256: str = ""
    validator: str = ""

    def continues(self, earlier: Origin) -> bool:
        """Whether bytes fetched for ``earlier`` belong to this file, too. In doubt they do not."""
        if self.size is not None and earlier.size is not None and self.size != earlier.size:
            return False
        if self.sha256 and earlier.sha256:
            return self.sha256 == earlier.sha256
        return bool(self.validator) and self.validator == earlier.validator


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """Up to ``position`` bytes, their SHA-256 is ``digest``."""

    position: int
    digest: str


class _Head(msgspec.Struct, kw_only=True):
    version: int
    origin: Origin


class Journal:
    """The journal of one part.

    Attributes:
        origin: ``None`` when there is no journal, or one that says nothing.
        marks: Ascending.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.origin: Origin | None = None
        self.marks: list[Mark] = []
        self._read()

    @property
    def position(self) -> int:
        """Bytes that are vouched for."""
        return self.marks[-1].position if self.marks else 0

    def begin(self, origin: Origin) -> None:
        """Write it anew with the marks there are. Raises ``StorageError``."""
        lines = [msgspec.json.encode(_Head(version=VERSION, origin=origin))]
        lines += [msgspec.json.encode(mark) for mark in self.marks]
        write_atomically(self.path, b"\n".join(lines) + b"\n")
        self.origin = origin

    def add(self, mark: Mark) -> None:
        """Vouch for some more; what it vouches for must be written by now. Raises ``OSError``."""
        if mark.position <= self.position:
            return
        line = msgspec.json.encode(mark) + b"\n"
        # Not made anew where somebody has deleted it: without its first line it would say nothing.
        with self.path.open("r+b", buffering=0) as file:
            end = file.seek(0, os.SEEK_END)
            if file.write(line) != len(line):
                file.truncate(end)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.path))
        self.marks.append(mark)

    def cut(self, position: int) -> None:
        """Forget what lies behind ``position``; ``begin`` puts it on the disk."""
        self.marks = [mark for mark in self.marks if mark.position <= position]

    def _read(self) -> None:
        try:
            first, *rest = self.path.read_bytes().split(b"\n")
            head = msgspec.json.decode(first, type=_Head)
        except (OSError, ValueError, RecursionError):  # msgspec's errors are ValueErrors
            return
        if head.version != VERSION:
            return
        self.origin = head.origin
        for line in rest:
            mark = _mark(line)
            if mark is not None and mark.position > self.position:
                self.marks.append(mark)


def _mark(line: bytes) -> Mark | None:
    try:
        mark = msgspec.json.decode(line, type=Mark)
        bytes.fromhex(mark.digest)
    except (ValueError, RecursionError):
        return None
    return mark if len(mark.digest) == 64 else None
