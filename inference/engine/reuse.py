"""How much of what a sequence holds can serve a new prompt: one policy for each kind of memory.

The rule behind all of them: after any reuse the memory ends exactly where the kept tokens end, or the
sequence is emptied and read again. Nothing here decodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from inference.engine.context import Context, State
from inference.protocol import MemoryKind

# Tokens: a checkpoint this near to where it is wanted serves as well. Reading so few tokens again takes one
# pass over the weights, as reading a single one would.
NEAR = 16
MAX_CHECKPOINTS = 6  # of one sequence
CHECKPOINT_BYTES = 512 * 1024 * 1024  # of all sequences together, at most
CHECKPOINT_SHARE = 32  # and no more than this part of the machine's memory
SPACING = 2048  # tokens between two checkpoints while a long prompt is read, so that stopping it loses little


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The part of a sequence's memory that cannot be cut back, as it was after ``position`` tokens.

    Good only while the rest of the memory of these tokens is still there.
    """

    position: int
    state: State


@dataclass(slots=True)
class Slot:
    """A sequence and what is known about it.

    Attributes:
        sequence: Number of the llama.cpp sequence.
        conversation: Key of who used it last, empty for nobody in particular.
        tokens: Exactly the tokens in the memory.
        checkpoints: By ascending position.
        used: Larger means used later.
        saved: Of the tokens, so many from the first on are on disk with all that belongs to them.
        restored: Of the tokens with which the last request began, so many came from the archive.
        busy: Whether a request is using it: then it is nobody else's.
    """

    sequence: int
    conversation: str = ""
    tokens: list[int] = field(default_factory=list)
    checkpoints: list[Checkpoint] = field(default_factory=list)
    used: int = 0
    saved: int = 0
    restored: int = 0
    busy: bool = False


class Policy(Protocol):
    """What a kind of memory allows.

    Attributes:
        kind: As it is reported.
        marked: Whether ``checkpoint_positions`` wants to know the structure of the prompt.
        survives_abort: Whether what was computed before an abort can be gone on with.
        divisible: Whether any part of it can be copied, and cut off, by itself.
    """

    kind: MemoryKind
    marked: bool
    survives_abort: bool
    divisible: bool

    def rewind(self, slot: Slot, keep: int) -> None:
        """Make the memory end after ``keep`` tokens, or after fewer, as ``slot.tokens`` then says."""

    def reach(self, slot: Slot, keep: int) -> int:
        """How many tokens ``rewind`` would leave."""

    def reach_stored(self, length: int, positions: Sequence[int], keep: int) -> int:
        """The same for a state of ``length`` tokens with checkpoints at ``positions``, once it is restored."""

    def share(self, source: Slot, target: Slot, keep: int) -> None:
        """Give what ``reach`` says of the first ``keep`` tokens of one slot to another, empty one, at little cost."""

    def checkpoint_positions(self, start: int, end: int, marks: Iterable[int]) -> list[int]:
        """Where to stop and call ``checkpoint`` while the tokens from ``start`` to ``end`` are read."""

    def checkpoint(self, slot: Slot) -> None:
        """Remember the memory as it is now."""

    def after_abort(self, slot: Slot) -> None:
        """Bring ``slot`` and the memory together after a computation was aborted."""

    def can_take_back(self, slot: Slot, count: int) -> bool:
        """Whether ``rewind`` could take back ``count`` tokens if they were computed now, none more and none less."""

    def hold(self, slot: Slot) -> Checkpoint | None:
        """What ``go_back`` needs to come back to here later; ``None``: there is no way."""

    def go_back(self, slot: Slot, point: Checkpoint) -> None:
        """Make the memory end where ``hold`` was called, or earlier, as ``slot.tokens`` then says."""


