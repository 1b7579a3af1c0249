"""Portable data that were carried to another place: the paths in their files follow. Knows no file's meaning.

A stick is ``E:`` today and ``F:`` tomorrow, or ``/media/me/STICK`` on another system. Where the data were is kept with
them; when they are found elsewhere, what lies in the portable folder gets its new path in the settings, in the list of
models and in the downloads. So does what lies beside it on the same drive, where it is there and no longer at its old
place.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import re
from collections.abc import Sequence
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any, NamedTuple

from app.paths import Paths
from inference.atomic import write_atomically
from inference.errors import StorageError

PLACE = "place.json"  # beside the data: where they are
_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\")  # how a whole path of Windows begins

_log = logging.getLogger(__name__)


class Move(NamedTuple):
    """From where, on any system, to where.

    Attributes:
        before: A folder as it was called.
        now: What it is called now.
        surely: Whether everything below it has moved; else a file has when it is there, and no longer at its old place.
    """

    before: PurePath
    now: Path
    surely: bool


def follow(paths: Paths) -> None:
    """Bring the files up to date where the data have moved since the last time; costs one small file else.

    What cannot be written stays: the program then finds its models by looking for them.
    """
    place, here = paths.data / PLACE, str(paths.data)
    before = _read(place)
    if before == here:
        return
    try:
        if isinstance(before, str) and before:
            moves = moves_between(before, here)
            for file in (paths.settings, paths.library, paths.downloads):
                _rewrite(file, moves)
        write_atomically(place, json.dumps(here).encode("ascii"))
    except StorageError as error:
        _log.info("what has moved with the data keeps its old paths: %s", error.detail)


def moves_between(before: str, now: str) -> Sequence[Move]:
    """What a move of the data from one folder to another means: for the portable folder, and for the drive it is on."""
    old, new = _pure(before), Path(now)
    moves = [Move(old.parent, new.parent, surely=True)]
    old, new = old.parent, new.parent
    while old.name == new.name and old.name:
        old, new = old.parent, new.parent
    if old != moves[0].before:
        moves.append(Move(old, new, surely=False))
    return moves


def moved(text: str, moves: Sequence[Move]) -> str:
    """Where the file of this path is now; a text that is no such path stays as it is."""
    for move in moves:
        path = type(move.before)(text)
        if path.is_absolute() and path.is_relative_to(move.before):
            now = move.now.joinpath(*path.relative_to(move.before).parts)
            if move.surely or (os.path.lexists(now) and not os.path.lexists(text)):
                return str(now)
    return text


def _pure(text: str) -> PurePath:
    return PureWindowsPath(text) if _WINDOWS.match(text) else PurePosixPath(text)


def _read(file: Path) -> Any:
    with contextlib.suppress(OSError, ValueError, RecursionError):
        return json.loads(file.read_bytes())
    return None


def _rewrite(file: Path, moves: Sequence[Move]) -> None:
    content = _read(file)
    if content is None:  # there is none, or it is damaged, which whoever reads it will say
        return
    if (new := _walk(content, moves)) != content:
        write_atomically(file, json.dumps(new, indent=1).encode("ascii"))


def _walk(content: Any, moves: Sequence[Move]) -> Any:
    if isinstance(content, str):
        return moved(content, moves)
    if isinstance(content, list):
        return [_walk(each, moves) for each in content]
    if isinstance(content, dict):
        return {key: _walk(value, moves) for key, value in content.items()}
    return content
