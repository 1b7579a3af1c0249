"""Which store a path belongs to, and what of it Hearth may touch; looks at folders, reads no model."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from inference.errors import UsageError
from inference.library.grouping import Found, Side, group
from inference.library.records import Entry, Spot, is_there
from inference.library.values import Roots, Store
from inference.library.walk import Stamp, is_model_name, stamp_of, within
from inference.model_file import PROGRAMS, Source

_NEIGHBOURS = 2_000  # files of a folder among which companions are looked for
_REPOSITORY = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}", re.ASCII)


def store_of(path: str, roots: Roots) -> Store | None:
    """The innermost store a path lies in, ``None``: in none of them."""
    around = [store for store in (*roots.folders, *roots.programs) if within(path, str(store.folder))]
    innermost = max(around, key=lambda store: len(str(store.folder)), default=None)
    # What lies in a store that is not shown belongs to its program all the same.
    return innermost if innermost in roots.stores else None


def found_at(path: Path, roots: Roots, parts: Iterable[Path]) -> tuple[Found, str]:
    """A single model as a scan would find it, and the root of its store (empty: none)."""
    stamps = tuple(stamp for part in parts if (stamp := stamp_of(str(part))))
    store = store_of(str(path), roots)
    own = store is not None and store.source in ("hearth", "folder") and not leads_out(str(path), str(store.folder))
    own = own and program_of(str(path), roots) is None
    source = store.source if store else "file"
    repository = ""
    if store and store.source in ("hearth", "lm-studio"):
        inside = Path(os.path.relpath(path, store.folder)).parts
        repository = "/".join(inside[:2]) if len(inside) >= 3 else ""
    found = Found(source=source, parts=stamps, own=own, repository=repository, companions=companions_of(path))
    return found, str(store.folder) if store else ""


def companions_of(path: Path) -> tuple[Side, ...]:
    """What lies beside a model and is its companion."""
    try:
        with os.scandir(path.parent) as entries:
            near = sorted(entry.path for entry in itertools.islice(entries, _NEIGHBOURS) if is_model_name(entry.name))
    except OSError:
        return ()
    files = [stamp for each in near if (stamp := stamp_of(each))]
    found = (each for each in group(files, "file", mixed=True) if any(part.path == str(path) for part in each.parts))
    return next((each.companions for each in found), ())


def leads_out(path: str, root: str) -> bool:
    """Whether a file that seems to lie below a folder really lies elsewhere, behind a linked folder."""
    return not within(os.path.realpath(os.path.dirname(path)), os.path.realpath(root))


def program_of(path: str, roots: Roots) -> Source | None:
    """The other program in whose store a file really lies, also where that is a folder of the user as well."""
    real = os.path.realpath(os.path.dirname(path))
    return next((store.source for store in roots.programs if within(real, os.path.realpath(store.folder))), None)


def same_place(one: str, other: str) -> bool:
    """Whether two paths are one name of one file, written differently: through a link of a folder, in another case."""
    if one == other:
        return True
    if os.path.basename(one).casefold() != os.path.basename(other).casefold():
        return False
    with contextlib.suppress(OSError, ValueError):
        return same_file(one, other) and os.path.samefile(os.path.dirname(one), os.path.dirname(other))
    return False


def same_file(one: str, other: str) -> bool:
    """Whether two names are those of one file; of a link it is the link that counts. In doubt they are not."""
    with contextlib.suppress(OSError, ValueError):
        mine, theirs = os.lstat(one), os.lstat(other)
        looks = (mine.st_size, mine.st_mtime_ns) == (theirs.st_size, theirs.st_mtime_ns)
        return looks and mine.st_ino != 0 and os.path.samestat(mine, theirs)  # 0: a drive that numbers no files
    return False


def owned(entry: Entry, roots: Roots) -> list[Spot]:
    """The places of a model that Hearth may delete and that are there.

    Raises:
        UsageError: There is none; says whose the files are.
    """
    folders = {str(store.folder) for store in roots.folders}
    spots = [
        spot
        for spot in entry.spots
        if spot.own
        and spot.root in folders
        and not leads_out(spot.path, spot.root)
        and program_of(spot.path, roots) is None
    ]
    if not spots:
        raise UsageError(
            f"The file of “{entry.name}” is not Hearth's to delete: it belongs to {owner_of(entry, roots)}.",
            "Forget it to take it out of the list; the file stays.",
        )
    there = [spot for spot in spots if is_there(spot)]
    if not there:
        raise UsageError(
            f"The file of “{entry.name}” is not there now.",
            "Connect the drive it is on, or forget the model.",
        )
    return there


def files_of(entries: Iterable[Entry], entry: Entry, spots: Sequence[Spot]) -> list[Stamp]:
    """Files that go when these places of a model go: parts, and companions that no other place needs."""
    going = {spot.path for spot in spots}
    staying = [spot for each in entries for spot in each.spots if each.name != entry.name or spot.path not in going]
    needed = {stamp.path for spot in staying for stamp in spot.stamps}
    found = {stamp.path: stamp for spot in spots for stamp in spot.stamps}
    return [stamp for path, stamp in found.items() if path not in needed]


def repository_folder(repository: str) -> Path | None:
    """``owner/name`` as folders, ``None`` where the name could lead elsewhere."""
    if not _REPOSITORY.fullmatch(repository) or any(not part.strip(".") for part in repository.split("/")):
        return None
    return Path(*repository.split("/"))


def owner_of(entry: Entry, roots: Roots) -> str:
    """Whose the files of a model are, for a sentence."""
    sources = {program_of(spot.path, roots) or spot.source for spot in entry.spots}
    names = sorted({PROGRAMS.get(source, "you alone, outside of Hearth's folders") for source in sources})
    return " and ".join(names) or "nobody any more"
