"""How much of a prompt may be read in one pass while others wait for it; knows only tokens and seconds."""

from __future__ import annotations

ROUND = 0.15  # seconds that a pass may take: half a second without a word is felt, and passes differ
LEAST = 8  # tokens, whatever that takes: the weights are read for few as for one
FIRST = 32  # tokens, while nobody knows how fast this machine is


class Portions:
    """Learns from each pass how many tokens the next one may have.

    A pass takes a while for the weights and some more for each token. From one pass to the next the portion is made
    longer or shorter by how far the pass was from what it may take, but at most doubled: so it comes near without
    knowing either, also when the machine becomes busy.

    Args:
        most: Tokens of a portion.
        seconds: That a pass may take.
    """

    def __init__(self, most: int, seconds: float = ROUND) -> None:
        self._most = most
        self._seconds = seconds
        self._size = min(FIRST, most)
        self._weights = 0.0  # seconds of the latest pass that read nothing

    @property
    def size(self) -> int:
        """Tokens the next pass may read, besides those that are written."""
        return self._size

    @property
    def knows_weights(self) -> bool:
        """Whether a pass that reads nothing was among those it was told of; portions are ``LEAST`` at least before."""
        return self._weights > 0

    def took(self, tokens: int, seconds: float) -> None:
        """A pass with so many tokens of prompts, or none of them, took so long."""
        if tokens <= 0:
            self._weights = seconds
            return
        if tokens < self._size and seconds <= self._seconds:
            return  # it was short for want of a prompt, and says nothing of longer ones
        fitting = int(tokens * self._seconds / max(seconds, 1e-4))
        self._size = max(self._least(tokens, seconds), min(self._most, 2 * self._size, fitting))

    def _least(self, tokens: int, seconds: float) -> int:
        """Tokens worth a pass: ``LEAST``, or those that take as long as the weights where these are fewer."""
        least = min(LEAST, self._most)
        each = (seconds - self._weights) / tokens
        if not self.knows_weights or each * least <= self._weights:
            return least
        return max(1, int(self._weights / each))
