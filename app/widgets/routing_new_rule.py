"""Fields for one more rule: for which questions, and what follows. Adds nothing by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from app.itemmodels.model_words import title_of
from app.itemmodels.routing_words import language_name, then_words, when_words
from app.theme import Theme
from app.widgets.buttons import dialog_button
from app.widgets.field_names import name_by_label
from app.widgets.icons import icon
from app.widgets.setting_editors import calm
from inference.model_file import ModelFile
from inference.needs import LANGUAGES
from inference.routing_rules import Rule, Then, When


class RoutingNewRule(QWidget):
    """Signals:
    added(Rule): This rule is wanted.
    """

    added = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.when = _choice("routingWhen", self.tr("For which questions"))
        for when in get_args(When):
            self.when.addItem(when_words(when), when)
        self.language = _choice("routingLanguage", self.tr("Language"))
        for name, code in sorted((language_name(code), code) for code in LANGUAGES):
            self.language.addItem(name, code)
        self.then = _choice("routingThen", self.tr("What follows"))
        for then in get_args(Then):
            self.then.addItem(then_words(then), then)
        self.model = _choice("routingModel", self.tr("Model"))
        # Why the rule cannot be added. One can go there all the same, so that it is heard.
        self.model.setPlaceholderText(self.tr("No models but the guide"))
        self.add = dialog_button("routingAdd", self.tr("Add the rule"), "")
        self.add.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for field in (self.when, self.language, self.then, self.model):
            calm(field)
            column.addWidget(field)
            name_by_label(field)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        for field in (self.when, self.then, self.model):
            field.currentIndexChanged.connect(self._show_fields)
        self._show_fields()

    def set_theme(self, theme: Theme) -> None:
        """Tint the symbol."""
        self.add.setIcon(icon("plus", theme))

    def show_models(self, models: Sequence[ModelFile]) -> None:
        """Offer these."""
        kept = self.model.currentData()
        self.model.clear()
        for model in models:
            self.model.addItem(title_of(model), model.name)
        self.model.setCurrentIndex(max(0, self.model.findData(kept)))
        self._show_fields()

    def rule(self) -> Rule:
        """What the fields say."""
        when: When = self.when.currentData()
        then: Then = self.then.currentData()
        return Rule(
            when=when,
            language=str(self.language.currentData()) if when == "language" else "",
            then=then,
            model=str(self.model.currentData() or "") if self._names_model() else "",
        )

    def _names_model(self) -> bool:
        return self.then.currentData() in ("prefer", "avoid")

    def _show_fields(self) -> None:
        self.language.setVisible(self.when.currentData() == "language")
        self.model.setVisible(self._names_model())
        self.add.setEnabled(not self._names_model() or self.model.count() > 0)

    def _add(self) -> None:
        self.added.emit(self.rule())


def _choice(name: str, title: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(title)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # a name must not keep the page wide
    return made
