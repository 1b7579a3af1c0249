"""One message that waits to be sent: a click changes it, the cross takes it away, dragging and keys move it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from app.storage.values import Queued
from app.theme import Theme, px
from app.widgets.icons import icon

REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
SIDE = 24  # pixels at zoom 1, the cross


class LineButton(QPushButton):
    """A quiet button with one line that begins where one begins to read, cut off where it does not fit."""

    def __init__(self, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self.setProperty("look", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # ------------------------------------------------------------------------------ Qt overrides

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        room = self.rect().adjusted(6, 0, -6, 0)
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        line = self.fontMetrics().elidedText(self._line, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(room, leading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)


class QueueRow(QFrame):
    """Signals:
    edit_asked(): It is to be changed.
    remove_asked(): It is not to be sent.
    moved(int): It is to be sent so many places later, or earlier.
    left(int): The keyboard is to go to its neighbour below (1) or above (-1).
    dragged(QPoint): It was dragged there, in the coordinates of the screen.
    dropped(): It was let go.
    """

    edit_asked = Signal()
    remove_asked = Signal()
    moved = Signal(int)
    left = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self, queued: Queued, words: str, number: int, parent: QWidget | None = None) -> None:
        """``words``: what to show of it, one line; ``number``: its place, from 1."""
        super().__init__(parent)
        self.setObjectName("queuedMessage")
        self.queued = queued
        self._words = words
        self._pressed: QPoint | None = None
        self._dragging = False
        self._number = QLabel()
        self._number.setProperty("scale", "caption")
        self._number.setProperty("tone", "faint")
        self.button = LineButton(words)
        self.button.setObjectName("editQueued")
        self.button.setToolTip(self.tr("Change it. To send it earlier or later, drag it or press Alt with Up or Down."))
        self.button.setAccessibleDescription(self.button.toolTip())
        self.button.clicked.connect(self.edit_asked)
        self.button.installEventFilter(self)
        self.remove = QToolButton()
        self.remove.setObjectName("removeQueued")
        self.remove.setAccessibleName(self.tr("Do not send: {0}").format(words))
        self.remove.setToolTip(self.tr("Do not send it (Delete)"))
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove.clicked.connect(self.remove_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 4, 0)
        row.setSpacing(6)
        row.addWidget(self._number)
        row.addWidget(self.button, 1)
        row.addWidget(self.remove)
        self.set_number(number)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the cross, and size what does not follow the font."""
        self.remove.setIcon(icon("close", theme))
        self.remove.setFixedSize(px(SIDE, zoom), px(SIDE, zoom))

    def set_number(self, number: int) -> None:
        """Its place, from 1."""
        self._number.setText(self.locale().toString(number))
        self.button.setAccessibleName(self.tr("Waiting message {0}: {1}").format(self._number.text(), self._words))

    def _press_key(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() in REMOVES:
            self.remove_asked.emit()
        elif event.key() in STEPS:
            (self.moved if alt else self.left).emit(STEPS[Qt.Key(event.key())])
        else:
            return False
        return True

    def _move_mouse(self, event: QMouseEvent) -> bool:
        place = event.globalPosition().toPoint()
        if self._pressed is None:
            return False
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        self._dragging = self._dragging or far
        if self._dragging:
            self.button.setDown(False)
            self.dragged.emit(place)
        return self._dragging

    def _let_go(self) -> bool:
        was, self._dragging, self._pressed = self._dragging, False, None
        if was:
            self.button.setDown(False)
            self.dropped.emit()
        return was

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.ShortcutOverride and event.key() in STEPS:
            event.accept()  # here these keys move what waits, whatever else the window does with them
            return True
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._press_key(event)
        if isinstance(event, QMouseEvent):
            if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
                self._pressed = event.globalPosition().toPoint()
            elif kind == QEvent.Type.MouseMove:
                return self._move_mouse(event)
            elif kind == QEvent.Type.MouseButtonRelease:
                return self._let_go()
        return super().eventFilter(watched, event)
