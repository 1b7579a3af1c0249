"""Says below the settings of the chat in which languages spelling is checked, or why it is not; changes nothing."""

from __future__ import annotations

import sys

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.controllers.spelling import SpellingController
from app.widgets.settings_page import Extra


class SpellingExtra(Extra):
    """One line."""

    def __init__(self, spelling: SpellingController) -> None:
        super().__init__()
        self.setObjectName("spellingExtra")
        self._spelling = spelling
        self._words = QLabel()
        self._words.setObjectName("spellingState")
        self._words.setProperty("tone", "muted")
        self._words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._words)
        spelling.found.connect(self._say)
        spelling.checked.connect(self._say)
        self._say()
        spelling.look()

    def _say(self) -> None:
        installed = self._spelling.installed
        if installed is None:
            words = ""
        elif installed:
            names = (QLocale(tag).nativeLanguageName() or tag for tag in self._spelling.languages)
            words = self.tr("Spelling is checked in: {0}").format(", ".join(dict.fromkeys(names)))
        elif sys.platform.startswith("linux"):
            words = self.tr(
                "Spelling cannot be checked: this system has no dictionaries. Your package manager has them, as "
                "“hunspell” or “enchant” with the name of a language."
            )
        else:
            words = self.tr("Spelling cannot be checked: this system has no dictionaries.")
        self._words.setText(words)
        self._words.setAccessibleName(words)
