"""Bytes of an answer to text, reasoning and calls, without broken characters, stop texts or tags; knows no model.

What arrives goes through one of these phases::

    START ── tag ──> REASON_LEAD ── text ──> REASON ── closing tag ──> AFTER ── text ──> TEXT
      └───────────────────────────── any other text ──────────────────────────────────────^

Leading phases (``START``, ``REASON_LEAD``, ``AFTER``) last while there is nothing but space; only there a tag is
a tag: later in a text it is something the answer talks about. Harmony's headers are the phase ``HEADER``, and what
follows a mark that opens a call is ``CALL``: a ``CallReader`` has it until it says what comes after.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import NamedTuple

from inference.engine.calls.reader import CallReader
from inference.engine.calls.told import CallPiece
from inference.engine.matcher import Matcher
from inference.engine.phases import Action, Phase
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
_RECIPIENT = "to=functions."
_CALLED = re.compile(r"to=functions\.([^\s<]+)")
_BRACE = "{"


class Piece(NamedTuple):
    """Some text of one channel."""

    channel: Channel
    text: str


Told = Piece | CallPiece


_BODY = {Phase.START: Phase.TEXT, Phase.REASON_LEAD: Phase.REASON, Phase.AFTER: Phase.TEXT}
_REASONING = (Phase.REASON_LEAD, Phase.REASON)
_FINAL = f"{HARMONY_CHANNEL}final{HARMONY_MESSAGE}"
_BY_OPEN = {tag.open: tag for tag in TAGS}


class StreamSplitter:
    """Sorts one answer as it is written.

    Only what may be the beginning of a stop text or tag is held back, and the space around reasoning. How the
    answer is cut into pieces changes nothing but when its parts come.

    Attributes:
        stopped: Whether a stop text was met; nothing more comes.
        met: The stop text; empty while none was met.
    """

    def __init__(
        self,
        *,
        stop: Sequence[str],
        in_reasoning: bool,
        reasoning: bool = True,
        strip_leading_space: bool = False,
        tag: Tag | None = None,
        calls: CallReader | None = None,
        bare: bool = False,
        ends: Sequence[str] = (),
    ) -> None:
        """
        Args:
            stop: Texts that end the answer; they are not part of it.
            in_reasoning: Whether the prompt has opened a block of reasoning.
            reasoning: Whether reasoning is told from text at all.
            strip_leading_space: Whether one space at the very beginning is an artefact of the tokenizer.
            tag: The tag the prompt has opened, where it is known; else any closing tag closes.
            calls: Reads calls; ``None``: there are none.
            bare: Whether text that begins with a brace is a call.
            ends: Those of ``stop`` that end the answer in the middle of a call, too.
        """
        self.stopped = False
        self.met = ""
        self._stops = tuple(text for text in stop if text)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._cut = False  # whether the last piece ended within a character
        self._strip = strip_leading_space
        self._tag = tag
        self._harmony = tag == HARMONY or (calls is not None and calls.form.harmony)
        self._header = ""
        self._role = ""  # what a header has before its channel
        self._calls = calls
        self._bare = bare and calls is not None
        self._ends = frozenset(ends)
        self._buffer = ""
        self._node = Matcher.START
        self._out: list[Told] = []
        self._enter(Phase.REASON_LEAD if in_reasoning else Phase.START if reasoning else Phase.TEXT)

    @property
    def in_reasoning(self) -> bool:
        """Whether what comes now is reasoning."""
        return self._phase in _REASONING

    @property
    def in_header(self) -> bool:
        """Whether what comes now is a header of harmony, which is shown to nobody."""
        return self._phase is Phase.HEADER

    @property
    def in_text(self) -> bool:
        """Whether the text has begun."""
        return self._phase is Phase.TEXT

    @property
    def at_start(self) -> bool:
        """Whether nothing but space has come."""
        return self._phase is Phase.START

    @property
    def held(self) -> str:
        """What is not shown yet: it may be the beginning of a mark, or space that is not shown at all."""
        return self._buffer

    @property
    def way_to_text(self) -> str:
        """What to write so that the reasoning, or the header, is over and the text can begin."""
        if self._phase is Phase.HEADER:
            return HARMONY_MESSAGE if self._header == HARMONY_CHANNEL else _FINAL
        if self._tag == HARMONY:
            return f"{HARMONY_END}{HARMONY_START}assistant{_FINAL}"
        return (self._tag or TAGS[0]).close if self.in_reasoning else ""

    @property
    def calls(self) -> CallReader | None:
        """What reads the calls."""
        return self._calls

    @property
    def called(self) -> bool:
        """Whether a call has come."""
        return self._calls is not None and self._calls.count > 0

    @property
    def call_begun(self) -> str | None:
        """What has come behind the mark that has opened a call; ``None`` outside of one."""
        if self._calls is None:
            return None
        if self._phase is Phase.CALL:
            return self._calls.written + self._buffer
        if self._phase is Phase.HEADER and _RECIPIENT in (header := self._role + self._buffer):
            return header.partition(_RECIPIENT)[2]
        return None

    def begin_text(self) -> None:
        """From here on everything is text."""
        self._strip = False
        self._buffer = self._buffer.lstrip()
        self._enter(Phase.AFTER if self._bare else Phase.TEXT)

    def feed(self, piece: bytes) -> list[Told]:
        """What can be shown now that ``piece`` has come."""
        if self.stopped:
            return []
        text = self._text_of(piece)
        if not text:
            return []
        if self._strip:
            self._strip = False
            text = text.removeprefix(" ")
        if not self._buffer and not self._matcher.touches(text):
            if self._phase is Phase.TEXT and text:
                return [Piece("text", text)]
            if self._phase is Phase.REASON and not text[-1:].isspace():
                return [Piece("reasoning", text)]
        return self._advance(text)

    def finish(self) -> list[Told]:
        """What was held back; to be called once, when the answer is over."""
        if self.stopped:
            return []
        pieces = self._advance(self._decoder.decode(b"", True))
        if not self.stopped:
            rest, self._buffer = self._buffer, ""
            if self._phase is Phase.CALL:
                return [*pieces, *self._end_call(rest)]
            if self._phase in (Phase.REASON_LEAD, Phase.AFTER):
                rest = rest.lstrip()
            if rest and self._phase is not Phase.HEADER:
                pieces.append(Piece("reasoning" if self.in_reasoning else "text", rest))
        return pieces

    def _text_of(self, piece: bytes) -> str:
        """What a piece adds to the text. Mostly it is whole characters: that way is short, for every token takes it."""
        if not self._cut:
            try:
                return piece.decode()
            except UnicodeDecodeError:
                pass
        text = self._decoder.decode(piece)
        self._cut = bool(self._decoder.getstate()[0])
        return text

    # ---------------------------------------------------------------------------------- walk

    def _advance(self, text: str) -> list[Told]:
        walked = len(self._buffer)
        self._buffer += text
        while not self.stopped:
            end, self._node, found = self._matcher.scan(self._buffer, walked, self._node)
            free = end - (len(found) if found else self._matcher.pending(self._node))
            if self._phase is Phase.CALL:
                if self._read_call(free, end, found):
                    break
            elif self._phase in _BODY and self._buffer[:free].strip():
                if self._phase is not Phase.START:
                    self._buffer = self._buffer.lstrip()
                self._enter(_BODY[self._phase])
            elif self._phase is Phase.HEADER and free > _HEADER_LIMIT:
                self._enter(Phase.TEXT)
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
        if self._phase is Phase.REASON:
            free = len(self._buffer[:free].rstrip())
        if self._phase in (Phase.REASON, Phase.TEXT):
            self._emit(self._buffer[:free])
            self._buffer = self._buffer[free:]

    def _emit(self, text: str) -> None:
        if text:
            self._out.append(Piece("reasoning" if self.in_reasoning else "text", text))

    # ----------------------------------------------------------------------------- what was found

    def _act(self, found: str, before: str) -> None:
        """A pattern is complete; ``before`` is what came since the last one and is not shown yet."""
        action = self._actions[found]
        if action is Action.STOP:
            self._show_before(before)
            self.met = found
            self.stopped, self._buffer = True, ""
        elif action is Action.CALL:
            self._show_before(before)
            self._begin_call(found)
        elif action is Action.OPEN:
            self._tag = _BY_OPEN[found]
            self._enter(Phase.REASON_LEAD)
        elif action is Action.SKIP:
            self._enter(self._phase)
        elif action is Action.CLOSE:
            self._harmony = self._harmony or found == HARMONY_END
            self._show_before(before.rstrip() if self.in_reasoning else before)
            self._enter(Phase.AFTER)
        else:
            self._act_harmony(action, found, before)

    def _act_harmony(self, action: Action, found: str, before: str) -> None:
        if action is Action.HEADER:
            self._show_before(before.rstrip() if self.in_reasoning else before)
            self._harmony, self._header, self._role = True, found, ""
            self._enter(Phase.HEADER)
        elif action is Action.RECIPIENT:
            self._harmony, self._role, self._header = True, found, HARMONY_START
            self._enter(Phase.HEADER)
        elif action is Action.CHANNEL:
            self._role, self._header = self._role + before + found, found
            self._enter(Phase.HEADER)
        elif self._calls is not None and (called := _CALLED.search(self._role + before)):
            self._tag, self._role = HARMONY, ""
            self._begin_call(f"{called[0]}{found}", f"{called[1]}\n")
        else:
            self._role = ""
            analysis = before.strip().startswith("analysis")
            self._tag = HARMONY
            self._enter(Phase.REASON_LEAD if analysis else Phase.AFTER)

    def _show_before(self, text: str) -> None:
        if self._phase in (Phase.REASON, Phase.TEXT, Phase.START):
            self._emit(text)

    # ------------------------------------------------------------------------------------- calls

    def _begin_call(self, mark: str, lead: str = "") -> None:
        assert self._calls is not None
        if mark == _BRACE or mark in self._calls.form.opens[1:]:  # it is part of the call
            mark, lead = "", mark
        self._calls.begin(mark, lead)
        self._enter(Phase.CALL)

    def _read_call(self, free: int, end: int, found: str) -> bool:
        """Hand on what belongs to a call; whether there is no more to be read."""
        assert self._calls is not None
        read, rest = self._buffer[:free], self._buffer[end:] if found else self._buffer[free:]
        pieces, text, after = self._calls.feed(read)
        self._out += pieces
        if self._calls.over:
            self.stopped, self._buffer = True, ""
        elif after is not None:
            self._buffer = after + found + rest
            self._enter(Phase.TEXT if text else Phase.AFTER)
            self._emit(text)
        elif found:
            self._out += self._end_call("")
            self.stopped, self._buffer = True, ""
        else:
            self._buffer = rest
        return after is None

    def _end_call(self, rest: str) -> list[Told]:
        """The answer is over in the middle of a call."""
        assert self._calls is not None
        pieces, text, after = self._calls.feed(rest)
        if after is None:
            more, lost = self._calls.finish()
            pieces, text = pieces + more, text + lost
        text += after or ""
        return [*pieces, Piece("text", text)] if text.strip() else list(pieces)

    # ------------------------------------------------------------------------------------ phases

    def _enter(self, phase: Phase) -> None:
        self._phase = phase
        stops = self._ends if phase is Phase.CALL else self._stops
        self._actions = self._patterns(phase) | dict.fromkeys(stops, Action.STOP)
        self._matcher = Matcher(self._actions)
        self._node = Matcher.START

    def _patterns(self, phase: Phase) -> dict[str, Action]:
        """What else than a stop text means something in a phase."""
        if phase is Phase.HEADER:
            return {HARMONY_CHANNEL: Action.CHANNEL, HARMONY_MESSAGE: Action.MESSAGE}
        if phase is Phase.CALL:
            return self._harmony_patterns(Action.STOP) if self._harmony else {}
        if phase is Phase.TEXT:
            return self._call_patterns(phase) | (self._harmony_patterns(Action.CLOSE) if self._harmony else {})
        opens = {tag.open: Action.SKIP if phase is Phase.REASON_LEAD else Action.OPEN for tag in TAGS}
        if phase in (Phase.START, Phase.AFTER):
            return (
                opens
                | self._call_patterns(phase)
                | {HARMONY_CHANNEL: Action.HEADER}
                | (self._harmony_patterns(Action.SKIP) if self._harmony else {})
            )
        return self._closers() | (opens if phase is Phase.REASON_LEAD else {})

    def _call_patterns(self, phase: Phase) -> dict[str, Action]:
        """What opens a call."""
        if self._calls is None:
            return {}
        form = self._calls.form
        patterns = dict.fromkeys(form.opens, Action.CALL)
        if phase is not Phase.TEXT:
            patterns |= {_BRACE: Action.CALL} if self._bare else {}
            patterns |= {_RECIPIENT: Action.RECIPIENT} if form.harmony else {}
        return patterns

    def _closers(self) -> dict[str, Action]:
        if self._tag is None:
            return {tag.close: Action.CLOSE for tag in TAGS} | self._harmony_patterns(Action.CLOSE)
        return self._harmony_patterns(Action.CLOSE) if self._harmony else {self._tag.close: Action.CLOSE}

    @staticmethod
    def _harmony_patterns(end: Action) -> dict[str, Action]:
        headers = {HARMONY_START: Action.HEADER, HARMONY_CHANNEL: Action.HEADER, HARMONY_END: end}
        return headers | dict.fromkeys(HARMONY_STOPS, Action.STOP)
