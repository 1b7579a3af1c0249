"""``hearth export``: conversations into files. Says on standard output which ones were written."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from app.cli.environment import Environment
from app.cli.long_work import OFTEN, interruptible
from app.cli.terminal import Terminal
from app.exporting.makers import maker_of
from app.storage.exchange.exporting import FORMATS, ExportProgress, ExportRun, Format
from app.storage.exchange.names import Names
from app.storage.exchange.outgoing import Outgoing, Sent
from app.storage.exchange.written import Words
from app.storage.salvage import open_database
from inference.errors import UsageError
from inference.net.cancel import CancelToken

LOCALE = "en"
WORDS = Words(
    you="You",
    answer="Answer",
    guide="Hearth guide",
    system="System prompt",
    reasoning="Reasoning",
    untitled="Conversation",
    unfinished="This answer was cut off.",
    failed="There was no answer.",
    footer="Written with {0}.",
    language="en",
    date=lambda moment: datetime.datetime.fromtimestamp(moment, datetime.UTC).astimezone().strftime("%Y-%m-%d %H:%M"),
)


def add_export_arguments(parser: argparse.ArgumentParser) -> None:
    """What to export, as what, and where to."""
    parser.add_argument(
        "conversations", nargs="*", metavar="TITLE|ID", help="conversations by their title, or by the number in --list"
    )
    parser.add_argument("--all", action="store_true", help="all conversations outside of the trash")
    parser.add_argument("--list", action="store_true", help="list the conversations with their numbers, export nothing")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help="what to write; without it, what the ending of PATH says, else md",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        help="a file for all of them, a .zip, a folder for one file each, or - for standard output",
    )


def run_export(parsed: argparse.Namespace, environment: Environment, terminal: Terminal) -> int:
    """Write the files."""
    path = environment.paths.database
    if environment.folder_problem is not None:
        raise environment.folder_problem
    open_database(path).close()  # it may be of an older Hearth
    if parsed.list:
        return _list(path, terminal)
    ids = _chosen(parsed, path)
    form = _format(parsed)
    if parsed.output == "-":
        return _to_standard_output(path, ids, form, terminal)
    target, together = _target(parsed, path, ids, form)
    with interruptible() as token:
        files = _run(path, ids, form, target, together, token, terminal)
    terminal.clear_status()
    for file in files:
        terminal.line(str(file))
    return 0


# ------------------------------------------------------------------------------------------- inside


def _list(path: Path, terminal: Terminal) -> int:
    with Outgoing(path) as outgoing:
        for sent in _each(outgoing, outgoing.ids()):
            it = sent.conversation
            terminal.line(f"{it.id:>6}  {WORDS.date(it.updated_at)}  {it.title or WORDS.untitled}")
    return 0


def _each(outgoing: Outgoing, ids: Sequence[int]) -> list[Sent]:
    return [sent for id_ in ids if (sent := outgoing.get(id_)) is not None]


def _chosen(parsed: argparse.Namespace, path: Path) -> list[int]:
    if parsed.all == bool(parsed.conversations):
        raise UsageError("Say which conversations to export.", "Name them, or use --all; --list shows what there is.")
    with Outgoing(path) as outgoing:
        if parsed.all:
            return outgoing.ids()
        return list(dict.fromkeys(id_ for word in parsed.conversations for id_ in _find(outgoing, word)))


def _find(outgoing: Outgoing, word: str) -> list[int]:
    if found := outgoing.find(word):
        return found
    number = int(word) if word.isdecimal() and len(word) < 18 else 0
    sent = outgoing.get(number) if number else None
    if sent is None or sent.conversation.deleted_at is not None:
        raise UsageError(f"There is no conversation “{word}”.", "--list shows what there is.")
    return [number]


def _format(parsed: argparse.Namespace) -> Format:
    if parsed.format:
        return parsed.format  # type: ignore[no-any-return]
    ending = Path(parsed.output or "").suffix.lower().removeprefix(".")
    return next((form for form in FORMATS if form == ending), "md")


def _target(parsed: argparse.Namespace, path: Path, ids: Sequence[int], form: Format) -> tuple[Path, bool]:
    """Where to, and whether into one file."""
    output = parsed.output
    target = Path(output).expanduser() if output else Path.cwd()
    if output and not target.is_dir() and not output.endswith(("/", os.sep)):
        suffix = target.suffix.lower()
        return target, suffix == f".{form}" or (bool(suffix) and suffix != ".zip")
    if form == "json" and len(ids) != 1:
        return target / _free(target).give("Hearth conversations", ".json"), True
    if output is None and len(ids) != 1:
        return target / "Hearth conversations", False
    if len(ids) == 1 and output is None:
        with Outgoing(path) as outgoing:
            title = next(iter(_each(outgoing, ids))).conversation.title
        return target / _free(target).give(title, f".{form}"), True
    return target, False


def _free(folder: Path) -> Names:
    """Names that no file there has: only one that was asked for by its name is replaced."""
    return Names(lambda name: (folder / name).exists())


def _run(
    path: Path, ids: Sequence[int], form: Format, target: Path, together: bool, token: CancelToken, terminal: Terminal
) -> tuple[Path, ...]:
    return (
        ExportRun(
            path,
            ids,
            target.absolute(),
            together=together,
            ending=f".{form}",
            maker=maker_of(form, path, WORDS, LOCALE, token),
            untitled=WORDS.untitled,
            cancel=token,
            tell=_line(terminal),
        )
        .run()
        .files
    )


def _to_standard_output(path: Path, ids: Sequence[int], form: Format, terminal: Terminal) -> int:
    with tempfile.TemporaryDirectory(prefix="hearth-") as folder, interruptible() as token:
        (file,) = _run(path, ids, form, Path(folder, f"all.{form}"), True, token, terminal)
        terminal.clear_status()
        with file.open("rb") as content:
            while data := content.read(1024 * 1024):
                sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
    return 0


def _line(terminal: Terminal) -> Callable[[ExportProgress], None]:
    import time  # beside its only use

    last = time.monotonic()

    def show(progress: ExportProgress) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= OFTEN:
            last = now
            terminal.status(f"Writing: {progress.done:,} of {progress.total:,} messages …")

    return show
