"""What comes from another program, before it is stored, and what became of it. Pure values."""

from __future__ import annotations

from typing import Literal

import msgspec

from app.storage.values import AnswerStats, Overrides, Status
from inference.messages import Role

Source = Literal["hearth", "chatgpt", "lmstudio", "jan", "openwebui", "gpt4all"]
"""A program that conversations come from."""

SOURCES: tuple[Source, ...] = ("hearth", "chatgpt", "lmstudio", "jan", "openwebui", "gpt4all")

PROGRAMS: dict[str, str] = {
    "hearth": "Hearth",
    "chatgpt": "ChatGPT",
    "lmstudio": "LM Studio",
    "jan": "Jan",
    "openwebui": "Open WebUI",
    "gpt4all": "GPT4All",
}
"""What the programs are called; names are not translated."""

Outcome = Literal["imported", "grown", "known", "empty", "unreadable"]
"""What became of a conversation: ``grown`` is imported beside what an earlier import brought of it, ``known`` is left
out because the same is there already, ``empty`` because nobody says anything in it."""

Omission = Literal["pictures", "files", "tools", "other"]
"""What of a conversation Hearth does not take over."""


class IncomingSeen(msgspec.Struct, frozen=True, kw_only=True):
    """As ``app.storage.values.Seen``, in keys."""

    first: str
    also: tuple[str, ...] = ()


class IncomingMessage(msgspec.Struct, kw_only=True):
    """A message of another program.

    Attributes:
        key: Names it within its conversation.
        parent: Key of the message before it; ``None`` for a first one. May be missing or lead in circles.
        role: Who speaks.
        text: Markdown.
        created_at: Seconds since the epoch; ``None`` where the other program does not say.
        chosen: Key of the child that the path went on with last.

    The others are as in ``StoredMessage``.
    """

    key: str
    parent: str | None
    role: Role
    text: str
    reasoning: str = ""
    status: Status = "complete"
    error_code: str = ""
    error: str = ""
    model: str = ""
    stats: AnswerStats | None = None
    created_at: float | None = None
    pinned: bool = False
    draft: str = ""
    seen: IncomingSeen | None = None
    sampling: Overrides = {}
    chosen: str | None = None


class IncomingSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A summary of everything up to the message ``key``."""

    key: str
    text: str
    edited: bool = False
    model: str = ""
    created_at: float = 0.0


class IncomingPersona(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a conversation was begun with."""

    name: str
    icon: str = ""
    system_prompt: str = ""
    model: str = ""
    sampling: Overrides = {}


class Incoming(msgspec.Struct, kw_only=True):
    """A conversation of another program.

    Attributes:
        id: Names it in the other program, across exports; empty where nothing does.
        title: Empty where it has none.
        head: Key of the last message that was shown; ``None``: the end of the newest branch.
        folder: Name of the folder it is in; empty for none.
        origin: Where it was imported from before, in a file of Hearth's own.
        omitted: How many things of each kind were left out.

    The others are as in ``Conversation``; dates are ``None`` where the other program does not say.
    """

    id: str = ""
    title: str = ""
    titled_by_user: bool = True
    titled_by_model: bool = False
    system_prompt: str = ""
    model: str = ""
    sampling: Overrides = {}
    created_at: float | None = None
    updated_at: float | None = None
    pinned_at: float | None = None
    archived_at: float | None = None
    draft: str = ""
    queued: tuple[str, ...] = ()
    folder: str = ""
    origin: str = ""
    persona: IncomingPersona | None = None
    messages: list[IncomingMessage] = []
    head: str | None = None
    summaries: tuple[IncomingSummary, ...] = ()
    omitted: dict[str, int] = {}


class Unreadable(msgspec.Struct, frozen=True, kw_only=True):
    """Something that should be a conversation and cannot be read.

    Attributes:
        name: Its title, else the name of its file.
        reason: One of ``damaged``, ``too-large``, ``too-deep``, ``newer``, ``no-access``, ``unknown``.
        detail: Technical text to copy into a report.
    """

    name: str
    reason: str
    detail: str = ""


Found = Incoming | Unreadable


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one conversation.

    Attributes:
        outcome: What.
        title: What it is called.
        messages: How many messages of it were imported.
        omitted: How many things of each kind were left out of it.
        reason: Why it cannot be read, as in ``Unreadable``.
        detail: Technical text to copy into a report.
        conversation_id: The conversation it has become.
    """

    outcome: Outcome
    title: str
    messages: int = 0
    omitted: dict[str, int] = {}
    reason: str = ""
    detail: str = ""
    conversation_id: int | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an import did, item by item.

    Attributes:
        items: In the order of the files.
        stopped: Whether the user stopped it before the end.
        folders: Ids of the folders it made.
        personas: Ids of the personas it made.
    """

    items: tuple[Item, ...] = ()
    stopped: bool = False
    folders: tuple[int, ...] = ()
    personas: tuple[int, ...] = ()

    def count(self, *outcomes: Outcome) -> int:
        """How many items ended in one of ``outcomes``."""
        return sum(item.outcome in outcomes for item in self.items)

    @property
    def brought(self) -> int:
        """How many conversations are there now that were not before."""
        return self.count("imported", "grown")


class Import(msgspec.Struct, frozen=True, kw_only=True):
    """An import that was made.

    Attributes:
        id: Row id.
        source: Where from; ``mixed`` when from several programs.
        name: Of the file or folder.
        created_at: Seconds since the epoch.
        undone_at: When it was undone; ``None`` when it was not.
        conversations: How many of its conversations are there, the trash included.
        report: ``None`` for one that was cut off, by a power cut for example.
    """

    id: int
    source: str
    name: str
    created_at: float
    undone_at: float | None = None
    conversations: int = 0
    report: Report | None = None
