"""How much of the context the shown conversation takes: counted by the engine, followed while it streams."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.controllers.answers import Answers
from app.controllers.chat import ChatController
from app.controllers.engine import EngineController
from app.controllers.shown import View
from app.storage.values import StoredMessage
from inference.protocol import Counted, Event

PACE = 0.25  # seconds between two figures of an answer that grows; the last one comes with its end


class UsageController(QObject):
    """Signals:
    changed(object, int): Tokens used (``None``: not known) and tokens there are (0: no model).
    """

    changed = Signal(object, int)

    def __init__(
        self,
        chat: ChatController,
        answers: Answers,
        engine: EngineController,
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._chat = chat
        self._answers = answers
        self._engine = engine
        self._count_id = 0
        self._shown_id: int | None = None
        self._used: int | None = None  # what is known of the conversation that is shown
        self._size = 0  # of the context; kept while a model comes back
        self._clock = clock
        self._told = float("-inf")  # when a growing answer was told of last
        chat.shown.connect(self._note_shown)
        chat.grown.connect(lambda message_id, _channel, _text: self._follow(message_id))
        chat.reading.connect(lambda _id, _done, total, _reused: self._tell(total))
        chat.ended.connect(self._note_ended)
        engine.state_changed.connect(lambda _state: self._count())
        engine.received.connect(self._take)

    def _context(self) -> int:
        state = self._engine.state
        if state.loaded is not None:
            self._size = state.loaded.context
        elif state.phase == "none":
            self._size = 0
        return self._size

    def _tell(self, used: int | None) -> None:
        self._used = used
        self.changed.emit(used, self._context())

    def _note_shown(self, view: View) -> None:
        if view.id != self._shown_id:
            self._shown_id = view.id
            known = [m.stats.context_used for m in view.path if m.stats is not None and m.stats.context_used]
            self._tell(known[-1] if known else None)
        self._count()

    def _count(self) -> None:
        """Ask the engine, unless an answer under way tells it anyway."""
        if self._chat.view.streaming is not None:
            return
        prompt = self._chat.prompt()
        self._count_id = self._engine.count(tuple(prompt.visible())).id if prompt.messages and self._engine.ready else 0
        if not self._count_id:
            self._tell(self._used if prompt.messages else 0)

    def _follow(self, message_id: int) -> None:
        if self._clock() - self._told < PACE:
            return
        answer = self._answers.get(message_id)
        if answer is not None and answer.prompt_tokens:
            self._told = self._clock()
            self._tell(answer.prompt_tokens + answer.tokens)

    def _note_ended(self, message: StoredMessage) -> None:
        if message.stats is not None and message.stats.context_used:
            self._tell(message.stats.context_used)

    def _take(self, event: Event) -> None:
        if isinstance(event, Counted) and event.id == self._count_id:
            self._count_id = 0
            self._tell(event.count)
