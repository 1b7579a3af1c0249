"""The options of sampling where they may differ from the settings: each shows what holds, and the way back."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from app.controllers.answer_form import FORM
from app.controllers.sampling import LONGEST, THINKING
from app.declarations import BY_KEY, Setting, Value
from app.settings import Settings
from app.storage.values import Overrides
from app.theme import Theme
from app.widgets.icons import icon
from app.widgets.setting_editors import spoken_value, translated
from app.widgets.setting_row import SettingRow
from app.widgets.settings_dialog import automatic_value
from inference.errors import OptionError
from inference.options import SAMPLING_OPTIONS
from inference.protocol import Loaded

#: What may differ, by its name.
_DECLARED = {
    LONGEST: BY_KEY["chat.max_tokens"],
    **{option.name: BY_KEY[f"sampling.{option.name}"] for option in SAMPLING_OPTIONS},
}


class SamplingFields(QWidget):
    """Signals:
    edited(dict): Other options differ from the settings now: all that do, by name.
    """

    edited = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._sampling: Overrides = {}
        self._model = ""
        self._loaded: Loaded | None = None
        self._rows: list[tuple[SettingRow, QLabel]] = []
        self._thought = Setting(  # not among the settings: a model decides it by itself
            key=f"sampling.{THINKING}",
            kind="choice",
            title=self.tr("Think first"),
            help=self.tr("Whether a model that can think before it answers is to do so. It takes time, and helps."),
            default=None,
            optional=True,
            choices=("on", "off"),
            choice_titles=(self.tr("Always"), self.tr("Never")),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for setting in (*_DECLARED.values(), self._thought):
            row, note = self._make_row(setting)
            column.addWidget(row)
            column.addWidget(note)
        self._advanced = QCheckBox(self.tr("Show advanced options of sampling"))
        self._advanced.setObjectName("showAdvancedSampling")
        self._advanced.setAccessibleName(self._advanced.text())
        self._advanced.toggled.connect(lambda _on: self._refresh())
        column.addSpacing(6)
        column.addWidget(self._advanced)

    def set_theme(self, theme: Theme) -> None:
        """Tint the symbols."""
        for row, _note in self._rows:
            row.reset.setIcon(icon("refresh", theme))

    def show_narrow(self, narrow: bool) -> None:
        """Let fields stand below their words where there is no room beside them."""
        for row, _note in self._rows:
            row.show_narrow(narrow)

    def show_sampling(self, sampling: Overrides, model: str, loaded: Loaded | None) -> None:
        """Show what differs.

        Args:
            sampling: By name, only what differs.
            model: Name of the model whose settings count otherwise; empty: those of all models.
            loaded: The same model where it is loaded: it says what *automatic* means.
        """
        self._sampling, self._model, self._loaded = dict(sampling), model, loaded
        self._refresh()

    def _make_row(self, setting: Setting) -> tuple[SettingRow, QLabel]:
        row = SettingRow(setting)
        row.reset.setToolTip(self.tr("As in the settings"))
        row.reset.setAccessibleName(self.tr("{0}: as in the settings").format(translated(setting.title)))
        row.edited.connect(self._change)
        row.reset_asked.connect(lambda setting: self._tell({setting.name: self._usual(setting)}))
        note = QLabel()
        note.setProperty("tone", "accent")
        note.setProperty("scale", "caption")
        note.setContentsMargins(0, 0, 0, 6)
        self._rows.append((row, note))
        return row, note

    def _usual(self, setting: Setting) -> Value:
        if setting is self._thought:
            return None  # as the model is used to
        return self._settings.get(setting.key, model=self._model if setting.per_model else "")

    def _here(self, setting: Setting) -> Value:
        """What holds where it differs."""
        value = self._sampling[setting.name]
        if setting is self._thought:
            return value if value is None else "on" if value else "off"
        return value

    def _refresh(self) -> None:
        for row, note in self._rows:
            setting = row.setting
            differs = setting.name in self._sampling
            usual, automatic = self._usual(setting), automatic_value(setting, self._loaded)
            row.show_value(self._here(setting) if differs else usual, changed=differs, automatic=automatic)
            row.setVisible(differs or not setting.advanced or self._advanced.isChecked())
            said = spoken_value(setting, usual)
            if usual is None and automatic is not None:
                said = self.tr("automatic, now {0}").format(spoken_value(setting, automatic))
            note.setText(self.tr("The settings say: {0}.").format(said))
            note.setVisible(differs)

    def _change(self, setting: Setting, value: Value) -> None:
        try:
            checked = setting.check(value)
        except OptionError as error:
            next(row for row, _note in self._rows if row.setting is setting).show_problem(str(error))
            return
        self._tell({setting.name: checked if setting is not self._thought or checked is None else checked == "on"})

    def _tell(self, changes: dict[str, Value]) -> None:
        """Keep only what differs: where the settings say the same, they are followed when they change."""
        wanted = {**self._sampling, **changes}
        usual = {setting.name: self._usual(setting) for setting in (*_DECLARED.values(), self._thought)}
        differing = {name: value for name, value in wanted.items() if name not in usual or value != usual[name]}
        self._sampling = msgspec.convert(differing, Overrides)
        self._refresh()
        self.edited.emit(self._sampling)


def sampling_words(sampling: Overrides) -> str:
    """What differs from the settings, in a few words; empty where nothing does."""
    parts = []
    for name, value in sampling.items():
        if name in _DECLARED:
            parts.append(f"{translated(_DECLARED[name].title)} {spoken_value(_DECLARED[name], value)}")
        elif name == FORM and value:
            parts.append(_tr("answers in JSON"))
        elif name == THINKING and value is not None:
            parts.append(_tr("thinks first") if value else _tr("answers at once"))
    return ", ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SamplingFields", text)
