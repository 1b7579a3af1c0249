"""Processor topologies and container limits, from recorded system files and answers; and this machine."""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

import psutil
import pytest

from inference.hardware import Hardware, read_hardware
from inference.processors import Cores, linux_cores, parse_list, parse_windows_cores, processor_name


def _cpu(root: Path, number: int, siblings: str, **measures: int) -> None:
    folder = root / f"devices/system/cpu/cpu{number}"
    (folder / "topology").mkdir(parents=True)
    (folder / "topology/thread_siblings_list").write_text(siblings + "\n")
    for name, value in measures.items():
        path = folder / ("cpufreq/cpuinfo_max_freq" if name == "frequency" else "cpu_capacity")
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{value}\n")


def test_hyperthreads_are_one_core(tmp_path: Path) -> None:
    for number in range(8):
        _cpu(tmp_path, number, f"{number % 4},{number % 4 + 4}", frequency=4_200_000)
    assert linux_cores(tmp_path, range(8)) == Cores(4, 4, 8)


def test_intel_hybrid_names_its_fast_cores(tmp_path: Path) -> None:
    """Six fast cores with two threads each, eight small ones: i5-13500."""
    for number in range(12):
        pair = number // 2 * 2
        _cpu(tmp_path, number, f"{pair}-{pair + 1}", frequency=4_800_000)
    for number in range(12, 20):
        _cpu(tmp_path, number, str(number), frequency=3_500_000)
    for name, cpus in (("cpu_core", "0-11"), ("cpu_atom", "12-19")):
        (tmp_path / "devices" / name).mkdir()
        (tmp_path / "devices" / name / "cpus").write_text(cpus + "\n")
    assert linux_cores(tmp_path, range(20)) == Cores(14, 6, 20)


def test_clock_tells_small_cores_where_nothing_else_does(tmp_path: Path) -> None:
    for number in range(4):
        _cpu(tmp_path, number, str(number), frequency=5_100_000 - 100_000 * number)
    for number in range(4, 12):
        _cpu(tmp_path, number, str(number), frequency=3_300_000)
    assert linux_cores(tmp_path, range(12)) == Cores(12, 4, 12)


def test_arm_capacity(tmp_path: Path) -> None:
    for number in range(4):
        _cpu(tmp_path, number, str(number), capacity=446)
    for number in range(4, 8):
        _cpu(tmp_path, number, str(number), capacity=1024)
    assert linux_cores(tmp_path, range(8)) == Cores(8, 4, 8)


def test_affinity_leaves_only_what_is_allowed(tmp_path: Path) -> None:
    for number in range(8):
        _cpu(tmp_path, number, f"{number // 2 * 2}-{number // 2 * 2 + 1}")
    assert linux_cores(tmp_path, {0, 2, 3}) == Cores(2, 2, 3)


def test_no_sysfs_is_no_answer(tmp_path: Path) -> None:
    assert linux_cores(tmp_path, range(4)) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("0-3,8\n", {0, 1, 2, 3, 8}), ("5", {5}), ("", set()), ("x-y,3", {3}), ("1-99999999999", set(range(1, 4098)))],
)
def test_kernel_lists(text: str, numbers: set[int]) -> None:
    assert parse_list(text) == numbers


def test_windows_answer_is_understood() -> None:
    """Two fast cores with two threads, four small ones, as Windows 11 lays them out."""

    def core(efficiency: int, mask: int) -> bytes:
        return struct.pack("<IIBB20xHQH6x", 0, 48, 1, efficiency, 1, mask, 0)

    answer = b"".join([core(1, 0b11), core(1, 0b1100), *(core(0, 1 << number) for number in range(4, 8))])
    assert parse_windows_cores(answer) == Cores(6, 2, 8)
    assert parse_windows_cores(answer[:100]) == Cores(2, 2, 4)
    assert parse_windows_cores(b"") is None
    assert parse_windows_cores(bytes(64)) is None


# ------------------------------------------------------------------------------------------ limits


def _system(root: Path, cgroup: str, files: dict[str, str]) -> tuple[Path, Path]:
    proc, sys_root = root / "proc", root / "sys"
    (proc / "self").mkdir(parents=True)
    (proc / "self/cgroup").write_text(cgroup)
    for name, text in files.items():
        path = sys_root / "fs/cgroup" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return sys_root, proc


