"""SIGINT, SIGTERM and SIGHUP end the program as closing the window does; no timer polls for them."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

# SIGHUP: the terminal that the window was started from is closed. Windows does not have it.
SIGNALS = (signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else []))


@contextmanager
def quit_on_signals(quit: Callable[[], object]) -> Iterator[None]:
    """Inside the block a signal calls ``quit`` from the event loop."""
    signals = QuitSignals(quit)
    signals.install()
    try:
        yield
    finally:
        signals.restore()


class QuitSignals(QObject):
    """Calls ``quit`` from the event loop when a signal asks for the end, between ``install`` and ``restore``.

    Python runs its signal handlers between two instructions of its own, and inside Qt's event loop there are
    none: the wake-up descriptor makes a socket readable, which the event loop does see.
    """

    def __init__(self, quit: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quit = quit
        self._asked = False
        self._awake, self._wake = socket.socketpair()
        for end in (self._awake, self._wake):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._awake.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._look)

    def install(self) -> None:
        """Take over the signals that are not ignored (nohup); only on the main thread."""
        heeded = [number for number in SIGNALS if signal.getsignal(number) != signal.SIG_IGN]
        self._before = {number: signal.signal(number, self._note) for number in heeded}
        self._descriptor = signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)

    def restore(self) -> None:
        """Put back what was there."""
        signal.set_wakeup_fd(self._descriptor)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._awake.close()
        self._wake.close()

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self._asked = True

    def _look(self) -> None:
        # Reading runs Python code, and with it the handler that is due.
        self._awake.recv(64)
        if self._asked:
            self._asked = False
            self._quit()
