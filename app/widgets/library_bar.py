"""The head of the section On this computer: search, what kind, in which order, adding; and what all of it takes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.itemmodels.amounts import number, size
from app.theme import Theme
from app.widgets.icons import icon

TYPING_PAUSE = 120  # milliseconds without a key before the search begins


class LibraryBar(QWidget):
    """Signals:
    searched(str): Other words are looked for.
    kind_chosen(str): Only models of a kind are to be listed, see ``app.itemmodels.library.Kind``.
    order_chosen(str): They are to be listed in another order, see ``Order``.
    add_file_asked(): A file is to be added.
    add_folder_asked(): A folder is to be added.
    folders_asked(): The settings about folders are wanted.
    removed_asked(): What could be brought back is wanted.
    list_asked(): The keyboard is to go into the list.
    """

    searched = Signal(str)
    kind_chosen = Signal(str)
    order_chosen = Signal(str)
    add_file_asked = Signal()
    add_folder_asked = Signal()
    folders_asked = Signal()
    removed_asked = Signal()
    list_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        self._make_search()
        self.kind = self._choice("libraryKind", self.tr("Which models"), self._kinds(), self.kind_chosen)
        self.order = self._choice("libraryOrder", self.tr("Order"), self._orders(), self.order_chosen)
        self._make_add()
        self._sum = QLabel()
        self._sum.setObjectName("librarySum")
        self._sum.setProperty("tone", "muted")
        self._sum.setProperty("scale", "caption")
        self._sum.setWordWrap(True)
        self._sum.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.removed = self._quiet("libraryRemoved", self.tr("Trash"), self.removed_asked)
        self.removed.hide()
        self.folders = self._quiet("libraryFolders", self.tr("Folders…"), self.folders_asked)
        self.folders.setToolTip(self.tr("Where Hearth looks for models, and where downloads go"))
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Tint the symbols."""
        self._glass.setIcon(icon("search", theme))
        self._clear.setIcon(icon("close", theme))
        self.add.setIcon(icon("plus", theme))
        self.folders.setIcon(icon("folder", theme))
        self.removed.setIcon(icon("trash", theme))

    def show_sum(self, models: int, used: int, free: int | None, *, looking: bool) -> None:
        """Say how many there are, what they take and what is free, in bytes; ``looking``: more may be found."""
        said = self.tr("1 model") if models == 1 else self.tr("{0} models").format(number(models))
        parts = [said, self.tr("{0} in all").format(size(used))] if models else [self.tr("No models but the guide")]
        if free is not None:
            parts.append(self.tr("{0} free").format(size(free)))
        if looking:
            parts.append(self.tr("looking for more…"))
        self._sum.setText(" · ".join(parts))

    def show_removed(self, trashed: int, forgotten: int) -> None:
        """Bytes in the trash and how many models were forgotten."""
        self.removed.setText(self.tr("Trash ({0})").format(size(trashed)) if trashed else self.tr("Removed"))
        self.removed.setAccessibleName(self.removed.text())
        self.removed.setToolTip(self.tr("Bring back what was deleted or forgotten, or empty the trash"))
        self.removed.setVisible(bool(trashed or forgotten))

    def show_narrow(self, narrow: bool) -> None:
        """Less words and one more line where there is little room."""
        if narrow != self._narrow:
            self._narrow = narrow
            for place, box in enumerate((self.kind, self.order)):
                (self._first if narrow else self._extra).removeWidget(box)
                if narrow:
                    self._extra.addWidget(box, 1)
                else:
                    self._first.insertWidget(1 + place, box)
        for button in (self.add, self.folders):
            button.setText("" if narrow else button.accessibleName())

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def choose_kind(self, kind: str) -> None:
        """Show which kind is listed, without telling anybody."""
        self.kind.setCurrentIndex(self.kind.findData(kind))

    def clear(self) -> bool:
        """List everything again; whether that was a change."""
        was = bool(self.search.text()) or self.kind.currentIndex() > 0
        self.search.clear()
        if self.kind.currentIndex() > 0:
            self.kind.setCurrentIndex(0)
            self.kind_chosen.emit("all")
        return was

    # ------------------------------------------------------------------------------- making it

    def _kinds(self) -> tuple[tuple[str, str], ...]:
        return (
            ("all", self.tr("All models")),
            ("vision", self.tr("With vision")),
            ("reasoning", self.tr("With reasoning")),
            ("tools", self.tr("With tools")),
            ("own", self.tr("In Hearth's and my folders")),
            ("programs", self.tr("Of other programs")),
            ("missing", self.tr("With a problem")),
        )

    def _orders(self) -> tuple[tuple[str, str], ...]:
        return (("used", self.tr("Last used")), ("name", self.tr("Name")), ("size", self.tr("Largest first")))

    def _make_search(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("librarySearch")
        self.search.setAccessibleName(self.tr("Search the models on this computer"))
        self.search.setPlaceholderText(self.tr("Search"))
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self.tr("Clear the search"), self)
        self._clear.triggered.connect(self.search.clear)
        self._clear.setVisible(False)
        self.search.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.search.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc in the field does the same
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(lambda: self.searched.emit(self.search.text().strip()))
        self.search.textChanged.connect(self._note_search)
        self.search.installEventFilter(self)

    def _choice(self, name: str, title: str, choices: tuple[tuple[str, str], ...], signal: SignalInstance) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(title)
        box.setToolTip(title)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for key, text in choices:
            box.addItem(text, key)
        box.activated.connect(lambda row: signal.emit(box.itemData(row)))
        return box

    def _make_add(self) -> None:
        self.add = QPushButton(self.tr("Add"))
        self.add.setObjectName("libraryAdd")
        self.add.setAccessibleName(self.tr("Add"))
        self.add.setToolTip(self.tr("Add a file or a folder"))
        menu = QMenu(self.add)
        menu.setObjectName("libraryAddMenu")
        menu.addAction(self.tr("A GGUF file…"), self.add_file_asked.emit)
        menu.addAction(self.tr("A folder with models…"), self.add_folder_asked.emit)
        self.add.setMenu(menu)

    def _quiet(self, name: str, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setProperty("look", "quiet")
        button.clicked.connect(lambda _checked=False: signal.emit())
        return button

    def _lay_out(self) -> None:
        first = self._first = QHBoxLayout()
        first.setSpacing(8)
        self._extra = QHBoxLayout()
        self._extra.setSpacing(8)
        first.addWidget(self.search, 1)
        for widget in (self.kind, self.order, self.add):
            first.addWidget(widget)
        second = QHBoxLayout()
        second.setSpacing(4)
        second.addWidget(self._sum, 1)
        second.addWidget(self.removed)
        second.addWidget(self.folders)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for row in (first, self._extra, second):
            column.addLayout(row)

    def _note_search(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list_asked.emit()
                return True
        return super().eventFilter(watched, event)
