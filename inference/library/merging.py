"""Brings together what was known and what was found now; reads no file.

A model is known by its content: copies are one entry with several spots. Names, notes and what else the user knows of
a model stay with it when it moves, goes away and comes back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from inference.library.grouping import Found
from inference.library.names import free_name, plain, readable_name
from inference.library.reading import READER, Read
from inference.library.records import Entry, Spot
from inference.model_file import GUIDE

MAX_REMEMBERED = 1_000  # entries without a place


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A model that is there now.

    Attributes:
        found: Where, and what its store says of it.
        root: Folder of the store; empty for a file that was added by itself.
        read: What it says about itself.
        verified: When its content was compared with ``found.sha256`` just now; 0: it was not.
        brought: Whether Hearth has put it there just now.
    """

    found: Found
    root: str
    read: Read
    verified: float = 0.0
    brought: bool = False


def merge(
    entries: Iterable[Entry], sightings: Iterable[Sighting], gone: Callable[[Spot], bool], now: float
) -> tuple[Entry, ...]:
    """The entries with what was found, without the spots that are gone.

    Args:
        entries: What was known.
        sightings: What was found; a path that is found is never gone.
        gone: Whether a spot that was not found is to be dropped.
        now: Seconds since the epoch.
    """
    merging = _Merging(entries, now)
    for sighting in sightings:
        merging.take(sighting)
    return merging.without(gone)


