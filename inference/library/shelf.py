"""What is known of the models, without touching a file of theirs: listing, finding, names, notes, forgetting.

``inference.library.library.Library`` adds what is done with the files.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from inference.errors import ModelFileError, ModelMissing, UsageError
from inference.gguf import read_model_facts
from inference.library import finding
from inference.library.index import Entries, Index
from inference.library.names import check_name, free_name, plain
from inference.library.reading import describe
from inference.library.records import Entry, model_of
from inference.library.values import Renamed
from inference.model_facts import ModelFacts
from inference.model_file import GUIDE, ModelFile

MAX_NOTES = 20_000  # characters


class Shelf:
    """The index and the guide as a list of models. May be used from several threads.

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

    def models(self, *, everything: bool = False) -> tuple[ModelFile, ...]:
        """The models: the one used last first, then by name; the guide last. At once, from the index.

        Args:
            everything: Also what cannot be loaded: embedding models, damaged or unknown files.

        Raises:
            StorageError: The index cannot be read.
        """
        known = [model_of(entry) for entry in self._index.entries() if entry.listed and entry.name != GUIDE]
        shown = [model for model in known if everything or not model.problem]
        return (*sorted(shown, key=lambda model: (-model.last_used, model.name.casefold())), self._guide_model())

    def find(self, name_or_path: str) -> ModelFile:
        """The model of a name or path; see ``inference.library.finding``. A path needs not be in the library.

        Raises:
            ModelMissing: Nothing has this name; the hint lists what is near.
            ModelFileError: It is the path of a file that cannot be used.
        """
        text = name_or_path.strip()
        if not text:
            raise UsageError("No model is named.", "Name a model of the library, or the path of a .gguf file.")
        path = finding.absolute(Path(text))
        is_file = finding.exists(path)
        by_path = finding.looks_like_path(text)
        models = self.models(everything=True)
        if not (by_path and is_file) and (found := finding.by_name(models, text, self._titles)):
            return found
        if not by_path and not is_file:
            raise finding.unknown((model.name for model in models), text)
        if finding.same_file(path, self._guide):
            return self._guide_model()
        facts = read_model_facts(path, thorough=False)
        known = self._entry_at(facts.path)
        if known is not None and not known.forgotten:
            return msgspec.structs.replace(model_of(known), path=facts.path)
        return msgspec.convert(
            {**msgspec.structs.asdict(describe(facts)), "name": facts.name, "path": facts.path}, ModelFile
        )

    # ------------------------------------------------------------------------------- forgetting

    def forget(self, name: str) -> ModelFile:
        """Take a model out of the list, for good: a scan does not bring it back. Its files stay.

        Raises:
            ModelMissing: No model has this name.
            UsageError: The guide cannot be removed.
        """
        if name == GUIDE:
            raise UsageError("The built-in guide is part of Hearth and cannot be removed.")
        return self._edit(name, lambda entry: msgspec.structs.replace(entry, forgotten=time.time()))

    def forgotten(self) -> tuple[str, ...]:
        """Names of what was forgotten, the last one first."""
        entries = [entry for entry in self._index.entries() if entry.forgotten]
        return tuple(entry.name for entry in sorted(entries, key=lambda entry: -entry.forgotten))

    def recall(self, name: str) -> ModelFile | None:
        """List a model again that was forgotten; ``None`` when its files are gone meanwhile.

        Raises:
            ModelMissing: None of this name was forgotten.
        """

        def change(entries: Entries) -> Entries:
            if not any(entry.name == name and entry.forgotten for entry in entries):
                raise ModelMissing(f"No model called “{name}” was forgotten.")
            return tuple(
                msgspec.structs.replace(each, forgotten=0.0) if each.name == name else each for each in entries
            )

        entry = _named(self._index.change(change), name)
        return model_of(entry) if entry and entry.listed else None

    # ------------------------------------------------------------------------- what is known of it

    def mark_used(self, name: str) -> None:
        """Remember that a model was used now. Unknown names are ignored: files can be used without being added."""
        now = time.time()

        def change(entries: Entries) -> Entries:
            if name == GUIDE and _named(entries, GUIDE) is None:
                return (*entries, Entry(name=GUIDE, last_used=now))
            return tuple(
                msgspec.structs.replace(each, last_used=now) if each.name == name else each for each in entries
            )

        if name == GUIDE or _named(self._index.entries(), name):
            self._index.change(change)

    def rename(self, name: str, new: str) -> Renamed:
        """Call a model something else. What is kept by name elsewhere must follow: ``Settings.rename_model``.

        Raises:
            ModelMissing: No model has this name.
            UsageError: The new name cannot be one, or another model has it.
        """
        if name == GUIDE:
            raise UsageError("The built-in guide keeps its name.")
        chosen = check_name(new, ())

        def change(entries: Entries) -> Entries:
            entry = self._must(entries, name)
            others = [each for each in entries if each is not entry]
            check_name(new, {plain(each.name) for each in others if each.listed})
            # What is only remembered makes way.
            taken = {plain(each.name) for each in entries} | {plain(chosen)}
            others = [
                each if plain(each.name) != plain(chosen) else _called(each, free_name(each.name, "", "", taken))
                for each in others
            ]
            return (*others, msgspec.structs.replace(entry, name=chosen, given=True))

        return Renamed(old=name, new=chosen, model=model_of(self._must(self._index.change(change), chosen)))

    def note(self, name: str, text: str) -> ModelFile:
        """Keep what the user wrote about a model.

        Raises:
            ModelMissing: No model has this name.
            UsageError: It is too long, or it is about the guide.
        """
        if name == GUIDE:
            raise UsageError("The built-in guide takes no notes.")
        if len(text) > MAX_NOTES:
            raise UsageError(f"The notes are too long: {len(text):,} characters.", f"Use at most {MAX_NOTES:,}.")
        return self._edit(name, lambda entry: msgspec.structs.replace(entry, notes=text.strip()))

    # ------------------------------------------------------------------------------------ inside

    def _edit(self, name: str, change: Callable[[Entry], Entry]) -> ModelFile:
        def edit(entries: Entries) -> Entries:
            self._must(entries, name)
            return tuple(change(each) if each.name == name else each for each in entries)

        after = _named(self._index.change(edit), name)
        assert after is not None
        return model_of(after)

    def _must(self, entries: Entries, name: str) -> Entry:
        entry = _named(entries, name)
        if entry is None or not entry.listed:
            raise finding.unknown((model.name for model in self.models(everything=True)), name)
        return entry

    def _entry_at(self, path: Path) -> Entry | None:
        entries = [entry for entry in self._index.entries() if entry.spots]
        for fits in (lambda each: each == path, lambda each: finding.same_file(each, path)):
            for entry in entries:
                if any(fits(Path(spot.path)) for spot in entry.spots):
                    return entry
        return None

    def _titles(self, model: ModelFile) -> tuple[str, ...]:
        entry = _named(self._index.entries(), model.name)
        return tuple(spot.title for spot in entry.spots if spot.title) if entry else ()

    def _guide_model(self) -> ModelFile:
        used = next((entry.last_used for entry in self._index.entries() if entry.name == GUIDE), 0.0)
        if self._guide_facts is None:
            with contextlib.suppress(ModelFileError):
                self._guide_facts = read_model_facts(self._guide, thorough=False)
        described = msgspec.structs.asdict(describe(self._guide_facts)) if self._guide_facts else {}
        missing = not self._guide.is_file()
        return ModelFile(
            **described,
            name=GUIDE,
            path=self._guide,
            source="builtin",
            last_used=used,
            builtin=True,
            missing=missing,
        )


def _named(entries: Entries, name: str) -> Entry | None:
    return next((entry for entry in entries if entry.name == name), None)


def _called(entry: Entry, name: str) -> Entry:
    return msgspec.structs.replace(entry, name=name)
