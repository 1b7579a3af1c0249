"""Which conversation lives in which sequence, and who makes room; what reuse is possible is up to a policy."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Sequence

from inference.engine.archive import Archive, Fetch
from inference.engine.context import Context
from inference.engine.copying import Copy, at_once, in_slices, put_back
from inference.engine.kept import Kept, Stop, common_prefix
from inference.engine.leaving import Leaving
from inference.engine.reuse import CHECKPOINT_BYTES, Checkpoint, Policy, Slot, empty, require_match
from inference.engine.steps import NOWHERE, Steps
from inference.hardware import free_memory
from inference.kv_files import Snapshot
from inference.units import MIB

SHARE_FROM = 32  # tokens: below that a shared prefix is not worth the look
TAIL = 16  # tokens by whose return the end of an answer is known
LARGE = 64 * MIB  # a copy from which on it is asked whether there is memory for it …
SPARE = 256 * MIB  # … of which so much is to remain


class ConversationMemory:
    """The sequences of one context.

    A conversation keeps its slot until another one needs it more (least recently used). All slots share the
    cells of the context, so a long conversation may push out the others before all slots are taken. What is
    pushed out goes to the archive.

    Args:
        context: Where they live.
        policy: For its kind of memory.
        budget: Bytes that the checkpoints of all slots may take; the newest of the slot in use stays anyway.
        archive: Where conversations go that have no place here; it outlives the context.
        free: Says how many bytes of main memory are free.

    Attributes:
        archive: As given.
    """

    def __init__(
        self,
        context: Context,
        policy: Policy,
        budget: int = CHECKPOINT_BYTES,
        archive: Archive | None = None,
        free: Callable[[], int] = free_memory,
    ) -> None:
        self.policy = policy
        self.archive = archive or Archive(0)
        self._budget = budget
        self._context = context
        self._slots = [Slot(sequence) for sequence in range(context.sequences)]
        self._clock = 0
        self._free = free
        self._leaving = Leaving(context, self.archive, self._copy_of)
        self._begins = False

    def begin(self, conversation: str, tokens: Sequence[int], *, at_a_loss: bool = True) -> Slot:
        """The slot in which to read ``tokens``; ``slot.tokens`` is the prefix that needs no reading.

        It is what spares most of: what the slot holds, what another slot has in common with it, what is in the
        archive. At least one token is left to read, since only reading brings logits.

        Args:
            conversation: Whose slot it is to be.
            tokens: To be read.
            at_a_loss: Whether what is in the archive may push out what would have to be read again.
        """
        return at_once(self._begin(conversation, tokens, at_a_loss))

    def beginning(self, conversation: str, tokens: Sequence[int]) -> Steps[Slot]:
        """As ``begin``, with others getting on while much is copied. The slot is nobody else's from the beginning."""
        while self._begins:  # one after the other: each finds what the one before has left
            yield None
        self._begins = True
        try:
            return (yield from in_slices(self._begin(conversation, tokens, at_a_loss=True)))
        finally:
            self._begins = False

    def _begin(self, conversation: str, tokens: Sequence[int], at_a_loss: bool) -> Steps[Slot]:
        while self._leaving.go_on():
            yield None
        slot = self._choose(conversation, tokens)
        slot.busy = True
        try:
            yield from self._prepare(slot, conversation, tokens, at_a_loss)
        except Exception:
            empty(self._context, slot)  # nobody knows how far it came
            raise
        finally:
            slot.busy = False
        slot.conversation = conversation
        self._clock += 1
        slot.used = self._clock
        return slot

    def _prepare(self, slot: Slot, conversation: str, tokens: Sequence[int], at_a_loss: bool) -> Steps[None]:
        """Bring into a slot what spares most."""
        own = self._reach(slot, tokens)
        shared = self._reach(self._source(slot, tokens), tokens)
        stored = self.archive.best(conversation, tokens, max(own, shared), self.policy.reach_stored)
        try:
            yield from self._keep_what_is_lost(slot, conversation, tokens, own)
            slot.restored = 0
            if stored is not None and (yield from self._restore(slot, conversation, tokens, stored, at_a_loss)):
                return
        finally:
            if stored is not None:
                stored.snapshot.close()
        source = self._source(slot, tokens)  # others may have got on meanwhile
        if self._reach(source, tokens) >= self._reach(slot, tokens) + SHARE_FROM:
            empty(self._context, slot)
            self.policy.share(source, slot, min(common_prefix(source.tokens, tokens), len(tokens) - 1))
        else:
            self._rewind(slot, tokens)

    def _source(self, slot: Slot, tokens: Sequence[int]) -> Slot:
        """The other slot that has most in common with ``tokens``."""
        others = (other for other in self._slots if other is not slot)
        return max(others, key=self._reaching(tokens), default=slot)

    def fetching(self, conversation: str, tokens: Sequence[int]) -> Fetch | None:
        """What fetches a conversation from disk on any thread, for ``archive.hold``; ``None``: there is no need."""
        return self.archive.fetching(conversation, tokens, self.present(conversation, tokens), self.policy.reach_stored)

    def put_aside(self, slot: Slot) -> None:
        """A request gives its slot up in between: what it holds goes to the archive, as far as that is worth it.

        That may take until the next one begins.
        """
        self._push_out(slot)

    @property
    def free_slots(self) -> int:
        """Slots that no request is using."""
        return sum(not slot.busy for slot in self._slots)

    @property
    def held(self) -> int:
        """Tokens of all conversations together; shared ones count for each."""
        return sum(len(slot.tokens) for slot in self._slots)

    def checkpoint(self, slot: Slot) -> None:
        """Remember this state of a slot, within the budget of all."""
        self.policy.checkpoint(slot)
        kept = sum(len(point.state) for one in self._slots for point in one.checkpoints)
        for other in sorted(self._slots, key=lambda one: one.used):
            while kept > self._budget and len(other.checkpoints) > (1 if other is slot else 0):
                kept -= len(other.checkpoints.pop(0).state)

    def make_room(self, busy: Slot, *, at_a_loss: bool = True) -> bool:
        """Push out the conversation that was used longest ago, or some of it; ``False`` when there is no other.

        Args:
            busy: Stays.
            at_a_loss: Whether it may be one that would have to be read again.
        """
        if self._leaving.go_on():
            return True
        idle = [slot for slot in self._slots if slot is not busy and slot.tokens and not slot.busy]
        if not idle:
            return False
        oldest = min(idle, key=lambda slot: slot.used)
        if not at_a_loss and not self._comes_back_whole(oldest):
            return False
        self._push_out(oldest)
        return True

    def present(self, conversation: str, tokens: Sequence[int]) -> int:
        """How many of ``tokens`` are in the slot of a conversation, ready to be gone on with."""
        mine = [slot for slot in self._slots if slot.conversation == conversation and slot.tokens]
        return max((self.policy.reach(slot, common_prefix(slot.tokens, tokens)) for slot in mine), default=0)

    def has_place_for(self, conversation: str) -> bool:
        """Whether ``begin`` would find a slot without pushing out something that would have to be read again."""
        free = [slot for slot in self._slots if not slot.busy]
        if not free or any(slot.conversation == conversation or not slot.tokens for slot in free):
            return bool(free)
        return self._comes_back_whole(self._choose(conversation, [0, 0]))

    def _comes_back_whole(self, slot: Slot) -> bool:
        """Whether a slot can be pushed out without a loss that counts."""
        archive = self.archive
        if len(slot.tokens) < archive.least:
            return True
        return archive.holds(slot.conversation, self._context.state_size(slot.sequence))

    def put_away_all(self) -> None:
        """Bring everything into the archive, for the context is about to end."""
        for slot in sorted(self._slots, key=lambda slot: slot.used):
            self._push_out(slot)
        while self._leaving.go_on():
            """There is more."""

    def drop(self, slot: Slot) -> None:
        """Forget a slot whose memory cannot be trusted."""
        if slot.sequence != NOWHERE:
            self._empty(slot)

    def forget(self, conversations: Collection[str]) -> None:
        """Forget these conversations, archived ones too."""
        for slot in self._slots:
            if slot.conversation and slot.conversation in conversations:
                self._empty(slot)
        self.archive.forget(conversations)

    def clear(self) -> None:
        """Forget everything but the archive."""
        self._context.forget_all()
        for slot in self._slots:
            self._empty(slot)

    def forget_all(self) -> None:
        """Forget everything, the archive too."""
        self.clear()
        self.archive.forget_all()

    def _empty(self, slot: Slot) -> None:
        self._leaving.forget(slot)
        empty(self._context, slot)

    # ---------------------------------------------------------------------------------- choice

    def _choose(self, conversation: str, tokens: Sequence[int]) -> Slot:
        """The conversation's own slot, a free one, or the one used longest ago."""
        free = [slot for slot in self._slots if not slot.busy]
        mine = [slot for slot in free if slot.conversation == conversation and slot.tokens]
        if mine:
            # Only requests without a conversation can have several.
            best = max(mine, key=self._reaching(tokens))
            if conversation or self._reach(best, tokens) * 2 > len(best.tokens):
                return best
        # Nobody comes back for a request without a conversation: it goes first.
        return min(free, key=lambda slot: (bool(slot.tokens), bool(slot.conversation), slot.used))

    def _reach(self, slot: Slot, tokens: Sequence[int]) -> int:
        """How many of ``tokens`` need no reading thanks to a slot."""
        keep = min(common_prefix(slot.tokens, tokens), len(tokens) - 1)
        return self.policy.reach(slot, keep) if keep > 0 else 0

    def _reaching(self, tokens: Sequence[int]) -> Callable[[Slot], int]:
        return lambda slot: self._reach(slot, tokens)

    def _rewind(self, slot: Slot, tokens: Sequence[int]) -> None:
        """Cut a slot back to what it has in common with ``tokens``."""
        keep = min(common_prefix(slot.tokens, tokens), len(tokens) - 1)
        if keep > 0:
            self.policy.rewind(slot, keep)
        else:
            empty(self._context, slot)

    # --------------------------------------------------------------------------------- archive

    def has_unsaved(self, *, leaving: bool) -> bool:
        """Whether ``save_next`` would have something to do."""
        if self._leaving or self._next_unsaved(leaving) is not None:
            return True
        return self.archive.unsaved(leaving=leaving) is not None

    def save_next(self, stop: Stop, *, leaving: bool) -> None:
        """Save to disk the one conversation used last of those that ought to be there.

        Args:
            stop: Asked again and again; ``True`` gives up, and the conversation is as unsaved as before.
            leaving: For the last time: little is worth it, too.
        """
        if self._leaving:
            while not stop() and self._leaving.go_on():
                """There is more."""
        elif slot := self._next_unsaved(leaving):
            snapshot = self._snapshot(slot, stop)
            # What cannot be saved is not tried again before more has been read.
            if (snapshot is not None and self.archive.save(snapshot, stop)) or not stop():
                slot.saved = len(slot.tokens)
        elif (kept := self.archive.unsaved(leaving=leaving)) and (self.archive.save(kept.snapshot, stop) or not stop()):
            kept.saved = len(kept.snapshot.tokens)
            self.archive.shrink()

    def _next_unsaved(self, leaving: bool) -> Slot | None:
        archive = self.archive
        found = [
            slot
            for slot in self._slots
            if not slot.busy
            and archive.saves(slot.conversation)
            and archive.is_outdated(len(slot.tokens), slot.saved, leaving=leaving)
        ]
        return max(found, key=lambda slot: slot.used, default=None)

    def _keep_what_is_lost(self, slot: Slot, conversation: str, tokens: Sequence[int], own: int) -> Steps[None]:
        """Archive a slot before it is used for something else: another conversation, or another branch."""
        if len(slot.tokens) - own < self.archive.least:
            return
        same = bool(conversation) and slot.conversation == conversation
        if same and _comes_back(slot.tokens, tokens[own:]):
            return
        if not self._is_wanted(slot, newest=not same) or (copy := self._copy_of(slot)) is None:
            return
        while copy.go_on():
            yield None
        if copy.state:
            self.archive.put(Kept(_snapshot_of(slot, copy), slot.saved, newest=not same))

    def _push_out(self, slot: Slot) -> None:
        """Have it leave; what is left of it after a portion follows when room is needed, or time is there."""
        if slot.tokens and len(slot.tokens) >= self.archive.least and self._is_wanted(slot):
            self._leaving.add(slot)
            self._leaving.go_on()
        else:
            self._empty(slot)

    def _is_wanted(self, slot: Slot, *, newest: bool = True) -> bool:
        """Whether the archive would keep it."""
        size, owner = self._context.state_size(slot.sequence), slot.conversation if newest else ""
        return self.archive.wants(owner, size, len(slot.tokens), slot.saved)

    def _copy_of(self, slot: Slot) -> Copy | None:
        """Begin to copy all that a slot holds; ``None`` where that would cost more than reading it again."""
        size = self._context.state_size(slot.sequence)
        if size >= LARGE and self._free() - size < SPARE:  # else the system may end the whole process
            return None
        return Copy(self._context, slot.sequence, len(slot.tokens), divisible=self.policy.divisible)

    def _snapshot(self, slot: Slot, stop: Stop) -> Snapshot | None:
        """A copy of all that a slot holds; ``None`` where it fails, or is stopped."""
        copy = self._copy_of(slot)
        while copy is not None and copy.go_on():
            if stop():
                return None
        return _snapshot_of(slot, copy) if copy is not None and copy.state else None

    def _restore(
        self, slot: Slot, conversation: str, tokens: Sequence[int], kept: Kept, at_a_loss: bool
    ) -> Steps[bool]:
        """Bring a snapshot into a slot and cut it back to ``tokens``; ``False``: it is not there, or no good."""
        stored, length = kept.snapshot, len(kept.snapshot.tokens)
        push = length <= len(tokens)
        if not (yield from self._find_room(slot, length, push=push, at_a_loss=at_a_loss)):
            return False
        empty(self._context, slot)

        def make_room() -> bool:
            return push and self.make_room(slot, at_a_loss=at_a_loss)

        if (yield from put_back(self._context, slot.sequence, stored.state, stored.portions, make_room)):
            slot.tokens = list(stored.tokens)
            mapped = stored.mapping is not None  # from a file that is about to be closed
            slot.checkpoints = [
                Checkpoint(position, bytes(state) if mapped else state) for position, state in stored.checkpoints
            ]
        begun = self._context.end(slot.sequence) > 0
        require_match(self._context, slot)
        if not slot.tokens:
            empty(self._context, slot)
            if not begun:  # else others have taken the room meanwhile
                self.archive.spoilt(kept)
            return False
        slot.saved = kept.saved if conversation == stored.conversation else 0
        self._rewind(slot, tokens)
        slot.restored = len(slot.tokens)
        own = conversation == stored.conversation and length - slot.restored < self.archive.least
        self.archive.used_up(kept, conversation, remains=not own)
        return slot.restored > 0

    def _find_room(self, slot: Slot, count: int, *, push: bool, at_a_loss: bool) -> Steps[bool]:
        """See that so many cells are free for a slot; ``push``: others may be pushed out for that."""
        while self._context.size - sum(len(other.tokens) for other in self._slots if other is not slot) < count:
            if not (push and self.make_room(slot, at_a_loss=at_a_loss)):
                return False
            yield None
        return True


def _snapshot_of(slot: Slot, copy: Copy) -> Snapshot:
    points = tuple((point.position, point.state) for point in slot.checkpoints)
    return Snapshot(slot.conversation, list(slot.tokens), copy.state, points, portions=copy.portions)


def _comes_back(old: Sequence[int], new: Sequence[int]) -> bool:
    """Whether the end of ``old`` stands in ``new``: then only something before it was left out, as old reasoning is."""
    return array("i", old[-TAIL:]).tobytes() in array("i", new).tobytes()
