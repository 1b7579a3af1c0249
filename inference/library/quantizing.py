"""Makes a smaller file of a model, beside it or in Hearth's own folder; the original stays as it is.

The new file grows under a name of its own and gets the right one only when it has been loaded and has computed. What
fails or is cancelled leaves nothing behind. No file is ever replaced. How weights are quantized is not known here.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from inference.atomic import sync_folder, write_error
from inference.errors import ModelUnreadable, NoSpace, UsageError
from inference.file_lock import hold
from inference.gguf import read_model_facts
from inference.library.places import program_of, repository_folder
from inference.library.placing import Undo, give_name, growing_name, occupied, refuse_foreign
from inference.library.records import Entry, Spot
from inference.library.unfinished import Unfinished
from inference.library.values import OnProgress, Progress, Roots
from inference.model_facts import ModelFacts
from inference.net.cancel import CancelToken
from inference.quantization import PRECISE, can_be_quantized
from inference.quantize_job import FILE_TYPES, Job, Made, Step
from inference.units import data_size

OCCUPIED_HINT = "Delete that one first, or choose another folder."
MARGIN = 64 * 1024 * 1024  # bytes that stay free

Run = Callable[[Job, CancelToken, Callable[[Step], object]], Made]

_TAIL = re.compile(r"(-\d{5}-of-\d{5})?$")
_TYPE = re.compile(r"[-._](F32|FP32|F16|FP16|BF16|Q8_0)$", re.IGNORECASE)


class Smaller(NamedTuple):
    """A new file.

    Attributes:
        path: Where it is.
        tested: Whether this machine could load it.
    """

    path: Path
    tested: bool


def quantize(
    entry: Entry,
    spot: Spot,
    roots: Roots,
    quantization: str,
    folder: Path | None,
    *,
    threads: int,
    unfinished: Unfinished,
    run: Run,
    cancel: CancelToken,
    on_progress: OnProgress,
) -> Smaller:
    """Make the file. Raises like ``Library.quantize``."""
    name = quantization.upper()
    facts = read_model_facts(Path(spot.path))
    _check(entry, facts, name)
    place = folder or _place(spot, roots, entry)
    refuse_foreign(place, roots)
    target = place / file_name(Path(spot.path).name, name)
    if os.path.lexists(target):
        raise occupied(target, OCCUPIED_HINT)
    with Undo() as undo:
        undo.make_folder(place)
        temporary = growing_name(place)
        undo.add(partial(temporary.unlink, missing_ok=True))
        with unfinished.growing(temporary):
            made = _make(
                Job(
                    source=str(spot.path),
                    target=str(temporary),
                    quantization=name,
                    threads=threads,
                    free=max(_free(place) - MARGIN, 0),
                ),
                temporary,
                run,
                cancel,
                on_progress,
            )
            give_name(temporary, target, OCCUPIED_HINT)
        undo.keep()
    sync_folder(place)
    return Smaller(target, made.tested)


def file_name(source: str, quantization: str) -> str:
    """What the new file is called: as the source, with the new type in the place of the old."""
    stem = _TAIL.sub("", source.removesuffix(".gguf"))
    return f"{_TYPE.sub('', stem) or 'model'}-{quantization}.gguf"


def _make(job: Job, temporary: Path, run: Run, cancel: CancelToken, on_progress: OnProgress) -> Made:
    """Have the file written and tested, and make sure that it is on the disk."""

    def tell(step: Step) -> None:
        on_progress(Progress(step=step.step, done=step.done, total=step.total, path=temporary))

    try:
        # Held while it grows: only a file that nobody works on any more is taken away.
        with temporary.open("xb", buffering=0) as file:
            hold(file.fileno())
            made = run(job, cancel, tell)
            os.fsync(file.fileno())
    except OSError as error:
        raise write_error(temporary, error) from error
    if read_model_facts(temporary).quantization != job.quantization:
        raise ModelUnreadable("The new file is not what it should be and was removed.", "Try another type.")
    cancel.check()
    return made


def _check(entry: Entry, facts: ModelFacts, quantization: str) -> None:
    if quantization not in FILE_TYPES:
        raise UsageError(
            f"“{quantization}” is no type a model can be quantized to here.", f"Choose one of {', '.join(FILE_TYPES)}."
        )
    if not can_be_quantized(facts.quantization):
        raise UsageError(
            f"“{entry.name}” is quantized already ({facts.quantization}); doing it twice would cost too much quality.",
            f"Download the smaller version, or start from a file in {', '.join(PRECISE)}.",
        )
    if facts.parameters * FILE_TYPES[quantization][1] / 8 >= facts.file_size * 0.99:
        raise UsageError(
            f"“{entry.name}” would not become smaller as {quantization}: it has {data_size(facts.file_size)} now.",
            "Choose a smaller type.",
        )


def _place(spot: Spot, roots: Roots, entry: Entry) -> Path:
    """Beside the original where that is the user's own folder, else among Hearth's models."""
    if spot.own and program_of(spot.path, roots) is None:
        return Path(spot.path).parent
    if roots.own is None:
        raise UsageError("There is no folder for the new file.", "Name one.")
    return roots.own / (repository_folder(entry.repository) or Path())


def _free(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError as error:
        raise NoSpace("Nobody can say how much room there is on that drive.", "Choose another folder.") from error
