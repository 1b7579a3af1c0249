"""What Hearth has put on this computer, part by part and file by file; measures and removes nothing.

A part is what a person would name. Of each folder only names are listed that Hearth gives: ``HEARTH_DATA_DIR`` may
be a folder with other things in it, and what is not known stays. A link is listed, what it leads to never is. Of
models only those files are listed that the index says Hearth has brought: people put files of their own into any
models folder, and a list that is damaged or gone must not cost them one.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from app.api_key import FILE as API_KEY
from app.library_roots import library_roots, models_folder
from app.network_settings import endpoint_of
from app.paths import Paths
from app.settings import Settings
from inference.errors import StorageError
from inference.library.index import Index
from inference.library.places import files_of, leads_out, program_of
from inference.library.trash import OWN as OWN_TRASH
from inference.library.trash_files import ADDED as ADDED_TRASH
from inference.library.values import Roots
from inference.net.network import HUB

Part = Literal["caches", "logs", "downloads", "conversations", "models", "token", "settings"]

# In the order in which they go: what tells where the others are goes last.
PARTS: tuple[Part, ...] = ("caches", "logs", "downloads", "conversations", "models", "token", "settings")
KEPT: frozenset[Part] = frozenset(("conversations", "models"))  # unless somebody asks for them by name

BACKUPS = "backups"
_WRITTEN = r"(\..*|-\w+)?"  # beside a file: its lock, a damaged one, one that is being written, SQLite's companions

_DATABASE = re.compile(rf"\.?conversations\.db{_WRITTEN}")
_BACKUP = re.compile(rf"\.?conversations-(before-\d+|[a-z]+)-\d{{8}}-\d{{6}}(-\d+)?\.db{_WRITTEN}")
_LOG = re.compile(r"hearth\.log(\.\d+)?|output\.log|crash\.log|crash-\d+\.open")
_PARTIAL = re.compile(r"\.?.+\.part(\.json(\..+\.new)?)?")
_MOVING = re.compile(r"\.hearth-[0-9a-f]{12}\.moving")  # a copy that is not whole yet
_TRASH_ID = re.compile(r"\d{8,12}-[0-9a-f]{8}")
_IN_TRASH = re.compile(r"\d{4,6}\.gguf|\.?record\.json(\..+\.new)?")
_DOOR = re.compile(rf"\.?host\.(json|lock|socket){_WRITTEN}")  # of ``inference.hosting.place``
_MOUNTED = 0xA0000003  # what Windows calls a junction, which leads elsewhere like a link


class Piece(NamedTuple):
    """One name on the disk.

    Attributes:
        path: Where.
        size: Bytes that are free when it is gone.
        folder: Whether it is a folder, which goes only when nothing is left in it.
    """

    path: str
    size: int = 0
    folder: bool = False


class _Target(msgspec.Struct):
    target: str


class _Wanted(msgspec.Struct):
    files: tuple[_Target, ...] = ()


class _Download(msgspec.Struct):
    wanted: _Wanted


class _Downloads(msgspec.Struct):
    """As much of the list of downloads (``inference.download.store``) as says where they are."""

    downloads: tuple[_Download, ...] = ()


class Where(msgspec.Struct, frozen=True):
    """The places of one user.

    Attributes:
        paths: Where Hearth writes.
        roots: Where its library looks.
        models: The models folder in use.
        endpoint: The hub that the access token in the keychain is for.
    """

    paths: Paths
    roots: Roots
    models: Path
    endpoint: str = HUB


def where_of(paths: Paths, settings: Settings, environ: Mapping[str, str] = os.environ) -> Where:
    """The places as the settings are now."""
    roots = library_roots(settings, paths, environ)
    return Where(paths, roots, models_folder(settings, paths), endpoint_of(settings, environ))


def both(paths: Paths) -> tuple[Paths, ...]:
    """These places, and those among the data where log and cache were while their own could not be written."""
    other = Paths.below(paths.data)
    return (paths,) if (other.cache, other.logs) == (paths.cache, paths.logs) else (paths, other)


def pieces_of(part: Part, where: Where) -> Iterator[Piece]:
    """What belongs to a part and is there, in an order in which it can be removed; nothing is read twice.

    Nothing raises: what cannot be looked into is listed itself, so that removing it says why not.
    """
    yield from _LISTERS[part](where)


def folders_of(part: Part, where: Where) -> tuple[Path, ...]:
    """Where a part lies, for a sentence; the keychain is no folder."""
    paths = where.paths
    found: dict[Part, tuple[Path, ...]] = {
        "caches": (paths.cache,),
        "logs": (paths.logs,),
        "downloads": (where.models,),
        "conversations": (paths.data,),
        "models": (where.models,),
        "token": (),
        "settings": (paths.settings.parent,),
    }
    return found[part]


# ------------------------------------------------------------------------------------------- parts


def _caches(where: Where) -> Iterator[Piece]:
    yield from kept_of(where)
    for paths in both(where.paths):
        if not _is_link(str(paths.cache)):
            for folder in (paths.machine, paths.cache / "headers"):
                yield from _walk(str(folder), lambda _name: True)
            for file in ("bandwidth.json", "updates.json"):
                yield from _family(paths.cache / file)
    yield from _family(where.paths.speed)


def kept_of(where: Where) -> Iterator[Piece]:
    """What models have read of conversations: a cache, but as private as they are, so that it goes with them."""
    for paths in both(where.paths):
        if not _is_link(str(paths.cache)):
            yield from _walk(str(paths.kept), lambda _name: True)


def _logs(where: Where) -> Iterator[Piece]:
    for paths in both(where.paths):
        yield from _named(paths.logs, _LOG)


def _conversations(where: Where) -> Iterator[Piece]:
    paths = where.paths
    yield from _named(paths.data, _DATABASE, linked=True)
    yield from _named(paths.data / BACKUPS, _BACKUP)
    yield from _family(paths.history)


def _settings(where: Where) -> Iterator[Piece]:
    yield from _family(where.paths.settings)
    yield from _family(where.paths.data / "words.txt")
    yield from _family(where.paths.data / API_KEY)
    yield from _named(where.paths.data, _DOOR, linked=True)


def _downloads(where: Where) -> Iterator[Piece]:
    paths = where.paths
    if not _is_link(str(paths.models)):
        yield from _walk(str(paths.models), lambda name: bool(_PARTIAL.fullmatch(name)), links=False)
    if where.models != paths.models or _is_link(str(paths.models)):
        for path in _partial_names(where):
            yield from _one(path)
    yield from _family(paths.downloads)


def _partial_names(where: Where) -> Iterator[str]:
    """The parts that the list of downloads names: in a folder of the user these and no others are Hearth's."""
    try:
        listed = msgspec.json.decode(where.paths.downloads.read_bytes(), type=_Downloads)
    except (OSError, msgspec.MsgspecError, RecursionError):
        return
    for target in (file.target for download in listed.downloads for file in download.wanted.files):
        if "\x00" not in target and os.path.isabs(target) and not leads_out(target, str(where.models)):
            yield from (f"{target}.part", f"{target}.part.json")


