"""What could be made of a model by quantizing it here, with what to expect of each; knows no widgets, makes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from app.controllers.machine import Circumstances, Machine

if TYPE_CHECKING:  # psutil comes with it
    from inference.outlook import Outlook


class Prospect(msgspec.Struct, frozen=True, kw_only=True):
    """One version that could be made.

    Attributes:
        quantization: Such as ``Q4_K_M``.
        size: Bytes, about.
        outlook: What to expect of it on this computer.
    """

    quantization: str
    size: int
    outlook: Outlook


def prospects_of(path: Path, machine: Machine, now: Circumstances) -> tuple[Prospect, ...]:
    """What could be made of a file, the largest first. On a worker thread: reads the header.

    Judged as models are before they are downloaded: by the same machine, with what was measured and learnt there.

    Raises:
        ModelFileError: It cannot be read.
    """
    from inference.gguf import read_model_facts  # on a worker
    from inference.quantize_job import targets

    found = targets(read_model_facts(path))
    seen = machine.look(now)
    return tuple(
        Prospect(quantization=each.quantization, size=each.size, outlook=seen.exact(each.facts, 0)) for each in found
    )
