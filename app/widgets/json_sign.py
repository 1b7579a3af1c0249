"""The sign beside *send* that answers come as JSON; one press switches that off. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.controllers.answer_form import Form
from app.theme import Theme
from app.widgets.icons import icon


class JsonSign(QPushButton):
    """Hidden while answers are text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("JSON"), parent)
        self.setObjectName("jsonSign")
        self.setProperty("look", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Tint the symbol."""
        self.setIcon(icon("close", theme))

    def show_form(self, form: Form) -> None:
        """Show in which form answers come."""
        by_schema = isinstance(form, str)
        said = self.tr("Answers come as JSON by a schema") if by_schema else self.tr("Answers come as JSON")
        self.setToolTip(self.tr("{0}. Press to have text again.").format(said))
        self.setAccessibleName(self.tr("{0}: switch off").format(said))
        self.setVisible(form is not None)
