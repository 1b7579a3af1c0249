"""Long work in the terminal: Ctrl-C ends it tidily, a line shows how far it is; knows nothing of the work itself."""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator

from app.cli.terminal import Terminal
from inference.library.values import Progress
from inference.net.cancel import CancelToken
from inference.units import data_size

BAR = 24  # characters
OFTEN = 0.1  # seconds between two lines
_WORDS = {
    "scan": "Looking for models",
    "read": "Reading",
    "hash": "Checking",
    "copy": "Copying",
    "quantize": "Quantizing",
    "test": "Testing",
}


@contextlib.contextmanager
def interruptible() -> Iterator[CancelToken]:
    """Inside the block Ctrl-C cancels the token instead of breaking off wherever the program is.

    Work that asks the token undoes what it has begun and raises ``Cancelled``. Where Ctrl-C is ignored (a job in
    the background) it stays so.
    """
    token = CancelToken()
    mine = threading.current_thread() is threading.main_thread()
    before = signal.getsignal(signal.SIGINT) if mine else signal.SIG_IGN
    if before in (signal.SIG_IGN, None):
        yield token
        return
    signal.signal(signal.SIGINT, lambda _number, _frame: token.cancel())
    try:
        yield token
    finally:
        signal.signal(signal.SIGINT, before)


def progress_line(terminal: Terminal) -> Callable[[Progress], None]:
    """Shows progress on the replaceable line, now and then."""
    last = 0.0

    def show(progress: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= OFTEN:
            last = now
            terminal.status(line_of(progress))

    return show


def line_of(progress: Progress) -> str:
    """How far it is, in a line."""
    words = _WORDS[progress.step]
    if progress.step == "scan":
        return f"{words} ... {progress.done}" if progress.done else f"{words} ..."
    if not progress.total or progress.step == "test":
        return f"{words} ..."
    share = min(1.0, progress.done / progress.total)
    bar = "[" + "#" * int(share * BAR) + "." * (BAR - int(share * BAR)) + "]"
    if progress.step == "read":
        return f"{words} {bar} {progress.done} of {progress.total} models"
    return f"{words} {bar} {share:4.0%}  {data_size(progress.done)} of {data_size(progress.total)}"
