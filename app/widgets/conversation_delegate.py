"""Paints the rows of the list of conversations, all of one height; knows nothing of where they come from."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.itemmodels.conversations import ConversationRole, Key, Row
from app.theme import LIGHT, RADIUS, Theme, font, px
from app.widgets.composing_guard import ComposingGuard
from app.widgets.icons import icon
from app.widgets.painted_row import paint_ground
from app.widgets.painted_text import paint_line
from app.widgets.persona_symbol import symbol_pixmap

Index = QModelIndex | QPersistentModelIndex
SIDE, ABOVE = 10, 7  # pixels around the text of a row
SYMBOL = 16  # pixels at zoom 1
DISC = 20  # pixels of a persona's symbol at zoom 1
INSIDE = 18  # pixels at zoom 1 that what is in a folder stands further in


class ConversationDelegate(QStyledItemDelegate):
    """A title with the icon of its persona, and a dot while an answer is being written; a folder with its number.

    Attributes:
        theme: The colours to paint with.
        zoom: The size to paint at.
        target: Key of the row that something is being dragged to.
        shown_folder: The folder of the conversation that is shown: its name stands out while it is folded.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.zoom = 1.0
        self.target: Key | None = None
        self.shown_folder: int | None = None

    def _place(self, option: QStyleOptionViewItem, row: Row) -> QRect:
        """Room for the words of a row, as if one read from the left."""
        inside = px(INSIDE, self.zoom) if row.kind in ("conversation", "more") and isinstance(row.section, int) else 0
        return QRect(option.rect).adjusted(SIDE + inside, 0, -SIDE, 0)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        painter.setFont(font("caption", self.zoom))
        painter.setPen(QColor(self.theme.faint))
        place = QRect(option.rect).adjusted(SIDE, 0, -SIDE, -3)
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading, row.title)

    def _paint_folder(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        rest = self._place(option, row)
        side = px(SYMBOL, self.zoom)
        closed = "chevron-left" if mirrored else "chevron-right"
        for name in (closed if row.folded else "chevron-down", "folder"):
            place = QRect(rest.left(), rest.center().y() - side // 2 + 1, side, side)
            icon(name, self.theme).paint(painter, _mirrored(place, option.rect, mirrored))
            rest.setLeft(place.right() + (3 if name != "folder" else 7))
        if row.count:
            painter.setFont(font("caption", self.zoom))
            painter.setPen(QColor(self.theme.faint))
            number = option.locale.toString(row.count)
            used = paint_line(painter, _mirrored(rest, option.rect, mirrored), number, mirrored=mirrored, end=True)
            rest.setRight(rest.right() - used - 8)
        self._paint_title(painter, option, rest, row, mirrored)

    def _paint_conversation(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, index: Index) -> None:
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        rest = self._place(option, row)
        if index.data(ConversationRole.ANSWERING):
            side = option.fontMetrics.height() // 2
            dot = QRect(rest.right() - side + 1, rest.center().y() - side // 2 + 1, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.accent))
            painter.drawEllipse(_mirrored(dot, option.rect, mirrored))
            rest.setRight(dot.left() - 6)
        if row.persona:
            side = px(DISC, self.zoom)
            disc = QRect(rest.right() - side + 1, rest.center().y() - side // 2 + 1, side, side)  # titles stay in line
            picture = symbol_pixmap(row.icon, row.persona, self.theme, side)
            painter.drawPixmap(_mirrored(disc, option.rect, mirrored), picture)
            rest.setRight(disc.left() - 7)
        self._paint_title(painter, option, rest, row, mirrored)

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionViewItem, rest: QRect, row: Row, mirrored: bool
    ) -> None:
        letters = font("body", self.zoom)
        letters.setBold(row.kind == "folder" and row.folded and row.id == self.shown_folder)
        painter.setFont(letters)
        painter.setPen(QColor(self.theme.text))
        paint_line(painter, _mirrored(rest, option.rect, mirrored), row.title, mirrored=mirrored)

    def _paint_target(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        painter.setPen(QColor(self.theme.accent))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRect(option.rect).adjusted(0, 1, -1, -2), RADIUS, RADIUS)

    # ------------------------------------------------------------------------------ Qt overrides

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        row = index.data(ConversationRole.ROW)
        folder = isinstance(row, Row) and row.kind == "folder"
        field.setObjectName("folderField" if folder else "titleField")
        field.setAccessibleName(self.tr("Name of the folder") if folder else self.tr("Title of the conversation"))
        field.setMaxLength(300)
        ComposingGuard(field)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if not editor.property("filled"):  # the list is read again while somebody types: the typed words stay
            super().setEditorData(editor, index)
            editor.setProperty("filled", True)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect = QRect(option.rect)
        height = max(rect.height(), editor.sizeHint().height())
        editor.setGeometry(rect.left(), rect.center().y() - height // 2, rect.width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ConversationRole.ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("body", self.zoom))
        if row.kind == "heading":
            self._paint_heading(painter, option, row)
        elif row.kind == "more":
            painter.setPen(QColor(self.theme.faint))
            painter.drawText(self._place(option, row), Qt.AlignmentFlag.AlignCenter, "…")
        else:
            paint_ground(painter, option, self.theme)
            if row.kind == "folder":
                self._paint_folder(painter, option, row)
            else:
                self._paint_conversation(painter, option, row, index)
        if row.key == self.target:
            self._paint_target(painter, option)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() + 2 * ABOVE)


def _mirrored(place: QRect, row: QRect, mirrored: bool) -> QRect:
    """``place`` on the other side of the row, where one reads from the right."""
    return (
        QRect(row.left() + row.right() - place.right(), place.top(), place.width(), place.height())
        if mirrored
        else place
    )
