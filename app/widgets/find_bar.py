"""The bar in which words are looked for in the open conversation. Emits wishes, finds nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from app.theme import SPACE, Theme, px
from app.widgets.buttons import ENTER, tool_button
from app.widgets.icons import icon

_TYPING_PAUSE = 120  # milliseconds


class FindBar(QFrame):
    """Signals:
    wanted(str, bool): These words are to be found; whether upper and lower case matter.
    stepped(int): To the next place (1) or the one before (-1).
    closed(): Nothing is to be found any more.
    """

    wanted = Signal(str, bool)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setProperty("look", "window")
        self.field = QLineEdit()
        self.field.setObjectName("findField")
        self.field.setAccessibleName(self.tr("Find in this conversation"))
        self.field.setPlaceholderText(self.tr("Find in this conversation"))
        self.field.setClearButtonEnabled(False)
        self._count = QLabel()
        self._count.setObjectName("findCount")
        self._count.setProperty("tone", "muted")
        self._count.setProperty("scale", "caption")
        self._case = QToolButton()
        self._case.setObjectName("findCase")
        self._case.setText(self.tr("Aa"))
        self._case.setCheckable(True)
        self._case.setAccessibleName(self.tr("Upper and lower case matter"))
        self._case.setToolTip(self._case.accessibleName())
        self._case.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._before = tool_button("findPrevious", self.tr("Previous place"), command="find-previous")
        self._after = tool_button("findNext", self.tr("Next place"), command="find-next")
        self._close = tool_button("findClose", self.tr("Close"), "Esc")
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self._case.toggled.connect(lambda _on: self._tell())
        self._before.clicked.connect(lambda: self.stepped.emit(-1))
        self._after.clicked.connect(lambda: self.stepped.emit(1))
        self._close.clicked.connect(self.closed)
        self.field.installEventFilter(self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        for widget in (self._count, self._case, self._before, self._after, self._close):
            self._row.addWidget(widget)

    @property
    def case(self) -> bool:
        """Whether upper and lower case matter."""
        return self._case.isChecked()

    def take_keyboard(self) -> None:
        """Let words be typed; what stands there is about to be replaced."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_found(self, place: int | None, found: int, *, done: bool, looking: bool) -> None:
        """Say which of how many places it is; ``looking`` for anything at all."""
        number = self.locale().toString
        if not looking:
            text = ""
        elif not done:
            text = self.tr("{0}…").format(number(found))
        elif not found:
            text = self.tr("Not found")
        elif place is None:
            text = self.tr("%n place(s)", "", found)
        else:
            text = self.tr("{0} of {1}").format(number(place), number(found))
        if done and text and text != self._count.text() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))
        self._count.setText(text)
        self.field.setAccessibleDescription(text)
        for button in (self._before, self._after):
            button.setEnabled(found > 0)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols, and size what does not follow the font."""
        for button, name in ((self._before, "chevron-up"), (self._after, "chevron-down"), (self._close, "close")):
            button.setIcon(icon(name, theme))
            button.setIconSize(QSize(px(16, zoom), px(16, zoom)))
        self._row.setSpacing(px(SPACE[1], zoom))
        self._count.setMinimumWidth(self._count.fontMetrics().horizontalAdvance("1,000 of 1,000"))
        self._count.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)

    def stand_in_line(self, left: int, right: int, above: int) -> None:
        """Keep this much room beside and above what is in it."""
        self._row.setContentsMargins(left, above, right, above)

    def _tell(self) -> None:
        self._pause.stop()
        self.wanted.emit(self.field.text(), self._case.isChecked())

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            if self._pause.isActive():
                self._tell()
            else:
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
