"""What is stored: conversations and the tree of immutable messages below them. Pure values."""

from __future__ import annotations

from typing import Literal

import msgspec

from inference.messages import Message, Role
from inference.protocol import FinishReason

Status = Literal["complete", "streaming", "stopped", "interrupted", "failed"]


class AnswerStats(msgspec.Struct, frozen=True, kw_only=True):
    """Figures of one answer, kept with it. Counts in tokens, times in milliseconds."""

    reason: FinishReason = "stop"
    context_full: bool = False
    prompt_tokens: int = 0
    reused_tokens: int = 0
    completion_tokens: int = 0
    reasoning_tokens: int = 0
    context_used: int = 0
    context: int = 0
    ttft_ms: float = 0.0
    reasoning_ms: float = 0.0
    prefill_tps: float = 0.0
    decode_tps: float = 0.0
    seed: int = 0


class Seen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a model saw of a conversation when it wrote an answer, in ids of messages.

    Attributes:
        first: From here on it saw everything.
        also: What it saw of the messages before, because it is pinned or belongs to what is.
    """

    first: int
    also: tuple[int, ...] = ()


class Conversation(msgspec.Struct, frozen=True, kw_only=True):
    """A saved, named pointer into a message tree.

    Attributes:
        id: Row id.
        title: Empty until something was said or the user named it.
        titled_by_user: Whether an automatic title may replace it.
        system_prompt: What every prompt of this conversation begins with; may be empty.
        model: Name or path of the model that is to answer; empty for the current one.
        head_id: The last message of the path that is shown; ``None`` for an empty conversation.
        created_at: Seconds since the epoch.
        updated_at: Seconds since the epoch, moved by every message.
        deleted_at: When it went to the trash; ``None`` outside it.
        draft: What stands in the composer unsent.
    """

    id: int
    title: str = ""
    titled_by_user: bool = False
    system_prompt: str = ""
    model: str = ""
    head_id: int | None = None
    created_at: float = 0.0
    updated_at: float = 0.0
    deleted_at: float | None = None
    draft: str = ""


class StoredMessage(msgspec.Struct, frozen=True, kw_only=True):
    """One message of a tree. Never changed once its status is not ``streaming``.

    Attributes:
        id: Row id.
        conversation_id: The tree it belongs to.
        parent_id: The message before it; ``None`` for the first.
        role: Who speaks.
        text: Markdown.
        reasoning: What the model thought first.
        status: ``streaming`` while it grows; ``stopped`` by the user; ``interrupted`` when engine or
            program went away in the middle; ``failed`` when there is an error instead of an answer.
        error_code: Code in ``inference.errors`` of a failed or interrupted answer.
        error: What to show for it: message and hint.
        model: Name of the model that answered.
        stats: Figures of the answer.
        created_at: Seconds since the epoch.
        sibling: Position among the messages with the same parent, from 0.
        siblings: How many messages share its parent.
        pinned: Whether it is to stay in the model's view. Only this may change.
        seen: What the model saw when it wrote this answer; ``None`` where that was everything, as before.
    """

    id: int
    conversation_id: int
    parent_id: int | None
    role: Role
    text: str
    reasoning: str = ""
    status: Status = "complete"
    error_code: str = ""
    error: str = ""
    model: str = ""
    stats: AnswerStats | None = None
    created_at: float = 0.0
    sibling: int = 0
    siblings: int = 1
    pinned: bool = False
    seen: Seen | None = None

    def as_message(self) -> Message:
        """The message as the engine takes it."""
        return Message(self.role, self.text, self.reasoning, self.pinned)


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in for the beginning of a conversation when the model no longer sees it. Never changed.

    Attributes:
        id: Row id.
        message_id: The last message it tells about.
        text: Markdown.
        edited: Whether the user wrote it, or changed what a model wrote.
        model: Name of the model that wrote it.
        created_at: Seconds since the epoch.
        deleted: Whether the user deleted it and wants none.
    """

    id: int
    message_id: int
    text: str
    edited: bool = False
    model: str = ""
    created_at: float = 0.0
    deleted: bool = False


class SearchHit(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation in which something was found.

    Attributes:
        conversation: It.
        message_id: The newest message with the words in it; ``None`` when only the title has them.
        excerpt: What to show of it, one line: a piece of the message, or the title.
        marks: Where the words stand in ``excerpt``: pairs of start and end, in characters.
    """

    conversation: Conversation
    message_id: int | None = None
    excerpt: str = ""
    marks: tuple[tuple[int, int], ...] = ()
