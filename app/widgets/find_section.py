"""The section Find: the list of models that can be had, and the page of one of them. Turns between the two."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.controllers.hub import HubController
from app.controllers.one_click import OneClick
from app.controllers.repository import RepositoryController
from app.itemmodels.hub import Card, CardState
from app.theme import Theme
from app.widgets.find_list import FindList
from app.widgets.models_section import ModelsSection
from app.widgets.repository_page import RepositoryPage
from inference.download.values import Download
from inference.hub.reference import Reference


class FindSection(ModelsSection):
    """Signals:
    url_given(str): A file that is not on the hub is to be downloaded.
    connection_test_asked(): The user wants to know why the hub is not reached.
    token_asked(): The user wants to enter an access token.
    chat_asked(str): The model file at this path is to be loaded.
    downloads_asked(): The list of downloads is wanted.
    """

    url_given = Signal(str)
    connection_test_asked = Signal()
    token_asked = Signal()
    chat_asked = Signal(str)
    downloads_asked = Signal()

    def __init__(
        self, hub: HubController, repository: RepositoryController, one_click: OneClick, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("findSection")
        self._hub = hub
        self._repository = repository
        self.finding = FindList(hub)
        self.page = RepositoryPage(repository)
        for part in (self.finding, self.page):
            part.connection_test_asked.connect(self.connection_test_asked)
        self.page.token_asked.connect(self.token_asked)
        self.page.chat_asked.connect(self.chat_asked)
        self.page.downloads_asked.connect(self.downloads_asked)
        self.page.left.connect(self._leave)
        self.finding.list.opened.connect(self._open_card)
        self.finding.list.download_asked.connect(one_click.start)
        self.finding.list.chat_asked.connect(self.chat_asked)
        self.finding.list.downloads_asked.connect(self.downloads_asked)
        self.finding.search.reference_given.connect(self.open)
        one_click.busy_changed.connect(hub.rows.set_busy)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.finding)
        self._stack.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def open(self, reference: Reference) -> None:
        """Go to the page of a repository, or begin the download of a file that is elsewhere."""
        if not reference.repository:
            self.finding.search.show_words("")
            self.url_given.emit(reference.url)
            return
        self._repository.open(reference)
        self._stack.setCurrentWidget(self.page)
        self.page.take_focus()

    def show_endpoint(self, endpoint: str) -> None:
        """Where the hub is: addresses below it name its repositories."""
        self.finding.search.endpoint = self.page.endpoint = endpoint

    def show_states(self, states: dict[str, CardState]) -> None:
        """Show which models are here, or on their way, by repository."""
        self._hub.rows.set_states(states)

    def show_downloads(self, downloads: Mapping[tuple[str, str], Download]) -> None:
        """Show on the page of a repository what is on its way, by repository and name of the first file."""
        self.page.show_downloads(downloads)

    def refresh(self) -> None:
        """Something about this computer is known that was not before: estimate anew."""
        self.finding.refresh()

    @property
    def on_page(self) -> bool:
        """Whether the page of a repository is shown."""
        return self._stack.currentWidget() is self.page

    def _open_card(self, card: Card) -> None:
        self.open(Reference(repository=card.id))

    def _leave(self) -> None:
        self._repository.close()
        self._stack.setCurrentWidget(self.finding)
        if self.finding.list.isHidden():
            self.finding.take_focus()
        else:
            self.finding.list.take_focus()

    # ------------------------------------------------------------------------------ Qt overrides

    def set_theme(self, theme: Theme, zoom: float) -> None:
        super().set_theme(theme, zoom)
        self.finding.set_theme(theme, zoom)
        self.page.set_theme(theme, zoom)

    def take_focus(self) -> None:
        (self.page if self.on_page else self.finding).take_focus()

    def focus_search(self) -> bool:
        if self.on_page:
            self._leave()
        return self.finding.focus_search()

    def go_back(self) -> bool:
        return (self.page if self.on_page else self.finding).go_back()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.finding.begin()
