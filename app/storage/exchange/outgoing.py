"""Reads whole conversations out of the database, a few messages at a time. Knows no formats.

It has a connection of its own that cannot write, so that an export neither waits for the window nor keeps it waiting.
What was deleted stays where it is: neither what is in the trash nor a deleted message goes out, unless it is asked for
by its id.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from app.storage.connecting import open_read_only, typed_errors
from app.storage.conversations import COLUMNS, conversations_from
from app.storage.message_rows import UNPLACED_COLUMNS, messages_from
from app.storage.personas import COLUMNS as PERSONA_COLUMNS
from app.storage.personas import personas_from
from app.storage.tree import UP
from app.storage.values import Conversation, Folder, Persona, StoredMessage, Summary

_PAGE = 200  # messages in memory at once
_MESSAGE = f"{UNPLACED_COLUMNS}, m.chosen_id"


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation that goes out, without its messages.

    Attributes:
        conversation: It.
        origin: Where it was imported from; empty when it was begun here.
        folder: The name of its folder; empty for none.
        persona: The name of its persona; empty for none.
        queued: Messages that wait to be sent.
        messages: How many messages there are on all branches.
    """

    conversation: Conversation
    origin: str = ""
    folder: str = ""
    persona: str = ""
    queued: tuple[str, ...] = ()
    messages: int = 0


class Outgoing:
    """Belongs to one thread; a context manager. All methods raise ``StorageError``."""

    def __init__(self, path: Path) -> None:
        """``path``: the database, of the newest schema."""
        self._path = path
        with typed_errors(path):
            self._sql = open_read_only(path)

    def __enter__(self) -> Outgoing:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._sql.close()

    def ids(self) -> list[int]:
        """All conversations outside of the trash, newest first."""
        with typed_errors(self._path):
            rows = self._sql.execute(
                "SELECT id FROM conversation WHERE deleted_at IS NULL ORDER BY updated_at DESC, id DESC"
            )
            return [int(row[0]) for row in rows]

    def find(self, title: str) -> list[int]:
        """Conversations with exactly this title, newest first; upper case does not matter."""
        with typed_errors(self._path):
            rows = self._sql.execute(
                "SELECT id, title FROM conversation WHERE deleted_at IS NULL ORDER BY updated_at DESC, id DESC"
            )
            return [int(row[0]) for row in rows if str(row[1]).casefold() == title.casefold()]

    def folders(self) -> list[Folder]:
        """All folders."""
        with typed_errors(self._path):
            rows = self._sql.execute("SELECT id, name FROM folder WHERE deleted_at IS NULL ORDER BY position, id")
            return [Folder(id=row[0], name=row[1]) for row in rows]

    def personas(self) -> list[Persona]:
        """All personas, also deleted ones that a conversation still points to."""
        with typed_errors(self._path):
            rows = self._sql.execute(
                f"""SELECT {PERSONA_COLUMNS} FROM persona p WHERE deleted_at IS NULL
                    OR EXISTS (SELECT 1 FROM conversation c WHERE c.persona_id = p.id AND c.deleted_at IS NULL)
                    ORDER BY position, id"""
            )
            return personas_from(rows)

    def get(self, conversation_id: int) -> Sent | None:
        """One conversation; ``None`` when it is gone."""
        with typed_errors(self._path):
            rows = self._sql.execute(f"SELECT {COLUMNS} FROM conversation WHERE id = ?", (conversation_id,))
            for conversation in conversations_from(rows):
                return self._with_its_things(conversation)
        return None

    def _with_its_things(self, conversation: Conversation) -> Sent:
        origin, folder, persona = self._sql.execute(
            """SELECT c.origin, coalesce(f.name, ''), coalesce(p.name, '') FROM conversation c
                LEFT JOIN folder f ON f.id = c.folder_id AND f.deleted_at IS NULL
                LEFT JOIN persona p ON p.id = c.persona_id WHERE c.id = ?""",
            (conversation.id,),
        ).fetchone()
        queued = self._sql.execute(
            "SELECT text FROM queued WHERE conversation_id = ? ORDER BY position, id", (conversation.id,)
        )
        (count,) = self._sql.execute(
            "SELECT count(*) FROM message WHERE conversation_id = ? AND deleted_with IS NULL", (conversation.id,)
        ).fetchone()
        return Sent(
            conversation=conversation,
            origin=origin,
            folder=folder,
            persona=persona,
            queued=tuple(row[0] for row in queued),
            messages=count,
        )

    def path(self, conversation: Conversation) -> Iterator[StoredMessage]:
        """What is shown of it, from the first message to the head."""
        with typed_errors(self._path):
            ids = [
                row[0]
                for row in self._sql.execute(
                    f"{UP} SELECT id FROM up ORDER BY height DESC", {"id": conversation.head_id}
                )
            ]
        yield from (message for message, _ in self._messages(ids))

    def message_ids(self, conversation_id: int) -> list[int]:
        """All messages on all branches, parents before children."""
        with typed_errors(self._path):
            rows = self._sql.execute(
                "SELECT id FROM message WHERE conversation_id = ? AND deleted_with IS NULL ORDER BY id",
                (conversation_id,),
            )
            return [int(row[0]) for row in rows]

    def all_messages(self, conversation_id: int) -> Iterator[tuple[StoredMessage, int | None]]:
        """The same as values, each with the child it was last gone on with."""
        yield from self._messages(self.message_ids(conversation_id))

    def _messages(self, ids: list[int]) -> Iterator[tuple[StoredMessage, int | None]]:
        for start in range(0, len(ids), _PAGE):
            page = ids[start : start + _PAGE]
            with typed_errors(self._path):
                rows = self._sql.execute(
                    f"SELECT {_MESSAGE} FROM message m WHERE m.id IN ({', '.join('?' * len(page))})", page
                ).fetchall()
            found = {row[0]: row for row in rows}
            wanted = [found[id_] for id_ in page if id_ in found]
            yield from zip(messages_from(row[:-1] for row in wanted), (row[-1] for row in wanted), strict=True)

    def summaries(self, conversation_id: int) -> list[Summary]:
        """Its summaries that nobody deleted, oldest first."""
        with typed_errors(self._path):
            rows = self._sql.execute(
                """SELECT s.id, s.message_id, s.text, s.edited, s.model, s.created_at FROM summary s
                    JOIN message m ON m.id = s.message_id WHERE m.conversation_id = ? AND m.deleted_with IS NULL
                    AND s.deleted_with IS NULL ORDER BY s.id""",
                (conversation_id,),
            )
            return [
                Summary(id=row[0], message_id=row[1], text=row[2], edited=bool(row[3]), model=row[4], created_at=row[5])
                for row in rows
            ]

    @contextlib.contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """What is read inside the block belongs together, whatever is written meanwhile."""
        with typed_errors(self._path):
            self._sql.execute("BEGIN")
        try:
            yield
        finally:
            self._sql.rollback()
