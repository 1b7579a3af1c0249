"""What stands for a picture in a list of tokens; values alone."""

from __future__ import annotations

from typing import Any, NamedTuple

_MOST = (1 << 31) - 1  # what a signed number of 32 bits holds


class Part(NamedTuple):
    """A piece of what stands for a picture: tokens, or rows of numbers.

    Attributes:
        tokens: Of a text around or between pictures; empty for rows.
        places: In the context: tokens, or rows.
        key: Tells rows apart: equal for equal pictures.
        chunk: mtmd's own word for it.
    """

    tokens: tuple[int, ...]
    places: int
    key: bytes = b""
    chunk: Any = None

    def numbers(self) -> list[int]:
        """What stands for it in a list of tokens: rows are negative numbers, equal for equal pictures alone."""
        if self.chunk is None:
            return list(self.tokens)
        start = int.from_bytes(self.key[:4], "little")
        return [-1 - (start + row) % _MOST for row in range(self.places)]
