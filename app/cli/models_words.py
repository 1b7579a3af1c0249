"""What ``hearth models`` shows of models, folders and the trash; asks nothing of a disk but what a list needs."""

from __future__ import annotations

import shlex
import time
from collections.abc import Iterable

from app.calling import command_name
from app.cli.terminal import Terminal
from inference.library import Library, ModelFile, Trashed
from inference.model_file import PROGRAMS
from inference.units import data_size


def print_list(terminal: Terminal, models: tuple[ModelFile, ...]) -> None:
    """A line for each model."""
    width = min(max(len(model.name) for model in models), 60)
    for model in models:
        what = f"{model.name:<{width}}  {model.quantization:<8} {data_size(model.size):>9}  {source_of(model):<10}"
        state = "file is missing" if model.missing else "damaged" if model.damaged else model.problem
        terminal.line(f"{what}  ({state})" if state else what.rstrip())


def source_of(model: ModelFile) -> str:
    """Whose file it is."""
    if model.builtin:
        return "built in"
    return PROGRAMS.get(model.source) or {"hearth": "Hearth", "folder": "folder", "file": "file"}[model.source]


def describe(terminal: Terminal, model: ModelFile, frees: int) -> None:
    """Everything that is known of a model."""
    others = [place for place in model.places if place.parts[0] != model.path]
    abilities = [word for word in ("vision", "reasoning", "tools") if getattr(model, word)]
    state = "missing" if model.missing else "damaged" if model.damaged else ""
    lines = (
        ("Name", model.name),
        ("File", str(model.path)),
        ("Parts", f"{len(model.parts)} files" if len(model.parts) > 1 else ""),
        ("Comes with", ", ".join(companion.path.name for companion in model.companions)),
        ("State", state),
        ("Problem", model.problem),
        ("Source", source_of(model)),
        ("Also at", ", ".join(str(place.parts[0]) for place in others)),
        ("Repository", model.repository),
        ("Size", data_size(model.size)),
        ("Deleting frees", data_size(frees) if model.own else ""),
        ("Architecture", model.architecture),
        ("Parameters", f"{model.parameters / 1e6:,.0f} million" if model.parameters else ""),
        ("Quantization", model.quantization),
        ("Trained context", f"{model.context_trained:,} tokens" if model.context_trained else ""),
        ("Chat template", "yes" if model.template else "no"),
        ("Abilities", ", ".join(abilities)),
        ("Licence", model.licence),
        ("Last used", _day(model.last_used)),
        ("Verified", _day(model.verified)),
        ("SHA-256", " ".join(model.sha256)),
        ("Notes", model.notes),
    )
    for label, value in lines:
        if value:
            terminal.line(f"{label + ':':<17} {value}")


def trashed_text(trashed: Trashed) -> str:
    """What happened to a deleted model, and the way back."""
    return (
        f"{trashed.name} is in the trash for 30 days ({data_size(trashed.size)} are freed when it is emptied). "
        f"This brings it back: {command_name()} models restore {shlex.quote(trashed.name)}"
    )


def print_trash(terminal: Terminal, trashed: Iterable[Trashed], *, as_json: bool) -> None:
    """What lies in the trash."""
    listed = tuple(trashed)
    for each in listed:
        if as_json:
            terminal.json(each)
        else:
            terminal.line(f"{each.id}  {_day(each.deleted)}  {data_size(each.size):>9}  {each.name}")
    if not listed and not as_json:
        terminal.note("There is nothing in the trash.")


def print_folders(terminal: Terminal, library: Library, *, as_json: bool) -> None:
    """The folders that are looked through; of other programs those that are there."""
    roots = library.roots
    stores = [store for store in roots.stores if store in roots.folders or store.folder.is_dir()]
    if as_json:
        for store in stores:
            terminal.json({"source": store.source, "folder": store.folder, "there": store.folder.is_dir()})
        return
    for store in stores:
        whose = {"hearth": "Hearth", "folder": "added"}.get(store.source) or PROGRAMS[store.source]
        state = "" if store.folder.is_dir() else "  (not there now)"
        terminal.line(f"{whose:<18} {store.folder}{state}")


def _day(moment: float) -> str:
    return time.strftime("%Y-%m-%d", time.localtime(moment)) if moment else ""