def _models(where: Where) -> Iterator[Piece]:
    paths = where.paths
    own = str(paths.models)
    yield from _brought(where, own)
    if _is_link(own):
        yield from _one(own)
    else:
        yield from _trash(paths.models / OWN_TRASH)
        yield from _walk(own, lambda name: bool(_MOVING.fullmatch(name)), but=paths.models / OWN_TRASH)
    if where.models != paths.models:
        yield from _brought(where, str(where.models))
        yield from _trash(where.models / OWN_TRASH)
    for folder in where.roots.added:
        yield from _trash(folder / ADDED_TRASH)
    yield from _family(paths.library)


def _brought(where: Where, folder: str) -> Iterator[Piece]:
    """Files in a models folder that Hearth has downloaded or made, unless another model needs them too."""
    try:
        entries = Index(where.paths.library).entries()
    except StorageError:
        return
    above: set[str] = set()
    for entry in entries:
        spots = [
            spot
            for spot in entry.spots
            if spot.brought
            and spot.own
            and Path(folder) in Path(spot.path).parents
            and not leads_out(spot.path, folder)
            and program_of(spot.path, where.roots) is None
        ]
        for stamp in files_of(entries, entry, spots):
            found = next(_one(stamp.path), None)
            if found is not None and os.lstat(stamp.path).st_size == stamp.size:  # else another file has taken its name
                above.update(str(each) for each in Path(stamp.path).parents if Path(folder) in each.parents)
                yield found
    for each in sorted(above, key=len, reverse=True):
        yield Piece(each, folder=True)


