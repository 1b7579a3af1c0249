"""llama.cpp in this process: the library, its log, the flag that aborts a computation; knows no model."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any, Literal

# Forking a debugger from an abort would hang the process that should end.
os.environ.setdefault("GGML_NO_BACKTRACE", "1")
# WORKAROUND libgomp lets a thread that waits for the others burn its core for milliseconds. As soon as anything
# else wants a core too (the window, a browser), the threads wait for each other in turns: on two busy cores
# writing was ten times slower. So many turns, some tens of microseconds, cover what the parts of one
# computation differ in. Read by the library when it is loaded.
if "OMP_WAIT_POLICY" not in os.environ:
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")

import llama_cpp
import llama_cpp.llama_cpp as llama

__all__ = ["AbortFlag", "NativeLog", "initialize", "llama", "release_memory", "version"]

Level = Literal["debug", "info", "warning", "error"]
LogSink = Callable[[Literal["warning", "error"], str], None]

# ggml.h counts NONE 0, DEBUG 1, INFO 2, WARN 3, ERROR 4 and CONT 5; the table in llama-cpp-python is out of date.
_LEVELS: dict[int, Level] = {0: "info", 1: "debug", 2: "info", 3: "warning", 4: "error"}
_CONTINUED = 5

RING_LINES = 400  # of all levels, kept for reports
BURST = 40  # warnings that are passed on at once
REFILL = 4.0  # and after that so many a second

# What llama.cpp calls a warning or an error, but the engine causes and handles itself.
_EXPECTED = (
    "removing memory module entries",  # a cancelled computation
    "failed to find a memory slot",  # idle conversations make room, then it is tried again
    "failed to find available cells",  # the same while a checkpoint comes back
    "decode: failed to decode",
    "graph_compute: ggml_backend_sched_graph_compute_async failed with error 1",  # aborted on purpose
    "process_ubatch: failed to compute graph, compute status: 1",
    "tensor overrides to CPU are used with mmap",  # experts stay where the file is mapped, which is what is wanted
)


_kept_alive: list[Any] = []  # llama.cpp keeps bare pointers to callbacks for as long as the process lives


def version() -> str:
    """Version of llama-cpp-python."""
    return str(llama_cpp.__version__)


class NativeLog:
    """Takes every line llama.cpp logs: all into a ring, warnings and errors on to a sink, within a rate."""

    def __init__(self, sink: LogSink) -> None:
        self._sink = sink
        self._ring: deque[tuple[Level, str]] = deque(maxlen=RING_LINES)
        self._collected: list[tuple[Level, str]] | None = None
        self._partial = ""
        self._level: Level = "info"
        self._allowance = float(BURST)
        self._refilled = time.monotonic()
        self._lock = threading.Lock()
        self._callback = llama.llama_log_callback(self._receive)

    def install(self) -> None:
        """From now on llama.cpp logs here and no longer to standard error."""
        self.take_from(llama.llama_log_set)

    def take_from(self, setter: Callable[[Any, None], object]) -> None:
        """Have another library log here; ``setter``: its function that is told where to."""
        _kept_alive.append(self._callback)
        setter(self._callback, None)

    def collect(self) -> None:
        """Keep every line from here on, until ``collected``."""
        with self._lock:
            self._collected = []

    def collected(self) -> list[tuple[Level, str]]:
        """The lines since ``collect``."""
        with self._lock:
            lines, self._collected = self._collected or [], None
            return lines

    def tail(self, count: int = 60) -> str:
        """The last lines, for a report."""
        with self._lock:
            return "\n".join(line for _level, line in list(self._ring)[-count:])

    def _receive(self, level: int, text: bytes | None, _data: object) -> None:
        # An exception must not travel into C; ctypes would print it and go on, so nothing is lost here.
        line = (text or b"").decode("utf-8", "replace")
        with self._lock:
            if level != _CONTINUED:
                self._level = _LEVELS.get(level, "info")
            self._partial += line
            *lines, self._partial = self._partial.split("\n")
            if len(self._partial) > 4096:  # a line that never ends
                lines, self._partial = [*lines, self._partial], ""
            wanted = [self._keep(line) for line in lines if line.strip()]
        for one in wanted:
            if one is not None:
                self._sink(*one)

    def _keep(self, line: str) -> tuple[Literal["warning", "error"], str] | None:
        """Under the lock: store a line; return it when it is to be passed on."""
        level = self._level
        self._ring.append((level, line))
        if self._collected is not None and len(self._collected) < 20_000:
            self._collected.append((level, line))
        if level not in ("warning", "error") or any(words in line for words in _EXPECTED):
            return None
        now = time.monotonic()
        self._allowance = min(BURST, self._allowance + (now - self._refilled) * REFILL)
        self._refilled = now
        if self._allowance < 1:
            return None
        self._allowance -= 1
        return level, line


class AbortFlag:
    """A byte that llama.cpp polls between the nodes of a computation (on the processor only).

    Polling a Python function would need the interpreter's lock for every node. ``strlen`` fits the
    signature ``bool (*)(void *)`` as far as the calling conventions of x86-64 and arm64 go: it gives 0 for
    an empty text and 1 for a text of one byte. It is tried out once; where it does not work, a Python
    function takes its place.

    Attributes:
        native: Whether the C function is used.
    """

    def __init__(self) -> None:
        self._byte = ctypes.create_string_buffer(2)
        self.data = ctypes.cast(self._byte, ctypes.c_void_p)
        callback = self._native_callback()
        self.native = callback is not None
        self.callback: Any = callback or llama.ggml_abort_callback(lambda _data: self._byte.raw[0] != 0)

    def set(self) -> None:
        """Abort what is being computed, and whatever is begun before ``clear``."""
        self._byte[0] = b"\x01"

    def clear(self) -> None:
        """Let computations run again."""
        self._byte[0] = b"\x00"

    def _native_callback(self) -> Any:
        try:
            library = ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None)
            callback = ctypes.cast(library.strlen, llama.ggml_abort_callback)
            quiet = callback(self.data)
            self.set()
            raised = callback(self.data)
            self.clear()
        except (OSError, AttributeError, TypeError, ctypes.ArgumentError):
            self.clear()
            return None
        return callback if (quiet, raised) == (False, True) else None


def initialize(log: NativeLog, load: Callable[[], object] = lambda: None) -> None:
    """Prepare llama.cpp, once in the life of the process; ``load``: loads what comes in separate libraries."""
    log.install()
    load()
    llama.llama_backend_init()


def release_memory() -> None:
    """Hand freed memory back to the system, where the C library would rather keep it."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
