"""Shows notices above the composer, newest last; knows what they say, not what their actions do."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.notices import Notice
from app.theme import LIGHT, Theme
from app.widgets.icons import icon

MAX_SHOWN = 3  # the oldest makes room
READING_TIME = 8_000  # milliseconds a notice stays that is not sticky, without the mouse on it


class NoticeRow(QFrame):
    """One notice.

    Signals:
        action_asked(str): Its button was pressed; carries the action's id.
        closed(): It is to go away.
    """

    action_asked = Signal(str)
    closed = Signal()

    def __init__(self, notice: Notice, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setProperty("look", {"info": "card"}.get(notice.level, notice.level))
        self.setAccessibleName(f"{notice.message} {notice.hint}".strip())
        self._symbol = QLabel()
        self._close = QToolButton()
        self._close.setObjectName("dismissNotice")
        self._close.setAccessibleName(self.tr("Dismiss: {0}").format(notice.message))
        self._close.setToolTip(self.tr("Dismiss"))
        self._close.clicked.connect(self.closed)
        self._lay_out()
        self.set_theme(theme)
        self._timer = QTimer(self, singleShot=True, interval=READING_TIME)
        self._timer.timeout.connect(self.closed)
        if not notice.sticky:
            self._timer.start()

    def set_theme(self, theme: Theme) -> None:
        """Tint the symbols."""
        colour = {"error": theme.error, "warning": theme.warning}.get(self.notice.level, theme.muted)
        side = self.fontMetrics().height()
        self._symbol.setPixmap(icon(self.notice.level, theme, colour).pixmap(side, side))
        self._close.setIcon(icon("close", theme))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        # Beside the first of two lines; a line alone stands in the middle of what is beside it.
        upright = Qt.AlignmentFlag.AlignTop if self.notice.hint else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self._symbol, 0, upright)
        row.addLayout(self._words(), 1)
        for button in self._buttons():
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        for text, tone in ((self.notice.message, ""), (self.notice.hint, "muted")):
            if text:
                label = QLabel(text)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(True)
                label.setProperty("tone", tone)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                # A file name without spaces must not make the window as wide as itself.
                label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
                column.addWidget(label)
        return column

    def _buttons(self) -> list[QPushButton]:
        buttons = []
        if self.notice.detail:
            copy = QPushButton(self.tr("Copy details"))
            copy.setObjectName("copyDetails")
            copy.setProperty("look", "quiet")
            copy.clicked.connect(self._copy)
            buttons.append(copy)
        if self.notice.other:
            buttons.append(self._act("noticeOther", self.notice.other, self.notice.other_title))
            buttons[-1].setProperty("look", "quiet")
        if self.notice.action:
            buttons.append(self._act("noticeAction", self.notice.action, self.notice.action_title))
        for button in buttons:
            button.setAccessibleName(button.text())
        return buttons

    def _act(self, name: str, action: str, title: str) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(name)
        button.clicked.connect(lambda: self.action_asked.emit(action))
        button.clicked.connect(self.closed)
        return button

    def _copy(self) -> None:
        notice = self.notice
        text = "\n".join(part for part in (notice.message, notice.hint, "", notice.detail) if part or part == "")
        QGuiApplication.clipboard().setText(text.strip() + "\n")

    # ------------------------------------------------------------------------------ Qt overrides

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.notice.sticky:
            self._timer.start()
        super().leaveEvent(event)


class NoticeBar(QFrame):
    """The notices that are being shown.

    Signals:
        action_asked(str): A notice's button was pressed; carries the action's id.
    """

    action_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setAccessibleName(self.tr("Notices"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._theme = LIGHT
        self._rows: list[NoticeRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is shown now, oldest first."""
        return tuple(row.notice for row in self._rows)

    def set_theme(self, theme: Theme) -> None:
        """Tint the symbols."""
        self._theme = theme
        for row in self._rows:
            row.set_theme(theme)

    def show_notice(self, notice: Notice) -> None:
        """Add a notice; one with the same key is replaced."""
        if notice.key:
            self.dismiss(notice.key)
        row = NoticeRow(_in_words(notice), self._theme, self)
        row.action_asked.connect(self.action_asked)
        row.closed.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._column.addWidget(row)
        while len(self._rows) > MAX_SHOWN:
            self._remove(self._rows[0])
        self.show()
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # not before there is a notice: the start is quicker

        QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Alert))

    def dismiss(self, key: str) -> None:
        """Take back the notice with this key, when it is there."""
        for row in [row for row in self._rows if key and row.notice.key == key]:
            self._remove(row)

    def dismiss_last(self) -> bool:
        """Take back the newest notice; whether there was one."""
        if self._rows:
            self._remove(self._rows[-1])
            return True
        return False

    def _remove(self, row: NoticeRow) -> None:
        if row in self._rows:
            self._rows.remove(row)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.setVisible(bool(self._rows))


def _in_words(notice: Notice) -> Notice:
    """The notice in the user's language, where it says what an error says."""
    from app.error_words import said  # not before there is a notice: the start is quicker

    return msgspec.structs.replace(notice, message=said(notice.message), hint=said(notice.hint))
