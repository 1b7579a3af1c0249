"""What the settings say about new versions: when somebody looked last, what came of it, and a way to look now."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.controllers.updates import SETTING, UpdatesController
from app.error_words import said
from app.itemmodels.backup_words import backup_title
from app.theme import Theme
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import icon
from app.widgets.settings_page import Extra
from app.widgets.wrapping_label import wrapping
from inference.updates import HOST


class UpdatesBox(Extra):
    """Asks nobody before its button is pressed."""

    def __init__(self, updates: UpdatesController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._updates = updates
        title = QLabel(self.tr("New versions"))
        self._state = wrapping("", "")
        self._state.setObjectName("updateState")
        about = wrapping("caption", "muted")
        about.setText(
            self.tr(
                "{0} is asked, the project's own page. It learns your address on the network, as every page does, and "
                "nothing else. To install a new version is up to you."
            ).format(HOST)
        )
        self.look = self._button("lookForUpdate", self.tr("Look now"), self._look)
        self.see = self._button("seeUpdate", self.tr("See what is new…"), updates.see_asked.emit)
        buttons = FlowLayout(spacing=8)
        for button in (self.look, self.see):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self._state)
        column.addWidget(about)
        column.addLayout(buttons)
        about.setVisible(updates.channel.updates != "off")
        updates.changed.connect(self._show)
        self._show()

    def set_theme(self, theme: Theme, _zoom: float) -> None:
        """Tint the symbols."""
        self.look.setIcon(icon("refresh", theme))

    def locked(self) -> Mapping[str, str]:
        return {SETTING: self._updates.why_not()} if self._updates.channel.updates == "off" else {}

    def _button(self, name: str, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _look(self) -> None:
        if self._updates.looking:
            self._updates.stop()
        else:
            self._updates.look()

    def _show(self) -> None:
        looking, off = self._updates.looking, self._updates.channel.updates == "off"
        self.look.setText(self.tr("Stop") if looking else self.tr("Look now"))
        self.look.setAccessibleName(self.look.text())
        self.look.setVisible(not off)
        self.see.setVisible(self._updates.newer is not None and not off)
        self._state.setText(self._words())

    def _words(self) -> str:
        updates, looked = self._updates, self._updates.looked
        if updates.channel.updates == "off":
            return self.tr("You have Hearth {0}.").format(updates.version)
        if updates.looking:
            return self.tr("Asking…")
        if not looked.at:
            return self.tr("You have Hearth {0}. Nobody has looked for a newer one yet.").format(updates.version)
        when = self.tr("Last looked: {0}.").format(backup_title(looked.at))
        if looked.problem:
            return f"{when} {said(looked.problem)}"
        if updates.newer is not None:
            return (
                f"{when} {self.tr('Hearth {0} is there; you have {1}.').format(updates.newer.version, updates.version)}"
            )
        return f"{when} {self.tr('You have the newest version of Hearth: {0}.').format(updates.version)}"
