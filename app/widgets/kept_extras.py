"""What stands below the settings about memory: how much is kept of what models have read, and a way to empty it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.controllers.kept import KeptController
from app.itemmodels.amounts import number, size
from app.setting import Value
from app.theme import Theme
from app.widgets.icons import icon
from app.widgets.settings_page import Extra
from app.widgets.wrapping_label import wrapping
from inference.kv_files import Usage


class KeptExtras(Extra):
    """Looks at the disk when it comes into sight, on a thread."""

    def __init__(self, kept: KeptController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._usage: Usage | None = None
        title = QLabel(self.tr("Kept for quick starts"))
        self._used = wrapping()
        self._used.setObjectName("keptOnDisk")
        self._privacy = wrapping("caption", "muted")
        self._privacy.setText(
            self.tr(
                "It is as private as the conversations it was made of: only you may read it, and it is deleted with "
                "them. Emptying it loses no conversation; the next answer in each only starts later."
            )
        )
        self.empty = QPushButton(self.tr("Empty"))
        self.empty.setObjectName("emptyKept")
        self.empty.setAccessibleName(self.tr("Empty what is kept for quick starts"))
        self.empty.setAutoDefault(False)
        self.empty.setEnabled(False)
        self.empty.clicked.connect(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self._used)
        column.addWidget(self._privacy)
        column.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignLeading)
        kept.used.connect(self._show)

    def set_theme(self, theme: Theme, _zoom: float) -> None:
        """Tint the symbol."""
        self.empty.setIcon(icon("trash", theme))

    def usual(self) -> Mapping[str, Value]:
        return {"memory.disk": self._usage.quota} if self._usage is not None else {}

    def _empty(self) -> None:
        self.empty.setEnabled(False)
        self._kept.empty()

    def _show(self, usage: Usage) -> None:
        self._usage = usage
        self._used.setText(self._words(usage))
        self.empty.setEnabled(usage.bytes > 0)
        self.usual_changed.emit()

    def _words(self, usage: Usage) -> str:
        if not usage.bytes:
            return self.tr("Nothing yet.") if usage.quota else self.tr("Nothing.")
        count = number(usage.conversations)
        of = self.tr("1 conversation") if usage.conversations == 1 else self.tr("{0} conversations").format(count)
        return self.tr("{0}: {1} of at most {2}").format(of, size(usage.bytes), size(usage.quota))

    # ------------------------------------------------------------------------------ Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._kept.read()
