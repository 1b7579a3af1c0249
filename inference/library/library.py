"""The library: what is known of the models, and what is done with their files; loads none of them.

The package's docstring tells what can be asked. Long work (a scan, a verification, a move) holds no lock; only one
scan runs at a time.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec

from inference.download.values import Wanted
from inference.errors import ModelFileError, ModelMissing, UsageError
from inference.gguf import read_model_facts
from inference.hardware import read_hardware
from inference.library import finding
from inference.library.grouping import sibling_parts
from inference.library.having import content_of
from inference.library.index import Entries
from inference.library.merging import Sighting, merge
from inference.library.moving import move
from inference.library.places import found_at, owned, same_place
from inference.library.quantizing import quantize
from inference.library.reading import read_model
from inference.library.records import Entry, is_there, model_of, serving
from inference.library.scanning import Watch, scan
from inference.library.shelf import Shelf
from inference.library.trash import Trash, frees
from inference.library.unfinished import Unfinished, remove_leftovers
from inference.library.values import (
    TRASH_DAYS,
    Cancel,
    Never,
    OnProgress,
    Progress,
    Quantized,
    Roots,
    Scanned,
    Trashed,
    Verified,
)
from inference.library.verifying import verify
from inference.library.walk import stamp_of
from inference.model_file import GUIDE, ModelFile
from inference.net.cancel import CancelToken
from inference.quantizer import Quantizer

_NEVER = Never()
_NOWHERE = Roots()


def _quiet(_progress: Progress) -> None:
    """Nobody wants to know."""


class Library(Shelf):
    """The models of this user.

    Args:
        index_file: The index; it need not exist. ``None``: only the guide is known, and nothing can be added.
        guide: The built-in model; always listed, under the name ``guide``.
        roots: Where ``scan`` looks.
    """

    def __init__(self, index_file: Path | None, guide: Path, roots: Roots = _NOWHERE) -> None:
        super().__init__(index_file, guide)
        self._roots = roots
        self._scanning = threading.Lock()
        self._watch: Watch | None = None
        self._absent: frozenset[str] = frozenset()

    @property
    def roots(self) -> Roots:
        """Where ``scan`` looks."""
        return self._roots

    def set_roots(self, roots: Roots) -> None:
        """Look elsewhere from the next scan on."""
        if roots != self._roots:
            self._roots = roots
            self._watch = None

    # --------------------------------------------------------------------------------- scanning

    def scan(self, *, cancel: Cancel = _NEVER, on_progress: OnProgress = _quiet) -> Scanned:
        """Look through all roots for what came and went; only files that are not known yet are read.

        What has been in the trash for ``TRASH_DAYS`` is deleted on the way.

        Raises:
            Cancelled: What was found until then is kept.
            StorageError: The index cannot be written.
        """
        with self._scanning:
            roots = self._roots
            outcome = scan(self._index, roots, cancel, on_progress, stamp_of(str(self._guide)))
            remove_leftovers(outcome.leftovers)
            Unfinished(self._index.path).sweep()
            self.empty_trash(older_than=TRASH_DAYS)
            changed = outcome.scanned.changed or outcome.absent != self._absent
            self._watch = outcome.watch if roots is self._roots else None
            self._absent = outcome.absent
            return msgspec.structs.replace(outcome.scanned, changed=changed)

    def changed(self) -> bool:
        """Whether a scan may find something new; a few questions to the system, no file is read."""
        watch = self._watch
        return watch is None or watch.changed()

    def folders(self) -> tuple[Path, ...]:
        """The folders the last scan has looked into, for who wants to be told of changes by the system."""
        watch = self._watch
        return tuple(Path(path) for path, time_ns in watch.folders.items() if time_ns) if watch else ()

    # ----------------------------------------------------------------------------------- coming

    def add(self, path: Path) -> ModelFile:
        """Take a file into the library; it is read and checked, and stays where it is.

        A file that is known already is not added again; what is known about it is renewed, and one that was
        forgotten is listed again. One that makes embeddings is taken in for other programs, and cannot chat.

        Raises:
            ModelFileError: It cannot be used.
            StorageError: The index cannot be written.
        """
        facts = read_model_facts(finding.absolute(path), purpose=None)
        if finding.same_file(facts.path, self._guide):
            return self._guide_model()
        parts = facts.parts or (facts.path,)
        spots = (spot for entry in self._index.entries() for spot in entry.spots)
        known = next((spot for spot in spots if same_place(spot.path, str(parts[0]))), None)
        if known is not None:  # by the way that leads there already
            parts = tuple(Path(known.path).with_name(part.name) for part in parts)
        return self._take(parts[0], parts)

    def downloaded(self, wanted: Wanted) -> ModelFile:
        """Take in what was downloaded just now; each file was compared with its SHA-256 where one was known.

        Raises:
            ModelMissing: It is not there any more.
            StorageError: The index cannot be written.
        """
        hashes = {str(finding.absolute(file.target)): file.sha256.lower() for file in wanted.files}
        path = finding.absolute(wanted.model)
        parts = tuple(Path(part) for part in sibling_parts(str(path)))
        return self._take(parts[0], parts, wanted.repository, hashes, brought=True)

    def already_here(
        self, wanted: Wanted, *, cancel: Cancel = _NEVER, on_progress: OnProgress = _quiet
    ) -> ModelFile | None:
        """The model on this computer that a download would bring, whichever program put it there; ``None``: none.

        A file of the same size whose SHA-256 nobody knows is read and hashed, which takes seconds where fetching
        it takes minutes; its hash is remembered.

        Raises:
            Cancelled: It is not wanted any more.
            StorageError: The index cannot be read, or a hash not be kept.
        """
        content = content_of(wanted)
        if content is None:
            return None
        for model in self.models():
            if content.is_in(model):
                with contextlib.suppress(ModelFileError):  # it may have been replaced since anybody looked
                    model = model_of(self._fresh(model.name))
                    if content.is_in(model):
                        return model
        for name in content.may_be(self._index.entries()):
            with contextlib.suppress(ModelFileError):
                model = self.verify(name, cancel=cancel, on_progress=on_progress).model
                if content.is_in(model) and not model.problem:
                    return model
        return None

    # ---------------------------------------------------------------------------- with the files

    def verify(self, name: str, *, cancel: Cancel = _NEVER, on_progress: OnProgress = _quiet) -> Verified:
        """Read every byte of a model's files and compare with the SHA-256 that was promised or computed before.

        Raises:
            Cancelled: Nothing is changed.
            ModelFileError: There is no such model, or a file cannot be read.
            StorageError: The result cannot be kept.
        """
        entry = self._fresh(name)
        return verify(self._index, entry, serving(entry), cancel, on_progress)

    def move(self, name: str, folder: Path, *, cancel: Cancel = _NEVER, on_progress: OnProgress = _quiet) -> ModelFile:
        """Bring a model's files to another folder; see ``inference.library.moving``.

        Raises:
            Cancelled: Everything is as it was; so after each of the others.
            UsageError: It cannot be moved: another program's file, or one of that name is there already.
            NoSpace: The disk has no room.
            ModelFileError: It cannot be read, or is damaged.
            StorageError: It cannot be written.
        """
        entry = self._fresh(name)
        return model_of(move(self._index, self._roots, entry, finding.absolute(folder), cancel, on_progress))

    def quantize(
        self,
        name: str,
        quantization: str,
        folder: Path | None = None,
        *,
        cancel: CancelToken | None = None,
        on_progress: OnProgress = _quiet,
    ) -> Quantized:
        """Make a smaller file of a model and list it; see ``inference.library.quantizing``. Takes minutes.

        Args:
            name: The model; its file stays as it is.
            quantization: One of ``inference.quantize_job.FILE_TYPES``.
            folder: Where the new file goes; beside the original, or among Hearth's models, when ``None``.
            cancel: Ends it; nothing is left behind then, nor after any of the errors.
            on_progress: Told how far it is.

        Raises:
            Cancelled: It is not wanted any more.
            UsageError: This model cannot become smaller, or a file is in the way.
            NoSpace: The disk has no room.
            ModelFileError: It cannot be read.
            EngineError: llama.cpp cannot do it.
            StorageError: The new file cannot be written.
        """
        entry = self._fresh(name)
        made = quantize(
            entry,
            serving(entry),
            self._roots,
            quantization,
            finding.absolute(folder) if folder is not None else None,
            threads=read_hardware().batch_threads,
            unfinished=Unfinished(self._index.path),
            run=Quantizer().run,
            cancel=cancel or CancelToken(),
            on_progress=on_progress,
        )
        return Quantized(model=self._take(made.path, (made.path,), entry.repository, brought=True), tested=made.tested)

    def frees(self, name: str) -> int:
        """Bytes that deleting a model and emptying the trash would free; 0 for another program's file."""
        if name == GUIDE:
            return 0
        entry = self._must(self._index.entries(), name)
        with contextlib.suppress(UsageError):
            return frees(self._index.entries(), entry, owned(entry, self._roots))
        return 0

    def delete(self, name: str) -> Trashed:
        """Put a model's files in Hearth's and the user's folders into the trash; copies elsewhere stay listed.

        Raises:
            ModelMissing: No model has this name.
            UsageError: Its files are not Hearth's to delete, or not there.
            StorageError: They cannot be moved there.
        """
        if name == GUIDE:
            raise UsageError("The built-in guide is part of Hearth and cannot be deleted.")
        return self._trash().put(self._must(self._index.entries(), name))

    def trash(self) -> tuple[Trashed, ...]:
        """What lies in the trash, the last one first. Drives have trashes of their own, seen while they are there."""
        return self._trash().listed()

    def restore(self, trash_id: str) -> ModelFile:
        """Bring a model back from the trash to where it was.

        Raises:
            ModelMissing: No such thing is in the trash.
            UsageError: Something else is in its place now.
            StorageError: It cannot be moved back.
        """
        return model_of(self._trash().restore(trash_id))

    def empty_trash(self, older_than: float = 0.0) -> int:
        """Delete for good what has been in the trash for so many days; returns the bytes that were freed."""
        return self._trash().empty(older_than)

    # ------------------------------------------------------------------------------------ inside

    def _take(
        self,
        path: Path,
        parts: tuple[Path, ...],
        repository: str = "",
        hashes: Mapping[str, str] | None = None,
        *,
        brought: bool = False,
    ) -> ModelFile:
        """Note a model at a path, whatever is known of it; ``brought``: Hearth has put it there."""
        found, root = found_at(path, self._roots, parts)
        if not found.parts:
            raise ModelMissing(f"There is no file “{path.name}”.", "Was it moved or deleted?", str(path))
        known = hashes or {}
        promised = tuple(known.get(part.path, "") for part in found.parts)
        sides = tuple(
            msgspec.structs.replace(side, sha256=known.get(side.stamp.path, side.sha256)) for side in found.companions
        )
        found = msgspec.structs.replace(
            found,
            repository=repository or found.repository,
            sha256=promised if all(promised) else (),
            companions=sides,
        )
        verified = time.time() if found.sha256 else 0.0
        sighting = Sighting(found=found, root=root, read=read_model(found.parts), verified=verified, brought=brought)
        first = found.parts[0].path

        def change(entries: Entries) -> Entries:
            merged = merge(entries, (sighting,), lambda _spot: False, time.time())
            return tuple(
                msgspec.structs.replace(each, forgotten=0.0) if each.lies_at(first) else each for each in merged
            )

        return model_of(next(each for each in self._index.change(change) if each.lies_at(first)))

    def _fresh(self, name: str) -> Entry:
        """A model whose files are there, known as they are now."""
        if name == GUIDE:
            raise UsageError("The built-in guide is a part of Hearth.", "Choose a model of yours.")
        entry = self._must(self._index.entries(), name)
        spot = serving(entry)
        if not is_there(spot):
            raise ModelMissing(
                f"The file of “{name}” is not where it was.",
                "Connect the drive it is on, or add it again from its new place.",
                spot.path,
            )
        if any(stamp_of(stamp.path) != stamp for stamp in spot.parts):
            model = self._take(Path(spot.path), tuple(Path(part.path) for part in spot.parts))
            entry = self._must(self._index.entries(), model.name)
        return entry

    def _trash(self) -> Trash:
        return Trash(self._index, self._roots)
