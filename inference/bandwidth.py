"""How fast this machine reads its memory: a measurement of under half a second, kept; knows no models.

Writing an answer is bound by it: each token needs nearly all weights once. Reading is left to the C library, whose
``memchr``, ``memcmp`` and ``memmove`` use the widest loads of the processor and are called without the interpreter's
lock, so that threads read side by side as llama.cpp's do. Which of the three is fast differs between libraries
(glibc: all; Windows: ``memcmp`` and ``memmove``; musl: ``memmove``), so all are tried and the best counts: each is a
lower bound of what the memory can do. The same holds for noise: other programs only ever make it slower, so the best
of several passes is kept, and of several measurements the best as well.
"""

from __future__ import annotations

import ctypes
import logging
import math
import mmap
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from inference.atomic import write_atomically
from inference.errors import StorageError
from inference.hardware import Hardware
from inference.units import MIB

_log = logging.getLogger(__name__)

SECONDS = 0.4  # a measurement ends after this time and the pass that is under way
_SLICE = 32 * MIB  # bytes each thread reads in one pass
_LEAST_TOTAL = 128 * MIB  # bytes all threads together read at least: more than most caches hold
_PLAUSIBLE = (1e9, 2e12)  # bytes a second; DDR2 is not below it, nothing on a desk is above
_FORMAT = 1

Read = Callable[[int, int], object]  # address, bytes


class Bandwidth(msgspec.Struct, frozen=True, kw_only=True):
    """Speed of main memory.

    Attributes:
        bytes_per_second: Read by all threads together.
        threads: How many threads read.
        source: ``measured`` on this machine, or ``assumed``: what such machines have at least.
    """

    bytes_per_second: float
    threads: int
    source: Literal["measured", "assumed"] = "measured"


def assumed_bandwidth(hardware: Hardware, threads: int | None = None) -> Bandwidth:
    """A careful guess, for the time before it was measured and for where that fails."""
    count = max(1, threads or hardware.threads)
    apple = hardware.system.startswith("Darwin") and hardware.machine.lower().startswith("arm")
    most, one = (60e9, 30e9) if apple else (25e9, 10e9)
    return Bandwidth(bytes_per_second=min(most, one * count), threads=count, source="assumed")


