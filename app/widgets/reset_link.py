"""Between what counts and the dialog that shows it: what Hearth has put here, and the copy that is saved first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from app.controllers.resetting import ResettingController
from app.controllers.safety import SafetyController
from app.widgets.backup_extras import COPY_NAME
from app.widgets.reset_dialog import ResetDialog

if TYPE_CHECKING:
    from app.ground import Ground
    from app.widgets.main_window import MainWindow


class ResetLink(QObject):
    """Attributes:
    dialog: Where it is chosen what goes.
    """

    def __init__(
        self, resetting: ResettingController, safety: SafetyController, ground: Ground, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._resetting, self._safety, self._window = resetting, safety, window
        self._data = ground.paths.data
        self._target: Path | None = None
        self._before: tuple[int, int] | None = None
        self.dialog = dialog = ResetDialog(window)
        ground.appearance.changed.connect(dialog.set_theme)
        dialog.set_theme(ground.appearance.theme, ground.appearance.zoom)
        dialog.stop_asked.connect(resetting.stop)
        dialog.copy_asked.connect(self._ask_where)
        dialog.remove_asked.connect(resetting.begin)
        resetting.counting.connect(dialog.show_counting)
        resetting.counted.connect(dialog.show_amount)
        resetting.ended.connect(lambda _whole: dialog.show_end())
        safety.doing_changed.connect(self._note_doing)

    def open(self) -> ResetDialog:
        """Show the dialog and count."""
        self.dialog.begin()
        self._resetting.count()
        self.dialog.open()
        return self.dialog

    # ------------------------------------------------------------------------------------ inside

    def _ask_where(self) -> None:
        chooser = QFileDialog(self.dialog, self.tr("Save a copy of all conversations"))
        chooser.setObjectName("resetCopyDialog")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("db")
        chooser.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        chooser.selectFile(COPY_NAME)
        chooser.fileSelected.connect(lambda path: self.save_copy(Path(QDir.toNativeSeparators(path))))
        chooser.open()

    def save_copy(self, target: Path) -> None:
        """Copy all conversations into a file that stays."""
        if target.absolute().is_relative_to(self._data):
            self.dialog.show_copy(self.tr("Choose a folder that is not Hearth's own: it goes, too."))
            return
        self._target, self._before = target, _state_of(target)
        self._safety.save_as(target)

    def _note_doing(self, doing: str) -> None:
        if self._target is None:
            return
        if doing == "save":
            self.dialog.show_copy(self.tr("Saving a copy…"))
        elif not doing:
            there = _state_of(self._target) not in (None, self._before)
            words = self.tr("A copy of all conversations is in {0}.").format(self._target)
            self.dialog.show_copy(words if there else self.tr("The copy could not be saved. The window says why."))
            self._target = None


def _state_of(path: Path) -> tuple[int, int] | None:
    """What tells that a file is another one than before; ``None``: there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns
