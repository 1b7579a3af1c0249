"""What the ruler in the transcript shows, and what the user has done to it. Pure values; knows no widget."""

from __future__ import annotations

from typing import NamedTuple

import msgspec


class RulerView(msgspec.Struct, frozen=True, kw_only=True):
    """Where the model's view of a conversation begins.

    Attributes:
        first: Id of the message from which on the model sees everything; the ruler stands above it.
        also: Ids of the messages before it that the model sees, too.
        hidden: How many messages are out of its view.
        untold: How many of these the summary does not tell about.
        summary: What the model reads in their place, Markdown; empty for nothing.
        summary_id: Its id; 0 for none.
        edited: Whether the user has changed the summary.
        author: The model that wrote it, as shown to the user.
        making: Whether one is being written now.
    """

    first: int
    also: frozenset[int] = frozenset()
    hidden: int = 0
    untold: int = 0
    summary: str = ""
    summary_id: int = 0
    edited: bool = False
    author: str = ""
    making: bool = False


class RulerState:
    """What the user has done to the ruler of a conversation; outlives its widget, which scrolling takes away.

    Attributes:
        unfolded: Whether the summary can be seen.
        draft: What the summary is to become while it is edited; ``None`` when it is not.
        draft_of: The summary that the draft began with, id and text; another one may have come meanwhile.
    """

    def __init__(self) -> None:
        self.unfolded = False
        self.draft: str | None = None
        self.draft_of = (0, "")


class RulerPlace(NamedTuple):
    """Where the ruler stands among messages.

    Attributes:
        view: What it says; ``None`` where there is none.
        row: Position of the message above which it stands; ``None`` where that message is not shown.
    """

    view: RulerView | None = None
    row: int | None = None

    def above(self, row: int) -> RulerView | None:
        """What stands above the message at a position."""
        return self.view if row == self.row else None

    def hides(self, row: int, message_id: int) -> bool:
        """Whether the model no longer sees the message at a position."""
        return self.view is not None and self.row is not None and row < self.row and message_id not in self.view.also
