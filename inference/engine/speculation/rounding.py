"""How much logits differ when several tokens are computed at once, and what is too close to call; knows no model.

llama.cpp computes one token with other kernels than several: the same sums in another order. On the processor these
are (version 0.3.36): attention over more than 256 cells, which for a single token is split among the threads; matrices
in F32 and F16; and, from some width on, most quantized ones. Where no such place is met, the logits are equal to the
last bit. Where one is, the difference is a matter of rounding: some thousandths of the spread of the logits. It
stays in the keys and values that were computed, so all that follows differs a little too.

The likeliest token is then the same unless two are nearly equally likely. So a bound is measured, for each number of
cells and width when it is first met: a draft is computed both ways and all logits are compared. A choice whose margin
is below the bound is made again the plain way, from the last place that was computed like that.
"""

from __future__ import annotations

SAFETY = 3.0  # times the largest difference of any logit that was seen. Two that differ by it make 2.
PADDING = 256  # llama.cpp computes attention over a multiple of so many cells


class Rounding:
    """Bounds for one loaded model: the largest differences, by cells in use and width of a batch."""

    def __init__(self) -> None:
        self._largest: dict[tuple[int, int], float] = {}
        self._seen = 0.0

    def unknown(self, cells: int, width: int) -> bool:
        """Whether nothing was measured yet for batches of ``width`` tokens with so many cells in use."""
        return (_class_of(cells), width) not in self._largest

    def measured(self, cells: int, width: int, difference: float) -> None:
        """The largest difference of a logit was ``difference``."""
        key = _class_of(cells), width
        self._largest[key] = max(difference, self._largest.get(key, 0.0))

    def seen(self, difference: float) -> None:
        """A margin between two tokens was found to differ so much."""
        self._seen = max(self._seen, difference)

    def exact(self, cells: int, width: int) -> bool:
        """Whether such a batch computes what single tokens would, to the last bit."""
        return self._largest.get((_class_of(cells), width)) == 0.0

    def bound(self) -> float:
        """The least margin between the two likeliest tokens that rounding cannot turn around."""
        return SAFETY * max(max(self._largest.values(), default=0.0), self._seen)


def _class_of(cells: int) -> int:
    """The kernels change at the first border; beyond, differences grow slowly with the cells."""
    return max(cells - 1, PADDING - 1).bit_length()
