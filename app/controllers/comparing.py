"""Comparing models: several answers to one question, how far each has come, which one is kept; knows no widgets.

The answers stand in line like all others (``app.controllers.turn_taking``): one model is in memory at a time. They are
siblings in the tree from their first word on, so a comparison that is interrupted or left loses nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec
from PySide6.QtCore import QObject, Signal

from app.controllers.answers import Answers
from app.controllers.chat import ChatController
from app.controllers.comparisons import Comparison
from app.controllers.engine import EngineController, EngineState
from app.controllers.shown import View
from app.controllers.wishes import Wish
from app.notices import DELETED_NOTICE, Notice, Notices
from app.storage.values import Setup, StoredMessage
from inference.model_file import GUIDE

Phase = Literal["waiting", "loading", "reading", "writing", "over"]

MOST = 3  # answers side by side
PACE = 0.5  # seconds between two figures of an answer that grows
UNDO = "undo-keep"  # the action of a notice


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the answers.

    Attributes:
        message: It; its text only once it is over.
        phase: How far it is; how it ended is the status of the message.
        fraction: Of loading or reading, 0 to 1.
        tokens_per_second: While it is written; 0 while nobody knows.
        first_after: Seconds until its first word, as seen from here; 0 while there is none.
    """

    message: StoredMessage
    phase: Phase = "waiting"
    fraction: float = 0.0
    tokens_per_second: float = 0.0
    first_after: float = 0.0


class _Kept(msgspec.Struct, frozen=True):
    """What was before an answer was kept."""

    conversation_id: int
    shown_id: int
    setup: Setup


