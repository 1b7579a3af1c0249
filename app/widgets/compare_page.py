"""A comparison: the question above, its answers side by side, or one behind the other where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QTabBar, QVBoxLayout, QWidget

from app.controllers.comparing import MOST, ComparingController
from app.theme import LIGHT, Theme, px
from app.widgets.compare_column import CompareColumn
from app.widgets.elided_label import ElidedLabel
from app.widgets.icons import icon

LEAST = 270  # pixels of a column at zoom 1 below which only one is shown at a time


class ComparePage(QFrame):
    """Signals:
    kept(int): The answer at this place is the one.
    stop_asked(int): The one at this place need not be finished; -1: none of them.
    again_asked(int): The one at this place failed and is to be written again.
    copy_asked(int): The text at this place is wanted.
    left(): The comparison is to be closed.
    link_activated(str): A web or mail address was opened.
    """

    kept = Signal(int)
    stop_asked = Signal(int)
    again_asked = Signal(int)
    copy_asked = Signal(int)
    left = Signal()
    link_activated = Signal(str)

    def __init__(self, comparing: ComparingController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparePage")
        self.setAccessibleName(self.tr("Comparison of answers"))
        self.setProperty("look", "surface")
        self._comparing = comparing
        self._theme, self._zoom = LIGHT, 1.0
        self._narrow = False
        self._leading = False  # one column moves the others
        self._titles: list[str] = []
        self.question = ElidedLabel()
        self.question.setProperty("tone", "muted")
        self.together = QCheckBox(self.tr("Scroll together"))
        self.together.setObjectName("compareTogether")
        self.together.setAccessibleName(self.together.text())
        self.together.setChecked(True)
        self.stop = self._button("compareStopAll", self.tr("Stop all"))
        self.stop.clicked.connect(lambda: self.stop_asked.emit(-1))
        self.close_button = self._button("compareClose", self.tr("Close"))
        self.close_button.setToolTip(self.tr("Close the comparison; all answers stay as versions (Esc)"))
        self.close_button.clicked.connect(self.left)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("tone", "muted")
        self.note.setProperty("scale", "caption")
        self.tabs = QTabBar()
        self.tabs.setObjectName("compareTabs")
        self.tabs.setAccessibleName(self.tr("Answers"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.currentChanged.connect(lambda _place: self._arrange())
        self.columns = [self._make_column(number) for number in range(MOST)]
        self._lines = [_line() for _ in range(MOST - 1)]
        self._lay_out()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Dress everything."""
        self._theme, self._zoom = theme, zoom
        self.stop.setIcon(icon("stop", theme))
        self.close_button.setIcon(icon("close", theme))
        for column in self.columns:
            column.set_theme(theme, zoom)
        self._show_state()
        self._arrange()

    def begin(self, titles: list[str], differing: list[str]) -> None:
        """Show the comparison that there is now: who writes each answer, and how it is sampled where that differs."""
        self._titles = titles
        self.question.show_text(" ".join(self._comparing.question.split()))
        while self.tabs.count():
            self.tabs.removeTab(0)
        for place, side in enumerate(self._comparing.sides):
            self.tabs.addTab(titles[place])
            written = self._comparing.written(place)
            detail = self._comparing.detail(place)
            column = self.columns[place]
            column.begin(side, written.text, written.reasoning, titles[place], differing[place], detail)
        self._show_state()
        self._arrange()
        self.take_focus()

    def rename(self, titles: list[str]) -> None:
        """It is known now who writes each answer."""
        if titles == self._titles:
            return
        self._titles = titles
        for place in range(len(self._comparing.sides)):
            self.tabs.setTabText(place, titles[place])
            self.columns[place].show_title(titles[place])

    def show_side(self, place: int) -> None:
        """Show how far an answer is."""
        side = self._comparing.sides[place]
        self.columns[place].show_side(side, self._comparing.detail(place))
        self.tabs.setTabToolTip(place, self.columns[place].state.whole)
        self._show_state()

    def take_focus(self) -> None:
        """Put the keyboard on the first answer that is seen."""
        shown = [column for column in self.columns if not column.isHidden()]
        if shown:
            shown[0].text.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------------------- making it

    def _make_column(self, place: int) -> CompareColumn:
        column = CompareColumn(place + 1)
        column.kept.connect(lambda: self.kept.emit(place))
        column.stop_asked.connect(lambda: self.stop_asked.emit(place))
        column.again_asked.connect(lambda: self.again_asked.emit(place))
        column.copy_asked.connect(lambda: self.copy_asked.emit(place))
        column.link_activated.connect(self.link_activated)
        column.text.verticalScrollBar().valueChanged.connect(lambda _value: self._lead(place))
        return column

    def _button(self, name: str, title: str) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(name)
        button.setAccessibleName(title)
        button.setProperty("look", "quiet")
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 10, 4)
        head.setSpacing(8)
        for widget, stretch in ((self.question, 1), (self.together, 0), (self.stop, 0), (self.close_button, 0)):
            head.addWidget(widget, stretch)
        note = QHBoxLayout()
        note.setContentsMargins(12, 0, 12, 6)
        note.addWidget(self.note)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        for number, column in enumerate(self.columns):
            if number:
                self._row.addWidget(self._lines[number - 1])
            self._row.addWidget(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(note)
        whole.addWidget(self.tabs)
        line = _line()
        line.setFixedHeight(1)
        whole.addWidget(line)
        whole.addLayout(self._row, 1)

    # --------------------------------------------------------------------------------- showing

    def _arrange(self) -> None:
        """Columns side by side, or one of them with tabs above."""
        count = len(self._comparing.sides)
        narrow = count > 0 and self.width() < count * px(LEAST, self._zoom)
        self.tabs.setVisible(narrow)
        self.together.setVisible(not narrow)
        for place, column in enumerate(self.columns):
            column.setVisible(place < count and (not narrow or place == self.tabs.currentIndex()))
        for place, line in enumerate(self._lines, 1):
            line.setVisible(place < count and not narrow)
        self._narrow = narrow

    def _show_state(self) -> None:
        sides, running = self._comparing.sides, self._comparing.running
        self.stop.setVisible(running)
        several = len({side.message.model for side in sides}) > 1
        if not running:
            self.note.setText(self.tr("Keep the answer you like best; the others stay as versions of it."))
        elif several:
            self.note.setText(self.tr("The models answer one after the other: one of them is in memory at a time."))
        else:
            self.note.setText(self.tr("The answers are written one after the other."))
        for column in self.columns:
            column.show_primary(not running)

    def _lead(self, place: int) -> None:
        """What was scrolled moves the others, each by the same part of its length; what is being written does not."""
        sides = self._comparing.sides
        if self._leading or self._narrow or not self.together.isChecked() or place >= len(sides):
            return
        if sides[place].phase != "over":
            return
        bar = self.columns[place].text.verticalScrollBar()
        part = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._leading = True
        for other, side in enumerate(sides):
            if other != place and side.phase == "over":
                target = self.columns[other].text.verticalScrollBar()
                target.setValue(round(part * target.maximum()))
        self._leading = False

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._comparing.running:
                self.stop_asked.emit(-1)
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("look", "separator")
    return line
