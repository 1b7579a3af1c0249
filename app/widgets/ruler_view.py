"""What the ruler in the transcript shows, and what the user has done to it. Pure values; knows no widget."""

from __future__ import annotations

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
