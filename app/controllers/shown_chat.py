"""The conversation that is shown: going places, and following what is written there; asks nothing, knows no widgets.

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
from app.controllers.prompts import Prompt
from app.controllers.shown import Shown, View
from app.controllers.store import Store
from app.settings import Settings
from app.storage.values import Setup, StoredMessage
from inference.errors import HearthError, StorageError
from inference.protocol import ContextView

if TYPE_CHECKING:
    from app.storage.conversations import Conversations


REREAD = 500  # milliseconds between two looks at an answer that another window writes


class ShownChat(QObject):
    """Signals:
    shown(View): Something else, or something changed otherwise than by streaming.
    draft_shown(str): What belongs into the composer.
    grown(int, str, str): Message id, channel and what came, of a message that is shown.
    reading(int, int, int, int): The same; prompt tokens read, there are, and in memory already.
    horizon_changed(): How much the model sees of what is shown became known, without anything else being shown.
    ended(StoredMessage): An answer that is shown is over.
    busy_changed(bool): Whether an answer is under way in what is shown.
    changed(): Conversations came, went or moved in their order.
    """

    shown = Signal(object)
    draft_shown = Signal(str)
    grown = Signal(int, str, str)
    reading = Signal(int, int, int, int)
    horizon_changed = Signal()
    ended = Signal(object)
    busy_changed = Signal(bool)
    changed = Signal()

    def __init__(self, answers: Answers, store: Store, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers = answers
        self._store = store
        self._view = View()
        self._visit = 0  # counts the conversations gone to: a late answer of the database shows nothing
        self._asking = False  # a turn is on its way to the database
        self._busy = False
        self._unended: frozenset[int] = frozenset()  # answers that were not ended at the last look, and not ours
        self._reread = QTimer(self, singleShot=True)
        self._reread.timeout.connect(self.refresh)
        self._drafts = Drafts(store, settings, self)
        answers.grown.connect(self._forward_grown)
        answers.reading.connect(self._forward_reading)
        answers.sent.connect(self._note_sent)
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

    def open(self, conversation_id: int, target: int | None = None, words: str = "") -> None:
        """Show a conversation, ``target`` on its path and in sight when one is given, ``words`` marked there."""
        if conversation_id == self._view.id and target is None:
            return
        self.keep_draft()
        visit = self._go()

        def read(conversations: Conversations) -> View:
            if target is not None:
                conversations.reveal(target)
            view = View.of(turns.shown(conversations, conversation_id), opened=True, target=target)
            return msgspec.structs.replace(view, words=words)

        def show(view: View) -> None:
            if visit == self._visit and view.conversation is not None:
                draft = self._drafts.read(view.conversation)
                self._show(view)
                self.draft_shown.emit(draft)

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

    def set_draft(self, text: str) -> None:
        """Remember what stands in the composer."""
        self._drafts.note(self._view.id, text)

    def edit_of(self, message: StoredMessage) -> str:
        """What is to be said in the place of an earlier message, as far as that was written; empty for nothing."""
        return self._drafts.edit_of(message)

    def set_edit(self, message_id: int, text: str) -> None:
        """Remember what is to be said in the place of an earlier message; empty: it stays as it is."""
        self._drafts.note_edit(message_id, text)

    def keep_draft(self) -> None:
        """Write the draft now."""
        self._drafts.keep()

    def forget_drafts(self) -> None:
        """The conversations will be others: what is not written yet belongs to none of them."""
        self._drafts.forget()

    # ------------------------------------------------------------------------------------ inside

    def _go(self) -> int:
        self._visit += 1
        self._asking = False
        return self._visit

    def _change(
        self,
        work: Callable[[Conversations], Shown],
        failed: Callable[[HearthError], object] | None = None,
        done: Callable[[], object] = lambda: None,
    ) -> None:
        """Have something changed, and show what is shown then; ``done`` is called when it was."""
        visit = self._visit

        def show(now: Shown) -> None:
            if visit == self._visit and now.conversation.id == self._view.id:
                self._show(View.of(now))
            self.changed.emit()
            done()

        self._store.ask(work, show, failed)

    def _show(self, view: View) -> None:
        """Show a path as the database has it, answers under way as they are in memory: that is newer."""
        path, streaming = [], None
        for message in view.path:
            answer = self._answers.get(message.id) if message.status == "streaming" else None
            if answer is not None:
                answer.pin(message.pinned)
                message, streaming = answer.now(message), message.id
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

    def _note_sent(self, message_id: int) -> None:
        """It is known which model writes what is shown."""
        answer = self._answers.get(message_id)
        shown = next((message for message in self._view.path if message.id == message_id), None)
        if answer is not None and shown is not None and answer.model != shown.model:
            self._show(msgspec.structs.replace(self._view, opened=False, target=None, words=""))

    def _note_seen(self, message_id: int, _seen: ContextView) -> None:
        answer = self._answers.get(message_id)
        if answer is not None and message_id == self._view.streaming:
            self._put(answer.now)
            self.horizon_changed.emit()

    def _note_ended(self, message: StoredMessage) -> None:
        if any(shown.id == message.id for shown in self._view.path):
            self._put(lambda row: _over(message, row), message.id)
            if self._view.streaming == message.id:
                self._view = msgspec.structs.replace(self._view, streaming=None)
            self.ended.emit(next(shown for shown in self._view.path if shown.id == message.id))
        self.changed.emit()

    def _put(self, changed: Callable[[StoredMessage], StoredMessage], message_id: int | None = None) -> None:
        """Change one message of what is shown, the one that streams unless another is named."""
        wanted = self._view.streaming if message_id is None else message_id
        path = tuple(changed(message) if message.id == wanted else message for message in self._view.path)
        self._view = msgspec.structs.replace(self._view, path=path, opened=False)


def _over(message: StoredMessage, row: StoredMessage) -> StoredMessage:
    """An answer as it ended, among the siblings it has now."""
    return msgspec.structs.replace(message, sibling=row.sibling, siblings=row.siblings, pinned=row.pinned)
