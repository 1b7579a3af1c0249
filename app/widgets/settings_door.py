"""The settings of the window: the dialog is made when it is first wanted; knows nothing inside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.controllers.engine import EngineState
from app.settings import Settings
from app.theme import Theme

if TYPE_CHECKING:
    from app.widgets.settings_dialog import SettingsDialog
    from app.widgets.settings_page import Extra

MakeExtras = Callable[[], "Mapping[str, Callable[[], Extra]]"]


class SettingsDoor(QObject):
    """Signals:
    reload_asked(): The model is to be loaded again with the options as they are now.
    """

    reload_asked = Signal()

    def __init__(self, settings: Settings, make_extras: MakeExtras, window: QWidget) -> None:
        """``make_extras`` says what stands beside the settings of a section."""
        super().__init__(window)
        self._settings = settings
        self._make_extras = make_extras
        self._window = window
        self._dialog: SettingsDialog | None = None
        self._dress: tuple[Theme, float] | None = None
        self._state = EngineState()

    def open(self, section: str = "") -> SettingsDialog:
        """Show the settings, turned to a section."""
        dialog = self._made()
        if section:
            dialog.show_section(section)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def open_for(self, name: str, title: str) -> SettingsDialog:
        """Show the settings of one model: its unique name, and what people call it."""
        self._made().scope_to(name, title)
        return self.open()

    def show_state(self, state: EngineState) -> None:
        """Show what *automatic* chose, and whether a reload is needed."""
        self._state = state
        if self._dialog is not None:
            self._dialog.show_state(state)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Dress the dialog, now or when it is made."""
        self._dress = (theme, zoom)
        if self._dialog is not None:
            self._dialog.set_theme(theme, zoom)

    def close(self) -> None:
        """Hide the dialog; what was typed last counts."""
        if self._dialog is not None:
            self._dialog.close()

    def close_down(self) -> None:
        """Let go of everything; for a window that is not needed any more."""
        if self._dialog is not None:
            self._dialog.close_down()

    def _made(self) -> SettingsDialog:
        if self._dialog is None:
            from app.widgets.settings_dialog import SettingsDialog  # made when it is wanted, not at the start

            self._dialog = SettingsDialog(self._settings, self._window, extras=self._make_extras())
            if self._dress is not None:
                self._dialog.set_theme(*self._dress)
            self._dialog.reload_asked.connect(self.reload_asked)
        self._dialog.show_state(self._state)
        return self._dialog
