"""SHA-256 beside the reading: a thread of its own hashes what came while the next bytes are on their way.

On the loopback this makes a download faster by a third (``make bench``); on any real line it costs nothing.
"""

from __future__ import annotations

import hashlib
import queue
import threading
from collections import deque

LAG = 8  # pieces that may wait to be hashed; of 256 kB at most, so 2 MB


class Hasher:
    """A hash that is fed by one thread. What is asked of it is true for everything fed so far.

    Attributes:
        notes: Positions from ``note_soon`` with the digest there; the left one is the oldest.
    """

    def __init__(self, state: hashlib._Hash | None = None) -> None:
        self._hash = hashlib.sha256() if state is None else state
        self._waiting: queue.Queue[bytes | memoryview | int | None] = queue.Queue(LAG)
        self._thread: threading.Thread | None = None
        self.notes: deque[tuple[int, str]] = deque()

    def update(self, data: bytes) -> None:
        """Add bytes, at once, on this thread."""
        self._settle()
        self._hash.update(data)

    def update_soon(self, data: bytes | memoryview) -> None:
        """Add bytes on the other thread; ``rest`` ends it."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="download-hash", daemon=True)
            self._thread.start()
        self._waiting.put(data)

    def note_soon(self, position: int) -> None:
        """Put the digest of everything so far into ``notes``, when it is known; nobody waits for it."""
        if self._thread is None:
            self.notes.append((position, self._hash.hexdigest()))
        else:
            self._waiting.put(position)

    def hexdigest(self) -> str:
        """Of everything so far."""
        self._settle()
        return self._hash.hexdigest()

    def copy(self) -> Hasher:
        """Another one that goes on from here."""
        self._settle()
        return Hasher(self._hash.copy())

    def rest(self) -> None:
        """End the thread, if there is one; the next ``update_soon`` starts another."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _settle(self) -> None:
        if self._thread is not None:
            self._waiting.join()

    def _work(self) -> None:
        while (data := self._waiting.get()) is not None:
            if isinstance(data, int):
                self.notes.append((data, self._hash.hexdigest()))
            else:
                self._hash.update(data)
            self._waiting.task_done()
        self._waiting.task_done()
