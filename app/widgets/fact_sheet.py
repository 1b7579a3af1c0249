"""What is known of a model, one line a fact; knows nothing of where it was read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QStyle, QWidget

from app.itemmodels.library_words import Fact, facts_about
from app.theme import LIGHT, Theme
from inference.model_file import ModelFile

ELSEWHERE = "https://huggingface.co"


class FactSheet(QWidget):
    """Two columns; the values can be selected, the repository is a link that opens in the browser."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._endpoint = ELSEWHERE
        self._theme = LIGHT
        self._shown: tuple[Fact, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)

    def set_endpoint(self, endpoint: str) -> None:
        """Where the hub is."""
        self._endpoint = endpoint or ELSEWHERE

    def set_theme(self, theme: Theme) -> None:
        """Tint the link."""
        if theme != self._theme:
            self._theme = theme
            self._fill()

    def show_facts(self, model: ModelFile) -> None:
        """Show what is known of ``model``."""
        facts = facts_about(model)
        if facts != self._shown:
            self._shown = facts
            self._fill()

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, fact in enumerate(self._shown):
            title = QLabel(fact.title)
            title.setProperty("tone", "muted")
            self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            self._grid.addWidget(self._value(fact), row, 1)

    def _value(self, fact: Fact) -> QLabel:
        value = QLabel()
        value.setObjectName(f"fact.{fact.key}")
        value.setAccessibleName(f"{fact.title}: {fact.value}")
        value.setWordWrap(True)
        # A label puts English words where English begins, also in an Arabic column.
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        value.setAlignment(leading | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if fact.key == "repository":
            value.setText(_link(self._endpoint, fact.value, self._theme.accent))
            value.setOpenExternalLinks(True)
            value.setTextInteractionFlags(
                Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            )
            return value
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setText(_breakable(fact.value) if fact.key == "sha256" else fact.value)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return value


def _breakable(text: str) -> str:
    """A hash in groups of eight, so that its line can be broken."""
    return "\n".join(" ".join(line[at : at + 8] for at in range(0, len(line), 8)) for line in text.splitlines())


def _link(endpoint: str, repository: str, colour: str) -> str:
    # The name comes from a stranger, but the hub allows only letters, digits and "-_." in it.
    safe = "".join(letter for letter in repository if letter.isalnum() or letter in "-_./")
    return f'<a href="{endpoint}/{safe}" style="color: {colour}">{safe}</a>'
