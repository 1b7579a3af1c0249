"""A list whose first row can stay in sight while the others are scrolled below it; knows nothing of what it lists."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QColor, QCursor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from app.theme import LIGHT

Index = QModelIndex | QPersistentModelIndex


class PinnedList(QListView):
    """Keyboard, mouse and screen readers find one list with one row of each: the first is only drawn elsewhere.

    Attributes:
        theme: The colours of what the first row stands on, which is a card.
    """

    def __init__(self, pins: Callable[[], bool], parent: QWidget | None = None) -> None:
        """``pins`` says whether the first row stays now."""
        super().__init__(parent)
        self.theme = LIGHT
        self._pins = pins
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)  # no row is half under the first

    def _first(self) -> QModelIndex:
        return self.model().index(0, 0)

    def _covers(self) -> bool:
        """Whether the first row stands over what is scrolled."""
        return self.verticalScrollBar().value() > 0 and self._pins()

    def _place(self) -> QRect:
        return QRect(0, 0, self.viewport().width(), self.sizeHintForRow(0))

    def _paint_first(self) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = place = self._place()
        first = self._first()
        if self.selectionModel().isSelected(first):
            option.state |= QStyle.StateFlag.State_Selected
        if self.viewport().underMouse() and place.contains(self.viewport().mapFromGlobal(QCursor.pos())):
            option.state |= QStyle.StateFlag.State_MouseOver
        painter.fillRect(place, QColor(self.theme.raised))
        self.itemDelegate().paint(painter, option, first)
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), QColor(self.theme.border))
        painter.end()

    # ------------------------------------------------------------------------------ Qt overrides

    def indexAt(self, point: QPoint) -> QModelIndex:
        return self._first() if self._covers() and self._place().contains(point) else super().indexAt(point)

    def visualRect(self, index: Index) -> QRect:
        return self._place() if index.row() == 0 and self._covers() else super().visualRect(index)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        bar = self.verticalScrollBar()
        if index.row() == 0:
            bar.setValue(0)  # what comes next is what one goes down to
            return
        super().scrollTo(index, hint)
        if self._covers() and self.visualRect(index).top() < self._place().height():
            bar.setValue(bar.value() - 1)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.viewport().update()  # else the first row would be shifted along

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._covers():
            self._paint_first()
