"""How many processor cores this process may use, and which of them are fast; knows no memory, no models.

Three ways to ask, one for each system. The one for Linux is run by the tests; those for macOS and Windows
have only been run on recorded answers of these systems.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import platform
import struct
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import psutil


class Cores(NamedTuple):
    """Counts of cores that this process may use.

    Attributes:
        physical: Cores, hardware threads of one core counted once.
        performance: The fast ones of them; all, where there is only one kind.
        logical: Hardware threads.
    """

    physical: int
    performance: int
    logical: int


def read_cores(sys_root: Path = Path("/sys")) -> Cores:
    """Count the cores of this machine that this process may run on."""
    found: Cores | None = None
    if sys.platform == "linux":
        found = linux_cores(sys_root, os.sched_getaffinity(0))
    elif sys.platform == "darwin":
        found = macos_cores()
    elif sys.platform == "win32":
        found = windows_cores()
    logical = psutil.cpu_count(logical=True) or 1
    if found and found.physical > 0:
        return found
    physical = psutil.cpu_count(logical=False) or max(1, logical // 2)
    return Cores(physical, physical, logical)


def processor_name(proc_root: Path = Path("/proc")) -> str:
    """The processor's name as its maker gives it, as far as the system tells."""
    if sys.platform == "linux":
        for line in _text(proc_root / "cpuinfo").splitlines():
            label, _, value = line.partition(":")
            if label.strip().lower() in ("model name", "hardware", "cpu model") and value.strip():
                return " ".join(value.split())
    if sys.platform == "darwin" and (name := _sysctl_text("machdep.cpu.brand_string")):
        return name
    return platform.processor() or platform.machine()


# -------------------------------------------------------------------------------------------- Linux

# Cores below this share of the fastest one's capacity or clock are the small ones of a mixed processor.
# Favoured cores differ by a few per cent, the small ones of ARM, Intel and AMD by 25 % and more.
_FAST_SHARE = 0.8


def linux_cores(sys_root: Path, allowed: Iterable[int]) -> Cores | None:
    """Cores from sysfs, among the ``allowed`` logical processors; ``None`` where sysfs tells nothing."""
    cpus = sys_root / "devices/system/cpu"
    core_of: dict[int, frozenset[int]] = {}
    for cpu in allowed:
        siblings = parse_list(_text(cpus / f"cpu{cpu}/topology/thread_siblings_list"))
        core_of[cpu] = frozenset(siblings) or frozenset({cpu})
    if not core_of or not (cpus / "cpu0/topology").is_dir():
        return None
    fast = _fast_cpus(sys_root, core_of)
    cores = set(core_of.values())
    return Cores(len(cores), len({core_of[cpu] for cpu in fast}) or len(cores), len(core_of))


def _fast_cpus(sys_root: Path, core_of: Mapping[int, frozenset[int]]) -> set[int]:
    """The logical processors that belong to fast cores."""
    named = parse_list(_text(sys_root / "devices/cpu_core/cpus"))  # Intel's mixed processors
    if named and (here := named & core_of.keys()):
        return here
    cpus = sys_root / "devices/system/cpu"
    for measure in ("cpu_capacity", "cpufreq/cpuinfo_max_freq"):
        speeds = {cpu: _number(_text(cpus / f"cpu{cpu}" / measure)) for cpu in core_of}
        if all(speeds.values()):
            return {cpu for cpu, speed in speeds.items() if speed >= _FAST_SHARE * max(speeds.values())}
    return set(core_of)


def parse_list(text: str) -> set[int]:
    """Numbers of a kernel list such as ``0-3,8``; empty when it is none."""
    numbers: set[int] = set()
    for part in text.strip().split(","):
        first, _, last = part.partition("-")
        if not first.isdigit() or (last and not last.isdigit()):
            continue
        numbers.update(range(int(first), min(int(last or first), int(first) + 4096) + 1))
    return numbers


def _number(text: str) -> int:
    return int(text) if text.strip().isdigit() else 0


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""


# -------------------------------------------------------------------------------------------- macOS


def macos_cores() -> Cores | None:
    """Cores from ``sysctl``; level 0 are the performance cores of Apple's processors."""
    physical, logical = _sysctl_number("hw.physicalcpu"), _sysctl_number("hw.logicalcpu")
    if not physical:
        return None
    return Cores(physical, _sysctl_number("hw.perflevel0.physicalcpu") or physical, logical or physical)


def _sysctl(name: str) -> bytes:
    library = ctypes.util.find_library("c")
    if not library:
        return b""
    function = ctypes.CDLL(library).sysctlbyname
    size = ctypes.c_size_t(256)
    buffer = ctypes.create_string_buffer(size.value)
    if function(name.encode(), buffer, ctypes.byref(size), None, ctypes.c_size_t(0)) != 0:
        return b""
    return buffer.raw[: size.value]


def _sysctl_number(name: str) -> int:
    value = _sysctl(name)
    return int.from_bytes(value, sys.byteorder) if len(value) in (4, 8) else 0


def _sysctl_text(name: str) -> str:
    return _sysctl(name).split(b"\x00")[0].decode("utf-8", "replace").strip()


# ------------------------------------------------------------------------------------------ Windows

_RELATION_PROCESSOR_CORE = 0


def windows_cores() -> Cores | None:
    """Cores from ``GetLogicalProcessorInformationEx``."""
    loader = getattr(ctypes, "WinDLL", None)  # absent elsewhere
    if loader is None:
        return None
    function = loader("kernel32", use_last_error=True).GetLogicalProcessorInformationEx
    length = ctypes.c_ulong(0)
    function(_RELATION_PROCESSOR_CORE, None, ctypes.byref(length))
    buffer = ctypes.create_string_buffer(length.value)
    if not length.value or not function(_RELATION_PROCESSOR_CORE, buffer, ctypes.byref(length)):
        return None
    return parse_windows_cores(buffer.raw[: length.value])


def parse_windows_cores(data: bytes) -> Cores | None:
    """Cores in the answer of ``GetLogicalProcessorInformationEx(RelationProcessorCore)`` of 64-bit Windows.

    Each record: relationship and size (32 bits each), then PROCESSOR_RELATIONSHIP: flags, efficiency class
    (8 bits each), 20 reserved bytes, a 16-bit count of group masks, then masks of 16 bytes each.
    """
    classes: list[int] = []
    logical = 0
    position = 0
    while position + 32 <= len(data):
        relationship, size = struct.unpack_from("<II", data, position)
        if size < 32 or position + size > len(data):
            break
        if relationship == _RELATION_PROCESSOR_CORE:
            classes.append(data[position + 9])
            (groups,) = struct.unpack_from("<H", data, position + 30)
            for mask in range(min(groups, (size - 32) // 16)):
                logical += struct.unpack_from("<Q", data, position + 32 + 16 * mask)[0].bit_count()
        position += size
    if not classes:
        return None
    # A higher class is faster and less efficient; where all are equal there is one kind.
    return Cores(len(classes), classes.count(max(classes)), logical)
