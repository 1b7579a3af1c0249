"""What is asked in the conversation that is shown: saying, editing, answering again, moving between branches.

With which model and how, the conversation says (``Conversation.model``, ``sampling``), or a ``Wish`` about one answer;
where neither does, the model that is chosen and the settings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

import msgspec
from PySide6.QtCore import QObject, Signal

from app.controllers import turns
from app.controllers.answers import Answers
from app.controllers.shown import Shown, View
from app.controllers.shown_chat import ShownChat
from app.controllers.store import Store
from app.controllers.turns import Turn
from app.controllers.wishes import AS_USUAL, Wish
from app.notices import DELETED_NOTICE, Notice, Notices
from app.settings import Settings
from app.storage.values import Setup, StoredMessage
from inference.errors import HearthError, StorageFull

if TYPE_CHECKING:
    from app.controllers.comparisons import Comparison
    from app.storage.conversations import Conversations

T = TypeVar("T", bound="Turn | Comparison")

UNSENT_NOTICE = "not-sent"  # key of the word that a message was not sent: space on the disk takes it back


class ChatController(ShownChat):
    """Signals:
    text_given_back(str): What was to be sent could not be kept.
    setup_changed(): A conversation that has not begun is to be answered otherwise.
    """

    text_given_back = Signal(str)
    setup_changed = Signal()

    def __init__(
        self,
        answers: Answers,
        store: Store,
        settings: Settings,
        notices: Notices,
        knows: Callable[[str], bool],
        parent: QObject | None = None,
    ) -> None:
        """``knows`` says whether a model of a name is on this computer."""
        super().__init__(answers, store, settings, parent)
        self._knows = knows
        self._settings = settings
        self._notices = notices
        self._stop_asked = False  # what is asked is to be stopped as soon as it begins

    # ------------------------------------------------------------------------------------ asking

    def ask(self, text: str, wish: Wish = AS_USUAL) -> None:
        """Say something and have it answered."""
        if not text.strip() or self._busy:
            return
        shown_id = self._view.id
        prompt, setup = self._settings.text("chat.system_prompt"), self.setup
        self._drafts.sent(shown_id)
        self._begin(
            lambda kept: turns.ask(kept, shown_id, text, system_prompt=prompt, setup=setup, wish=wish),
            lambda error: self._give_back(text, error),
        )

    def compare(self, text: str, wishes: Sequence[Wish], begun: Callable[[Comparison], object]) -> None:
        """Say something and have it answered by each of the wishes; ``begun`` gets what is being written."""
        if not text.strip() or self._busy:
            return
        from app.controllers import comparisons  # kept out of the start

        shown_id = self._view.id
        prompt, setup = self._settings.text("chat.system_prompt"), self.setup
        self._drafts.sent(shown_id)
        self._begin(
            lambda kept: comparisons.ask(kept, shown_id, text, wishes, system_prompt=prompt, setup=setup),
            lambda error: self._give_back(text, error),
            begun,
        )

    def compare_again(
        self, answer_ids: Sequence[int], wishes: Sequence[Wish], begun: Callable[[Comparison], object]
    ) -> None:
        """Have other answers beside some that are there; ``begun`` gets what is being written."""
        from app.controllers import comparisons  # kept out of the start

        self._begin(lambda kept: comparisons.ask_again(kept, answer_ids, wishes), None, begun)

    def keep(self, answer_id: int, setup: Setup) -> None:
        """Show an answer of a comparison, and have what is shown answered so from now on."""
        from app.controllers import comparisons  # kept out of the start

        self._change(lambda kept: comparisons.keep(kept, answer_id, setup))

    def edit(self, message_id: int, text: str, wish: Wish = AS_USUAL) -> None:
        """Say something else in the place of an earlier message, and have that answered if it was the user's."""
        if not text.strip():
            return
        message = next((message for message in self._view.path if message.id == message_id), None)
        self.set_edit(message_id, "")
        if message is not None and message.role == "assistant":
            self.stop()
            self._change(
                lambda conversations: turns.reword(conversations, message_id, text),
                lambda error: self._give_back(text, error),
            )
        else:
            self._begin(
                lambda conversations: turns.edit(conversations, message_id, text, wish),
                lambda error: self._give_back(text, error),
            )

    def regenerate(self, message_id: int, wish: Wish = AS_USUAL) -> None:
        """Have another answer in the place of this one."""
        self._begin(lambda conversations: turns.regenerate(conversations, message_id, wish))

    def go_on(self, message_id: int, wish: Wish = AS_USUAL) -> None:
        """Have an answer that ended early continued; one without a word is begun again."""
        before = next((message for message in self._view.path if message.id == message_id), None)
        if before is not None and not before.text and not before.reasoning:
            self.regenerate(message_id, wish)
            return
        if before is not None and not wish.model and self._knows(before.model):
            wish = msgspec.structs.replace(wish, model=before.model)  # by the same hand, where it is still here
        self._begin(lambda conversations: turns.go_on(conversations, message_id, wish))

    def say_next(
        self,
        conversation_id: int,
        *,
        unless: int | None,
        then: Callable[[bool], object],
        failed: Callable[[HearthError], object],
    ) -> None:
        """Have said what waits in a conversation, shown or not; ``then`` hears whether anything was.

        ``unless``: what is not to be said; ``failed`` returns True where it has told the user itself.
        """
        visit = self._visit if conversation_id == self._view.id else -1
        if visit == self._visit:
            self._asking, self._stop_asked = True, False
            self._note_busy()

        def over() -> None:
            self._asking = self._asking and visit != self._visit
            self._note_busy()

        def start(turn: Turn | None) -> None:
            if turn is not None:
                self._start(turn)
            over()
            if turn is not None and turn.conversation.id == self._view.id:
                self._show(View.of(turn))
            if visit == self._visit and self._stop_asked:
                self.stop()
            then(turn is not None)
            self.changed.emit()

        def give_up(error: HearthError) -> object:
            over()
            return failed(error)

        self._store.ask(lambda kept: turns.say_next(kept, conversation_id, unless=unless), start, give_up)

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
        words = self.tr("The message and what followed it were deleted.")
        self._change(
            lambda conversations: turns.shown(conversations, shown_id, conversations.delete_message(message_id)),
            done=lambda: self._offer_undo(words, message_id),
        )

    def delete_versions(self, message_id: int) -> None:
        """Delete all messages in the place of this one, and what follows them; a notice offers the way back."""
        self.stop()
        shown_id = self._view.id
        if shown_id is None:
            return
        words = self.tr("All versions of the message and what followed them were deleted.")
        self._change(
            lambda kept: turns.shown(kept, shown_id, kept.delete_versions(message_id)),
            done=lambda: self._offer_undo(words, message_id),
        )

    def restore(self, message_id: int) -> None:
        """Bring back what ``delete`` took."""
        self._change(lambda conversations: _shown(conversations, conversations.restore_message(message_id)))

    def follow_model_name(self, old: str, new: str) -> None:
        """A model is called something else now: where it is to answer, it still does."""
        shown_id = self._view.id
        self._store.ask(lambda kept: kept.rename_model(old, new), lambda _: self.refresh())
        if shown_id is None and self.setup.model == old:
            self.set_up(msgspec.structs.replace(self.setup, model=new))

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

    # ------------------------------------------------------------------------------------ inside

    def _begin(
        self,
        work: Callable[[Conversations], T],
        failed: Callable[[HearthError], object] | None = None,
        begun: Callable[[T], object] | None = None,
    ) -> None:
        """Have a turn begun in what is shown."""
        visit = self._visit
        self._asking, self._stop_asked = True, False
        self._note_busy()

        def start(turn: T) -> None:
            self._start(turn)
            if visit == self._visit:
                if self._view.id is None:
                    self._drafts.settle(turn.conversation.id)
                self._asking = False
                self._show(View.of(turn))
                if begun is not None:
                    begun(turn)
                if self._stop_asked:
                    self.stop()
            self.changed.emit()

        def give_up(error: HearthError) -> object:
            if visit == self._visit:
                self._asking = False
                self._note_busy()
            return failed(error) if failed is not None else None

        self._store.ask(work, start, give_up)

    def _start(self, turn: Turn | Comparison) -> None:
        self._answers.stop(turn.conversation.id)  # one answer at a time, however fast the clicks
        for answer, prompt in turn.to_write():
            self._answers.begin(answer, prompt)

    def _offer_undo(self, message: str, message_id: int) -> None:
        self._notices.post(
            Notice(
                message=message,
                action=f"restore-message:{message_id}",
                action_title=self.tr("Undo"),
                key=DELETED_NOTICE,
            )
        )

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


def _shown(conversations: Conversations, path: list[StoredMessage]) -> Shown:
    return turns.shown(conversations, path[-1].conversation_id, path)
