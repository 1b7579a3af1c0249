"""Models that can be had, as Qt lists them: cards under headings; asks nobody."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.itemmodels.hub_words import about_words, card_description
from inference.hub.values import Ability, Gate

if TYPE_CHECKING:
    from inference.outlook import Outlook

Index = QModelIndex | QPersistentModelIndex


class HubRole(IntEnum):
    """What a row can be asked for beside its title."""

    CARD = Qt.ItemDataRole.UserRole
    HEADING = Qt.ItemDataRole.UserRole + 1
    BUSY = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One model that can be had.

    Attributes:
        id: Its repository.
        title: What people read as its name.
        about: What it is good at, one sentence; empty when nobody has written one.
        abilities: What it is good for.
        licence: Such as ``apache-2.0``; empty when unknown.
        parameters: Weights, 0 when unknown.
        size: Bytes of the usual variant, about; 0 when unknown.
        outlook: What to expect of that variant here; ``None`` when its size is unknown.
        role: ``fast``, ``balanced`` or ``best`` where it is recommended for this computer.
        offered: Whether one button downloads it.
        downloads: Of the last month; 0 for the catalog.
        updated: Seconds since the epoch; 0 for the catalog.
        gate: Who decides about access.
    """

    id: str
    title: str
    about: str = ""
    abilities: tuple[Ability, ...] = ()
    licence: str = ""
    parameters: int = 0
    size: int = 0
    outlook: Outlook | None = None
    role: str = ""
    offered: bool = False
    downloads: int = 0
    updated: float = 0.0
    gate: Gate = "open"


class CardState(msgspec.Struct, frozen=True, kw_only=True):
    """What has become of a model that can be had.

    Attributes:
        words: What stands on its button, a word or two.
        path: Its file, when it is on this computer; empty while it is downloaded.
    """

    words: str
    path: str = ""


class HubListModel(QAbstractListModel):
    """Cards and, between them, headings (strings) that cannot be chosen.

    Signals:
        more_wanted(): The view has come to the end, and ``show`` said that there is more.
    """

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Card | str] = []
        self._more = False
        self._busy: frozenset[str] = frozenset()
        self._states: dict[str, CardState] = {}

    def show(self, rows: Iterable[Card | str], *, more: bool = False) -> None:
        """Show ``rows`` in their order; ``more``: there are further ones to be asked for."""
        wanted = list(rows)
        self._more = more
        known = len(self._rows)
        if known and len(wanted) == known and [_key(a) for a in wanted] == [_key(b) for b in self._rows]:
            self._refresh(wanted)
        else:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()

    def append(self, rows: Iterable[Card | str], *, more: bool) -> None:
        """Show more of them below."""
        shown = {row.id for row in self._rows if isinstance(row, Card)}
        added = [row for row in rows if not (isinstance(row, Card) and row.id in shown)]
        self._more = more
        if added:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(added) - 1)
            self._rows += added
            self.endInsertRows()

    def set_busy(self, ids: frozenset[str]) -> None:
        """Mark the repositories that are being asked for before their download begins."""
        changed, self._busy = ids ^ self._busy, ids
        for row, card in enumerate(self._rows):
            if isinstance(card, Card) and card.id in changed:
                self.dataChanged.emit(self.index(row), self.index(row), [HubRole.BUSY])

    def set_states(self, states: dict[str, CardState]) -> None:
        """Show what has become of models, by repository."""
        before, self._states = self._states, states
        changed = {name for name in {*before, *states} if before.get(name) != states.get(name)}
        for row, card in enumerate(self._rows if changed else ()):
            if isinstance(card, Card) and card.id in changed:
                self.dataChanged.emit(self.index(row), self.index(row), [HubRole.STATE])

    def state_of(self, card: Card) -> CardState | None:
        """What has become of a model; ``None`` when it is neither here nor on its way."""
        return self._states.get(card.id) if card.offered else None

    def card_at(self, index: Index) -> Card | None:
        """The card at ``index``; ``None`` for a heading or nothing."""
        row = self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else ""
        return row if isinstance(row, Card) else None

    def first(self) -> QModelIndex:
        """The first card, invalid when there is none."""
        for row, card in enumerate(self._rows):
            if isinstance(card, Card):
                return self.index(row)
        return QModelIndex()

    def cards(self) -> tuple[Card, ...]:
        """All cards as they are shown."""
        return tuple(row for row in self._rows if isinstance(row, Card))

    def _refresh(self, wanted: list[Card | str]) -> None:
        """The same models with other figures: views stay where they are."""
        for row, (before, after) in enumerate(zip(self._rows, wanted, strict=True)):
            if before != after:
                self._rows[row] = after
                self.dataChanged.emit(self.index(row), self.index(row))

    # ------------------------------------------------------------------------------ Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role == Qt.ItemDataRole.DisplayRole else role == HubRole.HEADING or None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                state = self.state_of(row)
                return f"{state.words}. {card_description(row)}" if state is not None else card_description(row)
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.id}\n{about_words(row)}".strip()
            case HubRole.CARD:
                return row
            case HubRole.BUSY:
                return row.id in self._busy
            case HubRole.STATE:
                return self.state_of(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.card_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def canFetchMore(self, _parent: Index) -> bool:
        return self._more

    def fetchMore(self, _parent: Index) -> None:
        self._more = False
        self.more_wanted.emit()


def _key(row: Card | str) -> tuple[bool, str]:
    return (True, row.id) if isinstance(row, Card) else (False, row)
