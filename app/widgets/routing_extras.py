"""What stands on the page *Automatic* of the settings: the rules, one more, and who would answer what."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.controllers.automatic import AutomaticController
from app.controllers.models import ModelsController
from app.error_words import said
from app.itemmodels.routing_words import why_sentence
from app.routing import RULES, rules_of
from app.setting import Value
from app.settings import Settings
from app.theme import Theme
from app.widgets.buttons import dialog_button
from app.widgets.chat_link import name_of
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import icon
from app.widgets.routing_new_rule import RoutingNewRule
from app.widgets.routing_rules_list import RoutingRulesList
from app.widgets.setting_editors import calm
from app.widgets.settings_page import Extra
from app.widgets.wrapping_label import wrapping
from inference.errors import HearthError
from inference.routing_rules import MOST_RULES, Rule, Rules, write_rules

PAUSE = 150  # milliseconds after typing before it is looked who would answer
PATIENCE, LONGEST = (1.0, 600.0), (5.0, 3_600.0)  # seconds


class RoutingExtras(Extra):
    """Each change counts at once; ended with the page."""

    def __init__(
        self,
        automatic: AutomaticController,
        models: ModelsController,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._automatic, self._models, self._settings = automatic, models, settings
        self._make_rules()
        self.patience = self._seconds(
            "routingPatience", self.tr("Seconds a model twice as strong is worth"), PATIENCE, self._change_patience
        )
        self.longest = self._seconds(
            "routingLongest", self.tr("Longest wait in seconds"), LONGEST, self._change_longest
        )
        self.new = RoutingNewRule()
        self.new.added.connect(self._add)
        self.question = QLineEdit()
        self.question.setObjectName("routingQuestion")
        self.question.setAccessibleName(self.tr("Question to try the rules with"))
        self.question.setPlaceholderText(self.tr("Type a question"))
        self.answer = wrapping()
        self.answer.setObjectName("routingAnswer")
        self._look = QTimer(self, singleShot=True, interval=PAUSE)
        self._look.timeout.connect(self._try)
        self.question.textChanged.connect(lambda _text: self._look.start())
        self._lay_out()
        models.listed.connect(self._show_models)
        unsubscribe = settings.subscribe(self._note_setting)
        self.destroyed.connect(lambda _gone: unsubscribe())
        self._show_models()
        self._show(0)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols."""
        self.list.set_zoom(zoom)
        self.new.set_theme(theme)
        symbols = {self.up: "chevron-up", self.down: "chevron-down", self.remove: "trash", self.usual_rules: "refresh"}
        for button, symbol in symbols.items():
            button.setIcon(icon(symbol, theme))

    # ------------------------------------------------------------------------------- making it

    def _make_rules(self) -> None:
        self.list = RoutingRulesList()
        self.list.move_asked.connect(self._move)
        self.list.remove_asked.connect(self._remove)
        self.list.switched.connect(self._switch)
        self.list.currentRowChanged.connect(lambda _row: self._show_buttons())
        self.up = self._button("routingUp", self.tr("Up"), self.tr("Move the rule up"), lambda: self._move(-1))
        self.down = self._button("routingDown", self.tr("Down"), self.tr("Move the rule down"), lambda: self._move(1))
        self.remove = self._button("routingRemove", self.tr("Remove"), self.tr("Remove the rule"), self._remove)
        self.usual_rules = self._button(
            "routingReset",
            self.tr("Reset to the default"),
            self.tr("Reset the rules to the default"),
            lambda: self._settings.reset(RULES),
        )

    def _button(self, name: str, title: str, spoken: str, do: Callable[[], object]) -> QPushButton:
        made = dialog_button(name, title, "")
        made.setAccessibleName(spoken)
        made.clicked.connect(lambda: do())
        return made

    def _seconds(
        self, name: str, spoken: str, bounds: tuple[float, float], change: Callable[[], object]
    ) -> QDoubleSpinBox:
        made = QDoubleSpinBox()
        made.setObjectName(name)
        made.setAccessibleName(spoken)
        made.setRange(*bounds)
        made.setDecimals(0)
        made.setSuffix(self.tr(" s"))
        made.lineEdit().setTextMargins(8, 0, 0, 0)
        calm(made)
        made.editingFinished.connect(change)
        return made

    def _lay_out(self) -> None:
        buttons = FlowLayout(8)
        for button in (self.up, self.down, self.remove, self.usual_rules):
            buttons.addWidget(button)
        about = wrapping("caption", "muted")
        about.setText(
            self.tr(
                "A model that cannot answer a question is never asked. Among the others, the first rule that names a "
                "model counts. Other programs that ask for the model “auto” get theirs by the same rules."
            )
        )
        waiting = wrapping("caption", "muted")
        waiting.setText(self.tr("So much longer you would wait for the answer of a model that is twice as strong."))
        never = wrapping("caption", "muted")
        never.setText(self.tr("A model whose answer would take longer is chosen only where each would."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addWidget(QLabel(self.tr("Rules")))
        column.addWidget(about)
        column.addWidget(self.list)
        column.addLayout(buttons)
        for title, *parts in (
            (self.tr("One more rule"), self.new),
            (self.tr("Patience"), waiting, self.patience),
            (self.tr("Longest wait"), never, self.longest),
            (self.tr("Try it"), self.question, self.answer),
        ):
            column.addSpacing(8)
            column.addWidget(QLabel(title))
            for part in parts:
                column.addWidget(part)

    # --------------------------------------------------------------------------------- changing

    @property
    def _rules(self) -> Rules:
        return rules_of(self._settings)

    def _set(self, rules: tuple[Rule, ...], current: int) -> None:
        self._keep(msgspec.structs.replace(self._rules, rules=rules))
        self._show(current)

    def _move(self, step: int) -> None:
        at, rules = self.list.currentRow(), list(self._rules.rules)
        there = at + step
        if at >= 0 and 0 <= there < len(rules):
            rules.insert(there, rules.pop(at))
            self._set(tuple(rules), there)

    def _remove(self) -> None:
        at, rules = self.list.currentRow(), self._rules.rules
        if at >= 0:
            self._set(rules[:at] + rules[at + 1 :], at)

    def _switch(self, row: int, on: bool) -> None:
        rules = list(self._rules.rules)
        rules[row] = msgspec.structs.replace(rules[row], on=on)
        self._set(tuple(rules), row)

    def _add(self, rule: Rule) -> None:
        """In front: who adds a rule wants it to count."""
        if rule not in self._rules.rules:
            self._set((rule, *self._rules.rules), 0)

    def _change_patience(self) -> None:
        if self.patience.value() != round(self._rules.patience):
            self._keep(msgspec.structs.replace(self._rules, patience=self.patience.value()))

    def _change_longest(self) -> None:
        if self.longest.value() != round(self._rules.longest):
            self._keep(msgspec.structs.replace(self._rules, longest=self.longest.value()))

    def _keep(self, rules: Rules) -> None:
        self._settings.set(RULES, write_rules(rules))

    # --------------------------------------------------------------------------------- showing

    def _note_setting(self, key: str, _value: Value) -> None:
        if key == RULES:
            self._show(max(self.list.currentRow(), 0))

    def _show_models(self) -> None:
        self.new.show_models([model for model in self._models.all if not model.problem and not model.builtin])
        self._look.start()

    def _show(self, current: int) -> None:
        rules = self._rules
        self.list.show_rules(rules.rules, current)
        self.patience.setValue(rules.patience)
        self.longest.setValue(rules.longest)
        self._show_buttons()
        self._look.start()

    def _show_buttons(self) -> None:
        at, count = self.list.currentRow(), self.list.count()
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < count - 1)
        self.remove.setEnabled(at >= 0)
        self.usual_rules.setEnabled(self._settings.is_set(RULES))
        self.new.setEnabled(count < MOST_RULES)

    def _try(self) -> None:
        """Say who would answer what was typed."""
        text = self.question.text().strip()
        if not text:
            self.answer.setText(self.tr("Then it stands here which model would answer, and why."))
            return
        try:
            choice = self._automatic.try_out(text, self._rules)
        except HearthError as error:
            self.answer.setText(said(str(error)))
            return
        words = self.tr("“{0}” would answer.").format(name_of(choice.name))
        self.answer.setText(f"{words} {why_sentence(choice.why)}")
