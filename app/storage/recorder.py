"""Keeps a streaming answer on the disk while it grows; knows no engine and no window."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future

from app.storage.connecting import may_pass
from app.storage.conversations import Conversations
from app.storage.values import AnswerStats, Status, StoredMessage
from app.storage.worker import StorageWorker
from inference.errors import StorageError
from inference.protocol import Channel

# Seconds between two writes. A quarter of a second may be lost; the rest is for the write itself.
INTERVAL = 0.15


class AnswerRecorder:
    """Collects the pieces of one answer and has them written, the first at once, then every ``interval`` at most.

    One write is on its way at a time and takes all the text there is when its turn comes, so a slow disk makes
    writes rarer, not longer in the queue. When the disk is full the text waits here and the worker tries again.
    The timing is the worker's; no timer of a window is needed. May be used from any thread.

    Attributes:
        message_id: The streaming message.
    """

    def __init__(
        self,
        worker: StorageWorker,
        message_id: int,
        *,
        text: str = "",
        reasoning: str = "",
        interval: float = INTERVAL,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start with what the message holds already."""
        self.message_id = message_id
        self._worker = worker
        self._interval = interval
        self._clock = clock
        self._lock = threading.Lock()
        self._parts: dict[Channel, list[str]] = {"text": [text], "reasoning": [reasoning]}
        self._unwritten = False
        self._pending: Future[None] | None = None
        self._written_at = float("-inf")
        self._finished: Future[StoredMessage] | None = None

    @property
    def text(self) -> str:
        """The answer so far."""
        with self._lock:
            return self._joined("text")

    @property
    def reasoning(self) -> str:
        """The reasoning so far."""
        with self._lock:
            return self._joined("reasoning")

    def append(self, channel: Channel, text: str) -> None:
        """Take a piece; what comes after ``finish`` is ignored."""
        with self._lock:
            if self._finished is not None or not text:
                return
            self._parts[channel].append(text)
            self._unwritten = True
            if self._pending is None:
                self._schedule()

    def finish(
        self,
        status: Status,
        *,
        stats: AnswerStats | None = None,
        error_code: str = "",
        error: str = "",
        callback: Callable[[Future[StoredMessage]], None] | None = None,
    ) -> Future[StoredMessage]:
        """Write everything and end the message. A second call returns the first one's future."""
        with self._lock:
            if self._finished is None:
                if self._pending is not None:
                    self._pending.cancel()
                text, reasoning = self._joined("text"), self._joined("reasoning")
                self._finished = self._worker.submit(
                    lambda conversations: conversations.finish(
                        self.message_id,
                        status=status,
                        text=text,
                        reasoning=reasoning,
                        stats=stats,
                        error_code=error_code,
                        error=error,
                    ),
                    callback,
                    keep=True,
                )
            return self._finished

    def _schedule(self) -> None:
        """Have a write done when the interval is over; the caller holds the lock."""
        wait = self._written_at + self._interval - self._clock()
        self._pending = self._worker.submit(self._write, keep=True, delay=max(0.0, wait))

    def _write(self, conversations: Conversations) -> None:
        """On the worker's thread: write all there is."""
        with self._lock:
            if self._finished is not None:
                return
            text, reasoning = self._joined("text"), self._joined("reasoning")
            self._unwritten = False
            self._written_at = self._clock()
        try:
            conversations.grow(self.message_id, text, reasoning)
        except StorageError as error:
            with self._lock:
                self._unwritten = True
                if not may_pass(error):  # else the worker calls again by itself
                    self._pending = None
            raise
        with self._lock:
            self._pending = None
            if self._unwritten and self._finished is None:
                self._schedule()

    def _joined(self, channel: Channel) -> str:
        """The pieces as one, joined once and kept joined."""
        parts = self._parts[channel]
        if len(parts) > 1:
            parts[:] = ["".join(parts)]
        return parts[0]
