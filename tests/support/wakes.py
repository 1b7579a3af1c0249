"""How often the threads of a process were woken: each waited for something and went on. Linux only."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def wakes(pid: int) -> dict[str, int]:
    """By thread id: voluntary switches so far. A thread that ends meanwhile is left out."""
    found: dict[str, int] = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):
            status = (task / "status").read_text(encoding="utf-8", errors="replace")
            line = next(line for line in status.splitlines() if line.startswith("voluntary_ctxt_switches"))
            found[task.name] = int(line.split()[1])
    return found
