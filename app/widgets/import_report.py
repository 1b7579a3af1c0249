"""What an import did, conversation by conversation: a list to look through and to copy. Emits wishes, does nothing."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.itemmodels.exchange_words import outcome_text
from app.storage.exchange.values import Item, Report
from app.theme import LIGHT, Theme, font, px
from app.widgets.painted_row import paint_ground

Index = QModelIndex | QPersistentModelIndex
ORDER = ("unreadable", "grown", "imported", "empty", "known")  # what needs a look comes first
PAGE = 300  # rows that are added when somebody scrolls to the end
SIDE, ABOVE = 10, 6  # pixels around the text of a row


class ReportListModel(QAbstractListModel):
    """One row for each conversation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[Item] = []
        self._items: list[Item] = []
        self._count = 0  # rows the view knows of: it lays out all of them at once

    def show(self, report: Report) -> None:
        """These are the rows."""
        self._all = sorted(report.items, key=lambda item: ORDER.index(item.outcome))
        self.look_for("")

    def look_for(self, text: str) -> None:
        """Show only rows with all these words in title or outcome."""
        words = text.casefold().split()
        self.beginResetModel()
        self._items = self._all
        if words:
            self._items = [item for item in self._all if all(word in _spoken(item).casefold() for word in words)]
        self._count = min(PAGE, len(self._items))
        self.endResetModel()

    def title(self, row: int) -> str:
        """What it is called."""
        return self._items[row].title or self.tr("Untitled")

    def text(self) -> str:
        """The rows as text."""
        rows = range(len(self._items))
        return "\n".join(
            f"{self.title(row)}\t{outcome_text(self._items[row])}\t{self._items[row].detail}".strip() for row in rows
        )

    # ------------------------------------------------------------------------------ Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._count

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._count < len(self._items)

    def fetchMore(self, _parent: Index) -> None:
        more = min(PAGE, len(self._items) - self._count)
        self.beginInsertRows(QModelIndex(), self._count, self._count + more - 1)
        self._count += more
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        title, about = self.title(index.row()), outcome_text(self._items[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return title
        if role == Qt.ItemDataRole.UserRole:
            return about
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._items[index.row()].detail or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}. {about}."
        return None


def _spoken(item: Item) -> str:
    return f"{item.title} {outcome_text(item)}"


class _Delegate(QStyledItemDelegate):
    """Paints a title and what became of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self.zoom = LIGHT, 1.0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        paint_ground(painter, option, self.theme)
        place = QRect(option.rect).adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        leading = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
        for role, letters, colour in (
            (Qt.ItemDataRole.DisplayRole, font("body", self.zoom), self.theme.text),
            (Qt.ItemDataRole.UserRole, font("caption", self.zoom), self.theme.muted),
        ):
            painter.setFont(letters)
            painter.setPen(QColor(colour))
            text = painter.fontMetrics().elidedText(str(index.data(role)), Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, leading, text)
            place.setTop(place.top() + painter.fontMetrics().height() + 2)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + 2 * ABOVE)


class ImportReport(QWidget):
    """A field to look for something, the list, and a button that copies it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ReportListModel(self)
        self.search = QLineEdit()
        self.search.setObjectName("importReportSearch")
        self.search.setAccessibleName(self.tr("Look for a conversation"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(False)
        self.search.textChanged.connect(self.rows.look_for)
        self.copy = QPushButton(self.tr("Copy the list"))
        self.copy.setObjectName("importReportCopy")
        self.copy.setAccessibleName(self.copy.text())
        self.copy.setProperty("look", "quiet")
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.rows.text()))
        self.list = QListView()
        self.list.setObjectName("importReportList")
        self.list.setAccessibleName(self.tr("What became of each conversation"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _Delegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.rows)
        bar = QHBoxLayout()
        bar.addWidget(self.search, 1)
        bar.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.list, 1)

    def show_report(self, report: Report) -> None:
        """List what it says."""
        self.search.clear()
        self.rows.show(report)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours at this zoom."""
        self._delegate.theme, self._delegate.zoom = theme, zoom
        self.list.setMinimumHeight(px(140, zoom))
        self.list.scheduleDelayedItemsLayout()
