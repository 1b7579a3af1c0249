"""Choosing the tokens of one answer where more than the sampler has a say: a grammar, or somebody who wants to know how
likely they were. Computes no logits.

What may come is asked of the grammar only when the sampler has chosen: mostly it has chosen what may come, which costs
microseconds, while looking at a whole vocabulary costs a hundred times that. Reasoning before the text is free, but
leaves room for the text; then a closing tag is written for the model.
"""

from __future__ import annotations

from inference.engine.context import Context
from inference.engine.guiding.guide import Guide
from inference.engine.native import llama
from inference.engine.reasoning import HARMONY_CHANNEL, HARMONY_START, TAGS
from inference.engine.sampling import Sampler
from inference.engine.stream import StreamSplitter
from inference.engine.vocabulary import Vocabulary

_OPENERS = (*(tag.open for tag in TAGS), HARMONY_CHANNEL, HARMONY_START)
_CERTAIN = 3  # characters of a mark from which on it is one
_MOST_SPACE = 4  # tokens of white space between reasoning and text
_MOST_HEADER = 16  # tokens of a header of harmony
_MOST_OPENED = 4  # blocks of reasoning, or headers
_SPARE = 16  # tokens that the text gets beside four times its shortest form, when reasoning would leave it fewer


class Chooser:
    """Goes with one answer that has a guide.

    Args:
        context: Where the logits are.
        vocabulary: Of the model.
        sampler: Knows what stands before the answer.
        splitter: Knows where the text begins.
        guide: What the text is held to.
    """

    def __init__(
        self, context: Context, vocabulary: Vocabulary, sampler: Sampler, splitter: StreamSplitter, guide: Guide
    ) -> None:
        self._context = context
        self._vocabulary = vocabulary
        self._sampler = sampler
        self._splitter = splitter
        self._guide = guide
        self._forced: list[int] = []
        self._room = 0  # when the answer began
        self._spaces = self._opened = self._headed = 0

    def choose(self, place: int, room: int) -> int:
        """The next token by the logits of a place in the last batch, -1 for its end.

        Args:
            place: Which logits.
            room: Tokens there is room for, with this one.

        Raises:
            OptionError: The grammar has become too large on the way.
        """
        self._room = max(self._room, room)
        if self._forced:
            token = self._forced.pop(0)
        elif self._guide.active:
            token = self._held(self._draw(place), place, room)
        elif self._guide.expects:
            token = self._before_text(place, room)
        else:
            token = self._draw(place)
        self._sampler.accept(token)
        return token

    def _draw(self, place: int) -> int:
        """What the sampler would choose, without consequences."""
        if self._sampler.penalises:
            return self._sampler.pick(self._context.logits(place))
        # Without penalties the chain remembers nothing of what it chose, and this is quicker.
        return int(llama.llama_sampler_sample(self._sampler.handle, self._context.handle, place))

    def _held(self, token: int, place: int, room: int) -> int:
        """The same token if the guide allows it, else one it allows."""
        guide, is_end = self._guide, self._vocabulary.is_end
        if not (guide.may_end if is_end(token) else guide.accepts(token)):
            token = self._sampler.pick(self._context.logits(place), guide.allowed())
        return token if is_end(token) else guide.within(token, room)

    def _before_text(self, place: int, room: int) -> int:
        splitter, token = self._splitter, self._draw(place)
        if splitter.in_reasoning or splitter.in_header:
            self._headed = self._headed + 1 if splitter.in_header else 0
            if room > self._reserve() and self._headed < _MOST_HEADER and not self._vocabulary.is_end(token):
                return token
            return self._force(splitter.way_to_text)
        begun = splitter.held.lstrip()
        if begun:
            return self._force(next((mark[len(begun) :] for mark in _OPENERS if mark.startswith(begun)), ""), token)
        if room > self._reserve() and self._leads_to_reasoning(token):
            return token
        self._guide.begin()
        splitter.begin_text()
        return self._held(token, place, room)

    def _leads_to_reasoning(self, token: int) -> bool:
        """Whether it opens a block of reasoning or a header, or is the space behind one."""
        piece = self._vocabulary.text(token)
        mark = piece.strip()
        if not mark:
            self._spaces += not self._splitter.at_start
            return 0 < self._spaces <= _MOST_SPACE and bool(piece)
        if len(mark) < _CERTAIN or not any(opener.startswith(mark) for opener in _OPENERS):
            return False
        self._opened += 1
        return self._opened <= _MOST_OPENED

    def _reserve(self) -> int:
        """Tokens that reasoning has to leave."""
        shortest = self._guide.shortest + len(self._vocabulary.tokenize(self._splitter.way_to_text, controls=True))
        return shortest + min(3 * self._guide.shortest + _SPARE, max(0, self._room // 2 - shortest))

    def _force(self, text: str, otherwise: int = -1) -> int:
        """Begin to write a text for the model."""
        tokens = self._vocabulary.tokenize(text, controls=True) or [otherwise]
        self._forced = tokens[1:]
        return tokens[0]
