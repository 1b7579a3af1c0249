"""Where the endpoint can be reached, or why it cannot: each takes the same place, so that nothing below is shifted."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.controllers.serving import ServingController, ServingState
from app.error_words import said
from app.widgets.buttons import dialog_button
from app.widgets.flow_layout import FlowLayout
from app.widgets.wrapping_label import wrapping
from inference.errors import PortTaken


class ServingHead(QStackedWidget):
    """Attributes:
    address: What other programs are told.
    other_port: Where the port is taken: takes another one.
    again: Where it failed: tries it again.
    """

    def __init__(self, serving: ServingController, copy: QPushButton, parent: QWidget | None = None) -> None:
        """``copy`` puts the address into the clipboard."""
        super().__init__(parent)
        self._serving = serving
        self._state, self._error = wrapping(), wrapping("", "error")
        self._state.setObjectName("servingState")
        self._error.setObjectName("servingError")
        self.address = shown_line("servingAddress", self.tr("Address for other programs"))
        self.other_port = dialog_button("servingOtherPort", self.tr("Take another port"), "")
        self.other_port.clicked.connect(serving.take_other_port)
        self.again = dialog_button("servingTryAgain", self.tr("Try again"), "")
        self.again.clicked.connect(serving.try_again)
        self._reached = self._make_reached(copy)
        self.addWidget(self._reached)
        self._failed = self._make_failed()
        self.addWidget(self._failed)

    def show_state(self, state: ServingState) -> None:
        """Show what it is doing."""
        failed = state.phase == "failed"
        self.setCurrentWidget(self._failed if failed else self._reached)  # first: the focus goes along
        self.other_port.setVisible(failed and isinstance(state.error, PortTaken))
        self.again.setVisible(failed)
        self._details.setVisible(state.phase != "off")
        if failed:
            self._error.setText(said(str(state.error)))
            return
        self._state.setText(self._words(state))
        tone = "success" if state.phase == "on" else "muted"
        if self._state.property("tone") != tone:
            self._state.setProperty("tone", tone)
            self._state.style().polish(self._state)
        self.address.setText(self._serving.address)
        self.address.setCursorPosition(0)

    def _make_reached(self, copy: QPushButton) -> QWidget:
        about = wrapping("caption", "muted")
        about.setText(
            self.tr(
                "In the other program: choose an OpenAI-compatible service, and enter this address, the key and the "
                "name of a model."
            )
        )
        self._details = QWidget()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 4, 0, 0)
        details.setSpacing(6)
        details.addWidget(QLabel(self.tr("Address for other programs")))
        details.addWidget(about)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.address, 1)
        row.addWidget(copy)
        details.addLayout(row)
        return _from_above(self._state, self._details)

    def _make_failed(self) -> QWidget:
        steps = QWidget()
        flow = FlowLayout(8, steps)
        flow.addWidget(self.other_port)
        flow.addWidget(self.again)
        return _from_above(self._error, steps)

    def _words(self, state: ServingState) -> str:
        match state.phase:
            case "off":
                return self.tr("Off: no program can ask. When it is on, the address and a key stand here.")
            case "on":
                since = QLocale().toString(
                    QDateTime.fromSecsSinceEpoch(int(state.since)).time(), QLocale.FormatType.ShortFormat
                )
                words = self.tr("On since {0}.").format(since)
                asked = self.tr("%n requests are being answered.", "", state.under_way) if state.under_way else ""
                return f"{words} {asked}".strip()
        return self.tr("It stopped, and is started again…") if state.error is not None else self.tr("Starting…")


def shown_line(name: str, title: str) -> QLineEdit:
    """A field with something to be copied, neither mirrored nor changed."""
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(title)
    field.setReadOnly(True)
    field.setMinimumWidth(1)
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # neither an address nor a key is mirrored
    return field


def _from_above(*widgets: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return made
