"""How likely the tokens of an answer's text were, told with the text they became; chooses nothing."""

from __future__ import annotations

import codecs
import math
from collections.abc import Sequence

import numpy as np

from inference.engine.sampling import Logits
from inference.engine.stream import Piece, StreamSplitter, Told
from inference.engine.vocabulary import Vocabulary
from inference.protocol import Likelihood


class _Pending:
    """A token whose text has not been shown: where in what waits it stands."""

    __slots__ = ("begin", "end", "likelihood")

    def __init__(self, likelihood: Likelihood, begin: int, end: int) -> None:
        self.likelihood = likelihood
        self.begin = begin
        self.end = max(end, begin + 1)  # part of a character: it goes with the character


class Likelihoods:
    """Goes with one answer.

    Which tokens a piece of text was made of follows from the text alone: what the splitter holds back is the end of
    what came, and what it drops (marks of reasoning, space around it, a stop text) lies before or behind what it shows.

    Args:
        vocabulary: Of the model.
        splitter: Sorts the answer.
        count: How many of the likeliest tokens are told with each.
    """

    def __init__(self, vocabulary: Vocabulary, splitter: StreamSplitter, count: int) -> None:
        self._vocabulary = vocabulary
        self._splitter = splitter
        self._count = count
        self._drawn: Likelihood | None = None
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._text = ""  # of the tokens that wait
        self._pending: list[_Pending] = []

    def drawn(self, token: int, logits: Logits) -> None:
        """A token was drawn where these were the logits; it is not taken yet."""
        self._drawn = self._likelihood(token, logits)

    def feed(self, piece: bytes) -> tuple[list[Told], tuple[Likelihood, ...]]:
        """Let the splitter sort the token that was drawn last; what can be shown, and of which tokens its text is."""
        text = self._decode(piece)
        if piece and self._drawn is not None:
            begin = len(self._text)
            self._pending.append(_Pending(self._drawn, begin, begin + len(text)))
        self._text += text
        in_text = self._splitter.in_text
        pieces = self._splitter.feed(piece)
        return pieces, self._settle(pieces, in_text)

    def finish(self) -> tuple[list[Told], tuple[Likelihood, ...]]:
        """The same for what was held back; to be called once, when the answer is over."""
        self._text += self._decode(b"", True)
        in_text = self._splitter.in_text
        pieces = self._splitter.finish()
        return pieces, self._settle(pieces, in_text, held=0)

    def _settle(self, pieces: Sequence[Told], in_text: bool, held: int | None = None) -> tuple[Likelihood, ...]:
        """The tokens of the text in ``pieces``; they wait no longer, nor do those that are shown to nobody."""
        shown = "".join(piece.text for piece in pieces if isinstance(piece, Piece) and piece.channel == "text")
        settled = len(self._text) - (len(self._splitter.held) if held is None else held)
        if in_text:
            begin = 0
        elif self._splitter.stopped:
            begin = max(0, self._text.find(shown))
        else:
            begin = settled - len(shown)
        end = begin + len(shown)
        likely = tuple(one.likelihood for one in self._pending if one.begin < end and one.end > begin)
        waiting = [one for one in self._pending if one.end > settled and not (one.begin < end and one.end > begin)]
        for one in waiting:
            one.begin, one.end = one.begin - settled, one.end - settled
        self._pending, self._text = waiting, self._text[settled:]
        return likely

    def _likelihood(self, token: int, logits: Logits) -> Likelihood:
        largest = float(logits.max())
        total = largest + math.log(float(np.exp(logits - largest, dtype=np.float32).sum(dtype=np.float64)))
        piece = self._vocabulary.piece
        best: list[int] = []
        if self._count:
            found = np.argpartition(logits, -self._count)[-self._count :]
            best = found[np.argsort(-logits[found], kind="stable")].tolist()
        top = tuple((piece(other), float(logits[other]) - total) for other in best)
        return Likelihood(piece(token), float(logits[token]) - total, top)
