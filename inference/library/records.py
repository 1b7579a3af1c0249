"""What the library remembers of each model, as it stands in the index; reads no file.

An ``Entry`` is a content: one model, whatever places it lies in. A ``Spot`` is one of these places with the stamps
of its files, which tell that nothing has to be read again.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from inference.library.grouping import Side
from inference.library.walk import Stamp
from inference.model_file import Companion, Described, ModelFile, Place, Source

# Which place is used when several are there: what Hearth may keep in order comes first.
_ORDER: dict[Source, int] = {"hearth": 0, "folder": 1, "file": 2}


class Spot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One place of a model.

    Attributes:
        source: Whose it is.
        root: Folder of the store it was found in; empty for a file that was added by itself.
        parts: Its files, in order.
        own: Whether Hearth may delete them.
        title: What the program calls it.
        damaged: Whether the last verification found it changed.
        brought: Whether Hearth itself has put it there: downloaded or made it.
        companions: What lies with it.
    """

    source: Source
    root: str = ""
    parts: tuple[Stamp, ...]
    own: bool = False
    title: str = ""
    damaged: bool = False
    brought: bool = False
    companions: tuple[Side, ...] = ()

    @property
    def path(self) -> str:
        """Its first file."""
        return self.parts[0].path

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        """All files, companions included."""
        return (*self.parts, *(side.stamp for side in self.companions))


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A model as the index holds it; see ``inference.model_file.ModelFile``. Fields of later versions are ignored.

    Attributes:
        content: See ``inference.library.reading``; empty while it was never read.
        said: What the file calls the model.
        given: Whether the user has named it.
        spots: Where it lies; none: it is gone, and only what the user knows of it is remembered.
        settled: Whether its file was complete when it was read.
        reader: What the reader knew then; see ``inference.library.reading``.
        forgotten: When the user took it out of the list, 0: it is in it.
    """

    name: str
    content: str = ""
    said: str = ""
    given: bool = False
    described: Described = Described()
    spots: tuple[Spot, ...] = ()
    settled: bool = True
    reader: str = ""
    added: float = 0.0
    last_used: float = 0.0
    notes: str = ""
    repository: str = ""
    sha256: tuple[str, ...] = ()
    verified: float = 0.0
    forgotten: float = 0.0

    def lies_at(self, path: str) -> bool:
        """Whether a path is the first file of one of its places."""
        return any(spot.path == path for spot in self.spots)

    @property
    def listed(self) -> bool:
        """Whether it is one of the models that are shown."""
        return bool(self.spots) and not self.forgotten

    @property
    def worth_keeping(self) -> bool:
        """Whether anything would be lost with it though its files are gone."""
        return bool(self.given or self.notes or self.last_used or self.forgotten)


def is_there(spot: Spot) -> bool:
    """Whether all files of a place exist now."""
    try:
        return all(os.path.isfile(part.path) for part in spot.parts)
    except ValueError:
        return False


def in_order(entry: Entry) -> list[tuple[Spot, bool]]:
    """The places of a model and whether they are there, the one that serves first."""
    spots = [(spot, is_there(spot)) for spot in entry.spots]
    return sorted(spots, key=lambda each: (not each[1], each[0].damaged, _ORDER.get(each[0].source, 9), each[0].path))


def serving(entry: Entry) -> Spot:
    """The place that is used: one that is there, is not damaged, and is Hearth's, as far as there is a choice."""
    return in_order(entry)[0][0]


def model_of(entry: Entry) -> ModelFile:
    """An entry as everybody sees it."""
    spots = in_order(entry)
    first, there = spots[0]
    companions = tuple(_companion(side) for side in first.companions)
    return ModelFile(
        **msgspec.structs.asdict(entry.described),
        name=entry.name,
        path=Path(first.path),
        source=first.source,
        own=first.own,
        added=entry.added,
        last_used=entry.last_used,
        missing=not there,
        repository=entry.repository,
        notes=entry.notes,
        vision=any(companion.kind == "projector" for companion in companions),
        sha256=entry.sha256,
        verified=entry.verified,
        damaged=first.damaged,
        places=tuple(_place(spot, there) for spot, there in spots),
        companions=companions,
    )


def _place(spot: Spot, there: bool) -> Place:
    return Place(
        source=spot.source,
        parts=tuple(Path(part.path) for part in spot.parts),
        own=spot.own,
        missing=not there,
        damaged=spot.damaged,
        companions=tuple(_companion(side) for side in spot.companions),
    )


def _companion(side: Side) -> Companion:
    return Companion(kind=side.kind, path=Path(side.stamp.path), size=side.stamp.size, sha256=side.sha256)
