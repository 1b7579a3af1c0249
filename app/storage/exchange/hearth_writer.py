"""Writes Hearth's own JSON file, message by message. Knows no files and no window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from app.storage.exchange.hearth_format import (
    FORMAT,
    VERSION,
    FileConversation,
    FileFolder,
    FileHead,
    FileMessage,
    FilePersona,
    FileSeen,
    FileSummary,
)
from app.storage.exchange.outgoing import Outgoing, Sent
from app.storage.values import Seen, StoredMessage

_encoder = msgspec.json.Encoder()


class HearthWriter:
    """The pieces of one file."""

    def __init__(self, outgoing: Outgoing, program: str, now: float) -> None:
        self._outgoing = outgoing
        self._program = program
        self._now = now
        self._folders: dict[int, int] = {}
        self._personas: dict[int, int] = {}
        self._first = True

    def begin(self, ids: list[int]) -> Iterator[bytes]:
        """What stands before the conversations: folders and personas that these ones use."""
        used = [sent.conversation for id_ in ids if (sent := self._outgoing.get(id_)) is not None]
        folder_ids = {conversation.folder_id for conversation in used}
        persona_ids = {conversation.persona_id for conversation in used}
        folders = [folder for folder in self._outgoing.folders() if folder.id in folder_ids]
        personas = [persona for persona in self._outgoing.personas() if persona.id in persona_ids]
        self._folders = {folder.id: number for number, folder in enumerate(folders, 1)}
        self._personas = {persona.id: number for number, persona in enumerate(personas, 1)}
        head = FileHead(
            format=FORMAT,
            version=VERSION,
            program=self._program,
            exported_at=self._now,
            folders=tuple(FileFolder(number=self._folders[each.id], name=each.name) for each in folders),
            personas=tuple(
                FilePersona(
                    number=self._personas[each.id],
                    name=each.name,
                    icon=each.icon,
                    system_prompt=each.system_prompt,
                    model=each.model,
                    sampling=each.sampling,
                )
                for each in personas
            ),
        )
        yield _without_end(_encoder.encode(head)) + b',\n"conversations":['

    def conversation(self, sent: Sent, tick: Callable[[], object]) -> Iterator[bytes]:
        """One conversation; ``tick`` is called after every message."""
        numbers = {id_: number for number, id_ in enumerate(self._outgoing.message_ids(sent.conversation.id), 1)}
        yield b"\n" if self._first else b",\n"
        self._first = False
        yield _without_end(_encoder.encode(self._head_of(sent, numbers)))
        yield b',"messages":['
        first = True
        for message, chosen in self._outgoing.all_messages(sent.conversation.id):
            yield b"\n " if first else b",\n "
            first = False
            yield _encoder.encode(_message(message, chosen, numbers))
            tick()
        yield b"]}"

    def end(self) -> Iterator[bytes]:
        """What stands behind them."""
        yield b"\n]}\n"

    def _head_of(self, sent: Sent, numbers: dict[int, int]) -> FileConversation:
        it = sent.conversation
        return FileConversation(
            title=it.title,
            titled_by="user" if it.titled_by_user else "model" if it.titled_by_model else "",
            created_at=it.created_at,
            updated_at=it.updated_at,
            system_prompt=it.system_prompt,
            model=it.model,
            sampling=it.sampling,
            folder=self._folders.get(it.folder_id or 0),
            persona=self._personas.get(it.persona_id or 0),
            pinned_at=it.pinned_at,
            archived_at=it.archived_at,
            draft=it.draft,
            queued=sent.queued,
            origin="" if sent.origin.startswith("hearth:") else sent.origin,
            shown=numbers.get(it.head_id or 0),
            summaries=tuple(
                FileSummary(
                    message=numbers[each.message_id],
                    text=each.text,
                    edited=each.edited,
                    model=each.model,
                    created_at=each.created_at,
                )
                for each in self._outgoing.summaries(it.id)
                if each.message_id in numbers
            ),
        )


def _message(message: StoredMessage, chosen: int | None, numbers: dict[int, int]) -> FileMessage:
    return FileMessage(
        number=numbers[message.id],
        parent=numbers.get(message.parent_id or 0),
        role=message.role,
        text=message.text,
        reasoning=message.reasoning,
        status="interrupted" if message.status == "streaming" else message.status,
        error_code=message.error_code,
        error=message.error,
        model=message.model,
        created_at=message.created_at,
        chosen=numbers.get(chosen or 0),
        pinned=message.pinned,
        draft=message.draft,
        seen=_seen(message.seen, numbers),
        sampling=message.sampling,
        stats=message.stats,
    )


def _seen(seen: Seen | None, numbers: dict[int, int]) -> FileSeen | None:
    if seen is None or seen.first not in numbers:
        return None
    return FileSeen(first=numbers[seen.first], also=tuple(numbers[id_] for id_ in seen.also if id_ in numbers))


def _without_end(encoded: bytes) -> bytes:
    """An object without its closing bracket, to be gone on with."""
    return encoded[:-1]
