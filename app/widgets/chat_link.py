"""Connects what the chat controller says with what the chat pane shows, and the wishes back; decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from app.controllers.chat import ChatController
from app.controllers.shown import View
from app.storage.values import StoredMessage
from app.widgets.chat_pane import ChatPane
from app.widgets.message_view import MessageView
from inference.model_file import GUIDE

if TYPE_CHECKING:
    from app.widgets.find_link import FindLink

OPENED = ("http", "https", "mailto")  # links that may leave the window, by the user's click only


class ChatLink(QObject):
    """Lives as long as both ends.

    Attributes:
        recall_first: Has back what waits to be sent, when Up is pressed in the empty field; whether anything does.
    """

    def __init__(self, chat: ChatController, pane: ChatPane) -> None:
        super().__init__(pane)
        self._chat = chat
        self._pane = pane
        self.recall_first: Callable[[], bool] = lambda: False
        self._finding: FindLink | None = None
        self._connect_composer()
        self._connect_transcript()

    def answer_again(self) -> None:
        """Have the last answer written anew, where it can be seen."""
        path = self._chat.view.path
        if path and self._shows_messages() and path[-1].role == "assistant":
            self._chat.regenerate(path[-1].id)

    def walk(self, step: int) -> None:
        """Give the keyboard to the message before (-1) or after (1)."""
        if self._shows_messages():
            self._pane.transcript.walk(step)

    def find(self, step: int) -> bool:
        """Find in what is shown: let words be typed (0), or go to the next place (1) or the one before (-1).

        Returns:
            Whether there is anything to find in.
        """
        if not (self._pane.transcript.isVisible() and self._pane.transcript.messages()):
            return False
        finding = self._made_finding()
        finding.step(step) if step else finding.open()
        return True

    def _made_finding(self) -> FindLink:
        if self._finding is None:
            from app.widgets.find_link import FindLink  # kept out of the start

            self._finding = FindLink(self._chat, self._pane)
        return self._finding

    def escape(self) -> bool:
        """Leave finding or editing, else stop what is being written; whether there was any of it."""
        finding = self._finding
        if finding is not None and (finding.is_open or not self._chat.busy) and finding.close():
            return True
        if self._pane.card.cancel_edit():
            return True
        if self._chat.busy:
            self._chat.stop()
            return True
        return False

    def _shows_messages(self) -> bool:
        """Whether the messages are there: neither another page nor a comparison stands in their place."""
        return not (self._pane.isHidden() or self._pane.transcript.isHidden())

    def _connect_composer(self) -> None:
        chat, card = self._chat, self._pane.card
        card.sent.connect(chat.ask)
        card.edited.connect(chat.edit)
        card.stop_asked.connect(chat.stop)
        card.draft_changed.connect(chat.set_draft)
        card.edit_changed.connect(self._keep_edit)
        card.edit_dropped.connect(lambda id_: chat.set_edit(id_, ""))
        card.composer.recall_asked.connect(self._recall)
        chat.draft_shown.connect(card.show_draft)
        chat.text_given_back.connect(card.give_back)
        chat.busy_changed.connect(card.set_busy)
        card.show_draft(chat.draft)

    def _connect_transcript(self) -> None:
        chat, transcript = self._chat, self._pane.transcript
        chat.shown.connect(self._show)
        chat.grown.connect(lambda _id, channel, text: transcript.stream(text, channel))
        chat.reading.connect(lambda _id, done, total, reused: transcript.set_prompt_progress(done, total, reused))
        chat.ended.connect(lambda message: transcript.end_stream(self._view_of(message)))
        self._pane.welcome.question_chosen.connect(chat.ask)
        self._pane.welcome.question_chosen.connect(self._pane.focus_composer)  # the buttons are about to go
        transcript.copy_requested.connect(self._copy)
        transcript.edit_requested.connect(self._edit)
        transcript.regenerate_requested.connect(chat.regenerate)
        transcript.continue_requested.connect(chat.go_on)
        transcript.delete_requested.connect(chat.delete)
        transcript.sibling_requested.connect(chat.show_sibling)
        transcript.link_activated.connect(open_link)

    # --------------------------------------------------------------------------------- showing

    def _show(self, view: View) -> None:
        card = self._pane.card
        edited = card.editing  # of what was said: what waits to be sent is on no path
        if view.opened or (edited is not None and edited not in [message.id for message in view.path]):
            card.leave_edit()
        self._show_path([self._view_of(message) for message in view.path], anew=view.opened)
        if view.streaming is not None:
            self._pane.transcript.begin_stream(view_of(view.path[-1]))
        if view.target is not None:
            self._pane.transcript.show_message(view.target)
            if view.words:
                self._made_finding().mark(view.words, view.target)

    def _view_of(self, message: StoredMessage) -> MessageView:
        return view_of(message, self._chat.detail(message.id) if message.status in ("failed", "interrupted") else "")

    def _show_path(self, path: list[MessageView], *, anew: bool) -> None:
        """Show a path; of the same conversation only what differs is made again."""
        transcript = self._pane.transcript
        before = transcript.messages()
        if anew or not before:
            transcript.set_messages(path)
            return
        pairs = list(zip(before, path, strict=False))
        kept = next((row for row, (old, new) in enumerate(pairs) if old.id != new.id), len(pairs))
        if kept and before[kept - 1] != path[kept - 1] and kept == len(before):
            kept -= 1  # what was written there is over, or goes on
        for old, new in pairs[:kept]:
            if old != new:
                transcript.replace(new)
        transcript.remove_from(kept)
        for message in path[kept:]:
            transcript.append(message)

    # ---------------------------------------------------------------------------------- wishes

    def _message(self, message_id: int) -> StoredMessage | None:
        return next((message for message in self._chat.view.path if message.id == message_id), None)

    def _copy(self, message_id: int) -> None:
        message = self._message(message_id)
        if message is not None:
            from app.widgets.message_copy import RICH, copy_items  # with the first copy
            from app.widgets.message_view import Renderings

            short = len(message.text) <= RICH
            copy_items(Renderings().items(view_of(message), expanded=True) if short else [], message.text)

    def _edit(self, message_id: int) -> None:
        message = self._message(message_id)
        if message is not None:
            self._pane.card.begin_edit(message_id, self._chat.edit_of(message) or message.text)

    def _keep_edit(self, message_id: int, text: str) -> None:
        message = self._message(message_id)
        unchanged = message is not None and message.text == text
        self._chat.set_edit(message_id, "" if unchanged else text)

    def _recall(self) -> None:
        """Have back what was said last, and before that what waits to be said."""
        if self.recall_first():
            return
        said = [message for message in self._chat.view.path if message.role == "user"]
        if said:
            self._edit(said[-1].id)


def open_link(link: str) -> None:
    """Open a link of a message in the browser or mail program; other kinds of links go nowhere."""
    from PySide6.QtCore import QUrl  # for the first link that somebody opens
    from PySide6.QtGui import QDesktopServices

    url = QUrl(link)
    if url.scheme().lower() in OPENED:
        QDesktopServices.openUrl(url)


def view_of(message: StoredMessage, detail: str = "") -> MessageView:
    """A message as the transcript takes it; ``detail``: technical text about how it failed."""
    return MessageView(
        id=message.id,
        role=message.role,
        text=message.text,
        reasoning=message.reasoning,
        status=message.status,
        sibling=message.sibling,
        siblings=message.siblings,
        model=name_of(message.model),
        stats=message.stats,
        error=message.error,
        detail=detail,
        reasoning_ms=message.stats.reasoning_ms if message.stats is not None else 0.0,
        pinned=message.pinned,
        is_json=message.role == "assistant" and bool(message.sampling.get("json")),  # ``answer_form.FORM``
    )


def name_of(model: str) -> str:
    """A model as people know it."""
    return QCoreApplication.translate("ModelsController", "Hearth guide") if model == GUIDE else model
