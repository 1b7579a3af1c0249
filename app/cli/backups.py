"""``hearth backups``: list, make, check, restore, delete backups of the conversations; knows no SQL."""

from __future__ import annotations

import argparse
import contextlib
import time
from collections.abc import Callable
from pathlib import Path

from app.calling import command_name
from app.cli.environment import Environment
from app.cli.long_work import interruptible
from app.cli.terminal import Terminal
from app.only_window import only_window
from app.storage.backup_file import Backup, Pace, examine, read_backup
from app.storage.backups import Backups
from app.storage.merging import bring_back
from app.storage.restoring import restore
from app.storage.salvage import open_database
from inference.errors import Cancelled, StorageError
from inference.net.cancel import CancelToken
from inference.units import data_size

_WHY = {
    "daily": "daily",
    "user": "yours",
    "restore": "before a restoring",
    "migration": "before an update",
    "": "another file",
}


def add_backups_arguments(parser: argparse.ArgumentParser) -> None:
    """``list`` is what happens without a word."""
    parser.add_argument("--json", action="store_true", help="print JSON")
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    _add(actions, "list", "all backups, the newest first (also without an action)")
    create = _add(actions, "create", "make a backup now, among the others or as FILE")
    create.add_argument("file", metavar="FILE", nargs="?")
    for name, words in (
        ("verify", "read all of a backup and see whether it is good"),
        ("restore", "go back to a backup; what is there now becomes a backup itself"),
        ("delete", "delete a backup for good"),
    ):
        action = _add(actions, name, words)
        action.add_argument("name", metavar="NAME" if name == "delete" else "NAME|FILE")
        if name == "restore":
            action.add_argument(
                "--missing",
                action="store_true",
                help="only add what is no longer there; nothing that is there changes",
            )


def _add(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], name: str, words: str
) -> argparse.ArgumentParser:
    action = actions.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
    action.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")
    return action


def run_backups(parsed: argparse.Namespace, environment: Environment, terminal: Terminal) -> int:
    """Carry out one of the actions."""
    if environment.folder_problem is not None:
        raise environment.folder_problem
    work = _Work(parsed, Backups(environment.paths.database), environment.paths.data, terminal)
    actions: dict[str | None, Callable[[], int]] = {
        None: work.list,
        "list": work.list,
        "create": work.create,
        "verify": work.verify,
        "restore": work.restore,
        "delete": work.delete,
    }
    try:
        return actions[parsed.action]()
    finally:
        terminal.clear_status()


class _Pace(Pace):
    """At once, unless Ctrl-C was pressed."""

    def __init__(self, token: CancelToken) -> None:
        self._token = token

    def step(self) -> None:
        if self.stopped():
            raise Cancelled("Stopped.")

    def stopped(self) -> bool:
        return self._token.cancelled


class _Work:
    """One command line, the backups it is about and where its answers go."""

    def __init__(self, parsed: argparse.Namespace, backups: Backups, data: Path, terminal: Terminal) -> None:
        self._parsed = parsed
        self._backups = backups
        self._data = data
        self._terminal = terminal

    def list(self) -> int:
        there = self._backups.list()
        for backup in there:
            self._show(backup)
        if not there and not self._parsed.json:
            self._terminal.note(f"There is no backup yet; '{command_name()} backups create' makes one.")
        return 0

    def create(self) -> int:
        self._terminal.status("Making a backup ...")
        with interruptible() as token:
            if self._parsed.file is None:
                made = self._backups.create("user", _Pace(token))
            else:
                target = Path(self._parsed.file).expanduser().absolute()
                if not target.parent.is_dir():
                    raise StorageError(f"There is no folder {target.parent}.", "Make it first, or name another one.")
                self._backups.save_as(target, _Pace(token))
                made = read_backup(target)
        return self._say(made, f"{made.name} is whole: {_contents(made)}, {data_size(made.size)}, at {made.path}.")

    def verify(self) -> int:
        path = self._backups.find(self._parsed.name)
        self._terminal.status("Reading all of it ...")
        with interruptible() as token:
            examine(path, thorough=True, pace=_Pace(token))
        backup = read_backup(path)
        return self._say(backup, f"{path.name} is good: {_contents(backup)}.")

    def restore(self) -> int:
        path = self._backups.find(self._parsed.name)
        if self._parsed.missing:
            return self._add_missing(path)
        lock = only_window(self._data)
        if not lock.held:
            raise StorageError(
                "Hearth's window has the conversations open, so nothing was restored.",
                "Close it, or restore in its settings, under Backups.",
            )
        self._terminal.status("Restoring ...")
        try:
            with interruptible() as token:
                kept = restore(self._backups, path, _Pace(token))
        finally:
            lock.release()
        words = f"{path.name} is restored: {_contents(read_backup(self._backups.database))}."
        if kept is not None:
            words += f"\nWhat was there before is kept. The way back: {command_name()} backups restore {kept.name}"
        return self._say({"restored": path.name, "kept": kept.name if kept is not None else None}, words)

    def delete(self) -> int:
        self._backups.delete(self._parsed.name)
        return self._say({"deleted": self._parsed.name}, f"{self._parsed.name} is deleted.")

    def _add_missing(self, path: Path) -> int:
        self._terminal.status("Looking for what is missing ...")
        examine(path, thorough=True)
        with contextlib.closing(open_database(self._backups.database)) as database:
            came = bring_back(database, path)
        words = f"Added {_count(came.conversations, 'conversation')} and {_count(came.messages, 'message')}."
        return self._say(came._asdict(), words if came.messages or came.conversations else "Nothing is missing.")

    def _show(self, backup: Backup) -> None:
        if self._parsed.json:
            self._terminal.json(backup)
            return
        when = time.strftime("%Y-%m-%d %H:%M", time.localtime(backup.made_at))
        state = backup.problem or _contents(backup)
        self._terminal.line(f"{backup.name}  {when}  {data_size(backup.size):>9}  {_WHY[backup.reason]:<18}  {state}")

    def _say(self, value: object, words: str) -> int:
        self._terminal.clear_status()
        if self._parsed.json:
            self._terminal.json(value)
        else:
            self._terminal.line(words)
        return 0


def _contents(backup: Backup) -> str:
    return f"{_count(backup.conversations, 'conversation')} with {_count(backup.messages, 'message')}"


def _count(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
