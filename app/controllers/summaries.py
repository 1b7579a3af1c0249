"""The summary of what is out of view in the shown conversation: asked for, edited, deleted; knows no widgets."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.controllers.chat import ChatController
from app.controllers.shown import View
from app.controllers.store import Store
from app.controllers.summary_writer import EDITED_NOTICE, Due, SummaryWriter
from app.notices import DELETED_NOTICE, Notice, Notices
from app.storage.values import Summary


class SummariesController(QObject):
    """Signals:
        changed(): Whether a summary of what is shown is being written is different now.

    Attributes:
        writer: Writes them.
    """

    changed = Signal()

    def __init__(
        self, chat: ChatController, writer: SummaryWriter, store: Store, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._chat = chat
        self.writer = writer
        self._store = store
        self._notices = notices
        chat.shown.connect(self._note_shown)
        writer.changed.connect(self.changed)
        writer.written.connect(lambda id_: chat.refresh() if id_ == chat.view.id else None)

    @property
    def is_being_written(self) -> bool:
        """Whether a summary of what is shown is on its way."""
        shown_id = self._chat.view.id
        return shown_id is not None and self.writer.is_busy_with(shown_id)

    def summarise(self) -> None:
        """Have what is out of view summarised, anew if it was before."""
        shown_id = self._chat.view.id
        if shown_id is not None:
            self.writer.want(shown_id, Due(asked=True))

    def edit(self, summary_id: int, text: str) -> None:
        """Put the user's words in the place of a summary; a notice offers the way back.

        While they were written another one may have come that reaches further: it does not have them, so it goes.
        What was summarised on another branch counts there; here the words take the place of what is shown.
        """
        summary = self._chat.view.horizon().summary
        summary = next((one for one in self._chat.view.summaries if one.id == summary_id), summary)
        if summary is None:
            return

        def tell(made: Summary) -> None:
            self._notices.post(
                Notice(
                    message=self.tr("The summary was changed."),
                    action=f"withdraw-summary:{made.id}",
                    action_title=self.tr("Undo"),
                    key=EDITED_NOTICE,
                )
            )
            self._chat.refresh()

        self._store.ask(lambda conversations: conversations.edit_summary(summary.id, text), tell)

    def delete(self) -> None:
        """Delete the summaries of what is shown; a notice offers the way back."""
        shown_id = self._chat.view.id
        if shown_id is None:
            return
        self.writer.forget(shown_id)

        def tell(deleted: int | None) -> None:
            if deleted is not None:
                self._notices.post(
                    Notice(
                        message=self.tr("The summary was deleted. None is written here until you ask for it."),
                        action=f"restore-summaries:{deleted}",
                        action_title=self.tr("Undo"),
                        key=DELETED_NOTICE,
                    )
                )
            self._chat.refresh()

        self._store.ask(lambda conversations: conversations.delete_summaries(shown_id), tell)

    def withdraw(self, summary_id: int) -> None:
        """Undo ``edit``."""
        self._store.ask(
            lambda conversations: conversations.withdraw_summary(summary_id), lambda _: self._chat.refresh()
        )

    def restore(self, deleted: int) -> None:
        """Undo ``delete``."""
        self._store.ask(lambda conversations: conversations.restore_summaries(deleted), lambda _: self._chat.refresh())

    def _note_shown(self, view: View) -> None:
        """A conversation of an earlier day may have lost something from view without a summary."""
        if view.opened and view.id is not None and view.streaming is None and view.horizon().untold:
            self.writer.want(view.id, Due())
