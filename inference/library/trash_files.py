"""Brings files out of the trash and back, all or none, and never in place of another; knows no index."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Sequence
from pathlib import Path

from inference.atomic import rename_new, write_error
from inference.errors import UsageError
from inference.library.places import same_file
from inference.library.trash_record import RECORD, read_record

ADDED = ".hearth-trash"  # in the folders of the user


def move_all(moves: Sequence[tuple[str, str]]) -> None:
    """Bring files back, all or none, and none in place of another."""
    done: list[tuple[str, str]] = []
    for source, target in moves:
        try:
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            if not os.path.lexists(target):
                rename_new(source, target)
                done.append((source, target))
            elif not same_file(source, target):  # the same: a power cut fell between its two names
                raise FileExistsError(target)
        except OSError as error:
            undo(done)
            there = isinstance(error, FileExistsError)
            raise (occupied(target) if there else write_error(Path(target), error)) from error


def undo(moved: Sequence[tuple[str, str]]) -> None:
    """Take renames back, as far as nothing else has come to where the files were."""
    for source, target in reversed(moved):
        with contextlib.suppress(OSError):
            rename_new(target, source)


def discard(folder: Path) -> None:
    """Remove a folder of the trash whose files are back; one that still holds a file stays, to restore it."""
    record = read_record(folder / RECORD)
    for file in record.files if record else ():
        with contextlib.suppress(OSError):
            if same_file(str(folder / file.name), file.was):
                os.unlink(folder / file.name)
    if record is None:
        with contextlib.suppress(OSError):
            folder.rmdir()
    elif not any(os.path.lexists(folder / file.name) for file in record.files):
        shutil.rmtree(folder, ignore_errors=True)
    remove_empty(folder.parent)


def remove_empty(trash: Path) -> None:
    """In a folder of the user no empty trash is left."""
    if trash.name == ADDED:
        with contextlib.suppress(OSError):
            trash.rmdir()


def occupied(target: str) -> UsageError:
    """What to say when something is where a file should go."""
    return UsageError(f"There is another file where “{Path(target).name}” was.", "Move that one away first.", target)


def size_of(path: Path) -> int:
    """What deleting a file frees."""
    try:
        status = path.lstat()
    except OSError:
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) and status.st_nlink == 1 else 0
