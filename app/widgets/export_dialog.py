"""What is to be exported as what; then how far it is. Asks for the place; emits a wish, writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.itemmodels.exchange_words import conversations_text, format_about, format_title
from app.storage.exchange.exporting import Format
from app.storage.exchange.names import safe_name
from app.theme import Theme, px
from app.widgets.keyed_dialog import KeyedDialog
from app.widgets.progress_line import ProgressLine
from app.widgets.wrapping_label import wrapping

if TYPE_CHECKING:
    from app.storage.exchange.exporting import ExportProgress

WIDTH = 480  # pixels at zoom 1; it is as high as it needs to be
SHOWN: tuple[Format, ...] = ("html", "pdf", "md", "txt", "json")


class ExportDialog(KeyedDialog):
    """Signals:
    chosen(tuple, Path, str, bool): These conversations (none: all) go there, in this format, into one file or not.
    """

    chosen = Signal(object, object, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("Export"))
        self._zoom = 1.0
        self._ids: tuple[int, ...] = ()
        self._title = ""
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._what = wrapping("title")
        self.formats = QButtonGroup(self)
        choices = QVBoxLayout()
        choices.setSpacing(10)
        for form in SHOWN:
            choices.addLayout(self._choice(form))
        self.all = QCheckBox(self.tr("All conversations"))
        self.single = QCheckBox(self.tr("One file for each conversation"))
        for box, name in ((self.all, "exportAll"), (self.single, "exportSingle")):
            box.setObjectName(name)
            box.setAccessibleName(box.text())
            box.toggled.connect(self._note_choice)
        self.formats.idToggled.connect(lambda _id, _on: self._note_choice())
        self.go = QPushButton(self.tr("Export…"))
        self.go.setObjectName("exportStart")
        self.go.setProperty("look", "primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self._choose_place)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setObjectName("exportCancel")
        cancel.setProperty("look", "quiet")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        for button in (self.go, cancel):
            button.setAccessibleName(button.text())
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.go)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(14)
        column.addWidget(self._what)
        column.addLayout(choices)
        column.addWidget(self.all)
        column.addWidget(self.single)
        column.addLayout(buttons)

    def set_theme(self, _theme: Theme, zoom: float) -> None:
        """At this zoom."""
        self._zoom = zoom

    def show_choice(self, ids: Sequence[int], title: str) -> None:
        """These are to be exported; ``title`` where it is one. Without any, all of them."""
        self._ids, self._title = tuple(ids), title
        self.all.setChecked(not ids)
        self.all.setEnabled(bool(ids))
        self._note_choice()

    @property
    def form(self) -> Format:
        """The format that is chosen."""
        return SHOWN[max(0, self.formats.checkedId())]

    @property
    def together(self) -> bool:
        """Whether it becomes one file."""
        return not (self._several and self.single.isChecked())

    @property
    def _several(self) -> bool:
        return self.all.isChecked() or len(self._ids) > 1

    def _choice(self, form: Format) -> QVBoxLayout:
        button = QRadioButton(format_title(form))
        button.setObjectName(f"exportFormat.{form}")
        button.setAccessibleName(format_title(form))
        button.setAccessibleDescription(format_about(form))
        button.setChecked(form == "html")
        self.formats.addButton(button, SHOWN.index(form))
        about = wrapping("caption", "muted")
        about.setText(format_about(form))
        beside = QHBoxLayout()
        beside.addSpacing(26)
        beside.addWidget(about, 1)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(button)
        column.addLayout(beside)
        return column

    def _note_choice(self) -> None:
        self.single.setVisible(self._several)
        if self.all.isChecked():
            self._what.setText(self.tr("Export all conversations"))
        elif len(self._ids) > 1:
            self._what.setText(self.tr("Export {0}").format(conversations_text(len(self._ids))))
        else:
            self._what.setText(self.tr("Export “{0}”").format(self._title or self.tr("Conversation")))

    def _choose_place(self) -> QFileDialog:
        dialog = QFileDialog(self, self.tr("Export"), self._folder)
        dialog.setObjectName("exportFileDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.together:
            name = self._title if not self._several else self.tr("Hearth conversations")
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(self.form)
            dialog.setNameFilter(f"{format_title(self.form)} (*.{self.form})")
            dialog.selectFile(f"{safe_name(name, self.tr('Conversation'))}.{self.form}")
        else:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._take_place)
        dialog.open()
        return dialog

    def _take_place(self, path: str) -> None:
        target = Path(QDir.toNativeSeparators(path))
        self._folder = str(target.parent)
        ids = () if self.all.isChecked() else self._ids
        self.chosen.emit(ids, target, self.form, self.together)
        self.accept()

    # ------------------------------------------------------------------------------ Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            width = min(px(WIDTH, self._zoom), self.screen().availableSize().width())
            self.resize(width, self._column.totalHeightForWidth(width))
        super().showEvent(event)
        if not event.spontaneous():
            self.formats.button(max(0, self.formats.checkedId())).setFocus(Qt.FocusReason.OtherFocusReason)


class ExportProgressDialog(KeyedDialog):
    """How far an export is. Comes into sight only when that takes longer than a moment.

    Signals:
        stop_asked(): It is to end.
    """

    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportProgress")
        self.setWindowTitle(self.tr("Export"))
        what = wrapping("title")
        what.setText(self.tr("Exporting"))
        self.line = ProgressLine()
        self._words = wrapping("", "muted")
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setObjectName("exportStop")
        self.stop.setAccessibleName(self.stop.text())
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        for widget in (what, self.line, self._words):
            column.addWidget(widget)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignTrailing)
        self._patience = QTimer(self, singleShot=True, interval=1_000)
        self._patience.timeout.connect(self.open)
        self.rejected.connect(self.stop_asked)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours at this zoom."""
        self.line.set_theme(theme, zoom)
        self.setMinimumWidth(px(380, zoom))

    def begin(self) -> None:
        """Something has begun."""
        self.line.show_share(0)
        self._words.setText("")
        self._patience.start()

    def show_progress(self, progress: ExportProgress) -> None:
        """How far it is."""
        self.line.show_share(progress.done / max(1, progress.total))
        self._words.setText(
            self.tr("{0} of %Ln messages", "", progress.total).format(self.locale().toString(progress.done))
        )

    def end(self) -> None:
        """It is over."""
        self._patience.stop()
        if self.isVisible():
            self.accept()
