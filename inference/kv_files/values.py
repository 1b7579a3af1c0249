"""What a file of the cache holds and what it depends on, as values; reads and writes nothing."""

from __future__ import annotations

import contextlib
import hashlib
import mmap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType

Bytes = bytes | bytearray | memoryview


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Everything on which the meaning of a state depends.

    llama.cpp writes no model into a state and takes one of another model of the same shape without a word, so
    whatever could make a difference belongs in here.

    Attributes:
        facts: (name, text) pairs by ascending name.
    """

    facts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, facts: Mapping[str, object]) -> Fingerprint:
        """A fingerprint of facts, each as its text."""
        return cls(tuple(sorted((name, str(fact)) for name, fact in facts.items())))

    @property
    def digest(self) -> str:
        """A short name for it, 32 hexadecimal digits."""
        return short_name("\0".join(f"{name}\0{text}" for name, text in self.facts))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The memory of one conversation. One that was loaded is closed, as a context or by ``close``.

    Attributes:
        conversation: Key of the conversation; not empty.
        tokens: Exactly the tokens in the memory.
        state: Full state of the sequence. Of a loaded snapshot it is writable, as ctypes wants it, and valid until
            it is closed; writing to it changes no file.
        checkpoints: (tokens before it, partial state) by ascending position.
        portions: Bytes of each portion of ``state``, where it was copied in portions, which have to be restored in
            order; empty: it is a whole.
    """

    conversation: str
    tokens: Sequence[int]
    state: Bytes
    checkpoints: tuple[tuple[int, Bytes], ...] = ()
    mapping: mmap.mmap | None = field(default=None, repr=False, compare=False)
    portions: tuple[int, ...] = ()

    def close(self) -> None:
        """Give back what ``KvFolder.load`` has mapped; harmless otherwise, and when called twice."""
        if self.mapping is None:
            return
        # A buffer that ctypes still holds keeps its view and the mapping alive until it goes, too.
        for view in (self.state, *(state for _, state in self.checkpoints)):
            if isinstance(view, memoryview):
                with contextlib.suppress(BufferError):
                    view.release()
        with contextlib.suppress(BufferError):
            self.mapping.close()

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class Usage:
    """How much is kept.

    Attributes:
        bytes: On the disk, unfinished files included.
        files: One for each conversation and model.
        quota: Most bytes there may be.
        conversations: How many have something there.
    """

    bytes: int
    files: int
    quota: int
    conversations: int


def short_name(text: str) -> str:
    """32 hexadecimal digits that stand for ``text``."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
