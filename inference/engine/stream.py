"""Bytes of an answer to text and reasoning, without broken characters, stop texts or tags; knows no model.

What arrives goes through one of these phases::

    START ── tag ──> REASON_LEAD ── text ──> REASON ── closing tag ──> AFTER ── text ──> TEXT
      └───────────────────────────── any other text ──────────────────────────────────────^

Leading phases (``START``, ``REASON_LEAD``, ``AFTER``) last while there is nothing but space; only there a tag is
a tag: later in a text it is something the answer talks about. Harmony's headers are the phase ``HEADER``.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from inference.engine.matcher import Matcher
from inference.engine.reasoning import (
    HARMONY,
    HARMONY_CHANNEL,
    HARMONY_END,
    HARMONY_MESSAGE,
    HARMONY_START,
    HARMONY_STOPS,
    TAGS,
    Tag,
)
from inference.protocol import Channel

_HEADER_LIMIT = 256  # characters; a longer header is none


class Piece(NamedTuple):
    """Some text of one channel."""

    channel: Channel
    text: str


class _Phase(Enum):
    START = auto()
    REASON_LEAD = auto()
    REASON = auto()
    AFTER = auto()
    TEXT = auto()
    HEADER = auto()


class _Action(Enum):
    STOP = auto()
    OPEN = auto()
    SKIP = auto()
    CLOSE = auto()
    HEADER = auto()
    CHANNEL = auto()
    MESSAGE = auto()


_BODY = {_Phase.START: _Phase.TEXT, _Phase.REASON_LEAD: _Phase.REASON, _Phase.AFTER: _Phase.TEXT}
_REASONING = (_Phase.REASON_LEAD, _Phase.REASON)
_FINAL = f"{HARMONY_CHANNEL}final{HARMONY_MESSAGE}"
_BY_OPEN = {tag.open: tag for tag in TAGS}


class StreamSplitter:
    """Sorts one answer as it is written.

    Only what may be the beginning of a stop text or tag is held back, and the space around reasoning. How the
    answer is cut into pieces changes nothing but when its parts come.

    Attributes:
        stopped: Whether a stop text was met; nothing more comes.
    """

    def __init__(
        self,
        *,
        stop: Sequence[str],
        in_reasoning: bool,
        reasoning: bool = True,
        strip_leading_space: bool = False,
        tag: Tag | None = None,
    ) -> None:
        """
        Args:
            stop: Texts that end the answer; they are not part of it.
            in_reasoning: Whether the prompt has opened a block of reasoning.
            reasoning: Whether reasoning is told from text at all.
            strip_leading_space: Whether one space at the very beginning is an artefact of the tokenizer.
            tag: The tag the prompt has opened, where it is known; else any closing tag closes.
        """
        self.stopped = False
        self._stops = tuple(text for text in stop if text)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._strip = strip_leading_space
        self._tag = tag
        self._harmony = tag == HARMONY
        self._header = ""
        self._name = ""
        self._buffer = ""
        self._node = Matcher.START
        self._out: list[Piece] = []
        self._enter(_Phase.REASON_LEAD if in_reasoning else _Phase.START if reasoning else _Phase.TEXT)

    @property
    def in_reasoning(self) -> bool:
        """Whether what comes now is reasoning."""
        return self._phase in _REASONING

    @property
    def in_header(self) -> bool:
        """Whether what comes now is a header of harmony, which is shown to nobody."""
        return self._phase is _Phase.HEADER

    @property
    def in_text(self) -> bool:
        """Whether the text has begun."""
        return self._phase is _Phase.TEXT

    @property
    def at_start(self) -> bool:
        """Whether nothing but space has come."""
        return self._phase is _Phase.START

    @property
    def held(self) -> str:
        """What is not shown yet: it may be the beginning of a mark, or space that is not shown at all."""
        return self._buffer

    @property
    def way_to_text(self) -> str:
        """What to write so that the reasoning, or the header, is over and the text can begin."""
        if self._phase is _Phase.HEADER:
            return HARMONY_MESSAGE if self._header == HARMONY_CHANNEL else _FINAL
        if self._tag == HARMONY:
            return f"{HARMONY_END}{HARMONY_START}assistant{_FINAL}"
        return (self._tag or TAGS[0]).close if self.in_reasoning else ""

    def begin_text(self) -> None:
        """From here on everything is text."""
        self._strip = False
        self._buffer = self._buffer.lstrip()
        self._enter(_Phase.TEXT)

    def feed(self, piece: bytes) -> list[Piece]:
        """What can be shown now that ``piece`` has come."""
        if self.stopped:
            return []
        text = self._decode(piece)
        if not text:
            return []
        if self._strip:
            self._strip = False
            text = text.removeprefix(" ")
        if not self._buffer and not self._matcher.touches(text):
            if self._phase is _Phase.TEXT and text:
                return [Piece("text", text)]
            if self._phase is _Phase.REASON and not text[-1:].isspace():
                return [Piece("reasoning", text)]
        return self._advance(text)

    def finish(self) -> list[Piece]:
        """What was held back; to be called once, when the answer is over."""
        if self.stopped:
            return []
        pieces = self._advance(self._decode(b"", True))
        if not self.stopped:
            rest, self._buffer = self._buffer, ""
            if self._phase in (_Phase.REASON_LEAD, _Phase.AFTER):
                rest = rest.lstrip()
            if rest and self._phase is not _Phase.HEADER:
                pieces.append(Piece("reasoning" if self.in_reasoning else "text", rest))
        return pieces

    # ---------------------------------------------------------------------------------- walk

    def _advance(self, text: str) -> list[Piece]:
        walked = len(self._buffer)
        self._buffer += text
        while not self.stopped:
            end, self._node, found = self._matcher.scan(self._buffer, walked, self._node)
            free = end - (len(found) if found else self._matcher.pending(self._node))
            if self._phase in _BODY and self._buffer[:free].strip():
                if self._phase is not _Phase.START:
                    self._buffer = self._buffer.lstrip()
                self._enter(_BODY[self._phase])
            elif self._phase is _Phase.HEADER and free > _HEADER_LIMIT:
                self._enter(_Phase.TEXT)
                self._emit(self._header)
            elif found:
                before, self._buffer = self._buffer[:free], self._buffer[end:]
                self._act(found, before)
            else:
                self._release(free)
                break
            walked = 0
        pieces, self._out = self._out, []
        return pieces

    def _release(self, free: int) -> None:
        """Show what is certain, and keep the rest."""
        if self._phase is _Phase.REASON:
            free = len(self._buffer[:free].rstrip())
        if self._phase in (_Phase.REASON, _Phase.TEXT):
            self._emit(self._buffer[:free])
            self._buffer = self._buffer[free:]

    def _emit(self, text: str) -> None:
        if text:
            self._out.append(Piece("reasoning" if self.in_reasoning else "text", text))

    # ----------------------------------------------------------------------------- what was found

    def _act(self, found: str, before: str) -> None:
        """A pattern is complete; ``before`` is what came since the last one and is not shown yet."""
        action = self._actions[found]
        if action is _Action.STOP:
            self._show_before(before)
            self.stopped, self._buffer = True, ""
        elif action is _Action.OPEN:
            self._tag = _BY_OPEN[found]
            self._enter(_Phase.REASON_LEAD)
        elif action is _Action.SKIP:
            self._enter(self._phase)
        elif action is _Action.CLOSE:
            self._harmony = self._harmony or found == HARMONY_END
            self._show_before(before.rstrip() if self.in_reasoning else before)
            self._enter(_Phase.AFTER)
        else:
            self._act_harmony(action, found, before)

    def _act_harmony(self, action: _Action, found: str, before: str) -> None:
        if action is _Action.HEADER:
            self._show_before(before.rstrip() if self.in_reasoning else before)
            self._harmony, self._header = True, found
            self._enter(_Phase.HEADER)
        elif action is _Action.CHANNEL:
            self._header = found
            self._enter(_Phase.HEADER)
        else:
            analysis = before.strip().startswith("analysis")
            self._tag = HARMONY
            self._enter(_Phase.REASON_LEAD if analysis else _Phase.AFTER)

    def _show_before(self, text: str) -> None:
        if self._phase in (_Phase.REASON, _Phase.TEXT, _Phase.START):
            self._emit(text)

    # ------------------------------------------------------------------------------------ phases

    def _enter(self, phase: _Phase) -> None:
        self._phase = phase
        self._actions = self._patterns(phase) | dict.fromkeys(self._stops, _Action.STOP)
        self._matcher = Matcher(self._actions)
        self._node = Matcher.START

    def _patterns(self, phase: _Phase) -> dict[str, _Action]:
        """What else than a stop text means something in a phase."""
        if phase is _Phase.HEADER:
            return {HARMONY_CHANNEL: _Action.CHANNEL, HARMONY_MESSAGE: _Action.MESSAGE}
        if phase is _Phase.TEXT:
            return self._harmony_patterns(_Action.CLOSE) if self._harmony else {}
        opens = {tag.open: _Action.SKIP if phase is _Phase.REASON_LEAD else _Action.OPEN for tag in TAGS}
        if phase in (_Phase.START, _Phase.AFTER):
            return (
                opens
                | {HARMONY_CHANNEL: _Action.HEADER}
                | (self._harmony_patterns(_Action.SKIP) if self._harmony else {})
            )
        return self._closers() | (opens if phase is _Phase.REASON_LEAD else {})

    def _closers(self) -> dict[str, _Action]:
        if self._tag is None:
            return {tag.close: _Action.CLOSE for tag in TAGS} | self._harmony_patterns(_Action.CLOSE)
        return self._harmony_patterns(_Action.CLOSE) if self._harmony else {self._tag.close: _Action.CLOSE}

    @staticmethod
    def _harmony_patterns(end: _Action) -> dict[str, _Action]:
        headers = {HARMONY_START: _Action.HEADER, HARMONY_CHANNEL: _Action.HEADER, HARMONY_END: end}
        return headers | dict.fromkeys(HARMONY_STOPS, _Action.STOP)
