"""How fast this machine reads its memory: a measurement of under half a second, kept; knows no models.

Writing an answer is bound by it: each token needs nearly all weights once. Reading is left to the C library, whose
``memchr``, ``memcmp`` and ``memmove`` use the widest loads of the processor and are called without the interpreter's
lock, so that threads read side by side as llama.cpp's do. Which of the three is fast differs between libraries
(glibc: all; Windows: ``memcmp`` and ``memmove``; musl: ``memmove``), so all are tried and the best counts: each is a
lower bound of what the memory can do. The same holds for noise: other programs only ever make it slower, so the best
moment counts, and of several measurements the best as well.
"""

from __future__ import annotations

import ctypes
import logging
import mmap
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from inference.atomic import keep_json
from inference.hardware import Hardware
from inference.units import MIB

_log = logging.getLogger(__name__)

SECONDS = 0.4  # a measurement takes
_CHUNK = 2 * MIB  # bytes read by one call
_TRIALS = 4  # calls of each way of reading, to find the fastest
_MOMENT = 0.002  # seconds
_SHARE = 24 * MIB  # bytes of each thread
_TOTAL = (128 * MIB, 1024 * MIB)  # bytes of all threads, at least and at most: more than caches hold
_PLAUSIBLE = (1e9, 2e12)  # bytes a second; DDR2 is not below it, nothing on a desk is above
_ENOUGH = 3  # measurements, each at another start
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
    wanted = max(1, threads or hardware.threads)
    # More threads than cores take turns, and what one has just read comes from the cache.
    count = min(wanted, max(hardware.logical_cores, 1))
    size = min(max(_TOTAL[0], count * _SHARE), _TOTAL[1])
    if size > hardware.memory_available // 4:
        size = max(hardware.memory_available // 4, 0) // MIB * MIB
    if size < count * _CHUNK:
        return assumed_bandwidth(hardware, wanted)
    try:
        with _Readers(size, count) as readers:
            best = readers.best(seconds)
    except (OSError, ValueError, AttributeError, RuntimeError) as error:  # no memory, no library, no more threads
        _log.info("memory bandwidth cannot be measured: %s", error)
        return assumed_bandwidth(hardware, wanted)
    if not _PLAUSIBLE[0] <= best <= _PLAUSIBLE[1]:
        _log.info("memory bandwidth measured as %.3g bytes/s, which cannot be", best)
        return assumed_bandwidth(hardware, wanted)
    return Bandwidth(bytes_per_second=best, threads=wanted)


# ------------------------------------------------------------------------------------------ keeping


class _Best(msgspec.Struct, frozen=True, kw_only=True):
    """The best of so many measurements."""

    bytes_per_second: float
    measurements: int = 1


class _Kept(msgspec.Struct, kw_only=True):
    """The file: by name of the processor and number of threads."""

    format: int = _FORMAT
    processors: dict[str, dict[str, _Best]] = {}


class BandwidthMemory:
    """Remembers measurements in a file of the cache folder, by processor and threads. For one thread at a time.

    The machine may be busy when it is measured first. So the first few starts measure again, and the best stays.

    Args:
        file: JSON; a missing or damaged one is begun anew. ``None``: only in memory.
        seconds: A measurement takes.
    """

    def __init__(self, file: Path | None, seconds: float = SECONDS) -> None:
        self._file = file
        self._seconds = seconds
        self._kept = _Kept()
        self._was_read = False
        self._measured: set[int] = set()

    def known(self, hardware: Hardware, threads: int | None = None) -> Bandwidth | None:
        """What was measured before, on a processor of this name; reads the file the first time."""
        count = max(1, threads or hardware.threads)
        best = self._best(hardware, count)
        return None if best is None else Bandwidth(bytes_per_second=best.bytes_per_second, threads=count)

    def get(self, hardware: Hardware, threads: int | None = None) -> Bandwidth:
        """The best so far; blocks while measuring, which happens at most once for each number of threads."""
        count = max(1, threads or hardware.threads)
        best = self._best(hardware, count)
        if count not in self._measured and (best is None or best.measurements < _ENOUGH):
            self._measured.add(count)
            found = measure_bandwidth(hardware, count, self._seconds)
            if found.source == "measured":
                self._keep(hardware, found, best)
            elif best is None:
                return found
        return self.known(hardware, count) or assumed_bandwidth(hardware, count)

    def _best(self, hardware: Hardware, threads: int) -> _Best | None:
        return self._read().processors.get(_key(hardware), {}).get(str(threads))

    def _keep(self, hardware: Hardware, found: Bandwidth, before: _Best | None) -> None:
        best = _Best(
            bytes_per_second=max(round(found.bytes_per_second), before.bytes_per_second if before else 0),
            measurements=before.measurements + 1 if before else 1,
        )
        self._kept.processors.setdefault(_key(hardware), {})[str(found.threads)] = best
        if self._file is not None:
            keep_json(self._file, self._kept)

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


def _plausible(values: Mapping[str, _Best]) -> dict[str, _Best]:
    low, high = _PLAUSIBLE
    return {threads: best for threads, best in values.items() if low <= best.bytes_per_second <= high}


# ---------------------------------------------------------------------------------------- measuring


class _Readers:
    """Threads that read a buffer side by side. A context manager: it gives the buffer back, if they have ended."""

    def __init__(self, size: int, threads: int) -> None:
        self._library = _c_library()
        self._threads = threads
        self._share = size // threads // _CHUNK * _CHUNK
        self._buffer = mmap.mmap(-1, size)
        self._view = ctypes.c_char.from_buffer(self._buffer)
        self._base = ctypes.addressof(self._view)

    def __enter__(self) -> _Readers:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_error: object) -> None:
        if kind is not None and not issubclass(kind, Exception):
            return  # Ctrl-C ended the waiting for threads that may go on reading: they keep the buffer until they end
        del self._view  # else the buffer could not be closed
        self._buffer.close()

    def best(self, seconds: float) -> float:
        """Bytes a second of all threads together in the best moment of so many seconds."""
        began = time.perf_counter()
        # Memory that was never written is one and the same page of zeros, which comes from the cache.
        self._run(lambda start: self._library.memset(start, 1, self._share))
        read = self._best_way()
        # Where getting the memory took long, at least half of the time is left for reading it.
        deadline = max(began + seconds, time.perf_counter() + seconds / 2)
        intervals: list[tuple[float, float]] = []

        def work(start: int) -> None:
            position = 0
            while (began := time.perf_counter()) < deadline or position == 0:
                read(start + position % self._share, _CHUNK)
                position += _CHUNK
                intervals.append((began, time.perf_counter()))

        self._run(work)
        return best_rate(intervals, _CHUNK)

    def _best_way(self) -> Read:
        library = self._library

        def search(address: int, length: int) -> None:
            library.memchr(address, 0, length)  # there is no 0

        def compare(address: int, length: int) -> None:
            library.memcmp(address, address + length // 2, length // 2)

        def move(address: int, length: int) -> None:
            library.memmove(address, address + length // 2, length // 2)

        def took(read: Read) -> float:
            times = []
            for number in range(_TRIALS):
                began = time.perf_counter()
                read(self._base + number * _CHUNK % self._share, _CHUNK)
                times.append(time.perf_counter() - began)
            return min(times)

        return min((search, compare, move), key=took)

    def _run(self, work: Callable[[int], object]) -> None:
        """Let each thread work on its share; returns when all are done."""
        workers = [
            threading.Thread(target=work, args=(self._base + index * self._share,), name=f"bandwidth-{index}")
            for index in range(self._threads)
        ]
        started: list[threading.Thread] = []
        try:
            for worker in workers:
                worker.start()
                started.append(worker)
        finally:
            for worker in started:
                worker.join()


def best_rate(intervals: Sequence[tuple[float, float]], size: int) -> float:
    """Bytes a second in the best moment, when ``size`` bytes were read in each interval (seconds, from and to).

    A moment is two milliseconds: long enough for some hundred chunks, short enough that other programs leave one
    alone now and then. What an interval read is spread evenly over its time, so no moment gets more than was read.
    """
    if not intervals:
        return 0.0
    first = min(began for began, _ in intervals)
    moments: dict[int, float] = {}
    for began, ended in intervals:
        rate = size / max(ended - began, 1e-9)
        index = int((began - first) / _MOMENT)
        while (start := first + index * _MOMENT) < ended:
            inside = min(ended, start + _MOMENT) - max(began, start)
            moments[index] = moments.get(index, 0.0) + rate * max(inside, 0.0)
            index += 1
    return max(moments.values()) / _MOMENT


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
