"""The palette: one field, and below it everything that can be asked for. Knows neither commands nor conversations."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from app.controllers.palette import PaletteController
from app.itemmodels.palette import PaletteListModel
from app.palette_entries import PaletteRow
from app.theme import Theme, px
from app.widgets.composing_guard import ComposingGuard
from app.widgets.palette_delegate import PaletteDelegate

WIDTH = 620  # pixels at zoom 1
SHOWN = 10  # rows before the list scrolls
ABOVE = 64  # pixels between the top of the window and the palette, where there is room
ELSEWHERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)  # it will be back
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_PageDown: SHOWN - 1,
    Qt.Key.Key_PageUp: 1 - SHOWN,
}


class Palette(QWidget):
    """Lies over the whole window while it is open, so that a click beside it closes it. Part of the window rather than
    one of its own: input methods and screen readers stay where they are."""

    def __init__(self, controller: PaletteController, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("All commands"))
        self._controller = controller
        self._window = window
        self._before: QWidget | None = None  # who had the keyboard
        self._zoom = 1.0
        self._high = -1  # rows there is room for
        self._moved = False  # somebody has chosen a row: what comes late does not take it away
        self._card = QFrame(self)
        self._card.setObjectName("paletteCard")
        self._card.setProperty("look", "card")
        self.field = QLineEdit()
        self.field.setObjectName("paletteField")
        self.field.setAccessibleName(self.tr("Search commands and conversations"))
        self.field.setPlaceholderText(self.tr("What would you like to do?"))
        self.field.textEdited.connect(self._note_typed)
        self.field.installEventFilter(self)
        ComposingGuard(self.field)
        self.rows = PaletteListModel()
        self.list = QListView()
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName(self.tr("All commands"))
        self.list.setModel(self.rows)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the field
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = PaletteDelegate(self)
        self.list.setItemDelegate(self._delegate)
        self.list.clicked.connect(self._choose)
        self._nothing = QLabel(self.tr("Nothing found."))
        self._nothing.setObjectName("paletteNothing")
        self._nothing.setProperty("tone", "faint")
        self._nothing.setContentsMargins(10, 6, 10, 8)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.field, self.list, self._nothing):
            column.addWidget(widget)
        controller.listed.connect(self._show)
        window.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours at this zoom."""
        self._delegate.theme, self._delegate.zoom = theme, zoom
        self._zoom = zoom
        if self.isVisible():
            self._arrange()

    def open(self) -> None:
        """Show it, with nothing typed; close it where it is open."""
        if self.isVisible():
            self.close_palette()
            return
        self._before = self._window.focusWidget()
        self.field.clear()
        self._moved = False
        self._controller.open()
        self._controller.settle()
        self.setGeometry(self._window.rect())
        self._arrange()
        self.raise_()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Hide it; the keyboard goes back to where it was."""
        if not self.isVisible():
            return
        had_keyboard = self.field.hasFocus()
        self.hide()
        if had_keyboard and self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_typed(self, typed: str) -> None:
        self._moved = False
        self._controller.type(typed)

    def _show(self, rows: Sequence[PaletteRow]) -> None:
        current = self.rows.row_at(self.list.currentIndex())
        self.rows.show(rows)
        kept = self.rows.place_of(current.entry.key) if self._moved and current is not None else -1
        if self._high != min(SHOWN, len(rows)):
            self.list.setVisible(bool(rows))
            self._nothing.setVisible(not rows)
            self._arrange()
        if rows:
            self._go_to(max(0, kept))
        elif self.isVisible():
            self._announce(self._nothing.text())

    def _go_to(self, place: int) -> None:
        self.list.setCurrentIndex(self.rows.index(place))
        if self.isVisible():
            said = self.rows.data(self.list.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
            self._announce(self.tr("{0}, {1} of {2}").format(said, place + 1, self.rows.rowCount()))

    def _announce(self, words: str) -> None:
        """The keyboard is in the field, so a screen reader hears of the rows from here alone."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def _step(self, key: int) -> None:
        self._controller.settle()
        count, here, step = self.rows.rowCount(), self.list.currentIndex().row(), STEPS[Qt.Key(key)]
        if count:
            self._moved = True
            there = here + step
            self._go_to(there % count if abs(step) == 1 else max(0, min(count - 1, there)))

    def _choose(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is not None and not row.entry.why_not:
            self.close_palette()
            self._controller.choose(row.entry)
        elif row is not None:
            self._announce(row.entry.why_not)

    def _arrange(self) -> None:
        """Below the top of the window, as wide as there is room for, as high as its rows."""
        room = self._window.rect()
        self._high = min(SHOWN, self.rows.rowCount())
        wide = min(px(WIDTH, self._zoom), room.width() - 32)
        high = self.list.sizeHintForRow(0) if self.rows.rowCount() else 0
        top = min(px(ABOVE, self._zoom), room.height() // 8)
        most = max(1, (room.height() - top - self.field.sizeHint().height() - 48) // max(1, high))
        self.list.setFixedHeight(min(SHOWN, most, self.rows.rowCount()) * high)
        self._card.setFixedWidth(wide)
        self._card.adjustSize()
        self._card.move((room.width() - wide) // 2, top)

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self.setGeometry(self._window.rect())
                self._arrange()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
            if event.key() in STEPS and plain:
                self._step(event.key())
                return True
            if event.key() in ENTER:
                self._controller.settle()
                self._choose(self.list.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_palette()
                return True
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in ELSEWHERE:
            self.close_palette()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_palette()
        event.accept()