def tidy(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Without what has no place and nothing worth remembering; of the remembered only so many."""
    kept = [entry for entry in entries if entry.spots or entry.name == GUIDE or entry.worth_keeping]
    homeless = [entry for entry in kept if not entry.spots and entry.name != GUIDE]
    if len(homeless) > MAX_REMEMBERED:
        oldest = sorted(homeless, key=lambda entry: max(entry.last_used, entry.forgotten, entry.added))
        dropped = {entry.name for entry in oldest[: len(homeless) - MAX_REMEMBERED]}
        kept = [entry for entry in kept if entry.spots or entry.name not in dropped]
    return tuple(kept)


class _Merging:
    def __init__(self, entries: Iterable[Entry], now: float) -> None:
        self._entries = list(entries)
        self._now = now
        self._seen: set[str] = set()
        self._names = {plain(entry.name) for entry in self._entries}
        self._by_content: dict[str, list[int]] = {}
        self._by_path: dict[str, int] = {}
        for number, entry in enumerate(self._entries):
            if entry.content:
                self._by_content.setdefault(entry.content, []).append(number)
            for spot in entry.spots:
                self._by_path.setdefault(spot.path, number)

    def take(self, sighting: Sighting) -> None:
        """Note one model."""
        path = sighting.found.parts[0].path
        if path in self._seen:
            return  # another store has it already
        self._seen.add(path)
        there = self._by_path.get(path)
        same = self._same_content(sighting, there)
        if same is None and there is not None and self._is_renewed(self._entries[there], path, sighting):
            same = there
        if there is not None and same != there:
            self._leave(there, path)
        if same is None:
            self._add(sighting)
        else:
            self._renew(same, sighting)

    def without(self, gone: Callable[[Spot], bool]) -> tuple[Entry, ...]:
        """All entries, of their spots only those that were found or are not gone."""
        result = []
        for entry in self._entries:
            spots = tuple(spot for spot in entry.spots if spot.path in self._seen or not gone(spot))
            result.append(entry if len(spots) == len(entry.spots) else msgspec.structs.replace(entry, spots=spots))
        return tuple(result)

    # ------------------------------------------------------------------------------------ inside

    def _same_content(self, sighting: Sighting, there: int | None) -> int | None:
        """The entry with this content, the one at this place first. With two SHA-256, only equal ones are the same."""
        known, content = sighting.found.sha256, sighting.read.content
        numbers = self._by_content.get(content, []) if content else []
        for number in sorted(numbers, key=lambda number: number != there):
            theirs = self._entries[number].sha256
            if not known or not theirs or known == theirs:
                return number
        return None

    @staticmethod
    def _is_renewed(entry: Entry, path: str, sighting: Sighting) -> bool:
        """Whether other content at a known path is still the same model: never read before, unfinished, or newer."""
        if not entry.content or not entry.settled:
            return True
        if any(spot.path != path for spot in entry.spots):
            return False
        read, repository = sighting.read, sighting.found.repository
        if (repository and repository == entry.repository) or read.described.problem or entry.described.problem:
            return True
        # Another model may lie where one was: it has another name, and the notes were not about it.
        return (read.name, read.described.architecture) == (entry.said, entry.described.architecture)

    def _leave(self, number: int, path: str) -> None:
        entry = self._entries[number]
        self._entries[number] = msgspec.structs.replace(
            entry, spots=tuple(spot for spot in entry.spots if spot.path != path)
        )

    def _renew(self, number: int, sighting: Sighting) -> None:
        entry, read, found = self._entries[number], sighting.read, sighting.found
        path = found.parts[0].path
        before = next((spot for spot in entry.spots if spot.path == path), None)
        spot = _spot(sighting, before)
        spots = [spot if each.path == path else each for each in entry.spots]
        changed = entry.content != read.content
        name = self._better_name(entry, sighting) if changed else entry.name
        sha256 = found.sha256 if changed else entry.sha256 or found.sha256
        self._entries[number] = msgspec.structs.replace(
            entry,
            name=name,
            content=read.content,
            said=read.name,
            described=read.described,
            settled=read.settled,
            reader=READER,
            spots=tuple(spots if before else [*spots, spot]),
            repository=(found.repository if changed else "") or entry.repository or found.repository,
            sha256=sha256,
            verified=sighting.verified or (0.0 if changed else entry.verified),
            added=entry.added or self._now,
        )
        self._note(number)

    def _add(self, sighting: Sighting) -> None:
        found, read = sighting.found, sighting.read
        name = self._name(sighting)
        self._names.add(plain(name))
        self._entries.append(
            Entry(
                name=name,
                content=read.content,
                said=read.name,
                described=read.described,
                settled=read.settled,
                reader=READER,
                spots=(_spot(sighting, None),),
                added=self._now,
                repository=found.repository,
                sha256=found.sha256,
                verified=sighting.verified,
            )
        )
        self._note(len(self._entries) - 1)

    def _note(self, number: int) -> None:
        entry = self._entries[number]
        if entry.content and number not in self._by_content.setdefault(entry.content, []):
            self._by_content[entry.content].append(number)
        for spot in entry.spots:
            self._by_path[spot.path] = number

    def _better_name(self, entry: Entry, sighting: Sighting) -> str:
        """A name stays what it is, unless it was made up for a file that could not be read to its end."""
        if entry.settled or entry.given or entry.last_used:
            return entry.name
        self._names.discard(plain(entry.name))
        name = self._name(sighting)
        self._names.add(plain(name))
        return name

    def _name(self, sighting: Sighting) -> str:
        found, read = sighting.found, sighting.read
        stem = found.parts[0].path.replace("\\", "/").rpartition("/")[2].removesuffix(".gguf")
        stem = "" if stem.startswith("sha256-") else stem
        name = readable_name(read.name, found.repository, found.title, stem)
        owner = found.repository.partition("/")[0]
        return free_name(name, read.described.quantization, owner, self._names)


def _spot(sighting: Sighting, before: Spot | None) -> Spot:
    found = sighting.found
    return Spot(
        source=found.source,
        root=sighting.root,
        parts=found.parts,
        own=found.own,
        title=found.title,
        damaged=before is not None and before.damaged and before.parts == found.parts and not sighting.verified,
        brought=sighting.brought or (before is not None and before.brought and before.parts == found.parts),
        companions=found.companions,
    )
