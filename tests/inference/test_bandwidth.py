"""The measurement of memory bandwidth: plausible whatever the machine does, kept, and gone without a trace."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.bandwidth import (
    Bandwidth,
    BandwidthMemory,
    assumed_bandwidth,
    best_rate,
    measure_bandwidth,
)
from inference.hardware import Hardware, read_hardware
from inference.units import MIB
from tests.support.wrong_files import unprivileged

LAPTOP = Hardware(
    machine="x86_64",
    processor="A processor",
    physical_cores=4,
    performance_cores=4,
    logical_cores=8,
    memory_total=2**34,
    memory_available=2**33,
)
SHORT = 0.05  # seconds


# ---------------------------------------------------------------------------------------- measuring


@pytest.mark.parametrize("threads", [1, 2])
def test_what_is_measured_is_plausible_and_leaves_nothing(threads: int) -> None:
    process = psutil.Process()
    before = process.memory_info().rss
    found = measure_bandwidth(read_hardware(), threads, SHORT)
    assert found.source == "measured"
    assert found.threads == threads
    assert 1e9 < found.bytes_per_second < 1e12
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("bandwidth")]
    assert process.memory_info().rss - before < 32 * MIB


@contextmanager
def busy(count: int) -> Iterator[None]:
    """Threads of Python that want the interpreter's lock all the time."""
    ended = threading.Event()

    def spin() -> None:
        while not ended.is_set():
            sum(range(1000))

    spinning = [threading.Thread(target=spin) for _ in range(count)]
    for thread in spinning:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        for thread in spinning:
            thread.join()


def test_busy_interpreter_makes_it_slower_but_not_absurd() -> None:
    with busy(3):
        found = measure_bandwidth(read_hardware(), 2, SHORT)
    # Where other programs are busy too, what comes out may be unbelievable: then it is assumed, never told.
    assert 1e9 < found.bytes_per_second < 1e12


def test_more_threads_than_cores_gain_nothing() -> None:
    """They would take turns, and read from the cache what they have just read."""
    hardware = msgspec.structs.replace(read_hardware(), logical_cores=1)
    found = measure_bandwidth(hardware, 64, SHORT)
    assert found.threads == 64
    assert found.bytes_per_second < 1e12


def test_no_memory_no_threads_no_library_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    full = msgspec.structs.replace(LAPTOP, memory_available=4 * MIB)
    assert measure_bandwidth(full, 4, SHORT) == assumed_bandwidth(full, 4)
    negative = msgspec.structs.replace(LAPTOP, memory_available=-1)
    assert measure_bandwidth(negative, 1, SHORT).source == "assumed"
    started = threading.Thread.start

    def refuse(thread: threading.Thread) -> None:
        if thread.name == "bandwidth-1":
            raise RuntimeError("can't start new thread")
        started(thread)

    monkeypatch.setattr(threading.Thread, "start", refuse)
    assert measure_bandwidth(LAPTOP, 2, SHORT).source == "assumed"
    monkeypatch.undo()
    monkeypatch.setattr("ctypes.CDLL", lambda _name: object())
    assert measure_bandwidth(LAPTOP, 1, SHORT).source == "assumed"


def test_assumptions_are_careful() -> None:
    assert assumed_bandwidth(LAPTOP) == Bandwidth(bytes_per_second=25e9, threads=4, source="assumed")
    assert assumed_bandwidth(LAPTOP, 1).bytes_per_second == 10e9
    apple = msgspec.structs.replace(LAPTOP, system="Darwin 25.0", machine="arm64")
    assert assumed_bandwidth(apple).bytes_per_second == 60e9


# ----------------------------------------------------------------------------------- the best moment


def test_rate_of_the_best_moment() -> None:
    """Two threads side by side for a while, one alone, both held up by something for long."""
    chunk = 100
    both = [(0.001 * n, 0.001 * (n + 1)) for n in range(10)] * 2
    alone = [(0.001 * n, 0.001 * (n + 1)) for n in range(10, 20)]
    held_up = [(0.020, 0.500)] * 2
    assert best_rate(both + alone + held_up, chunk) == pytest.approx(2 * chunk / 0.001)
    assert best_rate(alone + held_up, chunk) == pytest.approx(chunk / 0.001)
    assert best_rate([], chunk) == 0.0


