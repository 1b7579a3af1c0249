"""The name other programs enter as the model: *auto*, or that of one that is here. Loads and asks nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.widgets.setting_editors import calm
from app.widgets.wrapping_label import wrapping
from inference.hosting.values import AUTO


class ServingModel(QWidget):
    """Signals:
    changed(): ``name`` is another one.
    """

    changed = Signal()

    def __init__(self, copy: QPushButton, parent: QWidget | None = None) -> None:
        """``copy`` puts the name into the clipboard."""
        super().__init__(parent)
        about = wrapping("caption", "muted")
        about.setText(self.tr("With “auto” Hearth chooses one for each request, by the rules of Automatic."))
        self.choice = QComboBox()
        self.choice.setObjectName("servingModel")
        self.choice.setAccessibleName(self.tr("Name of the model"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(1)
        calm(self.choice)
        self.choice.addItem(AUTO)
        self.choice.currentIndexChanged.connect(lambda _row: self.changed.emit())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        row.addWidget(copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(QLabel(self.tr("Name of the model")))
        column.addWidget(about)
        column.addLayout(row)

    @property
    def name(self) -> str:
        """As other programs have to write it."""
        return self.choice.currentText()

    def show_models(self, names: Sequence[str]) -> None:
        """Offer these beside *auto*; what was chosen stays, if it is still there."""
        names = (AUTO, *(name for name in names if name != AUTO))
        if names == tuple(self.choice.itemText(row) for row in range(self.choice.count())):
            return
        kept = self.name
        self.choice.blockSignals(True)
        self.choice.clear()
        self.choice.addItems(names)
        self.choice.setCurrentIndex(max(0, self.choice.findText(kept)))
        self.choice.blockSignals(False)
        if self.name != kept:
            self.changed.emit()
