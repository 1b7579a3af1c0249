"""Which theme and zoom are in force, applied to the whole application; follows settings and desktop."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from app.declarations import BY_KEY
from app.settings import Settings
from app.theme import DARK, LIGHT, Theme, font, palette, style_sheet
from app.widgets.window_style import window_style

KEYS = ("appearance.theme", "appearance.zoom")


class Appearance(QObject):
    """Signals:
    changed(Theme, float): Another theme or zoom (1 is the desktop's own size) is in force.
    """

    changed = Signal(object, float)

    def __init__(self, application: QApplication, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._settings = settings
        self._hints = application.styleHints()
        self._unsubscribe = settings.subscribe(lambda key, _value: self.apply() if key in KEYS else None)
        self._applied: tuple[Theme, float] | None = None
        self._hints.colorSchemeChanged.connect(self.apply)
        self.apply()

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        wanted = self._settings.text("appearance.theme")
        if wanted == "system":
            return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if wanted == "dark" else LIGHT

    @property
    def zoom(self) -> float:
        """The zoom in force; 1 is the desktop's own size."""
        return (self._settings.number("appearance.zoom") or 100) / 100

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by some steps; 0 goes back to the desktop's own size."""
        setting = BY_KEY["appearance.zoom"]
        wanted = round(100 * self.zoom + steps * setting.step) if steps else 100
        low, high = int(setting.low or 50), int(setting.high or 300)
        self._settings.set(setting.key, max(low, min(high, wanted)))

    def apply(self) -> None:
        """Dress the application as the settings say."""
        theme, zoom = self.theme, self.zoom
        if (theme, zoom) != self._applied:
            self._applied = (theme, zoom)
            self._application.setFont(font("body", zoom))
            self._application.setPalette(palette(theme))
            self._application.setStyleSheet(style_sheet(theme, zoom) + window_style(theme, zoom))
            self.changed.emit(theme, zoom)

    def close(self) -> None:
        """Stop following the settings."""
        self._unsubscribe()
