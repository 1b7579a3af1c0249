"""Licences of all parts: a list to search, and what is to be read about the chosen one. Reads no file."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QListView, QPlainTextEdit, QVBoxLayout, QWidget

from app.licences import Licences, Part, flowing
from app.theme import Theme, px
from app.widgets.icons import icon

NARROW = 520  # pixels at zoom 1 below which the text stands under the list

_Index = QModelIndex | QPersistentModelIndex


class PartsListModel(QAbstractListModel):
    """The parts that are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: tuple[Part, ...] = ()

    def show(self, parts: tuple[Part, ...]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.parts = parts
        self.endResetModel()

    # ------------------------------------------------------------------------------ Qt overrides

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.parts)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        part = self.parts[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{part.name} {part.version}".strip()
            case Qt.ItemDataRole.ToolTipRole:
                return part.licence
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{part.name} {part.version}, {part.licence}"
        return None


class LicencesPage(QWidget):
    """Attributes:
    search: What is looked for.
    list: The parts.
    text: What is to be read about the chosen one.
    """

    def __init__(self, licences: Licences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._licences = licences
        self._zoom = 1.0
        self._rows = PartsListModel(self)
        self._make_search()
        self._make_list()
        self.text = QPlainTextEdit()
        self.text.setObjectName("licenceText")
        self.text.setAccessibleName(self.tr("Licence of the chosen part"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setProperty("look", "field")
        # One can also walk through it and mark words with the keyboard alone.
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._lay_out()
        self._show("")

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbol, and size what does not follow the font."""
        self._zoom = zoom
        self._clear.setIcon(icon("close", theme))
        self._arrange()

    # ------------------------------------------------------------------------------------ inside

    def _make_search(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("licenceSearch")
        self.search.setAccessibleName(self.tr("Search the parts"))
        self.search.setPlaceholderText(self.tr("Search the parts"))
        self._clear = QAction(self.tr("Clear the search"), self)
        self._clear.triggered.connect(self.search.clear)
        self.search.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.search.textChanged.connect(self._show)

    def _make_list(self) -> None:
        self.list = QListView()
        self.list.setObjectName("licenceList")
        self.list.setAccessibleName(self.tr("Parts of Hearth"))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self._rows)
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._read(now))
        self.nothing = QLabel(self.tr("No part is called so."))
        self.nothing.setProperty("tone", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()

    def _lay_out(self) -> None:
        self._both = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._both)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(10)
        self._beside.addWidget(self.list, 2)
        self._beside.addWidget(self.text, 3)
        about = QLabel(self.tr("Hearth is made of the work of many people. This is all of it, with its licences."))
        about.setWordWrap(True)
        about.setProperty("tone", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addWidget(about)
        column.addWidget(self.search)
        column.addWidget(self._both, 1)
        column.addWidget(self.nothing, 1)

    def _show(self, words: str) -> None:
        parts = self._licences.found(words)
        self._clear.setVisible(bool(words))
        self._rows.show(parts)
        self._both.setVisible(bool(parts))
        self.nothing.setVisible(not parts)
        if parts:
            self.list.setCurrentIndex(self._rows.index(0))

    def _read(self, index: QModelIndex) -> None:
        if index.isValid():
            self.text.setPlainText(flowing(self._licences.text_of(self._rows.parts[index.row()])))

    def _arrange(self) -> None:
        below = self.width() < px(NARROW, self._zoom)
        direction = QBoxLayout.Direction
        self._beside.setDirection(direction.TopToBottom if below else direction.LeftToRight)

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
