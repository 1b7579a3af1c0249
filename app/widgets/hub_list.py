"""The list of models that can be had. Emits what the user wants, asks nobody."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.itemmodels.hub import Card, HubListModel
from app.theme import LIGHT, Theme
from app.widgets.buttons import ENTER
from app.widgets.hub_delegate import HubDelegate

Index = QModelIndex | QPersistentModelIndex


class HubList(QListView):
    """Signals:
    opened(Card): Its page is wanted.
    download_asked(Card): It is to be downloaded.
    downloads_asked(): The list of downloads is wanted.
    chat_asked(str): The model file at this path is to be loaded.
    left_upwards(): The keyboard wants to go above the first row.
    """

    opened = Signal(object)
    download_asked = Signal(object)
    downloads_asked = Signal()
    chat_asked = Signal(str)
    left_upwards = Signal()

    def __init__(self, rows: HubListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.zoom = 1.0
        self.mouse_place = QPoint(-1, -1)
        self.rows = rows
        self.setObjectName("hubResults")
        self.setAccessibleName(self.tr("Models to download"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(rows)
        self._delegate = HubDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours at this zoom."""
        self.theme, self.zoom = theme, zoom
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def take_focus(self) -> None:
        """Put the keyboard on the first card, unless it is on one."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card_under(self, place: QPoint) -> tuple[Card | None, bool]:
        """The card at a place of the viewport, and whether its button is there."""
        index = self.indexAt(place)
        card = self.rows.card_at(index)
        on_button = card is not None and self._delegate.button_rect(self.visualRect(index), card).contains(place)
        return card, on_button

    def _tell(self, card: Card | None, *, download: bool) -> None:
        state = self.rows.state_of(card) if card is not None else None
        if card is None:
            return
        if not (download and card.offered):
            self.opened.emit(card)
        elif state is None:
            self.download_asked.emit(card)
        elif state.path:
            self.chat_asked.emit(state.path)
        else:
            self.downloads_asked.emit()

    # ------------------------------------------------------------------------------ Qt overrides

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.first())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.mouse_place = event.position().toPoint()
        card, _on_button = self._card_under(self.mouse_place)
        shape = Qt.CursorShape.PointingHandCursor if card is not None else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)
        self.update(self.indexAt(self.mouse_place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self.viewport().rect().contains(place):
            card, on_button = self._card_under(place)
            self._tell(card, download=on_button)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.mouse_place = QPoint(-1, -1)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.rows.card_at(self.currentIndex())
        if event.key() in ENTER and card is not None:
            self._tell(card, download=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Up and self.currentIndex() == self.rows.first():
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.rows.first() == current:
            self.scrollToTop()  # with the heading above it

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
