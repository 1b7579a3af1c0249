"""What could be made of a model by quantizing it here, with what to expect of each; knows no widgets, makes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

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


def prospects_of(path: Path) -> tuple[Prospect, ...]:
    """What could be made of a file, the largest first. On a worker thread: reads the header.

    Raises:
        ModelFileError: It cannot be read.
    """
    from inference.gguf import read_model_facts  # on a worker
    from inference.hardware import read_hardware
    from inference.outlook import outlook
    from inference.quantize_job import targets

    hardware = read_hardware()
    return tuple(
        Prospect(quantization=each.quantization, size=each.size, outlook=outlook(each.facts, hardware))
        for each in targets(read_model_facts(path))
    )