class DenseMemory:
    """Every token has its own cells: any tail can be cut off, any prefix shared."""

    kind: MemoryKind = "dense"
    marked = False
    survives_abort = True
    divisible = True

    def __init__(self, context: Context) -> None:
        self._context = context

    def rewind(self, slot: Slot, keep: int) -> None:
        if keep < len(slot.tokens):
            self._context.cut(slot.sequence, keep)
            _shorten(slot, keep)
        require_match(self._context, slot)

    def reach(self, slot: Slot, keep: int) -> int:
        return keep

    def reach_stored(self, length: int, positions: Sequence[int], keep: int) -> int:
        return keep

    def share(self, source: Slot, target: Slot, keep: int) -> None:
        self._context.copy(source.sequence, target.sequence, keep)
        target.tokens = source.tokens[:keep]
        require_match(self._context, target)

    def checkpoint_positions(self, start: int, end: int, marks: Iterable[int]) -> list[int]:
        return []

    def checkpoint(self, slot: Slot) -> None:
        """Nothing to remember."""

    def after_abort(self, slot: Slot) -> None:
        _shorten(slot, self._context.end(slot.sequence))
        require_match(self._context, slot)

    def can_take_back(self, slot: Slot, count: int) -> bool:
        return True

    def hold(self, slot: Slot) -> Checkpoint | None:
        return Checkpoint(len(slot.tokens), bytearray())

    def go_back(self, slot: Slot, point: Checkpoint) -> None:
        self.rewind(slot, point.position)


class AppendOnlyMemory(DenseMemory):
    """Nothing is known about cutting it: only goes on where it ended. For kinds of memory yet unknown."""

    kind: MemoryKind = "hybrid"
    survives_abort = False
    divisible = False

    def rewind(self, slot: Slot, keep: int) -> None:
        if keep < len(slot.tokens):
            empty(self._context, slot)
        require_match(self._context, slot)

    def reach(self, slot: Slot, keep: int) -> int:
        return keep if keep == len(slot.tokens) else 0

    def reach_stored(self, length: int, positions: Sequence[int], keep: int) -> int:
        return keep if keep == length else 0

    def share(self, source: Slot, target: Slot, keep: int) -> None:
        """Not known to be right."""

    def after_abort(self, slot: Slot) -> None:
        empty(self._context, slot)

    def can_take_back(self, slot: Slot, count: int) -> bool:
        return False

    def hold(self, slot: Slot) -> Checkpoint | None:
        return None


class _CheckpointedMemory:
    """What sliding windows and recurrent states have in common: the way back leads over checkpoints."""

    marked = True
    divisible = False

    def __init__(self, context: Context) -> None:
        self._context = context

    def reach(self, slot: Slot, keep: int) -> int:
        if self._can_cut(slot, keep):
            return keep
        return max((point.position for point in slot.checkpoints if point.position <= keep), default=0)

    def reach_stored(self, length: int, positions: Sequence[int], keep: int) -> int:
        return keep if keep == length else max((position for position in positions if position <= keep), default=0)

    def rewind(self, slot: Slot, keep: int) -> None:
        if keep < len(slot.tokens):
            if self._can_cut(slot, keep):
                self._context.cut(slot.sequence, keep)
                _shorten(slot, keep)
            else:
                self._restore(slot, keep)
        require_match(self._context, slot)

    def share(self, source: Slot, target: Slot, keep: int) -> None:
        if (length := self.reach(source, keep)) == 0:
            return
        states = [point.state for point in source.checkpoints if point.position == length]
        self._context.copy(source.sequence, target.sequence, length)
        # Also where all is there already: what both would share is let go of only when neither needs it any more.
        if self._context.restore_part(
            target.sequence, states[0] if states else self._context.save_part(target.sequence)
        ):
            self._context.cut(target.sequence, length)
            target.tokens = source.tokens[:length]
            target.checkpoints = [point for point in source.checkpoints if point.position <= length]
        require_match(self._context, target)

    def _can_cut(self, slot: Slot, keep: int) -> bool:
        """Whether the memory of ``keep`` tokens is all there."""
        return keep == len(slot.tokens)

    def checkpoint_positions(self, start: int, end: int, marks: Iterable[int]) -> list[int]:
        wanted = {mark for mark in marks if start < mark < end}
        if not any(end - mark <= NEAR for mark in wanted):
            wanted.add(end - 1)
        wanted |= set(range(start + SPACING, end - 1, SPACING))
        if start > 0:  # the memory is there already: as good, and saves a pass
            wanted = {start if mark - start <= NEAR else mark for mark in wanted}
        return sorted(position for position in wanted if start <= position < end and position)

    def checkpoint(self, slot: Slot) -> None:
        position = len(slot.tokens)
        if any(point.position == position for point in slot.checkpoints):
            return
        state = self._context.save_part(slot.sequence)
        if state:
            slot.checkpoints.append(Checkpoint(position, state))
        if len(slot.checkpoints) > MAX_CHECKPOINTS:
            del slot.checkpoints[_most_dispensable(slot.checkpoints)]

    def can_take_back(self, slot: Slot, count: int) -> bool:
        return False

    def hold(self, slot: Slot) -> Checkpoint | None:
        state = self._context.save_part(slot.sequence)
        return Checkpoint(len(slot.tokens), state) if state else None

    def go_back(self, slot: Slot, point: Checkpoint) -> None:
        if len(slot.tokens) >= point.position and self._context.restore_part(slot.sequence, point.state):
            self._context.cut(slot.sequence, point.position)
            _shorten(slot, point.position)
        require_match(self._context, slot)

    def _restore(self, slot: Slot, keep: int) -> None:
        """Go back to the newest checkpoint within ``keep`` tokens; empty the sequence where there is none."""
        points = [point for point in slot.checkpoints if 0 < point.position <= keep]
        while points:
            point = points.pop()
            if self._context.restore_part(slot.sequence, point.state):
                self._context.cut(slot.sequence, point.position)
                if self._context.end(slot.sequence) == point.position:
                    _shorten(slot, point.position)
                    return
        empty(self._context, slot)


