"""Downloads as Qt lists them: what is under way in its order, then what failed, then what is done; changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.itemmodels.download_words import state_words
from inference.download.values import ENDED, Download

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-hearth-download"


class DownloadRole(IntEnum):
    """What a row can be asked for beside its title."""

    DOWNLOAD = Qt.ItemDataRole.UserRole
    ID = Qt.ItemDataRole.UserRole + 1


class DownloadsListModel(QAbstractListModel):
    """All downloads.

    Bytes that arrive are no change of data for Qt, or screen readers would be told several times a second.

    Signals:
        progressed(int): The download in this row has come further; its state is the same.
        move_wanted(int, int): A download, by its id, was dragged to this place among those that have not ended.
    """

    progressed = Signal(int)
    move_wanted = Signal(int, int)

    def __init__(self, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._rows: list[Download] = []
        self._heard: dict[int, float] = {}  # moment at which a row was told last

    def show(self, downloads: Iterable[Download]) -> None:
        """Show ``downloads``, given in the order of the queue; rows that stay keep their place in views."""
        given = list(downloads)
        under_way = [download for download in given if download.state not in ENDED]
        failed = [download for download in given if download.state == "failed"]
        done = [download for download in given if download.state == "done"]
        wanted = under_way + failed[::-1] + done[::-1]
        kept = {download.id for download in wanted}
        for row in range(len(self._rows) - 1, -1, -1):
            if self._rows[row].id not in kept:
                self._remove(row)
        for place, download in enumerate(wanted):
            self._put(place, download)

    def show_one(self, download: Download) -> bool:
        """Show how far one has come. False where rows must be added or put in another order: ``show`` does it."""
        row = self.row_of(download.id)
        if row < 0 or (self._rows[row].state != download.state and {self._rows[row].state, download.state} & ENDED):
            return False
        self._set(row, download)
        return True

    def row_of(self, download_id: int) -> int:
        """Where a download is listed; -1 when it is not."""
        return next((row for row, download in enumerate(self._rows) if download.id == download_id), -1)

    def download_at(self, index: Index) -> Download | None:
        """The download in a row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def downloads(self) -> tuple[Download, ...]:
        """All of them as they are shown."""
        return tuple(self._rows)

    def age(self, download_id: int) -> float:
        """Seconds since something was heard of it; what counts down goes on from there."""
        return self._clock() - self._heard.get(download_id, self._clock())

    # ------------------------------------------------------------------------------------ inside

    def _put(self, place: int, download: Download) -> None:
        row = self.row_of(download.id)
        if row < 0:
            self.beginInsertRows(QModelIndex(), place, place)
            self._rows.insert(place, download)
            self._heard[download.id] = self._clock()
            self.endInsertRows()
            return
        if row != place:
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), place)
            self._rows.insert(place, self._rows.pop(row))
            self.endMoveRows()
        self._set(place, download)

    def _set(self, row: int, download: Download) -> None:
        before, self._rows[row] = self._rows[row], download
        if before == download:
            return
        self._heard[download.id] = self._clock()
        self.progressed.emit(row)
        if (before.state, before.code, before.message) != (download.state, download.code, download.message):
            self.dataChanged.emit(self.index(row), self.index(row))

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        self._heard.pop(self._rows.pop(row).id, None)
        self.endRemoveRows()

    def _waiting_rows(self) -> int:
        """Rows that have an order: those that have not ended."""
        return sum(download.state not in ENDED for download in self._rows)

    # ------------------------------------------------------------------------------ Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        download = self.download_at(index)
        if download is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return download.wanted.title
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return state_words(download, self.age(download.id))
            case DownloadRole.DOWNLOAD:
                return download
            case DownloadRole.ID:
                return download.id
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        download = self.download_at(index)
        if download is None:
            return Qt.ItemFlag.ItemIsDropEnabled  # between rows
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual if download.state in ENDED else usual | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]  # the stub says Sequence
        data = QMimeData()
        if indexes:
            data.setData(MIME, QByteArray(str(self._rows[indexes[0].row()].id).encode()))
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        if not data.hasFormat(MIME):
            return False
        download_id = int(bytes(data.data(MIME).data()).decode() or "0")
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self._rows)
        before = self.row_of(download_id)
        place = min(place - (before < place), self._waiting_rows() - 1)
        if 0 <= place != before >= 0:
            self.move_wanted.emit(download_id, place)
        return False  # the queue moves it; Qt is not to take the row away
