"""What moves by itself moves little where the user or the desktop wants it so; knows no desktop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from app.widgets.caret import Caret

KEY = "appearance.motion"


class Motion(QObject):
    """Applied to the whole application; ended in ``close``."""

    def __init__(
        self, qt: QApplication, settings: Settings, caret: Caret, ask: Callable[[Callable[[bool], object]], object]
    ) -> None:
        """``ask`` has the desktop tell whether it wants little motion, now or later."""
        super().__init__(qt)
        self._qt = qt
        self._settings = settings
        self._caret = caret
        self._desktop_little = False
        self._usual = qt.isEffectEnabled(Qt.UIEffect.UI_General)  # which all others need
        self._unsubscribe = settings.subscribe(lambda key, _value: self._apply() if key == KEY else None)
        self._asking = ask(self._note_desktop)
        self._apply()

    @property
    def little(self) -> bool:
        """Whether nothing is to move by itself."""
        wanted = self._settings.text(KEY)
        return self._desktop_little if wanted == "system" else wanted == "little"

    def close(self) -> None:
        """Everything moves as before."""
        self._unsubscribe()
        self._let_move(True)

    def _note_desktop(self, little: bool) -> None:
        self._desktop_little = little
        self._apply()

    def _apply(self) -> None:
        self._let_move(not self.little)

    def _let_move(self, moves: bool) -> None:
        self._caret.set_blinks(moves)
        self._qt.setEffectEnabled(Qt.UIEffect.UI_General, self._usual and moves)
