"""What to expect of models that are on this computer: memory and speed. Plain functions for a worker thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.controllers.machine import Circumstances, Machine
from inference.errors import HearthError

if TYPE_CHECKING:  # psutil comes with it
    from inference.outlook import Outlook


def outlooks_of(paths: Sequence[Path], machine: Machine, now: Circumstances) -> dict[Path, Outlook]:
    """What to expect of each of the files; those that cannot be read are left out. Reads their headers.

    Judged as models are before they are downloaded: by the same machine, with what was measured and learnt there.
    """
    from inference.gguf import read_model_facts  # on a worker

    seen = machine.look(now)
    found = {}
    for path in paths:
        try:
            found[path] = seen.exact(read_model_facts(path), 0)
        except (HearthError, OSError):
            continue
    return found
