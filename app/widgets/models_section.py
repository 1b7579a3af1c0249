"""What a section of the models page has to be able to do; knows no section."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.theme import LIGHT, Theme


class ModelsSection(QWidget):
    """One part of the models page. Sections dress themselves, take the keyboard and know the way back inside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(1)  # margins that centre the contents of a wide page must not keep it wide
        self.theme = LIGHT
        self.zoom = 1.0

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Show these colours at this zoom; sections with symbols or own painting do more."""
        self.theme, self.zoom = theme, zoom

    def take_focus(self) -> None:
        """Put the keyboard where one begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> bool:
        """Put the keyboard into the field in which one looks for something (Ctrl+F); whether there is one."""
        return False

    def go_back(self) -> bool:
        """Take one step back inside the section (Esc); whether there was one."""
        return False
