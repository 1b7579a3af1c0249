"""Bringing conversations from elsewhere: what can be chosen, how far it is, what it did. Emits wishes, does nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.itemmodels.amounts import size_of
from app.itemmodels.exchange_words import (
    conversations_text,
    details_text,
    import_about,
    import_title,
    program_text,
    summary_text,
)
from app.storage.exchange.values import Import, Report
from app.theme import LIGHT, Theme
from app.widgets.flow_layout import FlowLayout
from app.widgets.import_report import ImportReport
from app.widgets.keyed_dialog import KeyedDialog
from app.widgets.progress_line import ProgressLine
from app.widgets.scroll_area import scroll_area
from app.widgets.wrapping_label import wrapping

if TYPE_CHECKING:
    from app.storage.exchange.importing import Progress, Result
    from app.storage.exchange.places import Place

SIZE = (600, 620)  # pixels at zoom 1
SMALLEST = (340, 360)  # pixels
FILES = "*.json *.jsonl *.zip *.chat *.db"


class ImportDialog(KeyedDialog):
    """Signals:
    chosen(list[Path]): These files and folders are to be imported.
    stop_asked(): The import that is under way is to end.
    undo_asked(int): What came with this import is to go.
    redo_asked(int): It is to come back.
    """

    chosen = Signal(object)
    stop_asked = Signal()
    undo_asked = Signal(int)
    redo_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setWindowTitle(self.tr("Import conversations"))
        self.setMinimumSize(*SMALLEST)
        self._theme, self._zoom = LIGHT, 1.0
        self._import_id: int | None = None
        self._pages = QStackedWidget()
        self._make_start()
        self._make_work()
        self._make_report()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours at this zoom."""
        self._theme, self._zoom = theme, zoom
        self.progress.set_theme(theme, zoom)
        self.report.set_theme(theme, zoom)

    def _first(self) -> QPushButton:
        """What the keyboard is on when a page comes."""
        return (self.files, self.stop, self.done_)[self._pages.currentIndex()]

    def _turn(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    # --------------------------------------------------------------------------------- showing

    def show_start(self) -> None:
        """What can be chosen."""
        self._turn(0)

    def show_places(self, places: Sequence[Place]) -> None:
        """What other programs have on this computer."""
        rows = [
            self._row(
                f"importPlace.{place.source}.{number}",
                program_text(place.source),
                str(place.folder),
                self.tr("Import"),
                self.tr("Import from {0}").format(program_text(place.source)),
                lambda place=place: self.chosen.emit([place.folder]),  # type: ignore[misc]
            )
            for number, place in enumerate(places)
        ]
        self._fill(self._found, rows)
        self._found_title.setVisible(bool(rows))

    def show_imports(self, imports: Sequence[Import]) -> None:
        """What was imported so far."""
        rows = []
        for each in imports:
            undone = each.undone_at is not None
            act = self.redo_asked if undone else self.undo_asked
            rows.append(
                self._row(
                    f"import.{each.id}",
                    import_title(each),
                    import_about(each),
                    self.tr("Bring back") if undone else self.tr("Undo"),
                    (self.tr("Bring back {0}") if undone else self.tr("Undo {0}")).format(import_title(each)),
                    lambda act=act, each=each: act.emit(each.id),  # type: ignore[misc]
                )
            )
        self._fill(self._made, rows)
        self._made_title.setVisible(bool(rows))

    def show_work(self) -> None:
        """An import has begun."""
        self.progress.show_share(0)
        self._so_far.setText(self.tr("Looking through the files…"))
        self._turn(1)

    def show_progress(self, progress: Progress) -> None:
        """How far it is."""
        self.progress.show_share(progress.done / max(1, progress.total))
        self._so_far.setText(
            self.tr("{0} read, {1} so far").format(
                size_of(progress.done, max(progress.total, 1)), conversations_text(progress.brought)
            )
        )

    def show_result(self, result: Result) -> None:
        """What it did."""
        problem = str(result.problem) if result.problem is not None else ""
        self._show(result.report, result.import_id, problem)

    def show_import(self, each: Import) -> None:
        """What an earlier one did."""
        self._show(each.report or Report(), each.id if each.undone_at is None else None, "")

    def _show(self, report: Report, import_id: int | None, problem: str) -> None:
        self._import_id = import_id
        self._summary.setText(summary_text(report))
        details = " ".join(filter(None, (details_text(report), problem)))
        self._details.setText(details)
        self._details.setVisible(bool(details))
        self.report.show_report(report)
        self.report.setVisible(bool(report.items))
        self.undo.setVisible(import_id is not None)
        self._turn(2)

    # ---------------------------------------------------------------------------------- making

    def _make_start(self) -> None:
        inside, column = self._page(scrolled=True)
        column.addWidget(self._label("title", "", self.tr("Bring your conversations to Hearth")))
        about = self.tr(
            "Choose what ChatGPT, LM Studio, Jan, Open WebUI, GPT4All or Hearth itself has exported, as a file, an "
            "archive or a folder. Nothing that is here is changed, and everything can be undone."
        )
        column.addWidget(self._label("", "muted", about))
        buttons = FlowLayout(spacing=8)
        self.files = self._button("importFiles", self.tr("Choose files…"), self._choose_files, "primary")
        self.files.setDefault(True)
        self.folder = self._button("importFolder", self.tr("Choose a folder…"), self._choose_folder)
        buttons.addWidget(self.files)
        buttons.addWidget(self.folder)
        column.addLayout(buttons)
        self._found_title = self._label("", "", self.tr("Found on this computer"))
        self._made_title = self._label("", "", self.tr("Imports so far"))
        self._found, self._made = QVBoxLayout(), QVBoxLayout()
        for title, rows in ((self._found_title, self._found), (self._made_title, self._made)):
            rows.setSpacing(6)
            title.hide()
            column.addSpacing(6)
            column.addWidget(title)
            column.addLayout(rows)
        column.addStretch(1)
        self._pages.addWidget(inside)

    def _make_work(self) -> None:
        inside, column = self._page()
        column.addStretch(2)
        column.addWidget(self._label("title", "", self.tr("Importing")))
        self.progress = ProgressLine()
        column.addWidget(self.progress)
        self._so_far = self._label("", "muted", "")
        column.addWidget(self._so_far)
        self.stop = self._button("importStop", self.tr("Stop"), self.stop_asked.emit)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(3)
        self._pages.addWidget(inside)

    def _make_report(self) -> None:
        inside, column = self._page()
        self._summary = self._label("title", "", "")
        self._details = self._label("", "muted", "")
        self.report = ImportReport()
        self.undo = self._button("importUndo", self.tr("Undo this import"), self._undo)
        self.again = self._button("importMore", self.tr("Import more…"), self.show_start, "quiet")
        self.done_ = self._button("importDone", self.tr("Done"), self.accept, "primary")
        buttons = FlowLayout(spacing=8, trailing=True)
        for button in (self.again, self.undo, self.done_):
            buttons.addWidget(button)
        column.addWidget(self._summary)
        column.addWidget(self._details)
        column.addWidget(self.report, 1)
        column.addLayout(buttons)
        self._pages.addWidget(inside)

    def _page(self, *, scrolled: bool = False) -> tuple[QWidget, QVBoxLayout]:
        inside = QFrame()
        inside.setProperty("look", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        if not scrolled:
            return inside, column
        return scroll_area(inside), column

    def _label(self, scale: str, tone: str, text: str) -> QLabel:
        label = wrapping(scale, tone)
        label.setText(text)
        return label

    def _button(self, name: str, text: str, act: Callable[[], object], look: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        if look:
            button.setProperty("look", look)
        button.clicked.connect(lambda: act())
        return button

    def _row(self, name: str, title: str, about: str, word: str, spoken: str, act: Callable[[], object]) -> QFrame:
        row = QFrame()
        row.setProperty("look", "card")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._label("", "", title))
        words.addWidget(self._label("caption", "muted", about))
        button = self._button(name, word, act)
        button.setAccessibleName(spoken)
        line = QHBoxLayout(row)
        line.setContentsMargins(14, 10, 12, 10)
        line.addLayout(words, 1)
        line.addWidget(button)
        return row

    def _fill(self, place: QVBoxLayout, rows: Sequence[QWidget]) -> None:
        while (item := place.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            place.addWidget(row)

    # ---------------------------------------------------------------------------------- wishes

    def _undo(self) -> None:
        if self._import_id is not None:
            self.undo_asked.emit(self._import_id)
            self.accept()

    def _choose_files(self) -> None:
        dialog = self._file_dialog(self.tr("Import conversations"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Exported conversations ({0})").format(FILES), self.tr("All files (*)")])
        dialog.filesSelected.connect(lambda files: self.chosen.emit([Path(file) for file in files]))
        dialog.open()

    def _choose_folder(self) -> None:
        dialog = self._file_dialog(self.tr("Import a folder of conversations"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda files: self.chosen.emit([Path(file) for file in files]))
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setObjectName("importFileDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    # ------------------------------------------------------------------------------ Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self.take_size(SIZE, self._zoom)
        super().showEvent(event)
        if not event.spontaneous():
            self._first().setFocus(Qt.FocusReason.OtherFocusReason)
