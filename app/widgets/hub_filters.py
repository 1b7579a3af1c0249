"""What the user wants to see only: fields above the list of models that can be had. Filters nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from app.controllers.hub_cards import Filters
from app.itemmodels.hub_words import ABILITIES
from app.widgets.flow_layout import FlowLayout
from inference.hub.values import Ability


def _marked(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("HubFilters", text))


def _tr(text: str) -> str:
    return QCoreApplication.translate("HubFilters", text)


LETTERS = 9  # of a choice that are always seen
Choice = tuple[str, str]  # what is kept, and what people read

SIZE_CHOICES: Sequence[Choice] = (
    ("", _marked("Any size")),
    ("tiny", _marked("Tiny: up to 2 B")),
    ("small", _marked("Small: 2 to 5 B")),
    ("medium", _marked("Medium: 5 to 10 B")),
    ("large", _marked("Large: 10 to 20 B")),
    ("huge", _marked("Huge: over 20 B")),
)
FAMILIES: Sequence[Choice] = (
    ("", _marked("Any family")),
    *((name.lower(), name) for name in ("Qwen", "Llama", "Gemma", "Mistral", "Phi", "Granite", "DeepSeek")),
    ("gpt-oss", "gpt-oss"),
    *((name.lower(), name) for name in ("LFM", "SmolLM", "Nemotron")),
)
LICENCE_CHOICES: Sequence[Choice] = (
    ("", _marked("Any licence")),
    ("apache-2.0", "Apache 2.0"),
    ("mit", "MIT"),
    ("gemma", "Gemma"),
    ("llama3.1", "Llama 3.1"),
    ("llama3.2", "Llama 3.2"),
)
SORTS: Sequence[Choice] = (
    ("trending", _marked("Trending")),
    ("downloads", _marked("Most downloaded")),
    ("likes", _marked("Most liked")),
    ("created", _marked("Newest")),
    ("updated", _marked("Recently changed")),
)
CHIPS: Sequence[Ability] = ("vision", "reasoning", "tools")


class HubFilters(QWidget):
    """Signals:
    changed(Filters): The user wants to see something else.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fits = self._chip("hubFits", self.tr("Fits this computer"), self.tr("Only what this computer can run"))
        self.size_choice = self._choice("hubSize", self.tr("Size"), SIZE_CHOICES)
        self.family = self._choice("hubFamily", self.tr("Family"), FAMILIES)
        self.licence = self._choice("hubLicence", self.tr("Licence"), LICENCE_CHOICES)
        #: Stands elsewhere: it filters nothing, and the catalog has an order of its own.
        self.sort = self._choice("hubSort", self.tr("Order"), SORTS)
        self.sort.setMinimumContentsLength(LETTERS + 3)
        tip = self.tr("Only models that can do this")
        self.chips = {
            ability: self._chip(
                f"hubAbility.{ability}", QCoreApplication.translate("HubWords", ABILITIES[ability]), tip
            )
            for ability in CHIPS
        }
        flow = FlowLayout(8, self)
        for widget in (self.fits, self.size_choice, self.family, self.licence, *self.chips.values()):
            flow.addWidget(widget)

    @property
    def filters(self) -> Filters:
        """What is chosen now."""
        return Filters(
            fits=self.fits.isChecked(),
            size=str(self.size_choice.currentData()),
            family=str(self.family.currentData()),
            licence=str(self.licence.currentData()),
            abilities=tuple(ability for ability, chip in self.chips.items() if chip.isChecked()),
            sort=self.sort.currentData(),
        )

    def clear(self) -> None:
        """Want to see everything; tells it once."""
        before = self.filters
        self.blockSignals(True)
        self.fits.setChecked(False)
        for choice in (self.size_choice, self.family, self.licence):
            choice.setCurrentIndex(0)
        for chip in self.chips.values():
            chip.setChecked(False)
        self.blockSignals(False)
        if self.filters != before:
            self._tell()

    def _choice(self, name: str, title: str, choices: Sequence[Choice]) -> QComboBox:
        made = QComboBox()
        made.setObjectName(name)
        made.setAccessibleName(title)
        made.setToolTip(title)
        for kept, shown in choices:
            made.addItem(_tr(shown), kept)
        # The longest choice is read in the open list; the closed field need not be as wide.
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(LETTERS)
        made.view().setMinimumWidth(made.fontMetrics().averageCharWidth() * 22)
        made.currentIndexChanged.connect(self._tell)
        return made

    def _chip(self, name: str, title: str, tip: str) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName(name)
        chip.setText(title)
        chip.setAccessibleName(title)
        chip.setToolTip(tip)
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setProperty("look", "chip")
        chip.toggled.connect(self._tell)
        return chip

    def _tell(self, *_value: object) -> None:
        self.changed.emit(self.filters)
