"""What other programs asked: a list that lives while it is seen; it can be copied and cleared. Keeps nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QLabel,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.controllers.serving import MOST_CALLS, ServingController
from app.itemmodels.calls import CallsListModel, calls_text, row_of
from app.theme import Theme
from app.widgets.buttons import dialog_button
from app.widgets.call_delegate import CallDelegate
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import icon
from app.widgets.setting_row import ANY
from app.widgets.wrapping_label import wrapping

ROWS = 6  # that are seen at once
TOLD = 2_000  # milliseconds a button says that something was copied


class ServingLog(QWidget):
    """Follows the controller only while it can be seen."""

    def __init__(self, serving: ServingController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._serving = serving
        self._live = False
        self.model = CallsListModel(MOST_CALLS, self)
        title = QLabel(self.tr("What was asked"))
        about = wrapping("caption", "muted")
        about.setText(
            self.tr("Who asked what when, never what was said. It is kept until Hearth is closed, and not on the disk.")
        )
        self.empty = wrapping("", "muted")
        self.empty.setObjectName("servingLogEmpty")
        self.list = QListView()
        self.list.setObjectName("servingLog")
        self.list.setAccessibleName(title.text())
        self.list.setModel(self.model)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.installEventFilter(self)
        self._delegate = CallDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_whole())
        self.model.modelReset.connect(self._show_whole)
        self.whole = wrapping("caption", "muted")
        self.whole.setObjectName("servingLogWhole")
        self.copy = dialog_button("copyServingLog", self.tr("Copy as text"), "")
        self.copy.clicked.connect(self._copy)
        self.clear = dialog_button("clearServingLog", self.tr("Clear"), "")
        self.clear.clicked.connect(serving.clear)
        self._told = QTimer(self, singleShot=True, interval=TOLD)
        self._told.timeout.connect(lambda: self.copy.setText(self.tr("Copy as text")))
        buttons = FlowLayout(8)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(6)
        self._box = self._make_box()
        for widget in (title, about, self._box):
            column.addWidget(widget)
        column.addLayout(buttons)
        self._show_empty()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours."""
        self._delegate.theme, self._delegate.zoom = theme, zoom
        self.list.viewport().update()
        self._fit()
        self.copy.setIcon(icon("copy", theme))
        self.clear.setIcon(icon("trash", theme))

    def _copy(self) -> None:
        """What is chosen; nothing chosen: all of it."""
        rows = sorted((index.row() for index in self.list.selectedIndexes()), reverse=True)
        chosen = [self.model.call_at(self.model.index(row)) for row in rows] or self.model.calls
        QGuiApplication.clipboard().setText(calls_text(chosen))
        self.copy.setText(self.tr("Copied"))
        self._told.start()

    def _make_box(self) -> QFrame:
        """As high with one row as with all: nothing of the page is shifted when programs ask."""
        box = QFrame()
        box.setProperty("look", "card")
        inside = QGridLayout(box)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.list, 0, 0)
        for label in (self.empty, self.whole):
            label.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(self.empty, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._line = QFrame()
        self._line.setProperty("look", "separator")
        self._line.setFixedHeight(1)
        for row, widget in enumerate((self._line, self.whole), 1):
            inside.addWidget(widget, row, 0)
            widget.hide()
        return box

    def _fit(self) -> None:
        option = QStyleOptionViewItem()
        option.initFrom(self.list)
        high = ROWS * self._delegate.sizeHint(option, QModelIndex()).height()
        high += 2 * (self.list.frameWidth() + self._box.frameWidth() + 1)
        shown = not self.list.isHidden()
        self._box.setMinimumHeight(high if shown else 0)
        self._box.setMaximumHeight(high if shown else ANY)

    def _show_whole(self) -> None:
        """All of the row that was chosen last: a reason is longer than a line."""
        index = self.list.currentIndex()
        chosen = index.isValid() and self.list.selectionModel().isSelected(index)
        if chosen:
            row = row_of(self.model.call_at(index))
            self.whole.setText(f"{row.what} · {row.about}")
        self.whole.setVisible(chosen)
        self._line.setVisible(chosen)
        if chosen and (layout := self._box.layout()) is not None:
            layout.activate()
            self.list.scrollTo(index)

    def _show_empty(self) -> None:
        there, off = bool(self.model.rowCount()), self._serving.state.phase == "off"
        self.list.setVisible(there or not off)
        self._fit()
        for button in (self.copy, self.clear):
            button.setVisible(there or not off)
            button.setEnabled(there)
        self.empty.setVisible(not there)
        self.empty.setText(self.tr("Nothing: no program can ask while it is off.") if off else self.tr("Nothing yet."))

    def _follow(self, live: bool) -> None:
        if live == self._live:
            return
        self._live = live
        serving = self._serving
        if live:
            self.model.show(serving.calls)
            serving.called.connect(self._add)
            serving.cleared.connect(self._reset)
            serving.changed.connect(self._show_empty)
        else:
            serving.called.disconnect(self._add)
            serving.cleared.disconnect(self._reset)
            serving.changed.disconnect(self._show_empty)
        self._show_empty()

    def _add(self, call: object) -> None:
        kept: QPersistentModelIndex | None = None
        if self.list.verticalScrollBar().value():  # what is read stays where it is; at the top the newest is seen
            kept = QPersistentModelIndex(self.list.indexAt(self.list.viewport().rect().topLeft()))
        self.model.add(call)  # type: ignore[arg-type]  # what Qt carries has no type
        if kept is not None and kept.isValid():
            self.list.scrollTo(kept, QAbstractItemView.ScrollHint.PositionAtTop)
        if self.model.rowCount() == 1:
            self._show_empty()

    def _reset(self) -> None:
        self.model.show(())
        self._show_empty()

    # ------------------------------------------------------------------------------ Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._follow(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            self._copy()
            return True
        return super().eventFilter(watched, event)
