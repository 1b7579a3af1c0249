"""Answers under way, in whichever conversation: sent, streamed, recorded, ended; knows no widgets.

Every answer has a request of its own; an event whose id belongs to none of them is late and is dropped. Which model
an answer waits for, and whose turn it is, ``app.controllers.turn_taking`` decides.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from app.controllers.engine import EngineController
from app.controllers.prompts import Prompt
from app.controllers.seam import RequestHandle
from app.controllers.store import Store
from app.notices import Notice, Notices
from app.storage.values import AnswerStats, Seen, Status, StoredMessage
from inference.errors import HearthError
from inference.protocol import ContextView, Delta, Event, Failed, Finished, PromptProgress, ToolCallPart

if TYPE_CHECKING:
    from app.controllers.turn_taking import FindModel, TurnTaking
    from app.storage.recorder import AnswerRecorder
    from app.tool_calls import Collecting


Route = Callable[[StoredMessage, Prompt], "tuple[str, str] | None"]
"""Says who writes an answer, by name, and why."""

DIED_NOTICE = "engine-died"  # key of the offer to continue: whatever is asked next takes it back


def conversation_key(conversation_id: int) -> str:
    """What the engine knows a conversation by, in memory and on the disk."""
    return f"conversation-{conversation_id}"


class Answer:
    """One answer under way.

    Attributes:
        message: Its row as it was made.
        prompt: What the model is given.
        view: What it sees of that, once known.
        recorder: Its text so far, on the way to the disk.
        request: ``None`` while it waits for a model.
        prompt_tokens: Tokens of the prompt, once known.
        tokens: Tokens written so far.
        why: Why its model was chosen for it; empty: nobody had to choose.
    """

    def __init__(
        self, message: StoredMessage, prompt: Prompt, recorder: AnswerRecorder, clock: Callable[[], float]
    ) -> None:
        self.message = message
        self.prompt = prompt
        self.view: ContextView | None = None
        self.recorder = recorder
        self.request: RequestHandle | None = None
        self.prompt_tokens = 0
        self.tokens = 0
        self.why = ""
        self._calls: Collecting | None = None  # functions it asks for
        self._clock = clock
        self._thinking_since: float | None = None
        self._thought = 0.0  # seconds

    def take(self, delta: Delta) -> None:
        """Keep one more piece."""
        self.recorder.append(delta.channel, delta.text)
        self.tokens = delta.tokens or self.tokens + 1
        now = self._clock()
        if delta.channel == "reasoning" and self._thinking_since is None:
            self._thinking_since = now
        elif delta.channel == "text" and self._thinking_since is not None:
            self._thought, self._thinking_since = self._thought + now - self._thinking_since, None

    def take_call(self, part: ToolCallPart) -> None:
        """Keep one more part of a function it asks for."""
        if self._calls is None:
            from app.tool_calls import Collecting  # hardly any answer asks for one

            self._calls = Collecting()
        self._calls.take(part.index, part.name, part.arguments)

    def write_calls(self) -> str:
        """Put what it asks for behind its words; returns what was put there."""
        text = self._calls.text() if self._calls is not None else ""
        self._calls = None
        text = text if self.recorder.text else text.lstrip("\n")
        self.recorder.append("text", text)
        return text

    @property
    def model(self) -> str:
        """Name of the model that is to write it; empty for the one that is chosen."""
        return self.message.model

    def now(self, row: StoredMessage | None = None) -> StoredMessage:
        """The message with its text so far; ``row``: as the database had it last, which knows of its siblings."""
        mine, recorder = self.message, self.recorder
        row = row or mine
        return msgspec.structs.replace(
            row, text=recorder.text, reasoning=recorder.reasoning, model=mine.model, seen=mine.seen
        )

    def name(self, model: str) -> None:
        """Note which model writes it."""
        self.message = msgspec.structs.replace(self.message, model=model)

    def pin(self, pinned: bool) -> None:
        """Note whether it is to stay in view: the one thing of it that may change while it is written."""
        self.message = msgspec.structs.replace(self.message, pinned=pinned)

    def see(self, view: ContextView) -> None:
        """Note what the model sees; a conversation of which it always saw everything needs no note."""
        self.view = view
        if view.hidden or self.prompt.view.first:
            first = self.prompt.message_at(view.first) if view.hidden else self.prompt.message_at(0)
            also = tuple(one for index in view.pinned for one in self.prompt.ids[index])
            seen = Seen(first=first, also=also) if first is not None else None
            self.message = msgspec.structs.replace(self.message, seen=seen)

    def stats(self, event: Finished, context: int) -> AnswerStats:
        """The figures to keep with it."""
        thinking = 0.0 if self._thinking_since is None else self._clock() - self._thinking_since
        shared = {name: getattr(event, name) for name in AnswerStats.__struct_fields__ if hasattr(event, name)}
        thought = 1000 * (self._thought + thinking)
        return AnswerStats(**shared, context=context, reasoning_ms=thought, why=self.why)


class Answers(QObject):
    """All answers under way.

    Signals:
        sent(int): Message id: a model was asked for it, and it is known which.
        grown(int, str, str): Message id, channel, and what came.
        reading(int, int, int, int): Message id; prompt tokens read, there are, and in memory already.
        seen(int, ContextView): Message id, and what the model sees of the conversation while it writes it.
        ended(StoredMessage): The answer is over, as it is kept.
        running_changed(frozenset): Ids of the conversations in which an answer is under way.

    Attributes:
        route: Says who answers, and why, where no model is named; ``None``: the one that is chosen.
    """

    sent = Signal(int)
    grown = Signal(int, str, str)
    reading = Signal(int, int, int, int)
    seen = Signal(int, object)
    ended = Signal(object)
    running_changed = Signal(object)

    def __init__(
        self,
        engine: EngineController,
        store: Store,
        notices: Notices,
        find: FindModel,
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """``find`` looks for a model of a name."""
        super().__init__(parent)
        self.route: Route = lambda _message, _prompt: None
        self._engine = engine
        self._store = store
        self._notices = notices
        self._clock = clock
        self._find = find
        self._taking: TurnTaking[Answer] | None = None  # made when something is asked
        self._running: dict[int, Answer] = {}
        self._details: dict[int, str] = {}
        engine.received.connect(self._take)
        engine.about_to_load.connect(self.stop_all)

    def begin(self, message: StoredMessage, prompt: Prompt) -> None:
        """Have the streaming ``message`` written; it goes on with the text it has already.

        By the model and with the sampling the message names; without a model, by the one that is chosen. Where
        another model is loaded, it waits until that has written what it was asked for, and its own is loaded.
        """
        self._notices.dismiss(DIED_NOTICE)
        recorder = self._store.recorder(message.id, text=message.text, reasoning=message.reasoning)
        self._turns.wait_for(self._routed(Answer(message, prompt, recorder, self._clock)))
        self._tell()
        self._turns.go_on(bool(self._running))

    def get(self, message_id: int) -> Answer | None:
        """The answer under way with this message id."""
        return next((a for a in self._all() if a.message.id == message_id), None)

    def detail(self, message_id: int) -> str:
        """Technical text about how this answer failed, for a report; not kept beyond this run of the program."""
        return self._details.get(message_id, "")

    def in_conversation(self, conversation_id: int) -> Answer | None:
        """The newest answer under way in a conversation."""
        mine = [a for a in self._all() if a.message.conversation_id == conversation_id]
        return mine[-1] if mine else None

    def stop(self, conversation_id: int) -> None:
        """Stop every answer of a conversation; what was written stays."""
        for answer in [a for a in self._all() if a.message.conversation_id == conversation_id]:
            self._stop(answer)

    def stop_one(self, message_id: int) -> None:
        """Stop this answer alone; what was written stays."""
        answer = self.get(message_id)
        if answer is not None:
            self._stop(answer)

    def stop_all(self) -> None:
        """Stop every answer that the model is writing; those that wait go on waiting."""
        for answer in list(self._running.values()):
            assert answer.request is not None
            answer.request.cancel()

    def end_all(self) -> None:
        """End everything as stopped at once, whatever the model still says: the conversations will be others."""
        for answer in [*self._turns.waiting, *self._running.values()]:  # what waits first: it must not be begun
            if answer.request is not None:
                answer.request.cancel()
            self._end(answer, "stopped")

    def close(self) -> None:
        """End everything as stopped without waiting for the engine: the program ends."""
        for answer in self._all():
            answer.recorder.finish("stopped")
        self._running.clear()
        if self._taking is not None:
            self._taking.waiting.clear()

    # ------------------------------------------------------------------------------------ inside

    def _all(self) -> list[Answer]:
        return [*self._running.values(), *(self._taking.waiting if self._taking is not None else ())]

    @property
    def _turns(self) -> TurnTaking[Answer]:
        """Whose turn it is."""
        if self._taking is None:
            from app.controllers.turn_taking import TurnTaking  # the window starts without a question

            self._taking = TurnTaking(self._engine, self._find, self._send, self._fail, self._give_up, self)
        return self._taking

    def _stop(self, answer: Answer) -> None:
        if answer.request is not None:
            answer.request.cancel()
        else:
            self._end(answer, "stopped")

    def _tell(self) -> None:
        self.running_changed.emit(frozenset(a.message.conversation_id for a in self._all()))

    def _routed(self, answer: Answer) -> Answer:
        """The same, with a model where none is named and one is chosen for each question."""
        message = answer.message
        if not message.model and (routed := self.route(message, answer.prompt)) is not None:
            name, answer.why = routed
            answer.name(name)
            self._store.ask(lambda conversations: conversations.set_writer(message.id, name))
        return answer

    def _send(self, answer: Answer, model: str) -> None:
        """It is its turn: the model of this name is loaded."""
        message = answer.message
        if message.model != model:
            answer.name(model)
            self._store.ask(lambda conversations: conversations.set_writer(message.id, model))
        key = conversation_key(message.conversation_id)
        answer.request = self._engine.answer(answer.prompt.messages, key, answer.prompt.view, message.sampling)
        self._running[answer.request.id] = answer
        self.sent.emit(message.id)

    def _give_up(self, answer: Answer) -> None:
        """Somebody did not want to wait for its model."""
        self._end(answer, "stopped")

    def _take(self, event: Event) -> None:
        answer = self._running.get(event.id)
        if answer is None:
            return
        match event:
            case PromptProgress():
                answer.prompt_tokens = event.total
                self.reading.emit(answer.message.id, event.done, event.total, event.reused)
            case ContextView():
                self._note_seen(answer, event)
            case Delta():
                answer.take(event)
                self.grown.emit(answer.message.id, event.channel, event.text)
            case ToolCallPart():
                answer.take_call(event)
            case Finished():
                if calls := answer.write_calls():
                    self.grown.emit(answer.message.id, "text", calls)
                self._finished(answer, event)
            case Failed(code="cancelled"):
                self._end(answer, "stopped")
            case Failed():
                self._fail(answer, event.error())

    def _note_seen(self, answer: Answer, event: ContextView) -> None:
        answer.see(event)
        message_id, seen = answer.message.id, answer.message.seen
        if seen is not None:
            self._store.ask(lambda conversations: conversations.set_seen(message_id, seen))
        self.seen.emit(message_id, event)

    def _finished(self, answer: Answer, event: Finished) -> None:
        loaded = self._engine.state.loaded
        stats = answer.stats(event, loaded.context if loaded is not None else 0)
        self._end(answer, "stopped" if event.reason == "cancelled" else "complete", stats=stats)

    def _fail(self, answer: Answer, error: HearthError) -> None:
        if error.detail:
            self._details[answer.message.id] = error.detail
        if error.code.startswith("engine"):
            self._offer_to_continue(answer, error)
            self._end(answer, "interrupted", error=error)
        else:
            self._end(answer, "failed", error=error)

    def _offer_to_continue(self, answer: Answer, error: HearthError) -> None:
        more = bool(answer.recorder.text)
        self._notices.post(
            Notice(
                level="warning",
                message=error.message,
                hint=error.hint or self.tr("What was written so far is kept."),
                detail=error.detail,
                action=f"{'continue' if more else 'regenerate'}:{answer.message.conversation_id}:{answer.message.id}",
                action_title=self.tr("Continue") if more else self.tr("Try again"),
                key=DIED_NOTICE,
            )
        )

    def _end(
        self, answer: Answer, status: Status, *, stats: AnswerStats | None = None, error: HearthError | None = None
    ) -> None:
        if answer.request is not None:
            self._running.pop(answer.request.id, None)
        self._turns.leave(answer)
        code, text = (error.code, str(error)) if error is not None else ("", "")
        answer.recorder.finish(status, stats=stats, error_code=code, error=text)
        self.ended.emit(msgspec.structs.replace(answer.now(), status=status, stats=stats, error_code=code, error=text))
        self._tell()
        self._turns.go_on(bool(self._running))
