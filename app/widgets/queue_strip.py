"""What waits to be sent, above the composer, in its order. Knows neither when it is sent nor where it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.attached import split
from app.storage.values import Queued
from app.theme import LIGHT, Theme
from app.widgets.buttons import quiet_button
from app.widgets.queue_row import QueueRow

MOST = 4  # rows that are seen at once
LONGEST = 300  # characters of a message that are looked at for its row


class QueueStrip(QFrame):
    """Signals:
    edit_asked(int): What waits with this id is to be changed.
    remove_asked(int): It is not to be sent.
    ordered(tuple): The ids in the order in which they are to be sent.
    send_asked(): They are to be sent after all.
    left(): The keyboard is to go where one writes.
    """

    edit_asked = Signal(int)
    remove_asked = Signal(int)
    ordered = Signal(tuple)
    send_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queueStrip")
        self.setAccessibleName(self.tr("Messages that wait to be sent"))
        self.setProperty("look", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._theme, self._zoom = LIGHT, 1.0
        self.rows: list[QueueRow] = []
        self._before: list[int] = []  # the order before something was dragged
        self._words = QLabel()
        self._words.setObjectName("queueWords")
        self._words.setProperty("scale", "caption")
        self._words.setProperty("tone", "muted")
        self._words.setWordWrap(True)
        self.send = quiet_button("sendQueued", self.tr("Send now"), self.tr("Send the first of them now"))
        self.send.clicked.connect(self.send_asked)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._area = QScrollArea()
        self._area.setObjectName("queueArea")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._list)
        self._area.viewport().setAutoFillBackground(False)
        self._list.setAutoFillBackground(False)
        self._lay_out()
        self.hide()

    def show_queue(self, waiting: Sequence[Queued], *, held: bool, edited: int | None = None) -> None:
        """Show what waits. ``held``: it is sent only on demand; ``edited``: this one is in the composer just now."""
        shown = [each for each in waiting if each.id != edited]
        had_keyboard = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        if [row.queued for row in self.rows] != shown:
            self._show_rows(shown)
        self._words.setText(self._said(held))
        self.send.setVisible(held)
        self.setVisible(bool(shown))
        if had_keyboard and not shown:
            self.left.emit()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Dress the rows."""
        self._theme, self._zoom = theme, zoom
        for row in self.rows:
            row.set_theme(theme, zoom)
        self._fit()

    def _said(self, held: bool) -> str:
        if held:
            return self.tr("Not sent yet")
        return self.tr("Up next, when this answer is complete")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 4, 0)
        head.addWidget(self._words, 1)
        head.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 4, 6)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._area)

    # ---------------------------------------------------------------------------------- the rows

    def _show_rows(self, shown: Sequence[Queued]) -> None:
        focused = next((number for number, row in enumerate(self.rows) if row.button.hasFocus()), None)
        focused_id = self.rows[focused].queued.id if focused is not None else 0
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._make(each, number) for number, each in enumerate(shown, 1)]
        self._fit()
        if focused is not None and self.rows:
            same = next((row for row in self.rows if row.queued.id == focused_id), None)
            (same or self.rows[min(focused, len(self.rows) - 1)]).button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, queued: Queued, number: int) -> QueueRow:
        row = QueueRow(queued, self._line(queued.text), number, self._list)
        row.set_theme(self._theme, self._zoom)
        row.edit_asked.connect(lambda: self.edit_asked.emit(queued.id))
        row.remove_asked.connect(lambda: self.remove_asked.emit(queued.id))
        row.moved.connect(lambda step: self._move(row, self.rows.index(row) + step, told=True))
        row.left.connect(lambda step: self._leave(row, step))
        row.dragged.connect(lambda place: self._drag(row, place))
        row.dropped.connect(self._drop)
        self._column.addWidget(row)
        row.show()
        return row

    def _line(self, text: str) -> str:
        """What to show of a message: its first words, and how many files go with it."""
        attached, words = split(text)
        line = " ".join(words[:LONGEST].split())
        if attached:
            files = self.tr("%n file(s)", "", len(attached))
            return f"{line} · {files}" if line else files
        return line

    def _fit(self) -> None:
        """As high as the rows, up to ``MOST`` of them."""
        if self.rows:
            height = max(row.sizeHint().height() for row in self.rows)
            self._area.setFixedHeight(height * min(MOST, len(self.rows)))

    def _ids(self) -> list[int]:
        return [row.queued.id for row in self.rows]

    def _move(self, row: QueueRow, place: int, *, told: bool) -> None:
        """Put a row into another place among the others."""
        place = max(0, min(len(self.rows) - 1, place))
        if self.rows.index(row) == place:
            return
        self.rows.remove(row)
        self.rows.insert(place, row)
        self._column.removeWidget(row)
        self._column.insertWidget(place, row)
        for number, each in enumerate(self.rows, 1):
            each.set_number(number)
        self._area.ensureWidgetVisible(row)
        if told:
            self.ordered.emit(tuple(self._ids()))

    def _leave(self, row: QueueRow, step: int) -> None:
        place = self.rows.index(row) + step
        if place >= len(self.rows):
            self.left.emit()
        elif place >= 0:
            self.rows[place].button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(self.rows[place])

    def _drag(self, row: QueueRow, place: QPoint) -> None:
        if not self._before:
            self._before = self._ids()
        y = self._list.mapFromGlobal(place).y()
        self._move(row, y // max(1, row.height()), told=False)

    def _drop(self) -> None:
        before, self._before = self._before, []
        if before and before != self._ids():
            self.ordered.emit(tuple(self._ids()))
