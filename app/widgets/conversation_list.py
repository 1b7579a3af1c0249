"""The list of conversations and how its rows look; emits what the user wants, does nothing by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QMenu, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.itemmodels.conversations import ConversationListModel, ConversationRole
from app.theme import LIGHT, Theme, font
from app.widgets.icons import icon

Index = QModelIndex | QPersistentModelIndex
SIDE, ABOVE = 10, 7  # pixels around the text of a row


class MenuEntry(NamedTuple):
    """Something that a part beside the list adds to the menu of a conversation.

    Attributes:
        name: Id of the entry, the object name of its action.
        title: What stands in the menu, translated; its keys behind a tab where it has some.
        do: Called with the ids of the conversations that the menu is about.
        symbol: Name of its icon.
        several: Whether it can be done with several conversations at once.
    """

    name: str
    title: str
    do: Callable[[tuple[int, ...]], object]
    symbol: str = ""
    several: bool = False


class ConversationDelegate(QStyledItemDelegate):
    """Paints a title, what was found below it, and a dot while an answer is being written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.zoom = 1.0

    def _small(self) -> QFont:
        return font("caption", self.zoom)

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.setFont(self._small())
        painter.setPen(QColor(self.theme.faint))
        place = rect.adjusted(SIDE, 0, -SIDE, -3)
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading, text)

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        metrics = option.fontMetrics
        rect = QRect(option.rect).adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        if index.data(ConversationRole.ANSWERING):
            side = metrics.height() // 2
            dot = QRect(rect.right() - side + 1, rect.top() + (metrics.height() - side) // 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.accent))
            painter.drawEllipse(dot)
            rect.setRight(dot.left() - 6)
        line = QRect(rect.left(), rect.top(), rect.width(), metrics.height())
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.setPen(QColor(self.theme.text))
        title = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, leading, title)
        snippet = str(index.data(ConversationRole.SNIPPET) or "")
        if snippet:
            painter.setFont(self._small())
            painter.setPen(QColor(self.theme.muted))
            line.moveTop(line.bottom() + 2)
            small = painter.fontMetrics()
            painter.drawText(line, leading, small.elidedText(snippet, Qt.TextElideMode.ElideRight, line.width()))

    # ------------------------------------------------------------------------------ Qt overrides

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        from app.widgets.composing_guard import ComposingGuard  # kept out of the start

        field = QLineEdit(parent)
        field.setObjectName("titleField")
        field.setAccessibleName(self.tr("Title of the conversation"))
        field.setMaxLength(300)
        ComposingGuard(field)
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect = QRect(option.rect)
        height = max(rect.height(), editor.sizeHint().height())
        editor.setGeometry(rect.left(), rect.center().y() - height // 2, rect.width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        from app.widgets.painted_row import paint_ground  # ``QStyle`` in it costs the start more than every painting

        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(ConversationRole.HEADING):
            self._paint_heading(painter, QRect(option.rect), str(index.data()))
        else:
            painter.setFont(font("body", self.zoom))
            paint_ground(painter, option, self.theme)
            self._paint_words(painter, option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.height()
        if index.data(ConversationRole.HEADING):
            return QSize(0, line + (20 if index.row() else 8))
        return QSize(0, line * (2 if index.data(ConversationRole.SNIPPET) else 1) + 2 * ABOVE)


class ConversationList(QListView):
    """Conversations; the current one is the one that is shown.

    Signals:
        opened(int): The user went to a conversation.
        trash_asked(int): The user wants it in the trash.

    Attributes:
        entries: What other parts have added to the menu of a conversation.
    """

    opened = Signal(int)
    trash_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conversationList")
        self.setAccessibleName(self.tr("Conversations"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(200)
        self.entries: list[MenuEntry] = []
        self._theme = LIGHT
        self._delegate = ConversationDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.customContextMenuRequested.connect(self._show_menu)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours at this zoom."""
        self._theme = self._delegate.theme = theme
        self._delegate.zoom = zoom
        self.scheduleDelayedItemsLayout()

    def current_id(self) -> int | None:
        """The conversation the keyboard is on."""
        return self._list_model().id_at(self.currentIndex())

    def show_current(self, conversation_id: int | None) -> None:
        """Mark the conversation that is shown; ``None`` for a new one."""
        index = self._list_model().index_of(conversation_id) if conversation_id is not None else QModelIndex()
        if index != self.currentIndex() or not index.isValid():
            self.selectionModel().clear()
            self.setCurrentIndex(index)
            if index.isValid():
                self.scrollTo(index)

    def neighbour_of(self, conversation_id: int) -> int | None:
        """The conversation below this one, else the one above; ``None`` when there is no other."""
        rows = self._list_model()
        listed = [rows.id_at(rows.index(row)) for row in range(rows.rowCount())]
        ids = [id_ for id_ in listed if id_ is not None]
        if conversation_id not in ids:
            return None
        place = ids.index(conversation_id)
        return next(iter(ids[place + 1 :] + ids[:place][::-1]), None)

    def rename(self, conversation_id: int) -> None:
        """Let the title be typed in its place."""
        index = self._list_model().index_of(conversation_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    def menu_for(self, conversation_id: int) -> QMenu:
        """What can be done with conversation ``id``."""
        menu = QMenu(self)
        menu.setObjectName("conversationMenu")
        rename = menu.addAction(icon("edit", self._theme), self.tr("Rename\tF2"))
        rename.triggered.connect(lambda: self.rename(conversation_id))
        for entry in self.entries:
            action = menu.addAction(entry.title)
            action.setObjectName(entry.name)
            if entry.symbol:
                action.setIcon(icon(entry.symbol, self._theme))
            action.triggered.connect(lambda _checked=False, do=entry.do: do((conversation_id,)))
        trash = menu.addAction(icon("trash", self._theme), self.tr("Move to the trash\tDel"))
        trash.triggered.connect(lambda: self.trash_asked.emit(conversation_id))
        return menu

    def _list_model(self) -> ConversationListModel:
        model = self.model()
        assert isinstance(model, ConversationListModel)
        return model

    def _open(self, index: QModelIndex) -> None:
        conversation_id = self._list_model().id_at(index)
        if conversation_id is not None:
            self.opened.emit(conversation_id)

    def _show_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        conversation_id = self._list_model().id_at(index)
        if conversation_id is not None:
            menu = self.menu_for(conversation_id)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(place))

    # ------------------------------------------------------------------------------ Qt overrides

    def event(self, event: QEvent) -> bool:
        # F2 is of the conversation the keyboard is on; elsewhere in the window, of the one that is shown.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            renames = event.key() == Qt.Key.Key_F2 and self.current_id() is not None
            event.setAccepted(renames or event.isAccepted())
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        conversation_id = self.current_id()
        if conversation_id is not None and event.key() == Qt.Key.Key_F2:
            self.rename(conversation_id)
        elif conversation_id is not None and event.key() == Qt.Key.Key_Delete:
            self.trash_asked.emit(conversation_id)
        elif conversation_id is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(conversation_id)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
