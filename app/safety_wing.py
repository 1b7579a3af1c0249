"""What keeps conversations safe beside the database itself, made when the window is there: backups, an emptied trash,
words about a database that this Hearth must not touch."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from app.controllers.safety import SafetyController
from app.crash_log import last_crash
from app.notices import Notice
from app.storage.backup_keeper import BackupKeeper
from inference.errors import StorageError, StorageNewer

if TYPE_CHECKING:
    from app.controllers.together import Controllers
    from app.ground import Ground
    from app.storage.salvage import Rebuilt
    from app.widgets.main_window import MainWindow
    from app.widgets.settings_page import Extra

CALM = 60_000  # milliseconds after the start before the trash is looked at
OFTEN = 3600_000  # milliseconds between two looks whether a new day has begun


def _tr(text: str) -> str:
    return QCoreApplication.translate("SafetyWing", text)


class SafetyWing:
    """Ended in ``close``.

    Attributes:
        safety: The backups.
    """

    def __init__(self, to: Controllers, ground: Ground, window: MainWindow) -> None:
        self._to, self._ground, self._window = to, ground, window
        self._closing = ExitStack()
        settings, bridge = ground.settings, ground.bridge
        self._keeper = keeper = BackupKeeper(
            ground.paths.database,
            wanted=lambda: settings.flag("safety.daily_backup"),
            on_made=bridge.carry(lambda _made: self._note_made()),
            on_skipped=bridge.carry(lambda error: self._note_skipped(error)),
        )
        self._closing.callback(keeper.close)
        self.safety: SafetyController = SafetyController(to, ground.store, ground.notices, bridge, keeper, window)
        window.pane.notices.action_asked.connect(self.safety.act)
        self._tidied = ""  # the day on which the trash was looked at
        self._calm = QTimer(singleShot=True, interval=CALM)
        self._calm.timeout.connect(self.tidy)
        self._often = QTimer(interval=OFTEN)
        self._often.timeout.connect(self.tidy)
        self._closing.callback(self._calm.stop)
        self._closing.callback(self._often.stop)

    def begin(self) -> None:
        """The start is over: say how the last one ended, and wait for a calm moment."""
        self._note_crash()
        self._calm.start()
        self._often.start()

    def tidy(self) -> None:
        """Empty the trash of what has lain in it long enough, once a day, when no answer is being written."""
        today = time.strftime("%Y-%m-%d")
        if today == self._tidied or self._keeper.busy:
            return
        self._tidied = today
        days = self._ground.settings.number("safety.trash_days") or 0
        self._ground.store.ask(
            lambda conversations: conversations.old_trash.tidy(days),
            lambda gone: self._to.conversations.refresh() if gone else None,
            lambda _error: True,  # tomorrow is another day
        )

    def _note_crash(self) -> None:
        if not (left := last_crash(self._ground.paths.logs)):
            return
        self._ground.notices.post(
            Notice(
                level="warning",
                message=_tr("Hearth ended unexpectedly the last time."),
                hint=_tr("What was written is still there. If it happens again, copy the details into a report."),
                detail=left,
                key="crashed",
                sticky=True,
            )
        )

    def make_extras(self) -> Extra:
        """What stands on the page of the settings."""
        from app.widgets.backup_extras import BackupExtras  # with the dialog

        return BackupExtras(self.safety)

    def note_rebuilt(self, rebuilt: Rebuilt) -> None:
        """A damaged database was replaced by what could be read of it."""
        self.safety.note_rebuilt(rebuilt)

    def show_newer(self, error: StorageNewer) -> None:
        """The database was written by a newer Hearth: say what that means and what can be done."""
        from app.widgets.newer_box import NewerBox  # hardly ever

        box = NewerBox(error, self._window)
        box.backups_asked.connect(lambda: self._window.settings.open("safety"))
        box.close_asked.connect(self._window.leave)
        box.open()

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()

    def _note_made(self) -> None:
        self.safety.read()

    def _note_skipped(self, error: StorageError) -> None:
        self.safety.note_skipped(error)
