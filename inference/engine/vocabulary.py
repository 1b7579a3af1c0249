"""Text to tokens and back, for one loaded model; knows no conversation and computes nothing."""

from __future__ import annotations

import ctypes
import itertools
import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from inference.engine.native import llama
from inference.engine.picture_parts import Part
from inference.engine.prompt import Prompt, Segment
from inference.engine.reasoning import MARKERS
from inference.engine.recent import Recent

_PIECE_BYTES = 512  # far more than nearly every token; longer ones are asked for again
_REMEMBERED = 2_000_000  # characters of prompts whose tokens are remembered: some 10 MB
NO_PICTURES: Mapping[int, tuple[Part, ...]] = {}
_COUNTS = 100_000  # texts whose number of tokens is remembered


class Placed(NamedTuple):
    """A picture among tokens.

    Attributes:
        start: Its first place.
        part: What stands there.
    """

    start: int
    part: Part

    @property
    def end(self) -> int:
        """The place after it."""
        return self.start + self.part.places


class Tokenized(NamedTuple):
    """A prompt as tokens.

    Attributes:
        tokens: All of it.
        marks: Lengths of prefixes worth remembering, ascending: after the system prompt, before the last
            user message, and after the last message where the next prompt goes on in another way (see below).
        pictures: Where rows stand in place of tokens, ascending.
    """

    tokens: list[int]
    marks: tuple[int, ...]
    pictures: tuple[Placed, ...] = ()

    def picture_around(self, position: int) -> Placed | None:
        """The picture that a cut at ``position`` would go through."""
        return next((one for one in self.pictures if one.start < position < one.end), None)

    def picture_at(self, position: int) -> Placed | None:
        """The picture that begins there."""
        return next((one for one in self.pictures if one.start == position), None)

    def picture_after(self, position: int) -> int:
        """Where the next picture begins, or the end."""
        return next((one.start for one in self.pictures if one.start >= position), len(self.tokens))


