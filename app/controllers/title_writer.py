"""Has the model think of a title when nobody waits for it; knows no widgets.

After the first answer of a conversation it is asked below what was said there, so that nothing of it is read twice;
what it writes belongs to no conversation and leaves the memory of this one as it is. It gives way to everything else.
Never over a title that the user gave, once by itself, and not by the built-in guide, which is too small for it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from app.controllers import turns
from app.controllers.answers import Answers
from app.controllers.engine import EngineController
from app.controllers.seam import RequestHandle
from app.controllers.shown import Shown
from app.controllers.store import Store
from app.notices import DELETED_NOTICE, Notice, Notices
from app.settings import Settings
from app.storage.titles import title_written
from app.storage.values import Conversation, StoredMessage
from inference.messages import Message
from inference.protocol import Delta, Event, Failed, Finished

if TYPE_CHECKING:
    from app.storage.conversations import Conversations

SETTING = "chat.titles"
TITLE_NOTICE = "title"
UNDO = "put-back-title"  # name of what a notice offers after a title that was asked for
PAUSE = 1500  # milliseconds of idleness before one is begun: who types on is not to feel it
WISH = (
    "Give this conversation a title of at most six words, in the language in which it is held. "
    "Answer with the title alone."
)
TOKENS = 32  # of a title; of one that a model thinks about first:
TOKENS_OF_THOUGHT = 600
EARLY = 3  # answers after which a conversation is no new one any more


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """A title that is wanted.

    Attributes:
        model: Name of the model that is to think of it: it has read the conversation; empty: any.
        asked: Whether the user asked for it.
    """

    model: str = ""
    asked: bool = False


class Writing:
    """A title on its way.

    Attributes:
        shown: The conversation when it was begun.
        due: What was wanted.
        request: What is asked of the engine.
        answer: What it has said so far.
    """

    def __init__(self, shown: Shown, due: Due, request: RequestHandle) -> None:
        self.shown = shown
        self.due = due
        self.request = request
        self.answer: list[str] = []


class TitleWriter(QObject):
    """Signals:
    titled(int, str): The conversation with this id has another title.
    """

    titled = Signal(int, str)

    def __init__(
        self,
        answers: Answers,
        engine: EngineController,
        store: Store,
        settings: Settings,
        notices: Notices,
        on_battery: Callable[[], bool],
        *,
        clock: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._answers = answers
        self._engine = engine
        self._store = store
        self._settings = settings
        self._notices = notices
        self._on_battery = on_battery
        self._since = clock()  # what is older keeps its title
        self._due: dict[int, Due] = {}
        self._writing: Writing | None = None
        self._reading = False  # a conversation is on its way from the database
        self._before: dict[int, tuple[Conversation, str]] = {}  # for the undo, with the title it was given
        self._idle = QTimer(self, singleShot=True, interval=PAUSE)
        self._idle.timeout.connect(self._begin)
        answers.ended.connect(self._note_ended)
        engine.received.connect(self._take)
        engine.about_to_load.connect(self._set_aside)
        engine.idle_changed.connect(lambda _idle: self._wait())
        engine.state_changed.connect(lambda _state: self._wait())

    @property
    def waiting(self) -> bool:
        """Whether there is anything to write, or to look at whether there is."""
        return bool(self._due) or self._reading or self._writing is not None

    def suggest(self, conversation_id: int) -> None:
        """Have a title thought of now, also in the place of one that there is; a notice offers the way back."""
        model = self._engine.state.model
        if model is None or model.builtin:
            self._notices.post(
                Notice(
                    message=self.tr("The built-in guide is too small to think of a title."),
                    hint=self.tr("Choose another model, then try again."),
                    key=TITLE_NOTICE,
                )
            )
            return
        self._due[conversation_id] = Due(asked=True)
        self._engine.ensure()
        self._begin()
        self._wait()

    def act(self, action: str) -> None:
        """Do what a notice of this offers."""
        name, _, what = action.partition(":")
        found = self._before.pop(int(what), None) if name == UNDO else None
        if found is not None:
            before, given = found
            self._store.ask(lambda kept: kept.put_back_title(before, given), self._tell)

    def forget_all(self) -> None:
        """An id means another conversation from now on: nothing that is wanted or on its way belongs to them."""
        writing, self._writing = self._writing, None
        if writing is not None:
            writing.request.cancel()
        self._due.clear()
        self._before.clear()

    def close(self) -> None:
        """Begin nothing any more."""
        self._idle.stop()

    # ------------------------------------------------------------------------------ when to begin

    def _note_ended(self, message: StoredMessage) -> None:
        if message.status == "complete" and message.text and self._settings.flag(SETTING):
            self._due.setdefault(message.conversation_id, Due(model=message.model))
            self._wait()

    def _wait(self) -> None:
        """Begin some time after everybody else is done."""
        if self._due:
            self._idle.start()

    def _begin(self) -> None:
        """Go on where nobody else has anything to do."""
        model = self._engine.state.model
        idle = self._engine.ready and self._engine.idle and self._writing is None and not self._reading
        if model is None or model.builtin or not idle:
            return
        calm = self._settings.flag(SETTING) and not self._on_battery()
        for conversation_id, due in self._due.items():
            if due.asked or (calm and due.model == model.name):
                self._look(conversation_id, due)
                return

    def _look(self, conversation_id: int, due: Due) -> None:
        """Look at the conversation as it is now."""
        self._reading = True

        def start(shown: Shown) -> None:
            self._reading = False
            if self._due.get(conversation_id) != due:
                self._wait()
            elif not (due.asked or self._is_new(shown)) or not shown.prompt().messages:
                del self._due[conversation_id]
                self._wait()
            elif self._engine.ready and self._engine.idle:
                del self._due[conversation_id]
                self._write(shown, due)

        def give_up(_error: object) -> bool:
            self._reading = False
            self._due.pop(conversation_id, None)
            return True  # the conversation is gone: nobody misses its title

        self._store.ask(lambda conversations: turns.shown(conversations, conversation_id), start, give_up)

    def _is_new(self, shown: Shown) -> bool:
        """Whether it has just begun, and nobody has thought of a title yet."""
        conversation = shown.conversation
        answers = sum(1 for message in shown.path if message.role == "assistant" and message.status == "complete")
        named = conversation.titled_by_user or conversation.titled_by_model or conversation.deleted_at is not None
        return not named and conversation.created_at >= self._since and 0 < answers <= EARLY

    # --------------------------------------------------------------------------------- writing

    def _write(self, shown: Shown, due: Due) -> None:
        loaded = self._engine.state.loaded
        said = shown.prompt().visible()
        last = said[-1]
        if last.role == "user":  # it was not answered, and most templates refuse two of them in a row
            said[-1] = Message.user(f"{last.text}\n\n{WISH}")
        else:
            said.append(Message.user(WISH))
        reasons = loaded is not None and loaded.reasoning
        request = self._engine.generate_aside(tuple(said), TOKENS_OF_THOUGHT if reasons else TOKENS)
        self._writing = Writing(shown, due, request)

    def _take(self, event: Event) -> None:
        writing = self._writing
        if writing is None or event.id != writing.request.id:
            return
        match event:
            case Delta(channel="text"):
                writing.answer.append(event.text)
            case Finished(reason="cancelled") | Failed(code="cancelled"):
                self._set_aside()  # somebody waits: later
                self._wait()
            case Finished():
                self._writing = None
                self._keep(writing, title_written("".join(writing.answer)))
                self._wait()
            case Failed():
                self._writing = None
                if writing.due.asked:
                    self._notices.post_error(event.error(), key=TITLE_NOTICE)
                self._wait()

    def _keep(self, writing: Writing, title: str) -> None:
        before, asked = writing.shown.conversation, writing.due.asked

        def keep(kept: Conversations) -> tuple[Conversation | None, bool]:
            with kept.together():
                renamed = kept.get(before.id).title != before.title  # by the user, meanwhile: that stays
                return (None if asked and renamed else kept.title_by_model(before.id, title, asked=asked)), renamed

        def tell(outcome: tuple[Conversation | None, bool]) -> None:
            now, renamed = outcome
            if now is not None:
                self._tell(now)
            if asked and not renamed:
                self._say(before, now)

        self._store.ask(keep, tell, lambda _error: not asked)  # what it was about is gone

    def _tell(self, now: Conversation) -> None:
        self.titled.emit(now.id, now.title)

    def _say(self, before: Conversation, now: Conversation | None) -> None:
        """Who asked for a title is told, and may have the one of before back."""
        if now is None:
            self._notices.post(Notice(message=self.tr("The model thought of no other title."), key=TITLE_NOTICE))
            return
        self._before[now.id] = before, now.title
        self._notices.post(
            Notice(
                message=self.tr("The conversation is called “{0}” now.").format(now.title),
                action=f"{UNDO}:{now.id}",
                action_title=self.tr("Undo"),
                key=DELETED_NOTICE,
            )
        )

    def _set_aside(self) -> None:
        """Give up what was begun; it is begun again later."""
        writing, self._writing = self._writing, None
        if writing is not None:
            writing.request.cancel()
            self._due.setdefault(writing.shown.conversation.id, writing.due)
