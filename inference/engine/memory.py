"""Which conversation lives in which sequence, and who makes room; what reuse is possible is up to a policy."""

from __future__ import annotations

from collections.abc import Sequence

from inference.engine.context import Context
from inference.engine.reuse import CHECKPOINT_BYTES, Policy, Slot, empty, require_match

SHARE_FROM = 32  # tokens: below that a shared prefix is not worth the look


class ConversationMemory:
    """The sequences of one context.

    A conversation keeps its slot until another one needs it more (least recently used). All slots share the
    cells of the context, so a long conversation may push out the others before all slots are taken.

    Args:
        context: Where they live.
        policy: For its kind of memory.
        budget: Bytes that the checkpoints of all slots may take; the newest of the slot in use stays anyway.
    """

    def __init__(self, context: Context, policy: Policy, budget: int = CHECKPOINT_BYTES) -> None:
        self.policy = policy
        self._budget = budget
        self._context = context
        self._slots = [Slot(sequence) for sequence in range(context.sequences)]
        self._clock = 0

    def begin(self, conversation: str, tokens: Sequence[int]) -> Slot:
        """The slot in which to read ``tokens``; ``slot.tokens`` is the prefix that needs no reading.

        At least one token is left to read, since only reading brings logits.
        """
        slot = self._choose(conversation, tokens)
        keep = min(common_prefix(slot.tokens, tokens), len(tokens) - 1)
        if keep == 0:
            empty(self._context, slot)
        else:
            self.policy.rewind(slot, keep)
        if self.policy.can_share:
            self._share(slot, tokens)
        slot.conversation = conversation
        self._clock += 1
        slot.used = self._clock
        return slot

    def checkpoint(self, slot: Slot) -> None:
        """Remember this state of a slot, within the budget of all."""
        self.policy.checkpoint(slot)
        kept = sum(len(point.state) for one in self._slots for point in one.checkpoints)
        for other in sorted(self._slots, key=lambda one: one.used):
            while kept > self._budget and len(other.checkpoints) > (1 if other is slot else 0):
                kept -= len(other.checkpoints.pop(0).state)

    def make_room(self, busy: Slot) -> bool:
        """Push out the conversation that was used longest ago; ``False`` when there is no other."""
        idle = [slot for slot in self._slots if slot is not busy and slot.tokens]
        if not idle:
            return False
        empty(self._context, min(idle, key=lambda slot: slot.used))
        return True

    def drop(self, slot: Slot) -> None:
        """Forget a slot whose memory cannot be trusted."""
        empty(self._context, slot)

    def clear(self) -> None:
        """Forget everything."""
        self._context.forget_all()
        for slot in self._slots:
            empty(self._context, slot)

    def _choose(self, conversation: str, tokens: Sequence[int]) -> Slot:
        """The conversation's own slot, a free one, or the one used longest ago."""
        mine = [slot for slot in self._slots if slot.conversation == conversation and slot.tokens]
        if mine:
            # Only requests without a conversation can have several.
            best = max(mine, key=lambda slot: common_prefix(slot.tokens, tokens))
            if conversation or common_prefix(best.tokens, tokens) * 2 > len(best.tokens):
                return best
        # Nobody comes back for a request without a conversation: it goes first.
        return min(self._slots, key=lambda slot: (bool(slot.tokens), bool(slot.conversation), slot.used))

    def _share(self, slot: Slot, tokens: Sequence[int]) -> None:
        """Take over from another slot what it has in common with ``tokens``, when that is clearly more."""
        others = [other for other in self._slots if other is not slot]
        if not others:
            return
        source = max(others, key=lambda other: common_prefix(other.tokens, tokens))
        keep = min(common_prefix(source.tokens, tokens), len(tokens) - 1)
        if keep < len(slot.tokens) + SHARE_FROM:
            return
        empty(self._context, slot)
        self._context.copy(source.sequence, slot.sequence, keep)
        slot.tokens = list(tokens[:keep])
        require_match(self._context, slot)


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
