"""Shows the way to the hub step by step as it is tried, each with a tick or a cross; tries nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.theme import LIGHT, Theme, px
from app.widgets.icons import icon
from app.widgets.keyed_dialog import KeyedDialog
from app.widgets.wrapping_label import wrapping
from inference.hub.connection import HOPS, Hop

SIZE = (520, 480)  # pixels at zoom 1


class HopRow(QWidget):
    """One step of the way."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hop: Hop | None = None
        self._title_text = title
        self._theme, self._zoom = LIGHT, 1.0
        self._under_way = False
        self._symbol = QLabel()
        self._symbol.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._title = QLabel(title)
        self._said = wrapping("caption", "muted")
        self._hint = wrapping("caption")
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (self._title, self._said, self._hint):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(10)
        row.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.clear()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbol."""
        self._theme, self._zoom = theme, zoom
        self._draw()

    def clear(self) -> None:
        """Nothing is known of it yet."""
        self.show_hop(None)

    def show_under_way(self, under_way: bool) -> None:
        """It is being tried now."""
        self._under_way = under_way
        self._draw()

    def show_hop(self, hop: Hop | None) -> None:
        """Show how it went."""
        self.hop = hop
        self._under_way = False
        self._said.setText(hop.message if hop is not None else "")
        self._hint.setText(hop.hint if hop is not None else "")
        self._said.setVisible(bool(self._said.text()))
        self._hint.setVisible(bool(self._hint.text()))
        state = {"fine": self.tr("fine"), "failed": self.tr("failed"), "skipped": self.tr("not needed")}
        outcome = state[hop.state] if hop is not None else self.tr("not tried")
        self.setAccessibleName(f"{self._title_text}: {outcome}. {self._said.text()} {self._hint.text()}".strip())
        self._draw()

    def _draw(self) -> None:
        theme, hop = self._theme, self.hop
        side = px(18, self._zoom)
        name, colour = "dot", theme.border
        if self._under_way:
            name, colour = "refresh", theme.accent
        elif hop is not None:
            name, colour = {
                "fine": ("check", theme.success),
                "failed": ("close", theme.error),
                "skipped": ("minus", theme.faint),
            }[hop.state]
        self._symbol.setPixmap(icon(name, theme, colour).pixmap(QSize(side, side)))
        self._symbol.setFixedWidth(side)
        waits = hop is None and not self._under_way
        tone = "error" if hop is not None and hop.state == "failed" else "faint" if waits else ""
        if self._title.property("tone") != tone:
            self._title.setProperty("tone", tone)
            self._title.style().unpolish(self._title)
            self._title.style().polish(self._title)


class ConnectionDialog(KeyedDialog):
    """Signals:
    test_asked(): The way is to be tried.
    stop_asked(): The test is no longer wanted.
    """

    test_asked = Signal()
    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connectionDialog")
        self.setWindowTitle(self.tr("Test the connection"))
        self._running = False
        titles = {
            "settings": self.tr("Settings"),
            "proxy": self.tr("Proxy"),
            "name": self.tr("Look-up of the name"),
            "connection": self.tr("Connection"),
            "certificate": self.tr("Certificate"),
            "hub": self.tr("Answer of the hub"),
            "token": self.tr("Access token"),
        }
        self.rows = {name: HopRow(titles[name]) for name in HOPS}
        self._verdict = wrapping("title")
        self._verdict.setObjectName("connectionVerdict")
        self.again = self._button("testAgain", self.tr("Test again"), self.start)
        self.copy = self._button("copyConnection", self.tr("Copy details"), self._copy)
        self.copy.setProperty("look", "quiet")
        self.stop = self._button("stopConnectionTest", self.tr("Stop"), self._stop)
        self.close_button = self._button("closeConnection", self.tr("Close"), self.close)
        self._lay_out()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols."""
        self.take_size(SIZE, zoom)
        for row in self.rows.values():
            row.set_theme(theme, zoom)

    def start(self) -> None:
        """Try the way."""
        for row in self.rows.values():
            row.clear()
        self._show_running(True)
        self._verdict.setText(self.tr("Trying the way to the hub…"))
        self._show_next()
        self.test_asked.emit()

    def show_hop(self, hop: Hop) -> None:
        """One step was tried; one that is told again is known better now."""
        if self._running:
            self.rows[hop.name].show_hop(hop)
            self._show_next()

    def show_end(self, fine: bool) -> None:
        """The test is over."""
        if not self._running:
            return
        self._show_running(False)
        failed = [row for row in self.rows.values() if row.hop is not None and row.hop.state == "failed"]
        for row in self.rows.values():
            row.show_under_way(False)
        if fine:
            self._verdict.setText(self.tr("The hub can be reached."))
        elif failed and failed[0].hop is not None:
            self._verdict.setText(failed[0].hop.message)
        else:
            self._verdict.setText(self.tr("The test was stopped."))
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------------------------ inside

    def _show_next(self) -> None:
        """Mark the step that is being tried: the first after the last one that is known."""
        waiting = list(self.rows.values())
        known = [place for place, row in enumerate(waiting) if row.hop is not None]
        following = known[-1] + 1 if known else 0
        for place, row in enumerate(waiting):
            if row.hop is None:
                row.show_under_way(place == following)

    def _show_running(self, running: bool) -> None:
        self._running = running
        self.stop.setVisible(running)
        self.again.setVisible(not running)
        self.copy.setVisible(not running)

    def _stop(self) -> None:
        self.stop_asked.emit()

    def _copy(self) -> None:
        lines = [self._verdict.text(), ""]
        for name, row in self.rows.items():
            if row.hop is not None:
                hop = row.hop
                lines.append(" ".join(part for part in (f"{name}: {hop.state}.", hop.message, hop.hint) if part))
                lines += [f"    {line}" for line in hop.detail.splitlines()]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")

    def _button(self, name: str, text: str, do: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: do())  # type: ignore[operator]
        return button

    def _lay_out(self) -> None:
        inside = QWidget()
        steps = QVBoxLayout(inside)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(0)
        for row in self.rows.values():
            steps.addWidget(row)
        steps.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        for button in (self.again, self.stop, self.close_button):
            buttons.addWidget(button)
        self._verdict.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._verdict)
        column.addWidget(area, 1)
        column.addLayout(buttons)

    # ------------------------------------------------------------------------------ Qt overrides

    def reject(self) -> None:  # closing comes here too
        if self._running:
            self._running = False
            self.stop_asked.emit()
        super().reject()
