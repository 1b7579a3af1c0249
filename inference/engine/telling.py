"""From the tokens of an answer to its text, and on to whoever asked; knows no context and chooses nothing.

What a token is in the text need not be known before it is told, and it is told several at a time (``Outbox``): worked
out one by one, it costs more of the pause between two passes over the weights, which leave every cache cold, than
anything else but the sampler. Who is ``patient`` has it worked out when it is due; nobody watches the clock for that
in between, so where a pass takes long, what came before it is told after it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from inference.engine.calls.told import CallPiece
from inference.engine.question import Question
from inference.engine.stream import Piece, Told
from inference.engine.surroundings import Surroundings
from inference.engine.tally import Tally
from inference.engine.vocabulary import Vocabulary
from inference.protocol import Likelihood, ToolCallPart

MOST_WAITING = 32  # tokens that wait to be worked out


class Telling:
    """Goes with one answer.

    Args:
        question: What is answered.
        vocabulary: Of the model.
        around: Where text goes.
        tally: Where it is accounted for.
        id: Of the request.
        can_overrun: Whether ``MOST_WAITING`` tokens could be taken back; asked before some wait.

    Attributes:
        patient: Whether tokens may wait. An answer may be over some tokens before that is known, then.
        overrun: How many tokens were taken behind the one the answer ended with; they are not part of it.
    """

    def __init__(
        self,
        question: Question,
        vocabulary: Vocabulary,
        around: Surroundings,
        tally: Tally,
        id: int,
        can_overrun: Callable[[], bool],
    ) -> None:
        self.patient = False
        self.overrun = 0
        self._splitter = question.splitter
        self._hidden = question.hidden
        self._likelihoods = question.likelihoods
        self._piece = vocabulary.piece
        self._around = around
        self._tally = tally
        self._id = id
        self._can_overrun = can_overrun
        self._waiting: list[int] = []
        self._due = 0.0  # when text is told again, by the monotonic clock

    @property
    def waiting(self) -> int:
        """How many tokens are part of the answer and not worked out yet."""
        return len(self._waiting)

    @property
    def stopped(self) -> bool:
        """Whether the text has ended the answer, as far as it is worked out."""
        return self._splitter.stopped

    def take(self, token: int) -> bool:
        """One more token; ``True`` when the text is known to have ended the answer."""
        self._waiting.append(token)
        count = len(self._waiting)
        may_wait = self.patient and not self.stopped and count < MOST_WAITING and time.monotonic() < self._due
        return not (may_wait and (count > 1 or self._can_overrun())) and self.work_out()

    def look(self) -> None:
        """Nothing is taken for a while: tell what is due."""
        if self._waiting and time.monotonic() >= self._due:
            self.work_out()

    def work_out(self) -> bool:
        """Tell all that waits; ``True`` when the text has ended the answer."""
        waiting, self._waiting = self._waiting, []
        splitter, tally = self._splitter, self._tally
        if self.stopped:
            self.overrun += len(waiting)
            return True
        told: list[Told] = []
        likely: tuple[Likelihood, ...] = ()
        for place, token in enumerate(waiting, 1):
            tally.written += 1
            tally.reasoned += splitter.in_reasoning
            piece = b"" if token in self._hidden else self._piece(token)
            if self._likelihoods is None:
                told += splitter.feed(piece)
            else:
                told, likely = self._likelihoods.feed(piece)  # nothing waits where somebody wants to know these
            if splitter.stopped:
                tally.met = splitter.met
                self.overrun = len(waiting) - place
                break
        self._tell(told, likely)
        return splitter.stopped

    def finish(self) -> None:
        """The answer is over: tell what was held back, too."""
        if self._likelihoods is None:
            self._tell(self._splitter.finish())
        else:
            self._tell(*self._likelihoods.finish())

    def _tell(self, pieces: Sequence[Told], likely: tuple[Likelihood, ...] = ()) -> None:
        for piece in pieces if len(pieces) < 2 else joined(pieces):
            if isinstance(piece, CallPiece):
                self._tell_call(piece)
                continue
            told = likely if piece.channel == "text" else ()
            first = not self._tally.shown
            self._due = self._around.text(
                self._id, piece.channel, piece.text, self._tally.written, first=first, likely=told
            )
            likely, self._tally.shown = likely if told is not likely else (), True

    def _tell_call(self, piece: CallPiece) -> None:
        self._tally.shown = True
        self._around.send(
            ToolCallPart(
                id=self._id,
                index=piece.number,
                call_id=piece.call_id,
                name=piece.name,
                arguments=piece.arguments,
            )
        )


def joined(pieces: Sequence[Told]) -> list[Told]:
    """The same with neighbouring texts of a channel as one."""
    whole: list[Told] = []
    for piece in pieces:
        last = whole[-1] if whole else None
        if isinstance(piece, Piece) and isinstance(last, Piece) and last.channel == piece.channel:
            whole[-1] = Piece(last.channel, last.text + piece.text)
        else:
            whole.append(piece)
    return whole
