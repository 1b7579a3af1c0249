"""Language models as Qt lists them: name, a line about each, which one is in use; reads nothing by itself."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

AUTOMATIC = "auto"  # in place of a path: whichever model suits the question

Index = QModelIndex | QPersistentModelIndex


class ModelRole(IntEnum):
    """What a row can be asked for beside its name."""

    PATH = Qt.ItemDataRole.UserRole
    DETAIL = Qt.ItemDataRole.UserRole + 1
    CURRENT = Qt.ItemDataRole.UserRole + 2


class ModelEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One model in the list.

    Attributes:
        path: The file.
        name: What people call it.
        detail: Quantization, size and the like, in one short line.
        removable: Whether the user may take it out of the list (the guide always stays).
    """

    path: str
    name: str
    detail: str = ""
    removable: bool = True


class ModelsListModel(QAbstractListModel):
    """The models on this computer that the user can choose."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[ModelEntry, ...] = ()
        self._current = ""

    def show(self, entries: Iterable[ModelEntry]) -> None:
        """Show ``entries`` in their order."""
        wanted = tuple(entries)
        if wanted != self._entries:
            self.beginResetModel()
            self._entries = wanted
            self.endResetModel()

    def set_current(self, path: str) -> None:
        """Mark the model that is in use."""
        if path != self._current:
            self._current = path
            if self._entries:
                self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1), [ModelRole.CURRENT])

    def entry_at(self, index: Index) -> ModelEntry | None:
        """The model at ``index``."""
        return self._entries[index.row()] if index.isValid() else None

    def index_of(self, path: str) -> QModelIndex:
        """Where the model at ``path`` is; invalid when it is not listed."""
        for row, entry in enumerate(self._entries):
            if entry.path == path:
                return self.index(row)
        return QModelIndex()

    # ------------------------------------------------------------------------------ Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry_at(index)
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.name
            case Qt.ItemDataRole.AccessibleDescriptionRole | ModelRole.DETAIL:
                return entry.detail
            case Qt.ItemDataRole.ToolTipRole if entry.path == AUTOMATIC:
                return entry.detail
            case Qt.ItemDataRole.ToolTipRole | ModelRole.PATH:
                return entry.path
            case ModelRole.CURRENT:
                return entry.path == self._current
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
