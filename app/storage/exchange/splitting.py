"""Takes a JSON text of any length apart without holding all of it. Checks no more than it needs for that.

What comes out is handed to a real parser piece by piece, which then finds everything this one overlooks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

CHUNK = 256 * 1024  # bytes read at once; scanning one takes about a millisecond, during which other threads wait
MAX_DEPTH = 200  # of brackets in one piece; exports have about 12

_SPACE = b" \t\r\n"
# Up to the next bracket, or the beginning of a string that does not end in here.
_PLAIN = re.compile(rb'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+', re.DOTALL)
_REST_OF_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_KEY = re.compile(rb'[\s,]*+("(?:[^"\\]++|\\.)*+")\s*+:\s*+', re.DOTALL)


class Piece(NamedTuple):
    """A part of a JSON text.

    Attributes:
        key: The key it belongs to, as JSON; empty in a list. In the list that was descended into, that of the list.
        text: The JSON of it; ``None`` when it was longer than allowed.
        problem: Why it should not be parsed: ``too-large``, ``too-deep`` or ``damaged`` (the text ended in it);
            empty when there is no reason.
        inside: Whether it is an element of the list that was descended into.
    """

    key: bytes
    text: bytes | None
    problem: str = ""
    inside: bool = False


def pieces(stream: BinaryIO, limit: int, inside: str = "") -> Iterator[Piece]:
    """The elements of a list, or the members of an object, whichever the text begins with.

    Args:
        stream: Where the text comes from; UTF-8.
        limit: Bytes one piece may have. A longer one is read over and comes out without its text.
        inside: Key of a member of the object that is a long list: its elements come out one by one, too.
    """
    yield from _Splitter(stream, limit, inside).run()


def pieces_of(text: bytes) -> Iterator[Piece]:
    """The same of a text that is in memory."""
    import io  # only large texts come here

    return pieces(io.BytesIO(text), len(text) + 1)


class _Splitter:
    def __init__(self, stream: BinaryIO, limit: int, inside: str = "") -> None:
        self._stream = stream
        self._limit = limit
        self._list = re.compile(rb'"' + re.escape(inside.encode()) + rb'"\s*:\s*\Z') if inside else None
        self._inside = b""  # the key of the list that is being descended into
        self._buffer = b""
        self._at = 0  # everything before it has been looked at
        self._depth = 0
        self._deepest = 0
        self._in_string = False
        self._kept: list[bytes] = []  # of the piece, from earlier chunks
        self._size = 0  # bytes of the piece in there
        self._start = 0  # of the piece in the buffer
        self._last: list[Piece] = []

    def run(self) -> Iterator[Piece]:
        """All pieces."""
        if not self._open():
            return
        self._begin()
        while True:
            if self._at >= len(self._buffer) and not self._more():
                yield from self._broken_off()
                return
            if self._in_string:
                self._rest_of_string()
                continue
            match = _PLAIN.match(self._buffer, self._at)
            assert match is not None
            self._at = match.end()
            if self._at < len(self._buffer):
                found = self._sign(self._buffer[self._at : self._at + 1])
                if found is None:
                    yield from self._last
                    return
                yield from found

    def _sign(self, sign: bytes) -> Iterable[Piece] | None:
        """Take the bracket or quotation mark that was come to; the pieces it ends, ``None`` when it ends everything."""
        self._at += 1
        if sign == b'"':
            self._in_string = True
        elif sign in b"{[":
            if self._depth == 0 and sign == b"[" and self._list is not None and not self._inside:
                return self._descend()
            self._depth += 1
            self._deepest = max(self._deepest, self._depth)
        elif self._depth:
            self._depth -= 1
            if self._depth == 0:
                return self._finish(self._at)
        elif self._inside:
            found = self._finish(self._at - 1)
            self._inside = b""
            return found
        else:
            self._last = self._finish(self._at - 1)
            return None
        return ()

    def _descend(self) -> list[Piece]:
        """At a list that is a member: go into it, where it is the one to be gone into."""
        before = b"".join((*self._kept, self._buffer[self._start : self._at - 1]))
        assert self._list is not None
        match = self._list.search(before[-200:])
        if match is None:
            self._depth = self._deepest = 1
            return []
        found = list(_parts(before[: -len(match[0])], ""))
        self._inside = match[0].partition(b":")[0].strip()
        self._begin()
        return found

    def _rest_of_string(self) -> None:
        match = _REST_OF_STRING.match(self._buffer, self._at)
        assert match is not None
        self._at = match.end()
        if self._at < len(self._buffer) and self._buffer[self._at] == ord('"'):
            self._in_string = False
            self._at += 1
        elif not self._more():  # a backslash at the very end waits for its letter
            self._at = len(self._buffer)

    def _open(self) -> bool:
        """Go past the bracket the text begins with, if it begins with one."""
        while True:
            text = self._buffer.removeprefix(b"\xef\xbb\xbf").lstrip(_SPACE)
            if text:
                self._buffer, self._at = text[1:], 0
                return text[0] in b"{["
            self._buffer = text
            if not self._more():
                return False

    def _more(self) -> bool:
        chunk = self._stream.read(CHUNK)
        if not chunk:
            return False
        done = self._buffer[self._start : self._at]
        if done:
            self._size += len(done)
            if self._size <= self._limit:
                self._kept.append(done)
            else:
                self._kept.clear()
        self._buffer = self._buffer[self._at :] + chunk
        self._start = self._at = 0
        return True

    def _begin(self) -> None:
        self._kept, self._size, self._start = [], 0, self._at
        self._depth = self._deepest = 0

    def _finish(self, end: int) -> list[Piece]:
        """The piece that ends here, and what stands before it; the next one begins."""
        if self._size + end - self._start > self._limit:
            found = [Piece(b"", None, "too-large")]
        else:
            whole = b"".join((*self._kept, self._buffer[self._start : end]))
            found = list(_parts(whole, "too-deep" if self._deepest > MAX_DEPTH else ""))
        if self._inside:
            found = [piece._replace(key=self._inside, inside=True) for piece in found]
        self._begin()
        return found

    def _broken_off(self) -> Iterator[Piece]:
        """The text ended before its last bracket: what there is of a piece is no whole one."""
        whole = b"".join((*self._kept, self._buffer[self._start :]))
        if self._depth or self._in_string:
            yield Piece(b"", None, "damaged")
        else:
            yield from _parts(whole, "")
            yield Piece(b"", None, "damaged")


def _parts(text: bytes, problem: str) -> Iterator[Piece]:
    """A piece, with the simple values (numbers, words) that stand before it in the list or object."""
    at = 0  # nothing is cut off: there may be a million of them
    while True:
        match = _GAP.match(text, at)
        assert match is not None
        at = match.end()
        key = b""
        if (match := _KEY.match(text, at)) is not None:
            key, at = match[1], match.end()
        if at == len(text) or text[at] in b"{[":
            if at < len(text):
                yield Piece(key, text[at:].rstrip(_SPACE + b","), problem)
            return
        match = _SIMPLE.match(text, at)
        if match is None:
            yield Piece(key, text[at:], problem or "damaged")
            return
        yield Piece(key, match[0].strip(_SPACE))
        at = match.end()


_GAP = re.compile(rb"[ \t\r\n,]*+")
_SIMPLE = re.compile(rb'(?:"(?:[^"\\]++|\\.)*+"|[^",{}\[\]]++)(?=[\s,]|$)', re.DOTALL)
