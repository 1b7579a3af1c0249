"""Connects the sidebar with the conversations: opening, renaming, throwing away, what is marked; decides nothing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.controllers.shown import View
from app.controllers.together import Controllers
from app.itemmodels.conversations import ConversationListModel
from app.notices import DELETED_NOTICE
from app.widgets.chat_pane import ChatPane
from app.widgets.models_door import ModelsDoor
from app.widgets.sidebar import Sidebar
from app.widgets.window_place import WindowPlace

if TYPE_CHECKING:
    from app.widgets.list_link import ListLink


class SidebarLink(QObject):
    """Lives as long as the sidebar."""

    def __init__(
        self,
        to: Controllers,
        rows: ConversationListModel,
        sidebar: Sidebar,
        pane: ChatPane,
        models: ModelsDoor,
        place: WindowPlace,
    ) -> None:
        super().__init__(sidebar)
        self._to = to
        self._sidebar = sidebar
        self._pane = pane
        self._models = models
        self._place = place
        self._left: int | None = None  # what was shown when it went to the trash
        self._connect(rows)

    @cached_property
    def list(self) -> ListLink:
        """What is done in the list; asked for when the window can be seen."""
        from app.widgets.list_link import ListLink  # kept out of the start

        return ListLink(self._to, self._sidebar, self._pane, self._open_hit)

    def complete(self) -> None:
        """The window can be seen: make what nobody has needed before."""
        self.list.setObjectName("listLink")

    # ---------------------------------------------------------------------------------- wishes

    def new(self) -> None:
        """Begin another conversation."""
        self._to.chat.new()
        self._sidebar.search.clear()  # among what was found it would not be listed, and another would look chosen
        self._to.conversations.show_archive(False)
        self._sidebar.list.show_current(None)
        self.go_to_composer()

    def go_to_composer(self) -> None:
        """Put the keyboard where one writes, wherever one is."""
        if not self._models.close():
            self._pane.focus_composer()

    def open(self, conversation_id: int) -> None:
        """Show a conversation."""
        self._models.close()
        self._to.chat.open(conversation_id)

    def write(self, text: str) -> None:
        """Go on in the composer with what was typed elsewhere."""
        self.go_to_composer()
        if text:
            self._pane.card.composer.insertPlainText(text)

    def _open_hit(self, conversation_id: int, message_id: int | None, words: str) -> None:
        """Show a conversation where words were found in it."""
        self._models.close()
        self._to.chat.open(conversation_id, message_id, words if message_id is not None else "")

    def search(self) -> None:
        """Look for words in all conversations, or for models where these are shown."""
        if self._models.focus_search():
            return
        self._place.show_sidebar()
        self._sidebar.focus_search()

    def rename(self) -> None:
        """Let the title of the conversation that is shown be typed."""
        shown = self._to.chat.view.id
        if shown is not None:
            self._place.show_sidebar()
            self._sidebar.list.rename(shown)

    def trash(self) -> None:
        """Throw away what is chosen in the list, or the conversation that is shown."""
        if not self._models.is_open:
            self.list.trash()

    def undo(self) -> None:
        """Do what the notice about the last deletion offers, while it is there."""
        for notice in self._pane.notices.notices:
            if notice.key == DELETED_NOTICE:
                self._pane.notices.dismiss(DELETED_NOTICE)
                self._pane.notices.action_asked.emit(notice.action)

    # --------------------------------------------------------------------------------- showing

    def _connect(self, rows: ConversationListModel) -> None:
        to, sidebar = self._to, self._sidebar
        sidebar.new_asked.connect(self.new)
        sidebar.list.opened.connect(self.open)
        sidebar.list.writing_asked.connect(self.write)
        rows.rename_wanted.connect(to.conversations.rename)
        to.conversations.listed.connect(self._note_listed)
        to.conversations.trashed.connect(self._note_trashed)
        to.conversations.restored.connect(self._note_restored)
        to.conversations.renamed.connect(lambda id_, _title: to.chat.refresh() if id_ == to.chat.view.id else None)
        to.chat.changed.connect(to.conversations.refresh)
        to.chat.shown.connect(self._note_shown)
        to.answers.running_changed.connect(rows.set_answering)

    def _note_shown(self, view: View) -> None:
        self._mark(view)

    def _note_listed(self) -> None:
        """The list was read again: its keyboard stays where it was moved to."""
        listed = self._sidebar.list
        if not (listed.hasFocus() and listed.currentIndex().isValid()):
            self._mark(self._to.chat.view)

    def _mark(self, view: View) -> None:
        folder = view.conversation.folder_id if view.conversation is not None else None
        self._sidebar.list.show_current(view.id, folder)

    def _note_trashed(self, conversation_id: int) -> None:
        if conversation_id != self._to.chat.view.id:
            return
        self._left = conversation_id
        neighbour = self._sidebar.list.neighbour_of(conversation_id, self._sidebar.list.meant())
        if neighbour is None:
            self.new()
        else:
            self.open(neighbour)

    def _note_restored(self, conversation_id: int) -> None:
        """Undoing leads back to what was shown before."""
        if conversation_id == self._left:
            self._left = None
            self.open(conversation_id)
