"""One setting on a page of the dialog: title, explanation, field, and the way back to the default."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.setting import Kind, Setting, Value
from app.widgets.place_editors import FolderEditor, FoldersEditor, LineEditor
from app.widgets.setting_editors import (
    ChoiceEditor,
    Editor,
    LinesEditor,
    NumberEditor,
    SwitchEditor,
    TextEditor,
    translated,
)

EDITOR_WIDTH = 34  # average letters, the same for all fields of a page
ANY = 16_777_215  # pixels: what Qt calls QWIDGETSIZE_MAX, which PySide does not have

_EDITORS: dict[Kind, type[Editor]] = {
    "int": NumberEditor,
    "float": NumberEditor,
    "bool": SwitchEditor,
    "choice": ChoiceEditor,
    "text": TextEditor,
    "line": LineEditor,
    "lines": LinesEditor,
    "folder": FolderEditor,
    "folders": FoldersEditor,
}


class SettingRow(QWidget):
    """One setting: what it is, its field, and the way back to the default.

    Signals:
        edited(Setting, object): The user chose another value.
        reset_asked(Setting): The user wants the default back.
    """

    edited = Signal(object, object)
    reset_asked = Signal(object)

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self._narrow = self._locked = False
        self.editor = _EDITORS[setting.kind](setting)
        self.editor.edited.connect(lambda value: self.edited.emit(setting, value))
        self.reset = QToolButton()
        self.reset.setObjectName(f"{setting.key}.reset")
        self.reset.setAccessibleName(self.tr("Reset {0}").format(translated(setting.title)))
        self.reset.setToolTip(self.tr("Back to the default"))
        self.reset.clicked.connect(lambda: self.reset_asked.emit(setting))
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self._problem = QLabel()
        self._problem.setProperty("tone", "error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._lay_out()

    def show_value(self, value: Value, *, changed: bool, automatic: Value) -> None:
        """Show the value in force, whether it was set here, and what *automatic* means."""
        self.editor.show_automatic(automatic)
        self.editor.show_value(value)
        self.reset.setVisible(changed and not self._locked)
        self._problem.setVisible(self._locked)

    def lock(self, why: str) -> None:
        """It cannot be changed here; say why."""
        self._locked = True
        self.editor.setEnabled(False)
        self.reset.hide()
        self._problem.setProperty("tone", "muted")
        self.show_problem(why)

    def show_problem(self, text: str) -> None:
        """Say why a value was not taken."""
        self._problem.setText(text)
        self._problem.show()

    def show_trouble(self, why: str) -> None:
        """Say in place of the explanation why its value cannot be had, shifting nothing; empty: it can."""
        words = why or translated(self.setting.help)
        if words != self._explanation.text():
            self._explanation.setMinimumHeight(self._explanation.height() if why else 0)
            self._explanation.setText(words)
            self._explanation.setProperty("tone", "error" if why else "muted")
            self._explanation.style().polish(self._explanation)

    def show_narrow(self, narrow: bool) -> None:
        """Let the field stand below its words where there is no room beside them."""
        if self.editor.wide or narrow == self._narrow:
            return
        self._narrow = narrow
        where, before = (self._column, self._head) if narrow else (self._head, self._column)
        before.removeWidget(self.editor)
        width = self.fontMetrics().averageCharWidth() * EDITOR_WIDTH
        self.editor.setMinimumWidth(0 if narrow else width)
        self.editor.setMaximumWidth(ANY if narrow else width)
        side = Qt.AlignmentFlag.AlignLeading if narrow else Qt.AlignmentFlag.AlignVCenter
        where.insertWidget(1, self.editor, 0, side)

    def _lay_out(self) -> None:
        title = QLabel(translated(self.setting.title))
        title.setWordWrap(
            True
        )  # large text, long words of another language: rather two lines than a field out of sight
        explanation = self._explanation = QLabel(translated(self.setting.help))
        explanation.setProperty("tone", "muted")
        explanation.setProperty("scale", "caption")
        explanation.setWordWrap(True)
        explanation.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        head = self._head = QHBoxLayout()
        head.setSpacing(12)
        text = QVBoxLayout()
        text.setSpacing(3)
        text.addWidget(title)
        text.addWidget(explanation)
        head.addLayout(text, 1)
        wide = self.editor.wide
        if not wide:
            self.editor.setFixedWidth(self.fontMetrics().averageCharWidth() * EDITOR_WIDTH)
            head.addWidget(self.editor, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag.AlignVCenter)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(6)
        column.addLayout(head)
        if wide:
            column.addWidget(self.editor)
        column.addWidget(self._problem)