class WindowMemory(_CheckpointedMemory):
    """Some layers keep only the last ``window`` tokens: the tail can be cut off as far as they reach back."""

    kind: MemoryKind = "sliding-window"
    survives_abort = True

    def __init__(self, context: Context, window: int) -> None:
        super().__init__(context)
        self._window = window

    def reach_stored(self, length: int, positions: Sequence[int], keep: int) -> int:
        return keep if length <= self._window else super().reach_stored(length, positions, keep)

    def _can_cut(self, slot: Slot, keep: int) -> bool:
        # Asked before cutting: afterwards llama.cpp would go on without a word, with wrong logits.
        begin = self._context.begin(slot.sequence)
        return keep == len(slot.tokens) or begin == 0 or 0 <= begin <= keep - self._window

    def after_abort(self, slot: Slot) -> None:
        _shorten(slot, self._context.end(slot.sequence))
        require_match(self._context, slot)

    def can_take_back(self, slot: Slot, count: int) -> bool:
        # At worst the new tokens take the cells of the oldest ones; with few there are free cells.
        begin, end = self._context.begin(slot.sequence), len(slot.tokens)
        return begin >= 0 and (begin + count <= end - self._window or (begin == 0 and end + count <= self._window))

    def go_back(self, slot: Slot, point: Checkpoint) -> None:
        if self._reaches(slot, point.position):
            self._context.cut(slot.sequence, point.position)
            _shorten(slot, point.position)
            require_match(self._context, slot)
        else:
            super().go_back(slot, point)

    def _reaches(self, slot: Slot, position: int) -> bool:
        """Whether everything that a token at ``position`` looks at is in memory."""
        begin = self._context.begin(slot.sequence)
        return begin >= 0 and (begin == 0 or begin <= position - self._window)


class RecurrentMemory(_CheckpointedMemory):
    """All tokens are folded into a state (in some layers or in all): no way back but checkpoints."""

    survives_abort = False

    def __init__(self, context: Context, kind: MemoryKind) -> None:
        super().__init__(context)
        self.kind: MemoryKind = kind

    def after_abort(self, slot: Slot) -> None:
        # The state has moved on although its position says otherwise.
        self._restore(slot, len(slot.tokens))
        require_match(self._context, slot)


def empty(context: Context, slot: Slot) -> None:
    """Forget everything a slot holds."""
    context.forget(slot.sequence)
    slot.tokens = []
    slot.checkpoints = []
    slot.conversation = ""
    slot.saved = slot.restored = 0


def require_match(context: Context, slot: Slot) -> None:
    """Empty the slot unless the memory ends exactly where its tokens do."""
    if context.end(slot.sequence) != len(slot.tokens):
        empty(context, slot)


def _shorten(slot: Slot, length: int) -> None:
    """Drop tokens, and the checkpoints of the branch that is left."""
    del slot.tokens[length:]
    slot.saved = min(slot.saved, length)
    slot.checkpoints = [point for point in slot.checkpoints if point.position <= length]


def _most_dispensable(points: list[Checkpoint]) -> int:
    """Index of the checkpoint whose neighbours lie closest together; never the first or the last two."""
    gaps = [(points[index + 1].position - points[index - 1].position, index) for index in range(1, len(points) - 2)]
    return min(gaps)[1]
