"""The models known to Hearth: a small index of files that stay where they are; loads none of them.

How the index is kept is ``inference.library.index``. The object belongs to one thread.
"""

from __future__ import annotations

import contextlib
import difflib
import os
import re
import time
from pathlib import Path
from typing import Any

import msgspec

from inference.errors import ModelFileError, ModelMissing, UsageError
from inference.gguf import read_model_facts
from inference.library.index import Entry, Index
from inference.model_facts import ModelFacts
from inference.model_file import GUIDE as GUIDE
from inference.model_file import ModelFile as ModelFile


class Library:
    """The models of this user.

    Args:
        index_file: The index; it need not exist. ``None``: only the guide is known, and nothing can be added.
        guide: The built-in model; always listed, under the name ``guide``.
    """

    def __init__(self, index_file: Path | None, guide: Path) -> None:
        self._index = Index(index_file)
        self._guide = guide
        self._guide_facts: ModelFacts | None = None

    @property
    def set_aside(self) -> Path | None:
        """Where a damaged index was copied to by this object, ``None`` when it was sound."""
        return self._index.set_aside

    def models(self) -> tuple[ModelFile, ...]:
        """All models: the one used last first, then by name; the guide last.

        Raises:
            StorageError: The index cannot be read.
        """
        known = [_model(entry) for entry in self._index.entries() if entry.name != GUIDE]
        return (*sorted(known, key=lambda model: (-model.last_used, model.name.casefold())), self._guide_model())

    def add(self, path: Path) -> ModelFile:
        """Take a file into the library; it is read and checked, and stays where it is.

        A file that is known already is not added again; what is known about it is renewed.

        Raises:
            ModelFileError: It cannot be used.
            StorageError: The index cannot be written.
        """
        facts = read_model_facts(_absolute(path))
        if _same_file(facts.path, self._guide):
            return self._guide_model()
        known = self._entry_of(facts.path)
        name = known.name if known else self._free_name(facts)
        entry = Entry(
            name=name,
            path=str(facts.path),
            added=known.added if known else time.time(),
            last_used=known.last_used if known else 0.0,
            **_shown(facts),
        )
        self._index.write([*(other for other in self._index.entries() if other is not known), entry])
        return _model(entry)

    def remove(self, name: str) -> None:
        """Forget a model. Its file stays.

        Raises:
            ModelMissing: No model has this name.
            UsageError: The guide cannot be removed.
        """
        if name == GUIDE:
            raise UsageError("The built-in guide is part of Hearth and cannot be removed.")
        known = self._index.entries()
        kept = [entry for entry in known if entry.name != name]
        if len(kept) == len(known):
            raise self._unknown(name)
        self._index.write(kept)

    def mark_used(self, name: str) -> None:
        """Remember that a model was used now. Unknown names are ignored: files can be used without being added."""
        now = time.time()
        known = self._index.entries()
        entries = [msgspec.structs.replace(entry, last_used=now) if entry.name == name else entry for entry in known]
        if name == GUIDE and not any(entry.name == GUIDE for entry in entries):
            entries.append(Entry(name=GUIDE, path="", last_used=now))
        if entries != known:
            self._index.write(entries)

    def find(self, name_or_path: str) -> ModelFile:
        """The model of a name or path.

        A name may be written in any case, with any of space, ``-``, ``_`` and ``.`` between its words, and may be
        cut short while it stays unique. A path needs not be in the library.

        Raises:
            ModelMissing: Nothing has this name; the hint lists what is near.
            ModelFileError: It is the path of a file that cannot be used.
        """
        text = name_or_path.strip()
        if not text:
            raise UsageError("No model is named.", "Name a model of the library, or the path of a .gguf file.")
        path = _absolute(Path(text))
        is_file = _exists(path)
        if not (_looks_like_path(text) and is_file) and (found := self._by_name(text)):
            return found
        if not _looks_like_path(text) and not is_file:
            raise self._unknown(text)
        if _same_file(path, self._guide):
            return self._guide_model()
        facts = read_model_facts(path, thorough=False)
        known = self._entry_of(facts.path)
        return _model(known) if known else ModelFile(name=facts.name, path=facts.path, **_shown(facts))

    # -- finding

    def _by_name(self, text: str) -> ModelFile | None:
        models = self.models()
        wanted = _plain(text)
        for fits in (
            lambda model: model.name == text,
            lambda model: _plain(model.name) == wanted,
            lambda model: _plain(model.path.stem) == wanted,
            lambda model: wanted and _plain(model.name).startswith(wanted),
            lambda model: wanted and _plain(model.path.stem).startswith(wanted),
        ):
            found = [model for model in models if fits(model)]
            if len(found) == 1:
                return found[0]
            if found:
                names = ", ".join(model.name for model in found[:6])
                raise ModelMissing(f"“{text}” may mean more than one model.", f"Say which: {names}.")
        return None

    def _unknown(self, text: str) -> ModelMissing:
        by_plain = {_plain(model.name): model.name for model in self.models()}
        near = difflib.get_close_matches(_plain(text), by_plain, n=3, cutoff=0.4)
        near += [plain for plain in by_plain if _plain(text) in plain and plain not in near]
        if near:
            hint = f"Did you mean {' or '.join(by_plain[plain] for plain in near[:3])}?"
        else:
            hint = f"Models that are known: {', '.join(list(by_plain.values())[:12])}."
        return ModelMissing(f"There is no model called “{text}”.", hint)

    def _entry_of(self, path: Path) -> Entry | None:
        return next(
            (entry for entry in self._index.entries() if entry.path and _same_file(Path(entry.path), path)), None
        )

    def _free_name(self, facts: ModelFacts) -> str:
        """The model's name, made unique by its quantization, then by a number."""
        taken = {_plain(entry.name) for entry in self._index.entries()} | {GUIDE}
        candidates = [facts.name, f"{facts.name} {facts.quantization}".strip()]
        candidates += [f"{candidates[1]} ({number})" for number in range(2, len(taken) + 3)]
        return next(name for name in candidates if _plain(name) and _plain(name) not in taken)

    def _guide_model(self) -> ModelFile:
        used = next((entry.last_used for entry in self._index.entries() if entry.name == GUIDE), 0.0)
        if self._guide_facts is None:
            with contextlib.suppress(ModelFileError):
                self._guide_facts = read_model_facts(self._guide, thorough=False)
        shown = _shown(self._guide_facts) if self._guide_facts else {}
        missing = not self._guide.is_file()
        return ModelFile(name=GUIDE, path=self._guide, last_used=used, builtin=True, missing=missing, **shown)


# ------------------------------------------------------------------------------------------ helpers


def _model(entry: Entry) -> ModelFile:
    path = Path(entry.path)
    try:
        missing = not path.is_file()
    except OSError:
        missing = True
    fields = msgspec.structs.asdict(entry) | {"path": path}
    return ModelFile(**fields, missing=missing)


def _shown(facts: ModelFacts) -> dict[str, Any]:
    """What a list of models shows of a file."""
    return {
        "architecture": facts.architecture,
        "quantization": facts.quantization,
        "parameters": facts.parameters,
        "size": facts.file_size,
        "context_trained": facts.context_trained,
    }


def _plain(text: str) -> str:
    """A name without what people type differently."""
    return re.sub(r"[\s\-_.]+", "-", text.casefold().removesuffix(".gguf")).strip("-")


def _looks_like_path(text: str) -> bool:
    separators = {os.sep, os.altsep} - {None}
    return text.startswith("~") or text.lower().endswith(".gguf") or any(mark in text for mark in separators if mark)


def _absolute(path: Path) -> Path:
    """The path as seen from anywhere; links stay what they are."""
    try:
        return path.expanduser().absolute()
    except RuntimeError:  # ~name of nobody
        return path.absolute()


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except (OSError, ValueError):
        return False
