"""What the palette lists for what is typed: the best first, lately used ones before others; knows no widgets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from app.fuzzy import Wanted
from app.palette_entries import PaletteEntry, PaletteRow, PaletteSource
from app.settings import Settings

RECENT = "window.palette_recent"  # the setting that remembers what was used
REMEMBERED = 30
FIRST = 6  # lately used ones above everything while nothing is typed
MOST = 60  # rows
PATIENCE = 12  # milliseconds in which the database nearly always has answered: the list is shown once, not twice
_LATELY = 14.0  # what having been used last is worth
_BESIDE = 12.0  # what a title found by other words than its own loses
_CANNOT = 60.0  # what an entry loses that cannot be done now


class PaletteController(QObject):
    """Signals:
    listed(list[PaletteRow]): This is to be shown.
    """

    listed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._sources: list[PaletteSource] = []
        self._known: list[tuple[PaletteSource, PaletteEntry]] = []
        self._found: list[tuple[PaletteSource, PaletteEntry]] = []
        self._typed = ""
        self._missing = 0  # how many still look for what is typed
        self._soon = QTimer(self, singleShot=True, interval=PATIENCE)
        self._soon.timeout.connect(self._tell)
        self._asked = 0  # counts what was typed: late answers to something else are dropped

    def add(self, source: PaletteSource) -> None:
        """List what ``source`` has, too."""
        self._sources.append(source)

    def open(self) -> None:
        """The palette opens: ask everybody what there is."""
        self._known = [(source, entry) for source in self._sources for entry in source.entries()]
        self.type("")

    def type(self, typed: str) -> None:
        """This is typed now."""
        self._typed = typed
        self._asked += 1
        self._found = []
        finders = [source for source in self._sources if source.find is not None]
        self._missing = len(finders)
        self._soon.start()
        for source in finders:
            words = typed.strip()
            assert source.find is not None
            source.find(words, partial(self._note_found, self._asked, bool(words), source))

    def settle(self) -> None:
        """List now what is known, for somebody who does not wait."""
        if self._soon.isActive():
            self._tell()

    def choose(self, entry: PaletteEntry) -> bool:
        """Do what an entry stands for; whether it can be done."""
        if entry.why_not:
            return False
        used = [key for key in self._settings.texts(RECENT) if key != entry.key]
        self._settings.set(RECENT, (entry.key, *used)[:REMEMBERED])
        entry.do()
        return True

    # ------------------------------------------------------------------------------------ inside

    def _note_found(self, asked: int, for_words: bool, source: PaletteSource, entries: Sequence[PaletteEntry]) -> None:
        if not for_words:
            self._known += [(source, entry) for entry in entries]
        if asked != self._asked:
            return
        self._missing -= 1
        self._found += [(source, entry) for entry in entries]
        if not self._missing or (entries and not self._soon.isActive()):
            self._tell()

    def _tell(self) -> None:
        self._soon.stop()
        wanted = Wanted(self._typed)
        rows = self._ranked(wanted) if wanted else [] if self._typed.strip() else self._usual()
        self.listed.emit(rows[:MOST])

    def _all(self) -> Iterable[tuple[PaletteSource, PaletteEntry]]:
        """Each entry once."""
        seen: set[str] = set()
        for source, entry in (*self._known, *self._found):
            if entry.key not in seen:
                seen.add(entry.key)
                yield source, entry

    def _usual(self) -> list[PaletteRow]:
        """While nothing is typed: what was used last, then what can be done."""
        can = {entry.key: (source, entry) for source, entry in self._all() if not entry.why_not}
        recent = [can[key][1] for key in self._settings.texts(RECENT) if key in can][:FIRST]
        rest = [entry for source, entry in can.values() if source.shown and entry not in recent]
        return [PaletteRow(entry) for entry in (*recent, *rest)]

    def _ranked(self, wanted: Wanted) -> list[PaletteRow]:
        recent = {key: number for number, key in enumerate(self._settings.texts(RECENT))}
        rows: list[tuple[float, PaletteRow]] = []
        for source, entry in self._all():
            fit = wanted.fits(entry.title)
            score, spans = (fit.score, fit.spans) if fit is not None else (0.0, ())
            if fit is None:
                beside = wanted.fits(f"{entry.title} {entry.kind} {entry.words}") if len(self._typed) > 1 else None
                if beside is None:
                    continue
                score = beside.score - _BESIDE
            if entry.key in recent:
                score += _LATELY * (1 - recent[entry.key] / REMEMBERED)
            score += source.worth - (_CANNOT if entry.why_not else 0)
            rows.append((score, PaletteRow(entry, spans)))
        rows.sort(key=lambda row: -row[0])  # stable: equals stay in the order of their sources
        return [row for _, row in rows]
