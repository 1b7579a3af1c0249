"""The list of downloads: rows with buttons in them, order by keyboard and drag. Emits wishes, does nothing itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QDrag, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.itemmodels.downloads import DownloadsListModel
from app.theme import LIGHT, RADIUS, Theme, px
from app.widgets.download_row import GAP, DownloadRow
from app.widgets.icons import icon
from app.widgets.painted_row import ring
from inference.download.values import ENDED, Download

Index = QModelIndex | QPersistentModelIndex
SECOND = 1_000  # milliseconds


class _Delegate(QStyledItemDelegate):
    """Paints the card under a row; the row itself is a widget."""

    def __init__(self, view: DownloadsList) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, _index: Index) -> None:
        theme, zoom = self._view.theme, self._view.zoom
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ring(theme) if selected and focused else QColor(theme.border))
        painter.setBrush(QColor(theme.raised))
        card = QRect(option.rect).adjusted(0, 1, -1, -px(GAP, zoom) - 1)
        painter.drawRoundedRect(card, px(RADIUS, zoom), px(RADIUS, zoom))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._view.indexWidget(index)
        wide = self._view.viewport().width()
        return QSize(wide, row.heightForWidth(wide) if row is not None and row.hasHeightForWidth() else 80)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect)


class DownloadsList(QListView):
    """Signals:
    toggled(int): A download is to be paused or to go on.
    cancelled(int): It is to be given up, or taken out of the list.
    chat_asked(Download): The model is to be loaded.
    folder_asked(Download): Its folder is to be shown.
    moved(int, int): It is to stand at this place among those that have not ended.
    """

    toggled = Signal(int)
    cancelled = Signal(int)
    chat_asked = Signal(object)
    folder_asked = Signal(object)
    moved = Signal(int, int)

    def __init__(self, rows: DownloadsListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.zoom = 1.0
        self._rows = rows
        self.setObjectName("downloadsList")
        self.setAccessibleName(self.tr("Downloads"))
        self.setModel(rows)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self._second = QTimer(self, interval=SECOND)
        self._second.timeout.connect(self._count_down)
        rows.rowsInserted.connect(lambda _parent, first, last: self._make(first, last))
        rows.progressed.connect(self._refresh)
        self._make(0, rows.rowCount() - 1)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours at this zoom."""
        self.theme, self.zoom = theme, zoom
        for place in range(self._rows.rowCount()):
            self.row(place).set_theme(theme, zoom)
            self._refresh(place)
        self.scheduleDelayedItemsLayout()

    def row(self, place: int) -> DownloadRow:
        """The widget in a row."""
        widget = self.indexWidget(self._rows.index(place))
        assert isinstance(widget, DownloadRow)
        return widget

    def current(self) -> Download | None:
        """The download the keyboard is on."""
        return self._rows.download_at(self.currentIndex())

    def menu_for(self, download: Download) -> QMenu:
        """What can be done with a download."""
        menu = QMenu(self)
        menu.setObjectName("downloadMenu")
        if download.state == "done":
            self._add(menu, "chat", self.tr("Chat with it"), lambda: self.chat_asked.emit(download))
            self._add(menu, "folder", self.tr("Show in its folder"), lambda: self.folder_asked.emit(download))
            self._add(menu, "close", self.tr("Take out of the list\tDel"), lambda: self.cancelled.emit(download.id))
            return menu
        rests = download.state in ("paused", "failed")
        toggle = self.tr("Resume\tSpace") if rests else self.tr("Pause\tSpace")
        self._add(menu, "play" if rests else "pause", toggle, lambda: self.toggled.emit(download.id))
        if download.state not in ENDED:
            menu.addSeparator()
            self._add(menu, "chevron-up", self.tr("Earlier\tAlt+Up"), lambda: self._step(-1))
            self._add(menu, "chevron-down", self.tr("Later\tAlt+Down"), lambda: self._step(1))
        menu.addSeparator()
        self._add(menu, "close", self.tr("Cancel\tDel"), lambda: self.cancelled.emit(download.id))
        return menu

    # ------------------------------------------------------------------------------------ inside

    def _make(self, first: int, last: int) -> None:
        for place in range(first, last + 1):
            index = QPersistentModelIndex(self._rows.index(place))
            row = DownloadRow()
            row.set_theme(self.theme, self.zoom)
            row.toggled.connect(self._teller(index, lambda d: self.toggled.emit(d.id)))
            row.cancelled.connect(self._teller(index, lambda d: self.cancelled.emit(d.id)))
            row.chat_asked.connect(self._teller(index, self.chat_asked.emit))
            row.folder_asked.connect(self._teller(index, self.folder_asked.emit))
            row.resized.connect(self.scheduleDelayedItemsLayout)
            self.setIndexWidget(self._rows.index(place), row)
            self._refresh(place)

    def _teller(self, index: QPersistentModelIndex, tell: Callable[[Download], object]) -> Callable[[], None]:
        def told() -> None:
            download = self._rows.download_at(index)
            if download is not None:
                tell(download)

        return told

    def _refresh(self, place: int) -> None:
        download = self._rows.download_at(self._rows.index(place))
        widget = self.indexWidget(self._rows.index(place))
        if download is None or not isinstance(widget, DownloadRow):
            return
        widget.show_download(download, self._rows.age(download.id))
        if download.state == "waiting" and not self._second.isActive():
            self._second.start()

    def _count_down(self) -> None:
        waiting = [place for place, download in enumerate(self._rows.downloads()) if download.state == "waiting"]
        for place in waiting:
            self._refresh(place)
        if not waiting:
            self._second.stop()

    def _step(self, by: int) -> None:
        download = self.current()
        if download is None or download.state in ENDED:
            return
        last = sum(d.state not in ENDED for d in self._rows.downloads()) - 1
        place = self.currentIndex().row() + by
        if 0 <= place <= last:
            self.moved.emit(download.id, place)

    def _add(self, menu: QMenu, symbol: str, title: str, do: Callable[[], object]) -> None:
        action = menu.addAction(icon(symbol, self.theme), title)
        action.triggered.connect(lambda _checked=False: do())

    def _act(self, event: QKeyEvent, download: Download) -> bool:
        """What a key means for the download the keyboard is on; whether it means something."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Space:
            self.toggled.emit(download.id)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cancelled.emit(download.id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if download.state == "done":
                self.chat_asked.emit(download)
            else:
                self.toggled.emit(download.id)
        else:
            return False
        return True

    # ------------------------------------------------------------------------------ Qt overrides

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """As Qt does it, but with the whole row under the mouse, and no row taken away at the end: the queue moves."""
        index = self.currentIndex()
        widget = self.indexWidget(index)
        if widget is None or not self._rows.flags(index) & Qt.ItemFlag.ItemIsDragEnabled:
            return
        drag = QDrag(self)
        drag.setMimeData(self._rows.mimeData([index]))
        drag.setPixmap(self.viewport().grab(self.visualRect(index).adjusted(0, 0, 0, -px(GAP, self.zoom))))
        drag.setHotSpot(widget.mapFromGlobal(self.cursor().pos()))
        drag.exec(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        download = self.current()
        if download is None or not self._act(event, download):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = self.viewport().mapFromGlobal(event.globalPos())
        index = self.currentIndex() if by_key else self.indexAt(place)
        download = self._rows.download_at(index)
        if download is not None:
            self.setCurrentIndex(index)
            menu = self.menu_for(download)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            at = self.visualRect(index).center() if by_key else place
            menu.popup(self.viewport().mapToGlobal(QPoint(at)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
