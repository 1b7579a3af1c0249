"""What is kept of one conversation, and what it would spare another prompt; knows no place where it is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from inference.kv_files import Fingerprint, KvFolder, Snapshot

WORTH = 64  # tokens that a restored state has to spare beyond what is there already …
SHARE = 16  # … and no less than this part of its length, since all of it has to be copied

Reach = Callable[[int, Sequence[int], int], int]  # ``Policy.reach_stored``
Stop = Callable[[], bool]


@dataclass(slots=True)
class Kept:
    """A snapshot and where it is.

    Attributes:
        snapshot: Of a conversation, or of nobody in particular.
        saved: Of its tokens, so many from the first on are on disk.
        newest: Whether nothing of this conversation was read since; only that goes to disk.
    """

    snapshot: Snapshot
    saved: int = 0
    newest: bool = True

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.snapshot.state) + sum(len(state) for _, state in self.snapshot.checkpoints)


def load_from(
    folder: KvFolder,
    fingerprint: Fingerprint,
    conversation: str,
    tokens: Sequence[int],
    present: int,
    reach: Reach,
    stop: Stop,
) -> Kept | None:
    """What a folder has of a conversation, where it spares enough."""
    known = folder.tokens(fingerprint, conversation)
    if known is None or not is_worth(min(common_prefix(known, tokens), len(tokens) - 1) - present, len(known)):
        return None
    snapshot = folder.load(fingerprint, conversation, stop=stop)
    if snapshot is None:
        return None
    if is_worth(spared_by(snapshot, tokens, reach) - present, len(snapshot.tokens)):
        return Kept(snapshot, saved=len(snapshot.tokens))
    snapshot.close()
    return None


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


def spared_by(snapshot: Snapshot, tokens: Sequence[int], reach: Reach) -> int:
    """How many of ``tokens`` need no reading once a snapshot is restored."""
    keep = min(common_prefix(snapshot.tokens, tokens), len(tokens) - 1)
    positions = [position for position, _ in snapshot.checkpoints]
    return reach(len(snapshot.tokens), positions, keep) if keep > 0 else 0


def is_worth(gain: int, length: int) -> bool:
    """Whether so many tokens spared are worth the copying of a state of ``length`` tokens."""
    return gain >= max(WORTH, length // SHARE)


def says_all_of(new: Snapshot, old: Snapshot) -> bool:
    """Whether ``old`` is of no use beside ``new``."""
    length = len(old.tokens)
    return new.conversation == old.conversation and len(new.tokens) >= length and new.tokens[:length] == old.tokens
