"""How the window lives beside other programs: rests, reads ahead, spares the battery, keeps still. Made when the
window is there."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app.controllers.reading_ahead import ReadingAhead
from app.controllers.resting import Resting
from app.controllers.thrift import Thrift
from app.controllers.together import Controllers
from app.power.motion import DesktopMotion
from app.power.system import System
from app.settings import Settings
from app.widgets.caret import Caret
from app.widgets.main_window import MainWindow
from app.widgets.motion import Motion


class Manners:
    """Everything of that kind, ended in ``close``."""

    def __init__(
        self, qt: QApplication, to: Controllers, settings: Settings, window: MainWindow, system: System
    ) -> None:
        self._thrift = Thrift(to.engine, settings, system, window)
        self._resting = Resting(to.engine, settings, system, parent=window)
        self._ahead = ReadingAhead(to.chat, to.engine, settings, system, window)
        card = window.pane.card
        self._caret = Caret(qt, card.composer)
        self._motion = Motion(qt, settings, self._caret, lambda told: DesktopMotion(told, parent=window))
        # Who types where another model answers needs this one not: his is loaded when he asks.
        card.typed.connect(lambda: self._resting.wake() if to.engine.would_answer(to.chat.setup.model) else None)
        card.draft_changed.connect(self._ahead.note_draft)
        self._ahead.note_draft(card.text())
        self._resting.watch()

    def close(self) -> None:
        """Stop all of it."""
        self._motion.close()
        self._caret.close()
        self._ahead.close()
        self._resting.close()
