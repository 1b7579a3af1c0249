"""Looks through all stores and brings the index up to date; reads only headers that it does not know yet.

While a header is read no lock is held. What is found is written store by store and in small batches, so that a list
that is read meanwhile fills up.
"""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from inference.errors import Cancelled
from inference.library.content import Content, read_store
from inference.library.grouping import Found
from inference.library.index import Entries, Index
from inference.library.merging import Sighting, merge, tidy
from inference.library.places import program_of
from inference.library.reading import Read, is_outdated, read_model
from inference.library.records import Entry, Spot
from inference.library.values import Cancel, OnProgress, Progress, Roots, Scanned, Store
from inference.library.walk import Stamp, identity_of, real_path, stamp_of, within

BATCH = 16  # models read between two writes of the index, at least
_PLAIN = ("hearth", "folder", "lm-studio", "gpt4all")  # every model file in these is a model
FRESH = 3.0  # seconds; a folder that changed so recently may change again without its time telling


class Watch(msgspec.Struct, frozen=True):
    """What tells whether a scan would find something new.

    Attributes:
        folders: Time of the last change by folder, nanoseconds; 0: not there, -1: may be changing right now.
        files: Files that are unfinished, or watched one by one.
    """

    folders: Mapping[str, int] = {}
    files: Mapping[str, Stamp | None] = {}

    def changed(self) -> bool:
        """Whether anything is not as it was; a few ``stat`` calls."""
        return any(_time_of(path) != time_ns for path, time_ns in self.folders.items()) or any(
            stamp_of(path) != stamp for path, stamp in self.files.items()
        )


class Outcome(msgspec.Struct, frozen=True):
    """A scan's result, and what it leaves behind.

    Attributes:
        scanned: For everybody.
        watch: For ``Library.changed``.
        absent: Paths of models that are known but were not found.
        leftovers: Copies that were never finished, in Hearth's and the user's folders.
    """

    scanned: Scanned
    watch: Watch
    absent: frozenset[str]
    leftovers: tuple[str, ...]


def scan(index: Index, roots: Roots, cancel: Cancel, on_progress: OnProgress, ignore: Stamp | None = None) -> Outcome:
    """Look through everything.

    Args:
        index: Is brought up to date.
        roots: Where to look.
        cancel: Asked once a folder and once a file.
        on_progress: Told how far it is.
        ignore: A file that is not listed (the guide, which always is).
    """
    return _Scan(index, roots, cancel, on_progress, ignore).run()


