"""The check *database*: a conversation is on the disk, is found, and is there again when the file is opened anew."""

from __future__ import annotations

import contextlib
from pathlib import Path

from app.self_test.session import Session
from app.self_test.values import Broken, Details
from app.storage.connecting import open_read_only
from app.storage.conversations import Conversations
from app.storage.values import StoredMessage

SAID = "The quick brown fox jumps over the lazy dog."
SOUGHT = "lazy fox"


def try_database(session: Session, details: Details) -> None:
    """Raise ``Broken`` where a word is lost."""
    shown = session.application.controllers.chat.view.id
    id_, path = session.ask(lambda kept: _keep(kept, shown), "the database to take a conversation")
    hits = session.ask(lambda kept: kept.search(SOUGHT), "the search")
    if [hit.conversation.id for hit in hits] != [id_]:
        raise Broken("A conversation that was just kept is not found.", detail=f"{len(hits)} found for {SOUGHT!r}")
    file = session.paths.database
    # It is closed meanwhile, and opened again afterwards: by its own thread, as when a backup is brought back.
    reopened = session.application.store.exchange(lambda: _read(file, id_))
    session.wait(reopened.done, "the database to be closed and opened again")
    details["messages"], details["sqlite"] = reopened.result()
    again = session.ask(lambda kept: kept.path(id_), "the conversation to be read again")
    if again != path:
        raise Broken("A conversation is another one after the database was opened again.")
    details["bytes"] = file.stat().st_size


def _keep(kept: Conversations, shown: int | None) -> tuple[int, list[StoredMessage]]:
    """Go on with what was asked in the window, or begin a conversation where the engine did not answer."""
    conversation = kept.create(title="Self-test") if shown is None else kept.get(shown)
    kept.add(conversation.id, conversation.head_id, "user", SAID)
    return conversation.id, kept.path(conversation.id)


def _read(file: Path, id_: int) -> tuple[int, str]:
    """Whether the file is whole and has the conversation: how many messages, and which SQLite says so."""
    with contextlib.closing(open_read_only(file)) as sql:
        verdict = str(sql.execute("PRAGMA integrity_check(1)").fetchone()[0])
        if verdict != "ok":
            raise Broken("The database is damaged.", detail=verdict)
        rows = sql.execute("SELECT text FROM message WHERE conversation_id = ? ORDER BY id", (id_,)).fetchall()
        version = str(sql.execute("SELECT sqlite_version()").fetchone()[0])
    if not rows or rows[-1][0] != SAID:
        raise Broken("A conversation did not reach the disk.", detail=f"{len(rows)} messages in {file}")
    return len(rows), version
