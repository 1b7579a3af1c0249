"""Which theme and zoom are in force, applied to the whole application; follows settings and desktop."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from app.declarations import BY_KEY
from app.settings import Settings
from app.theme import DARK, LIGHT, Theme, font, palette, style_sheet
from app.widgets.window_style import window_style

KEYS = ("appearance.theme", "appearance.contrast", "appearance.zoom")


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
        if hasattr(self._hints, "accessibility"):  # Qt 6.10 and later know what the desktop prefers
            self._hints.accessibility().contrastPreferenceChanged.connect(self.apply)
        self.apply()

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        wanted = self._settings.text("appearance.theme")
        dark = self._hints.colorScheme() == Qt.ColorScheme.Dark if wanted == "system" else wanted == "dark"
        if self._wants_contrast():
            from app.high_contrast import HIGH_DARK, HIGH_LIGHT  # few people need them

            return HIGH_DARK if dark else HIGH_LIGHT
        return DARK if dark else LIGHT

    def _wants_contrast(self) -> bool:
        wanted = self._settings.text("appearance.contrast")
        if wanted == "system" and hasattr(self._hints, "accessibility"):
            return self._hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        return wanted == "high"

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
