"""Connects the form in which answers come with the sign at the composer, and a refused schema with its way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication

from app.controllers.answer_form import form_of, with_form
from app.notices import Notice
from app.storage.values import Setup, StoredMessage
from app.theme import Theme
from app.widgets.json_sign import JsonSign
from inference.errors import OptionError

if TYPE_CHECKING:
    from app.controllers.together import Controllers
    from app.notices import Notices
    from app.widgets.main_window import MainWindow

OPEN_SETUP = "open-setup"  # action of a notice, and its key


class FormLink:
    """Attributes:
    sign: Beside *send*, while answers come as JSON.
    """

    def __init__(
        self,
        to: Controllers,
        notices: Notices,
        window: MainWindow,
        set_up: Callable[[Setup], object],
        open_setup: Callable[[], object],
    ) -> None:
        """``set_up`` has the conversation that is shown answered so; ``open_setup`` shows how it is."""
        self._to, self._notices, self._window = to, notices, window
        self._set_up, self._open_setup = set_up, open_setup
        self.sign = JsonSign()
        self.sign.clicked.connect(self._have_text_again)
        window.pane.card.show_beside_send(self.sign)
        window.pane.notices.action_asked.connect(self._act)
        to.answers.ended.connect(self._note_end)

    def set_theme(self, theme: Theme) -> None:
        """Tint the sign."""
        self.sign.set_theme(theme)

    def show_setup(self, setup: Setup) -> None:
        """Show how answers come in the conversation that is shown."""
        self.sign.show_form(form_of(setup.sampling))

    def _have_text_again(self) -> None:
        setup: Setup = self._to.chat.setup
        self._set_up(msgspec.structs.replace(setup, sampling=with_form(setup.sampling, None)))
        self._window.pane.focus_composer()

    def _act(self, action: str) -> None:
        if action == OPEN_SETUP:
            self._open_setup()

    def _note_end(self, message: StoredMessage) -> None:
        """Where the engine cannot hold answers to a schema, say where it is changed."""
        if message.error_code != OptionError.code or form_of(message.sampling) is None:
            return
        translate = QCoreApplication.translate
        self._notices.post(
            Notice(
                level="warning",
                message=translate("FormLink", "The answer cannot be held to the schema of this conversation."),
                hint=message.error,
                action=OPEN_SETUP,
                action_title=translate("FormLink", "Change the schema"),
                key=OPEN_SETUP,
                sticky=True,
            )
        )
