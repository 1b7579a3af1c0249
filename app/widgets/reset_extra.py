"""The way from the settings about storage to what Hearth has put on this computer; removes nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.theme import Theme
from app.widgets.buttons import dialog_button
from app.widgets.icons import icon
from app.widgets.settings_page import Extra
from app.widgets.wrapping_label import wrapping


class ResetExtra(Extra):
    """A button, and what it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title, about = QLabel(self.tr("All that Hearth has put here")), wrapping("caption", "muted")
        about.setText(
            self.tr(
                "Shows how large each part is: conversations, models, caches, settings. You choose what goes, and are "
                "asked before anything does."
            )
        )
        self.reset = dialog_button("openReset", self.tr("Reset or remove Hearth…"), "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(about)
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeading)

    def set_theme(self, theme: Theme, _zoom: float) -> None:
        """Tint the symbol."""
        self.reset.setIcon(icon("trash", theme))
