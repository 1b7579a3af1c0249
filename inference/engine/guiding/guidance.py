"""What holding answers to grammars needs of one model: its tokens in llguidance's form, and grammars that were used.

Made when the first answer asks for it (some tenths of a second with 150,000 tokens), since most never do.
"""

from __future__ import annotations

import ctypes
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from inference.engine.guiding.closing import NO_HINTS, OUTSIDE, Closing, Hints, Ways
from inference.engine.guiding.grammars import endless, refusal
from inference.engine.guiding.wanted import ends_of_texts, wanted_texts
from inference.engine.native import llama
from inference.engine.recent import Recent
from inference.engine.vocabulary import Vocabulary

if TYPE_CHECKING:
    from llguidance import LLMatcher, LLParserLimits, LLTokenizer

LONGEST = 8192  # tokens of the shortest text a grammar may demand
KNOWN = 1_000_000  # characters of the functions of which is remembered what calls of them can be held to
KEPT = 8  # grammars that are remembered: a program asks with the same schema again and again
_SPECIAL = b"\xff"  # what llguidance knows tokens by that are no text

Tokens = np.ndarray[Any, np.dtype[np.intp]]
T = TypeVar("T")


class Prepared:
    """A grammar that is ready: copies of it begin answers.

    Attributes:
        closing: The soonest end of an answer that has not begun.
        hints: Tokens that it may want.
    """

    def __init__(self, matcher: LLMatcher, closing: tuple[int, ...], hints: Hints) -> None:
        self._matcher = matcher
        self.closing = closing
        self.hints = hints

    def begin(self) -> LLMatcher:
        """What follows one answer."""
        return self._matcher.deep_copy()


class Guidance:
    """Beside a loaded model. ``close`` ends its thread.

    To make a grammar ready takes from milliseconds to a second. That is done on a thread of its own (``soon``), while
    the answers of others are written; what is ready can then be used on any thread.

    Args:
        vocabulary: Of the model.

    Attributes:
        simplified: What was found for functions to whose schemas calls cannot be held; only for that thread.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.simplified: Recent[str, Mapping[str, Mapping[str, Any]]] = Recent(KNOWN)
        self._vocabulary = vocabulary
        self._made: LLTokenizer | None = None
        self._ways: Ways | None = None
        self._prepared: OrderedDict[str, Prepared] = OrderedDict()
        self._maker: ThreadPoolExecutor | None = None

    def close(self) -> None:
        """End the thread; waits for the grammar it is at."""
        if self._maker is not None:
            self._maker.shutdown(cancel_futures=True)
            self._maker = None

    def soon(self, making: Callable[[], T]) -> Future[T]:
        """Have grammars made ready, one request after the other; only there may ``prepare`` be called."""
        if self._maker is None:
            self._maker = ThreadPoolExecutor(1, "guidance")
        return self._maker.submit(making)

    def prepare(self, grammar: str, *, keep: bool = True) -> Prepared:
        """Make a grammar ready, or find it.

        Args:
            grammar: As ``grammars`` makes it.
            keep: Whether it is likely to be asked for again.

        Raises:
            OptionError: It makes no sense, is too large, or no answer can fulfil it here.
        """
        prepared = self._prepared.get(grammar)
        if prepared is not None:
            self._prepared.move_to_end(grammar)
            return prepared
        prepared = self._prepare(grammar)
        if keep:
            self._prepared[grammar] = prepared
            if len(self._prepared) > KEPT:
                self._prepared.popitem(last=False)
        return prepared

    def piece(self, token: int) -> bytes:
        """The bytes of a token."""
        return self._vocabulary.piece(token)

    def tokens_of(self, data: bytes) -> list[int]:
        """Some tokens with these bytes, not those a model would choose."""
        return list(self._tokenizer.greedy_tokenize(data.decode("utf-8", "replace")))

    def closing_from(
        self, matcher: LLMatcher, most: int, state: int = OUTSIDE, hints: Hints = NO_HINTS, *, thorough: bool = False
    ) -> tuple[int, ...] | None:
        """Tokens that end a text soonest, as far as can be found; ``None``: none of ``most`` tokens.

        The last one is an end of the answer, which is not counted. ``state``: as in ``closing.quoting``.
        """
        return Closing(self._known_ways, matcher, most, state, hints).find(thorough=thorough)

    @property
    def _tokenizer(self) -> LLTokenizer:
        if self._made is None:
            self._made = self._make()
        return self._made

    @property
    def _known_ways(self) -> Ways:
        if self._ways is None:
            vocabulary = self._vocabulary
            pieces = [b"" if token in vocabulary.controls else piece for token, piece in enumerate(vocabulary.pieces())]
            self._ways = Ways(pieces, self._tokenizer.eos_token)
        return self._ways

    def _make(self) -> LLTokenizer:
        """After llguidance's own ``llamacpp.py``, with this vocabulary's pieces, of any length.

        In two calls, and with the one slice (a part of the vocabulary whose fate is known beforehand) that strings of
        JSON need most: each call keeps all other threads waiting, and would with all slices for twice as long.
        """
        from llguidance import LLTokenizer  # here, since an engine that chats without constraints does not need it

        vocabulary = self._vocabulary
        tokens = [
            _SPECIAL + piece if token in vocabulary.controls else piece
            for token, piece in enumerate(vocabulary.pieces())
        ]
        ends = [token for token in vocabulary.controls if vocabulary.is_end(token)]
        tokenize = ctypes.cast(llama.llama_tokenize, ctypes.c_void_p).value
        plain = LLTokenizer.from_llamacpp(  # type: ignore[attr-defined]
            tokens=tokens,
            vocab_ptr=vocabulary.handle,
            tokenize_fptr=tokenize,
            eos_token=ends or [max(vocabulary.eos, 0)],
            slices=[],
        )
        return plain.with_slices(LLTokenizer.json_slices()[-1:])  # type: ignore[no-any-return]

    def _prepare(self, grammar: str) -> Prepared:
        from llguidance import LLMatcher  # as above

        matcher = LLMatcher(self._tokenizer, grammar, log_level=0, limits=self._limits())
        if not matcher.is_error():
            matcher.compute_bitmask()
        if matcher.is_error():
            raise refusal(matcher.get_error())
        ends, marks = ends_of_texts(grammar)
        hints = Hints(
            tuple(self.tokens_of(text.encode()) for text in wanted_texts(grammar)),
            (*(self.tokens_of(text.encode()) for text in ends), *([mark] for mark in marks)),
        )
        closing = self.closing_from(matcher, LONGEST, hints=hints, thorough=True)
        if closing is None:
            raise endless(LONGEST)
        return Prepared(matcher, closing, hints)

    @staticmethod
    def _limits() -> LLParserLimits:
        """Enough for a thousand properties, and at worst some tens of milliseconds a token and of megabytes in all."""
        from llguidance import LLParserLimits  # as above

        return LLParserLimits(
            initial_lexer_fuel=200_000,
            step_lexer_fuel=100_000,
            step_max_items=50_000,
            max_lexer_states=20_000,
            max_grammar_size=200_000,
            verbose_errors=False,
        )
