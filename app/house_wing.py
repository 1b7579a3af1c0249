"""What keeps the house: new versions, and what Hearth has put on this computer. Made when the start is over."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.channel import read_channel
from app.controllers.resetting import ResettingController
from app.controllers.updates import UpdatesController
from app.late_pool import LatePool
from app.network_settings import network_of
from app.version import VERSION

if TYPE_CHECKING:
    from app.controllers.safety import SafetyController
    from app.controllers.together import Controllers
    from app.ground import Ground
    from app.reset.parts import Where
    from app.widgets.main_window import MainWindow
    from app.widgets.release_dialog import ReleaseDialog
    from app.widgets.reset_link import ResetLink
    from app.widgets.settings_page import Extra
    from inference.net.cancel import CancelToken
    from inference.net.network import Network
    from inference.updates import Release


class HouseWing:
    """Ended in ``close``.

    Attributes:
        updates: Whether there is a newer version.
        resetting: What is to be removed.
    """

    def __init__(
        self, to: Controllers, ground: Ground, window: MainWindow, safety: Callable[[], SafetyController]
    ) -> None:
        self._ground, self._window, self._safety = ground, window, safety
        self._closing = ExitStack()
        threads = LatePool(1, "updates")
        self._closing.callback(threads.shutdown)
        self.updates = UpdatesController(
            ground.settings,
            ground.notices,
            partial(network_of, ground.settings, os.environ),
            _ask,
            threads,
            ground.bridge,
            ground.paths.cache / "updates.json",
            read_channel(),
            VERSION,
            busy=lambda: to.chat.busy,
        )
        self._closing.callback(self.updates.close)
        self.updates.see_asked.connect(self.show_release)
        window.pane.notices.action_asked.connect(self.updates.act)
        counting = LatePool(1, "counting")
        self._closing.callback(counting.shutdown)
        self.resetting = ResettingController(
            self._where, ground.paths.data, counting, ground.bridge, ground.notices, window
        )
        self._closing.callback(self.resetting.close)
        self.resetting.leave_asked.connect(window.leave)

    def make_updates_box(self) -> Extra:
        """What the settings say about new versions."""
        from app.widgets.updates_box import UpdatesBox

        return UpdatesBox(self.updates)

    def make_reset_extra(self) -> Extra:
        """The way to what Hearth has put on this computer."""
        from app.widgets.reset_extra import ResetExtra

        made = ResetExtra()
        made.reset.clicked.connect(lambda: self.reset.open())
        return made

    @cached_property
    def reset(self) -> ResetLink:
        """The dialog about it."""
        from app.widgets.reset_link import ResetLink

        return ResetLink(self.resetting, self._safety(), self._ground, self._window)

    def _where(self) -> Where:
        from app.reset.parts import where_of  # seldom

        return where_of(self._ground.paths, self._ground.settings)

    def show_release(self) -> ReleaseDialog | None:
        """Show what is new in the version that is newer than this one, if there is one."""
        from app.widgets.release_dialog import ReleaseDialog

        release = self.updates.newer
        if release is None:
            return None
        dialog = ReleaseDialog(release, VERSION, self._ground.appearance.zoom, self._window)
        dialog.page_asked.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        dialog.skip_asked.connect(self.updates.skip)
        dialog.open()
        return dialog

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()


def _ask(network: Network, cancel: CancelToken) -> Release:
    from inference.updates import newest  # on a thread, when it is wanted

    return newest(network, cancel)


def together(make: Callable[[], Extra], more: Callable[[], Extra]) -> Callable[[], Extra]:
    """One thing below the other beside the settings of a section."""

    def made() -> Extra:
        from app.widgets.settings_page import ExtrasTogether  # with the dialog

        return ExtrasTogether((make(), more()))

    return made
