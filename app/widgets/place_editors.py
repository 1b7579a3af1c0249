"""Fields for settings that are an address, a folder or a list of folders; know nothing of where values are kept."""

from __future__ import annotations

from PySide6.QtCore import QDir, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.setting import Setting, Value
from app.widgets.setting_editors import Editor, translated

ROWS = 4  # folders that are seen at once


class LineEditor(Editor):
    """One line of text; it counts when Enter is pressed or the field is left."""

    wide = True

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.field = QLineEdit()
        self.name(self.field)
        if setting.high is not None:
            self.field.setMaxLength(int(setting.high))
        self.field.editingFinished.connect(self._tell)
        self._shown = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.field, 1)

    def show_value(self, value: Value) -> None:
        text = str(value or "")
        if text != self._shown or not self.field.isModified():
            self._shown = text
            self.field.setText(text)

    def show_automatic(self, value: Value) -> None:
        """What holds while the field is empty stands in it."""
        self.field.setPlaceholderText(str(value or ""))

    def _tell(self) -> None:
        if self.field.text() != self._shown:
            self.field.setModified(False)
            self.edited.emit(self.field.text())


class FolderEditor(LineEditor):
    """A folder, typed or chosen."""

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._choose = QPushButton(self.tr("Choose…"))
        self.name(self._choose, ".choose")
        self._choose.setAccessibleName(self.tr("{0}: choose").format(translated(setting.title)))
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._ask)
        self._row.addWidget(self._choose)

    def _ask(self) -> None:
        dialog = folder_dialog(self, translated(self.setting.title), self.field.text())
        dialog.fileSelected.connect(lambda folder: self.edited.emit(QDir.toNativeSeparators(folder)))
        dialog.open()


class FoldersEditor(Editor):
    """A list of folders."""

    wide = True

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._list = QListWidget()
        self.name(self._list)
        self._list.setProperty("look", "field")
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.installEventFilter(self)
        self._list.currentRowChanged.connect(self._note_row)
        self._add = self._button(".add", self.tr("Add a folder…"), self._ask)
        self._remove = self._button(".remove", self.tr("Remove from the list"), self._take_out)
        self._remove.setEnabled(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._add)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._list)
        column.addLayout(buttons)
        self._show_room()

    def show_value(self, value: Value) -> None:
        folders = value if isinstance(value, tuple) else ()
        if list(folders) != self._folders():
            row = self._list.currentRow()
            self._list.clear()
            self._list.addItems(list(folders))
            for number, folder in enumerate(folders):
                self._list.item(number).setToolTip(folder)
            self._list.setCurrentRow(min(row, len(folders) - 1))
        self._show_room()

    def _folders(self) -> list[str]:
        return [self._list.item(row).text() for row in range(self._list.count())]

    def _show_room(self) -> None:
        """As high as its rows, so that an empty list is no hole in the page."""
        rows = min(ROWS, self._list.count())
        self._list.setVisible(rows > 0)
        self._remove.setVisible(rows > 0)
        if rows:
            self._list.setFixedHeight(rows * self._list.sizeHintForRow(0) + 2 * self._list.frameWidth() + 8)

    def _note_row(self, row: int) -> None:
        self._remove.setEnabled(row >= 0)

    def _ask(self) -> None:
        dialog = folder_dialog(self, self.tr("Add a folder with models"), "")
        dialog.fileSelected.connect(self._put_in)
        dialog.open()

    def _put_in(self, folder: str) -> None:
        self.edited.emit((*self._folders(), QDir.toNativeSeparators(folder)))

    def _take_out(self) -> None:
        row = self._list.currentRow()
        if row >= 0:
            self.edited.emit(tuple(folder for number, folder in enumerate(self._folders()) if number != row))

    def _button(self, suffix: str, text: str, do: object) -> QPushButton:
        button = QPushButton(text)
        self.name(button, suffix)
        button.setAccessibleName(f"{translated(self.setting.title)}: {text}")
        button.setAutoDefault(False)
        button.clicked.connect(do)
        return button

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Delete:
            self._take_out()
            return True
        return super().eventFilter(watched, event)


def folder_dialog(parent: QWidget, title: str, start: str) -> QFileDialog:
    """A dialog that lets one folder be chosen, not shown yet; ``fileSelected`` tells which."""
    dialog = QFileDialog(parent, title, start)
    dialog.setObjectName("folderDialog")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
