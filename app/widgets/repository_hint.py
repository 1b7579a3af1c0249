"""What stands on the page of a repository while there is nothing to choose: it is on its way, locked, gone, empty."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.controllers.repository import RepositoryView
from app.widgets.empty_hint import EmptyHint
from inference.errors import AccessNeeded, TokenRefused


class RepositoryHint(EmptyHint):
    """Signals:
    again_asked(): The hub is to be asked once more.
    test_asked(): The user wants to know why the hub is not reached.
    page_asked(): Its page on the hub is wanted, with the licence on it.
    token_asked(): The user wants to enter an access token.
    """

    again_asked = Signal()
    test_asked = Signal()
    page_asked = Signal()
    token_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("search", "", parent)
        self._again = self.add_action("repositoryTryAgain", self.tr("Try again"), self.again_asked.emit)
        self._test = self.add_action("repositoryTestConnection", self.tr("Test the connection"), self.test_asked.emit)
        self._page = self.add_action("repositoryOpenPage", self.tr("Open its page"), self.page_asked.emit)
        self._token = self.add_action("repositoryEnterToken", self.tr("Enter an access token"), self.token_asked.emit)

    def show_view(self, view: RepositoryView) -> None:
        """Say what is the matter with a repository."""
        error = view.error
        locked = isinstance(error, (AccessNeeded, TokenRefused))
        self._again.setVisible(error is not None)
        self._test.setVisible(error is not None and not locked)
        self._page.setVisible(locked)
        self._token.setVisible(locked)
        if error is not None:
            self.show_symbol("info" if locked else "warning")
            self.show_title(error.message)
            self.show_about(error.hint)
        elif view.repository is None:
            self.show_symbol("search")
            self.show_title(view.title)
            self.show_about(self.tr("Asking the hub what there is…"))
        else:
            self.show_symbol("info")
            self.show_title(self.tr("There is no model here that Hearth can run"))
            self.show_about(self.tr("Hearth runs GGUF files. Look for a repository whose name ends in GGUF."))
