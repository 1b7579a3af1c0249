"""What stands behind the sections Find and Downloads, made when it is first needed; the composition root of both."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from app.bridge import Bridge
from app.controllers.downloads import DownloadQueue, DownloadsController, DownloadsStatus
from app.controllers.hub_access import HubAccess
from app.controllers.together import Controllers
from app.itemmodels.download_words import button_words, overall_words
from app.itemmodels.downloads import DownloadsListModel
from app.itemmodels.hub import CardState
from app.itemmodels.hub_words import chat_words
from app.models_around import Surroundings
from app.notices import Notice, Notices
from app.paths import Paths
from app.settings import Settings
from app.version import VERSION
from app.widgets.main_window import MainWindow
from app.wings import Outside
from inference.download.values import Download, Limits, Wanted
from inference.errors import HearthError

if TYPE_CHECKING:  # each is made when it is gone to, or on a thread
    from app.controllers.hub import Around
    from app.controllers.one_click import OneClick
    from app.controllers.quantizing import Prospect
    from app.widgets.find_section import FindSection
    from app.widgets.models_page import ModelsPage
    from app.widgets.models_section import ModelsSection
    from inference.outlook import Outlook

HUB_THREADS = 4  # a search, a repository, its description, the header of a file: each may wait for the network


class ModelsWing:
    """Controllers and sections, ended in ``close``.

    Attributes:
        downloads: What is being downloaded.
    """

    def __init__(
        self,
        to: Controllers,
        access: HubAccess,
        settings: Settings,
        notices: Notices,
        bridge: Bridge,
        paths: Paths,
        window: MainWindow,
        outside: Outside,
    ) -> None:
        self._closing = ExitStack()
        self._to, self._access, self._settings, self._notices = to, access, settings, notices
        self._bridge, self._paths, self._window = bridge, paths, window
        self._page: ModelsPage | None = None
        self._find: FindSection | None = None
        self._threads: ThreadPoolExecutor | None = None
        self._clicks: OneClick | None = None
        self._surroundings = Surroundings(to, access, settings, paths, outside)
        self._lock = QLockFile(f"{paths.downloads}.lock")
        self._lock.setStaleLockTime(0)
        self._closing.callback(self._lock.unlock)
        worker = ThreadPoolExecutor(1, thread_name_prefix="downloads-asked")
        self._closing.callback(worker.shutdown)
        open_queue = outside.queue or self._open_queue
        self.downloads = DownloadsController(open_queue, worker, bridge, DownloadsListModel(), settings, notices)
        self._closing.callback(self.downloads.close)
        self.downloads.finished.connect(self._take_in)
        access.token_changed.connect(self.downloads.network_changed)
        self.downloads.status_changed.connect(self._show_status)
        self._listed: frozenset[Path] = frozenset()
        to.models.listed.connect(self._note_listed)
        to.engine.state_changed.connect(
            lambda state: self._take_back_offers({state.model.path} if state.model else set())
        )
        window.pane.notices.action_asked.connect(self._act)
        window.pane.header.downloads_asked.connect(lambda: window.models.open("downloads"))

    def foresee(self) -> Callable[[Path], tuple[Prospect, ...]]:
        """What tells, on a worker, what could be made of a file by quantizing it here."""
        from app.controllers.quantizing import prospects_of

        return partial(prospects_of, machine=self.around.machine, now=self.around.now())

    def expect(self) -> Callable[[Sequence[Path]], dict[Path, Outlook]]:
        """What tells, on a worker, what to expect of models on this computer."""
        from app.controllers.expecting import outlooks_of

        return partial(outlooks_of, machine=self.around.machine, now=self.around.now())

    def make_page(self, make_here: Callable[[], ModelsSection]) -> ModelsPage:
        """The models page, given what makes the section about this computer."""
        from app.widgets.downloads_section import DownloadsSection
        from app.widgets.models_page import ModelsPage

        downloads = DownloadsSection(self.downloads)
        downloads.chat_asked.connect(self._chat)
        downloads.find_asked.connect(lambda: self._window.models.open("find"))
        self._find = self._make_find()
        self._page = ModelsPage(self._find, make_here, downloads)
        rows = self.downloads.rows
        for changed in (rows.progressed, rows.rowsInserted, rows.rowsRemoved, self._to.models.listed):
            changed.connect(lambda *_what: self._show_states())
        self._show_states()
        self._show_status(self.downloads.status)
        self.downloads.start()
        return self._page

    def open_model(self, repository: str, quantization: str = "") -> None:
        """Go to the page of a model on the hub."""
        from inference.hub.reference import Reference

        self._window.models.open("find")
        if self._find is not None:
            self._find.open(Reference(repository=repository, quantization=quantization))

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()

    # ------------------------------------------------------------------------------------ find

    @property
    def one_click(self) -> OneClick:
        """What downloads a model of the catalog at one click."""
        if self._clicks is None:
            from app.controllers.one_click import OneClick

            self._clicks = OneClick(self.around, self._surroundings.shelf, self.threads, self._bridge, self._notices)
            self._closing.callback(self._clicks.close)
            self._clicks.wanted.connect(self._download)
            self._clicks.found_here.connect(self._say_here)
            self._clicks.page_needed.connect(lambda repository: self.open_model(repository))
        return self._clicks

    @property
    def threads(self) -> ThreadPoolExecutor:
        """For what waits for the network, or looks at this computer."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(HUB_THREADS, thread_name_prefix="hub")
            self._closing.callback(self._threads.shutdown)
        return self._threads

    @property
    def around(self) -> Around:
        """What finding needs of the rest of the program."""
        return self._surroundings.around

    def _make_find(self) -> FindSection:
        from app.controllers.hub import HubController
        from app.controllers.repository import RepositoryController
        from app.itemmodels.hub import HubListModel
        from app.widgets.find_section import FindSection

        hub = HubController(self.around, self.threads, self._bridge, HubListModel())
        repository = RepositoryController(self.around, self._surroundings.shelf, self.threads, self._bridge)
        for part in (hub, repository):
            self._closing.callback(part.close)
        repository.wanted.connect(self._download)
        repository.refused.connect(self._notices.post_error)
        self._to.models.listed.connect(repository.look_again)
        find = FindSection(hub, repository, self.one_click)
        find.show_endpoint(self._access.endpoint())
        self._closing.callback(
            self._settings.subscribe(
                lambda key, _value: find.show_endpoint(self._access.endpoint()) if key == "network.endpoint" else None
            )
        )
        find.url_given.connect(self._download_url)
        find.chat_asked.connect(self._chat)
        find.downloads_asked.connect(lambda: self._window.models.open("downloads"))
        for asked in (find.connection_test_asked, find.token_asked):
            asked.connect(lambda: self._window.open_settings("network"))
        self._to.engine.devices_found.connect(find.refresh)
        return find

    # ------------------------------------------------------------------------------- downloads

    def _open_queue(
        self, limits: Limits, on_change: Callable[[Download], None], on_removed: Callable[[int], None]
    ) -> DownloadQueue:
        """On a thread. Where two windows are open, the second one keeps its downloads for itself."""
        from inference.download.queue import Downloads

        return Downloads(
            self._paths.downloads if self._lock.tryLock(0) else None,
            self._access.network,
            version=VERSION,
            limits=limits,
            on_change=on_change,
            on_removed=on_removed,
        )

    def _download(self, wanted: Wanted) -> None:
        self.downloads.add(wanted)

    def _download_url(self, url: str) -> None:
        """A file that is not on the hub."""
        from inference.download.plain import wanted_from_url

        try:
            wanted = wanted_from_url(url, self._surroundings.folder())
        except HearthError as error:
            self._notices.post_error(error)
            return
        self._download(wanted)
        self._window.models.open("downloads")

    def _take_in(self, download: Download) -> None:
        """A model is there: the library is to know it, with its hashes and where it came from."""
        wanted = download.wanted
        self._to.models.ask(lambda library: library.downloaded(wanted), lambda _model: self._to.models.refresh())

    def _note_listed(self) -> None:
        """What was there and is not any more is not offered for a chat."""
        before, self._listed = self._listed, frozenset(model.path for model in self._to.models.all if not model.missing)
        self._take_back_offers(before - self._listed)

    def _take_back_offers(self, files: Set[Path]) -> None:
        for download in self.downloads.rows.downloads() if files else ():
            if download.state == "done" and download.wanted.model in files:
                self.downloads.take_back(download.id)

    def _chat(self, path: str) -> None:
        self._window.models.close()
        self._to.models.add([path])

    def _say_here(self, title: str, path: str) -> None:
        """What was to be downloaded is on this computer already; perhaps another program put it there."""
        self._notices.post(
            Notice(
                message=self._window.tr("“{0}” is on this computer already.").format(title),
                action=f"chat-with-file:{path}",
                action_title=chat_words(),
                key="downloads",
            )
        )

    def _act(self, action: str) -> None:
        """Do what a notice about downloads offers."""
        name, _, what = action.partition(":")
        if name == "show-downloads":
            self._window.models.open("downloads")
        elif name in ("resume-download", "restore-download"):
            self.downloads.bring_back(int(what), moving=name == "resume-download")
        elif name == "chat-with-file":
            self._chat(what)
        elif name == "chat-with-download":
            models = [d.wanted.model for d in self.downloads.rows.downloads() if d.id == int(what)]
            for model in models:
                self._chat(str(model))

    def _show_states(self) -> None:
        """Say on the cards which models are here, or on their way."""
        if self._find is None:
            return
        here = {model.repository: model for model in self._to.models.all if model.repository and not model.missing}
        states = {repository: CardState(words=chat_words(), path=str(model.path)) for repository, model in here.items()}
        for download in self.downloads.rows.downloads():
            if download.state != "done":
                states[download.wanted.repository] = CardState(words=button_words(download))
        self._find.show_states(states)
        under_way = [d for d in self.downloads.rows.downloads() if d.state != "done"]
        self._find.show_downloads({(d.wanted.repository, d.wanted.files[0].source.path): d for d in under_way})

    def _show_status(self, status: DownloadsStatus) -> None:
        words = overall_words(status.active, status.share, paused=status.paused) if status.active else ""
        self._window.pane.header.show_downloads(words)
        if self._page is not None:
            self._page.show_count("downloads", status.active)
