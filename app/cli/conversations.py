"""``hearth conversations``: list them, or those in which words are found; changes nothing."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Iterator
from contextlib import closing

from app.calling import command_name
from app.cli.environment import Environment
from app.cli.terminal import Terminal
from app.storage.conversations import Conversations
from app.storage.salvage import open_database
from app.storage.values import Conversation, SearchHit

SHOWN = 50


def add_conversations_arguments(parser: argparse.ArgumentParser) -> None:
    """What to look for, and how it is printed."""
    parser.add_argument(
        "words", nargs="*", metavar="WORDS", help='all of them in the title or in one message; "a phrase" in quotes'
    )
    parser.add_argument("-n", "--limit", type=int, default=SHOWN, metavar="N", help=f"at most so many (usual: {SHOWN})")
    parser.add_argument("--trash", action="store_true", help="those in the trash instead")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")


def run_conversations(parsed: argparse.Namespace, environment: Environment, terminal: Terminal) -> int:
    """Print what there is, the newest first."""
    if environment.folder_problem is not None:
        raise environment.folder_problem
    words = " ".join(parsed.words)
    with closing(open_database(environment.paths.database)) as database:
        conversations = Conversations(database)
        folders = {folder.id: folder.name for folder in conversations.folders.list()}
        found = list(_found(conversations, words, parsed))
    for conversation, hit in found:
        folder = folders.get(conversation.folder_id, "") if conversation.folder_id is not None else ""
        if parsed.json:
            terminal.json(_as_json(conversation, hit, folder))
        else:
            _show(conversation, hit, folder, terminal)
    if not found and not parsed.json:
        terminal.note("Nothing found." if words else _nothing(parsed))
    return 0


def _found(
    conversations: Conversations, words: str, parsed: argparse.Namespace
) -> Iterator[tuple[Conversation, SearchHit | None]]:
    limit = max(0, parsed.limit)
    if parsed.trash:
        for thing in conversations.trashed.things(words, limit, whole=True):
            yield conversations.get(thing.id), None
    elif words:
        yield from ((hit.conversation, hit) for hit in conversations.search(words, limit))
    else:
        yield from ((conversation, None) for conversation in conversations.list(limit=limit))


def _show(conversation: Conversation, hit: SearchHit | None, folder: str, terminal: Terminal) -> None:
    marks = [
        word for word, holds in (("pinned", conversation.pinned_at), ("archive", conversation.archived_at)) if holds
    ]
    about = ", ".join([folder, *marks] if folder else marks)
    when = datetime.datetime.fromtimestamp(conversation.updated_at, datetime.UTC).astimezone()
    title = conversation.title or "New conversation"
    terminal.line(f"{conversation.id:>6}  {when:%Y-%m-%d %H:%M}  {title}{f'  ({about})' if about else ''}")
    if hit is not None and hit.message_id is not None:
        terminal.line(f"{'':>26}{hit.excerpt}")


def _as_json(conversation: Conversation, hit: SearchHit | None, folder: str) -> dict[str, object]:
    made: dict[str, object] = {
        "id": conversation.id,
        "title": conversation.title,
        "created_at": conversation.created_at,
        "updated_at": conversation.updated_at,
        "folder": folder or None,
        "pinned": conversation.pinned_at is not None,
        "archived": conversation.archived_at is not None,
        "deleted_at": conversation.deleted_at,
    }
    if hit is not None:
        made |= {"message": hit.message_id, "excerpt": hit.excerpt, "marks": hit.marks, "messages": hit.count}
    return made


def _nothing(parsed: argparse.Namespace) -> str:
    return "The trash is empty." if parsed.trash else f"There is no conversation yet; '{command_name()}' begins one."
