"""What stands on the page API of the settings: state, address and key to enter elsewhere, an example, the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.controllers.models import ModelsController
from app.controllers.serving import ServingController, is_loopback
from app.error_words import said
from app.setting import Value
from app.settings import Settings
from app.theme import Theme, code_font, px
from app.widgets.buttons import dialog_button
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import icon
from app.widgets.serving_example import example
from app.widgets.serving_head import ServingHead, shown_line
from app.widgets.serving_log import ServingLog
from app.widgets.serving_model import ServingModel
from app.widgets.serving_questions import ask_to_go_without_key, ask_to_open, ask_to_renew
from app.widgets.settings_page import Extra, keep_in_place
from app.widgets.wrapping_label import wrapping
from inference.errors import HearthError, PortTaken
from inference.hosting.offers import can_be_asked

TOLD = 2_000  # milliseconds a button says that something was copied
_DOTS = "•" * 12


class ServingExtras(Extra):
    """Everything about the endpoint that is no plain setting."""

    after = 1  # below the switch

    def __init__(
        self,
        serving: ServingController,
        models: ModelsController,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._serving, self._models, self._settings = serving, models, settings
        self._key = ""
        self._troubles: Mapping[str, str] = {}
        self._warning, self._warned = _warning_card()
        self.key = shown_line("servingKey", self.tr("Key"))
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.copy_address = self._copier("copyAddress", self.tr("Copy the address"), lambda: serving.address)
        self.head = ServingHead(serving, self.copy_address)
        self.copy_key = self._copier("copyKey", self.tr("Copy the key"), lambda: self._key)
        self.show_key = dialog_button("showKey", self.tr("Show"), "")
        self.show_key.setAccessibleName(self.tr("Show the key"))
        self.show_key.setCheckable(True)
        self.show_key.toggled.connect(self._show_key)
        self.renew = dialog_button("renewKey", self.tr("Another key…"), "")
        self.renew.clicked.connect(lambda: ask_to_renew(self, serving.renew_key))
        self.copy_model = self._copier("copyModel", self.tr("Copy the name of the model"), lambda: self.model.name)
        self.model = ServingModel(self.copy_model)
        self.model.changed.connect(self._show_example)
        self.example = self._make_example()
        self.copy_example = self._copier("copyExample", self.tr("Copy the example"), lambda: self._example(self._key))
        self.log = ServingLog(serving)
        self._lay_out()
        serving.changed.connect(self._show)
        models.listed.connect(self._show_models)
        self._show_models()
        self._show()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols, and give the example its letters."""
        for button in (self.copy_address, self.copy_key, self.copy_model, self.copy_example):
            button.setIcon(icon("copy", theme))
        self.renew.setIcon(icon("refresh", theme))
        self.log.set_theme(theme, zoom)
        self.example.setFont(code_font(zoom * 0.9))
        lines = example("", _DOTS, "").count("\n") + 2  # and a scroll bar
        self.example.setFixedHeight(self.example.fontMetrics().lineSpacing() * lines + px(10, zoom))

    def troubles(self) -> Mapping[str, str]:
        """Whoever typed a port sees there that it is taken, wherever the page is scrolled to."""
        error = self._serving.state.error
        return {"api.port": said(error.message)} if isinstance(error, PortTaken) else {}

    def last(self) -> QWidget:
        """The example stands below all settings: who needs it needs it once."""
        return self._tried

    def asks(self, key: str, value: Value, go_on: Callable[[], object]) -> bool:
        """Ask first where a change makes the endpoint less safe."""
        if key == "api.key_required" and value is False:
            ask_to_go_without_key(self, go_on)
            return True
        if key == "api.host" and not is_loopback(str(value)) and value != self._settings.text("api.host"):
            ask_to_open(self, str(value), go_on)
            return True
        return False

    # ------------------------------------------------------------------------------- making it

    def _copier(self, name: str, title: str, what: Callable[[], str]) -> QPushButton:
        button = dialog_button(name, self.tr("Copy"), "")
        button.setAccessibleName(title)
        told = QTimer(button, singleShot=True, interval=TOLD)
        told.timeout.connect(lambda: button.setText(self.tr("Copy")))

        def copy() -> None:
            QGuiApplication.clipboard().setText(what())
            button.setText(self.tr("Copied"))
            told.start()

        button.clicked.connect(copy)
        return button

    def _make_example(self) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setObjectName("servingExample")
        made.setAccessibleName(self.tr("Example"))
        made.setProperty("look", "field")
        made.setReadOnly(True)
        made.setTabChangesFocus(True)
        made.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # it is a command
        return made

    def _lay_out(self) -> None:
        self._details = QWidget()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 0, 0, 0)
        details.setSpacing(6)
        self._key_part = QWidget()
        key = QVBoxLayout(self._key_part)
        key.setContentsMargins(0, 6, 0, 0)
        key.setSpacing(6)
        key.addWidget(QLabel(self.tr("Key")))
        key.addWidget(self.key)
        buttons = FlowLayout(8)
        for button in (self.show_key, self.copy_key, self.renew):
            buttons.addWidget(button)
        key.addLayout(buttons)
        details.addWidget(self._key_part)
        details.addWidget(self.model)
        self._lay_out_example()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self._warning)
        column.addWidget(self._details)
        column.addWidget(self.log)

    def _lay_out_example(self) -> None:
        self._tried = QWidget()
        shown = wrapping("caption", "muted")
        shown.setText(self.tr("Try it in a terminal. What is copied has the key in it."))
        column = QVBoxLayout(self._tried)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(6)
        column.addWidget(QLabel(self.tr("Example")))
        column.addWidget(shown)
        column.addWidget(self.example)
        column.addWidget(self.copy_example, 0, Qt.AlignmentFlag.AlignLeading)

    # --------------------------------------------------------------------------------- showing

    def _show(self) -> None:
        state = self._serving.state
        self.head.show_state(state)
        for part in (self._details, self._tried):
            part.setVisible(state.phase != "off")
            part.setEnabled(state.phase != "failed")  # somebody else may listen there: nobody shall get the key
        self._warned.setText(self._risk())
        self._warning.setVisible(bool(self._warned.text()) and state.phase != "off")
        if state.phase != "off":
            self._show_details()
        if (troubles := self.troubles()) != self._troubles:
            self._troubles = troubles
            self.troubles_changed.emit()

    def _show_details(self) -> None:
        try:
            self._key = self._serving.key() if self._serving.needs_key else ""
        except HearthError:
            self._key = ""  # the state says it
        self._key_part.setVisible(self._serving.needs_key)
        self.key.setText(self._key)
        self.key.setCursorPosition(0)
        self._show_example()

    def _show_example(self) -> None:
        text = self._example(self._key if self.show_key.isChecked() else _DOTS)
        if text != self.example.toPlainText():
            self.example.setPlainText(text)

    def _example(self, key: str) -> str:
        return example(self._serving.address, key if self._serving.needs_key else "", self.model.name)

    def _show_models(self) -> None:
        self.model.show_models([model.name for model in self._models.all if can_be_asked(model)])

    def _show_key(self, shown: bool) -> None:
        self.key.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_key.setText(self.tr("Hide") if shown else self.tr("Show"))
        self.show_key.setAccessibleName(self.tr("Hide the key") if shown else self.tr("Show the key"))
        self._show_example()

    def _risk(self) -> str:
        """What is less safe than it could be; empty: nothing."""
        if not is_loopback(self._settings.text("api.host")):
            return self.tr(
                "Other computers in your network can ask, with the key. They enter the address of this computer in "
                "place of 127.0.0.1. What is said goes through the network without encryption."
            )
        if not self._serving.needs_key:
            return self.tr("No key is asked for: every program and every user of this computer can ask.")
        return ""

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, now = event.oldSize(), event.size()
        if before.width() == now.width():
            keep_in_place(self, now.height() - before.height())


def _warning_card() -> tuple[QFrame, QLabel]:
    card, words = QFrame(), wrapping()
    card.setObjectName("servingRisk")
    card.setProperty("look", "warning")
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 8, 12, 8)
    column.addWidget(words)
    return card, words
