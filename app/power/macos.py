"""macOS says when memory is low and when the computer is about to sleep, and waits for that; knows no model.

Written after Apple's documentation of dispatch sources and of ``IORegisterForSystemPower``; not run on macOS yet.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

_WARN, _CRITICAL = 2, 4  # DISPATCH_MEMORYPRESSURE_…
_CAN_SLEEP, _WILL_SLEEP = 0xE0000270, 0xE0000280  # kIOMessage…

_HANDLER = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_POWER_CALLBACK = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_uint, ctypes.c_uint, ctypes.c_void_p)
_FRAMEWORK = "/System/Library/Frameworks/{0}.framework/{0}"


class MemorySource:
    """Calls ``low``, on a thread of the system, when memory has become low."""

    def __init__(self, low: Callable[[], object]) -> None:
        self._handler = _HANDLER(lambda _context: low())  # the system keeps a bare pointer to it
        self._system: Any = ctypes.CDLL(None)
        self._system.dispatch_source_create.restype = ctypes.c_void_p
        self._system.dispatch_source_create.argtypes = (
            ctypes.c_void_p,
            ctypes.c_size_t,
            ctypes.c_size_t,
            ctypes.c_void_p,
        )
        self._system.dispatch_source_set_event_handler_f.argtypes = (ctypes.c_void_p, _HANDLER)
        for name in ("dispatch_resume", "dispatch_source_cancel", "dispatch_release"):
            getattr(self._system, name).argtypes = (ctypes.c_void_p,)
        kind = ctypes.byref(ctypes.c_char.in_dll(self._system, "_dispatch_source_type_memorypressure"))
        self._source: int | None = self._system.dispatch_source_create(kind, 0, _WARN | _CRITICAL, None)
        if self._source:
            self._system.dispatch_source_set_event_handler_f(self._source, self._handler)
            self._system.dispatch_resume(self._source)

    def close(self) -> None:
        """End watching."""
        if self._source:
            self._system.dispatch_source_cancel(self._source)
            self._system.dispatch_release(self._source)
        self._source = None


class SystemPower:
    """Calls ``begins`` on the window's thread when sleep begins, and holds it up until ``let_sleep`` (30 s at most).

    The news come over the loop of the main thread, which on macOS is Qt's, too.
    """

    def __init__(self, begins: Callable[[], object]) -> None:
        self._begins = begins
        self._waits: int | None = None
        self._callback = _POWER_CALLBACK(self._take)
        self._io = _library("IOKit")
        self._loop = _library("CoreFoundation")
        self._io.IORegisterForSystemPower.restype = ctypes.c_uint
        self._io.IONotificationPortGetRunLoopSource.restype = ctypes.c_void_p
        self._io.IONotificationPortGetRunLoopSource.argtypes = (ctypes.c_void_p,)
        self._io.IOAllowPowerChange.argtypes = (ctypes.c_uint, ctypes.c_void_p)
        self._io.IONotificationPortDestroy.argtypes = (ctypes.c_void_p,)
        self._loop.CFRunLoopGetMain.restype = ctypes.c_void_p
        self._loop.CFRunLoopAddSource.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
        self._port, self._notifier = ctypes.c_void_p(), ctypes.c_uint()
        self._root = self._io.IORegisterForSystemPower(
            None, ctypes.byref(self._port), self._callback, ctypes.byref(self._notifier)
        )
        if self._root:
            source = self._io.IONotificationPortGetRunLoopSource(self._port)
            modes = ctypes.c_void_p.in_dll(self._loop, "kCFRunLoopCommonModes")
            self._loop.CFRunLoopAddSource(self._loop.CFRunLoopGetMain(), source, modes)

    def let_sleep(self) -> None:
        """Sleep may begin."""
        if self._waits is not None:
            self._io.IOAllowPowerChange(self._root, self._waits)
            self._waits = None

    def close(self) -> None:
        """End watching; nothing is held up any more."""
        self.let_sleep()
        if self._root:
            self._io.IODeregisterForSystemPower(ctypes.byref(self._notifier))
            self._io.IONotificationPortDestroy(self._port)
            self._root = 0

    def _take(self, _context: int | None, _service: int, message: int, argument: int | None) -> None:
        if message == _CAN_SLEEP:
            self._io.IOAllowPowerChange(self._root, argument)
        elif message == _WILL_SLEEP:
            self._waits = argument
            self._begins()


def _library(name: str) -> Any:
    return ctypes.CDLL(_FRAMEWORK.format(name))
