"""What was read of conversations that have no place in the context any more; knows bytes and tokens, no llama.cpp.

It belongs to the weights: a context may come and go, what is kept here is good for the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from inference.engine.context import State
from inference.units import GIB

LEAST = 512  # tokens: fewer are read again about as fast as they are found
WORTH = 64  # tokens that a restored state has to spare beyond what is there already …
SHARE = 16  # … and no less than this part of its length, since all of it has to be copied
ROOMY = 24 * GIB  # bytes of main memory from which on a machine is not called small

Reach = Callable[[int, Sequence[int], int], int]  # ``Policy.reach_stored``


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The memory of one conversation at one moment.

    Attributes:
        conversation: Key of whose it is, empty for nobody in particular.
        tokens: Exactly the tokens in it.
        state: As ``Context.save`` returned it.
        checkpoints: (tokens before it, partial state) by ascending position.
    """

    conversation: str
    tokens: Sequence[int]
    state: State
    checkpoints: tuple[tuple[int, State], ...] = ()

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.state) + sum(len(state) for _, state in self.checkpoints)


class Archive:
    """Keeps snapshots in main memory; those that were needed longest ago go first.

    Args:
        budget: Bytes it may take.
    """

    def __init__(self, budget: int) -> None:
        self._budget = budget
        self._kept: list[Snapshot] = []  # the one needed last comes last

    @property
    def used(self) -> int:
        """Bytes it takes."""
        return sum(snapshot.size for snapshot in self._kept)

    def configure(self, budget: int) -> None:
        """Take so many bytes at most from now on."""
        self._budget = budget
        self._shrink()

    def takes(self, size: int) -> bool:
        """Whether a snapshot of so many bytes would be kept."""
        return size <= self._budget

    def put(self, snapshot: Snapshot) -> None:
        """Keep a snapshot, in place of those of the same conversation that say less."""
        if not self.takes(snapshot.size):
            return
        self._kept = [other for other in self._kept if not _says_all_of(snapshot, other)]
        self._kept.append(snapshot)
        self._shrink()

    def best(self, tokens: Sequence[int], most: int, least: int, reach: Reach) -> Snapshot | None:
        """The snapshot that spares reading most of ``tokens``.

        Args:
            tokens: What is to be read.
            most: So many of them may come from a snapshot.
            least: So many are spared without; it has to be worth the copying beside that.
            reach: How much of a snapshot can be used.
        """
        best, spares = None, least
        for snapshot in self._kept:
            length = len(snapshot.tokens)
            keep = min(common_prefix(snapshot.tokens, tokens), most)
            found = reach(length, [position for position, _ in snapshot.checkpoints], keep) if keep > 0 else 0
            if found > spares and found - least >= max(WORTH, length // SHARE):
                best, spares = snapshot, found
        return best

    def drop(self, snapshot: Snapshot) -> None:
        """Forget a snapshot: it is in the context again, or it is no good."""
        self._kept = [other for other in self._kept if other is not snapshot]

    def touch(self, snapshot: Snapshot) -> None:
        """A snapshot was needed."""
        self.drop(snapshot)
        self._kept.append(snapshot)

    def forget(self, conversations: Collection[str]) -> None:
        """Forget these conversations."""
        self._kept = [snapshot for snapshot in self._kept if snapshot.conversation not in conversations]

    def forget_all(self) -> None:
        """Forget everything."""
        self._kept.clear()

    def _shrink(self) -> None:
        while self._kept and self.used > self._budget:
            del self._kept[0]


def automatic_budget(memory_total: int) -> int:
    """Bytes of main memory for conversations that have no place in the context, on a machine with so many in all."""
    return min(memory_total // 10, GIB) if memory_total >= ROOMY else memory_total // 64


def common_prefix(first: Sequence[int], second: Sequence[int]) -> int:
    """Length of what two token sequences have in common at their beginning."""
    low, high = 0, min(len(first), len(second))
    if first[:high] == second[:high]:
        return high
    while low + 1 < high:  # equal up to `low`, different before `high`
        middle = (low + high) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle
    return low


def _says_all_of(new: Snapshot, old: Snapshot) -> bool:
    """Whether ``old`` is of no use beside ``new``."""
    length = len(old.tokens)
    return new.conversation == old.conversation and len(new.tokens) >= length and new.tokens[:length] == old.tokens
