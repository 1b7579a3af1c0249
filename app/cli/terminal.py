"""What a terminal shows: answers on standard output, everything about them on standard error.

Knows whether somebody is watching and keeps control characters of a model away from the terminal.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import TextIO

import msgspec

from inference.errors import HearthError
from inference.frames import whole_text

if sys.platform != "win32":
    import termios

_DIM, _BOLD, _PLAIN = "\x1b[2m", "\x1b[1m", "\x1b[0m"
_CLEAR_LINE = "\r\x1b[K"
# A model's answer must not move the cursor, change the title or write the clipboard of a terminal.
_CONTROL = {code: None for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if chr(code) not in "\n\t"}

# What stands in for signs of our own texts where the encoding lacks them.
_PLAINER = str.maketrans({"“": '"', "”": '"', "…": "...", "·": "-"})

# Paths; a name that is no valid Unicode is shown as well as it can be.
_encoder = msgspec.json.Encoder(enc_hook=lambda value: whole_text(str(value)))


def as_line(error: HearthError) -> str:
    """Message and hint of an error on one line."""
    return " ".join(str(error).split())


class Terminal:
    """The three standard streams, and what they can show."""

    def __init__(self, stdin: TextIO | None = None, stdout: TextIO | None = None, stderr: TextIO | None = None) -> None:
        self._in = stdin or sys.stdin
        self._out = stdout or sys.stdout
        self._err = stderr or sys.stderr
        self.input_is_terminal = _is_terminal(self._in)
        self.output_is_terminal = _is_terminal(self._out)
        self.status_is_terminal = _is_terminal(self._err)
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        self._colour = self.output_is_terminal and not plain
        self._status_shown = False

    @property
    def interactive(self) -> bool:
        """Whether a person can be asked something."""
        return self.input_is_terminal and self.output_is_terminal

    def read_piped(self) -> str:
        """Everything piped in; empty when nothing is."""
        if self._in is None or self.input_is_terminal or self._in.closed:
            return ""
        # Bytes that are no UTF-8 (a log, an old text file) are better shown as such than refused.
        raw = self._in.buffer.read() if hasattr(self._in, "buffer") else self._in.read().encode()
        return raw.decode("utf-8", "replace")

    def answer(self, text: str) -> None:
        """A piece of the answer."""
        self.clear_status()
        self._write(self._out, text)

    def thought(self, text: str) -> None:
        """A piece of reasoning: shown to a person, kept out of what a program reads."""
        if self.output_is_terminal:
            self.clear_status()
            self._write(self._out, text, _DIM if self._colour else "")

    def line(self, text: str = "") -> None:
        """A line on standard output."""
        self.clear_status()
        self._write(self._out, text + "\n")

    def heading(self, text: str) -> None:
        """A line on standard output that stands out."""
        self._write(self._out, text + "\n", _BOLD if self._colour else "")

    def json(self, value: object) -> None:
        """A value as JSON on a line of its own."""
        self._out.write(_encoder.encode(value).decode() + "\n")
        self._out.flush()

    def note(self, text: str) -> None:
        """A line for the person, on standard error."""
        self.clear_status()
        self._write(self._err, text + "\n")

    def status(self, text: str) -> None:
        """A line that the next one replaces; shown to a person only."""
        if self.status_is_terminal:
            self._status_shown = True  # first: Ctrl-C may come as soon as it is seen
            self._err.write(_CLEAR_LINE)
            self._write(self._err, text)

    def clear_status(self) -> None:
        """Take the replaceable line away."""
        if self._status_shown:
            self._err.write(_CLEAR_LINE)
            self._err.flush()
            self._status_shown = False

    @contextlib.contextmanager
    def keys_unseen(self) -> Iterator[None]:
        """Inside the block Ctrl-C does its work without leaving a ``^C`` amid the text."""
        if sys.platform == "win32" or not self.input_is_terminal:
            yield
            return
        descriptor = self._in.fileno()
        before = termios.tcgetattr(descriptor)
        changed = termios.tcgetattr(descriptor)
        changed[3] &= ~termios.ECHOCTL
        termios.tcsetattr(descriptor, termios.TCSADRAIN, changed)
        try:
            yield
        finally:
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)

    def _write(self, stream: TextIO, text: str, style: str = "") -> None:
        if _is_terminal(stream):
            text = text.translate(_CONTROL)
        text = f"{style}{text}{_PLAIN}" if style and text else text
        stream.write(_sayable(text, stream.encoding or "utf-8"))
        stream.flush()


def _sayable(text: str, encoding: str) -> str:
    """The text, or what comes nearest in a terminal or file that is not UTF-8."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_PLAINER).encode(encoding, "replace").decode(encoding)
    return text


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()
