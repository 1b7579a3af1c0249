"""What was read of conversations that have no place in the context any more; knows bytes and tokens, no llama.cpp.

It belongs to the weights: a context may come and go, what is kept here is good for the next one. First it is kept
in main memory; from there it goes to disk, where it outlives the process.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

from inference.engine.inbox import UNSAVED
from inference.engine.kept import Kept, Reach, Stop, is_worth, load_from, says_all_of, spared_by
from inference.kv_files import Fingerprint, KvFolder, Snapshot
from inference.units import GIB

LEAST = 128  # tokens: fewer are read again about as fast as they are found
ON_DISK = 4  # times as many have to be there to be worth a file
OUTDATED = 8  # while idle, a conversation is saved again once this part of it is new: disks wear out
UNFINISHED = 16  # tokens: on leaving, it is saved again if so many are new
LATE = 2 * GIB  # bytes beyond the budget that wait for their time to be saved
ROOMY = 24 * GIB  # bytes of main memory from which on a machine is not called small

Fetch = Callable[[], Kept | None]


class Archive:
    """Keeps snapshots; in main memory, those that were needed longest ago make room.

    Args:
        budget: Bytes of main memory it may take.
        least: Tokens from which on something is worth keeping; on disk, four times as many.

    Attributes:
        budget: As given, or as configured.
        least: As given.
    """

    def __init__(self, budget: int, least: int = LEAST) -> None:
        self.budget = budget
        self.least = least
        self._kept: list[Kept] = []  # the one needed last comes last
        self._folder: KvFolder | None = None
        self._fingerprint: Fingerprint | None = None
        self._stop: Stop = _never
        self._fetched: dict[str, Kept] = {}  # from disk, by conversation

    @property
    def used(self) -> int:
        """Bytes of main memory it takes."""
        return sum(kept.size for kept in self._kept)

    def configure(
        self, budget: int, folder: KvFolder | None, fingerprint: Fingerprint | None, stop: Stop | None = None
    ) -> None:
        """From now on, take so many bytes at most, and save in ``folder`` under ``fingerprint``.

        Whatever is kept in main memory under another fingerprint is of no use any more, but may be on disk.

        Args:
            budget: Bytes.
            folder: ``None``: nothing is saved.
            fingerprint: Of the states from now on; ``None``: nothing is saved.
            stop: Whether somebody waits who goes before files. What then cannot be saved stays in main memory, beyond
                the budget, until there is time; when that becomes too much, it will have to be read again.
        """
        self._stop = stop or _never
        self.let_go(list(self._fetched))
        if fingerprint != self._fingerprint:
            self.budget = 0
            self.shrink()
            self._kept.clear()
        self.budget, self._folder, self._fingerprint = budget, folder, fingerprint
        self.shrink()

    # -------------------------------------------------------------------------------- finding

    def best(self, conversation: str, tokens: Sequence[int], present: int, reach: Reach) -> Kept | None:
        """What spares reading most of ``tokens``; from disk only what belongs to the conversation itself.

        Args:
            conversation: Whose tokens these are.
            tokens: What is to be read; the last one has to be.
            present: So many are in the context; it has to be worth the copying beside that.
            reach: How much of a snapshot can be used.
        """
        best, spares = self._in_memory(tokens, present, reach)
        held = self._fetched.pop(conversation, None)
        if held is None and self._may_be_on_disk(conversation, tokens, spares):
            assert self._folder is not None
            assert self._fingerprint is not None
            held = load_from(self._folder, self._fingerprint, conversation, tokens, spares, reach, self._stop)
        if held is None:
            return best
        if is_worth(spared_by(held.snapshot, tokens, reach) - spares, len(held.snapshot.tokens)):
            return held
        held.snapshot.close()
        return best

    def fetching(self, conversation: str, tokens: Sequence[int], present: int, reach: Reach) -> Fetch | None:
        """What fetches from disk what ``best`` would find there, on any thread; ``None``: there is no need.

        Args: as for ``best``.
        """
        _best, spares = self._in_memory(tokens, present, reach)
        if not self._may_be_on_disk(conversation, tokens, spares):
            return None
        assert self._folder is not None
        assert self._fingerprint is not None
        return partial(load_from, self._folder, self._fingerprint, conversation, tokens, spares, reach, _never)

    def hold(self, kept: Kept) -> None:
        """Have what was fetched at hand for ``best``, until ``let_go``."""
        self.let_go([kept.snapshot.conversation])
        self._fetched[kept.snapshot.conversation] = kept

    def let_go(self, conversations: Iterable[str]) -> None:
        """Close what was fetched and not used."""
        for conversation in conversations:
            if (kept := self._fetched.pop(conversation, None)) is not None:
                kept.snapshot.close()

    def _in_memory(self, tokens: Sequence[int], present: int, reach: Reach) -> tuple[Kept | None, int]:
        """What in main memory spares most; and how much is spared then."""
        best, spares = None, present
        for kept in self._kept:
            found = spared_by(kept.snapshot, tokens, reach)
            if found > spares and is_worth(found - present, len(kept.snapshot.tokens)):
                best, spares = kept, found
        return best, spares

    def _may_be_on_disk(self, conversation: str, tokens: Sequence[int], present: int) -> bool:
        return self.saves(conversation) and len(tokens) - present >= self.least

    def used_up(self, kept: Kept, conversation: str, *, remains: bool) -> None:
        """A snapshot was restored for a conversation; ``remains``: it holds more, and may be needed again."""
        self._remove(kept)
        if remains and kept.snapshot.mapping is None:
            # Another conversation that begins alike has not gone on with this one.
            kept.newest = kept.newest and kept.snapshot.conversation != conversation
            self._kept.append(kept)
            self.shrink()  # making room for it may have filled what it left
        kept.snapshot.close()

    def spoilt(self, kept: Kept) -> None:
        """A snapshot cannot be restored: away with it."""
        self._remove(kept)
        if kept.snapshot.mapping is not None and self._folder:
            self._folder.forget([kept.snapshot.conversation])
        kept.snapshot.close()

    def _remove(self, kept: Kept) -> None:
        self._kept = [other for other in self._kept if other is not kept]

    # -------------------------------------------------------------------------------- keeping

    def wants(self, conversation: str, size: int, tokens: int, saved: int) -> bool:
        """Whether ``put`` would do anything with a state of so many bytes and tokens."""
        return size <= self.budget or (self.saves(conversation) and self.is_outdated(tokens, saved, leaving=True))

    def put(self, kept: Kept) -> None:
        """Keep a snapshot, in place of those of the same conversation that say less."""
        self._kept = [other for other in self._kept if not says_all_of(kept.snapshot, other.snapshot)]
        if kept.newest:
            self._supersede(kept.snapshot.conversation)
        self._kept.append(kept)
        self.shrink()

    def _supersede(self, conversation: str) -> None:
        for other in self._kept:
            if other.snapshot.conversation == conversation:
                other.newest = False

    def shrink(self) -> None:
        """Let go of what is too much: to disk, where that is possible."""
        while self._kept and self.used > self.budget:
            kept = self._kept.pop(0)
            if not self._is_unsaved(kept, leaving=True) or self.save(kept.snapshot, self._stop) or not self._stop():
                continue
            if self.used + kept.size <= self.budget + LATE:
                self._kept.insert(0, kept)
                break

    # ----------------------------------------------------------------------------------- disk

    def saves(self, conversation: str) -> bool:
        """Whether a conversation can go to disk at all: what belongs to nobody could not be deleted with it."""
        if conversation.startswith(UNSAVED):
            return False
        return bool(conversation) and self._folder is not None and self._fingerprint is not None

    def holds(self, conversation: str, size: int) -> bool:
        """Whether a state of so many bytes would find a place, here or on disk."""
        if size <= self.budget:
            return True
        return self.saves(conversation) and self._folder is not None and size <= self._folder.quota

    def is_outdated(self, tokens: int, saved: int, *, leaving: bool) -> bool:
        """Whether so many tokens are worth saving where so many of them are saved; ``leaving``: for the last time."""
        new = tokens - saved
        least = ON_DISK * self.least
        return tokens >= least and new >= (UNFINISHED if leaving else max(least, tokens // OUTDATED))

    def unsaved(self, *, leaving: bool) -> Kept | None:
        """Something in main memory that ought to be on disk."""
        leaving = leaving or self.used > self.budget
        return next((kept for kept in reversed(self._kept) if self._is_unsaved(kept, leaving=leaving)), None)

    def _is_unsaved(self, kept: Kept, *, leaving: bool) -> bool:
        snapshot = kept.snapshot
        return (
            kept.newest
            and self.saves(snapshot.conversation)
            and self.is_outdated(len(snapshot.tokens), kept.saved, leaving=leaving)
        )

    def save(self, snapshot: Snapshot, stop: Stop) -> bool:
        """Write a snapshot to disk; whether it is there."""
        if self._folder is None or self._fingerprint is None:
            return False
        return self._folder.save(self._fingerprint, snapshot, stop=stop)

    # ------------------------------------------------------------------------------ forgetting

    def forget(self, conversations: Collection[str]) -> None:
        """Forget these conversations, here and on disk."""
        self._kept = [kept for kept in self._kept if kept.snapshot.conversation not in conversations]
        self.let_go(conversations)
        if self._folder:
            self._folder.forget(conversations)

    def forget_all(self) -> None:
        """Forget everything, here and on disk."""
        self._kept.clear()
        self.let_go(list(self._fetched))
        if self._folder:
            self._folder.empty()


def _never() -> bool:
    return False


def automatic_budget(memory_total: int) -> int:
    """Bytes of main memory for conversations that have no place in the context, on a machine with so many in all."""
    return min(memory_total // 10, GIB) if memory_total >= ROOMY else memory_total // 64