class _Scan:
    def __init__(
        self, index: Index, roots: Roots, cancel: Cancel, on_progress: OnProgress, ignore: Stamp | None
    ) -> None:
        self._index = index
        self._roots = roots
        self._cancel = cancel
        self._on_progress = on_progress
        self._ignore = ignore.key if ignore else None
        every = (*roots.folders, *roots.programs)
        self._borders = [real_path(store.folder) for store in every]
        self._stores = _distinct(roots.stores)
        self._seen: set[str] = set()
        self._read = 0
        self._folders: dict[str, int] = {}
        self._away: list[Path] = []
        self._unread: list[str] = []
        self._leftovers: list[str] = []

    def run(self) -> Outcome:
        before = self._index.entries()
        for store in self._stores:
            self._take_store(store)
        self._take_single_files()
        after = self._finish()
        names = {entry.name for entry in after if entry.listed}
        known = {entry.name for entry in before if entry.listed}
        spots = [spot for entry in after if entry.listed for spot in entry.spots]
        scanned = Scanned(
            models=sum(any(spot.path in self._seen for spot in entry.spots) for entry in after if entry.listed),
            new=tuple(sorted(names - known)),
            gone=tuple(sorted(known - names)),
            read=self._read,
            changed=after != before,
            away=tuple(self._away),
            unread=tuple(Path(path) for path in self._unread),
        )
        absent = frozenset(spot.path for spot in spots if spot.path not in self._seen)
        return Outcome(scanned, self._watch(after), absent, tuple(self._leftovers))

    # ------------------------------------------------------------------------------------- stores

    def _take_store(self, store: Store) -> None:
        root = str(store.folder)
        content = read_store(store, self._cancel, self._borders)
        walked = content.walked
        self._folders |= walked.folders or {root: 0}
        known = any(spot.root == root and spot.source == store.source for spot in self._spots())
        if not content.found and not known:
            return
        if not walked.there:
            self._away.append(store.folder)
        self._unread += walked.unread if walked.there else []
        if not walked.complete:
            self._unread.append(root)
        if store.source in ("hearth", "folder"):
            self._leftovers += walked.leftovers
        theirs = program_of(os.path.join(root, "any"), self._roots) is not None
        found = [msgspec.structs.replace(each, own=each.own and not theirs) for each in content.found]
        self._take(found, root, self._gone(store, content))

    def _gone(self, store: Store, content: Content) -> Callable[[Spot], bool]:
        """Whether a spot of this store that was not found is no longer there, as far as could be seen."""
        walked, root = content.walked, str(store.folder)
        # An empty folder of the user is where a drive was: they come and go, and their models stay known.
        certain = walked.there and walked.complete and (walked.entries > 0 or store.source != "folder")
        looked_at = {stamp.path for stamps in walked.files.values() for stamp in stamps}

        def gone(spot: Spot) -> bool:
            if spot.root != root or spot.source != store.source or not certain:
                return False
            if store.source in _PLAIN and spot.path not in looked_at and os.path.isfile(spot.path):
                return False  # it came after this folder was looked through, and another process knows of it already
            return not any(within(spot.path, folder) for folder in walked.unread)

        return gone

    def _take_single_files(self) -> None:
        """Files the user added one by one, where no folder has them."""
        found = []
        for spot in list(self._spots()):
            if spot.source == "file" and spot.path not in self._seen:
                parts = [stamp_of(part.path) for part in spot.parts]
                there = tuple(part for part in parts if part)
                if len(there) == len(parts):
                    found.append(Found(source="file", parts=there, companions=spot.companions))
        if found:
            self._take(found, "", lambda _spot: False)

    def _finish(self) -> Entries:
        """Away with what lies in folders that are no longer looked through."""
        stores = {(store.source, str(store.folder)) for store in self._stores}

        def homeless(spot: Spot) -> bool:
            return spot.source != "file" and (spot.source, spot.root) not in stores

        def change(entries: Entries) -> Entries:
            return tidy(merge(entries, (), homeless, time.time()))

        if change(self._index.entries()) == self._index.entries():
            return self._index.entries()
        return self._index.change(change)

    # ------------------------------------------------------------------------------------- models

    def _take(self, found: list[Found], root: str, gone: Callable[[Spot], bool]) -> None:
        """Note what is known already at once, then read the rest."""
        mine = [each for each in found if each.parts[0].path not in self._seen and each.parts[0].key != self._ignore]
        self._seen |= {each.parts[0].path for each in mine}
        known = _Known(self._index.entries())
        ready: list[Sighting] = []
        waiting: list[Found] = []
        for each in mine:
            read = known.read_of(each.parts)
            if read is None:
                waiting.append(each)
            else:
                ready.append(Sighting(found=each, root=root, read=read))
        self._write(ready, lambda spot: spot.path not in self._seen and gone(spot))
        self._on_progress(Progress(step="scan", done=len(self._seen)))
        self._read_all(waiting, root)

    def _read_all(self, waiting: list[Found], root: str) -> None:
        """Read what is not known, and write it down now and then; also what was read until nobody wants more."""
        batch: list[Sighting] = []
        try:
            for done, each in enumerate(waiting):
                self._cancel.check()
                path = Path(each.parts[0].path)
                self._on_progress(Progress(step="read", done=done, total=len(waiting), path=path))
                batch.append(Sighting(found=each, root=root, read=read_model(each.parts)))
                self._read += 1
                # The index is written as a whole: the more is in it, the more rarely.
                if len(batch) >= max(BATCH, done // 4):
                    self._write(batch, lambda _spot: False)
                    batch = []
        except Cancelled:
            self._write(batch, lambda _spot: False)
            raise
        self._write(batch, lambda _spot: False)

    def _write(self, sightings: list[Sighting], gone: Callable[[Spot], bool]) -> None:
        def change(entries: Entries) -> Entries:
            return merge(entries, sightings, gone, time.time())

        # The lock and the disk are bothered only if anything is new.
        if change(self._index.entries()) != self._index.entries():
            self._index.change(change)

    def _spots(self) -> Iterable[Spot]:
        return itertools.chain.from_iterable(entry.spots for entry in self._index.entries())

    def _watch(self, entries: Entries) -> Watch:
        now = time.time_ns()
        fresh = int(FRESH * 1e9)
        folders = {path: -1 if now - time_ns < fresh else time_ns for path, time_ns in self._folders.items()}
        files: dict[str, Stamp | None] = {}
        for entry in entries:
            for spot in entry.spots:
                if not entry.settled or spot.source == "file":
                    there = spot.path in self._seen
                    files |= {part.path: part if there else stamp_of(part.path) for part in spot.parts}
        return Watch(folders, files)


class _Known:
    """What was read before, by the stamps of the files it was read from."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_path: dict[str, tuple[tuple[Stamp, ...], Entry]] = {}
        self._by_key: dict[tuple[tuple[int, int, int], ...], Entry] = {}
        for entry in entries:
            if not entry.content or is_outdated(entry.reader, refused=bool(entry.described.problem)):
                continue
            for spot in entry.spots:
                self._by_path.setdefault(spot.path, (spot.parts, entry))
                # The same file under another name: moved, linked, or in two stores.
                if all(part.inode for part in spot.parts):
                    self._by_key.setdefault(tuple(part.key for part in spot.parts), entry)

    def read_of(self, parts: tuple[Stamp, ...]) -> Read | None:
        """What reading these files would tell, ``None`` when they must be read."""
        stamps, entry = self._by_path.get(parts[0].path, ((), None))
        if entry is None or stamps != parts:
            entry = self._by_key.get(tuple(part.key for part in parts))
        if entry is None:
            return None
        return Read(name=entry.said, described=entry.described, content=entry.content, settled=entry.settled)


def _distinct(stores: Iterable[Store]) -> list[Store]:
    """Without folders of the user that are another one of them, reached through a link or written in another case."""
    distinct: list[Store] = []
    mine: set[tuple[int, int]] = set()
    for store in stores:
        identity = identity_of(store.folder) if store.source in ("hearth", "folder") else None
        if identity is None or identity not in mine:
            distinct.append(store)
        if identity is not None:
            mine.add(identity)
    return distinct


def _time_of(path: str) -> int:
    """Time of the last change of a folder, nanoseconds; 0 when it is not there."""
    try:
        return os.stat(path).st_mtime_ns
    except (OSError, ValueError):
        return 0
