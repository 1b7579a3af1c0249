"""One place of the choice of what is compared: a model, what is known of it, and its sampling. Decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.controllers.wishes import Wish
from app.itemmodels.hub_words import speed_words, verdict
from app.itemmodels.model_words import line_of
from app.settings import Settings
from app.storage.values import Overrides
from app.theme import LIGHT, Theme
from app.widgets.icons import icon
from app.widgets.model_choice import ModelChoice
from app.widgets.sampling_fields import SamplingFields, sampling_words
from app.widgets.wrapping_label import wrapping
from inference.model_file import ModelFile
from inference.outlook import Outlook


class CompareSlot(QFrame):
    """Signals:
    changed(): Something else was chosen.
    removed(): This place is not wanted.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, number: int, settings: Settings, parent: QWidget | None = None) -> None:
        """``number``: its place, from 1."""
        super().__init__(parent)
        self.setObjectName(f"compareSlot{number}")
        self.setProperty("look", "card")
        self._wish = Wish()
        self._models: tuple[ModelFile, ...] = ()
        self._outlook: Outlook | None = None
        self.model = ModelChoice(f"compareModel{number}", self.tr("Model {0}").format(number))
        self.model.chosen.connect(lambda name: self._tell(Wish(model=name, sampling=self._wish.sampling)))
        self.remove = QToolButton()
        self.remove.setObjectName(f"compareRemove{number}")
        self.remove.setAccessibleName(self.tr("Leave out model {0}").format(number))
        self.remove.setToolTip(self.tr("Leave this one out"))
        self.remove.clicked.connect(self.removed)
        self._facts = wrapping("caption", "muted")
        self.more = QPushButton()
        self.more.setObjectName(f"compareSampling{number}")
        self.more.setProperty("look", "quiet")
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        self._settings = settings
        self._sampling: SamplingFields | None = None  # made when it is wanted: it has many fields
        self._theme = LIGHT
        self.more.toggled.connect(self._show_fields)
        self._lay_out()

    @property
    def wish(self) -> Wish:
        """What was chosen."""
        return self._wish

    @property
    def sampling(self) -> SamplingFields:
        """How its answer is sampled, as fields."""
        if self._sampling is None:
            self._sampling = made = SamplingFields(self._settings)
            made.set_theme(self._theme)
            made.show_sampling(self._wish.sampling, self._wish.model, None)
            made.edited.connect(self._note_sampling)
            made.hide()
            self._column.addWidget(made)
        return self._sampling

    def set_theme(self, theme: Theme) -> None:
        """Tint the symbols."""
        self._theme = theme
        self.remove.setIcon(icon("close", theme))
        self.more.setIcon(icon("settings", theme))
        if self._sampling is not None:
            self._sampling.set_theme(theme)

    def show_models(self, models: Sequence[ModelFile]) -> None:
        """Offer these models."""
        self._models = tuple(models)
        self.model.show_models(models)
        self._show_facts()

    def show_wish(self, wish: Wish) -> None:
        """Show what is chosen."""
        self._wish = wish
        self.model.show_choice(wish.model)
        if self._sampling is not None:
            self._sampling.show_sampling(wish.sampling, wish.model, None)
        self._show_sampling()
        self._show_facts()

    def show_outlook(self, outlook: Outlook | None) -> None:
        """Say whether the model fits and how fast it is here."""
        self._outlook = outlook
        self._show_facts()

    def show_removable(self, removable: bool) -> None:
        """Whether this place can be left out."""
        self.remove.setVisible(removable)

    def _show_facts(self) -> None:
        model = next((model for model in self._models if model.name == self._wish.model), None)
        parts = [line_of(model)] if model is not None else []
        if self._outlook is not None:
            parts += [verdict(self._outlook), speed_words(self._outlook)]
        self._facts.setText(" · ".join(part for part in parts if part))
        self._facts.setVisible(bool(parts))

    def _show_sampling(self) -> None:
        words = sampling_words(self._wish.sampling)
        self.more.setText(words or self.tr("Sampling as usual"))
        self.more.setAccessibleName(self.tr("Sampling: {0}").format(self.more.text()))

    def _show_fields(self, shown: bool) -> None:
        self.sampling.setVisible(shown)

    def _note_sampling(self, sampling: Overrides) -> None:
        self._tell(Wish(model=self._wish.model, sampling=sampling))

    def _tell(self, wish: Wish) -> None:
        if wish.model != self._wish.model:
            self._outlook = None
        self.show_wish(wish)
        self.changed.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.model, 1)
        head.addWidget(self.remove)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._facts)
        column.addLayout(row)
