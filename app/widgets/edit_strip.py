"""The line above the composer that says what is being changed there; changes nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.theme import Theme
from app.widgets.icons import icon

SIDE = 26  # pixels, the cross


class EditStrip(QWidget):
    """Signals:
    cancelled(): What is being changed is to stay as it was.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._words = QLabel()
        self._words.setProperty("scale", "caption")
        self._words.setProperty("tone", "accent")
        self._words.setWordWrap(True)
        self.cancel = QToolButton()
        self.cancel.setObjectName("cancelEdit")
        self.cancel.setAccessibleName(self.tr("Cancel editing"))
        self.cancel.setToolTip(self.tr("Cancel editing (Esc)"))
        self.cancel.setFixedSize(SIDE, SIDE)
        self.cancel.clicked.connect(self.cancelled)
        row.addWidget(self._words, 1)
        row.addWidget(self.cancel)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Tint the cross."""
        self.cancel.setIcon(icon("close", theme))

    def show_for(self, *, waiting: bool) -> None:
        """Say that an earlier message is being changed, or one that waits to be sent."""
        self._words.setText(
            self.tr("Editing a message that waits to be sent.")
            if waiting
            else self.tr("Editing an earlier message. The answers so far are kept as another version.")
        )
        self.show()
