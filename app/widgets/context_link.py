"""Connects what the model sees of the shown conversation with ruler, marks and gauge, and the wishes back."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.controllers.chat import ChatController
from app.controllers.prompts import Horizon
from app.controllers.summaries import SummariesController
from app.controllers.usage import UsageController
from app.widgets.chat_link import name_of
from app.widgets.chat_pane import ChatPane
from app.widgets.ruler_view import RulerView


class ContextLink(QObject):
    """Lives as long as both ends. Made after the link that shows messages: a ruler stands between them."""

    def __init__(
        self, chat: ChatController, summaries: SummariesController, usage: UsageController, pane: ChatPane
    ) -> None:
        super().__init__(pane)
        self._chat = chat
        self._summaries = summaries
        self._pane = pane
        chat.shown.connect(lambda _view: self._show())
        chat.horizon_changed.connect(self._show)
        summaries.changed.connect(self._show)
        usage.changed.connect(pane.card.gauge.set_usage)
        pane.transcript.pin_requested.connect(chat.pin)
        pane.transcript.summary_wished.connect(self._wish)

    def pin(self) -> None:
        """Pin or unpin the message that has the keyboard, else what the user said last."""
        transcript, path = self._pane.transcript, self._chat.view.path
        said = [message.id for message in path if message.role == "user"]
        chosen = transcript.focused_message() or (said[-1] if said else None)
        message = next((message for message in path if message.id == chosen), None)
        if message is not None and not self._pane.isHidden():
            self._chat.pin(message.id, not message.pinned)

    def _show(self) -> None:
        horizon = self._chat.view.horizon()
        self._pane.transcript.set_ruler(self._ruler(horizon))
        self._pane.card.gauge.set_hidden(horizon.hidden, horizon.untold)

    def _ruler(self, horizon: Horizon) -> RulerView | None:
        if horizon.first is None:
            return None
        summary = horizon.summary
        return RulerView(
            first=horizon.first,
            also=horizon.also,
            hidden=horizon.hidden,
            untold=horizon.untold,
            summary=summary.text if summary is not None else "",
            summary_id=summary.id if summary is not None else 0,
            edited=summary is not None and summary.edited,
            author=name_of(summary.model) if summary is not None else "",
            making=self._summaries.is_being_written,
        )

    def _wish(self, name: str, summary_id: int, text: str) -> None:
        match name:
            case "summarise":
                self._summaries.summarise()
            case "edit":
                self._summaries.edit(summary_id, text)
            case "delete":
                self._summaries.delete()
