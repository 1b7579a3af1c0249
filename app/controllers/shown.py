"""What is shown of a conversation: plain values, made on the database's thread and handed to the window's."""

from __future__ import annotations

import msgspec

from app.controllers.prompts import Horizon, Prompt, horizon_of, prompt_of
from app.storage.values import Conversation, StoredMessage, Summary


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation as the database has it.

    Attributes:
        conversation: It.
        path: Its messages from the first to the head.
        summaries: The summaries for the path, the one that reaches furthest last; one that is deleted says that
            none is wanted.
    """

    conversation: Conversation
    path: tuple[StoredMessage, ...] = ()
    summaries: tuple[Summary, ...] = ()

    def prompt(self) -> Prompt:
        """What the model is to be given."""
        return prompt_of(self.conversation, self.path, self.summaries)


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What the window shows.

    Attributes:
        conversation: ``None`` for a new one that has no row yet.
        path: Its messages from the first to the head.
        summaries: As in ``Shown``.
        streaming: Id of the message that is being written; ``None`` when none is.
        opened: Whether another conversation was gone to, rather than the same one changed.
        target: Message to scroll to, such as the place where something was found.
        words: What was found there, to be marked; may be empty.
    """

    conversation: Conversation | None = None
    path: tuple[StoredMessage, ...] = ()
    summaries: tuple[Summary, ...] = ()
    streaming: int | None = None
    opened: bool = False
    target: int | None = None
    words: str = ""

    @classmethod
    def of(cls, shown: Shown, *, opened: bool = False, target: int | None = None) -> View:
        """A conversation as the database has it."""
        return cls(
            conversation=shown.conversation, path=shown.path, summaries=shown.summaries, opened=opened, target=target
        )

    @property
    def id(self) -> int | None:
        """Id of the conversation, ``None`` for a new one."""
        return self.conversation.id if self.conversation else None

    def prompt(self) -> Prompt:
        """What the model would be given of it."""
        return Prompt() if self.conversation is None else prompt_of(self.conversation, self.path, self.summaries)

    def horizon(self) -> Horizon:
        """How much of it the model sees."""
        return horizon_of(self.path, self.summaries)
