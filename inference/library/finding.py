"""Finds a model by what a person calls it; reads no file."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from inference.errors import ModelMissing
from inference.library.names import plain
from inference.model_file import ModelFile

Titles = Callable[[ModelFile], Collection[str]]


def by_name(models: Sequence[ModelFile], text: str, titles: Titles) -> ModelFile | None:
    """The model that is meant, ``None`` when there is none.

    A name may be written in any case, with any of space, ``-``, ``_`` and ``.`` between its words, and may be cut
    short while it stays unique. The file's name and what another program calls it will do too. Models that can be
    loaded come before others.

    Args:
        models: Where to look.
        text: What was typed.
        titles: What other programs call a model.

    Raises:
        ModelMissing: It may mean more than one; the hint names them.
    """
    usable = [model for model in models if not model.problem]
    return _among(usable, text, titles) or _among([model for model in models if model.problem], text, titles)


def unknown(names: Iterable[str], text: str) -> ModelMissing:
    """What to say when none of the models that are there has a name: what is near, else what there is."""
    known = {plain(name): name for name in names}
    near = difflib.get_close_matches(plain(text), known, n=3, cutoff=0.4)
    near += [each for each in known if plain(text) in each and each not in near]
    if near:
        hint = f"Did you mean {' or '.join(known[each] for each in near[:3])}?"
    else:
        more = f" and {len(known) - 12} more" if len(known) > 12 else ""
        hint = f"Models that are known: {', '.join(list(known.values())[:12])}{more}." if known else ""
    return ModelMissing(f"There is no model called “{text}”.", hint)


def looks_like_path(text: str) -> bool:
    """Whether what was typed is rather a path than a name."""
    separators = {os.sep, os.altsep} - {None}
    return text.startswith("~") or text.lower().endswith(".gguf") or any(mark in text for mark in separators if mark)


def absolute(path: Path) -> Path:
    """The path as seen from anywhere; links stay what they are, ``..`` is worked out."""
    try:
        return Path(os.path.abspath(path.expanduser()))
    except (RuntimeError, ValueError):  # ~name of nobody; a NUL
        return path.absolute()


def exists(path: Path) -> bool:
    """Whether anything is there that may be looked at."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file."""
    try:
        return one == other or one.samefile(other)
    except (OSError, ValueError):
        return False


def _among(models: Sequence[ModelFile], text: str, titles: Titles) -> ModelFile | None:
    wanted = plain(text)
    for fits in (
        lambda model: model.name == text,
        lambda model: plain(model.name) == wanted,
        lambda model: text in titles(model),
        lambda model: plain(model.path.stem) == wanted,
        lambda model: wanted and plain(model.name).startswith(wanted),
        lambda model: wanted and plain(model.path.stem).startswith(wanted),
        lambda model: wanted and any(plain(title).startswith(wanted) for title in titles(model)),
    ):
        found = [model for model in models if fits(model)]
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(model.name for model in found[:6])
            raise ModelMissing(f"“{text}” may mean more than one model.", f"Say which: {names}.")
    return None
