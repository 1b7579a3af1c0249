"""What an answer wants next, as values: something computed, a place in the context, or just its next turn.

An answer is a generator that yields wishes and is resumed with what came of them, so that several can be written side
by side by one thread: whoever drives them puts what they want computed into one batch. Knows no llama.cpp.
"""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, TypeVar

import numpy as np

from inference.engine.reuse import Slot

Rows = np.ndarray[Any, np.dtype[np.float32]]
NOWHERE = -1  # the sequence of a slot that is none
GAVE_WAY = -1  # an outcome: nothing was computed, the place is needed for another answer


@dataclass(slots=True)
class Step:
    """Some tokens are to be computed behind what a slot holds.

    Attributes:
        slot: Where.
        tokens: At least one. It may be that only the first of them are computed: ask again for the rest.
        output: Whether logits behind the last one are wanted.
    """

    slot: Slot
    tokens: list[int]
    output: bool


class Yields(Protocol):
    """What takes a place back."""

    def put_aside(self, slot: Slot) -> None:
        """Keep what a slot holds elsewhere, as far as that is worth it, and give the slot to others."""


@dataclass(slots=True)
class Place:
    """Where an answer is at home; its slot is nobody's while it waits for one.

    Attributes:
        slot: Holds what the answer has read and written.
    """

    slot: Slot = field(default_factory=lambda: Slot(NOWHERE))

    def take(self, slot: Slot) -> Slot:
        """Be at home in a slot, which is nobody else's until it is given back."""
        slot.busy = True
        self.slot = slot
        return slot

    def leave(self, memory: Yields) -> None:
        """Give the slot to others in between; what it held is still known."""
        if self.slot.sequence != NOWHERE:
            left, self.slot = self.slot, Slot(NOWHERE, tokens=list(self.slot.tokens))
            memory.put_aside(left)
            left.busy = False

    def give_back(self) -> None:
        """It is over; what the slot holds stays until somebody needs it more."""
        self.slot.busy = False


@dataclass(slots=True)
class Show:
    """The places of a picture are to be computed behind what a slot holds.

    Attributes:
        slot: Where.
        rows: What is computed, each as wide as the vector of a token. It may be that only the first of them are: ask
            again for the rest.
        both_ways: Whether all places see each other; then all rows go into one computation.
    """

    slot: Slot
    rows: Rows
    both_ways: bool


class Elsewhere(NamedTuple):
    """Something is being made on another thread; resumed when that is over, or after a moment."""

    future: Future[Any]


class Room(NamedTuple):
    """Cells for so many tokens are needed; resumed when they are free, or when the answer was cancelled meanwhile."""

    tokens: int


class Outcome(NamedTuple):
    """What came of a wish.

    Attributes:
        result: As ``Context.decode`` returns it, or ``GAVE_WAY``.
        done: Tokens that were computed.
        row: Where the logits are, -1 for the end of the batch.
    """

    result: int
    done: int = 0
    row: int = -1


Wish = Step | Show | Elsewhere | Room | None
T = TypeVar("T")
Steps = Generator[Wish, Outcome, T]


class Stops(Protocol):
    """Who may not want to wait any longer."""

    @property
    def cancelled(self) -> bool:
        """Whether that is so."""


def awaited(future: Future[Any], around: Stops) -> Steps[bool]:
    """Wait until another thread has made something; ``False`` when the answer is to stop before that."""
    while not future.done():
        if around.cancelled:
            return False
        yield Elsewhere(future)
    return True
