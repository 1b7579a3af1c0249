"""Heights of a column of rows and where each begins. Plain arithmetic: knows neither Qt nor messages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

_MEASURED = 60_000  # characters of a message that count for an estimate of its height


def estimate_text(text: str, width: int, zoom: float) -> int:
    """About how high a message with this text is in a column of this width, in pixels."""
    return estimate(min(_MEASURED, len(text)), text.count("\n", 0, _MEASURED), width, zoom)


def estimate(length: int, breaks: int, width: int, zoom: float) -> int:
    """The same for so many characters and line breaks."""
    letters = max(20, width / (7.5 * zoom))
    return round(((length / letters + breaks * 0.6 + 1) * 22 + 70) * zoom)


class Heights:
    """Row heights with prefix sums that are brought up to date from the first change on.

    Changing the last rows, which is what streaming does, costs next to nothing however many there are.
    """

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._tops: list[int] = [0]  # one more than rows; valid up to and including index ``_valid``
        self._valid = 0

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    def extend(self, heights: Iterable[int]) -> None:
        """Add rows at the end."""
        self._heights.extend(heights)
        self._tops.extend([0] * (len(self._heights) + 1 - len(self._tops)))

    def set(self, row: int, height: int) -> bool:
        """Change a height; returns whether it was another one."""
        if self._heights[row] == height:
            return False
        self._heights[row] = height
        self._valid = min(self._valid, row)
        return True

    def truncate(self, rows: int) -> None:
        """Keep only the first rows."""
        del self._heights[rows:], self._tops[rows + 1 :]
        self._valid = min(self._valid, rows)

    def top(self, row: int) -> int:
        """Where a row begins; for the number of rows, where the last one ends."""
        if row > self._valid:
            top = self._tops[self._valid]
            for index in range(self._valid, row):
                top += self._heights[index]
                self._tops[index + 1] = top
            self._valid = row
        return self._tops[row]

    def total(self) -> int:
        """Height of all rows together."""
        return self.top(len(self._heights))

    def row_at(self, y: float) -> int:
        """The row at a height: the first for what is above, the last for what is below; -1 without rows."""
        if not self._heights:
            return -1
        self.total()
        return min(max(0, bisect_right(self._tops, y) - 1), len(self._heights) - 1)
