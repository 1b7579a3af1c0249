"""Puts conversations where the user wants them, several at once, and back again; knows no list and no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.controllers.store import Store
from app.notices import DELETED_NOTICE, Notice, Notices
from app.storage.values import Folder

if TYPE_CHECKING:
    from app.storage.conversations import Conversations
    from app.storage.places import Before

KEPT = 50  # changes that can still be undone; the notices of older ones are long gone


class Arranging(QObject):
    """Every change offers the way back in a notice, one for all that was changed at once.

    Signals:
        changed(): The list is another one.
        trashed(int): A conversation is in the trash now.
        restored(int): A conversation is out of the trash again.
        folder_made(int): A folder is new; its name is to be typed.
    """

    changed = Signal()
    trashed = Signal(int)
    restored = Signal(int)
    folder_made = Signal(int)

    def __init__(self, store: Store, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._notices = notices
        self._done: list[Before] = []
        self._number = 0  # of the first change that is kept

    # -------------------------------------------------------------------------- conversations

    def pin(self, ids: Sequence[int], pinned: bool) -> None:
        """Put conversations on top of the list, or back among the others. That says itself: no notice."""
        self._change(lambda conversations: conversations.places.pin(ids, pinned))

    def archive(self, ids: Sequence[int], archived: bool) -> None:
        """Put conversations away, or back into the list."""
        one, several = (
            (
                self.tr("“{0}” was put into the archive."),
                self.tr("%n conversations were put into the archive.", "", len(ids)),
            )
            if archived
            else (
                self.tr("“{0}” is back in the list."),
                self.tr("%n conversations are back in the list.", "", len(ids)),
            )
        )
        self._change(lambda conversations: conversations.places.archive(ids, archived), one, several)

    def move(self, ids: Sequence[int], folder: int | None, name: str = "") -> None:
        """Put conversations into a folder called ``name``; ``None``: into none."""
        one, several = (
            (
                self.tr("“{0}” was moved to the folder “{1}”."),
                self.tr("%n conversations were moved to the folder “{1}”.", "", len(ids)),
            )
            if folder is not None
            else (
                self.tr("“{0}” is in no folder any more."),
                self.tr("%n conversations are in no folder any more.", "", len(ids)),
            )
        )
        self._change(lambda conversations: conversations.places.move(ids, folder), one, several, name)

    def trash(self, ids: Sequence[int]) -> None:
        """Put conversations into the trash."""

        def tell(before: Before) -> None:
            for place in before:
                self.trashed.emit(place.id)

        self._change(
            lambda conversations: conversations.places.trash(ids),
            self.tr("“{0}” was moved to the trash."),
            self.tr("%n conversations were moved to the trash.", "", len(ids)),
            then=tell,
        )

    def restore(self, ids: Sequence[int]) -> None:
        """Take conversations out of the trash."""

        def tell(before: Before) -> None:
            self.changed.emit()
            for place in before:
                self.restored.emit(place.id)

        self._store.ask(lambda conversations: conversations.places.restore(ids), tell)

    # -------------------------------------------------------------------------------- folders

    def create_folder(self, ids: Sequence[int] = ()) -> None:
        """Make a folder and put conversations into it; its name is typed afterwards."""
        name = self.tr("New folder")

        def make(conversations: Conversations) -> Folder:
            with conversations.together():
                folder = conversations.folders.create(name)
                conversations.places.move(ids, folder.id)
            return folder

        def tell(folder: Folder) -> None:
            self.changed.emit()
            self.folder_made.emit(folder.id)

        self._store.ask(make, tell)

    def rename_folder(self, folder_id: int, name: str) -> None:
        """Give a folder another name."""
        self._store.ask(lambda conversations: conversations.folders.rename(folder_id, name), self._tell_changed)

    def fold(self, folder_id: int, folded: bool) -> None:
        """Hide or show what is in a folder."""
        self._store.ask(lambda conversations: conversations.folders.fold(folder_id, folded), self._tell_changed)

    def move_folder(self, folder_id: int, before: int | None) -> None:
        """Put a folder in front of another one; behind all of them with ``None``."""
        self._store.ask(lambda conversations: conversations.folders.move(folder_id, before), self._tell_changed)

    def delete_folder(self, folder_id: int) -> None:
        """Delete a folder; what is in it is back in the list."""

        def tell(folder: Folder) -> None:
            self.changed.emit()
            message = self.tr("The folder “{0}” was deleted. Its conversations are in the list.").format(folder.name)
            self._offer(message, f"restore-folder:{folder_id}")

        self._store.ask(lambda conversations: conversations.folders.delete(folder_id), tell)

    # ----------------------------------------------------------------------------------- undo

    def act(self, action: str) -> None:
        """Do what one of the notices offers; the actions of others are left alone."""
        name, _, what = action.partition(":")
        if name == "restore-folder":
            self._store.ask(lambda conversations: conversations.folders.restore(int(what)), self._tell_changed)
        elif name == "put-back" and 0 <= int(what) - self._number < len(self._done):
            self._put_back(self._done[int(what) - self._number])

    def _put_back(self, before: Before) -> None:
        def put_back(conversations: Conversations) -> Before:
            now = conversations.places.of([place.id for place in before])
            conversations.places.put_back(before)
            return now

        def tell(now: Before) -> None:
            self.changed.emit()
            out_of_trash = {place.id for place in now if place.deleted_at is not None}
            for place in before:
                if place.id in out_of_trash and place.deleted_at is None:
                    self.restored.emit(place.id)

        self._store.ask(put_back, tell)

    def _change(
        self,
        change: Callable[[Conversations], Before],
        one: str = "",
        several: str = "",
        name: str = "",
        then: Callable[[Before], object] | None = None,
    ) -> None:
        """Ask for a change and say that it was made; ``{0}`` is the only title, ``{1}`` is ``name``.

        Where everything was there already, nothing is said.
        """

        def work(conversations: Conversations) -> tuple[Before, str]:
            before = change(conversations)
            if conversations.places.of([place.id for place in before]) == before:
                return (), ""
            return before, conversations.get(before[0].id).title if len(before) == 1 else ""

        def tell(done: tuple[Before, str]) -> None:
            before, title = done
            if not before:
                return
            if then is not None:
                then(before)
            self.changed.emit()
            if one:
                from app.itemmodels.conversation_rows import shown_title  # not before the window is painted

                words = one.format(shown_title(title), name) if len(before) == 1 else several.format("", name)
                self._offer(words, f"put-back:{self._keep(before)}")

        self._store.ask(work, tell)

    def _keep(self, before: Before) -> int:
        self._done.append(before)
        if len(self._done) > KEPT:
            del self._done[0]
            self._number += 1
        return self._number + len(self._done) - 1

    def _offer(self, message: str, action: str) -> None:
        self._notices.post(Notice(message=message, action=action, action_title=self.tr("Undo"), key=DELETED_NOTICE))

    def _tell_changed(self, _result: object) -> None:
        self.changed.emit()
