"""Windows says when memory is low and when the computer is about to sleep; knows no model.

Written after Microsoft's documentation of ``CreateMemoryResourceNotification`` and ``WM_POWERBROADCAST``; not run on
Windows yet.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

_LOW, _HIGH = 0, 1  # of MEMORY_RESOURCE_NOTIFICATION_TYPE
_FOR_EVER = 0xFFFFFFFF
_WM_POWERBROADCAST = 0x218
_PBT_APMSUSPEND = 4


def _kernel() -> Any:
    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - not there for type checkers elsewhere
    for name in ("CreateMemoryResourceNotification", "CreateEventW"):
        getattr(kernel, name).restype = ctypes.c_void_p
    kernel.WaitForMultipleObjects.restype = ctypes.c_ulong
    kernel.SetEvent.argtypes = kernel.CloseHandle.argtypes = (ctypes.c_void_p,)
    return kernel


class MemoryNotification:
    """Calls ``low``, on a thread of its own that sleeps meanwhile, each time memory has become low."""

    def __init__(self, low: Callable[[], object]) -> None:
        self._low = low
        self._kernel = _kernel()
        self._stop = self._kernel.CreateEventW(None, True, False, None)
        self._states = [self._kernel.CreateMemoryResourceNotification(kind) for kind in (_LOW, _HIGH)]
        self._thread = threading.Thread(target=self._run, name="memory-notification", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread."""
        if self._thread.is_alive():
            self._kernel.SetEvent(self._stop)
            self._thread.join()
            for handle in (self._stop, *self._states):
                self._kernel.CloseHandle(handle)

    def _run(self) -> None:
        low, high = self._states
        while self._reached(low):  # it stays signalled for as long as memory is low
            self._low()
            if not self._reached(high):
                return

    def _reached(self, state: int) -> bool:
        """Wait until memory is in this state; ``False`` when it is to end."""
        handles = (ctypes.c_void_p * 2)(self._stop, state)
        return bool(self._kernel.WaitForMultipleObjects(2, handles, False, _FOR_EVER) == 1)


class _Message(ctypes.Structure):
    """The beginning of MSG."""

    _fields_ = (("window", ctypes.c_void_p), ("message", ctypes.c_uint), ("parameter", ctypes.c_size_t))


class _Filter(QAbstractNativeEventFilter):
    """Looks at the messages of Windows and lets all of them pass."""

    def __init__(self, begins: Callable[[], object]) -> None:
        super().__init__()
        self._begins = begins

    def nativeEventFilter(self, _kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        told = _Message.from_address(int(message))
        if told.message == _WM_POWERBROADCAST and told.parameter == _PBT_APMSUSPEND:
            self._begins()
        return False, 0


class PowerBroadcast:
    """Calls ``begins`` on the window's thread when sleep begins. Windows waits for nobody: some seconds are left."""

    def __init__(self, begins: Callable[[], object]) -> None:
        self._filter: _Filter | None = _Filter(begins)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)

    def let_sleep(self) -> None:
        """Nothing was held up."""

    def close(self) -> None:
        """End watching."""
        application = QCoreApplication.instance()
        if application is not None and self._filter is not None:
            application.removeNativeEventFilter(self._filter)
        self._filter = None
