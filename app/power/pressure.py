"""Linux says when programs wait for memory (PSI, pressure stall information); nothing runs until it does."""

from __future__ import annotations

import contextlib
import logging
import os
import select
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier

PRESSURE = Path("/proc/pressure/memory")

# Some program waited for memory for 0.2 s of 2 s, as systemd has it too. Whoever is not root may only ask for
# windows of whole multiples of 2 s. https://docs.kernel.org/accounting/psi.html
TRIGGER = b"some 200000 2000000\0"  # microseconds

_log = logging.getLogger(__name__)


class MemoryPressure(QObject):
    """Calls ``low`` on the window's thread, at most every 2 s, while programs wait for memory.

    The kernel signals it as urgent data of a file, which the event loop waits for beside everything else. Where the
    kernel cannot or does not want to tell, it is never called.
    """

    def __init__(self, low: Callable[[], object], path: Path = PRESSURE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._low = low
        self._file: int | None = None
        self._notifier: QSocketNotifier | None = None
        try:
            file = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as error:
            _log.info("memory pressure cannot be watched: %s", error)
            return
        try:
            os.write(file, TRIGGER)
        except OSError as error:
            _log.info("memory pressure is not told: %s", error)
            os.close(file)
            return
        self.listen(file)

    @property
    def watching(self) -> bool:
        """Whether the system tells."""
        return self._file is not None

    def listen(self, file: int) -> None:
        """Wait for urgent data of ``file``, which is closed in the end."""
        self._file = file
        self._notifier = QSocketNotifier(file, QSocketNotifier.Type.Exception, self)
        self._notifier.activated.connect(self._take)

    def close(self) -> None:
        """End watching."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._file is not None:
            with contextlib.suppress(OSError):
                os.close(self._file)
            self._file = None

    def _take(self) -> None:
        if self._file is None:
            return
        poll = select.poll()
        poll.register(self._file, 0)
        if poll.poll(0):  # an error: it would be signalled again and again
            self.close()
            return
        self._low()
