"""A branch as a conversation of its own: begun, gone back from, undone; knows no widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.controllers.chat import ChatController
from app.controllers.store import Store
from app.notices import DELETED_NOTICE, Notice, Notices
from inference.errors import StorageError

if TYPE_CHECKING:
    from app.storage.conversations import Conversations

LONGEST = 24  # characters of the title of before
UNDO = "undo-branch"  # name of what a notice offers after a branch was begun


class BranchController(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        chat: ChatController,
        store: Store,
        notices: Notices,
        trash: Callable[[tuple[int, ...]], object],
        parent: QObject | None = None,
    ) -> None:
        """``trash`` puts conversations into the trash, and offers the way back."""
        super().__init__(parent)
        self._chat = chat
        self._store = store
        self._notices = notices
        self._trash = trash

    def branch(self, message_id: int) -> None:
        """Go on from a message of what is shown in a conversation of its own; what is shown stays as it is."""
        source = self._chat.view.conversation
        if source is None:
            return
        title = self._title_of(source.title)

        def show(branch_id: int) -> None:
            self._chat.changed.emit()
            self._chat.open(branch_id)
            self._notices.post(
                Notice(
                    message=self.tr("This branch is a conversation of its own. “{0}” stays as it was.").format(
                        source.title
                    ),
                    action=f"{UNDO}:{branch_id}:{source.id}",
                    action_title=self.tr("Undo"),
                    key=DELETED_NOTICE,
                )
            )

        self._store.ask(lambda kept: kept.branches.begin(message_id, title), show)

    def _title_of(self, source: str) -> str:
        """The title of a branch: short, so that a narrow list shows that it is one."""
        words = self.tr("{0} (branch)")
        if source.endswith(words.format("").strip()):
            return source
        short = source if len(source) <= LONGEST else f"{source[:LONGEST].rpartition(' ')[0] or source[:LONGEST]}…"
        return words.format(short).strip()

    def go_back(self) -> None:
        """Show the conversation from which the one that is shown has branched off, there."""
        shown, path = self._chat.view.conversation, self._chat.view.path
        if shown is None or shown.branched_from is None:
            return
        origin = shown.branched_from

        def find(kept: Conversations) -> int:
            message = kept.message(origin)
            # After a damage or a restoring, another message may have its id.
            if not any((copy.role, copy.created_at) == (message.role, message.created_at) for copy in path):
                raise StorageError("The message from which this branched off is no longer there.")
            return message.conversation_id

        self._store.ask(find, lambda conversation_id: self._chat.open(conversation_id, origin))

    def act(self, action: str) -> None:
        """Do what a notice of this offers."""
        name, _, what = action.partition(":")
        if name == UNDO:
            branch_id, source_id = map(int, what.split(":"))
            self._chat.open(source_id)
            self._trash((branch_id,))
