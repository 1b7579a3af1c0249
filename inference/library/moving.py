"""Brings the files of a model to another folder: linked on the same drive, else copied, compared and then switched.

A copy grows under a name of its own and gets the right one only when reading it back gave the hash of the original.
On one drive the file gets its new name beside the old one, where the drive can do that. Then the index is switched,
and last the old names are removed, of files that are still what was brought. Whatever fails or is cancelled before:
what is new is removed, nothing else has changed. No file is ever replaced, however lately it came.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from inference.atomic import rename_new, sync_folder
from inference.errors import NoSpace, StorageError, UsageError
from inference.library.copying import copy_file
from inference.library.index import Entries, Index
from inference.library.places import files_of, found_at, owner_of, program_of, repository_folder, same_place
from inference.library.placing import Undo, give_name, growing_name, occupied, refuse_foreign
from inference.library.reading import content_of
from inference.library.records import Entry, Spot, in_order
from inference.library.trash import remove_empty_folders
from inference.library.unfinished import Unfinished
from inference.library.values import Cancel, OnProgress, Progress, Roots
from inference.library.verifying import hash_file
from inference.library.walk import Stamp, stamp_of
from inference.units import data_size

MARGIN = 64 * 1024 * 1024  # bytes that stay free
OCCUPIED_HINT = "Move that one away first."
_MOVABLE = ("hearth", "folder", "file")


def move(index: Index, roots: Roots, entry: Entry, folder: Path, cancel: Cancel, on_progress: OnProgress) -> Entry:
    """Move one place of a model, the one that serves if it may be moved. Raises like ``Library.move``."""
    spot = _movable(entry, roots)
    target = folder / _below(entry, spot)
    _check_target(entry, spot, target, roots)
    files = _unique(spot)
    going = {stamp.path for stamp in files_of(index.entries(), entry, [spot])}
    with Undo() as undo:
        undo.make_folder(target)
        pairs = [
            (stamp, there)
            for stamp in files
            if not same_place(stamp.path, str(there := target / os.path.basename(stamp.path)))  # it is there already
        ]
        companions = {side.stamp.path for side in spot.companions}
        wanted = [pair for pair in pairs if pair[0].path not in companions or not _is_equal(*pair, cancel)]
        _check_free(wanted)
        copying = _Copying(Unfinished(index.path), _promised(entry, spot), cancel, on_progress)
        hashes = _bring(wanted, going, undo, copying)
        after = _switch(index, roots, entry, spot, target, hashes)
        undo.keep()
    for stamp, _ in pairs:
        if stamp.path in going and stamp_of(stamp.path) == stamp:  # what was put in its place meanwhile stays
            with contextlib.suppress(OSError):  # in use (Windows): a second place then
                os.unlink(stamp.path)
    remove_empty_folders(Path(spot.path).parent, roots)
    return after


# --------------------------------------------------------------------------------- what goes where


def _movable(entry: Entry, roots: Roots) -> Spot:
    for spot, there in in_order(entry):
        if there and spot.source in _MOVABLE and program_of(spot.path, roots) is None:
            return spot
    raise UsageError(
        f"The file of “{entry.name}” is not Hearth's to move: it belongs to {owner_of(entry, roots)}.",
        "Hearth uses it where it is.",
    )


def _check_target(entry: Entry, spot: Spot, target: Path, roots: Roots) -> None:
    real = os.path.realpath(target)
    if real == os.path.realpath(os.path.dirname(spot.path)):
        raise UsageError(f"“{entry.name}” is in this folder already.", "Choose another folder.")
    refuse_foreign(target, roots)


def _below(entry: Entry, spot: Spot) -> Path:
    """The folders inside the target: as they were inside the old root, else those of the repository."""
    if spot.root:
        inside = Path(os.path.relpath(os.path.dirname(spot.path), spot.root))
        return inside if ".." not in inside.parts else Path()
    return repository_folder(entry.repository) or Path()


def _unique(spot: Spot) -> list[Stamp]:
    """The files as they are now, by name; two companions of one name in different folders are not both moved."""
    by_name: dict[str, Stamp] = {}
    for stamp in spot.stamps:
        by_name.setdefault(os.path.basename(stamp.path), stamp_of(stamp.path) or stamp)
    return list(by_name.values())


def _promised(entry: Entry, spot: Spot) -> dict[str, str]:
    known = dict(zip((part.path for part in spot.parts), entry.sha256, strict=False))
    return known | {side.stamp.path: side.sha256 for side in spot.companions if side.sha256}


def _is_equal(stamp: Stamp, target: Path, cancel: Cancel) -> bool:
    """Whether a companion lies at the target already: another quantization of the model brought it along."""
    there = stamp_of(str(target))
    # A link would lead nowhere once the file it may lead to has left.
    if there is None or os.path.islink(target):
        return False
    if there.size != stamp.size or content_of([there]) != content_of([stamp]):
        return False
    return hash_file(there, cancel, _quiet) == hash_file(stamp, cancel, _quiet)


def _quiet(_count: int, _path: str) -> None:
    """Companions are small: nobody waits for this."""


def _check_free(pairs: Sequence[tuple[Stamp, Path]]) -> None:
    for stamp, target in pairs:
        if os.path.lexists(target):
            raise occupied(target, OCCUPIED_HINT)
        if stamp_of(stamp.path) is None:
            raise UsageError(f"“{target.name}” is not there any more.", "Scan again.", stamp.path)


# ------------------------------------------------------------------------------------------ moving


class _Copying(NamedTuple):
    """What copying needs besides the files."""

    unfinished: Unfinished
    promised: dict[str, str]
    cancel: Cancel
    on_progress: OnProgress


def _bring(pairs: Sequence[tuple[Stamp, Path]], going: set[str], undo: Undo, copying: _Copying) -> dict[str, str]:
    """Put every file in its new place; returns the SHA-256 of those that were copied, by their old path."""
    copies = [(stamp, target) for stamp, target in pairs if not _link(stamp, target, going, undo)]
    _check_room(copies)
    total = 2 * sum(stamp.size for stamp, _ in copies)
    done = 0
    hashes: dict[str, str] = {}
    for stamp, target in copies:

        def tell(step: str, count: int, path: Path = target) -> None:
            nonlocal done
            done += count
            copying.on_progress(Progress(step="copy" if step == "copy" else "hash", done=done, total=total, path=path))

        temporary = growing_name(target.parent)
        undo.add(partial(temporary.unlink, missing_ok=True))
        with copying.unfinished.growing(temporary):
            promised = copying.promised.get(stamp.path, "")
            hashes[stamp.path] = copy_file(stamp, temporary, promised, copying.cancel, tell)
            give_name(temporary, target, OCCUPIED_HINT)
        undo.add(target.unlink)
    for folder in {target.parent for _, target in pairs}:
        sync_folder(folder)
    return hashes


def _link(stamp: Stamp, target: Path, going: set[str], undo: Undo) -> bool:
    """Give a file its new name where that is all there is to do: on the same drive, no link, needed by nobody else."""
    try:
        if stamp.path not in going or os.path.islink(stamp.path):
            return False
        if os.stat(stamp.path).st_dev != os.stat(target.parent).st_dev:
            return False
        os.link(stamp.path, target)
    except FileExistsError as error:
        raise occupied(target, OCCUPIED_HINT) from error
    except OSError:
        return _rename(stamp, target, undo)
    undo.add(target.unlink)
    return True


def _rename(stamp: Stamp, target: Path, undo: Undo) -> bool:
    """The same on a drive where a file has only one name."""
    try:
        rename_new(stamp.path, target)
    except FileExistsError as error:
        raise occupied(target, OCCUPIED_HINT) from error
    except OSError:
        return False
    undo.add(partial(rename_new, target, stamp.path))
    return True


def _check_room(copies: Sequence[tuple[Stamp, Path]]) -> None:
    if not copies:
        return
    needed = sum(stamp.size for stamp, _ in copies)
    with contextlib.suppress(OSError):
        free = shutil.disk_usage(copies[0][1].parent).free
        if free < needed + MARGIN:
            raise NoSpace(
                f"There is no room for the model: it needs {data_size(needed)}, {data_size(free)} are free.",
                "Make room on that drive, or choose another one.",
                str(copies[0][1].parent),
            )


def _switch(index: Index, roots: Roots, entry: Entry, spot: Spot, target: Path, hashes: dict[str, str]) -> Entry:
    """Let the index say the new place."""
    first = target / os.path.basename(spot.path)
    parts = [target / os.path.basename(part.path) for part in spot.parts]
    found, root = found_at(first, roots, parts)
    if [part.size for part in found.parts] != [part.size for part in spot.parts]:
        raise StorageError(
            f"The files of “{entry.name}” did not stay in their new place; nothing has changed.",
            "Is the drive still connected? Try again.",
            str(target),
        )
    sides = tuple(
        msgspec.structs.replace(side, stamp=there, sha256=side.sha256 or hashes.get(side.stamp.path, ""))
        for side in spot.companions
        if (there := stamp_of(str(target / os.path.basename(side.stamp.path))))
    )
    new = Spot(
        source=found.source,
        root=root,
        parts=found.parts,
        own=found.own,
        title=spot.title,
        damaged=spot.damaged and not hashes,
        brought=spot.brought,
        companions=sides,
    )
    computed = tuple(hashes.get(part.path, "") for part in spot.parts)

    def change(entries: Entries) -> Entries:
        return tuple(
            msgspec.structs.replace(
                each,
                spots=tuple(new if old.path == spot.path else old for old in each.spots if old.path != new.path),
                sha256=each.sha256 or (computed if all(computed) else ()),
            )
            if each.content == entry.content and each.lies_at(spot.path)  # it may have been renamed meanwhile
            else each
            for each in entries
        )

    return next((each for each in index.change(change) if each.lies_at(new.path)), entry)
