"""What a loaded model knows about speculating: costs, experience, bounds; one answer is ``speculator``'s business."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from inference.engine.speculation.draft_model import DraftModel
from inference.engine.speculation.lookup import LookupIndex
from inference.engine.speculation.pace import BatchCosts, Pace
from inference.engine.speculation.rounding import Rounding
from inference.engine.speculation.store import CostStore


@dataclass(slots=True)
class Speculation:
    """Lives as long as the context it was made for.

    Attributes:
        costs: What batches cost.
        pace: Whether drafting pays.
        rounding: How exact batches are.
        threads: The threads all this was learnt with.
        cells: Most cells that were in use.
        ordered: Up to so many cells in use, what is taken back leaves no trace. The cells of a sliding window are a
            ring: once it is full, what comes after a wrong draft may lie in other cells than without, and sums over
            cells in another order round differently.
        ordered: int = sys.maxsize
    agreeing: Tokens that have to agree before something is looked up.
    """

    costs: BatchCosts
    pace: Pace
    rounding: Rounding = field(default_factory=Rounding)
    threads: int = 0
    cells: int = 0
    ordered: int = sys.maxsize
    draft: DraftModel | None = None
    draft_seconds: float = 0.0
    useless: int = 0
    store: CostStore = field(default_factory=lambda: CostStore(None))
    key: str = ""
    new_index: Callable[[], LookupIndex] = LookupIndex

    @classmethod
    def begin(cls, store: CostStore, key: str, *, ring: int = 0) -> Speculation:
        """With what is known of costs from earlier; ``ring``: cells of a sliding window, 0 without one."""
        costs = BatchCosts(store.read(key))
        return cls(costs, Pace(costs), ordered=ring or sys.maxsize, store=store, key=key)

    def close(self) -> None:
        """Keep what was learnt, and give the memory of the model that drafts back."""
        if self.key and self.costs.changed:
            self.store.write(self.key, self.costs.known())
            self.costs.changed = False
        self.drop_draft()

    def drop_draft(self) -> None:
        """Give the memory of the model that drafts back."""
        draft, self.draft = self.draft, None
        if draft is not None:
            draft.close()

    def computed_with(self, threads: int) -> None:
        """Forget what was learnt with another number of threads: costs change, and so do sums."""
        if threads != self.threads:
            if self.threads:
                self.costs = BatchCosts()
                self.pace = Pace(self.costs)
                self.rounding = Rounding()
                self.key = ""
            self.threads = threads
