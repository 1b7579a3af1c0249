"""Compares what a draft computed at once with what its tokens computed singly; computes nothing itself."""

from __future__ import annotations

from typing import Any

import numpy as np

Logits = np.ndarray[Any, np.dtype[np.float32]]


class Trial:
    """Logits of a draft computed at once, to be compared with those computed singly.

    Attributes:
        cells: In use.
        width: Tokens that were computed at once.
        difference: The largest one so far.
    """

    def __init__(self, cells: int, draft: list[int], rows: list[Logits]) -> None:
        self.cells = cells
        self.width = len(rows)
        self.difference = 0.0
        self._draft = draft
        self._rows = rows
        self._place = 0

    def compare(self, logits: Logits) -> None:
        """The next token was computed singly."""
        self.difference = max(self.difference, float(np.abs(logits - self._rows[self._place]).max()))
        self._place += 1

    @property
    def rest(self) -> list[int]:
        """What of the draft was not computed singly yet."""
        return self._draft[self._place - 1 :]
