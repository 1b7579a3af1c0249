"""Which language the window speaks: catalogs, direction, numbers and dates. Knows no text of its own.

The catalogs are made by ``make translations``. English has one too, since even there one file is not two files.
"""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from resources import resource_path

LANGUAGES = ("en", "de", "ar")
SETTING = "appearance.language"


def language_of(wanted: str, system: QLocale) -> str:
    """The language to speak: the one that is set, else the system's where there is a catalog for it, else English."""
    if wanted in LANGUAGES:
        return wanted
    for name in system.uiLanguages():
        if (short := name.partition("-")[0].partition("_")[0].lower()) in LANGUAGES:
            return short
    return "en"


class Language:
    """Lets an application speak a language. To be made before its widgets; ended in ``close``.

    Attributes:
        name: Which one it is, such as ``de``.
    """

    def __init__(self, application: QApplication, wanted: str) -> None:
        """``wanted`` is the value of the setting."""
        system = QLocale.system()
        self.name = language_of(wanted, system)
        self._application = application
        self._before = QLocale()
        self._translators: list[QTranslator] = []
        self._load("hearth", str(resource_path("translations", "")))
        if self.name != "en":
            from PySide6.QtCore import QLibraryInfo  # English needs no other catalog

            self._load("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        # The numbers and dates of the user's country, as long as it is a country of that language.
        fits = system.name().partition("_")[0] == self.name
        QLocale.setDefault(system if fits else QLocale(self.name))
        mirrored = QLocale().textDirection() == Qt.LayoutDirection.RightToLeft
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
        application.setProperty("language", self.name)

    def close(self) -> None:
        """Speak English again, as before."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
        QLocale.setDefault(self._before)
        self._application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._application.setProperty("language", None)

    def _load(self, catalog: str, folder: str) -> None:
        translator = QTranslator()
        if translator.load(f"{catalog}_{self.name}", folder):
            self._application.installTranslator(translator)
            self._translators.append(translator)
