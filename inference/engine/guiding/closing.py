"""The soonest end of a text that a grammar has begun: closing quotes and brackets, and what is required before them.

llguidance says which tokens may come, not how far an end is, so the end is looked for: a walk that takes the most
closing token each time is right nearly always, since a text that may be closed offers just that. Where the walk comes
by the same place again without having closed anything (``{"child": {"child": {…``), it takes another way there.
"""

from __future__ import annotations

import random
import time
from collections import Counter, deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from llguidance import LLMatcher

_BRACKETS = b"}]"
# What brings a text of JSON nearer to its end, best first; what stands in no list comes behind, white space last.
_MARKS = b"@./:#_+=*!?;|~$%&'()<>^`"  # what a pattern may demand between words, before more of the words
_ORDER = (
    *(b"}", b"]", b",", b":"),
    *(b"%c" % mark for mark in _MARKS),
    *(b"%d" % digit for digit in range(10)),
    *(b'"', b"null", b"true", b"false", b"n", b"-"),
)
_LATE = (b"e", b"E", b"\\", b" ", b"\n", b"\t", b"\r")
_WORDS = (b"null", b"true", b"false", b"[]", b"{}", b'""')
_FREE = (*_ORDER[:4], b'"')  # they close, or go on to the next required part: as often as need be
_MOST_PLACES = 2000  # looked at in a search through all ways
_SHORT = 8  # tokens of a path above which another walk may find a shorter one
_WIDE = 400  # nearly every end is nearer than that
_PATIENCE, _LONG_PATIENCE = 0.05, 0.3  # seconds, while an answer is written and before it
_GLANCE = 16  # tokens of a path between two looks at the clock, which may take longer than a step


class _Manner(NamedTuple):
    """How to walk.

    Attributes:
        closes: Whether what closes, or leads to the next required part, is taken whenever it may.
        again: By how many ranks a way is worse each time it was taken from the same place before.
        noise: Up to how many ranks chance makes a way worse: numbers that have to be divisible need some.
    """

    closes: bool
    again: int
    noise: int


_MANNERS = (_Manner(True, 16, 0), _Manner(True, 1000, 12), _Manner(False, 16, 0), _Manner(True, 4, 30))

OUTSIDE, INSIDE, ESCAPED = 0, 1, 2  # of a string of JSON


def quoting(state: int, piece: bytes) -> int:
    """Whether a text stands within a string of JSON after some more of it."""
    if b'"' not in piece and b"\\" not in piece:
        return INSIDE if state == ESCAPED and piece else state
    for char in piece:
        if state == INSIDE:
            state = OUTSIDE if char == 0x22 else ESCAPED if char == 0x5C else INSIDE
        elif state == ESCAPED or char == 0x22:
            state = INSIDE
    return state


class Ways:
    """The tokens an end can be made of, best first, for one vocabulary.

    Args:
        pieces: Bytes of each token; empty for tokens that are no text.
        end: The token that ends an answer.
    """

    def __init__(self, pieces: Sequence[bytes], end: int) -> None:
        self.end = end
        self.lengths = np.array([len(piece) or 1_000_000 for piece in pieces])
        self.pieces = pieces
        found: dict[bytes, int] = {}
        for token, piece in enumerate(pieces):
            if piece and piece not in found and (len(piece) == 1 or piece in _WORDS or not piece.strip(_BRACKETS)):
                found[piece] = token
        ranked = sorted(found, key=_rank)
        self.tokens = np.array([found[piece] for piece in ranked], dtype=np.int64)
        self.free = frozenset(at for at, piece in enumerate(ranked) if piece in _FREE or not piece.strip(_BRACKETS))
        self.closers = frozenset(at for at, piece in enumerate(ranked) if not piece.strip(_BRACKETS))
        self.quote = ranked.index(b'"') if b'"' in found else -1
        self._bytes, self._bits = self.tokens >> 3, (1 << (self.tokens & 7)).astype(np.uint8)

    def open(self, mask: bytes) -> np.ndarray[Any, np.dtype[np.intp]]:
        """Indices of the ``tokens`` a mask of llguidance allows, best first."""
        return np.flatnonzero(np.frombuffer(mask, np.uint8)[self._bytes] & self._bits)

    def shortest(self, mask: bytes) -> int:
        """The shortest of all tokens a mask allows, -1 for none."""
        allowed = allowed_by(mask)
        return int(allowed[self.lengths[allowed].argmin()]) if len(allowed) else -1


def allowed_by(mask: bytes) -> np.ndarray[Any, np.dtype[np.intp]]:
    """The tokens of a mask."""
    return np.flatnonzero(np.unpackbits(np.frombuffer(mask, np.uint8), bitorder="little"))


def _rank(piece: bytes) -> tuple[int, int, bytes]:
    if not piece.strip(_BRACKETS) and len(piece) > 1:
        return 0, -len(piece), piece
    if piece in _ORDER:
        return 1, _ORDER.index(piece), piece
    if piece in _LATE:
        return 3, _LATE.index(piece), piece
    return 2, len(piece), piece


