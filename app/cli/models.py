"""``hearth models``: everything that can be done with the models on this computer; loads none of them."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable
from pathlib import Path

from app.calling import command_name
from app.cli.environment import Environment
from app.cli.long_work import interruptible, progress_line
from app.cli.memory_words import describe_memory
from app.cli.models_words import describe, print_folders, print_list, print_trash, trashed_text
from app.cli.quantize_words import print_targets
from app.cli.terminal import Terminal
from inference.corrections import read_corrections
from inference.errors import StorageError, UsageError
from inference.library import Library, ModelFile
from inference.library.finding import absolute
from inference.units import data_size

_ACTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("list", "all models (also without an action)", ()),
    ("info", "what is known of a model", ("MODEL",)),
    ("scan", "look through all folders for models that came or went", ()),
    ("add", "make a .gguf file known; it stays where it is", ("PATH",)),
    ("remove", "forget a model; its file stays", ("MODEL",)),
    ("recall", "list a model again that was removed; without a name: which ones there are", ("[NAME]",)),
    ("rename", "call a model something else", ("MODEL", "NAME")),
    ("note", "keep a note about a model; without a text: show it; with an empty one: delete it", ("MODEL", "[TEXT]")),
    ("verify", "read all of a model and compare it with its SHA-256", ("MODEL",)),
    ("move", "bring a model's files to another folder", ("MODEL", "FOLDER")),
    (
        "quantize",
        "make a smaller file of a model in full precision; without a type: which there are",
        ("MODEL", "[TYPE]"),
    ),
    ("delete", "put a model's files into Hearth's trash", ("MODEL",)),
    ("restore", "bring a model back from the trash; without a name: what is in it", ("[NAME]",)),
    ("empty-trash", "delete for good what is in the trash", ()),
)
_TO = "where the new file goes; without it beside the model in a folder you have added, else among Hearth's models"
_FOLDERS = (
    ("list", "all folders that are looked through (also without an action)", ()),
    ("add", "look through this folder too", ("FOLDER",)),
    ("remove", "no longer look through this folder; its files stay", ("FOLDER",)),
)


def add_models_arguments(parser: argparse.ArgumentParser) -> None:
    """``list`` is what happens without a word."""
    parser.add_argument("--json", action="store_true", help="print JSON")
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    for name, words, arguments in _ACTIONS:
        action = _add_action(actions, name, words, arguments)
        if name == "quantize":
            action.add_argument("--to", metavar="FOLDER", help=_TO)
        if name == "list":
            action.add_argument("--all", action="store_true", help="also files that cannot chat, and why")
    folders = actions.add_parser("folders", help="which folders are looked through", description="Folders of models.")
    folders.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")
    deeper = folders.add_subparsers(dest="folder_action", metavar="ACTION")
    for name, words, arguments in _FOLDERS:
        _add_action(deeper, name, words, arguments)


def _add_action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], name: str, words: str, arguments: tuple[str, ...]
) -> argparse.ArgumentParser:
    action = actions.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
    for argument in arguments:
        plain = argument.strip("[]")
        # MODEL and PATH are the same to whoever carries the action out.
        known = {"MODEL": "model", "PATH": "model", "FOLDER": "folder", "NAME": "name", "TEXT": "text", "TYPE": "type"}[
            plain
        ]
        action.add_argument(known, metavar=plain, nargs=None if argument == plain else "?")
    action.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")
    return action


def run_models(parsed: argparse.Namespace, environment: Environment, terminal: Terminal) -> int:
    """Carry out one of the actions."""
    if environment.library_problem is not None:
        raise environment.library_problem
    work = _Work(parsed, environment, terminal)
    actions: dict[str | None, Callable[[], int]] = {
        None: work.list,
        "list": work.list,
        "info": work.info,
        "scan": work.scan,
        "add": work.add,
        "remove": work.remove,
        "recall": work.recall,
        "rename": work.rename,
        "note": work.note,
        "verify": work.verify,
        "move": work.move,
        "quantize": work.quantize,
        "delete": work.delete,
        "restore": work.restore,
        "empty-trash": work.empty_trash,
        "folders": work.folders,
    }
    try:
        return actions[parsed.action]()
    finally:
        terminal.clear_status()


class _Work:
    """One command line, its answers and where they go."""

    def __init__(self, parsed: argparse.Namespace, environment: Environment, terminal: Terminal) -> None:
        self._parsed = parsed
        self._environment = environment
        self._terminal = terminal
        self._library: Library = environment.library

    def list(self) -> int:
        self._look()
        everything = getattr(self._parsed, "all", False)
        models = self._library.models(everything=everything)
        if self._parsed.json:
            for model in models:
                self._terminal.json(model)
        else:
            print_list(self._terminal, models)
            hidden = len(self._library.models(everything=True)) - len(models)
            if hidden:
                self._terminal.note(
                    f"{hidden} more cannot chat; '{command_name()} models list --all' shows them and why."
                )
        return 0

    def info(self) -> int:
        model = self._find()

        def words() -> None:
            describe(self._terminal, model, self._library.frees(model.name) if model.own else 0)
            describe_memory(self._terminal, model, read_corrections(self._environment.paths.machine))

        return self._say(model, words)

    def scan(self) -> int:
        with interruptible() as token:
            found = self._library.scan(cancel=token, on_progress=progress_line(self._terminal))
        if self._parsed.json:
            self._terminal.json(found)
            return 0
        self._terminal.line(f"{found.models} models, {len(found.new)} new, {len(found.gone)} gone.")
        for name in found.new:
            self._terminal.line(f"+ {name}")
        for name in found.gone:
            self._terminal.line(f"- {name}")
        for folder in found.away:
            self._terminal.note(f"Not there now: {folder}")
        for folder in found.unread:
            self._terminal.note(f"Not all of it could be read: {folder}")
        return 0

    def add(self) -> int:
        model = self._library.add(Path(self._parsed.model))
        purpose = " It makes embeddings for other programs and cannot chat." if model.purpose == "embedding" else ""
        return self._say(model, f"Added {model.name}.{purpose}")

    def remove(self) -> int:
        model = self._listed()
        self._library.forget(model.name)
        return self._say(model, f"{model.name} is forgotten; its file stays at {model.path}.")

    def recall(self) -> int:
        if self._parsed.name is None:
            return self._show_names(self._library.forgotten(), "Nothing was removed from the list.")
        model = self._library.recall(self._parsed.name)
        if model is None:
            return self._say(None, f"{self._parsed.name} is listed again as soon as its file is there.")
        return self._say(model, f"{model.name} is listed again.")

    def rename(self) -> int:
        renamed = self._library.rename(self._listed().name, self._parsed.name)
        settings = self._environment.settings
        settings.rename_model(renamed.old, renamed.new)
        settings.flush()
        return self._say(renamed.model, f"{renamed.old} is now called {renamed.new}.")

    def note(self) -> int:
        model = self._listed()
        if self._parsed.text is None:
            return self._say(model, model.notes or f"There is no note about {model.name}.")
        model = self._library.note(model.name, self._parsed.text)
        return self._say(model, "Noted." if model.notes else "The note is deleted.")

    def verify(self) -> int:
        model = self._listed()
        with interruptible() as token:
            found = self._library.verify(model.name, cancel=token, on_progress=progress_line(self._terminal))
        words = {
            "ok": f"{model.name} is intact: every byte is as it should be.",
            "unknown": f"Nobody has published a SHA-256 of {model.name}. It is remembered now for the next time.",
            "damaged": f"{model.name} is damaged: {', '.join(str(path) for path in found.damaged)}",
        }[found.result]
        self._terminal.clear_status()
        if self._parsed.json:
            self._terminal.json({"result": found.result, "damaged": found.damaged, "model": found.model})
        elif found.result != "damaged":
            self._terminal.line(words)
        if found.result == "damaged":
            self._terminal.note(f"hearth: {words}. Download it again.")
        return 1 if found.result == "damaged" else 0

    def move(self) -> int:
        model = self._listed()
        with interruptible() as token:
            moved = self._library.move(
                model.name, Path(self._parsed.folder), cancel=token, on_progress=progress_line(self._terminal)
            )
        return self._say(moved, f"{moved.name} is now at {moved.path}.")

    def quantize(self) -> int:
        model = self._listed()
        if self._parsed.type is None:
            corrections = read_corrections(self._environment.paths.machine)
            return print_targets(self._terminal, model, corrections, as_json=self._parsed.json)
        folder = Path(self._parsed.to) if self._parsed.to else None
        with interruptible() as token:
            made = self._library.quantize(
                model.name, self._parsed.type, folder, cancel=token, on_progress=progress_line(self._terminal)
            )
        self._terminal.clear_status()
        if self._parsed.json:
            self._terminal.json(made)
            return 0
        self._terminal.line(
            f"{made.model.name} is ready: {data_size(made.model.size)} instead of {data_size(model.size)}, "
            f"at {made.model.path}."
        )
        if not made.tested:
            self._terminal.note("This computer has not enough memory free to load it, so it could not be tried out.")
        return 0

    def delete(self) -> int:
        trashed = self._library.delete(self._listed().name)
        if self._parsed.json:
            self._terminal.json(trashed)
        else:
            self._terminal.line(trashed_text(trashed))
        return 0

    def restore(self) -> int:
        lying = self._library.trash()
        wanted = self._parsed.name
        if wanted is None:
            print_trash(self._terminal, lying, as_json=self._parsed.json)
            return 0
        fitting = [each for each in lying if wanted in (each.id, each.name)]
        if not fitting:
            raise UsageError(
                f"There is no “{wanted}” in the trash.", f"'{command_name()} models restore' shows what is in it."
            )
        model = self._library.restore(fitting[0].id)
        return self._say(model, f"{model.name} is back at {model.path}.")

    def empty_trash(self) -> int:
        freed = self._library.empty_trash()
        if self._parsed.json:
            self._terminal.json({"freed": freed})
        else:
            self._terminal.line(f"{data_size(freed)} were freed." if freed else "There was nothing in the trash.")
        return 0

    def folders(self) -> int:
        settings = self._environment.settings
        action = getattr(self._parsed, "folder_action", None)
        if action in ("add", "remove"):
            known = settings.texts("models.folders")
            folder = str(absolute(Path(self._parsed.folder)))  # one way of writing it
            if action == "remove" and self._parsed.folder in known:
                folder = self._parsed.folder
            if action == "add" and not Path(folder).is_dir():
                raise UsageError(f"There is no folder “{folder}”.", "Connect the drive it is on, or check the name.")
            if action == "remove" and folder not in known:
                raise UsageError(
                    f"“{folder}” is none of the added folders.", f"'{command_name()} models folders' lists them."
                )
            rest = tuple(each for each in known if each != folder)
            settings.set("models.folders", (*rest, folder) if action == "add" else rest)
            settings.flush()
            self._environment.renew_roots()
            self._look()
        print_folders(self._terminal, self._library, as_json=self._parsed.json)
        return 0

    # ------------------------------------------------------------------------------------ inside

    def _look(self) -> None:
        """Bring the list up to date; where it cannot be written it is shown as it is."""
        try:
            with interruptible() as token:
                self._library.scan(cancel=token, on_progress=progress_line(self._terminal))
        except StorageError as error:
            self._terminal.note(f"hearth: {error.message}")
        self._terminal.clear_status()

    def _find(self) -> ModelFile:
        return self._environment.find(self._parsed.model)

    def _listed(self) -> ModelFile:
        """A model of the library: the title of a file that is not in it may be the name of another model."""
        model = self._find()
        if not model.added and not model.builtin:
            path = shlex.quote(self._parsed.model)
            raise UsageError(
                f"“{model.path.name}” is not in the list of models.",
                f"Add it first; its file stays where it is: {command_name()} models add {path}",
            )
        return model

    def _say(self, model: ModelFile | None, words: str | Callable[[], None]) -> int:
        self._terminal.clear_status()
        if self._parsed.json:
            self._terminal.json(model)
        elif isinstance(words, str):
            self._terminal.line(words)
        else:
            words()
        return 0

    def _show_names(self, names: tuple[str, ...], otherwise: str) -> int:
        if self._parsed.json:
            self._terminal.json(names)
            return 0
        for name in names:
            self._terminal.line(name)
        if not names:
            self._terminal.note(otherwise)
        return 0
