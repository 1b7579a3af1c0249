"""``hearth import``: conversations of other programs, and of Hearth itself. Says what became of each.

An import only adds; ``--undo`` puts what came with one into the trash, where the window finds it.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.calling import command_name
from app.cli.environment import Environment
from app.cli.long_work import OFTEN, interruptible
from app.cli.terminal import Terminal
from app.storage.conversations import Conversations
from app.storage.exchange.importing import ImportRun, Progress, Result
from app.storage.exchange.places import Place, conversation_places
from app.storage.exchange.values import PROGRAMS, SOURCES, Item
from app.storage.salvage import open_database
from inference.errors import UsageError
from inference.units import data_size

T = TypeVar("T")
INTERRUPTED = 130

OMISSIONS = {"pictures": "pictures", "files": "files", "tools": "uses of tools", "other": "other things"}
REASONS = {
    "damaged": "it is damaged",
    "too-large": "it is larger than any conversation",
    "too-deep": "it is no conversation",
    "newer": "a later version of the program has written it",
    "no-access": "it cannot be opened",
    "unknown": "it holds no conversations that Hearth knows",
}


def add_import_arguments(parser: argparse.ArgumentParser) -> None:
    """What to import, and how."""
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="exports, archives of them, or folders full of them"
    )
    parser.add_argument(
        "--from", dest="source", choices=SOURCES, help="take only what is from this program; found out by itself"
    )
    parser.add_argument("--found", action="store_true", help="import what other programs have on this computer")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")
    parser.add_argument("--list", action="store_true", help="list the imports that were made")
    parser.add_argument("--undo", type=int, metavar="NUMBER", help="put all that came with this import into the trash")
    parser.add_argument("--json", action="store_true", help="print a JSON object for each conversation, then one more")


def run_import(parsed: argparse.Namespace, environment: Environment, terminal: Terminal) -> int:
    """Import, list, or undo."""
    if environment.folder_problem is not None:
        raise environment.folder_problem
    with contextlib.closing(open_database(environment.paths.database)) as database:
        conversations = Conversations(database)
        if parsed.list:
            return _list(conversations, terminal)
        if parsed.undo is not None:
            gone = conversations.imports.undo(parsed.undo)
            terminal.line(f"{_conversations(len(gone))} moved to the trash.")
            return 0
        return _import(parsed, conversations, terminal)


def _import(parsed: argparse.Namespace, conversations: Conversations, terminal: Terminal) -> int:
    files = [path.expanduser() for path in parsed.files]
    if parsed.found:
        files += [place.folder for place in found_places()]
    if not files:
        hint = "Name files or folders." if not parsed.found else "Name the files yourself."
        raise UsageError("There is nothing to import.", hint)
    for path in files:
        if not path.exists():
            raise UsageError(f"There is no file “{path}”.")

    def perform(question: Callable[[Conversations], T]) -> T:
        return question(conversations)

    with interruptible() as token:
        run = ImportRun(files, perform, cancel=token, tell=_line(terminal), only=parsed.source, dry=parsed.dry_run)
        result = run.run()
    terminal.clear_status()
    (_print_json if parsed.json else _print)(result, parsed.dry_run, terminal)
    if result.problem is not None:
        raise result.problem
    if result.report.stopped:
        return INTERRUPTED
    return 0 if result.report.count("imported", "grown", "known", "empty") or not result.report.items else 1


def found_places() -> list[Place]:
    """Where other programs have conversations on this computer."""
    return [place for place in conversation_places(os.environ, Path.home(), sys.platform) if place.folder.exists()]


# ------------------------------------------------------------------------------------------- words


def _print(result: Result, dry: bool, terminal: Terminal) -> None:
    report = result.report
    for item in report.items:
        if line := _item_line(item):
            terminal.line(line)
    verb = "would be imported" if dry else "imported"
    terminal.line(f"{_conversations(report.count('imported', 'grown'))} {verb}.")
    if known := report.count("known"):
        terminal.line(f"{_conversations(known)} left out: the same is there already.")
    if empty := report.count("empty"):
        terminal.line(f"{_conversations(empty)} left out: nobody says anything in them.")
    if result.import_id is not None:
        terminal.note(f"To undo this: {command_name()} import --undo {result.import_id}")


def _item_line(item: Item) -> str:
    """What is worth a line: what came, what did not and why."""
    title = item.title or "Untitled"
    if item.outcome == "unreadable":
        return f"- {title}: cannot be read, {REASONS.get(item.reason, item.reason)}."
    if item.outcome not in ("imported", "grown"):
        return ""
    notes = [f"{item.messages} message{'' if item.messages == 1 else 's'}"]
    if item.outcome == "grown":
        notes.append("a new version of one that is here")
    notes += [f"without {count} {OMISSIONS.get(what, what)}" for what, count in item.omitted.items()]
    return f"+ {title}: {', '.join(notes)}"


def _print_json(result: Result, dry: bool, terminal: Terminal) -> None:
    for item in result.report.items:
        terminal.json({"type": "conversation"} | _as_dict(item))
    terminal.json(
        {
            "type": "finished",
            "import": result.import_id,
            "from": result.source,
            "dry_run": dry,
            "stopped": result.report.stopped,
            "imported": result.report.count("imported", "grown"),
            "known": result.report.count("known"),
            "empty": result.report.count("empty"),
            "unreadable": result.report.count("unreadable"),
        }
    )


def _as_dict(item: Item) -> dict[str, object]:
    return {
        "outcome": item.outcome,
        "title": item.title,
        "messages": item.messages,
        "left_out": item.omitted,
        "reason": item.reason,
        "detail": item.detail,
        "conversation": item.conversation_id,
    }


def _list(conversations: Conversations, terminal: Terminal) -> int:
    for each in conversations.imports.all():
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(each.created_at))
        program = PROGRAMS.get(each.source, each.source or "?")
        undone = ", undone" if each.undone_at is not None else ""
        terminal.line(f"{each.id:>4}  {when}  {program}: {each.name} ({_conversations(each.conversations)}{undone})")
    return 0


def _conversations(count: int) -> str:
    return f"{count:,} conversation{'' if count == 1 else 's'}"


def _line(terminal: Terminal) -> Callable[[Progress], None]:
    last = time.monotonic()

    def show(progress: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= OFTEN:
            last = now
            size = f"{data_size(progress.done)} of {data_size(progress.total)}"
            terminal.status(f"Reading: {size}, {_conversations(progress.brought)} …")

    return show
