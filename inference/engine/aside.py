"""Work beside the decoding: what would keep all answers waiting is done on another thread; knows nothing of what it is.

Templates, tokenizers, grammars and projectors are quick for what people write, and take seconds for what programs send.
llama.cpp's vocabulary and mtmd's preparing of pictures may be used from any thread.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future

from inference.engine.steps import Steps, Stops, T, awaited

AT_ONCE = 32_768  # characters that take but a moment, until it has turned out otherwise
MOMENT = 0.1  # seconds


class Aside:
    """One thing after the other, in order. ``settle`` before what they use goes.

    Each has a thread of its own: most conversations never need one.
    """

    def __init__(self) -> None:
        self._last: threading.Thread | None = None
        self._at_once = AT_ONCE

    def settle(self) -> None:
        """Wait until nothing is in work any more; nobody may wait for what is."""
        if self._last is not None:
            self._last.join()

    def is_short(self, length: int) -> bool:
        """Whether so many characters are dealt with in a moment, and nothing is in work that goes before."""
        return length <= self._at_once and (self._last is None or not self._last.is_alive())

    def do(self, action: Callable[[], T], length: int, around: Stops) -> Steps[T | None]:
        """What comes of an action; ``None``: that was not waited for.

        Args:
            action: What to do.
            length: Characters it has to deal with; few are dealt with at once, on this thread.
            around: Where it is cancelled, that ends the waiting.

        Raises:
            BaseException: What the action has raised.
        """
        if self.is_short(length):
            began = time.perf_counter()
            try:
                return action()
            finally:
                if time.perf_counter() - began > MOMENT:  # a slow template, a slow machine
                    self._at_once = min(self._at_once, length // 2)
        future = Future[T]()
        self._last = threading.Thread(target=_run, args=(action, future, self._last), name="aside", daemon=True)
        self._last.start()
        if not (yield from awaited(future, around)):
            future.cancel()
            return None
        return future.result()


def _run(action: Callable[[], T], future: Future[T], before: threading.Thread | None) -> None:
    """Body of a thread: do something once the thread before has ended, unless nobody waits for it any more."""
    if before is not None:
        before.join()
    if future.set_running_or_notify_cancel():
        try:
            future.set_result(action())
        except BaseException as error:
            future.set_exception(error)