MIB = 1024**2
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="control groups")


@linux_only
def test_version_two_limits(tmp_path: Path) -> None:
    files = {
        "cpu.max": "max 100000\n",
        "app/cpu.max": "150000 100000\n",
        "app/memory.max": "max\n",
        "app/box/memory.max": f"{512 * MIB}\n",
        "app/box/memory.current": f"{400 * MIB}\n",
        "app/box/memory.stat": f"anon 1\ninactive_file {100 * MIB}\n",
        "app/box/cpu.max": "max 100000\n",
    }
    hardware = read_hardware(*_system(tmp_path, "0::/app/box\n", files))
    assert hardware.processor_quota == 1.5
    assert hardware.threads == 1
    assert hardware.memory_total == 512 * MIB
    assert hardware.memory_available == 212 * MIB


@linux_only
def test_version_one_limits(tmp_path: Path) -> None:
    files = {
        "cpu,cpuacct/docker/cpu.cfs_quota_us": "250000\n",
        "cpu,cpuacct/docker/cpu.cfs_period_us": "100000\n",
        "memory/docker/memory.limit_in_bytes": f"{1024 * MIB}\n",
        "memory/docker/memory.usage_in_bytes": f"{1000 * MIB}\n",
    }
    hardware = read_hardware(*_system(tmp_path, "4:memory:/docker\n1:cpu,cpuacct:/docker\n0::/\n", files))
    assert hardware.processor_quota == 2.5
    assert hardware.memory_total == 1024 * MIB
    assert hardware.memory_available == 24 * MIB


@linux_only
def test_name_of_the_host_inside_a_container_means_the_root(tmp_path: Path) -> None:
    files = {"memory.max": f"{256 * MIB}\n", "memory.current": "0\n"}
    hardware = read_hardware(*_system(tmp_path, "0::/kubepods/pod1/x\n", files))
    assert hardware.memory_total == 256 * MIB


@linux_only
def test_no_limits(tmp_path: Path) -> None:
    files = {"memory/memory.limit_in_bytes": "9223372036854771712\n", "cpu/cpu.cfs_quota_us": "-1\n"}
    hardware = read_hardware(*_system(tmp_path, "2:memory:/\n1:cpu:/\n", files))
    assert hardware.processor_quota is None
    assert hardware.memory_total == psutil.virtual_memory().total


# ----------------------------------------------------------------------------------------- threads


def _hardware(physical: int, performance: int, logical: int, quota: float | None = None) -> Hardware:
    return Hardware(
        physical_cores=physical,
        performance_cores=performance,
        logical_cores=logical,
        processor_quota=quota,
        memory_total=8 << 30,
        memory_available=4 << 30,
    )


@pytest.mark.parametrize(
    ("hardware", "threads", "batch_threads"),
    [
        (_hardware(2, 2, 2), 2, 2),
        (_hardware(1, 1, 2), 2, 2),
        (_hardware(1, 1, 1), 1, 1),
        (_hardware(14, 6, 20), 6, 14),
        (_hardware(8, 8, 16, 2.5), 2, 2),
        (_hardware(8, 8, 16, 0.5), 1, 1),
    ],
)
def test_threads(hardware: Hardware, threads: int, batch_threads: int) -> None:
    assert (hardware.threads, hardware.batch_threads) == (threads, batch_threads)


def test_this_machine() -> None:
    hardware = read_hardware()
    assert 1 <= hardware.performance_cores <= hardware.physical_cores <= hardware.logical_cores <= (os.cpu_count() or 1)
    assert 0 < hardware.memory_available <= hardware.memory_total
    assert 1 <= hardware.threads <= hardware.logical_cores
    assert hardware.system
    assert hardware.machine


def test_processor_name_is_read_from_the_kernel(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("procfs")
    (tmp_path / "cpuinfo").write_text("processor\t: 0\nmodel name\t: Some   Fast CPU @ 3.00GHz\n")
    assert processor_name(tmp_path) == "Some Fast CPU @ 3.00GHz"
