"""What stands below the settings about backups: which there are, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget

from app.controllers.safety import SafetyController
from app.itemmodels.backup_words import backup_title, contents_text
from app.theme import LIGHT, Theme
from app.widgets.backup_row import BackupRow
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import icon
from app.widgets.settings_page import Extra
from app.widgets.wrapping_label import wrapping

if TYPE_CHECKING:
    from app.storage.backup_file import Backup

COPY_NAME = "Hearth conversations.db"


class BackupExtras(Extra):
    """Looks at the backups when it comes into sight."""

    def __init__(self, safety: SafetyController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._safety = safety
        self._theme, self._zoom = LIGHT, 1.0
        self._rows: list[BackupRow] = []
        title = QLabel(self.tr("Your backups"))
        self._about = wrapping("caption", "muted")
        self._about.setText(
            self.tr(
                "They are on this computer, and only you may read them. What you delete stays in the backups that were "
                "made before, until they go. For a disk that breaks, save a copy somewhere else now and then."
            )
        )
        self.back_up = self._button("createBackup", self.tr("Back up now"), safety.create)
        self.save_copy = self._button("saveBackup", self.tr("Save a copy…"), lambda: self._ask_where(None))
        self.show_folder = self._button("showBackupFolder", self.tr("Show the folder"), self._show_folder)
        self.show_folder.setProperty("look", "quiet")
        buttons = FlowLayout(spacing=8)
        for button in (self.back_up, self.save_copy, self.show_folder):
            buttons.addWidget(button)
        self._state = wrapping("", "muted")
        self._state.setObjectName("backupState")
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self._about)
        column.addLayout(buttons)
        column.addWidget(self._state)
        column.addLayout(self._list)
        self._shown: tuple[Backup, ...] | None = None
        safety.listed.connect(self._show)
        safety.doing_changed.connect(lambda _doing: self._show_doing())
        self._show_doing()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols."""
        self._theme, self._zoom = theme, zoom
        self.show_folder.setIcon(icon("folder", theme))
        for row in self._rows:
            row.set_theme(theme, zoom)

    @property
    def backups(self) -> tuple[Backup, ...] | None:
        """What is listed, the newest first; ``None`` before it was looked."""
        return self._shown

    @property
    def rows(self) -> Sequence[BackupRow]:
        """One a backup, the newest first."""
        return self._rows

    def ask_to_restore(self, backup: Backup) -> QMessageBox:
        """Say what it means before it is done."""
        box = self._box("restoreDialog", self.tr("Go back to a backup"))
        box.setText(self.tr("Go back to “{0}”?").format(backup_title(backup.made_at)))
        box.setInformativeText(
            self.tr(
                "There are {0} in it. What is here now is kept as a backup itself, so that you can return to it. An "
                "answer that is being written ends."
            ).format(contents_text(backup))
        )
        go = box.addButton(self.tr("Go back"), QMessageBox.ButtonRole.AcceptRole)
        go.setObjectName("restoreBackup")
        go.clicked.connect(lambda: self._safety.restore(backup.name))
        return self._open(box)

    def ask_to_delete(self, backup: Backup) -> QMessageBox:
        """The one thing here that cannot be undone."""
        box = self._box("deleteBackupDialog", self.tr("Delete a backup"))
        box.setText(self.tr("Delete the backup “{0}” for good?").format(backup_title(backup.made_at)))
        box.setInformativeText(self.tr("The conversations that are here now stay. This cannot be undone."))
        delete = box.addButton(self.tr("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        delete.setObjectName("deleteBackup")
        delete.clicked.connect(lambda: self._safety.delete(backup.name))
        return self._open(box)

    # ------------------------------------------------------------------------------------ inside

    def _button(self, name: str, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _box(self, name: str, title: str) -> QMessageBox:
        box = QMessageBox(self)
        box.setObjectName(name)
        box.setWindowTitle(title)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return box

    def _open(self, box: QMessageBox) -> QMessageBox:
        box.addButton(QMessageBox.StandardButton.Cancel).setObjectName("cancel")
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        for button in box.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        box.open()
        return box

    def _ask_where(self, backup: Backup | None) -> QFileDialog:
        dialog = QFileDialog(self, self.tr("Save a copy of all conversations"))
        dialog.setObjectName("saveBackupDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("db")
        dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog.selectFile(COPY_NAME)
        name = backup.name if backup is not None else ""
        dialog.fileSelected.connect(lambda path: self._safety.save_as(Path(QDir.toNativeSeparators(path)), name))
        dialog.open()
        return dialog

    def _show_folder(self) -> None:
        folder = self._shown[0].path.parent if self._shown else None
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _show(self, backups: tuple[Backup, ...]) -> None:
        if backups != self._shown:
            self._shown = backups
            for row in self._rows:
                self._list.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._rows = [self._row(number, backup) for number, backup in enumerate(backups)]
        self._show_doing()

    def _row(self, number: int, backup: Backup) -> BackupRow:
        row = BackupRow(number, backup)
        row.set_theme(self._theme, self._zoom)
        row.restore_asked.connect(lambda: self.ask_to_restore(backup))
        row.add_asked.connect(lambda: self._safety.add_missing(backup.name))
        row.save_asked.connect(lambda: self._ask_where(backup))
        row.delete_asked.connect(lambda: self.ask_to_delete(backup))
        self._list.addWidget(row)
        return row

    def _show_doing(self) -> None:
        words = {
            "create": self.tr("Making a backup…"),
            "save": self.tr("Saving a copy…"),
            "restore": self.tr("Going back to the backup…"),
            "add": self.tr("Looking for what is missing…"),
            "delete": self.tr("Deleting…"),
        }.get(self._safety.doing, "")
        if not words and self._shown == ():
            words = self.tr("There is none yet.")
        self._state.setText(words)
        self._state.setVisible(bool(words))
        for widget in (self.back_up, self.save_copy, *self._rows):
            widget.setEnabled(not self._safety.doing)
        self.show_folder.setVisible(bool(self._shown))

    # ------------------------------------------------------------------------------ Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._safety.read()
