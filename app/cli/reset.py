"""``hearth reset``: what Hearth has put on this computer, how large it is, and away with it; asks before it removes."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import msgspec

from app.calling import command_name
from app.cli.environment import Environment
from app.cli.long_work import OFTEN, interruptible
from app.cli.terminal import Terminal
from app.identity import APP_ID
from app.only_window import only_window
from app.reset.journal import begun, in_order
from app.reset.leaving import UNINSTALL, Installed, installed
from app.reset.measuring import Amount, measure
from app.reset.parts import PARTS, Part, Where, where_of
from app.reset.removing import Removed, TokenKeeper, remove
from inference.errors import Cancelled, StorageError, UsageError
from inference.units import data_size

_TITLES: dict[Part, str] = {
    "caches": "Caches and measurements",
    "logs": "Logs",
    "downloads": "Unfinished downloads",
    "conversations": "Conversations and their backups",
    "models": "Models that Hearth has downloaded",
    "token": "Access token in the system's keychain",
    "settings": "Settings",
}
_HELP: dict[Part, str] = {
    "caches": "what is kept for quick starts, and what was measured",
    "logs": "the logs",
    "downloads": "downloads that are not finished",
    "conversations": "all conversations, the trash, and all their backups",
    "models": "models that Hearth has downloaded, those in its trash, and the list of models",
    "token": "the access token for the hub, in the keychain of the system",
    "settings": "the settings and your own dictionary",
}
_SHOWN: tuple[Part, ...] = ("conversations", "settings", "models", "downloads", "caches", "logs", "token")


_LITTLE = 100_000  # bytes below which nobody cares how many there are


class _Listed(msgspec.Struct, frozen=True, kw_only=True):
    """What ``--json`` says of a part."""

    part: Part
    files: int
    size: int
    places: tuple[str, ...]


def add_reset_arguments(parser: argparse.ArgumentParser) -> None:
    """A switch for each part; none of them lists what there is."""
    for part in _SHOWN:
        parser.add_argument(f"--{part}", action="store_true", help=f"remove {_HELP[part]}")
    parser.add_argument("--everything", action="store_true", help="remove all of these")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run_reset(parsed: argparse.Namespace, environment: Environment, terminal: Terminal) -> int:
    """List what there is, or remove what was named."""
    where = where_of(environment.paths, environment.settings)
    wanted = PARTS if parsed.everything else in_order([part for part in PARTS if getattr(parsed, part)])
    work = _Work(where, parsed.json, terminal)
    if not wanted:
        return work.list()
    if environment.folder_problem is not None:
        raise environment.folder_problem
    lock = only_window(where.paths.data)
    if not lock.held:
        raise StorageError(
            "Hearth's window is open, so nothing was removed.",
            "Close it, or use its settings, under Storage.",
        )
    try:
        return work.remove(wanted, sure=parsed.yes)
    finally:
        lock.release()


class _Work:
    """One command line and where its answers go."""

    def __init__(self, where: Where, as_json: bool, terminal: Terminal) -> None:
        self._where = where
        self._json = as_json
        self._terminal = terminal

    def list(self) -> int:
        amounts = self._measure(PARTS)
        for amount in sorted(amounts, key=lambda each: _SHOWN.index(each.part)):
            self._show(amount)
        if self._json:
            return 0
        name = command_name()
        self._terminal.note("")
        if waiting := begun(self._where.paths.data):
            words = " ".join(f"--{part}" for part in waiting)
            self._terminal.note(
                f"Something was being removed when it was broken off. It goes on when the window opens, "
                f"or with: {name} reset {words}"
            )
        self._terminal.note(
            f"Nothing was changed. '{name} reset --help' lists what can be removed. Models of other programs, and "
            "files that you have put into Hearth's folders, are never touched."
        )
        return 0

    def remove(self, wanted: tuple[Part, ...], *, sure: bool) -> int:
        amounts = self._measure(wanted)
        if not sure:
            self._ask(amounts)
        self._terminal.status("Removing ...")
        with interruptible() as token:
            try:
                removed = remove(
                    self._where, wanted, _tokens, cancel=token, on_freed=_now_and_then(self._terminal, "Removing")
                )
            except Cancelled:
                self._terminal.note("Stopped. What was removed by then is gone; the rest is as it was.")
                raise
        return self._tell(removed)

    # ------------------------------------------------------------------------------------ inside

    def _measure(self, parts: tuple[Part, ...]) -> tuple[Amount, ...]:
        with interruptible() as token:
            amounts = tuple(
                measure(self._where, parts, cancel=token, on_counted=_now_and_then(self._terminal, "Counting"))
            )
        self._terminal.clear_status()
        return amounts

    def _show(self, amount: Amount) -> None:
        if self._json:
            self._terminal.json(_Listed(part=amount.part, files=amount.files, size=amount.size, places=amount.places))
            return
        size = "" if amount.part == "token" else _words(amount.size) if amount.files else "nothing"
        option = f"--{amount.part}"
        self._terminal.line(f"{option:<16} {_TITLES[amount.part]:<38} {size:>9}  {', '.join(amount.places)}".rstrip())

    def _ask(self, amounts: tuple[Amount, ...]) -> None:
        """Name what goes, and have a person say so."""
        if not self._terminal.interactive or self._json:
            raise UsageError("Nothing was removed: nobody is here to be asked.", "Add --yes to remove it.")
        for amount in amounts:
            self._show(amount)
        if any(amount.part == "conversations" for amount in amounts):
            self._terminal.line(
                f"Your conversations go for good, and their backups too. To keep a copy: "
                f"{command_name()} backups create FILE"
            )
        self._terminal.line("This cannot be undone. Type yes to remove it.")
        if input().strip().lower() != "yes":
            raise Cancelled("Nothing was removed.")

    def _tell(self, removed: Removed) -> int:
        self._terminal.clear_status()
        if self._json:
            self._terminal.json(removed)
            return 1 if removed.left else 0
        files = "1 file" if removed.files == 1 else f"{removed.files:,} files"
        self._terminal.line(f"Removed {files}, {_words(removed.freed)}.")
        for left in removed.left:
            self._terminal.note(f"Left: {left.path} ({left.why})" if left.path else f"Left: {left.why}")
        for left in removed.stays:
            self._terminal.note(f"Not of Hearth's making, so it stays: {left.why} in {left.path}")
        if removed.everything and not removed.left:
            self._terminal.line(how_to_uninstall(installed()))
        return 1 if removed.left else 0


def _words(size: int) -> str:
    return data_size(size) if size >= _LITTLE else "a little"


def _now_and_then(terminal: Terminal, doing: str) -> Callable[[Part, int], None]:
    """Says on the replaceable line how far it is, now and then."""
    last = 0.0

    def show(part: Part, size: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= OFTEN:
            last = now
            terminal.status(f"{doing} {_TITLES[part][0].lower()}{_TITLES[part][1:]} ... {data_size(size)}")

    return show


def _tokens() -> TokenKeeper:
    from inference.hub.tokens import Tokens  # brings the keychain along: only where a token is to go

    return Tokens()


def how_to_uninstall(found: Installed) -> str:
    """What to do to remove the program itself."""
    match found.kind:
        case "deb":
            how = UNINSTALL
        case "flatpak":
            how = f"flatpak uninstall {APP_ID}"
        case "appimage":
            how = f"delete the file {found.place}"
        case "macos":
            how = f"move {found.place} to the trash"
        case "windows":
            how = "open the settings of Windows, go to Apps, and uninstall Hearth there"
        case "folder" | "source":
            how = f"delete the folder {found.place}"
    return f"Nothing of Hearth is left but the program. To remove it, too: {how}"
