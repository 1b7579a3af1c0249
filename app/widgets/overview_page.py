"""What is installed, on what the engine runs, and where everything lies. Finds out nothing by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QStyle, QToolButton, QVBoxLayout, QWidget

from app.theme import LIGHT, Theme
from app.widgets.announcer import Say, say_through
from app.widgets.buttons import tool_button
from app.widgets.icons import icon
from app.widgets.scroll_area import scroll_area


class Place(NamedTuple):
    """A folder to copy the name of, or to open."""

    key: str
    title: str
    path: Path


class OverviewPage(QWidget):
    """Three groups of facts."""

    def __init__(
        self,
        versions: Sequence[tuple[str, str]],
        places: Sequence[Place],
        say: Say | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``say`` has something said by a screen reader; by default it is an announcement of this page."""
        super().__init__(parent)
        self._say = say or say_through(self)
        self._buttons: list[tuple[QToolButton, str]] = []
        self._engine: tuple[tuple[str, str], ...] = ()
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 12, 4, 12)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._row = 0
        self._heading(self.tr("Versions"))
        for name, version in versions:
            self._fact(f"version.{name}", name, version)
        self._heading(self.tr("Where it lies"))
        for place in places:
            self._place(place)
        self._heading(self.tr("What the engine runs on"))
        self._engine_row = self._row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll_area(inside))
        inside.setAutoFillBackground(False)  # on a page of tabs it would be a patch of another colour
        self.show_engine(())

    def set_theme(self, theme: Theme = LIGHT) -> None:
        """Tint the symbols."""
        for button, name in self._buttons:
            button.setIcon(icon(name, theme))

    def show_engine(self, facts: Sequence[tuple[str, str]]) -> None:
        """What is known of the engine by now."""
        for row in range(self._engine_row, self._row + 1):
            for column in range(self._grid.columnCount()):
                item = self._grid.itemAtPosition(row, column)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    self._grid.removeWidget(widget)
                    widget.hide()
                    widget.deleteLater()
            self._grid.setRowStretch(row, 0)
        self._row = self._engine_row
        for number, (title, value) in enumerate(facts or ((self.tr("Engine"), self.tr("It is starting.")),)):
            self._fact(f"engine.{number}", title, value)
        self._grid.setRowStretch(self._row, 1)

    # ------------------------------------------------------------------------------------ inside

    def _heading(self, words: str) -> None:
        label = QLabel(words)
        label.setProperty("scale", "title")
        if self._row:
            self._grid.setRowMinimumHeight(self._row, 12)
            self._row += 1
        self._grid.addWidget(label, self._row, 0, 1, 3)
        self._row += 1

    def _fact(self, key: str, title: str, value: str) -> None:
        named = QLabel(title)
        named.setProperty("tone", "muted")
        self._grid.addWidget(named, self._row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._grid.addWidget(self._value(key, title, value), self._row, 1, 1, 2)
        self._row += 1

    def _place(self, place: Place) -> None:
        named = QLabel(place.title)
        named.setProperty("tone", "muted")
        self._grid.addWidget(named, self._row, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        self._grid.addWidget(self._value(f"place.{place.key}", place.title, str(place.path)), self._row, 1)
        copy = tool_button(f"copyPlace.{place.key}", self.tr("Copy: {0}").format(place.title))
        copy.clicked.connect(lambda: self._copy(place))
        show = tool_button(f"openPlace.{place.key}", self.tr("Open the folder: {0}").format(place.title))
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder_of(place.path)))))
        self._buttons += [(copy, "copy"), (show, "folder")]
        both = QWidget()
        row = QGridLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(copy, 0, 0)
        row.addWidget(show, 0, 1)
        self._grid.addWidget(both, self._row, 2, Qt.AlignmentFlag.AlignVCenter)
        self._row += 1

    def _value(self, key: str, title: str, words: str) -> QLabel:
        value = QLabel()
        value.setObjectName(f"about.{key}")
        value.setAccessibleName(f"{title}: {words}")
        value.setWordWrap(True)
        # A label puts English words where English begins, also in an Arabic column.
        leading = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        value.setAlignment(leading | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setText(breakable(words))
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return value

    def _copy(self, place: Place) -> None:
        QGuiApplication.clipboard().setText(str(place.path))
        self._say(self.tr("Copied."))


def breakable(words: str) -> str:
    """With places at which a long path may go on in the next line."""
    return re.sub(r"(?<=.[/\\])(?=[^/\\])", "\u200b", words)


def folder_of(path: Path) -> Path:
    """What a file manager can show: the folder itself, that of a file, or the next one above that is there."""
    while not path.is_dir() and path != path.parent:
        path = path.parent
    return path
