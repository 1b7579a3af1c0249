"""Which smaller version of a model is to be made: a list of sizes with what each means. Emits a wish, makes nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.controllers.quantizing import Prospect
from app.itemmodels.amounts import percent, size
from app.itemmodels.hub_words import speed_words, verdict
from app.theme import px
from app.widgets.keyed_dialog import KeyedDialog
from app.widgets.wrapping_label import wrapping
from inference.quantization import describe_quantization

SIZE = (520, 480)  # pixels at zoom 1


class QuantizeDialog(KeyedDialog):
    """Signals:
    chosen(str): A version of this type is to be made.
    """

    chosen = Signal(str)

    def __init__(self, title: str, before: int, zoom: float, parent: QWidget | None = None) -> None:
        """``title``: what the model is called; ``before``: bytes it has."""
        super().__init__(parent)
        self.setObjectName("quantizeDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Make a smaller version"))
        self._title, self._before, self._zoom = title, before, zoom
        self._what = wrapping("title")
        self._what.setText(self.tr("A smaller version of “{0}”").format(title))
        self._how = wrapping("", "muted")
        self._how.setText(
            self.tr(
                "It is made on this computer, takes some minutes, and needs no network. The file of {0} stays as it is."
            ).format(size(before))
        )
        self._choices = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(8, zoom))
        self._state = wrapping("", "muted")
        self._state.setText(self.tr("Looking at the file…"))
        self._list.addWidget(self._state)
        self.make = QPushButton(self.tr("Make it"))
        self.make.setObjectName("quantizeStart")
        self.make.setProperty("look", "primary")
        self.make.setDefault(True)
        self.make.setEnabled(False)
        self.make.clicked.connect(self._choose)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setObjectName("quantizeCancel")
        self.cancel.setProperty("look", "quiet")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self._lay_out()

    def show_prospects(self, prospects: tuple[Prospect, ...]) -> None:
        """What could be made; the best that fits comfortably is chosen beforehand."""
        if not prospects:
            self._state.setText(self.tr("Nothing smaller can be made of this file."))
            return
        self._state.hide()
        fitting = [each for each in prospects if each.outlook.comfortable]
        wanted = next((each for each in fitting if each.quantization == "Q4_K_M"), None) or next(iter(fitting), None)
        for each in prospects:
            self._list.addWidget(self._row(each, chosen=each is (wanted or prospects[-1])))
        self.make.setEnabled(True)

    # ------------------------------------------------------------------------------------ inside

    def _row(self, prospect: Prospect, *, chosen: bool) -> QFrame:
        row = QFrame()
        row.setProperty("look", "card")
        share = percent(prospect.size, self._before)
        fit = ", ".join(filter(None, (verdict(prospect.outlook), speed_words(prospect.outlook))))
        words = describe_quantization(prospect.quantization)
        button = QRadioButton(
            self.tr("{0} · {1}, {2} % of the size").format(prospect.quantization, size(prospect.size), share)
        )
        button.setObjectName(f"quantize.{prospect.quantization}")
        button.setAccessibleDescription(f"{words}. {fit}.")
        button.setChecked(chosen)
        self._choices.addButton(button)
        about = wrapping("caption", "muted")
        about.setText(f"{words} · {fit}")
        column = QVBoxLayout(row)
        column.setContentsMargins(px(12, self._zoom), px(8, self._zoom), px(12, self._zoom), px(8, self._zoom))
        column.setSpacing(px(2, self._zoom))
        column.addWidget(button)
        column.addWidget(about)
        return row

    def _choose(self) -> None:
        button = self._choices.checkedButton()
        if button is not None:
            self.chosen.emit(button.objectName().partition(".")[2])
            self.accept()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.make)
        column = QVBoxLayout(self)
        side = px(20, self._zoom)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(px(10, self._zoom))
        column.addWidget(self._what)
        column.addWidget(self._how)
        column.addLayout(self._list)
        column.addStretch(1)
        column.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        self.take_size(SIZE, self._zoom)
        super().showEvent(event)
