"""Connects what waits to be sent with the composer and the strip above it; decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.controllers.queueing import QueueController
from app.widgets.appearance import Appearance
from app.widgets.chat_link import ChatLink
from app.widgets.chat_pane import ChatPane
from app.widgets.queue_strip import QueueStrip


class QueueLink(QObject):
    """Lives as long as the pane."""

    def __init__(self, queue: QueueController, pane: ChatPane, link: ChatLink, appearance: Appearance) -> None:
        super().__init__(pane)
        self._queue = queue
        self._pane = pane
        self._card = card = pane.card
        self._edited: int | None = None
        self.strip = strip = QueueStrip(pane)
        pane.put_above_composer(strip)
        strip.set_theme(appearance.theme, appearance.zoom)
        appearance.changed.connect(strip.set_theme)
        card.queue_asked.connect(queue.add)
        card.waiting_edited.connect(queue.change)
        card.waiting_put_off.connect(queue.put_off)
        card.waiting_left.connect(self._leave_edit)
        queue.given_back.connect(card.give_back)
        queue.changed.connect(self._show)
        strip.edit_asked.connect(self._edit)
        strip.remove_asked.connect(queue.remove)
        strip.ordered.connect(queue.order)
        strip.send_asked.connect(queue.send_now)
        strip.send_asked.connect(pane.focus_composer)
        strip.left.connect(pane.focus_composer)
        pane.notices.action_asked.connect(queue.act)
        link.recall_first = self._recall
        self._show()

    def _show(self) -> None:
        waiting = () if self._pane.is_covered else self._queue.waiting
        self.strip.show_queue(waiting, held=self._queue.held, edited=self._edited)

    def _edit(self, queued_id: int) -> None:
        waiting = next((each for each in self._queue.waiting if each.id == queued_id), None)
        if waiting is not None:
            self._card.begin_waiting_edit(queued_id, waiting.text)
            self._edited = queued_id
            self._queue.edit(queued_id)

    def _leave_edit(self) -> None:
        self._edited = None
        self._queue.edit(None)

    def _recall(self) -> bool:
        """Have back what was queued last."""
        if self._queue.waiting:
            self._edit(self._queue.waiting[-1].id)
        return bool(self._queue.waiting)
