"""Says that a licence has to be accepted before a model is downloaded, and leads there. Accepts nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from app.theme import Theme
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import icon


class GateNotice(QFrame):
    """Signals:
    page_asked(): The page with the licence is wanted.
    token_asked(): The field for the access token is wanted.
    """

    page_asked = Signal()
    token_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "warning")
        words = QLabel(
            self.tr(
                "Its owner asks you to accept a licence on the hub first. Then Hearth needs an access token of your "
                "account to download it."
            )
        )
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(words.text())
        self.page = self._button("openLicence", self.tr("Read and accept the licence"))
        self.page.clicked.connect(self.page_asked)
        self.token = self._button("enterToken", self.tr("Enter an access token"))
        self.token.clicked.connect(self.token_asked)
        row = FlowLayout(8)
        row.addWidget(self.page)
        row.addWidget(self.token)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(words)
        column.addLayout(row)

    def set_theme(self, theme: Theme) -> None:
        """Tint the symbols."""
        self.page.setIcon(icon("info", theme))

    def _button(self, name: str, title: str) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(name)
        button.setAccessibleName(title)
        return button
