"""How long to wait before the next try; knows nothing of what is tried."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Patience:
    """1, 2, 4 and so on up to ``most`` seconds, without end; from the start again whenever something arrived.

    Attributes:
        first: Seconds before the second try in a row that brings nothing.
        most: Seconds, the longest wait of its own accord.
        after_progress: Seconds after a try that brought something.
    """

    first: float = 1.0
    most: float = 300.0
    after_progress: float = 0.2

    def wait(self, failures: int, asked: float | None = None) -> float:
        """Seconds to wait.

        Args:
            failures: Tries in a row that brought nothing; 0: the last one did.
            asked: What the server asks for; it is given that much at least.
        """
        own = self.after_progress if failures <= 0 else min(self.most, self.first * 2 ** min(failures - 1, 30))
        return max(own, asked or 0.0)
