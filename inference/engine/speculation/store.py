"""What batches cost on this machine, kept in a file from one start to the next; measures nothing.

A missing or damaged file is begun anew, and one that cannot be written is left: all of it is measured again while
writing.
"""

from __future__ import annotations

import contextlib
import hashlib
import math
from pathlib import Path

import msgspec

from inference.atomic import write_atomically
from inference.engine.speculation.pace import WIDTHS
from inference.errors import StorageError

FILE = "batch-costs.json"
MOST_KEPT = 64  # models


class Kept(msgspec.Struct):
    """The file: costs by what they depend on, the newest last; plain steps by width."""

    costs: dict[str, dict[int, float]] = {}


def cost_key(*parts: object) -> str:
    """A key for everything that costs depend on."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:24]


class CostStore:
    """Costs in a folder; ``None``: nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / FILE if folder is not None else None

    def read(self, key: str) -> dict[int, float]:
        """What is known; only what can be true."""
        costs = self._read().costs.get(key, {})
        return {width: cost for width, cost in costs.items() if width in WIDTHS and 0.5 <= cost <= 4 * width}

    def write(self, key: str, costs: dict[int, float]) -> None:
        """Keep what was measured."""
        if self._file is None or not costs:
            return
        kept = self._read().costs
        kept.pop(key, None)
        kept[key] = {width: round(cost, 3) for width, cost in costs.items() if math.isfinite(cost)}
        newest = dict(list(kept.items())[-MOST_KEPT:])
        with contextlib.suppress(StorageError):
            write_atomically(self._file, msgspec.json.encode(Kept(newest)))

    def _read(self) -> Kept:
        if self._file is None:
            return Kept()
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=Kept)
        except (OSError, msgspec.MsgspecError, ValueError):
            return Kept()
