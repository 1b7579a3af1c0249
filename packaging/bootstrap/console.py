"""What set-up says while it works: short lines for people, no flood in a log; knows nothing of what is done."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from typing import TextIO

HEARTBEAT = 30.0  # seconds between two signs of life where lines cannot be overwritten
REFRESH = 0.2  # seconds between two updates of a line in a terminal


class Failure(Exception):
    """Set-up cannot go on.

    Attributes:
        message: What happened.
        hint: What the person can do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Console:
    """Lines on ``stream``; one of them moves while something takes long."""

    def __init__(self, stream: TextIO = sys.stderr, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._live = stream.isatty()
        self._shown = False  # a moving line stands in the last row
        self._last = clock()

    def say(self, text: str) -> None:
        """A line that stays."""
        self._wipe()
        print(text, file=self._stream, flush=True)
        self._last = self._clock()

    def progress(self, title: str, step: str, elapsed: float, fraction: float | None = None) -> None:
        """What goes on now. Call it as often as you like; it decides when to write.

        Args:
            title: What takes long.
            step: The part of it that is being done.
            elapsed: Seconds since it began.
            fraction: How much of it is done, 0 to 1, where that is known.
        """
        now = self._clock()
        if now - self._last < (REFRESH if self._live else HEARTBEAT):
            return
        self._last = now
        parts = [f"  {title}: {duration(elapsed)}"]
        if fraction is not None:
            parts.append(f"{fraction:.0%}")
            if fraction >= 0.1:
                parts.append(f"about {duration(elapsed / fraction - elapsed)} left")
        if step:
            parts.append(step)
        text = ", ".join(parts)
        if not self._live:
            print(text, file=self._stream, flush=True)
            return
        width = shutil.get_terminal_size().columns - 1
        self._stream.write("\r\x1b[K" + text[:width])
        self._stream.flush()
        self._shown = True

    def _wipe(self) -> None:
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._shown = False


def duration(seconds: float) -> str:
    """Minutes and seconds, as ``4:07``."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