@given(
    st.lists(
        st.tuples(st.floats(0, 1), st.floats(0.0001, 0.3)).map(lambda pair: (pair[0], pair[0] + pair[1])),
        min_size=1,
        max_size=30,
    )
)
def test_rate_is_never_more_than_the_intervals_together(intervals: list[tuple[float, float]]) -> None:
    most = sum(1000 / (ended - began) for began, ended in intervals)
    assert 0 < best_rate(intervals, 1000) <= most * 1.001


# ------------------------------------------------------------------------------------------ keeping


def kept(path: Path, value: float, measurements: int = 3) -> Path:
    best = {"bytes_per_second": value, "measurements": measurements}
    path.write_text(json.dumps({"format": 1, "processors": {"A processor": {"1": best}}}))
    return path


def test_measured_once_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "bandwidth.json"
    hardware = read_hardware()
    memory = BandwidthMemory(file, SHORT)
    first = memory.get(hardware, 1)
    assert first.source == "measured"
    assert memory.get(hardware, 1) == first
    again = BandwidthMemory(file, SHORT)
    assert again.known(hardware, 1) == first
    assert again.known(hardware, 2) is None
    assert again.known(msgspec.structs.replace(hardware, processor="Another"), 1) is None


def test_first_starts_measure_again_and_the_best_stays(tmp_path: Path) -> None:
    """The machine may be busy at the first start."""
    hardware = msgspec.structs.replace(read_hardware(), processor="A processor")
    file = kept(tmp_path / "b.json", 1.001e9, measurements=1)
    assert BandwidthMemory(file, SHORT).get(hardware, 1).bytes_per_second > 1.001e9
    file = kept(file, 1.9e12, measurements=1)
    for _ in range(3):
        assert BandwidthMemory(file, SHORT).get(hardware, 1).bytes_per_second == 1.9e12
    assert '"measurements": 3' in file.read_text()
    file = kept(file, 1.001e9, measurements=3)
    assert BandwidthMemory(file, SHORT).get(hardware, 1).bytes_per_second == 1.001e9


@pytest.mark.parametrize("value", [0, -5e9, 1e30, 5e3])
def test_impossible_values_are_not_believed(tmp_path: Path, value: float) -> None:
    assert BandwidthMemory(kept(tmp_path / "b.json", value)).known(LAPTOP, 1) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"format":1,"processors":{"A processor":{"4":"fast"}}}', b"\xff\xfe", b'{"format":2}'],
)
def test_damaged_files_are_begun_anew(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "b.json"
    file.write_bytes(content)
    memory = BandwidthMemory(file, SHORT)
    assert memory.known(LAPTOP) is None
    memory.get(read_hardware(), 1)
    assert msgspec.json.decode(file.read_bytes())["format"] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with unprivileged():
            found = BandwidthMemory(tmp_path / "b.json", SHORT).get(read_hardware(), 1)
    finally:
        tmp_path.chmod(stat.S_IRWXU)
    assert found.source == "measured"


def test_without_a_file_it_is_remembered_as_long_as_it_lives() -> None:
    memory = BandwidthMemory(None, SHORT)
    found = memory.get(read_hardware(), 1)
    assert memory.get(read_hardware(), 1).bytes_per_second == round(found.bytes_per_second)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_takes_no_memory_from_threads_that_read_it() -> None:
    """The program that is interrupted ends as it wants to, not by a segmentation fault."""
    code = """
import os, signal, threading
from inference.bandwidth import measure_bandwidth
from inference.hardware import read_hardware

signal.signal(signal.SIGINT, signal.default_int_handler)
threading.Timer(0.6, os.kill, (os.getpid(), signal.SIGINT)).start()
try:
    measure_bandwidth(read_hardware(), 2, 1.5)
except KeyboardInterrupt:
    print("interrupted")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "interrupted\n", "")
