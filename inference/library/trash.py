"""The trash: model files are renamed into a hidden folder of the same drive, and can be brought back; deletes old ones.

``<models>/.trash/ID/`` (for added folders on other drives ``<folder>/.hearth-trash/ID/``) holds the files under plain
numbers and ``record.json``, which says what they were. The record is written first: whatever interrupts the rest,
each file is either still in its place or can be restored.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from inference.atomic import write_error
from inference.errors import ModelMissing, StorageError, UsageError
from inference.library.grouping import sibling_parts
from inference.library.index import Entries, Index, decode_entry, encode_entry
from inference.library.merging import Sighting, merge
from inference.library.names import free_name, plain
from inference.library.places import files_of, found_at, owned, same_file, same_place
from inference.library.reading import read_model
from inference.library.records import Entry, Spot
from inference.library.trash_files import ADDED, discard, move_all, occupied, remove_empty, size_of, undo
from inference.library.trash_record import RECORD, Record, TrashedFile, read_record, write_record
from inference.library.values import Roots, Trashed
from inference.library.walk import Stamp, identity_of, within

OWN = ".trash"
_ID = re.compile(r"\d{8,12}-[0-9a-f]{8}")
_DAY = 24 * 60 * 60.0


class Trash:
    """The trashes of all folders that Hearth may change.

    Args:
        index: What is restored is known again.
        roots: Whose folders have trashes.
    """

    def __init__(self, index: Index, roots: Roots) -> None:
        self._index = index
        self._roots = roots

    def put(self, entry: Entry) -> Trashed:
        """Rename the files of a model into the trash. Raises like ``Library.delete``."""
        spots = owned(entry, self._roots)
        entries = self._index.entries()
        trash_id = f"{int(time.time())}-{secrets.token_hex(4)}"
        by_folder: dict[Path, list[Spot]] = {}
        for spot in spots:
            by_folder.setdefault(self._folder_for(spot), []).append(spot)
        moved: list[tuple[str, str]] = []
        gone = {spot.path for spot in spots}
        try:
            for folder, group in by_folder.items():
                self._fill(folder / trash_id, entry, group, files_of(entries, entry, spots), moved)
            self._index.change(lambda known: _without(known, entry, gone))
        except BaseException:
            undo(moved)
            for folder in by_folder:
                discard(folder / trash_id)
            raise
        for path, _ in moved:
            remove_empty_folders(Path(path).parent, self._roots)
        return next(each for each in self.listed() if each.id == trash_id)

    def listed(self) -> tuple[Trashed, ...]:
        """What lies there, the last one first."""
        found: dict[str, Trashed] = {}
        for folder, record in self._records():
            each = Trashed(
                id=folder.name,
                name=record.name,
                size=sum(size_of(folder / file.name) for file in record.files),
                deleted=record.deleted,
                paths=tuple(Path(file.was) for file in record.files),
                folder=folder,
            )
            if before := found.get(each.id):
                each = msgspec.structs.replace(before, size=before.size + each.size, paths=(*before.paths, *each.paths))
            found[each.id] = each
        return tuple(sorted(found.values(), key=lambda each: -each.deleted))

    def restore(self, trash_id: str) -> Entry:
        """Bring a model back. Raises like ``Library.restore``."""
        records = [(folder, record) for folder, record in self._records() if folder.name == trash_id]
        if not records:
            raise ModelMissing("That model is no longer in the trash.")
        moves = [
            (str(folder / file.name), file.was)
            for folder, record in records
            for file in record.files
            if os.path.lexists(folder / file.name)
        ]
        for source, target in moves:
            if os.path.lexists(target) and not same_file(source, target):
                raise occupied(target)
            self._check_target(target)
        move_all(moves)
        firsts = [first for _, record in records for first in record.firsts]
        entry = self._known_again(decode_entry(records[0][1].entry), firsts)
        for folder, _ in records:  # last: what it knows is needed until the index has it
            discard(folder)
        if entry is None:
            raise ModelMissing(f"The files of “{records[0][1].name}” were no longer in the trash.")
        return entry

    def empty(self, older_than: float) -> int:
        """Delete what has been there for so many days; returns the bytes that were freed."""
        freed = 0
        now = time.time()
        for folder, record in list(self._records()):
            if older_than <= 0 or now - record.deleted >= older_than * _DAY:  # whatever the clock says
                size = sum(size_of(folder / file.name) for file in record.files)
                shutil.rmtree(folder, ignore_errors=True)
                freed += size if not folder.exists() else 0
                remove_empty(folder.parent)
        return freed

    # ------------------------------------------------------------------------------------ inside

    def _folder_for(self, spot: Spot) -> Path:
        """The trash on the drive the files are on."""
        own, root = self._roots.own, Path(spot.root)
        if own is not None and (root == own or (own.is_dir() and _device(own) == _device(Path(spot.path).parent))):
            return own / OWN
        return root / ADDED

    def _folders(self) -> Iterator[Path]:
        if self._roots.own is not None:
            yield self._roots.own / OWN
        for folder in self._roots.added:
            yield from (folder / ADDED, folder / OWN)  # it may have been Hearth's own folder before

    def _records(self) -> Iterator[tuple[Path, Record]]:
        seen: set[tuple[int, int]] = set()
        for top in self._folders():
            try:
                names = sorted(os.listdir(top))
            except OSError:
                continue
            identity = identity_of(top)
            if identity in seen:  # two ways lead to one folder
                continue
            if identity is not None:
                seen.add(identity)
            for name in names:
                if _ID.fullmatch(name) and (record := read_record(top / name / RECORD)):
                    yield top / name, record

    @staticmethod
    def _fill(
        folder: Path, entry: Entry, spots: Sequence[Spot], files: Sequence[Stamp], moved: list[tuple[str, str]]
    ) -> None:
        mine = {stamp.path for spot in spots for stamp in spot.stamps}
        there: list[Stamp] = []
        for stamp in files:
            # One file may be known by two ways that lead to it.
            known = any(same_place(stamp.path, other.path) for other in there)
            if stamp.path in mine and not known and os.path.lexists(stamp.path):
                there.append(stamp)
        listed = tuple(TrashedFile(stamp.path, f"{number:04}.gguf", stamp.size) for number, stamp in enumerate(there))
        record = Record(
            name=entry.name,
            deleted=time.time(),
            files=listed,
            firsts=tuple(spot.path for spot in spots),
            entry=encode_entry(msgspec.structs.replace(entry, spots=())),
        )
        try:
            folder.mkdir(mode=0o700, parents=True)
        except OSError as error:
            raise write_error(folder, error) from error
        write_record(folder / RECORD, record)
        for file in listed:
            target = str(folder / file.name)
            try:
                os.rename(file.was, target)
            except OSError as error:
                if error.errno == errno.EXDEV:  # the drive begins somewhere inside the folder
                    raise UsageError(
                        f"“{Path(file.was).name}” lies on another drive than the folder that Hearth knows it by.",
                        "Add its own folder to the folders of models, then delete it.",
                        f"{file.was}: {error}",
                    ) from error
                raise StorageError(
                    f"“{Path(file.was).name}” cannot be moved to the trash: {error.strerror}.",
                    "Check the permissions of its folder, and that no other program has it open.",
                    f"{file.was}: {error}",
                ) from error
            moved.append((file.was, target))

    def _check_target(self, path: str) -> None:
        """A record is a file like any other: what it says leads nowhere but into folders that may be changed."""
        real = os.path.realpath(os.path.dirname(path))
        roots = [os.path.realpath(store.folder) for store in self._roots.folders]
        if not os.path.isabs(path) or not any(within(real, root) for root in roots):
            raise UsageError(
                f"“{Path(path).name}” was in a folder that is no longer one of Hearth's.",
                "Add that folder again, then restore the model.",
                path,
            )

    def _known_again(self, saved: Entry | None, firsts: Sequence[str]) -> Entry | None:
        sightings = []
        for first in firsts:
            path = Path(first)
            found, root = found_at(path, self._roots, [Path(part) for part in sibling_parts(first)])
            if found.parts:
                sightings.append(Sighting(found=found, root=root, read=read_model(found.parts)))
        paths = {sighting.found.parts[0].path for sighting in sightings}

        def change(entries: Entries) -> Entries:
            if saved is not None and not any(each.content == saved.content for each in entries):
                taken = {plain(each.name) for each in entries}
                entries = (*entries, msgspec.structs.replace(saved, name=free_name(saved.name, "", "", taken)))
            return merge(entries, sightings, lambda _spot: False, time.time())

        after = self._index.change(change)
        return next((each for each in after if any(spot.path in paths for spot in each.spots)), None)


def frees(entries: Entries, entry: Entry, spots: Sequence[Spot]) -> int:
    """Bytes that are free again when these places are deleted: not what is a link, or is linked from elsewhere."""
    return sum(size_of(Path(stamp.path)) for stamp in files_of(entries, entry, spots))


# ------------------------------------------------------------------------------------------ helpers


def _without(entries: Entries, entry: Entry, paths: set[str]) -> Entries:
    """The entries after these places of one are gone. What the user knows of it stays for when it comes back."""
    return tuple(
        each
        if each.name != entry.name
        else msgspec.structs.replace(each, spots=tuple(spot for spot in each.spots if spot.path not in paths))
        for each in entries
    )


def remove_empty_folders(folder: Path, roots: Roots) -> None:
    """A folder that a model leaves empty goes, up to the folder Hearth was given."""
    tops = {store.folder for store in roots.folders}
    while folder not in tops and any(top in folder.parents for top in tops):
        try:
            folder.rmdir()
        except OSError:  # not empty, or not ours
            return
        folder = folder.parent


def _device(folder: Path) -> int:
    """The drive a folder is on; -1 where nobody can say."""
    with contextlib.suppress(OSError):
        return folder.stat().st_dev
    return -1
