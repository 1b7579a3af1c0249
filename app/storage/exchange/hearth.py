"""Reads a conversation of Hearth's own JSON file. Knows no files and no database."""

from __future__ import annotations

from typing import Any

import msgspec

from app.storage.exchange.hearth_format import FileConversation, FileMessage, FilePersona
from app.storage.exchange.loose import items, whole, words
from app.storage.exchange.values import Incoming, IncomingMessage, IncomingPersona, IncomingSeen, IncomingSummary


class Shelf:
    """What stands before the conversations and is pointed to by them: folders and personas."""

    def __init__(self) -> None:
        self._folders: dict[int, str] = {}
        self._personas: dict[int, IncomingPersona] = {}

    def note_folders(self, value: Any) -> None:
        """The member ``folders`` of the file."""
        for each in items(value):
            if name := words(each, "name"):
                self._folders[whole(each, "number")] = name

    def note_personas(self, value: Any) -> None:
        """The member ``personas`` of the file; what is none is left out."""
        for each in items(value):
            try:
                read = msgspec.convert(each, FilePersona)
            except msgspec.ValidationError:
                continue
            self._personas[read.number] = IncomingPersona(
                name=read.name,
                icon=read.icon,
                system_prompt=read.system_prompt,
                model=read.model,
                sampling=read.sampling,
            )

    def read_conversation(self, value: Any) -> Incoming:
        """The conversation in an element of the member ``conversations``.

        Raises:
            msgspec.ValidationError: It is none.
        """
        read = msgspec.convert(value, FileConversation)
        return Incoming(
            id="",
            title=read.title,
            titled_by_user=read.titled_by == "user",
            titled_by_model=read.titled_by == "model",
            system_prompt=read.system_prompt,
            model=read.model,
            sampling=read.sampling,
            created_at=read.created_at,
            updated_at=read.updated_at,
            pinned_at=read.pinned_at,
            archived_at=read.archived_at,
            draft=read.draft,
            queued=read.queued,
            origin=read.origin,
            folder=self._folders.get(read.folder or 0, ""),
            persona=self._personas.get(read.persona or 0),
            head=_key(read.shown),
            summaries=tuple(
                IncomingSummary(
                    key=str(each.message),
                    text=each.text,
                    edited=each.edited,
                    model=each.model,
                    created_at=each.created_at,
                )
                for each in read.summaries
            ),
            messages=[_message(each) for each in read.messages],
            omitted={},
        )


def _message(read: FileMessage) -> IncomingMessage:
    seen = read.seen
    return IncomingMessage(
        key=str(read.number),
        parent=_key(read.parent),
        role=read.role,
        text=read.text,
        reasoning=read.reasoning,
        status="interrupted" if read.status == "streaming" else read.status,
        error_code=read.error_code,
        error=read.error,
        model=read.model,
        stats=read.stats,
        created_at=read.created_at,
        pinned=read.pinned,
        draft=read.draft,
        seen=None if seen is None else IncomingSeen(first=str(seen.first), also=tuple(map(str, seen.also))),
        sampling=read.sampling,
        chosen=_key(read.chosen),
    )


def _key(number: int | None) -> str | None:
    return None if number is None else str(number)
