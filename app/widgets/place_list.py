"""Everywhere a model lies: whose place, the path, a way to it. Emits wishes, opens nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.itemmodels.library_words import place_title
from app.theme import LIGHT, Theme
from app.widgets.elided_label import ElidedLabel
from app.widgets.icons import icon
from inference.model_file import ModelFile, Place


class PlaceList(QWidget):
    """Signals:
    folder_asked(str): The folder of this file is to be shown.
    copy_asked(str): This path is to be copied.
    """

    folder_asked = Signal(str)
    copy_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._shown: tuple[Place, ...] = ()
        self._buttons: list[tuple[QToolButton, str]] = []
        self._title = QLabel(self.tr("Where it is"))
        self._title.setProperty("tone", "muted")
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._title)

    def set_theme(self, theme: Theme, _zoom: float) -> None:
        """Tint the symbols."""
        self._theme = theme
        for button, name in self._buttons:
            button.setIcon(icon(name, theme))

    def show_model(self, model: ModelFile) -> None:
        """Show the places of ``model``; the one in use comes first."""
        source = "builtin" if model.builtin else model.source
        places = model.places or (Place(source=source, parts=(model.path,), missing=model.missing),)
        if places == self._shown:
            return
        self._shown = places
        self._buttons.clear()
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(number, place) for number, place in enumerate(places)]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, number: int, place: Place) -> QWidget:
        row = QWidget()
        path = str(place.parts[0])
        title = ElidedLabel()
        title.show_text(place_title(place))
        where = ElidedLabel()
        where.setProperty("scale", "caption")
        where.setProperty("tone", "muted")
        where.show_text(path)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        words.addWidget(where)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addLayout(words, 1)
        if not place.missing:
            line.addWidget(self._button(f"showPlace{number}", self.tr("Show in its folder"), "folder", path))
        line.addWidget(self._button(f"copyPlace{number}", self.tr("Copy the path"), "copy", path))
        return row

    def _button(self, name: str, text: str, symbol: str, path: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(f"{text}: {path}")
        button.setToolTip(text)
        button.setIcon(icon(symbol, self._theme))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        signal = self.folder_asked if symbol == "folder" else self.copy_asked
        button.clicked.connect(lambda: signal.emit(path))
        self._buttons.append((button, symbol))
        return button
