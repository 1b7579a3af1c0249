"""Conversations as Qt lists them, with folders and headings between; reads nothing by itself.

What stands in the list is made in ``app.itemmodels.conversation_rows``. Here it replaces what was shown before, row by
row: views keep their place, what is chosen and where the keyboard is, whatever came, went or moved meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import Literal

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.storage.values import Section

Index = QModelIndex | QPersistentModelIndex
Kind = Literal["heading", "folder", "conversation", "more"]
Key = tuple[Kind, int | str]


class ConversationRole(IntEnum):
    """What a row can be asked for beside its title."""

    ID = Qt.ItemDataRole.UserRole
    ANSWERING = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One row of the list.

    Attributes:
        kind: What it is; ``more`` stands for conversations that have not been read yet.
        id: The conversation or the folder.
        title: Its title or name; never empty here, but for ``more``.
        section: Where in the list it is.
        icon: Of a conversation, that of its persona; may be empty.
        persona: Of a conversation, the name of its persona; empty without one.
        count: Of a folder, how many conversations are in it.
        folded: Of a folder, whether they are hidden.
        moment: Of a conversation, what it is sorted by or was last changed at, in seconds since the epoch.
        folder: Of a conversation, the name of its folder; empty without one.
    """

    kind: Kind = "conversation"
    id: int = 0
    title: str = ""
    section: Section = "rest"
    icon: str = ""
    persona: str = ""
    count: int = 0
    folded: bool = False
    moment: float = 0.0
    folder: str = ""

    @property
    def key(self) -> Key:
        """What it is known by, whatever else changes about it."""
        if self.kind in ("conversation", "folder"):
            return self.kind, self.id
        return self.kind, self.title if self.kind == "heading" else self.section


class ConversationListModel(QAbstractListModel):
    """Conversations and folders, and headings between, that cannot be chosen.

    Signals:
        rename_wanted(int, str): A title was typed for a conversation.
        folder_rename_wanted(int, str): A name was typed for a folder.
        changing(): Other rows are about to be shown.
        changed(): They are shown.
    """

    rename_wanted = Signal(int, str)
    folder_rename_wanted = Signal(int, str)
    changing = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._places: dict[Key, int] = {}
        self._answering: frozenset[int] = frozenset()

    def show(self, rows: Iterable[Row]) -> None:
        """Show ``rows`` in their order. No two of them may have the same key."""
        wanted = list(rows)
        if wanted == self._rows:
            return
        self.changing.emit()
        self._remove({row.key for row in wanted})
        self._sort(wanted)
        self._insert(wanted)
        self._renew(wanted)
        self.changed.emit()

    def set_answering(self, ids: frozenset[int]) -> None:
        """Mark the conversations in which an answer is being written."""
        changed = ids ^ self._answering
        self._answering = ids
        for conversation_id in changed:
            index = self.index_of(conversation_id)
            if index.isValid():
                self.dataChanged.emit(index, index, [ConversationRole.ANSWERING])

    def index_of(self, conversation_id: int) -> QModelIndex:
        """Where conversation ``id`` is; invalid when it is not listed."""
        return self.index_for(("conversation", conversation_id))

    def folder_index(self, folder_id: int) -> QModelIndex:
        """Where folder ``id`` is; invalid when it is not listed."""
        return self.index_for(("folder", folder_id))

    def index_for(self, key: Key) -> QModelIndex:
        """Where the row with this key is; invalid when it is not listed."""
        place = self._places.get(key)
        return self.index(place) if place is not None else QModelIndex()

    def row_at(self, index: Index) -> Row | None:
        """What is at ``index``."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def id_at(self, index: Index) -> int | None:
        """The conversation at ``index``, ``None`` for anything else."""
        row = self.row_at(index)
        return row.id if row is not None and row.kind == "conversation" else None

    def folder_at(self, index: Index) -> int | None:
        """The folder whose own row is at ``index``."""
        row = self.row_at(index)
        return row.id if row is not None and row.kind == "folder" else None

    def ids(self) -> tuple[int, ...]:
        """All conversations that are listed, in order."""
        return tuple(row.id for row in self._rows if row.kind == "conversation")

    def folders(self) -> tuple[Row, ...]:
        """All folders, in order."""
        return tuple(row for row in self._rows if row.kind == "folder")

    def first(self) -> QModelIndex:
        """The first row the keyboard can go to, invalid when there is none."""
        for place, row in enumerate(self._rows):
            if row.kind in ("conversation", "folder"):
                return self.index(place)
        return QModelIndex()

    # --------------------------------------------------------------------- from what is shown to what is wanted

    def _remove(self, staying: set[Key]) -> None:
        for first, last in _runs([place for place, row in enumerate(self._rows) if row.key not in staying], back=True):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()

    def _sort(self, wanted: Sequence[Row]) -> None:
        """What stays moves into its new order."""
        places = {row.key: place for place, row in enumerate(wanted)}
        order = [places[row.key] for row in self._rows]
        if order == sorted(order):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._rows[index.row()].key for index in before]
        self._rows.sort(key=lambda row: places[row.key])
        self._note_places()
        self.changePersistentIndexList(before, [self.index_for(key) for key in keys])
        self.layoutChanged.emit()

    def _insert(self, wanted: Sequence[Row]) -> None:
        known = {row.key for row in self._rows}
        for first, last in _runs([place for place, row in enumerate(wanted) if row.key not in known]):
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = wanted[first : last + 1]
            self.endInsertRows()

    def _renew(self, wanted: list[Row]) -> None:
        changed = [place for place, (old, new) in enumerate(zip(self._rows, wanted, strict=True)) if old != new]
        self._rows = wanted
        self._note_places()
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first), self.index(last))

    def _note_places(self) -> None:
        self._places = {row.key: place for place, row in enumerate(self._rows)}

    # ------------------------------------------------------------------------------ Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.title
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                from app.itemmodels.conversation_rows import tip, words_about  # not before the window is painted

                words = ". ".join(words_about(row))
                return words if role != Qt.ItemDataRole.ToolTipRole else tip(f"{row.title}\n{words}".strip())
            case ConversationRole.ROW:
                return row
            case ConversationRole.ID:
                return row.id if row.kind == "conversation" else None
            case ConversationRole.ANSWERING:
                return row.kind == "conversation" and row.id in self._answering
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None or row.kind in ("heading", "more"):
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren | Qt.ItemFlag.ItemIsEditable
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsSelectable if row.kind == "conversation" else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or row is None or row.kind not in ("conversation", "folder"):
            return False
        if title != row.title:
            self._rows[index.row()] = msgspec.structs.replace(row, title=title or row.title)
            (self.rename_wanted if row.kind == "conversation" else self.folder_rename_wanted).emit(row.id, title)
        return True


def _runs(places: Sequence[int], *, back: bool = False) -> Iterator[tuple[int, int]]:
    """First and last of numbers that follow each other; ``back``: the last run first."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    yield from ((first, last) for first, last in (reversed(runs) if back else runs))
