"""A layout that breaks its row where the width ends, as words do; mirrored where one reads from the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Widgets side by side in as many rows as they need."""

    def __init__(
        self, spacing: int, parent: QWidget | None = None, *, centred: bool = False, trailing: bool = False
    ) -> None:
        """``spacing`` in pixels; ``centred``: rows stand in the middle; ``trailing``: where lines end."""
        super().__init__(parent)
        self._before = 1.0 if trailing else 0.5 if centred else 0.0  # the share of what is free that is before a row
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def _arrange(self, rect: QRect, *, apply: bool) -> int:
        """Place the items in ``rect`` if ``apply``; returns the height they take."""
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x, y, high = rect.left(), rect.top(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        for item in [item for item in self._items if not item.isEmpty()]:
            hint = item.sizeHint().boundedTo(QSize(rect.width(), 10_000))
            if row and x + hint.width() > rect.right() + 1:
                self._place(row, high, rect, mirrored=mirrored, apply=apply)
                x, y, high, row = rect.left(), y + high + self.spacing(), 0, []
            row.append((item, QRect(QPoint(x, y), hint)))
            x += hint.width() + self.spacing()
            high = max(high, hint.height())
        self._place(row, high, rect, mirrored=mirrored, apply=apply)
        return y + high - rect.top()

    def _place(
        self, row: list[tuple[QLayoutItem, QRect]], high: int, rect: QRect, *, mirrored: bool, apply: bool
    ) -> None:
        shift = int((rect.right() - row[-1][1].right()) * self._before) if row else 0
        for item, place in row if apply else ():
            place.translate(shift, 0)
            place.moveTop(place.top() + (high - place.height()) // 2)
            if mirrored:  # what ``QStyle.visualRect`` does; PySide6 loads that class for 15 ms
                place.moveLeft(rect.left() + rect.right() - place.right())
            item.setGeometry(place)

    # ------------------------------------------------------------------------------ Qt overrides

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), apply=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, apply=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))
