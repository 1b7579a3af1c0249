"""Who takes files that are dropped on the window or pasted into it: asked one after the other; knows none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple


class DropTaker(NamedTuple):
    """One who takes files.

    Attributes:
        wants: Whether it takes the file with this path. Asked on the window's thread, while files are still being
            dragged too: it looks at the name, at the first kilobytes at most.
        words: What dropping would do, translated, such as ``Drop a .gguf file to add the model``.
        take: Takes files it wants. Called once for everything that was dropped at once.
    """

    wants: Callable[[str], bool]
    words: Callable[[], str]
    take: Callable[[Sequence[str]], object]


class DropTakers:
    """Those who take files; who was added last is asked first."""

    def __init__(self) -> None:
        self._takers: list[DropTaker] = []

    def add(self, taker: DropTaker) -> None:
        """Ask this one from now on, before all others."""
        self._takers.insert(0, taker)

    def add_last(self, taker: DropTaker) -> None:
        """Ask this one after all others."""
        self._takers.append(taker)

    def share(self, paths: Iterable[str]) -> list[tuple[DropTaker, list[str]]]:
        """Who takes what of ``paths``, in the order of the paths; what nobody wants is left out."""
        shares: dict[int, list[str]] = {}
        for path in paths:
            number = next((number for number, taker in enumerate(self._takers) if taker.wants(path)), None)
            if number is not None:
                shares.setdefault(number, []).append(path)
        return [(self._takers[number], share) for number, share in shares.items()]

    def take(self, paths: Iterable[str]) -> None:
        """Hand each file to the one who takes it."""
        for taker, share in self.share(paths):
            taker.take(share)
