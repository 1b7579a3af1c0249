"""What this machine has for running models: processor cores, memory, disk; knows no models, loads no llama.cpp.

Limits on this process (processor affinity, container quotas) count as the machine's size. Graphics devices
are known to llama.cpp only; ask the engine with ``Probe``.
"""

from __future__ import annotations

import contextlib
import math
import os
import platform
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import psutil

from inference.processors import processor_name, read_cores

MOST_THREADS = 512  # of one computation, GGML_MAX_N_THREADS


class Hardware(msgspec.Struct, frozen=True, kw_only=True):
    """Processor and memory as this process may use them.

    Attributes:
        system: Operating system and version, such as ``Linux 6.1``.
        machine: Kind of processor, such as ``x86_64`` or ``arm64``.
        processor: Name of the processor; may be empty.
        physical_cores: Cores, hardware threads of one core counted once.
        performance_cores: The fast ones of them.
        logical_cores: Hardware threads.
        processor_quota: Cores' worth of time a container grants, ``None`` without a limit.
        memory_total: Bytes.
        memory_available: Bytes that can be used without swapping.
    """

    system: str = ""
    machine: str = ""
    processor: str = ""
    physical_cores: int
    performance_cores: int
    logical_cores: int
    processor_quota: float | None = None
    memory_total: int
    memory_available: int

    @property
    def threads(self) -> int:
        """Threads that write answers best: memory bandwidth decides, so small cores and siblings only hinder."""
        return self._within_quota(self.performance_cores)

    @property
    def batch_threads(self) -> int:
        """Threads that read prompts best: arithmetic decides, so every physical core helps."""
        return self._within_quota(self.physical_cores)

    def _within_quota(self, cores: int) -> int:
        # One core with two hardware threads is better used by two.
        cores = min(max(cores, min(2, self.logical_cores)), MOST_THREADS)
        # Threads wait for one another by spinning; one more than the quota stalls all of them.
        return max(1, cores if self.processor_quota is None else min(cores, math.floor(self.processor_quota)))


def read_hardware(sys_root: Path = Path("/sys"), proc_root: Path = Path("/proc")) -> Hardware:
    """Ask the system; milliseconds.

    Args:
        sys_root: Where sysfs is mounted (Linux).
        proc_root: Where procfs is mounted (Linux).
    """
    cores = read_cores(sys_root)
    groups = list(_control_groups(sys_root, proc_root))
    quotas = [quota for group in groups if (quota := _quota(group)) is not None]
    total, available = _memory(groups)
    return Hardware(
        system=f"{platform.system()} {platform.release()}".strip(),
        machine=platform.machine(),
        processor=processor_name(proc_root),
        physical_cores=cores.physical,
        performance_cores=cores.performance,
        logical_cores=cores.logical,
        processor_quota=min(quotas, default=None),
        memory_total=total,
        memory_available=available,
    )


def free_memory(sys_root: Path = Path("/sys"), proc_root: Path = Path("/proc")) -> int:
    """Bytes that can be used without swapping, now."""
    return _memory(_control_groups(sys_root, proc_root))[1]


def free_disk(folder: Path) -> int | None:
    """Bytes free where ``folder`` lies or will lie; ``None`` when nobody can say."""
    for place in (folder, *folder.parents):
        with contextlib.suppress(OSError):
            return shutil.disk_usage(place).free
    return None


# ----------------------------------------------------------------------------------- control groups


def _control_groups(sys_root: Path, proc_root: Path) -> Iterator[Path]:
    """Folders of the control groups (version 1 and 2) this process is in, up to the root of each hierarchy."""
    mount = sys_root / "fs/cgroup"
    for line in _read(proc_root / "self/cgroup").splitlines():
        number, _, rest = line.partition(":")
        controllers, _, name = rest.partition(":")
        if number == "0" and not controllers:
            hierarchies = [mount, mount / "unified"]
        elif {"cpu", "memory"} & set(controllers.split(",")):
            hierarchies = [mount / controllers, *(mount / word for word in controllers.split(","))]
        else:
            continue
        for hierarchy in dict.fromkeys(hierarchies):
            # Inside a container the name may be the host's, which is not visible: the root stands for it.
            folder = hierarchy / name.strip("/")
            while folder != hierarchy and not folder.is_dir():
                folder = folder.parent
            yield folder
            while folder != hierarchy:
                folder = folder.parent
                yield folder


def _memory(groups: Iterable[Path]) -> tuple[int, int]:
    """Bytes there are within the limits of all groups, and how many of them are free."""
    memory = psutil.virtual_memory()
    total, available = memory.total, memory.available
    for group in groups:
        limit, free = _memory_limit(group)
        if 0 < limit < total:
            total = limit
        if 0 < limit < memory.total:
            available = min(available, free)
    return total, max(available, 0)


def _quota(group: Path) -> float | None:
    """Cores' worth of processor time a group grants."""
    words = _read(group / "cpu.max").split() or [
        _read(group / "cpu.cfs_quota_us").strip(),
        _read(group / "cpu.cfs_period_us").strip(),
    ]
    if len(words) != 2 or not all(word.isdigit() for word in words) or int(words[1]) == 0:
        return None  # "max", -1, or no such file
    return int(words[0]) / int(words[1])


def _memory_limit(group: Path) -> tuple[int, int]:
    """Bytes a group may use, 0 without a limit, and how many of them are free."""
    limit = _integer(group / "memory.max") or _integer(group / "memory.limit_in_bytes")
    used = _integer(group / "memory.current") or _integer(group / "memory.usage_in_bytes")
    if not limit:
        return 0, 0
    reclaimable = 0
    for line in _read(group / "memory.stat").splitlines():
        name, _, value = line.partition(" ")
        # Pages of files that nobody uses make room at once.
        if name in ("inactive_file", "total_inactive_file") and value.strip().isdigit():
            reclaimable = max(reclaimable, int(value))
    return limit, limit - used + min(reclaimable, used)


def _integer(path: Path) -> int:
    text = _read(path).strip()
    return int(text) if text.isdigit() else 0


def _read(path: Path) -> str:
    if os.name != "posix":
        return ""
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
