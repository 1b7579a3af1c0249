"""Values a conversation is made of; identity and storage are not known here."""

from __future__ import annotations

from typing import Literal

import msgspec

Role = Literal["system", "user", "assistant"]


class Message(msgspec.Struct, frozen=True, omit_defaults=True):
    """One message as a model sees it.

    Attributes:
        role: Who speaks.
        text: Plain text, Markdown as the model or the user wrote it.
        reasoning: What the model thought before ``text``; only ever set for the assistant. Templates
            decide whether it is shown to the model again.
        pinned: Whether the model goes on seeing it when older messages leave its view.
    """

    role: Role
    text: str
    reasoning: str = ""
    pinned: bool = False

    @classmethod
    def system(cls, text: str) -> Message:
        """A system prompt."""
        return cls("system", text)

    @classmethod
    def user(cls, text: str) -> Message:
        """Something the user said."""
        return cls("user", text)

    @classmethod
    def assistant(cls, text: str, reasoning: str = "") -> Message:
        """Something the model said."""
        return cls("assistant", text, reasoning)
