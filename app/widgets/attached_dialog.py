"""Shows a text that goes with the message, to be read; changes nothing by itself."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.attached import Attached
from app.theme import code_font, px
from app.widgets.composer import LONG_LINE
from app.widgets.keyed_dialog import KeyedDialog

SIZE = (720, 560)  # pixels at zoom 1
SHOWN = 400_000  # characters; nobody reads more of it here


class AttachedDialog(KeyedDialog):
    """Signals:
    unfolded(): The text is to stand in the message itself.
    """

    unfolded = Signal()

    def __init__(self, attached: Attached, zoom: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attachedDialog")
        self.setWindowTitle(attached.name)
        self.resize(px(SIZE[0], zoom), px(SIZE[1], zoom))
        text = QPlainTextEdit()
        text.setObjectName("attachedText")
        text.setAccessibleName(attached.name)
        text.setReadOnly(True)
        text.setFont(code_font(zoom))
        text.setTabChangesFocus(True)
        text.setPlainText("\n".join(_lines(attached.text[:SHOWN])))
        self._cut = QLabel(self.tr("Only the beginning is shown here. All of it goes with the message."))
        self._cut.setProperty("tone", "muted")
        self._cut.setWordWrap(True)
        self._cut.setVisible(len(attached.text) > SHOWN)
        unfold = self._button("unfoldAttached", self.tr("Put it into the text"))
        unfold.setToolTip(self.tr("So that it can be changed"))
        unfold.clicked.connect(self.unfolded)
        unfold.clicked.connect(self.accept)
        close = self._button("closeAttached", self.tr("Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(unfold)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(text, 1)
        column.addWidget(self._cut)
        column.addLayout(buttons)

    def _button(self, name: str, title: str) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(name)
        button.setAccessibleName(title)
        button.setAutoDefault(False)
        return button


def _lines(text: str) -> Iterator[str]:
    """Lines that can be laid out in no time."""
    for line in text.split("\n"):
        yield from (line[at : at + LONG_LINE] for at in range(0, max(1, len(line)), LONG_LINE))
