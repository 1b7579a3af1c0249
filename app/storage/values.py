"""What is stored: conversations and the tree of immutable messages below them. Pure values."""

from __future__ import annotations

from typing import Literal

import msgspec

from inference.messages import Message, Role
from inference.protocol import FinishReason

Status = Literal["complete", "streaming", "stopped", "interrupted", "failed"]

Overrides = dict[str, int | float | bool | str | None]
"""Options of sampling by the name they have in ``inference.options``: only those that differ from the settings.

Beside them there are ``max_tokens`` and ``thinking`` (``app.controllers.sampling``), and ``json``
(``app.controllers.answer_form``).
"""


Order = Literal["recent", "created", "title"]
"""What the list of conversations is sorted by."""

Section = int | Literal["pinned", "rest", "archive"]
"""A part of the list of conversations; a number is the folder with this id."""


class AnswerStats(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Figures of one answer, kept with it. Counts in tokens, times in milliseconds.

    ``why``: where Hearth chose the model, for what reason, as ``app.controllers.automatic`` calls it; else empty.
    """

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
    why: str = ""


class Seen(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """What a model saw of a conversation when it wrote an answer, in ids of messages.

    Attributes:
        first: From here on it saw everything.
        also: What it saw of the messages before, because it is pinned or belongs to what is.
    """

    first: int
    also: tuple[int, ...] = ()


class Setup(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a conversation is answered, as far as that was chosen for it.

    Attributes:
        persona_id: The persona it was taken from; ``None`` for none.
        system_prompt: What every prompt begins with; ``None``: what the settings say when it begins.
        model: Name of the model that is to answer; empty for the current one.
        sampling: How answers are sampled, where that differs from the settings.
    """

    persona_id: int | None = None
    system_prompt: str | None = None
    model: str = ""
    sampling: Overrides = {}


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
        sampling: How its answers are sampled, where that differs from the settings.
        pinned_at: When it was pinned to the top of the list; ``None`` when it is not.
        archived_at: When it was put away; ``None`` outside the archive.
        folder_id: The folder it is in; ``None`` for none.
        persona_id: The persona it was begun with; what it took of it is its own.
        titled_by_model: Whether a model has thought of the title.
        import_id: The import it came with; ``None`` when it was begun here.
        branched_from: The message of another conversation up to which it was copied; ``None`` when it was not.
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
    sampling: Overrides = {}
    pinned_at: float | None = None
    archived_at: float | None = None
    folder_id: int | None = None
    persona_id: int | None = None
    titled_by_model: bool = False
    import_id: int | None = None
    branched_from: int | None = None

    @property
    def setup(self) -> Setup:
        """How it is answered."""
        return Setup(
            persona_id=self.persona_id, system_prompt=self.system_prompt, model=self.model, sampling=self.sampling
        )


class StoredMessage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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
        pinned: Whether it is to stay in the model's view. Only this and the draft may change.
        seen: What the model saw when it wrote this answer; ``None`` where that was everything, as before.
        sampling: How this answer was sampled, where that differs from the settings.
        draft: What is to be said in its place, not sent yet; empty for nothing.
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
    sampling: Overrides = {}
    draft: str = ""

    def as_message(self) -> Message:
        """The message as the engine takes it; what the model asked for in it is no text then."""
        if self.role == "assistant" and "```tool_call" in self.text:
            from app.tool_calls import split  # few messages have any

            words, calls = split(self.text)
            return Message(self.role, words, self.reasoning, self.pinned, calls)
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


class Folder(msgspec.Struct, frozen=True, kw_only=True):
    """A folder of conversations.

    Attributes:
        id: Row id.
        name: Never empty.
        position: Folders are listed by it.
        folded: Whether its conversations are hidden in the list.
    """

    id: int
    name: str
    position: float = 0.0
    folded: bool = False


class Persona(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a conversation can be begun with.

    Attributes:
        id: Row id.
        name: Never empty.
        icon: One character, an emoji as a rule; may be empty.
        system_prompt: What every prompt begins with.
        model: Name of the model that answers; empty for the current one.
        sampling: How answers are sampled, where that differs from the settings.
        position: Personas are listed by it.
    """

    id: int
    name: str
    icon: str = ""
    system_prompt: str = ""
    model: str = ""
    sampling: Overrides = {}
    position: float = 0.0

    @property
    def setup(self) -> Setup:
        """What a conversation takes of it. One without a system prompt leaves that to the settings."""
        return Setup(
            persona_id=self.id, system_prompt=self.system_prompt or None, model=self.model, sampling=self.sampling
        )


class Queued(msgspec.Struct, frozen=True, kw_only=True):
    """A message that waits for the answer before it.

    Attributes:
        id: Row id.
        conversation_id: Where it will be said.
        text: What will be said.
        position: What waits in a conversation is said in the order of it.
    """

    id: int
    conversation_id: int
    text: str
    position: float = 0.0


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """Where words are looked for.

    Attributes:
        titles_only: Not in messages.
        folder_id: Only in this folder; ``None`` for everywhere.
        since: Only what was said, or a title of what was last changed, since this moment (seconds since the epoch).
        archive: In the archive, too.
    """

    titles_only: bool = False
    folder_id: int | None = None
    since: float | None = None
    archive: bool = True


class SearchHit(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation in which something was found.

    Attributes:
        conversation: It.
        message_id: The newest message with the words in it; ``None`` when only the title has them.
        excerpt: What to show of it, one line: a piece of the message, or the title.
        marks: Where the words stand in ``excerpt``: pairs of start and end, in characters.
        title_marks: Where they stand in the title.
        count: In how many of its messages the words were found, as far as was looked.
    """

    conversation: Conversation
    message_id: int | None = None
    excerpt: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    title_marks: tuple[tuple[int, int], ...] = ()
    count: int = 0


class FoundMessage(msgspec.Struct, frozen=True, kw_only=True):
    """One of several messages of a conversation with the searched words.

    Attributes:
        id: The message.
        excerpt: A piece of it, one line.
        marks: Where the words stand in ``excerpt``.
        created_at: When it was said, in seconds since the epoch.
    """

    id: int
    excerpt: str
    marks: tuple[tuple[int, int], ...] = ()
    created_at: float = 0.0