class ComparingController(QObject):
    """Signals:
    opened(): Another comparison is there to be shown.
    left(): The comparison is over, kept or not.
    visible_changed(bool): The conversation in which is compared is shown, or no longer.
    side_changed(int): How far the answer at this place has come.
    grown(int, str, str): Place, channel, and what came.
    reading(int, int, int, int): Place; prompt tokens read, there are, and in memory already.
    """

    opened = Signal()
    left = Signal()
    visible_changed = Signal(bool)
    side_changed = Signal(int)
    grown = Signal(int, str, str)
    reading = Signal(int, int, int, int)

    def __init__(
        self,
        chat: ChatController,
        answers: Answers,
        engine: EngineController,
        notices: Notices,
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._chat = chat
        self._answers = answers
        self._engine = engine
        self._notices = notices
        self._clock = clock
        self._comparison: Comparison | None = None
        self._sides: list[Side] = []
        self._ids: set[int] = set()  # of its answers, also of those that were written anew since
        self._sent: dict[int, float] = {}  # when a model was asked, by message id
        self._first: dict[int, float] = {}  # when the first word came
        self._early: dict[int, StoredMessage] = {}  # what failed in the breath in which it was begun
        self._told = 0.0
        self._visible = False
        self._kept: _Kept | None = None
        answers.sent.connect(self._note_sent)
        answers.grown.connect(self._note_grown)
        answers.reading.connect(self._note_reading)
        answers.ended.connect(self._note_ended)
        engine.state_changed.connect(self._note_engine)
        chat.shown.connect(self._note_shown)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The answers as they are now; empty while nothing is compared."""
        return tuple(self._sides)

    @property
    def question(self) -> str:
        """What is answered."""
        return self._comparison.question.text if self._comparison is not None else ""

    @property
    def running(self) -> bool:
        """Whether any answer is still to be written."""
        return any(side.phase != "over" for side in self._sides)

    @property
    def visible(self) -> bool:
        """Whether the conversation in which is compared is the one that is shown."""
        return self._visible

    def written(self, place: int) -> StoredMessage:
        """The answer at a place with its text so far."""
        answer = self._answers.get(self._sides[place].message.id)
        return answer.now() if answer is not None else self._sides[place].message

    def detail(self, place: int) -> str:
        """Technical text about how an answer failed; empty when there is none."""
        return self._answers.detail(self._sides[place].message.id)

    # ---------------------------------------------------------------------------------- wishes

    def ask(self, text: str, wishes: Sequence[Wish]) -> None:
        """Say something in the conversation that is shown, and have it answered by each of the wishes."""
        self.leave()
        self._chat.compare(text, wishes[:MOST], self._begin)

    def beside(self, answer_ids: Sequence[int], wishes: Sequence[Wish]) -> None:
        """Have an answer that is there compared with new ones."""
        self.leave()
        self._chat.compare_again(answer_ids, wishes[: MOST - len(answer_ids)], self._begin)

    def again(self, place: int) -> None:
        """Have the answer at a place written anew by the same model, in its place."""
        side, comparison = self._sides[place], self._comparison
        if comparison is None or side.phase != "over" or self.running:
            return
        wish = Wish(model=side.message.model, sampling=side.message.sampling)

        def replace(now: Comparison) -> None:
            if self._comparison is not comparison:  # left meanwhile: what is written stays as a version
                return
            (new,) = [answer for answer in now.answers if answer.id in now.written]
            self._comparison = now
            self._sides[place] = Side(message=new)
            self._ids.add(new.id)
            self.side_changed.emit(place)
            self._catch_up(new.id)

        shown = [comparison.path[-1].id]
        self._chat.compare_again(shown, [wish], replace)

    def stop(self, place: int) -> None:
        """Stop one answer; the others go on."""
        self._answers.stop_one(self._sides[place].message.id)

    def stop_all(self) -> None:
        """Stop all of them; what was written stays."""
        for side in list(self._sides):
            self._answers.stop_one(side.message.id)

    def leave(self) -> None:
        """Close the comparison without choosing; the answers stay as versions, and what was shown is shown again."""
        comparison = self._comparison
        if comparison is None:
            return
        self._drop()
        shown = comparison.path[-1]
        if shown.id not in comparison.written:  # with what follows it
            self._chat.show_sibling(shown.id, 0)  # how it is answered may have been changed meanwhile, and stays

    def forget(self) -> None:
        """An id means another message from now on: there is nothing to compare or to go back to."""
        self._kept = None
        if self._comparison is not None:
            self._drop()

    def keep(self, place: int) -> None:
        """Show this answer, and go on with its model; the others stay as versions. A notice offers the way back."""
        comparison = self._comparison
        if comparison is None:
            return
        self.stop_all()
        message, before = self._sides[place].message, self._chat.setup
        setup = self._setup_of(message, before)
        self._kept = _Kept(comparison.conversation.id, comparison.path[-1].id, before)
        self._end()
        self._chat.keep(message.id, setup)
        words = self.tr("You go on with the answer of “{0}”. The others stay as versions of it.")
        if (setup.model or self._chosen()) != (before.model or self._chosen()):
            words = self.tr("“{0}” answers in this conversation from now on. The other answers stay as versions.")
        name = self.tr("Hearth guide") if message.model == GUIDE else message.model
        self._notices.post(
            Notice(message=words.format(name), action=UNDO, action_title=self.tr("Undo"), key=DELETED_NOTICE)
        )

    def act(self, action: str) -> None:
        """Do what a notice of comparing offers."""
        kept = self._kept
        if action == UNDO and kept is not None and self._chat.view.id == kept.conversation_id:
            self._kept = None
            self._chat.keep(kept.shown_id, kept.setup)

    # ------------------------------------------------------------------------------------ inside

    def _chosen(self) -> str:
        chosen = self._engine.chosen
        return chosen.name if chosen is not None else ""

    def _setup_of(self, message: StoredMessage, before: Setup) -> Setup:
        """How a conversation is answered that goes on with an answer."""
        model = message.model
        if not before.model and model == self._chosen():
            model = ""  # as before: what is chosen answers
        return msgspec.structs.replace(before, model=model, sampling=message.sampling)

    def _begin(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._sides = [
            Side(message=answer, phase="waiting" if answer.id in comparison.written else "over")
            for answer in comparison.answers
        ]
        self._ids = {answer.id for answer in comparison.answers}
        self._sent.clear()
        self._first.clear()
        self._visible = True
        self.opened.emit()
        self.visible_changed.emit(True)
        for answer_id in comparison.written:
            self._catch_up(answer_id)
        self._early.clear()
        self._note_engine(self._engine.state)

    def _catch_up(self, answer_id: int) -> None:
        """What happened to an answer before anybody listened: it was begun in the same breath."""
        answer, over = self._answers.get(answer_id), self._early.pop(answer_id, None)
        if over is not None:
            self._note_ended(over)
        elif answer is not None and answer.request is not None:
            self._note_sent(answer_id)

    def _drop(self) -> None:
        self.stop_all()
        self._end()

    def _end(self) -> None:
        self._comparison, self._sides = None, []
        was_visible, self._visible = self._visible, False
        self.left.emit()
        if was_visible:
            self.visible_changed.emit(False)

    def _place(self, message_id: int) -> int | None:
        return next((place for place, side in enumerate(self._sides) if side.message.id == message_id), None)

    def _change(self, place: int, **changes: object) -> None:
        side = msgspec.structs.replace(self._sides[place], **changes)
        if side != self._sides[place]:
            self._sides[place] = side
            self.side_changed.emit(place)

    def _note_sent(self, message_id: int) -> None:
        place = self._place(message_id)
        if place is not None:
            self._sent[message_id] = self._clock()
            answer = self._answers.get(message_id)
            message = answer.message if answer is not None else self._sides[place].message
            self._change(place, phase="reading", fraction=0.0, message=message)

    def _note_reading(self, message_id: int, done: int, total: int, reused: int) -> None:
        place = self._place(message_id)
        if place is not None:
            self._change(place, phase="reading", fraction=(done - reused) / max(1, total - reused))
            self.reading.emit(place, done, total, reused)

    def _note_grown(self, message_id: int, channel: str, text: str) -> None:
        place = self._place(message_id)
        if place is None:
            return
        now = self._clock()
        if message_id not in self._first:
            self._first[message_id] = now
            self._change(place, phase="writing", first_after=now - self._sent.get(message_id, now))
        elif now - self._told >= PACE:
            self._told = now
            self._tell_pace(place, now - self._first[message_id])
        self.grown.emit(place, channel, text)

    def _tell_pace(self, place: int, seconds: float) -> None:
        answer = self._answers.get(self._sides[place].message.id)
        if answer is not None and seconds > 0:
            self._change(place, tokens_per_second=(answer.tokens - 1) / seconds)

    def _note_ended(self, message: StoredMessage) -> None:
        place = self._place(message.id)
        if place is not None:
            self._change(place, phase="over", message=message)
        elif message.status == "failed":
            self._early = {**dict(list(self._early.items())[1 - MOST :]), message.id: message}

    def _note_engine(self, state: EngineState) -> None:
        """A model is being loaded: the first one in line waits for it, with all that want the same."""
        name = state.model.name if state.phase == "loading" and state.model is not None else None
        for place, side in enumerate(self._sides):
            if side.phase in ("waiting", "loading"):
                loads = name is not None and side.message.model in ("", name)
                self._change(place, phase="loading" if loads else "waiting", fraction=state.fraction if loads else 0.0)

    def _note_shown(self, view: View) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        here = view.id == comparison.conversation.id
        if here and (not view.path or view.path[-1].id not in self._ids):
            self._drop()  # something else is shown of it: it was asked or deleted beside the comparison
        elif here != self._visible:
            self._visible = here
            self.visible_changed.emit(here)
