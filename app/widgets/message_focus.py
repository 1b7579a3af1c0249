"""A message under the keyboard: the frame around it, its keys, its menu. Knows names of actions, no content."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QWidget

from app.render.items import LINE, Item, plain_text
from app.theme import RADIUS, Theme, px
from app.widgets.buttons import ENTER
from app.widgets.transcript_row import Row

KEYS = {"copy": "C", "edit": "E", "regenerate": "R", "continue": "G", "pin": "P", "unpin": "P"}
_DESCRIBED = 10_000  # characters that are read at once; the text itself has all of them
_PLAIN = ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)


class MessageFocus(Row):
    """A row that can have the keyboard as a whole. Then single letters are actions; what deletes takes a menu.

    Signals:
        triggered(str, int): An action by name, with the id of the message.
        stepped(int, int): To another alternative: id and -1 or 1.
        walked(int): To the message before (-1) or the one after (1).
        left(): Back to where one writes.
        menu_made(QMenu, int): A menu of this message is about to be shown; whoever hears it adds what can be done.
    """

    triggered = Signal(str, int)
    stepped = Signal(int, int)
    walked = Signal(int)
    left = Signal()
    menu_made = Signal(QMenu, int)

    def __init__(self, theme: Theme, zoom: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = zoom

    @abstractmethod
    def message_id(self) -> int:
        """Id of the message."""

    @abstractmethod
    def offered(self) -> Sequence[str]:
        """Names of the actions there are now."""

    @abstractmethod
    def alternatives(self) -> tuple[int, int]:
        """Which one this is, from 0, and how many there are."""

    @abstractmethod
    def text_menu(self) -> QMenu:
        """The menu of its text, and of the message as a whole (``menu_made``)."""

    @abstractmethod
    def enter(self) -> None:
        """Give the keyboard to what is inside."""

    def describe(self, note: str, items: Sequence[Item]) -> None:
        """Let a screen reader read the message as a whole: what there is to say about it, and its text."""
        text = plain_text(items).replace(LINE, "\n")[:_DESCRIBED]
        self.setAccessibleDescription("\n".join(filter(None, (note, text))))

    def _act(self, event: QKeyEvent) -> bool:
        """Do what a key stands for while the message has the keyboard; whether there was anything."""
        key = event.key()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if event.matches(QKeySequence.StandardKey.Copy):
            return self._trigger("copy")
        if event.modifiers() & _PLAIN:
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in ENTER:
            self.enter()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.alternatives()[1] > 1:
            self.stepped.emit(self.message_id(), -1 if (key == Qt.Key.Key_Left) != mirrored else 1)
        else:
            return any(self._trigger(name) for name, letter in KEYS.items() if event.text().upper() == letter)
        return True

    def _trigger(self, name: str) -> bool:
        if name not in self.offered():
            return False
        self.triggered.emit(name, self.message_id())
        return True

    # ------------------------------------------------------------------ Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:  # also from inside; an answer goes on: stopping it is asked for there
            self.left.emit()
        elif not (self.hasFocus() and self._act(event)):
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        inside = self.focusable()
        if self.hasFocus() and forward and inside:
            inside[0].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.text_menu().popup(
            self.mapToGlobal(QPoint(px(24, self._zoom), px(24, self._zoom))) if by_key else event.globalPos()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            width = px(2, self._zoom)
            painter.setPen(QPen(QColor(self._theme.focus), width))
            place = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            painter.drawRoundedRect(place, px(RADIUS, self._zoom), px(RADIUS, self._zoom))
