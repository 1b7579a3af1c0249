"""One answer held to a grammar, from where that begins to where it is complete, with a way to its end in reserve."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from inference.engine.guiding.closing import NO_HINTS, OUTSIDE, Hints, allowed_by, quoting
from inference.engine.guiding.grammars import MOST_DETAIL, endless
from inference.engine.guiding.guidance import Guidance, Prepared, Tokens
from inference.errors import OptionError

if TYPE_CHECKING:
    from llguidance import LLMatcher

NEAR = 128  # tokens: with so few left beside a known end, the end is looked for anew whenever it has changed
_LONGEST_PAUSE = 16  # tokens between two searches where no end is found
RARE = 16  # above that, once in this part of what is left


class Guide:
    """Goes with one answer. Until it is begun, and after it is complete, anything may be written.

    For an answer that has to be of a form from its first word on, ``expect`` the grammar: whoever chooses the tokens
    (``Chooser``) begins it where the text begins, behind the reasoning. For a passage within an answer (the arguments
    of a function, behind the mark that opens a call) call ``begin`` when the mark has been written::

        guide = Guide(model.guidance, model.context.size)  # made with the question, free at first
        prepared = guide.prepare(grammar)  # likewise, on the thread of ``Guidance.soon``
        …
        guide.begin(prepared, behind=b"\\n")  # in ``take``, when a mark was found; from the next token on it holds

    Nothing else is to be done: ``Chooser`` asks the guide for every token while it is ``active``, keeps enough tokens
    back to close what is open, and ``take`` leads it on. When the passage is complete it is free again (``active`` is
    false), and may be begun anew; where ``ends`` was said, the answer is over. A grammar is what ``grammars`` makes of
    a schema, or a text of llguidance's own lark (``start: …``), in which ``schema_in_lark`` puts JSON, and
    ``<[id]>`` means a control token. What is prepared may be begun as often as you like.

    Attributes:
        active: Whether the next token is held to the grammar.
        ends: Whether the answer is over when the grammar is complete.
    """

    def __init__(self, guidance: Guidance, longest: int) -> None:
        """
        Args:
            guidance: Of the model.
            longest: Most tokens that any answer of it could have.
        """
        self._guidance = guidance
        self._longest = longest
        self._expected: Prepared | None = None
        self._matcher: LLMatcher | None = None
        self._closing: tuple[int, ...] = ()
        self._hints: Hints = NO_HINTS
        self._stale = False
        self._state = OUTSIDE
        self._since = 0  # tokens taken since an end was looked for
        self._pause = 0  # tokens before it is looked for again, when it was looked for in vain
        self.active = False
        self.ends = False

    # ------------------------------------------------------------------------------- beginning

    def prepare(self, grammar: str, *, keep: bool = True) -> Prepared:
        """Make a grammar ready, or find it: see ``Guidance.prepare``.

        Raises:
            OptionError: Nothing can be held to it.
        """
        prepared = self._guidance.prepare(grammar, keep=keep)
        if len(prepared.closing) > self._longest:
            raise endless(self._longest)
        return prepared

    def expect(self, prepared: Prepared, *, ends: bool = True) -> None:
        """A grammar holds from where the text begins; nothing is held to it yet."""
        self._expected = prepared
        self.ends = ends

    @property
    def expects(self) -> bool:
        """Whether a grammar is ready and not begun."""
        return self._expected is not None

    @property
    def shortest(self) -> int:
        """Tokens of the shortest text of what is expected."""
        return len(self._expected.closing) - 1 if self._expected is not None else 0

    def begin(self, prepared: Prepared | None = None, behind: bytes = b"", *, ends: bool = False) -> bool:
        """From the next token on, hold what is written to a grammar, or to the expected one.

        Args:
            prepared: ``None``: the expected one, as it was expected.
            behind: What of the text is written already, since a token had more than what triggered this.
            ends: Whether the answer is over when it is complete.

        Returns:
            Whether what was written fits; else everything stays free.
        """
        if prepared is not None:
            self.expect(prepared, ends=ends)
        prepared, self._expected = self._expected, None
        if prepared is None:
            return False
        matcher = prepared.begin()
        if behind and not matcher.consume_tokens(self._guidance.tokens_of(behind)):
            return False
        self._matcher, self._closing, self._hints = matcher, prepared.closing, prepared.hints
        self._stale, self._since, self._state = bool(behind), 0, quoting(OUTSIDE, behind)
        self.active = not (matcher.is_stopped() and not self.ends)
        return True

    def release(self) -> None:
        """Let the rest be free."""
        self.active, self._matcher, self._expected = False, None, None

    # -------------------------------------------------------------------------------- choosing

    def accepts(self, token: int) -> bool:
        """Whether a token may come next."""
        return self._running.validate_tokens([token]) == 1

    @property
    def may_end(self) -> bool:
        """Whether the text is whole as it stands."""
        return self._matcher is not None and bool(self._matcher.is_accepting())

    @property
    def complete(self) -> bool:
        """Whether nothing can follow but an end."""
        return self._matcher is not None and self._matcher.is_stopped() and self._matcher.is_accepting()

    def allowed(self) -> Tokens:
        """All tokens that may come next.

        Raises:
            OptionError: The grammar has become too large on the way.
        """
        matcher = self._running
        tokens = allowed_by(matcher.compute_bitmask())
        if matcher.is_error() or not len(tokens):
            raise OptionError(
                "The answer could not be held to this schema or grammar any further: it has become too large.",
                "Simplify it.",
                matcher.get_error()[:MOST_DETAIL],
            )
        return tokens

    def within(self, token: int, room: int) -> int:
        """The same token, unless no end could follow it in ``room`` tokens, itself counted: then one that leads there.

        As long as there is much room an end is looked for now and then; near the end, for every token that has one
        further away than before. So there always is one, unless a single token puts it off by half of all that is left.
        """
        known = len(self._closing)
        if room >= 2 * known + NEAR and (not self._stale or self._since < room // RARE):
            return token
        if self._stale and not self._look(self._running, room):
            return token
        if room >= 2 * len(self._closing) + NEAR or self._closing[0] == token:
            return token
        return self._checked(token, room)

    def take(self, token: int) -> None:
        """The next token is written. One that is not allowed ends the guidance, which ``accepts`` prevents."""
        matcher = self._running
        if not matcher.consume_token(token):
            self.release()
            return
        self._since += 1
        self._state = quoting(self._state, self._guidance.piece(token))
        if self._closing and self._closing[0] == token:
            self._closing = self._closing[1:]
        elif not self._still(matcher, self._closing):
            self._stale = True
        if not self.ends and self.complete:
            self.release()

    # ----------------------------------------------------------------------------------- ends

    @property
    def _running(self) -> LLMatcher:
        if self._matcher is None:
            raise RuntimeError("the guide was asked before it was begun")
        return self._matcher

    def _checked(self, token: int, room: int) -> int:
        ahead = self._running.deep_copy()
        if ahead.consume_token(token):
            if len(self._closing) <= room and self._still(ahead, self._closing):
                return token
            found = self._guidance.closing_from(
                ahead, room - 1, quoting(self._state, self._guidance.piece(token)), self._hints
            )
            if found is not None:
                self._closing = (token, *found)
                return token
        return self._closing[0]

    def _look(self, matcher: LLMatcher, most: int) -> bool:
        if self._since < self._pause:
            return False
        self._since = 0
        found = self._guidance.closing_from(matcher, most, self._state, self._hints)
        if found is None:
            self._pause = min(2 * self._pause + 1, _LONGEST_PAUSE)
            return False
        self._closing, self._stale, self._pause = found, False, 0
        return True

    @staticmethod
    def _still(matcher: LLMatcher, closing: Sequence[int]) -> bool:
        return bool(closing) and matcher.validate_tokens(list(closing)) == len(closing)
