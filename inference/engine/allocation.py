"""What llama.cpp's log says it has allocated: it tells nobody else. Knows only lines of text.

The lines come from ``src/llama-model.cpp``, ``src/llama-kv-cache*.cpp``, ``src/llama-memory-recurrent.cpp`` and
``src/llama-context.cpp``, one for each buffer, with a hundredth of a MiB as the last digit.
"""

from __future__ import annotations

import re

from inference.engine.load_errors import LogLines
from inference.protocol import Allocation
from inference.units import MIB

_WEIGHTS = re.compile(r"(\S+) +model buffer size = +([\d.]+) MiB")
_MEMORY = re.compile(r"(\S+) +(?:KV|RS|DSV4 \S+ state) buffer size = +([\d.]+) MiB")
_COMPUTE = re.compile(r"(\S+) +(compute|output) buffer size = +([\d.]+) MiB")


def weights_allocated(log: LogLines, *, mapped: bool) -> Allocation:
    """The part of an allocation that is made with the weights.

    Args:
        log: What was logged while they were loaded.
        mapped: Whether the file was mapped: then what the processor keeps in an order of its own exists twice.
    """
    weights = copies = gpu = 0
    for device, size in _sizes(_WEIGHTS, log):
        if mapped and _rearranged(device):
            copies += size
        else:
            weights += size
        gpu += 0 if _is_main(device) else size
    return Allocation(weights=weights, copies=copies, gpu=gpu)


def context_allocated(log: LogLines) -> Allocation:
    """The part of an allocation that is made with a context."""
    memory = _sizes(_MEMORY, log)
    # A buffer that grows is named again.
    compute = {(device, use): _bytes(size) for device, use, size in _found(_COMPUTE, log)}
    return Allocation(
        kv=sum(size for _device, size in memory),
        compute=sum(compute.values()),
        gpu=sum(size for device, size in memory if not _is_main(device))
        + sum(size for (device, _use), size in compute.items() if not _is_main(device)),
    )


def together(weights: Allocation, context: Allocation) -> Allocation:
    """Both parts of one model."""
    return Allocation(
        weights=weights.weights,
        copies=weights.copies,
        kv=context.kv,
        compute=context.compute,
        gpu=weights.gpu + context.gpu,
    )


def _sizes(pattern: re.Pattern[str], log: LogLines) -> list[tuple[str, int]]:
    return [(device, _bytes(size)) for device, size in _found(pattern, log)]


def _found(pattern: re.Pattern[str], log: LogLines) -> list[tuple[str, ...]]:
    return [match.groups() for _level, line in log if (match := pattern.search(line))]


def _bytes(mebibytes: str) -> int:
    return round(float(mebibytes) * MIB)


def _is_main(buffer: str) -> bool:
    """Whether a buffer type lies in main memory: the processor's, and what graphics reach from there."""
    return buffer.startswith(("CPU", "AMX")) or buffer.endswith("_Host")


def _rearranged(buffer: str) -> bool:
    """Whether it holds weights in an order of the processor's own: ``CPU_REPACK``, ``CPU_KLEIDIAI``, ``AMX`` …"""
    return _is_main(buffer) and not buffer.endswith("_Host") and buffer not in ("CPU", "CPU_Mapped")
