"""What stands behind the section On this computer and behind the settings about it, made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from app.bridge import Bridge
from app.controllers.hub_access import HubAccess
from app.controllers.library import LibraryController
from app.controllers.scanning import Scanning
from app.controllers.together import Controllers
from app.notices import Notices
from app.settings import Settings
from app.widgets.main_window import MainWindow

if TYPE_CHECKING:  # each is made when it is gone to
    from app.widgets.library_section import LibrarySection
    from app.widgets.library_wishes import Foresee
    from app.widgets.models_page import ModelsPage
    from app.widgets.settings_page import Extra


class LibraryWing:
    """Controllers, section and settings, ended in ``close``.

    Attributes:
        library: What can be done with a model on this computer.
    """

    def __init__(
        self,
        to: Controllers,
        scanning: Scanning,
        access: HubAccess,
        settings: Settings,
        notices: Notices,
        bridge: Bridge,
        window: MainWindow,
        folder: Path,
    ) -> None:
        """``folder``: where downloads go while no folder is chosen."""
        self._closing = ExitStack()
        self._to, self._scanning, self._access = to, scanning, access
        self._settings, self._window, self._folder = settings, window, folder
        worker = ThreadPoolExecutor(1, thread_name_prefix="library-work")
        self._closing.callback(worker.shutdown)
        self.library = LibraryController(to.models, to.engine, settings, notices, bridge, worker)
        self._closing.callback(self.library.close)
        self.library.renamed.connect(to.chat.follow_model_name)
        window.pane.notices.action_asked.connect(self.library.act)

    def make_section(self, foresee: Foresee) -> LibrarySection:
        """The section of the models page; ``foresee``: what could be made of a file."""
        from app.widgets.library_section import LibrarySection

        to, window = self._to, self._window
        section = LibrarySection(to.models, self.library, self._scanning, to.engine, self._settings, foresee)
        section.chat_asked.connect(window.models.close)
        section.find_asked.connect(lambda: window.models.open("find"))
        section.add_file_asked.connect(window.choose_file)
        section.options_asked.connect(window.settings.open_for)
        section.folders_asked.connect(lambda: window.settings.open("models"))
        return section

    def settings_extras(self) -> Mapping[str, Callable[[], Extra]]:
        """What stands beside the settings of a section."""
        return {"network": self._network_extras, "models": self._storage_extras}

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()

    def _network_extras(self) -> Extra:
        from app.widgets.network_extras import NetworkExtras

        return NetworkExtras(self._access, self._settings)

    def _storage_extras(self) -> Extra:
        from app.widgets.storage_extras import StorageExtras

        extras = StorageExtras(self._to.models, self._folder)
        extras.manage.clicked.connect(lambda: self._show_models())
        return extras

    def _show_models(self) -> ModelsPage:
        self._window.settings.close()
        return self._window.models.open("here")
