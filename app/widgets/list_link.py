"""Connects the list with what is done in it: menus, folders, archive, search; made when the window is there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from app.controllers.together import Controllers
from app.itemmodels.conversations import Row
from app.widgets.chat_pane import ChatPane
from app.widgets.conversation_menu import ConversationMenu
from app.widgets.sidebar import Sidebar
from app.widgets.sidebar_tools import SidebarTools

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.widgets.conversation_drag import Dragged
    from app.widgets.search_panel import SearchPanel


class ListLink(QObject):
    """Lives as long as the sidebar."""

    def __init__(
        self,
        to: Controllers,
        sidebar: Sidebar,
        pane: ChatPane,
        open_hit: Callable[[int, int | None, str], object],
    ) -> None:
        """``open_hit`` shows a conversation at a message, with words to be marked."""
        super().__init__(sidebar)
        self._to = to
        self._do = to.conversations.arranging
        self._sidebar = sidebar
        self._list = sidebar.list
        self._open_hit = open_hit
        self.menu = ConversationMenu(sidebar.list, to.conversations)
        self.tools = SidebarTools(self.menu.of_list, self)
        sidebar.add_tools(self.tools)
        self._connect(pane)

    # --------------------------------------------------------------------- commands of the window

    def meant(self) -> tuple[int, ...]:
        """What a command is about: what is chosen in the list while the keyboard is there, else what is shown."""
        if self._list.hasFocus() and (meant := self._list.meant()):
            return meant
        shown = self._to.chat.view.id
        return (shown,) if shown is not None else ()

    def pin(self) -> None:
        """Pin what is meant on top of the list, or unpin it when all of it is pinned."""
        ids = self.meant()
        rows = [self._list.rows.row_at(self._list.rows.index_of(id_)) for id_ in ids]
        if ids:
            pinned = not all(row is not None and row.section == "pinned" for row in rows)
            self._do.pin(ids, pinned)
            self._say(self.tr("Pinned on top") if pinned else self.tr("Not pinned any more"))

    def archive(self) -> None:
        """Put what is meant away, or back while the archive is listed."""
        if ids := self.meant():
            self._do.archive(ids, not self._to.conversations.archive)

    def move(self) -> None:
        """Choose a folder for what is meant."""
        if ids := self.meant():
            index = self._list.rows.index_of(ids[0])
            place = self._list.visualRect(index).bottomLeft() if index.isValid() else QPoint(8, 8)
            self.menu.of_folders(ids).popup(self._list.viewport().mapToGlobal(place))

    def trash(self) -> None:
        """Throw away what is meant."""
        if ids := self.meant():
            self._do.trash(ids)

    def toggle_archive(self) -> None:
        """List the archive, or the list again."""
        self._to.conversations.show_archive(not self._to.conversations.archive)

    def open_list_menu(self) -> None:
        """Show what can be done with the whole list."""
        self.tools.open_menu()

    # ------------------------------------------------------------------------------------ search

    @cached_property
    def panel(self) -> SearchPanel:
        """What was found."""
        from app.widgets.search_panel import SearchPanel  # when somebody searches

        made = SearchPanel(self._to.conversations.searching)
        made.opened.connect(lambda id_, message: self._open_hit(id_, message, self._to.conversations.searched))
        made.clear_asked.connect(self._sidebar.search.clear)
        made.trash_asked.connect(lambda: self._sidebar.trash_page_asked.emit(self._to.conversations.searched))
        made.list.left_upwards.connect(self._sidebar.focus_search)
        made.menu_asked.connect(self._show_hit_menu)
        self._sidebar.add_panel(made)
        return made

    def search(self, words: str) -> None:
        """List what is found of ``words``; the list again when they are empty."""
        if words:
            self.panel.setAccessibleName(self.tr("Search"))
        if words or self._to.conversations.searched:
            self._to.conversations.searching.search(words)
        self._sidebar.show_panel(bool(words))
        self._note_listed()

    def _show_hit_menu(self, conversation_id: int, place: QPoint) -> None:
        self.menu.of_conversations((conversation_id,)).popup(place)

    # ------------------------------------------------------------------------------------ inside

    def _connect(self, pane: ChatPane) -> None:
        to, do, listing, tools = self._to, self._do, self._list, self.tools
        listing.menu_asked.connect(self.menu.pop_up)
        listing.trash_asked.connect(do.trash)
        listing.more_wanted.connect(to.conversations.read_more)
        listing.fold_asked.connect(self._note_fold)
        listing.folder_move_asked.connect(self.menu.move_folder)
        listing.folder_trash_asked.connect(do.delete_folder)
        listing.dropped.connect(self._drop)
        listing.left.connect(lambda: to.conversations.show_archive(False))
        listing.rows.folder_rename_wanted.connect(do.rename_folder)
        to.conversations.folder_made.connect(listing.rename_folder)
        to.conversations.archive_shown.connect(self._note_archive)
        to.conversations.listed.connect(self._note_listed)
        tools.archive_asked.connect(self.toggle_archive)
        tools.trash_asked.connect(lambda: self._sidebar.trash_page_asked.emit(""))
        self._sidebar.search_changed.connect(self.search)
        pane.notices.action_asked.connect(do.act)
        self._note_listed()

    def _say(self, words: str) -> None:
        """Tell a screen reader what no notice says."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._list, words))

    def _note_fold(self, folder_id: int, folded: bool) -> None:
        self._do.fold(folder_id, folded)
        self._say(self.tr("folded") if folded else self.tr("unfolded"))

    def _drop(self, dragged: Dragged, target: Row) -> None:
        if dragged.folder is not None:
            self._drop_folder(dragged.folder, target)
        elif isinstance(target.section, int):
            row = self._list.rows.row_at(self._list.rows.folder_index(target.section))
            self._do.move(dragged.ids, target.section, row.title if row is not None else "")
        elif target.section == "pinned":
            self._do.pin(dragged.ids, True)
        elif target.section == "rest":
            self._do.move(dragged.ids, None)

    def _drop_folder(self, folder_id: int, target: Row) -> None:
        ids = [row.id for row in self._list.rows.folders()]
        section = target.section
        if section in ids and isinstance(section, int):
            place = ids.index(section) - ids.index(folder_id)
            self.menu.move_folder(folder_id, place)
        elif section == "rest":
            self._do.move_folder(folder_id, None)

    def _note_archive(self, shown: bool) -> None:
        self._list.leaves = shown
        self.tools.show_archive(shown)
        self._list.setAccessibleName(self.tr("Archive") if shown else self.tr("Conversations"))
        self._list.scrollToTop()
        self._say(self._list.accessibleName())

    def _note_listed(self) -> None:
        """An empty list says why."""
        if not self._to.conversations.was_listed or self._list.rows.rowCount():
            self._sidebar.show_hint("")
        elif self._to.conversations.archive:
            self._sidebar.show_hint(
                self.tr("Nothing is put away. Conversations in the archive are kept here, out of the way.")
            )
        else:
            self._sidebar.show_hint(self.tr("Your conversations will be listed here."))