def _trash(trash: Path) -> Iterator[Piece]:
    """Models that were deleted and can still be brought back."""
    if _is_link(str(trash)) or not trash.is_dir():
        return
    for name in _names(str(trash)):
        if _TRASH_ID.fullmatch(name):
            yield from _walk(str(trash / name), lambda name: bool(_IN_TRASH.fullmatch(name)), links=False)
    yield Piece(str(trash), folder=True)


_LISTERS: dict[Part, Callable[[Where], Iterator[Piece]]] = {
    "caches": _caches,
    "logs": _logs,
    "downloads": _downloads,
    "conversations": _conversations,
    "models": _models,
    "token": lambda _where: iter(()),
    "settings": _settings,
}


# ----------------------------------------------------------------------------------- looking about


def _family(path: Path) -> Iterator[Piece]:
    """A file and what is kept beside it: a damaged one, one that is being written, a lock."""
    yield from _named(path.parent, re.compile(rf"\.?{re.escape(path.name)}{_WRITTEN}"), linked=True)


def _named(folder: Path, pattern: re.Pattern[str], *, linked: bool = False) -> Iterator[Piece]:
    """Files of a folder whose whole name fits. ``linked``: the folder may be one that somebody has put elsewhere."""
    if not linked and _is_link(str(folder)):
        yield from _one(str(folder))
        return
    for name in _names(str(folder)):
        if pattern.fullmatch(name):
            yield from _one(os.path.join(folder, name))
    if not linked and folder.is_dir():
        yield Piece(str(folder), folder=True)


def _walk(top: str, wanted: Callable[[str], bool], *, links: bool = True, but: Path | None = None) -> Iterator[Piece]:
    """Everything below a folder whose name is wanted, then the folders, the innermost first; follows no link.

    ``links``: whether links are listed whatever they are called; ``but``: a folder that is not gone into.
    """
    waiting: list[tuple[str, bool]] = [(top, False)]
    while waiting:
        path, seen = waiting.pop()
        if seen:
            yield Piece(path, folder=True)
            continue
        try:
            status = os.lstat(path)
        except (OSError, ValueError):
            continue
        if but is not None and path == str(but):
            continue
        if stat.S_ISDIR(status.st_mode) and not _leads_elsewhere(status):
            waiting.append((path, True))
            waiting.extend((os.path.join(path, name), False) for name in sorted(_names(path), reverse=True))
        elif (links and _leads_elsewhere(status)) or wanted(os.path.basename(path)):
            yield _piece(path, status)


def _one(path: str) -> Iterator[Piece]:
    """A file or a link, if it is there; never a folder."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return
    if not stat.S_ISDIR(status.st_mode) or _leads_elsewhere(status):
        yield _piece(path, status)


def _piece(path: str, status: os.stat_result) -> Piece:
    alone = stat.S_ISREG(status.st_mode) and status.st_nlink == 1
    return Piece(path, status.st_size if alone else 0)


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except (OSError, ValueError):
        return []


def _is_link(path: str) -> bool:
    try:
        return _leads_elsewhere(os.lstat(path))
    except (OSError, ValueError):
        return False


def _leads_elsewhere(status: os.stat_result) -> bool:
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _MOUNTED
