"""Conversations as Qt lists them: newest first, under headings of their dates; reads nothing by itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import IntEnum

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

Index = QModelIndex | QPersistentModelIndex


class ConversationRole(IntEnum):
    """What a row can be asked for beside its title."""

    ID = Qt.ItemDataRole.UserRole
    SNIPPET = Qt.ItemDataRole.UserRole + 1
    ANSWERING = Qt.ItemDataRole.UserRole + 2
    HEADING = Qt.ItemDataRole.UserRole + 3


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation in the list.

    Attributes:
        id: Row id in the database.
        title: Never empty here.
        updated_at: Seconds since the epoch.
        snippet: Where the searched words were found; empty when not searching.
    """

    id: int
    title: str
    updated_at: float = 0.0
    snippet: str = ""


class ConversationListModel(QAbstractListModel):
    """Entries and, between them, headings (strings) that cannot be chosen.

    Signals:
        more_wanted(): The view has come to the end, and ``show`` said that there is more.
        rename_wanted(int, str): A title was typed for a conversation.
    """

    more_wanted = Signal()
    rename_wanted = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Entry | str] = []
        self._answering: frozenset[int] = frozenset()
        self._more = False

    def show(self, entries: Iterable[Entry], *, today: datetime.date, grouped: bool, more: bool = False) -> None:
        """Show ``entries`` in their order.

        Args:
            entries: What to list.
            today: Which day headings are counted from.
            grouped: Whether to show headings of their dates.
            more: Whether there are further ones to be asked for.
        """
        self._more = more
        rows: list[Entry | str] = []
        heading = ""
        for entry in entries:
            if grouped and (wanted := heading_of(entry.updated_at, today)) != heading:
                heading = wanted
                rows.append(heading)
            rows.append(entry)
        if rows != self._rows:
            self._replace(rows)

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
        for row, entry in enumerate(self._rows):
            if isinstance(entry, Entry) and entry.id == conversation_id:
                return self.index(row)
        return QModelIndex()

    def id_at(self, index: Index) -> int | None:
        """The conversation at ``index``, ``None`` for a heading or nothing."""
        entry = self._rows[index.row()] if index.isValid() else ""
        return entry.id if isinstance(entry, Entry) else None

    def first(self) -> QModelIndex:
        """The first conversation, invalid when there is none."""
        for row, entry in enumerate(self._rows):
            if isinstance(entry, Entry):
                return self.index(row)
        return QModelIndex()

    def _replace(self, rows: list[Entry | str]) -> None:
        """A changed title or order keeps the views where they are; anything else is a new list."""
        if len(rows) == len(self._rows) and sorted(map(_key, rows)) == sorted(map(_key, self._rows)):
            self._move(rows)
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _move(self, rows: list[Entry | str]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [_key(self._rows[index.row()]) for index in before]
        places = {_key(entry): place for place, entry in enumerate(rows)}
        self._rows = rows
        self.changePersistentIndexList(before, [self.index(places[key]) for key in keys])
        self.layoutChanged.emit()

    def _spoken(self, entry: Entry) -> str:
        day = datetime.datetime.fromtimestamp(entry.updated_at).astimezone().date()
        when = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
        return f"{when}. {entry.snippet}" if entry.snippet else when

    # ------------------------------------------------------------------------------ Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._rows[index.row()]
        if isinstance(entry, str):
            return entry if role == Qt.ItemDataRole.DisplayRole else role == ConversationRole.HEADING or None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole | Qt.ItemDataRole.ToolTipRole:
                return entry.title
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._spoken(entry)
            case ConversationRole.ID:
                return entry.id
            case ConversationRole.SNIPPET:
                return entry.snippet
            case ConversationRole.ANSWERING:
                return entry.id in self._answering
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.id_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self._rows[index.row()] if index.isValid() else ""
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or isinstance(entry, str):
            return False
        if title != entry.title:
            self._rows[index.row()] = msgspec.structs.replace(entry, title=title or entry.title)
            self.rename_wanted.emit(entry.id, title)
        return True

    def canFetchMore(self, _parent: Index) -> bool:
        return self._more

    def fetchMore(self, _parent: Index) -> None:
        self._more = False
        self.more_wanted.emit()


def _key(row: Entry | str) -> tuple[bool, str]:
    return (True, str(row.id)) if isinstance(row, Entry) else (False, row)


def heading_of(moment: float, today: datetime.date) -> str:
    """The heading under which something of ``moment`` (seconds since the epoch) is found."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("ConversationListModel", text)

    day = datetime.datetime.fromtimestamp(moment).astimezone().date()
    age = (today - day).days
    if age <= 0:
        return tr("Today")
    if age == 1:
        return tr("Yesterday")
    if age < 7:
        return tr("Last 7 days")
    if age < 30:
        return tr("Last 30 days")
    month = QLocale().standaloneMonthName(day.month)
    return month if day.year == today.year else f"{month} {day.year}"
