"""The list of models that opens below the picker; loads nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.itemmodels.models import AUTOMATIC, ModelEntry, ModelRole, ModelsListModel
from app.theme import LIGHT, RADIUS_SMALL, Theme, font, px
from app.widgets.buttons import ENTER
from app.widgets.icons import icon
from app.widgets.pinned_list import PinnedList

Index = QModelIndex | QPersistentModelIndex
WIDTH = 360  # pixels of the open list at zoom 1
SHOWN = 8  # rows before the list scrolls


class ModelDelegate(QStyledItemDelegate):
    """Paints a model's name, a line about it, and a tick beside the one in use."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.zoom = 1.0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        from PySide6.QtWidgets import QStyle  # costs the start of the window more than every painting

        theme = self.theme
        whole = QRect(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            framed = theme.high and bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(QPen(QColor(theme.focus), 2) if framed else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1) if framed else whole, RADIUS_SMALL, RADIUS_SMALL)
        painter.setFont(font("body", self.zoom))
        line = painter.fontMetrics().height()
        rect = whole.adjusted(10, 7, -10, -7)
        if index.data(ModelRole.CURRENT):
            place = QRect(rect.right() - line, rect.top() + (rect.height() - line) // 2, line, line)
            icon("check", theme, theme.accent).paint(painter, QStyle.visualRect(option.direction, whole, place))
        rect.setRight(rect.right() - line - 8)
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        for text, colour, size in (
            (str(index.data()), theme.text, font("body", self.zoom)),
            (str(index.data(ModelRole.DETAIL)), theme.muted, font("caption", self.zoom)),
        ):
            painter.setFont(size)
            painter.setPen(QColor(colour))
            metrics = painter.fontMetrics()
            row = QRect(rect.left(), rect.top(), rect.width(), metrics.height())
            elided = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, row.width())
            painter.drawText(QStyle.visualRect(option.direction, whole, row), leading, elided)
            rect.setTop(row.bottom() + 3)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + 18)


class ModelPopup(QFrame):
    """The open list.

    Signals:
        chosen(str): Path of the model to use.
        removed(str): Path of a model to take out of the list.
        find_asked(): The models page is wanted.
        add_asked(): A file is to be added.
        settings_asked(): The load options are wanted.
    """

    chosen = Signal(str)
    removed = Signal(str)
    find_asked = Signal()
    add_asked = Signal()
    settings_asked = Signal()

    def __init__(self, models: ModelsListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("modelPopup")
        self.setAccessibleName(self.tr("Models on this computer"))
        self.setProperty("look", "card")
        self._models = models
        self.list = PinnedList(self._has_automatic)  # a new choice is found before the models one knows
        self.list.setObjectName("modelList")
        self.list.setAccessibleName(self.tr("Models on this computer"))
        self.list.setModel(models)
        models.modelReset.connect(self._note_models)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = ModelDelegate(self)
        self.list.setItemDelegate(self._delegate)
        self.list.clicked.connect(self._choose)
        self.list.installEventFilter(self)
        self.find_more = self._button("findModels", self.tr("Find more models…"), self.find_asked)
        self.add = self._button("addModel", self.tr("Add a GGUF from disk…"), self.add_asked)
        self.options = self._button("loadOptions", self.tr("Context, threads, GPU layers…"), self.settings_asked)
        hint = QLabel(self.tr("You can also drop a .gguf file on the window."))
        hint.setProperty("tone", "faint")
        hint.setProperty("scale", "caption")
        hint.setContentsMargins(10, 2, 10, 4)
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(2)
        for widget in (self.list, self._line(), self.find_more, self.add, self.options, hint):
            column.addWidget(widget)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours at this zoom."""
        self._delegate.theme, self._delegate.zoom = theme, zoom
        self.list.theme = theme
        self.find_more.setIcon(icon("cube", theme))
        self.add.setIcon(icon("plus", theme))
        self.options.setIcon(icon("settings", theme))

    def open_below(self, anchor: QWidget) -> None:
        """Show the list under ``anchor``, the model in use chosen."""
        self.setFixedWidth(px(WIDTH, self._delegate.zoom))
        self._fit()
        place = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        screen = anchor.screen().availableGeometry()
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        self.move(place)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fit(self) -> None:
        """As high as its rows, also where others are found while it is open; the model in use is chosen."""
        rows = self._models.rowCount()
        high = min(SHOWN, rows) * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth()
        self.list.setFixedHeight(high if rows else 0)
        self.adjustSize()
        current = [i for i in range(rows) if self._models.index(i).data(ModelRole.CURRENT)]
        self.list.setCurrentIndex(self._models.index(current[0] if current else 0))

    def _note_models(self) -> None:
        if self.isVisible():
            self._fit()

    def _button(self, name: str, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setProperty("look", "quiet")
        button.clicked.connect(self.hide)
        button.clicked.connect(signal)
        return button

    def _line(self) -> QFrame:
        line = QFrame()
        line.setProperty("look", "separator")
        line.setFixedHeight(1)
        return line

    def _choose(self, index: QModelIndex) -> None:
        entry = self._models.entry_at(index)
        if entry is not None:
            self.hide()
            self.chosen.emit(entry.path)

    def _has_automatic(self) -> bool:
        return bool(self._models.index(0).data(ModelRole.PATH) == AUTOMATIC)

    def _current(self) -> ModelEntry | None:
        return self._models.entry_at(self.list.currentIndex())

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            entry = self._current()
            if event.key() in ENTER and entry is not None:
                self._choose(self.list.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Delete and entry is not None and entry.removable:
                self.hide()
                self.removed.emit(entry.path)
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]  # Qt only ever passes QObjects
