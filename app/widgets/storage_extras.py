"""What stands on the page Storage of the settings beside the settings: what the models take, program by program."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.controllers.models import ModelsController
from app.itemmodels.amounts import number, size
from app.setting import Value
from app.theme import Theme
from app.widgets.icons import icon
from app.widgets.settings_page import Extra
from app.widgets.wrapping_label import wrapping
from inference.model_file import PROGRAMS, ModelFile, Source


class StorageExtras(Extra):
    """Reads nothing before it comes into sight."""

    def __init__(self, models: ModelsController, folder: Path, parent: QWidget | None = None) -> None:
        """``folder``: where downloads go while no folder is chosen."""
        super().__init__(parent)
        self._models = models
        self._folder = folder
        title = QLabel(self.tr("Disk use"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._free = wrapping("caption", "muted")
        self._free.setObjectName("diskFree")
        self.manage = QPushButton(self.tr("Show the models…"))
        self.manage.setObjectName("manageModels")
        self.manage.setAccessibleName(self.manage.text())
        self.manage.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addWidget(title)
        column.addLayout(self._grid)
        column.addWidget(self._free)
        column.addWidget(self.manage, 0, Qt.AlignmentFlag.AlignLeading)
        models.listed.connect(self._show_use)
        models.disk_read.connect(self._show_free)
        self._show_use()

    def set_theme(self, theme: Theme, _zoom: float) -> None:
        """Tint the symbol."""
        self.manage.setIcon(icon("cube", theme))

    def usual(self) -> Mapping[str, Value]:
        return {"models.folder": str(self._folder)}

    def _show_use(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        rows = use_by_source(self._models.all)
        if not rows:
            self._grid.addWidget(self._label(self.tr("No models but the guide."), "muted"), 0, 0)
        for place, (source, count, used) in enumerate(rows):
            models = self.tr("1 model") if count == 1 else self.tr("{0} models").format(number(count))
            for column, text in enumerate((self._whose(source), models, size(used))):
                label = self._label(text, "muted" if column == 1 else "")
                side = Qt.AlignmentFlag.AlignTrailing if column else Qt.AlignmentFlag.AlignLeading
                self._grid.addWidget(label, place, column, side)

    def _whose(self, source: Source) -> str:
        words = {
            "hearth": self.tr("Models folder of Hearth"),
            "folder": self.tr("Further folders"),
            "file": self.tr("Single files you added"),
        }
        return words.get(source) or PROGRAMS[source]

    def _label(self, text: str, tone: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("tone", tone)
        return label

    def _show_free(self, free: int) -> None:
        self._free.setText(self.tr("{0} are free where downloads go.").format(size(free)))

    # ------------------------------------------------------------------------------ Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._models.read_disk()


def use_by_source(models: tuple[ModelFile, ...]) -> list[tuple[Source, int, int]]:
    """Whose models there are, how many, and the bytes they take; the most first."""
    found: dict[Source, tuple[int, int]] = {}
    for model in models:
        if not model.builtin and not model.missing:
            count, used = found.get(model.source, (0, 0))
            companions = sum(companion.size for companion in model.companions)
            found[model.source] = (count + 1, used + model.size + companions)
    return sorted(((source, *sums) for source, sums in found.items()), key=lambda row: -row[2])