class Hints(NamedTuple):
    """What to try where the tokens themselves tell no way.

    Attributes:
        texts: Tokens of texts that patterns may want in a string.
        ends: Tokens of what ends a passage in which anything may stand, such as an argument between tags.
    """

    texts: Sequence[Sequence[int]]
    ends: Sequence[Sequence[int]]


NO_HINTS = Hints((), ())


class Closing:
    """Looks for one end. ``find`` once.

    Args:
        ways: Of the vocabulary.
        matcher: Where the text is; it stays there.
        most: Tokens the end may have.
        state: Whether the text stands within a string of JSON.
        hints: Of the grammar.
    """

    def __init__(self, ways: Ways, matcher: LLMatcher, most: int, state: int, hints: Hints = NO_HINTS) -> None:
        self._ways = ways
        self._matcher = matcher
        self._most = most
        self._state = state
        self._hints = hints
        self._until = 0.0

    def find(self, *, thorough: bool) -> tuple[int, ...] | None:
        """The tokens to the end, with the token that ends the answer behind them; ``None``: none was found.

        Args:
            thorough: Whether more time may be spent on it.
        """
        self._until = time.thread_time() + (_LONG_PATIENCE if thorough else _PATIENCE)
        found: tuple[int, ...] | None = None
        for manner in _MANNERS if thorough else _MANNERS[:2]:
            if found is None or (thorough and len(found) > _SHORT):
                found = self._walk(min(self._most, _WIDE) if found is None else len(found) - 2, manner) or found
        if found is None and self._most > _WIDE:
            found = self._walk(self._most, _MANNERS[0])
        return self._search() if found is None and thorough else found

    def _walk(self, most: int, manner: _Manner) -> tuple[int, ...] | None:
        """Take the best way, again and again."""
        ways, matcher, state = self._ways, self._matcher.deep_copy(), self._state
        taken: Counter[tuple[bytes, int]] = Counter()
        noise = random.Random(manner.noise)  # the same every time
        path: list[int] = []
        while not matcher.is_accepting():
            if len(path) >= most or (len(path) % _GLANCE == _GLANCE - 1 and time.thread_time() > self._until):
                return None
            if state == OUTSIDE and self._hints.ends and (end := self._end_of_text(matcher)):
                path += end
                continue
            mask = matcher.compute_bitmask()
            choices = ways.open(mask).tolist()
            if state == INSIDE and self._hints.texts and ways.quote not in choices and (hint := self._hint(matcher)):
                path += hint
                continue
            if not choices:
                token = ways.shortest(mask)
            elif state == INSIDE and manner.closes and ways.quote in choices:
                token = int(ways.tokens[ways.quote])
            else:
                best = choices[0]
                if state == OUTSIDE and manner.closes and best in ways.closers:
                    taken.clear()  # what comes now is another part
                elif state != OUTSIDE or not manner.closes or best not in ways.free:
                    best = min(
                        choices, key=lambda at: at + manner.again * taken[mask, at] + noise.random() * manner.noise
                    )
                    taken[mask, best] += 1
                token = int(ways.tokens[best])
            if token < 0 or not matcher.consume_token(token):
                return None
            state = quoting(state, ways.pieces[token])
            path.append(token)
        return (*path, ways.end)

    def _end_of_text(self, matcher: LLMatcher) -> Sequence[int]:
        """End a passage in which anything may stand; empty: the text is in none."""
        for end in self._hints.ends:
            if matcher.validate_tokens(list(end)) == len(end) and matcher.consume_tokens(list(end)):
                return end
        return ()

    def _hint(self, matcher: LLMatcher) -> Sequence[int]:
        """Go on with a text after which the string may be closed; empty: none of them is one."""
        quote = int(self._ways.tokens[self._ways.quote])
        for hint in self._hints.texts:
            tokens = [*hint, quote]
            if matcher.validate_tokens(tokens) == len(tokens) and matcher.consume_tokens(list(hint)):
                return hint
        return ()

    def _search(self) -> tuple[int, ...] | None:
        """Try all ways, nearest first, each kind of place once."""
        ways = self._ways
        seen: set[bytes] = set()
        places: deque[tuple[LLMatcher, tuple[int, ...]]] = deque([(self._matcher.deep_copy(), ())])
        while places and len(seen) < _MOST_PLACES and time.thread_time() < self._until:
            matcher, path = places.popleft()
            if matcher.is_accepting():
                return (*path, ways.end)
            mask = matcher.compute_bitmask()
            if mask in seen or len(path) >= self._most:
                continue
            seen.add(mask)
            tokens = ways.tokens[ways.open(mask)].tolist() or [ways.shortest(mask)]
            for token in tokens:
                ahead = matcher.deep_copy()
                if token >= 0 and ahead.consume_token(token):
                    places.append((ahead, (*path, token)))
        return None
