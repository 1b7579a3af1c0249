"""The shape of Hearth's own JSON file, which ``resources/conversations-format.md`` explains. Pure values."""

from __future__ import annotations

from typing import Literal

import msgspec

from app.storage.values import AnswerStats, Overrides, Status
from inference.messages import Role

FORMAT = "hearth-conversations"
VERSION = 1


class FileFolder(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A folder of conversations; ``number`` is what conversations call it by."""

    number: int
    name: str


class FilePersona(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A persona; ``number`` is what conversations call it by."""

    number: int
    name: str
    icon: str = ""
    system_prompt: str = ""
    model: str = ""
    sampling: Overrides = {}


class FileSeen(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What a model saw, in numbers of messages."""

    first: int
    also: tuple[int, ...] = ()


class FileMessage(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A message; its number counts from 1, a parent's is always lower."""

    number: int
    parent: int | None = None
    role: Role
    text: str
    reasoning: str = ""
    status: Status = "complete"
    error_code: str = ""
    error: str = ""
    model: str = ""
    created_at: float
    chosen: int | None = None
    pinned: bool = False
    draft: str = ""
    seen: FileSeen | None = None
    sampling: Overrides = {}
    stats: AnswerStats | None = None


class FileSummary(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A summary of everything up to a message."""

    message: int
    text: str
    edited: bool = False
    model: str = ""
    created_at: float


class FileConversation(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A conversation. Messages come last, so that a reader knows everything else before."""

    title: str
    titled_by: Literal["user", "model", ""] = ""
    created_at: float
    updated_at: float
    system_prompt: str = ""
    model: str = ""
    sampling: Overrides = {}
    folder: int | None = None
    persona: int | None = None
    pinned_at: float | None = None
    archived_at: float | None = None
    draft: str = ""
    queued: tuple[str, ...] = ()
    origin: str = ""
    shown: int | None = None
    summaries: tuple[FileSummary, ...] = ()
    messages: list[FileMessage] = []


class FileHead(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What stands before the conversations."""

    format: str
    version: int
    program: str = ""
    exported_at: float = 0.0
    folders: tuple[FileFolder, ...] = ()
    personas: tuple[FilePersona, ...] = ()
