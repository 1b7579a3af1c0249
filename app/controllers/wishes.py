"""With which model and how an answer is wished for; pure values."""

from __future__ import annotations

import msgspec

from app.storage.values import Conversation, Overrides


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What is said about one answer; the rest its conversation says, and what that does not, the settings.

    Attributes:
        model: Name or path of the model that is to answer; empty: that of the conversation, else the chosen one.
        sampling: How it is to be sampled, on top of what its conversation says.
    """

    model: str = ""
    sampling: Overrides = {}

    def model_in(self, conversation: Conversation) -> str:
        """The model that answers in a conversation; empty for the one that is chosen."""
        return self.model or conversation.model

    def sampling_in(self, conversation: Conversation) -> Overrides:
        """How it is sampled in a conversation, where that differs from the settings."""
        return {**conversation.sampling, **self.sampling}


AS_USUAL = Wish()
