"""Conversations on their way from the context to the archive; whose turn it is to leave is decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from inference.engine.archive import Archive
from inference.engine.context import Context
from inference.engine.copying import Copy
from inference.engine.kept import Kept
from inference.engine.reuse import Slot, empty
from inference.kv_files import Snapshot


class _Leaver:
    """A slot, and what it held when it was told to leave."""

    def __init__(self, slot: Slot) -> None:
        self.slot = slot
        self.conversation = slot.conversation
        self.tokens = list(slot.tokens)
        self.saved = slot.saved
        self.points = tuple((point.position, point.state) for point in slot.checkpoints)
        self.copy: Copy | None = None


class Leaving:
    """Those that leave, one after the other and each in portions: what was copied makes room at once.

    Args:
        context: What they leave.
        archive: Where they go.
        copy: Begins the copy of a slot; ``None``: there is to be none.
    """

    def __init__(self, context: Context, archive: Archive, copy: Callable[[Slot], Copy | None]) -> None:
        self._context = context
        self._archive = archive
        self._copy = copy
        self._leavers: list[_Leaver] = []

    def __bool__(self) -> bool:
        """Whether anybody leaves."""
        return bool(self._leavers)

    def add(self, slot: Slot) -> None:
        """Have a slot leave that nobody uses."""
        if all(leaver.slot is not slot for leaver in self._leavers):
            self._leavers.append(_Leaver(slot))

    def forget(self, slot: Slot) -> None:
        """Its conversation is to be nowhere; the slot is emptied elsewhere."""
        self._leavers = [leaver for leaver in self._leavers if leaver.slot is not slot]

    def go_on(self) -> bool:
        """Bring the first one a portion further; ``False``: nobody leaves."""
        if not self._leavers:
            return False
        leaver = self._leavers.pop(0)
        slot = leaver.slot
        if leaver.copy is None:
            leaver.copy = self._copy(slot)
        copy = leaver.copy
        if copy is not None and copy.go_on() and self._context.cut(slot.sequence, copy.begin):
            del slot.tokens[copy.begin :]
            slot.saved = min(slot.saved, copy.begin)
            self._leavers.insert(0, leaver)
            return True
        empty(self._context, slot)
        if copy is not None and copy.state and not copy.begin:
            snapshot = Snapshot(leaver.conversation, leaver.tokens, copy.state, leaver.points, portions=copy.portions)
            self._archive.put(Kept(snapshot, leaver.saved))
        return True
