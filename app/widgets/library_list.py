"""The list of models on this computer and how its rows look; emits what the user wants, does nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.itemmodels.library import LibraryListModel, LibraryRole
from app.itemmodels.library_words import Badge
from app.theme import LIGHT, Theme, font, px
from app.widgets.buttons import ENTER
from app.widgets.painted_row import paint_badge, paint_ground

Index = QModelIndex | QPersistentModelIndex
SIDE, ABOVE, GAP = 12, 9, 6  # pixels at zoom 1: beside and above the text of a row, between badges
LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


class LibraryDelegate(QStyledItemDelegate):
    """Paints a name with its badges, a line about the model, and when it was used last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.zoom = 1.0

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, whole = self.theme, QRect(option.rect)
        side, above = px(SIDE, self.zoom), px(ABOVE, self.zoom)
        rect = whole.adjusted(side, above, -side, -above)
        away = bool(index.data(LibraryRole.AWAY))

        def draw(text: str, at: QRect, colour: str, flags: Qt.AlignmentFlag = LEADING) -> None:
            placed = QStyle.visualRect(option.direction, rect, at)
            sides = QStyle.visualAlignment(option.direction, flags) | Qt.AlignmentFlag.AlignAbsolute
            painter.setPen(QColor(colour))
            painter.drawText(placed, sides | Qt.AlignmentFlag.AlignVCenter, text)

        painter.setFont(_strong(self.zoom))
        metrics = painter.fontMetrics()
        line = QRect(rect.left(), rect.top(), rect.width(), metrics.height())
        badges: tuple[Badge, ...] = index.data(LibraryRole.BADGES) or ()
        room = line.width() - self._width_of(badges)
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, max(room, line.width() // 2))
        draw(name, line, theme.muted if away else theme.text)
        left = line.left() + metrics.horizontalAdvance(name) + px(GAP, self.zoom)
        self._paint_badges(painter, QRect(left, line.top(), line.right() - left, line.height()), badges, rect, option)
        painter.setFont(font("caption", self.zoom))
        small = painter.fontMetrics()
        line = QRect(rect.left(), line.bottom() + px(3, self.zoom), rect.width(), small.height())
        used = str(index.data(LibraryRole.USED) or "")
        room = small.horizontalAdvance(used) + px(2 * GAP, self.zoom) if used else 0
        trailing = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
        draw(used, line, theme.accent if index.data(LibraryRole.CURRENT) else theme.faint, trailing)
        right = Qt.TextElideMode.ElideRight
        shown = small.elidedText(str(index.data(LibraryRole.LINE)), right, line.width() - room)
        draw(shown, line, theme.faint if away else theme.muted)

    def _width_of(self, badges: tuple[Badge, ...]) -> int:
        metrics, gap = QFontMetrics(font("caption", self.zoom)), px(GAP, self.zoom)
        return sum(metrics.horizontalAdvance(badge.text) + 3 * gap for badge in badges)

    def _paint_badges(
        self, painter: QPainter, line: QRect, badges: tuple[Badge, ...], rect: QRect, option: QStyleOptionViewItem
    ) -> None:
        """As many as there is room for; what is wrong comes first."""
        theme, gap = self.theme, px(GAP, self.zoom)
        plain = theme.raised if option.state & QStyle.StateFlag.State_Selected else theme.hover
        painter.setFont(font("caption", self.zoom))
        metrics, left = painter.fontMetrics(), line.left()
        for badge in badges:
            width = metrics.horizontalAdvance(badge.text) + 2 * gap
            if left + width > line.right() + 1:
                return
            chip = QRect(left, line.top() + (line.height() - metrics.height() - 2) // 2, width, metrics.height() + 2)
            chip = QStyle.visualRect(option.direction, rect, chip)
            paint_badge(painter, chip, badge, theme, plain)
            left += width + gap

    # ------------------------------------------------------------------------------ Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a name is read as it is written
        paint_ground(painter, option, self.theme)
        self._paint_words(painter, option, index)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        high = QFontMetrics(_strong(self.zoom)).height() + QFontMetrics(font("caption", self.zoom)).height()
        return QSize(0, high + px(3, self.zoom) + 2 * px(ABOVE, self.zoom) + 1)


class LibraryList(QListView):
    """Models; the current one is the one whose details are shown.

    Signals:
        opened(str): The details of this model are wanted.
        gone_into(str): The keyboard wants to go into them.
        renamed(str): It is to get another name.
        deleted(str): It is to be deleted or forgotten.
        menu_asked(str, QPoint): What else can be done with it is wanted, at a place on the screen.
    """

    opened = Signal(str)
    gone_into = Signal(str)
    renamed = Signal(str)
    deleted = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, models: LibraryListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryList")
        self.setAccessibleName(self.tr("Models on this computer"))
        self.setModel(models)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._models = models
        self._delegate = LibraryDelegate(self)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(self._open)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours at this zoom."""
        self._delegate.theme, self._delegate.zoom = theme, zoom
        self.scheduleDelayedItemsLayout()

    def current_name(self) -> str:
        """The model the keyboard is on; empty when on none."""
        model = self._models.model_at(self.currentIndex())
        return model.name if model is not None else ""

    def go_to(self, name: str) -> None:
        """Put the keyboard on a model, where it is listed."""
        index = self._models.index_of(name)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _open(self, index: QModelIndex) -> None:
        model = self._models.model_at(index)
        if model is not None:
            self.opened.emit(model.name)

    # ------------------------------------------------------------------------------ Qt overrides

    def event(self, event: QEvent) -> bool:
        # F2 is of the model the keyboard is on, not of the conversation that is shown.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_F2 or event.isAccepted())
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = self.current_name()
        if name and event.key() in ENTER:
            self.gone_into.emit(name)
        elif name and event.key() == Qt.Key.Key_F2:
            self.renamed.emit(name)
        elif name and event.key() == Qt.Key.Key_Delete:
            self.deleted.emit(name)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keyboard else self.indexAt(event.pos())
        model = self._models.model_at(index)
        if model is not None:
            self.setCurrentIndex(index)
            place = self.visualRect(index).bottomLeft() if by_keyboard else event.pos()
            self.menu_asked.emit(model.name, self.viewport().mapToGlobal(place))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()


def _strong(zoom: float) -> QFont:
    chosen = font("body", zoom)
    chosen.setWeight(QFont.Weight.Medium)
    return chosen
