"""Has the model summarise what leaves its view, when nobody waits for it; knows no widgets.

A summary is begun as soon as the engine says what will leave its view next, so that it is there in time. It runs as a
command that gives way: whatever the user asks ends it, and it goes on when the engine is idle again. What the user has
edited is never replaced, and what the user has deleted is not written again, unless the user asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from app.controllers import turns
from app.controllers.answers import Answers
from app.controllers.engine import EngineController
from app.controllers.prompts import horizon_of, seen_last
from app.controllers.seam import RequestHandle
from app.controllers.shown import Shown
from app.controllers.store import Store
from app.notices import Notice, Notices
from app.settings import Settings
from app.storage.values import Summary
from inference.errors import PromptError
from inference.protocol import ContextView, Delta, Event, Failed, Finished

if TYPE_CHECKING:
    from app.storage.conversations import Conversations
    from inference.summary import Summarizing

SETTING = "chat.summaries"
FAILED_NOTICE = "summary-failed"
EDITED_NOTICE = "summary-edited"
PAUSE = 1500  # milliseconds of idleness before a summary is begun: who types on is not to feel it
TRIES = 2  # that may fail in one conversation before none is begun by itself; being interrupted is no failure


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """A summary that is wanted.

    Attributes:
        until: The last message it is to tell about, when what is out of view is told; ``None``: no more than that.
        asked: Whether the user asked for it: then it may replace any other.
    """

    until: int | None = None
    asked: bool = False


class Writing:
    """A summary on its way.

    Attributes:
        conversation_id: Of which conversation.
        due: What was wanted.
        until: The last message it tells about.
        shown: The conversation when it was begun.
        work: What is asked next, and the summary so far.
        model: Who writes it.
        request: What is asked of the engine now; ``None`` between two steps.
        answer: What it has said so far.
    """

    def __init__(self, shown: Shown, due: Due, until: int, work: Summarizing, model: str) -> None:
        self.conversation_id = shown.conversation.id
        self.due = due
        self.until = until
        self.shown = shown
        self.work = work
        self.model = model
        self.request: RequestHandle | None = None
        self.answer: list[str] = []


class SummaryWriter(QObject):
    """Signals:
    changed(): Whether one is being written in some conversation is different now.
    written(int): There is a new summary in the conversation with this id.
    """

    changed = Signal()
    written = Signal(int)

    def __init__(
        self,
        answers: Answers,
        engine: EngineController,
        store: Store,
        settings: Settings,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._answers = answers
        self._engine = engine
        self._store = store
        self._settings = settings
        self._notices = notices
        self._due: dict[int, Due] = {}  # by conversation, what was asked for last comes last
        self._failures: dict[int, int] = {}  # by conversation
        self._writing: Writing | None = None
        self._reading = False  # a conversation is on its way from the database
        self._idle = QTimer(self, singleShot=True, interval=PAUSE)
        self._idle.timeout.connect(self._begin)
        answers.seen.connect(self._note_seen)
        engine.received.connect(self._take)
        engine.about_to_load.connect(self._set_aside)
        engine.idle_changed.connect(lambda _idle: self._wait())
        engine.state_changed.connect(lambda _state: self._wait())
        self._unsubscribe = settings.subscribe(lambda key, _value: self._wait() if key == SETTING else None)

    @property
    def waiting(self) -> bool:
        """Whether there is anything to write, or to look at whether there is."""
        return bool(self._due) or self._reading or self._writing is not None

    def is_busy_with(self, conversation_id: int) -> bool:
        """Whether a summary of this conversation is being written, or will be because the user asked for it."""
        due = self._due.get(conversation_id)
        writing = self._writing is not None and self._writing.conversation_id == conversation_id
        return writing or (due is not None and due.asked)

    def want(self, conversation_id: int, due: Due) -> None:
        """Have a summary written when there is time for it; at once if the user asks."""
        before = self._due.pop(conversation_id, None)
        if due.asked:
            self._failures.pop(conversation_id, None)
            self._engine.ensure()
        elif self._failures.get(conversation_id, 0) >= TRIES:
            return
        asked = due.asked or (before is not None and before.asked)
        self._due[conversation_id] = msgspec.structs.replace(due, asked=asked)
        if due.asked:
            self._begin()
            self.changed.emit()
        self._wait()

    def forget(self, conversation_id: int) -> None:
        """Write none of this conversation, nor what was begun."""
        if self._writing is not None and self._writing.conversation_id == conversation_id:
            self._set_aside()
        self._due.pop(conversation_id, None)

    def forget_all(self) -> None:
        """Write none at all: the conversations will be others."""
        self._set_aside()
        self._due.clear()

    def close(self) -> None:
        """Begin nothing any more."""
        self._idle.stop()
        self._unsubscribe()

    # ------------------------------------------------------------------------------ when to begin

    def _note_seen(self, message_id: int, seen: ContextView) -> None:
        """Something is out of view, or soon will be."""
        answer = self._answers.get(message_id)
        ahead = max(seen.next, seen.first if seen.hidden else 0)
        until = answer.prompt.last_before(ahead) if answer is not None and ahead else None
        if answer is not None and until is not None:
            self.want(answer.message.conversation_id, Due(until=until))

    def _wait(self) -> None:
        """Begin some time after everybody else is done."""
        if self._due or self._writing is not None:
            self._idle.start()

    def _begin(self) -> None:
        """Go on where nobody else has anything to do."""
        if not (self._engine.ready and self._engine.idle) or self._reading:
            return
        if self._writing is not None:
            self._step(self._writing)
            return
        wanted = [id_ for id_, due in self._due.items() if due.asked or self._settings.flag(SETTING)]
        if wanted:
            self._plan(wanted[-1], self._due[wanted[-1]])

    def _plan(self, conversation_id: int, due: Due) -> None:
        """Look at the conversation as it is now."""
        self._reading = True

        def start(shown: Shown) -> None:
            self._reading = False
            if self._due.get(conversation_id) == due:
                del self._due[conversation_id]
                self._writing = self._planned(shown, due)
                self.changed.emit()
            if self._writing is not None:
                self._begin()
            else:
                self._wait()

        def give_up(_error: object) -> bool:
            self._reading = False
            self._due.pop(conversation_id, None)
            return True  # the conversation is gone: nobody misses its summary

        self._store.ask(lambda conversations: turns.shown(conversations, conversation_id), start, give_up)

    def _planned(self, shown: Shown, due: Due) -> Writing | None:
        """What is to be written; ``None`` when there is nothing, or the user wants nothing."""
        from inference.summary import Summarizing  # few conversations ever need one

        loaded, model = self._engine.state.loaded, self._engine.state.model
        until = _end_of(shown, due)
        if until is None or loaded is None:
            return None
        prompt = shown.prompt()
        # Written again, it builds upon the same as the one of before.
        base = next((one for one in reversed(shown.summaries) if not one.deleted and one.message_id < until), None)
        work = Summarizing(
            prompt.messages,
            prompt.told_by(until),
            context=loaded.context,
            summary=base.text if base is not None else "",
            told=prompt.told_by(base.message_id) if base is not None else 0,
            reasons=loaded.reasoning,
        )
        return None if work.done else Writing(shown, due, until, work, model.name if model is not None else "")

    # --------------------------------------------------------------------------------- writing

    def _step(self, writing: Writing) -> None:
        if writing.request is None:
            writing.answer.clear()
            writing.request = self._engine.generate_aside(writing.work.messages, writing.work.max_tokens)

    def _take(self, event: Event) -> None:
        writing = self._writing
        if writing is None or writing.request is None or event.id != writing.request.id:
            return
        match event:
            case Delta(channel="text"):
                writing.answer.append(event.text)
            case Finished(reason="cancelled") | Failed(code="cancelled"):
                writing.request = None  # somebody waits: later
                self._wait()
            case Finished():
                writing.request = None
                writing.work.take("".join(writing.answer), cut_off=event.reason == "length")
                if writing.work.done:
                    self._finish(writing)
                self._wait()
            case Failed():
                self._fail(writing, event)

    def _finish(self, writing: Writing) -> None:
        if writing.work.text:
            self._keep(writing)
        else:
            error = PromptError("The model wrote no summary.", "Try again, or with another model.")
            self._fail(writing, Failed.of(error, 0))

    def _fail(self, writing: Writing, event: Failed) -> None:
        self._writing = None
        self._failures[writing.conversation_id] = self._failures.get(writing.conversation_id, 0) + 1
        if writing.due.asked:
            self._notices.post_error(event.error(), key=FAILED_NOTICE)
        self.changed.emit()

    def _keep(self, writing: Writing) -> None:
        """Keep what was written, unless there are other summaries meanwhile: then it is thought over again."""
        self._writing = None
        until, text = writing.until, writing.work.text

        def keep(conversations: Conversations) -> Summary | None:
            with conversations.together():
                same = conversations.summaries(writing.conversation_id) == writing.shown.summaries
                return conversations.add_summary(until, text, model=writing.model) if same else None

        def tell(kept: Summary | None) -> None:
            if kept is not None:
                self.written.emit(writing.conversation_id)
                self._offer_the_users_words(writing, kept)
            if kept is None or (writing.due.until or 0) > until:
                self.want(writing.conversation_id, Due(until=writing.due.until or until))

        self._store.ask(keep, tell, lambda _error: True)  # what it was about is gone
        self.changed.emit()

    def _offer_the_users_words(self, writing: Writing, kept: Summary) -> None:
        """Whoever asked for another summary may want the own words back."""
        if writing.due.asked and any(one.edited for one in writing.shown.summaries if not one.deleted):
            self._notices.post(
                Notice(
                    message=self.tr("The model has written a summary in the place of yours."),
                    action=f"withdraw-summary:{kept.id}",
                    action_title=self.tr("Undo"),
                    key=EDITED_NOTICE,
                )
            )

    def _set_aside(self) -> None:
        """Give up what was begun; another model may have to do it in another way."""
        writing, self._writing = self._writing, None
        if writing is not None:
            if writing.request is not None:
                writing.request.cancel()
            self._due.setdefault(writing.conversation_id, writing.due)
            self.changed.emit()


def _end_of(shown: Shown, due: Due) -> int | None:
    """The last message to tell about: of those that are out of view and, once there is a summary of these, of those
    that will be; ``None`` when the user wants none, or there is one."""
    seen, last = seen_last(shown.path), shown.summaries[-1] if shown.summaries else None
    prompt = shown.prompt()
    hidden = prompt.last_before(prompt.index_of(seen.first)) if seen is not None else None
    if due.asked and hidden is not None:
        return hidden
    if last is not None and not due.asked and (last.deleted or last.edited):
        return None
    if hidden is not None and horizon_of(shown.path, shown.summaries).untold:
        return hidden
    ahead = due.until if any(message.id == due.until for message in shown.path) else None
    return None if ahead is None or (last is not None and last.message_id >= ahead) else ahead
