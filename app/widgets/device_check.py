"""What computes here, and a way to have the graphics card checked again; stands on the page Speed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.controllers.engine import EngineController
from app.widgets.wrapping_label import wrapping


class DeviceCheck(QWidget):
    """Asks the engine for what it can compute on when it comes into sight."""

    def __init__(self, engine: EngineController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        title = QLabel(self.tr("Graphics card"))
        self.words = wrapping()
        self.words.setObjectName("graphicsDevices")
        self.words.hide()  # until something is known
        self._explained = wrapping("caption", "muted")
        self._explained.setText(
            self.tr(
                "A card has to answer a known question rightly before it may compute. That happens once, and again "
                "when there is a new driver."
            )
        )
        self.check = QPushButton(self.tr("Check the graphics card again"))
        self.check.setObjectName("checkDevices")
        self.check.setAccessibleName(self.check.text())
        self.check.setAutoDefault(False)
        self.check.clicked.connect(self._check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self.words)
        column.addWidget(self._explained)
        column.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeading)
        engine.devices_found.connect(self._show_devices)

    def _check(self) -> None:
        if self._engine.check_devices():
            self.check.setEnabled(False)
            self._say(self.tr("The card is being checked. The first time that may take half a minute."))
        else:
            self._say(self.tr("There is no graphics card here that Hearth could use."))

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.show()

    def _show_devices(self) -> None:
        self.check.setEnabled(True)
        cards = [device.description for device in self._engine.devices() if device.kind in ("gpu", "igpu")]
        self._say(
            self.tr("Models can be computed on: {0}").format(", ".join(cards))
            if cards
            else self.tr("The processor computes; no graphics card is used.")
        )

    # ------------------------------------------------------------------------------ Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._engine.devices():
            self._show_devices()
