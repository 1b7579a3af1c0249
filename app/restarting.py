"""Starts the window again where a setting needs it: says so, and does it when asked; knows no setting's meaning."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess

from app.declarations import BY_KEY
from app.notices import Notice
from inference.own_program import program_file

if TYPE_CHECKING:
    from app.ground import Ground
    from app.widgets.main_window import MainWindow

RESTART = "restart"  # action of the notice, and its key


class Restarting(QObject):
    """Attributes:
    wanted: Whether the program is to be started again when the window is gone.
    """

    def __init__(self, ground: Ground, window: MainWindow) -> None:
        super().__init__(window)
        self.wanted = False
        self._notices = ground.notices
        self._settings = ground.settings
        self._window = window
        waiting = (key for key, setting in BY_KEY.items() if setting.applies == "next start")
        self._running_with = {key: ground.settings.get(key) for key in waiting}
        self.close = ground.settings.subscribe(lambda key, _value: self._note_setting(key))
        window.pane.notices.action_asked.connect(self._act)

    def _note_setting(self, key: str) -> None:
        if key not in self._running_with:
            return
        if all(self._settings.get(key) == value for key, value in self._running_with.items()):
            self._notices.dismiss(RESTART)  # it was changed back
            return
        self._notices.post(
            Notice(
                message=self.tr("This takes effect when Hearth is started again."),
                hint=self.tr("Downloads go on by themselves afterwards, and an answer under way keeps what it has."),
                action=RESTART,
                action_title=self.tr("Start again now"),
                key=RESTART,
                sticky=True,
            )
        )

    def _act(self, action: str) -> None:
        if action == RESTART:
            self.wanted = True
            self._window.leave()


def start_again() -> None:
    """Start this program once more, without a file to open, independent of this process."""
    program = program_file()
    command = [str(program)] if program is not None else [sys.executable, "-m", "app"]
    QProcess.startDetached(command[0], command[1:])
