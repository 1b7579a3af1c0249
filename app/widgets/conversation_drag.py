"""Dragging conversations into folders, onto the pinned ones and back into the list, and folders into another order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QDrag, QDragMoveEvent, QDropEvent, QPainter, QPixmap

from app.itemmodels.conversations import Row
from app.theme import RADIUS
from app.widgets.painted_text import paint_line

if TYPE_CHECKING:
    from app.widgets.conversation_list import ConversationList

MIME = "application/x-hearth-conversations"
EDGE = 28  # pixels at the upper and lower end where the list scrolls under what is dragged
STEP = 12  # pixels it scrolls by


class Dragged(msgspec.Struct, frozen=True):
    """What is being dragged.

    Attributes:
        ids: Conversations.
        folder: Or a folder.
    """

    ids: tuple[int, ...] = ()
    folder: int | None = None


class ConversationDrag:
    """Lives as long as its list."""

    def __init__(self, listing: ConversationList) -> None:
        self._list = listing

    def start(self) -> None:
        """Drag what is chosen, or the folder under the mouse. Comes back when it was dropped."""
        dragged, title = self._dragged()
        if not dragged.ids and dragged.folder is None:
            return
        drag = QDrag(self._list)
        drag.setMimeData(mime_of(dragged))
        picture = self._picture(title, len(dragged.ids))
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(12, picture.height() // 2))
        drag.exec(Qt.DropAction.MoveAction)
        self._list.mark_target(self._list.rootIndex())

    def knows(self, data: QMimeData) -> bool:
        """Whether this can be dropped here."""
        return data.hasFormat(MIME)

    def move(self, event: QDragMoveEvent) -> None:
        """Something is dragged over the list."""
        place = event.position().toPoint()
        self._scroll(place)
        target = self._target(event.mimeData(), place)
        self._list.mark_target(self._list.indexAt(place) if target is not None else self._list.rootIndex())
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(target is not None)

    def drop(self, event: QDropEvent) -> None:
        """It was let go."""
        self._list.mark_target(self._list.rootIndex())
        target = self._target(event.mimeData(), event.position().toPoint())
        dragged = dragged_of(event.mimeData())
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(target is not None)
        if target is not None and dragged is not None:
            self._list.dropped.emit(dragged, target)

    def _dragged(self) -> tuple[Dragged, str]:
        rows = self._list.rows
        current = rows.row_at(self._list.currentIndex())
        if current is not None and current.kind == "folder":
            return Dragged(folder=current.id), current.title
        ids = self._list.chosen()
        title = rows.row_at(rows.index_of(ids[0])) if ids else None
        return Dragged(ids), title.title if title is not None else ""

    def _target(self, data: QMimeData, place: QPoint) -> Row | None:
        """The row it would go to; ``None`` where it cannot go."""
        dragged, row = dragged_of(data), self._list.rows.row_at(self._list.indexAt(place))
        if dragged is None or row is None:
            return None
        if dragged.folder is not None and row.kind == "folder" and row.id == dragged.folder:
            return None
        if dragged.ids and row.section in ("pinned", "rest", "archive") and row.id in dragged.ids:
            return None
        return row

    def _scroll(self, place: QPoint) -> None:
        bar = self._list.verticalScrollBar()
        if place.y() < EDGE:
            bar.setValue(bar.value() - STEP)
        elif place.y() > self._list.viewport().height() - EDGE:
            bar.setValue(bar.value() + STEP)

    def _picture(self, title: str, count: int) -> QPixmap:
        theme, metrics = self._list.theme, self._list.fontMetrics()
        words = title if count <= 1 else self._list.tr("%n conversations", "", count)
        width = min(metrics.horizontalAdvance(words) + 40, 260)
        ratio = self._list.devicePixelRatioF()
        picture = QPixmap(round(width * ratio), round((metrics.height() + 12) * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRect(0, 0, width - 1, metrics.height() + 11)
        painter.setPen(QColor(theme.accent))
        painter.setBrush(QColor(theme.accent_soft))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        painter.setFont(self._list.font())
        painter.setPen(QColor(theme.text))
        paint_line(painter, frame.adjusted(12, 0, -12, 0), words, mirrored=False)
        painter.end()
        return picture


def mime_of(dragged: Dragged) -> QMimeData:
    """What travels with the mouse."""
    data = QMimeData()
    data.setData(MIME, msgspec.json.encode(dragged))
    return data


def dragged_of(data: QMimeData) -> Dragged | None:
    """What travels with the mouse, if it is ours."""
    try:
        return msgspec.json.decode(data.data(MIME).data(), type=Dragged)
    except msgspec.MsgspecError:
        return None
