"""What can be done with conversations and folders, as menus; made when one is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from app.controllers.conversations import ConversationsController
from app.storage.values import Order
from app.widgets.conversation_list import ConversationList
from app.widgets.icons import icon

if TYPE_CHECKING:
    from app.itemmodels.conversations import Row

LONGEST = 40  # characters of a folder's name in a menu


class ConversationMenu(QObject):
    """Makes the menus of one list."""

    def __init__(self, listing: ConversationList, to: ConversationsController) -> None:
        super().__init__(listing)
        self._list = listing
        self._to = to

    def pop_up(self, place: QPoint) -> None:
        """Show the menu of what is at ``place`` of the list's viewport."""
        index = self._list.indexAt(place)
        row = self._list.rows.row_at(index)
        if row is not None and row.kind == "conversation":
            chosen = self._list.chosen()
            menu = self.of_conversations(chosen if row.id in chosen else (row.id,))
        elif row is not None and row.kind == "folder":
            menu = self.of_folder(row)
        else:
            menu = self.of_list()
        self._list.mark_target(index if row is not None and row.kind != "heading" else QModelIndex())
        menu.aboutToHide.connect(lambda: self._list.mark_target(QModelIndex()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._list.viewport().mapToGlobal(place))

    def of_conversations(self, ids: tuple[int, ...]) -> QMenu:
        """What can be done with these."""
        menu = self._menu("conversationMenu")
        do, rows, keys = self._to.arranging, self._list.rows, self._keys
        pinned = all(self._section(id_) == "pinned" for id_ in ids)
        archived = self._to.archive
        if len(ids) == 1:
            self._add(menu, "rename", self.tr("Rename") + "\tF2", "edit", lambda: self._list.rename(ids[0]))
        if pinned:
            self._add(menu, "unpin", self.tr("Unpin") + keys("pin-conversation"), "pin", lambda: do.pin(ids, False))
        else:
            self._add(
                menu, "pinOnTop", self.tr("Pin on top") + keys("pin-conversation"), "pin", lambda: do.pin(ids, True)
            )
        menu.addMenu(self.of_folders(ids, menu))
        if archived:
            title = self.tr("Back into the list") + keys("archive")
            self._add(menu, "unarchive", title, "archive", lambda: do.archive(ids, False))
        else:
            title = self.tr("Put into the archive") + keys("archive")
            self._add(menu, "archive", title, "archive", lambda: do.archive(ids, True))
        entries = [entry for entry in self._list.entries if entry.several or len(ids) == 1]
        if entries:
            menu.addSeparator()
        for entry in entries:
            self._add(menu, entry.name, entry.title, entry.symbol, partial(entry.do, ids))
        menu.addSeparator()
        self._add(menu, "trash", self.tr("Move to the trash") + "\tDel", "trash", lambda: do.trash(ids))
        rows.changed.connect(menu.close)  # it would be about something else
        return menu

    def of_folders(self, ids: tuple[int, ...], parent: QMenu | None = None) -> QMenu:
        """Where these can be moved to."""
        menu = self._menu("moveMenu", parent)
        menu.setTitle(self.tr("Move to folder"))
        menu.setIcon(icon("folder", self._list.theme))
        do = self._to.arranging
        sections = {self._section(id_) for id_ in ids}
        for folder in self._list.rows.folders():
            action = self._add(
                menu, f"moveTo{folder.id}", _short(folder.title), "", partial(do.move, ids, folder.id, folder.title)
            )
            action.setCheckable(True)
            action.setChecked(sections == {folder.id})
        if not menu.isEmpty():
            menu.addSeparator()
        if any(isinstance(section, int) for section in sections) or "pinned" in sections:
            self._add(menu, "moveOut", self.tr("No folder"), "", lambda: do.move(ids, None))
        self._add(menu, "moveToNew", self.tr("New folder…"), "plus", lambda: do.create_folder(ids))
        return menu

    def of_folder(self, folder: Row) -> QMenu:
        """What can be done with a folder."""
        menu = self._menu("folderMenu")
        do, listing = self._to.arranging, self._list
        self._add(menu, "rename", self.tr("Rename") + "\tF2", "edit", lambda: listing.rename_folder(folder.id))
        fold = self.tr("Unfold") if folder.folded else self.tr("Fold")
        self._add(menu, "fold", fold, "", lambda: do.fold(folder.id, not folder.folded))
        up, down = self.tr("Move up") + "\tAlt+Up", self.tr("Move down") + "\tAlt+Down"
        folders = [row.id for row in listing.rows.folders()]
        for name, title, symbol, step, end in (
            ("up", up, "chevron-up", -1, 0),
            ("down", down, "chevron-down", 1, len(folders) - 1),
        ):
            action = self._add(menu, name, title, symbol, partial(self.move_folder, folder.id, step))
            action.setEnabled(folders.index(folder.id) != end)
        menu.addSeparator()
        self._add(menu, "newFolder", self.tr("New folder"), "plus", lambda: do.create_folder())
        menu.addSeparator()
        self._add(menu, "delete", self.tr("Delete the folder") + "\tDel", "trash", lambda: do.delete_folder(folder.id))
        return menu

    def of_list(self) -> QMenu:
        """What can be done with the whole list."""
        menu = self._menu("listMenu")
        self._add(menu, "newFolder", self.tr("New folder"), "folder", lambda: self._to.arranging.create_folder())
        menu.addSeparator()
        menu.addAction(self.tr("Sort by")).setEnabled(False)
        group = QActionGroup(menu)
        orders: tuple[tuple[Order, str], ...] = (
            ("recent", self.tr("Recent activity")),
            ("created", self.tr("Date of creation")),
            ("title", self.tr("Title")),
        )
        for order, title in orders:
            action = self._add(menu, f"sort.{order}", title, "", partial(self._to.sort_by, order))
            action.setCheckable(True)
            action.setChecked(order == self._to.order)
            group.addAction(action)
        menu.addSeparator()
        shown = self._to.archive
        title = self.tr("Back to the list") if shown else self.tr("Show the archive")
        self._add(menu, "showArchive", title, "archive", lambda: self._to.show_archive(not shown))
        return menu

    def move_folder(self, folder_id: int, step: int) -> None:
        """Move a folder by so many places."""
        ids = [row.id for row in self._list.rows.folders()]
        place = ids.index(folder_id) + step
        if 0 <= place < len(ids):
            ids.remove(folder_id)
            self._to.arranging.move_folder(folder_id, ids[place] if place < len(ids) else None)

    def _keys(self, command: str) -> str:
        """The keys of a command as a menu shows them."""
        action = self._list.window().findChild(QAction, f"action.{command}")
        return f"\t{action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)}" if action is not None else ""

    def _section(self, conversation_id: int) -> object:
        row = self._list.rows.row_at(self._list.rows.index_of(conversation_id))
        return row.section if row is not None else None

    def _menu(self, name: str, parent: QMenu | None = None) -> QMenu:
        menu = QMenu(parent if parent is not None else self._list)
        menu.setObjectName(name)
        return menu

    def _add(self, menu: QMenu, name: str, title: str, symbol: str, do: Callable[[], object]) -> QAction:
        action = menu.addAction(title.replace("&", "&&"))
        action.setObjectName(name)
        if symbol:
            action.setIcon(icon(symbol, self._list.theme))
        action.triggered.connect(lambda _checked=False: do())
        return action


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
