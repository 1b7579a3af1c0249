"""The conversation that is shown: asking, editing, regenerating, moving between branches; knows no widgets.

Answers stream in ``Answers``, also into conversations that are not shown; this controller follows the one that is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from app.controllers import turns
from app.controllers.answers import Answers
from app.controllers.drafts import Drafts
from app.controllers.engine import EngineController
from app.controllers.prompts import Prompt
from app.controllers.shown import Shown, View
from app.controllers.store import Store
from app.controllers.turns import Turn
from app.notices import DELETED_NOTICE, Notice, Notices
from app.settings import Settings
from app.storage.values import Setup, StoredMessage
from inference.errors import HearthError, StorageError, StorageFull
from inference.protocol import ContextView

if TYPE_CHECKING:
    from app.storage.conversations import Conversations


UNSENT_NOTICE = "not-sent"  # key of the word that a message was not sent: space on the disk takes it back
REREAD = 500  # milliseconds between two looks at an answer that another window writes


class ChatController(QObject):
    """Signals:
    shown(View): Something else, or something changed otherwise than by streaming.
    draft_shown(str): What belongs into the composer.
    grown(int, str, str): Message id, channel and what came, of a message that is shown.
    reading(int, int, int, int): The same; prompt tokens read, there are, and in memory already.
    horizon_changed(): How much the model sees of what is shown became known, without anything else being shown.
    ended(StoredMessage): An answer that is shown is over.
    busy_changed(bool): Whether an answer is under way in what is shown.
    changed(): Conversations came, went or moved in their order.
    text_given_back(str): What was to be sent could not be kept.
    setup_changed(): A conversation that has not begun is to be answered otherwise.
    """

    shown = Signal(object)
    draft_shown = Signal(str)
    grown = Signal(int, str, str)
    reading = Signal(int, int, int, int)
    horizon_changed = Signal()
    ended = Signal(object)
    busy_changed = Signal(bool)
    changed = Signal()
    text_given_back = Signal(str)
    setup_changed = Signal()

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
        self._view = View()
        self._visit = 0  # counts the conversations gone to: a late answer of the database shows nothing
        self._asking = False  # a turn is on its way to the database
        self._stop_asked = False  # and is to be stopped as soon as it begins
        self._busy = False
        self._unended: frozenset[int] = frozenset()  # answers that were not ended at the last look, and not ours
        self._reread = QTimer(self, singleShot=True)
        self._reread.timeout.connect(self.refresh)
        self._drafts = Drafts(store, settings, self)
        answers.grown.connect(self._forward_grown)
        answers.reading.connect(self._forward_reading)
        answers.seen.connect(self._note_seen)
        answers.ended.connect(self._note_ended)
        answers.running_changed.connect(lambda _ids: self._note_busy())

    @property
    def view(self) -> View:
        """What is shown now."""
        return self._view

    @property
    def draft(self) -> str:
        """What stands in the composer of a new conversation."""
        return self._drafts.of_new

    @property
    def setup(self) -> Setup:
        """How what is shown is answered, as far as that was chosen for it."""
        conversation = self._view.conversation
        return self._drafts.setup if conversation is None else conversation.setup

    @property
    def busy(self) -> bool:
        """Whether an answer is under way in what is shown."""
        return self._busy

    def detail(self, message_id: int) -> str:
        """Technical text about how an answer failed; empty when there is none."""
        return self._answers.detail(message_id)

    def prompt(self) -> Prompt:
        """What the model would be given of what is shown."""
        return self._view.prompt()

    # ------------------------------------------------------------------------------ going places

    def new(self) -> None:
        """Show a new, empty conversation; it gets a row when something is said."""
        self.keep_draft()
        draft = self._drafts.of_new
        self._go()
        self._show(View(opened=True))
        self.draft_shown.emit(draft)

    def open(self, conversation_id: int, target: int | None = None) -> None:
        """Show a conversation, ``target`` on its path and in sight when one is given."""
        if conversation_id == self._view.id and target is None:
            return
        self.keep_draft()
        visit = self._go()

        def read(conversations: Conversations) -> View:
            if target is not None:
                conversations.reveal(target)
            return View.of(turns.shown(conversations, conversation_id), opened=True, target=target)

        def show(view: View) -> None:
            if visit == self._visit and view.conversation is not None:
                self._drafts.read(view.conversation)
                self._show(view)
                self.draft_shown.emit(view.conversation.draft)

        self._store.ask(read, show)

    def resume(self, conversation_id: int) -> None:
        """Show the conversation of last time, if it is still there and nothing else was done meanwhile."""
        visit, draft = self._visit, self.draft

        def look(conversations: Conversations) -> bool:
            try:
                return conversations.get(conversation_id).deleted_at is None
            except StorageError:
                return False

        def show(there: bool) -> None:
            if there and visit == self._visit and not self._asking and draft == self.draft:
                self.open(conversation_id)

        self._store.ask(look, show)

    def refresh(self) -> None:
        """Read again what is shown."""
        shown_id = self._view.id
        if shown_id is not None:
            self._change(lambda conversations: turns.shown(conversations, shown_id))

    # ------------------------------------------------------------------------------------ asking

    def ask(self, text: str) -> None:
        """Say something and have it answered."""
        if not text.strip() or self._busy:
            return
        shown_id = self._view.id
        prompt = self._settings.text("chat.system_prompt")
        model, setup = self._model(), self.setup
        self._drafts.sent(shown_id)
        self._begin(
            lambda kept: turns.ask(kept, shown_id, text, system_prompt=prompt, model=model, setup=setup),
            lambda error: self._give_back(text, error),
        )

    def edit(self, message_id: int, text: str) -> None:
        """Say something else in the place of an earlier message, and have that answered if it was the user's."""
        if not text.strip():
            return
        message = next((message for message in self._view.path if message.id == message_id), None)
        if message is not None and message.role == "assistant":
            self.stop()
            self._change(
                lambda conversations: turns.reword(conversations, message_id, text),
                lambda error: self._give_back(text, error),
            )
        else:
            model = self._model()
            self._begin(
                lambda conversations: turns.edit(conversations, message_id, text, model=model),
                lambda error: self._give_back(text, error),
            )

    def regenerate(self, message_id: int) -> None:
        """Have another answer in the place of this one."""
        model = self._model()
        self._begin(lambda conversations: turns.regenerate(conversations, message_id, model=model))

    def go_on(self, message_id: int) -> None:
        """Have an answer that ended early continued; one without a word is begun again."""
        if any(m.id == message_id and not m.text and not m.reasoning for m in self._view.path):
            self.regenerate(message_id)
            return
        model = self._model()
        self._begin(lambda conversations: turns.go_on(conversations, message_id, model=model))

    def stop(self) -> None:
        """Stop the answer that is shown, also one that is only on its way; what was written stays."""
        self._stop_asked = self._asking
        if self._view.id is not None:
            self._answers.stop(self._view.id)

    # --------------------------------------------------------------------------------- the tree

    def show_sibling(self, message_id: int, step: int) -> None:
        """Show another branch."""
        self._change(lambda conversations: _shown(conversations, conversations.show_sibling(message_id, step)))

    def delete(self, message_id: int) -> None:
        """Delete a message and what follows it; a notice offers the way back."""
        self.stop()
        shown_id = self._view.id
        if shown_id is None:
            return
        self._change(
            lambda conversations: turns.shown(conversations, shown_id, conversations.delete_message(message_id))
        )
        self._notices.post(
            Notice(
                message=self.tr("The message and what followed it were deleted."),
                action=f"restore-message:{message_id}",
                action_title=self.tr("Undo"),
                key=DELETED_NOTICE,
            )
        )

    def restore(self, message_id: int) -> None:
        """Bring back what ``delete`` took."""
        self._change(lambda conversations: _shown(conversations, conversations.restore_message(message_id)))

    def pin(self, message_id: int, pinned: bool) -> None:
        """Let a message stay in the model's view, or leave it with its neighbours, from the next answer on."""
        self._change(lambda conversations: turns.pin(conversations, message_id, pinned))

    def set_up(self, setup: Setup) -> None:
        """Have what is shown answered otherwise from the next answer on, also before it begins."""
        shown_id = self._view.id
        if shown_id is None:
            self._drafts.set_up(setup)
            self.setup_changed.emit()
        else:
            self._change(lambda conversations: turns.set_up(conversations, shown_id, setup))

    def set_draft(self, text: str) -> None:
        """Remember what stands in the composer."""
        self._drafts.note(self._view.id, text)

    def keep_draft(self) -> None:
        """Write the draft now."""
        self._drafts.keep()

    # ------------------------------------------------------------------------------------ inside

    def _model(self) -> str:
        model = self._engine.state.model
        return model.name if model is not None else ""

    def _go(self) -> int:
        self._visit += 1
        self._asking = False
        return self._visit

    def _begin(
        self, work: Callable[[Conversations], Turn], failed: Callable[[HearthError], object] | None = None
    ) -> None:
        visit = self._visit
        self._asking, self._stop_asked = True, False
        self._note_busy()

        def start(turn: Turn) -> None:
            self._answers.stop(turn.conversation.id)  # one answer at a time, however fast the clicks
            self._answers.begin(turn.answer, turn.prompt())
            if visit == self._visit:
                if self._view.id is None:
                    self._drafts.settle(turn.conversation.id)
                self._asking = False
                self._show(View.of(turn))
                if self._stop_asked:
                    self.stop()
            self.changed.emit()

        def give_up(error: HearthError) -> object:
            if visit == self._visit:
                self._asking = False
                self._note_busy()
            return failed(error) if failed is not None else None

        self._store.ask(work, start, give_up)

    def _give_back(self, text: str, error: HearthError) -> bool:
        """What was to be said could not be kept; whether the user has been told."""
        self.text_given_back.emit(text)
        if not isinstance(error, StorageFull):
            return False
        self._notices.post(
            Notice(
                level="error",
                message=self.tr("Your message was not sent: there is no space left on the disk."),
                hint=self.tr("It stays in the field. Free some space, then send it again."),
                detail=error.detail,
                key=UNSENT_NOTICE,
                sticky=True,
            )
        )
        return True

    def _change(
        self,
        work: Callable[[Conversations], Shown],
        failed: Callable[[HearthError], object] | None = None,
    ) -> None:
        visit = self._visit

        def show(now: Shown) -> None:
            if visit == self._visit and now.conversation.id == self._view.id:
                self._show(View.of(now))
            self.changed.emit()

        self._store.ask(work, show, failed)

    def _show(self, view: View) -> None:
        """Show a path as the database has it, answers under way as they are in memory: that is newer."""
        path, streaming = [], None
        for message in view.path:
            answer = self._answers.get(message.id)
            if answer is not None:
                answer.pin(message.pinned)
                message, streaming = answer.now(), message.id
            path.append(message)
        self._view = msgspec.structs.replace(view, path=tuple(path), streaming=streaming)
        self.shown.emit(self._view)
        self._note_busy()
        self._look_again(frozenset(m.id for m in path if m.status == "streaming" and m.id != streaming))

    def _look_again(self, unended: frozenset[int]) -> None:
        """Read answers again that are not ours: one ended since the reading, or another window writes it."""
        if unended:
            self._reread.start(REREAD if unended == self._unended else 0)
        else:
            self._reread.stop()
        self._unended = unended

    def _note_busy(self) -> None:
        shown_id = self._view.id
        busy = self._asking or (shown_id is not None and self._answers.in_conversation(shown_id) is not None)
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)

    def _forward_grown(self, message_id: int, channel: str, text: str) -> None:
        if message_id == self._view.streaming:
            self.grown.emit(message_id, channel, text)

    def _forward_reading(self, message_id: int, done: int, total: int, reused: int) -> None:
        if message_id == self._view.streaming:
            self.reading.emit(message_id, done, total, reused)

    def _note_seen(self, message_id: int, _seen: ContextView) -> None:
        answer = self._answers.get(message_id)
        if answer is not None and message_id == self._view.streaming:
            self._view = msgspec.structs.replace(self._view, path=(*self._view.path[:-1], answer.now()), opened=False)
            self.horizon_changed.emit()

    def _note_ended(self, message: StoredMessage) -> None:
        if any(shown.id == message.id for shown in self._view.path):
            path = tuple(message if shown.id == message.id else shown for shown in self._view.path)
            streaming = self._view.streaming if self._view.streaming != message.id else None
            self._view = msgspec.structs.replace(self._view, path=path, streaming=streaming, opened=False)
            self.ended.emit(message)
        self.changed.emit()


def _shown(conversations: Conversations, path: list[StoredMessage]) -> Shown:
    return turns.shown(conversations, path[-1].conversation_id, path)
