"""What to do when the window that is open already does not answer: the user decides. Needs Qt, and no window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from app.language import SETTING as LANGUAGE
from app.language import Language
from app.only_window import handed_over, reset_files
from app.paths import find_paths
from app.settings import Settings
from app.widgets.appearance import Appearance
from inference.file_lock import FileLock


def _tr(text: str) -> str:
    return QCoreApplication.translate("SilentWindow", text)


def settle(qt: QApplication, lock: FileLock, files: Sequence[str]) -> int | None:
    """Ask until something is decided; the exit status, or ``None`` when a window is to be opened here.

    Two windows may have the same data open: each change is whole, and the other one sees it.
    """
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        sys.stderr.write("hearth: Hearth is open already, but its window does not answer.\n")
        return 1
    with ExitStack() as closing:
        settings = Settings(find_paths().settings)
        closing.callback(Language(qt, settings.text(LANGUAGE)).close)
        closing.callback(Appearance(qt, settings).close)
        return _ask(lock, files)


def _ask(lock: FileLock, files: Sequence[str]) -> int | None:
    while True:
        # While that one removes what was to go, a second window would make anew what is being taken away.
        box = SilentBox(removing=bool(reset_files(find_paths().data)))
        box.exec()
        chosen = box.clickedButton()
        if box.anyway is not None and chosen is box.anyway:
            return None
        if chosen is not box.again:
            return 1
        if handed_over(lock, files):
            return 0
        if lock.held:
            return None


class SilentBox(QMessageBox):
    """Attributes:
    again: Ask the other window once more.
    anyway: Open one here too; ``None`` while the other one removes what was to go.
    """

    def __init__(self, *, removing: bool = False) -> None:
        super().__init__()
        self.setObjectName("silentWindow")
        self.setIcon(QMessageBox.Icon.Warning)
        self.setWindowTitle("Hearth")
        self.again = self.addButton(_tr("Try again"), QMessageBox.ButtonRole.AcceptRole)
        self.again.setObjectName("tryAgain")
        self.anyway: QPushButton | None = None
        if removing:
            self.setText(QCoreApplication.translate("RemovalDialog", "Removing…"))
        else:
            self._offer_another()
        self.addButton(QMessageBox.StandardButton.Cancel).setObjectName("cancel")
        self.setDefaultButton(self.again)
        for button in self.buttons():
            button.setAccessibleName(button.text().replace("&", ""))

    def _offer_another(self) -> None:
        self.setText(_tr("Hearth is open already, but its window does not answer."))
        self.setInformativeText(
            _tr("It may be busy for a while. You can open a second window on the same conversations; nothing is lost.")
        )
        self.anyway = self.addButton(_tr("Open another window"), QMessageBox.ButtonRole.AcceptRole)
        self.anyway.setObjectName("openAnyway")