class Vocabulary:
    """The tokens of a model. Text becomes tokens on any thread.

    Attributes:
        size: Number of tokens.
        bos: Id of the begin token, -1 when there is none.
        eos: Id of the end token, -1 when there is none.
        adds_bos: Whether a text begins with the begin token.
        adds_space: Whether the tokenizer puts a space before a text; an answer then begins with one.
        controls: Ids of control tokens with their text. They are no text of an answer.
    """

    def __init__(self, vocab: Any) -> None:
        self.handle = self._vocab = vocab
        self.size = int(llama.llama_vocab_n_tokens(vocab))
        self._buffer = ctypes.create_string_buffer(_PIECE_BYTES)
        self._pieces: list[bytes | None] = [None] * self.size
        self._ends: dict[int, bool] = {}
        self.bos = int(llama.llama_vocab_bos(vocab))
        self.eos = int(llama.llama_vocab_eos(vocab))
        self.adds_space = self._puts_space_first()
        self.adds_bos = bool(llama.llama_vocab_get_add_bos(vocab)) and self.bos >= 0
        special, attributes = (
            llama.LLAMA_TOKEN_ATTR_CONTROL | llama.LLAMA_TOKEN_ATTR_UNKNOWN,
            llama.llama_vocab_get_attr,
        )
        self.controls: dict[int, str] = {
            token: self.text(token) for token in range(self.size) if attributes(vocab, token) & special
        }
        self._control_texts = frozenset(text for text in self.controls.values() if text)
        # Around these llama.cpp drops white space, and beyond a cut it would not see it.
        self._eats_before = self._with_attribute(llama.LLAMA_TOKEN_ATTR_LSTRIP)
        self._eats_after = self._with_attribute(llama.LLAMA_TOKEN_ATTR_RSTRIP)
        self._recent: Recent[tuple[Segment, ...], array[int]] = Recent(_REMEMBERED)
        self._counts: dict[tuple[int, int], int] = {}
        self._lengths = sorted({len(text) for text in self._control_texts}, reverse=True)
        starts = "".join(re.escape(start) for start in sorted({text[0] for text in self._control_texts}))
        self._beginnings = re.compile(f"[{starts}]" if starts else r"(?!)")

    # ------------------------------------------------------------------------ tokens to text

    def piece(self, token: int) -> bytes:
        """The bytes of a token, control tokens spelled out; may be part of a character."""
        piece = self._pieces[token]
        if piece is None:
            piece = self._pieces[token] = self._read_piece(token, self._buffer)
        return piece

    def pieces(self) -> list[bytes]:
        """The bytes of all tokens, in the order of their ids; another thread may ask for pieces meanwhile."""
        buffer, pieces = ctypes.create_string_buffer(_PIECE_BYTES), self._pieces
        for token, piece in enumerate(pieces):
            if piece is None:
                pieces[token] = self._read_piece(token, buffer)
        return [piece or b"" for piece in pieces]

    def text(self, token: int) -> str:
        """The text of a special token, empty for -1."""
        return self.piece(token).decode("utf-8", "replace") if 0 <= token < self.size else ""

    def is_end(self, token: int) -> bool:
        """Whether a token ends the answer."""
        ends = self._ends.get(token)
        if ends is None:
            ends = self._ends[token] = bool(llama.llama_vocab_is_eog(self._vocab, token))
        return ends

    def hidden(self, visible: Iterable[str]) -> frozenset[int]:
        """The control tokens whose text is none of ``visible``: they do not appear in an answer."""
        shown = frozenset(visible)
        return frozenset(token for token, text in self.controls.items() if text not in shown)

    def suppressed(self) -> tuple[int, ...]:
        """Tokens that the model's own metadata forbids."""
        count = ctypes.c_int32(0)
        tokens = llama.llama_vocab_get_suppress_tokens(self._vocab, ctypes.byref(count))
        return tuple(token for token in tokens[: count.value] if 0 <= token < self.size) if tokens else ()

    def _with_attribute(self, attribute: int) -> frozenset[str]:
        found = llama.llama_vocab_get_attr
        return frozenset(text for token, text in self.controls.items() if found(self._vocab, token) & attribute)

    def _puts_space_first(self) -> bool:
        tokens = self.tokenize("a")
        return bool(tokens) and self.piece(tokens[0]).startswith(b" ")

    def _read_piece(self, token: int, buffer: ctypes.Array[ctypes.c_char]) -> bytes:
        size = llama.llama_token_to_piece(self._vocab, token, buffer, len(buffer), 0, True)
        if size < 0:
            buffer = ctypes.create_string_buffer(-size)
            size = llama.llama_token_to_piece(self._vocab, token, buffer, len(buffer), 0, True)
        return buffer.raw[: max(size, 0)]

    # ------------------------------------------------------------------------ text to tokens

    def tokenize(self, text: str, *, controls: bool = False) -> list[int]:
        """The tokens of a text; ``controls``: whether texts of control tokens become those tokens."""
        data = text.encode("utf-8", "replace")
        room = len(data) + 8  # no tokenizer makes more than a token a byte, and a space in front
        while True:
            buffer = (ctypes.c_int32 * room)()
            count = llama.llama_tokenize(self._vocab, data, len(data), buffer, room, False, controls)
            if count >= 0:
                return buffer[:count]
            room = -count

    def tokenize_prompt(
        self, prompt: Prompt, *, marked: bool = True, pictures: Mapping[int, tuple[Part, ...]] = NO_PICTURES
    ) -> Tokenized:
        """The tokens of a rendered prompt; nothing in user content becomes a control token.

        Args:
            prompt: Text in segments, each known to be the template's or somebody's content.
            marked: Whether ``marks`` are wanted.
            pictures: By index of the segment: what stands there in place of its text.
        """
        segments = prompt.segments
        wanted = {prompt.system_end, prompt.last_user_start, _end_of_what_stays(segments)} if marked else set()
        cuts = (
            cut
            for cut in range(1, len(segments))
            if cut in pictures or cut - 1 in pictures or self._cuts_cleanly(segments, cut)
        )
        edges = [0, *cuts, len(segments)]
        placed = list[Placed]()
        start = [self.bos] if self.adds_bos and not prompt.adds_bos else []
        tokens, marks = list(start), []
        for first, end in itertools.pairwise(edges):
            if first in wanted and len(tokens) > len(start):
                marks.append(len(tokens))
            if first not in pictures:
                tokens += self._tokenize_segments(segments[first:end])
                continue
            for part in pictures[first]:
                if part.chunk is not None:
                    placed.append(Placed(len(tokens), part))
                tokens += part.numbers()
        return Tokenized(tokens, tuple(mark for mark in marks if mark < len(tokens)), tuple(placed))

    def count(self, text: str) -> int:
        """How many tokens a text has by itself; quick for one that was asked for before."""
        key = hash(text), len(text)
        count = self._counts.get(key)
        if count is None:
            if len(self._counts) >= _COUNTS:
                self._counts.clear()
            count = self._counts[key] = len(self.tokenize(text))
        return count

    def _tokenize_segments(self, segments: tuple[Segment, ...]) -> array[int]:
        """As one text wherever that is safe: then words merge across the borders as the model has learnt it.

        All but the end of a conversation comes again and again, so what was made of it is remembered.
        """
        tokens = self._recent.get(segments)
        if tokens is None:
            text = "".join(segment.text for segment in segments)
            if not self._forges_control(segments, text):
                tokens = array("i", self.tokenize(text, controls=True))
            else:
                tokens = array("i")
                for segment in segments:
                    tokens.extend(self.tokenize(segment.text, controls=segment.special))
            self._recent.keep(segments, tokens, len(text))
        return tokens

    def _cuts_cleanly(self, segments: Sequence[Segment], cut: int) -> bool:
        """Whether tokens are the same when the text is cut before this segment: beside a control token only."""
        if not 0 < cut < len(segments):
            return False
        before, after = segments[cut - 1], segments[cut]
        length = self._control_at(after.text, 0) if after.special else 0
        if length and after.text[:length] not in self._eats_before:
            return True
        ends = (before.text[-length:] for length in self._lengths if before.special and length <= len(before.text))
        mark = next((text for text in ends if text in self._control_texts), "")
        return bool(mark) and mark not in self._eats_after

    def _forges_control(self, segments: Iterable[Segment], text: str) -> bool:
        """Whether the text of a control token comes about, wholly or partly, from user content."""
        start = 0
        for segment in segments:
            end = start + len(segment.text)
            if not segment.special:
                first = max(0, start - max(self._lengths, default=1) + 1)
                for match in self._beginnings.finditer(text, first, end):
                    length = self._control_at(text, match.start())
                    if length and match.start() + length > start:
                        return True
            start = end
        return False

    def _control_at(self, text: str, index: int) -> int:
        """Length of the longest control text that begins at ``index``; 0 for none."""
        if index < 0:
            return 0
        return next((length for length in self._lengths if text[index : index + length] in self._control_texts), 0)


def _end_of_what_stays(segments: Sequence[Segment]) -> int:
    """Index of the segment after the last one that somebody wrote; 0 where what follows it stays too.

    What asks for an answer stands before it in the next prompt as well, but for marks of reasoning.
    """
    end = next((index + 1 for index in range(len(segments) - 1, -1, -1) if not segments[index].special), 0)
    rest = "".join(segment.text for segment in segments[end:])
    return end if any(marker in rest for marker in MARKERS) else 0
