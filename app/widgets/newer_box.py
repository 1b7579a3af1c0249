"""Says that the conversations were written by a newer Hearth, and what to do. Emits wishes, does nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from app.error_words import said
from inference.errors import StorageNewer


class NewerBox(QMessageBox):
    """Signals:
    backups_asked(): The backups are to be shown.
    close_asked(): The program is to be ended.
    """

    backups_asked = Signal()
    close_asked = Signal()

    def __init__(self, error: StorageNewer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newerDatabase")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Written by a newer Hearth"))
        self.setText(said(error.message))
        self.setInformativeText(
            self.tr(
                "Nothing in them was touched. Start the newer Hearth to go on with them. A backup from before the "
                "update can be read by this one; what is there now is kept as a backup then."
            )
        )
        self.setDetailedText(error.detail)
        close = self.addButton(self.tr("Close Hearth"), QMessageBox.ButtonRole.AcceptRole)
        close.setObjectName("closeHearth")
        backups = self.addButton(self.tr("Show the backups…"), QMessageBox.ButtonRole.ActionRole)
        backups.setObjectName("showBackups")
        stay = self.addButton(self.tr("Stay"), QMessageBox.ButtonRole.RejectRole)
        stay.setObjectName("stay")
        self.setDefaultButton(close)
        self.setEscapeButton(stay)
        close.clicked.connect(self.close_asked)
        backups.clicked.connect(self.backups_asked)
        for button in self.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
