"""What stands on the page Network of the settings beside the settings: the environment, the token, the test."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.controllers.hub_access import HubAccess
from app.setting import Value
from app.settings import Settings
from app.theme import LIGHT, Theme
from app.widgets.connection_test import ConnectionDialog
from app.widgets.icons import icon
from app.widgets.settings_page import Extra
from app.widgets.token_field import TokenField
from app.widgets.wrapping_label import wrapping

OUTSIDE = (
    ("network.endpoint", ("HF_ENDPOINT",)),
    ("network.proxy", ("HTTPS_PROXY", "ALL_PROXY", "HTTP_PROXY")),
    ("network.offline", ("HF_HUB_OFFLINE",)),
)


class NetworkExtras(Extra):
    """Asks for the token only when it comes into sight, and for the network only when the button is pressed."""

    def __init__(self, access: HubAccess, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._access = access
        self._settings = settings
        self._theme, self._zoom = LIGHT, 1.0
        self._dialog: ConnectionDialog | None = None
        self._outside = wrapping("caption", "muted")
        self._outside.setObjectName("setByEnvironment")
        self.token = TokenField()
        self.token.kept.connect(access.keep_token)
        self.token.used_for_now.connect(access.use_token_for_now)
        self.token.removed.connect(access.forget_token)
        access.token_found.connect(self.token.show_place)
        access.keychain_refused.connect(self.token.show_refusal)
        self.test = QPushButton(self.tr("Test the connection…"))
        self.test.setObjectName("testConnection")
        self.test.setAccessibleName(self.test.text())
        self.test.setAutoDefault(False)
        self.test.clicked.connect(self.open_test)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._outside)
        column.addWidget(self.token)
        column.addWidget(self.test, 0, Qt.AlignmentFlag.AlignLeading)
        self.refresh()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols."""
        self._theme, self._zoom = theme, zoom
        self.test.setIcon(icon("refresh", theme))
        if self._dialog is not None:
            self._dialog.set_theme(theme, zoom)

    def usual(self) -> Mapping[str, Value]:
        proxy = self._access.set_outside(*dict(OUTSIDE)["network.proxy"])
        return {
            "network.endpoint": self._access.endpoint(),
            "network.proxy": self.tr("as {0} says").format(proxy) if proxy else self.tr("as the system says"),
        }

    def refresh(self) -> None:
        """Say what the environment sets, and whether the settings go before it."""
        said = []
        for key, names in OUTSIDE:
            name = self._access.set_outside(*names)
            if name and key == "network.offline":
                if self._access.is_offline():
                    said.append(self.tr("{0} is set by the environment: Hearth is offline.").format(name))
            elif name and self._settings.is_set(key):
                said.append(self.tr("{0} is set by the environment too; what is set here goes before it.").format(name))
            elif name:
                said.append(self.tr("{0} is set by the environment and holds while nothing is set here.").format(name))
        self._outside.setText("\n".join(said))
        self._outside.setVisible(bool(said))

    def open_test(self) -> ConnectionDialog:
        """Show the test and begin it."""
        if self._dialog is None:
            self._dialog = ConnectionDialog(self)
            self._dialog.test_asked.connect(self._access.test)
            self._dialog.stop_asked.connect(self._access.stop)
            self._access.hop_tested.connect(self._dialog.show_hop)
            self._access.test_ended.connect(self._dialog.show_end)
            self._dialog.set_theme(self._theme, self._zoom)
        self._dialog.open()
        self._dialog.start()
        return self._dialog

    # ------------------------------------------------------------------------------ Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._access.find_token()
