"""Instructions, model and sampling as fields: what a persona says, and what one conversation says. Keeps nothing."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from app.controllers.answer_form import Form, form_of, with_form
from app.settings import Settings
from app.storage.values import Overrides, Setup
from app.theme import Theme
from app.widgets.answer_form import AnswerForm
from app.widgets.composer import follow_direction
from app.widgets.icons import icon
from app.widgets.model_choice import ModelChoice
from app.widgets.sampling_fields import SamplingFields
from app.widgets.setting_editors import TYPING_PAUSE
from app.widgets.wrapping_label import wrapping
from inference.model_file import ModelFile
from inference.protocol import Loaded

LINES = 8  # of the instructions that can be seen at once


class SetupFields(QWidget):
    """Signals:
    edited(Setup): Something was changed; the persona in it is the one that was shown.
    count_asked(str): How many tokens are these instructions?
    """

    edited = Signal(object)
    count_asked = Signal(str)

    def __init__(self, settings: Settings, *, of_persona: bool, parent: QWidget | None = None) -> None:
        """``of_persona``: empty instructions then mean those of the settings."""
        super().__init__(parent)
        self._of_persona = of_persona
        self._setup = Setup()
        self._usual = ""
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(self._note_prompt)
        self.prompt = QPlainTextEdit()
        self.model = ModelChoice("setupModel", self.tr("Model"))
        self.model.chosen.connect(lambda name: self._tell(model=name))
        self.form = AnswerForm()
        self.form.edited.connect(self._note_form)
        self.sampling = SamplingFields(settings)
        self.sampling.edited.connect(self._note_sampling)
        self.reset = QToolButton()
        self._count = QLabel()
        self._make_prompt()
        self._lay_out()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols, and give the instructions their height."""
        self.prompt.setMinimumHeight(self.prompt.fontMetrics().lineSpacing() * LINES)
        self.reset.setIcon(icon("refresh", theme))
        self.form.set_theme(theme, zoom)
        self.sampling.set_theme(theme)

    def show_narrow(self, narrow: bool) -> None:
        """Let fields stand below their words where there is no room beside them."""
        self.sampling.show_narrow(narrow)

    def show_models(self, models: Sequence[ModelFile]) -> None:
        """Offer these models."""
        self.model.show_models(models)

    def show_setup(self, setup: Setup, usual_prompt: str, model: str, loaded: Loaded | None) -> None:
        """Show how something is answered.

        Args:
            setup: It.
            usual_prompt: The instructions of the settings.
            model: Name of the model that would answer.
            loaded: The same where it is loaded.
        """
        self._setup, self._usual = setup, usual_prompt
        text = setup.system_prompt
        if text is None:
            text = "" if self._of_persona else usual_prompt
        if not self._pause.isActive() and text != self.prompt.toPlainText():
            self.prompt.blockSignals(True)
            self.prompt.setPlainText(text)
            self.prompt.blockSignals(False)
            self.count_asked.emit(text)
        self._show_reset()
        self.model.show_choice(setup.model)
        self.form.show_form(form_of(setup.sampling))
        self.sampling.show_sampling(setup.sampling, model, loaded)

    def show_count(self, tokens: int | None) -> None:
        """Say how long the instructions are, if that is known."""
        self._count.setText("" if tokens is None else self.tr("about %n tokens", "", tokens))
        self._count.setVisible(tokens is not None and tokens > 0)

    def take_over(self) -> None:
        """Count what was typed last, though the pause is not over."""
        if self._pause.isActive():
            self._note_prompt()
        self.form.take_over()

    # ------------------------------------------------------------------------------------ inside

    def _make_prompt(self) -> None:
        self.prompt.setObjectName("setupPrompt")
        self.prompt.setAccessibleName(self.tr("Instructions"))
        self.prompt.setProperty("look", "field")
        self.prompt.setTabChangesFocus(True)
        follow_direction(self.prompt)
        self.prompt.setPlaceholderText(
            self.tr("Empty: the system prompt of the settings is used.")
            if self._of_persona
            else self.tr("For example: Answer in German, in short sentences.")
        )
        self.prompt.textChanged.connect(self._pause.start)
        self.prompt.installEventFilter(self)
        self.reset.setObjectName("setupPrompt.reset")
        self.reset.setAccessibleName(self.tr("Instructions: as in the settings"))
        self.reset.setToolTip(self.tr("As in the settings"))
        self.reset.clicked.connect(self._reset_prompt)
        self._count.setProperty("tone", "muted")
        self._count.setProperty("scale", "caption")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(_head(self.tr("Instructions"), self.reset))
        about = wrapping("caption", "muted")
        about.setText(self.tr("The system prompt: what the model reads before anything that is said."))
        column.addWidget(about)
        column.addWidget(self.prompt)
        column.addWidget(self._count)
        column.addSpacing(12)
        column.addLayout(_head(self.tr("Model")))
        column.addWidget(self.model)
        column.addSpacing(12)
        column.addLayout(_head(self.tr("Form of the answers")))
        column.addWidget(self.form)
        column.addSpacing(12)
        column.addLayout(_head(self.tr("Sampling")))
        column.addWidget(self.sampling)

    def _note_prompt(self) -> None:
        self._pause.stop()
        text = self.prompt.toPlainText()
        self.count_asked.emit(text)
        self._tell(system_prompt=text)

    def _reset_prompt(self) -> None:
        self._pause.stop()
        self._setup = msgspec.structs.replace(self._setup, system_prompt=None)
        self.prompt.setPlainText("" if self._of_persona else self._usual)
        self._pause.stop()
        self.count_asked.emit(self.prompt.toPlainText())
        self._tell(system_prompt=None)

    def _note_form(self, form: Form) -> None:
        self._tell(sampling=with_form(self._setup.sampling, form))

    def _note_sampling(self, sampling: Overrides) -> None:
        self._tell(sampling=with_form(sampling, form_of(self._setup.sampling)))

    def _show_reset(self) -> None:
        usual = (None, "") if self._of_persona else (None, self._usual)
        self.reset.setVisible(self._setup.system_prompt not in usual)

    def _tell(self, **changes: object) -> None:
        self._setup = msgspec.structs.replace(self._setup, **changes)
        self._show_reset()
        self.edited.emit(self._setup)

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.take_over()
        return super().eventFilter(watched, event)


def _head(title: str, *after: QWidget) -> QHBoxLayout:
    """A heading, and what stands behind it."""
    row = QHBoxLayout()
    label = QLabel(title)
    label.setProperty("scale", "title")
    row.addWidget(label)
    row.addStretch(1)
    for widget in after:
        row.addWidget(widget)
    return row
