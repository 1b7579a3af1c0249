"""How large each part of what Hearth has put on this computer is; removes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from app.reset.parts import PARTS, Part, Where, folders_of, pieces_of
from inference.library.values import Cancel, Never

OFTEN = 200  # files between two words about how far it is
_NEVER = Never()


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """How much there is of a part.

    Attributes:
        part: Which.
        files: How many; 0 of the token, for which nobody asks the keychain before it is to go.
        size: Bytes that are free when it is gone.
        places: Where it lies.
    """

    part: Part
    files: int = 0
    size: int = 0
    places: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to remove."""
        return not self.files and self.part != "token"


def measure(
    where: Where,
    parts: Iterable[Part] = PARTS,
    *,
    cancel: Cancel = _NEVER,
    on_counted: Callable[[Part, int], object] = lambda _part, _size: None,
) -> Iterator[Amount]:
    """Count each part; ``on_counted`` is told the part at hand and its bytes so far. Raises ``Cancelled``."""
    for part in parts:
        files = size = 0
        for piece in pieces_of(part, where):
            cancel.check()
            if piece.folder:
                continue
            files += 1
            size += piece.size
            if files % OFTEN == 0:
                on_counted(part, size)
        yield Amount(part=part, files=files, size=size, places=tuple(str(each) for each in folders_of(part, where)))