def measure_bandwidth(hardware: Hardware, threads: int | None = None, seconds: float = SECONDS) -> Bandwidth:
    """Measure; blocks for about ``seconds``, the more the busier the machine is. Call it on a worker thread.

    What cannot be measured is assumed; nothing is raised.

    Args:
        hardware: This machine.
        threads: How many read side by side; as many as decode when ``None``.
        seconds: When to stop.
    """
    count = max(1, threads or hardware.threads)
    size = max(_LEAST_TOTAL, count * _SLICE)
    if size > hardware.memory_available // 4:
        size = max(hardware.memory_available // 4, 0) // MIB * MIB
    if size < count * MIB:
        return assumed_bandwidth(hardware, count)
    try:
        with _Passes(size, count) as passes:
            best = passes.best(time.perf_counter() + seconds)
    except (OSError, ValueError, AttributeError, RuntimeError) as error:  # no memory, no library, no more threads
        _log.info("memory bandwidth cannot be measured: %s", error)
        return assumed_bandwidth(hardware, count)
    if not _PLAUSIBLE[0] <= best <= _PLAUSIBLE[1]:
        _log.info("memory bandwidth measured as %.3g bytes/s, which cannot be", best)
        return assumed_bandwidth(hardware, count)
    return Bandwidth(bytes_per_second=best, threads=count)


# ------------------------------------------------------------------------------------------ keeping


class _Kept(msgspec.Struct, kw_only=True):
    """The file: bytes a second by processor and threads."""

    format: int = _FORMAT
    processors: dict[str, dict[str, float]] = {}


class BandwidthMemory:
    """Remembers measurements in a file of the cache folder, by processor and threads. For one thread at a time.

    Args:
        file: JSON; a missing or damaged one is begun anew. ``None``: only in memory.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._kept = _Kept()
        self._was_read = False

    def known(self, hardware: Hardware, threads: int | None = None) -> Bandwidth | None:
        """What was measured before, on a processor of this name; reads the file the first time."""
        count = max(1, threads or hardware.threads)
        value = self._read().processors.get(_key(hardware), {}).get(str(count))
        return None if value is None else Bandwidth(bytes_per_second=value, threads=count)

    def get(self, hardware: Hardware, threads: int | None = None, *, again: bool = False) -> Bandwidth:
        """What is known, else what is measured now; with ``again`` the better of both. Blocks while measuring."""
        known = self.known(hardware, threads)
        if known is not None and not again:
            return known
        measured = measure_bandwidth(hardware, threads)
        if measured.source == "assumed":
            return known or measured
        best = max((known, measured), key=lambda found: found.bytes_per_second if found else 0.0) or measured
        self._keep(hardware, best)
        return best

    def _keep(self, hardware: Hardware, found: Bandwidth) -> None:
        self._kept.processors.setdefault(_key(hardware), {})[str(found.threads)] = round(found.bytes_per_second)
        if self._file is None:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file, msgspec.json.format(msgspec.json.encode(self._kept), indent=1))
        except (OSError, StorageError) as error:  # it is measured again next time
            _log.info("%s cannot be written: %s", self._file, error)

    def _read(self) -> _Kept:
        if self._was_read or self._file is None:
            return self._kept
        self._was_read = True
        try:
            found = msgspec.json.decode(self._file.read_bytes(), type=_Kept)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return self._kept
        if found.format == _FORMAT:
            self._kept.processors = {name: _plausible(values) for name, values in found.processors.items()}
        return self._kept


def _key(hardware: Hardware) -> str:
    return hardware.processor or hardware.machine


def _plausible(values: Mapping[str, float]) -> dict[str, float]:
    return {
        threads: value
        for threads, value in values.items()
        if math.isfinite(value) and _PLAUSIBLE[0] <= value <= _PLAUSIBLE[1]
    }


# ---------------------------------------------------------------------------------------- measuring


class _Passes:
    """Threads that read a buffer side by side, pass after pass. A context manager: joins them, frees the buffer."""

    def __init__(self, size: int, threads: int) -> None:
        self._buffer = mmap.mmap(-1, size)
        self._view = ctypes.c_char.from_buffer(self._buffer)
        self._base = ctypes.addressof(self._view)
        self._slice = size // threads // 4096 * 4096
        self._threads = threads
        self._library = _c_library()

    def __enter__(self) -> _Passes:
        return self

    def __exit__(self, *_error: object) -> None:
        del self._view  # else the buffer could not be closed
        self._buffer.close()

    def best(self, deadline: float) -> float:
        """Bytes a second of the best pass before the deadline; at least one of each kind is made."""
        kinds = self._kinds()
        self._all(self._touch)
        best = 0.0
        number = 0
        while number < len(kinds) or time.perf_counter() < deadline:
            best = max(best, self._all(kinds[number % len(kinds)]))
            number += 1
        return best

    def _touch(self, address: int, length: int) -> None:
        """Write: memory that was never written is one and the same page of zeros, read from the cache."""
        self._library.memset(address, 1, length)

    def _kinds(self) -> tuple[Read, ...]:
        library = self._library

        def search(address: int, length: int) -> None:
            library.memchr(address, 0, length)  # there is no 0

        def compare(address: int, length: int) -> None:
            library.memcmp(address, address + length // 2, length // 2)

        def move(address: int, length: int) -> None:
            library.memmove(address, address + length // 2, length // 2)

        return search, compare, move

    def _all(self, read: Read) -> float:
        """One pass of all threads, from the first beginning to the last end; bytes a second."""
        times: list[tuple[float, float]] = []
        ready = threading.Barrier(self._threads)

        def work(index: int) -> None:
            try:
                ready.wait()
            except threading.BrokenBarrierError:
                return  # not all of them could be started
            began = time.perf_counter()
            read(self._base + index * self._slice, self._slice)
            times.append((began, time.perf_counter()))

        workers = [
            threading.Thread(target=work, args=(index,), name=f"bandwidth-{index}") for index in range(self._threads)
        ]
        started: list[threading.Thread] = []
        try:
            for worker in workers:
                worker.start()
                started.append(worker)
        except RuntimeError:
            ready.abort()  # the others wait for it
            raise
        finally:
            for worker in started:
                worker.join()
        took = max(end for _, end in times) - min(begin for begin, _ in times)
        return self._slice * self._threads / max(took, 1e-9)


def _c_library() -> ctypes.CDLL:
    library = ctypes.CDLL("msvcrt" if sys.platform == "win32" else None)
    pointer, number, size = ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t
    for name, arguments, result in (
        ("memset", (pointer, number, size), pointer),
        ("memchr", (pointer, number, size), pointer),
        ("memcmp", (pointer, pointer, size), number),
        ("memmove", (pointer, pointer, size), pointer),
    ):
        function = getattr(library, name)
        function.argtypes, function.restype = arguments, result
    return library
