"""Messages that wait while an answer is written: kept, changed, said in order, also where nobody looks; no widgets.

What waits is said when the answer before it is complete. After one that failed or was stopped, and after a restart,
it waits until the user says so: it may not fit any more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.controllers.answers import Answers
from app.controllers.chat import ChatController
from app.controllers.shown import View
from app.controllers.store import Store
from app.notices import DELETED_NOTICE, Notice, Notices
from app.storage.values import Queued, StoredMessage
from inference.errors import HearthError

if TYPE_CHECKING:
    from app.storage.conversations import Conversations

UNDO = "put-back-queued"  # name of what a notice offers after something was taken away


class QueueController(QObject):
    """Signals:
    changed(): Something else waits in what is shown, or why it waits is different.
    given_back(str): What was to wait could not be kept.
    """

    changed = Signal()
    given_back = Signal(str)

    def __init__(
        self, chat: ChatController, answers: Answers, store: Store, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._chat = chat
        self._answers = answers
        self._store = store
        self._notices = notices
        self._waiting: tuple[Queued, ...] = ()  # in what is shown
        self._early: list[str] = []  # for a conversation that has no row yet
        self._adding = 0  # what is on its way to wait in what is shown
        self._flowing: set[int] = set()  # conversations in which what waits is said by itself
        self._saying: set[int] = set()  # conversations in which something is on its way to be said
        self._removed: dict[int, Queued] = {}
        self._edited: int | None = None
        self._changing: Queued | None = None  # the latest of those, also when something else is shown since
        self._put_off: dict[int, int] = {}  # what was left half changed, by conversation: said only on demand
        self._shown_id: int | None = None
        self._asked = 0  # counts the readings: only the latest is shown
        answers.ended.connect(self._note_ended)
        chat.shown.connect(self._note_shown)
        chat.text_given_back.connect(lambda _text: self._give_back_early())
        chat.busy_changed.connect(lambda _busy: self.changed.emit())
        self._note_shown(chat.view)

    @property
    def waiting(self) -> tuple[Queued, ...]:
        """What waits in the conversation that is shown, the next one first."""
        return self._waiting

    @property
    def held(self) -> bool:
        """Whether what waits there is said only when the user says so."""
        return bool(self._waiting) and not self._chat.busy and self._waiting[0].id != self._edited

    def add(self, text: str) -> None:
        """Say this in what is shown as soon as the answer there is complete."""
        shown_id = self._chat.view.id
        if shown_id is None:
            self._early.append(text)
            return
        self._flowing.add(shown_id)
        self._adding += 1

        def added(_queued: object) -> None:
            self._adding -= 1
            self._go_on(shown_id)
            self._read()

        def give_back(_error: HearthError) -> bool:
            self._adding -= 1
            self.given_back.emit(text)
            return False

        self._store.ask(lambda kept: kept.queue.add(shown_id, text), added, give_back)

    def edit(self, queued_id: int | None) -> None:
        """This one is being changed, and not said meanwhile; ``None``: none is."""
        before, self._edited = self._edited, queued_id
        if queued_id is not None and self._shown_id is not None:
            self._put_off.pop(self._shown_id, None)
            self._changing = next((each for each in self._waiting if each.id == queued_id), None)
        self.changed.emit()
        if before is not None and queued_id is None and self._shown_id is not None:
            self._go_on(self._shown_id)

    def put_off(self, queued_id: int, text: str) -> None:
        """Something else is shown while this one is being changed: it is kept as it is, and not said by itself."""
        queued = self._changing
        if queued is not None and queued.id == queued_id:
            self._put_off[queued.conversation_id] = queued_id
            self.change(queued_id, text if text.strip() else queued.text)

    def change(self, queued_id: int, text: str) -> None:
        """Say something else instead; nothing at all: take it away."""
        if not text.strip():
            self.remove(queued_id)
        else:
            self._do(lambda kept: kept.queue.change(queued_id, text))

    def remove(self, queued_id: int) -> None:
        """Do not say it; a notice offers the way back."""

        def tell(removed: Queued | None) -> None:
            if removed is not None:
                self._removed[removed.id] = removed
                self._notices.post(
                    Notice(
                        message=self.tr("A message that waited to be sent was taken away."),
                        action=f"{UNDO}:{removed.id}",
                        action_title=self.tr("Undo"),
                        key=DELETED_NOTICE,
                    )
                )
            self._read()

        self._store.ask(lambda kept: kept.queue.remove(queued_id), tell)

    def put_back(self, queued_id: int) -> None:
        """Undo ``remove``."""
        removed = self._removed.pop(queued_id, None)
        if removed is not None:
            self._do(lambda kept: kept.queue.put_back(removed))

    def order(self, ids: tuple[int, ...]) -> None:
        """Say what waits in what is shown in this order."""
        shown_id = self._shown_id
        if shown_id is not None:
            self._do(lambda kept: kept.queue.order(shown_id, ids))

    def send_now(self) -> None:
        """Say what waits in what is shown, after all."""
        shown_id = self._shown_id
        if shown_id is not None:
            self._put_off.pop(shown_id, None)
            self._flowing.add(shown_id)
            self._go_on(shown_id)

    def hold_all(self) -> None:
        """Say nothing by itself any more, as after a start: what waits now may be something else."""
        self._flowing.clear()
        self._removed.clear()
        self._put_off.clear()

    def act(self, action: str) -> None:
        """Do what a notice of this offers."""
        name, _, what = action.partition(":")
        if name == UNDO:
            self.put_back(int(what))

    # ------------------------------------------------------------------------------------ inside

    def _do(self, work: Callable[[Conversations], object]) -> None:
        """Change something, and show what waits then."""
        self._store.ask(work, lambda _: self._read())

    def _read(self) -> None:
        """Show what waits in what is shown."""
        self._asked += 1
        asked, shown_id = self._asked, self._shown_id

        def show(found: list[Queued]) -> None:
            if asked == self._asked:
                self._waiting = tuple(found)
                self.changed.emit()
                if shown_id is not None:
                    self._go_on(shown_id)  # an answer may have ended while this was read

        if shown_id is None:
            show([])
        else:
            self._store.ask(lambda kept: kept.queue.of(shown_id), show)

    def _note_shown(self, view: View) -> None:
        before, self._shown_id = self._shown_id, view.id
        if view.opened:
            self._edited, self._early = None, []
        if view.id != before or view.opened:
            self._adding = 0
            early, self._early = self._early, []
            for text in early:  # what was a new conversation has a row now
                self.add(text)
            self._read()
        else:
            self.changed.emit()

    def _give_back_early(self) -> None:
        """The question before them could not be kept: they cannot either."""
        early, self._early = self._early, []
        for text in early:
            self.given_back.emit(text)

    def _note_ended(self, message: StoredMessage) -> None:
        conversation_id = message.conversation_id
        if message.status == "complete":
            self._flowing.add(conversation_id)
            self._go_on(conversation_id)
        else:
            self._flowing.discard(conversation_id)

    def _go_on(self, conversation_id: int) -> None:
        """Say what waits next, where nothing is written any more and it is known that something may wait."""
        busy = self._answers.in_conversation(conversation_id) is not None or conversation_id in self._saying
        shown = conversation_id == self._shown_id
        if busy or conversation_id not in self._flowing or (shown and not self._may_go_on()):
            return
        self._saying.add(conversation_id)

        def then(said: bool) -> None:
            self._saying.discard(conversation_id)
            if not said and not self._adding:
                self._flowing.discard(conversation_id)
            self._read()

        def failed(_error: HearthError) -> bool:
            self._flowing.discard(conversation_id)
            then(False)
            return False

        unless = self._edited if shown and self._edited is not None else self._put_off.get(conversation_id)
        self._chat.say_next(conversation_id, unless=unless, then=then, failed=failed)

    def _may_go_on(self) -> bool:
        """Whether anything waits in what is shown, as far as is known, that nobody changes."""
        if self._waiting:
            return self._waiting[0].id != self._edited
        return bool(self._adding)
